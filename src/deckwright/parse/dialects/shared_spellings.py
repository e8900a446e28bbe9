"""What several dialects share: sizes in a picture's description, lists one by one, columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from deckwright.parse.dialects.code_and_comments import fenced, outside_code, top_tokens
from deckwright.parse.dialects.slide_rows import Row, Rows, is_blank, written

IMAGE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"""\((?P<target>\s*(?:<[^<>]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*)\)"""
    r"(?P<attributes>\{[^{}]*\})?"
)
"""A picture: its description, what stands in its brackets, and attributes of ours."""

_SIZE = re.compile(
    r"(?:w|width|h|height):(?:(?P<number>\d*\.?\d+)(?P<unit>px|cm|mm|in|pt|em|%)?|auto)"
)
_PICTURE = re.compile(
    r"https?://[^\s<>]+|[^<>\n]+\.(?:png|jpe?g|gif|webp|svg)(?:[?#][^<>\n]*)?", re.IGNORECASE
)
_PICTURE_BEGIN = re.compile(r"(?<=!)\[|<(?=img\b)", re.IGNORECASE)
_EM = 30
"""Pixels of an `em` where a slide is 1280 pixels wide, about."""


def sized(word: str) -> str | None:
    """`w:200` or `height:3em` as our `width=200px`; empty for `auto`, None for another word."""
    found = _SIZE.fullmatch(word)
    if found is None:
        return None
    if not found["number"]:
        return ""
    number, unit = float(found["number"]), found["unit"] or "px"
    if unit == "em":
        number, unit = number * _EM, "px"
    return f"{'width' if word.startswith('w') else 'height'}={number:g}{unit}"


def each_image(rows: Rows, change: Callable[[re.Match[str]], str]) -> Rows:
    """`rows` with each picture that stands outside of code as `change` writes it."""
    return outside_code(rows, lambda text: IMAGE.sub(change, text))


def as_words(text: str) -> str:
    """A line of a comment, in which a picture is but its spelling."""
    return _PICTURE_BEGIN.sub(lambda found: f"\\{found[0]}", text)


def is_picture(value: str) -> bool:
    """Whether what a slide gives for its background is a picture, and no colour or gradient."""
    return _PICTURE.fullmatch(value) is not None


def background(source: str, line: int) -> Rows:
    """A picture behind a slide, as ours."""
    return written(f"![](<{source}>){{.background .decorative}}", line)


def inserted(rows: Rows, texts: Iterable[tuple[int, str]]) -> Rows:
    """`rows` with lines of our own, each before the row that its number names."""
    result: list[Row] = []
    start = 0
    for at, text in sorted(texts):
        result += rows[start:at]
        start = at
        line = rows[min(at, len(rows) - 1)].line if rows else 0
        result += written(text, line)
    return (*result, *rows[start:])


def incremental(rows: Rows, wanted: Callable[[int, str], bool]) -> Rows:
    """`rows` whose lists appear one by one, where `wanted` says so of their row and mark."""
    lists = (
        token
        for token in top_tokens(rows)
        if token.type in ("bullet_list_open", "ordered_list_open")
    )
    starts = [token.map[0] for token in lists if token.map and wanted(token.map[0], token.markup)]
    return inserted(rows, ((at, "{.incremental}") for at in starts))


def after_pauses(rows: Rows, pauses: Collection[int], ends: Iterable[int] = ()) -> Rows:
    """`rows` where the lists that come after a pause appear one by one, up to the next of `ends`.

    A comment takes the place of each pause, so that it parts lists as the pause did.
    """
    if not pauses:
        return rows
    rows = tuple(
        replace(row, text="<!-- -->") if number in pauses else row
        for number, row in enumerate(rows)
    )
    stops = sorted(ends)

    def wanted(at: int, _mark: str) -> bool:
        start = max((stop for stop in stops if stop < at), default=-1)
        return any(start < pause < at for pause in pauses)

    return incremental(rows, wanted)


def columns(parts: Sequence[tuple[Rows, str]]) -> Rows:
    """Each part as a column, of the width that stands beside it; empty ones are left out."""
    full = [(rows, width) for rows, width in parts if not is_blank(rows)]
    if len(full) < 2:  # noqa: PLR2004 - one column is none
        return tuple(row for rows, _ in full for row in rows)
    made: list[Row] = []
    for rows, width in full:
        line = rows[0].line
        opening = f"::: {{.column width={width}}}" if width else "::: column"
        made += written(opening if made else f"::: columns\n{opening}", line)
        made += [*closed(rows), *written(":::", rows[-1].line)]
    return (*made, *written(":::", full[-1][0][-1].line))


def closed(rows: Rows) -> Rows:
    """`rows` with a fence at the end for the listing that lacks one."""
    marks = fenced((*rows, Row("", 0)))
    if not marks[-1]:
        return rows
    opening = next(
        row.text
        for row, mark in zip(reversed(rows), reversed(marks[:-1]), strict=True)
        if mark and row.text.lstrip().startswith(("```", "~~~"))
    ).strip()
    return (*rows, Row(opening[: len(opening) - len(opening.lstrip(opening[0]))], rows[-1].line))


def first_heading(rows: Rows) -> tuple[Rows, Rows]:
    """The heading that `rows` begin with, and what comes after; nothing and all without one."""
    for token in top_tokens(rows)[:1]:
        if token.type == "heading_open" and token.map:
            return rows[: token.map[1]], rows[token.map[1] :]
    return (), rows
