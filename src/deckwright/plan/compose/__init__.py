"""What stands where on a slide, how large, and on how many slides: arrangements, fitting, pages."""
