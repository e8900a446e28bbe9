"""LaTeX as a formula. latex2mathml knows the commands; this module says what it lets pass."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from deckwright.model.formulas import Formula
from deckwright.parse.inlines.tex.mathml_reader import MathmlError, read_row

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LONGEST = 4_000
_DEEPEST = 40
"""Bounds on what is handed to latex2mathml, which works by recursion."""
_ESCAPED = re.compile(r"\\[\\{}]")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")


class TexError(ValueError):
    """Why a formula could not be read, in words."""


@lru_cache(maxsize=512)
def read_tex(tex: str) -> Formula:
    """The formula that `tex` says. Raises `TexError`."""
    if not tex.strip():
        raise TexError("is empty")
    _check_braces(tex)
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - few talks hold formulas

    try:
        root = convert_to_element(tex)
    except Exception as failure:  # it raises anything on broken input, or nothing but its type
        raise TexError("cannot be read") from failure
    _check_commands(root)
    try:
        return read_row(tuple(root))
    except MathmlError as failure:
        raise TexError(str(failure)) from failure


def _check_braces(tex: str) -> None:
    if len(tex) > _LONGEST:
        raise TexError(f"is longer than {_LONGEST} characters")
    depth = 0
    for brace in re.findall("[{}]", _ESCAPED.sub("", tex)):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            raise TexError("closes a brace that is not open")
        if depth > _DEEPEST:
            raise TexError(f"nests deeper than {_DEEPEST} levels")
    if depth:
        raise TexError("leaves a brace open")


def _check_commands(root: Element) -> None:
    """A command that latex2mathml does not know comes back as a letter."""
    for leaf in root.iter():
        text = html.unescape(leaf.text or "")
        if leaf.tag != "mtext" and _COMMAND.fullmatch(text) and len(text) > 1:
            raise TexError(f"has a command that is not known: `{text}`")
