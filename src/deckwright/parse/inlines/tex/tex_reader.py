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
_ENVIRONMENT = re.compile(r"\\(begin|end)\{(\w+)\*?\}(\{\d+\})?")
_LIKE = {
    **dict.fromkeys("align aligned alignat alignedat eqnarray flalign".split(), "align*"),
    **dict.fromkeys("gather gathered multline multlined".split(), "matrix"),
    **dict.fromkeys("equation displaymath math".split(), ""),
}
"""Environments that latex2mathml does not know, or numbers by itself, and what sets the same: lines
by their `&`, lines in the middle, the formula alone."""
_NO_FORMULA = re.compile(r"\\label\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])")
"""What says how a formula is numbered."""
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

    known = _ENVIRONMENT.sub(_as_known, _NO_FORMULA.sub("", tex))
    try:
        root = convert_to_element(known)
    except Exception as failure:  # it raises anything on broken input, or nothing but its type
        raise TexError("cannot be read") from failure
    _check_commands(root)
    try:
        return read_row(tuple(root))
    except MathmlError as failure:
        raise TexError(str(failure)) from failure


def _as_known(found: re.Match[str]) -> str:
    if found[2] not in _LIKE:
        return found[0]
    columns = "" if "alignat" in found[2] or "alignedat" in found[2] else found[3] or ""
    return (f"\\{found[1]}{{{_LIKE[found[2]]}}}" if _LIKE[found[2]] else "") + columns


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
