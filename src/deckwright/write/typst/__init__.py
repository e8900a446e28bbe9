"""Typst, as slides and handout use it: its call, its fonts and pictures, the files it makes."""
