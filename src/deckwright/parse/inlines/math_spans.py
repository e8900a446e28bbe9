"""Formulas, and what is wrong with them."""

from __future__ import annotations

from deckwright.diagnostics import warning
from deckwright.model.inlines import PLAIN, Math, Style
from deckwright.model.source import Span
from deckwright.parse.inlines.tex import TexError, in_a_line, read_tex
from deckwright.parse.syntax.clean_text import one_line
from deckwright.parse.talk_context import TalkContext


def read_math(
    context: TalkContext, tex: str, span: Span, style: Style = PLAIN, *, display: bool = False
) -> Math:
    """The formula that `tex` says; as LaTeX, and with a warning, where it cannot be read."""
    tex = one_line(tex).strip()
    try:
        formula = read_tex(tex)
    except TexError as failure:
        message = f"the formula {failure}; it is shown as LaTeX"
        context.report(warning("DW219", span, message, "mend it, or write `\\$` for a dollar"))
        return Math(tex, style, display=display)
    return Math(tex, style, formula, in_a_line(formula), display)
