"""LaTeX formulas → `Formula`, by way of MathML."""

from deckwright.parse.tex.linear import in_a_line
from deckwright.parse.tex.reading import TexError, read_tex

__all__ = ["TexError", "in_a_line", "read_tex"]
