"""Inline tokens as the runs of `model.inlines`: links, pictures and formulas among them."""
