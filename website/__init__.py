"""What the documentation is made with: reference pages, the site, pictures of the program."""
