"""What tells a text from plain text that runs from left to right: its style, its direction."""

from __future__ import annotations

import unicodedata
from typing import Any, Final, TypeAlias

from deckwright.language import is_right_to_left, primary
from deckwright.model.inlines import PLAIN, Inlines, Style, plain_text

Node: TypeAlias = dict[str, Any]

_SCRIPT_LANGUAGES: Final = {"R": "he", "AL": "ar"}
"""The likeliest language of a bidirectional class."""


def direction(inlines: Inlines, language: str) -> Node:
    """The language that a paragraph is set in from right to left, or nothing.

    Its first strong character decides (Unicode Annex 9, rule P2); `language` is the talk's.
    """
    text = plain_text(inlines)
    if text.isascii():
        return {}
    strong = (unicodedata.bidirectional(char) for char in text)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    if first == "L":
        return {}
    own = is_right_to_left(language)
    return {"rtl": primary(language) if own else _SCRIPT_LANGUAGES[first]}


def styled(style: Style) -> Node:
    """What differs from plain text. A colour becomes the handout's accent: paper has one."""
    if style == PLAIN:
        return {}
    flags = ("bold", "italic", "strike", "underline", "code", "highlight", "small_caps")
    node: Node = {flag: True for flag in flags if getattr(style, flag)}
    if style.baseline != "normal":
        node["baseline"] = style.baseline
    if style.color is not None:
        node["colored"] = True
    return node
