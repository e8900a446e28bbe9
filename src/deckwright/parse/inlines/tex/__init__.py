"""LaTeX formulas → `Formula`, by way of MathML."""

from deckwright.parse.inlines.tex.linear_math import in_a_line
from deckwright.parse.inlines.tex.tex_reader import TexError, read_tex

__all__ = ["TexError", "in_a_line", "read_tex"]
