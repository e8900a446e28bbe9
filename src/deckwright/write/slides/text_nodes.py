"""Paragraphs as data: lists are lists again, so that a screen reader can count their items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from deckwright.model.deck import TextParagraph
from deckwright.model.inlines import Inlines
from deckwright.model.length import to_points
from deckwright.model.theme import Bullet, LevelStyle
from deckwright.write.slides.run_nodes import runs
from deckwright.write.slides.slide_drawing import Node, SlideDrawing, short
from deckwright.write.typst.context import locale

PITCH: Final = 1.2
"""From one baseline to the next, of the size; a line spacing multiplies it.

So LibreOffice 7.4 sets every face that was tried in a shape (Arial, Courier New, Calibri, DejaVu
Sans).
"""
_DEPTH: Final = 0.2
"""From a baseline to the foot of its line, of the size, at a line spacing of 100 % and above."""
_TIGHT_DEPTH: Final = 0.24
"""The same below 100 %, where the line spacing multiplies it; both as LibreOffice 7.4 does."""
_SCHEME: Final = re.compile(r"(alpha|arabic|roman)(Lc|Uc)?(ParenBoth|ParenR|Period|Plain)")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(slots=True)
class _OpenList:
    """A list that may still grow."""

    node: Node
    level: int
    style: LevelStyle
    """But for the number where it starts."""
    items: list[Node] = field(default_factory=list)


def blocks(sheet: SlideDrawing, paragraphs: Sequence[TextParagraph], width: float) -> list[Node]:
    """The paragraphs of a frame that is `width` points wide within its insets."""
    nodes: list[Node] = []
    lists: list[_OpenList] = []
    below = 0.0
    for at, (planned, mark) in enumerate(_marked(paragraphs)):
        style = planned.style
        above = short(below + style.space_before) if at else 0.0
        below = style.space_after
        room = width - to_points(style.margin)
        body = paragraph(
            sheet, planned.inlines, style, room, rtl=planned.rtl, language=planned.language
        )
        if style.bullet is None:
            lists.clear()
            nodes.append(loose(body, style, above))
        else:
            item = {"body": body, "mark": sheet.clean(mark), "blocks": []}
            _add(sheet, nodes, lists, planned, item, above)
    return nodes


def paragraph(
    sheet: SlideDrawing,
    inlines: Inlines,
    style: LevelStyle,
    room: float,
    *,
    rtl: bool = False,
    language: str = "",
) -> Node:
    """A paragraph without what stands before its first line."""
    node: Node = {
        **letters(sheet, style),
        "room": short(max(1.0, room)),
        # Where text runs from right to left, `left` is the side where reading starts.
        "align": "right" if rtl and style.align == "left" else style.align,
        "runs": runs(sheet, inlines, style, room),
    }
    if rtl:
        node["rtl"] = True
    if language and language != sheet.language:
        node |= locale(language)
    return node


def letters(sheet: SlideDrawing, style: LevelStyle) -> Node:
    """How the letters of a level look; `pitch` and `depth` place its baselines, points."""
    node: Node = {
        "font": style.font,
        "size": short(style.size),
        "fill": sheet.color(style.color),
        "pitch": short(style.size * PITCH * style.line_spacing),
        "depth": short(style.size * _depth(style.line_spacing)),
    }
    if style.bold:
        node["bold"] = True
    if style.italic:
        node["italic"] = True
    if style.tracking:
        node["tracking"] = short(style.tracking)
    return node


def _depth(line_spacing: float) -> float:
    return _DEPTH if line_spacing >= 1 else _TIGHT_DEPTH * line_spacing


def loose(body: Node, style: LevelStyle | None = None, above: float = 0.0) -> Node:
    """A paragraph that is no item: its first line may start further in or out."""
    return {
        "t": "paragraph",
        "above": above,
        "left": short(to_points(style.margin)) if style else 0,
        "first": short(to_points(style.indent)) if style else 0,
        **body,
    }


def _add(
    sheet: SlideDrawing,
    nodes: list[Node],
    lists: list[_OpenList],
    planned: TextParagraph,
    item: Node,
    above: float,
) -> None:
    """Put an item into the list that it goes on with, or into a new one."""
    style, level = planned.style, planned.level
    begin = style.margin + style.indent
    while lists:
        last = lists[-1]
        same = last.level == level and last.node.get("rtl", False) == planned.rtl
        if same and _alike(last.style, style) and _spaced(last, above):
            last.items.append(item)
            return
        if level > last.level and begin >= last.style.margin:
            break
        lists.pop()
    outer = to_points(lists[-1].style.margin) if lists else 0.0
    home = lists[-1].items[-1]["blocks"] if lists else nodes
    items: list[Node] = [item]
    bullet = style.bullet or Bullet()
    node: Node = {
        "t": "list",
        "above": above,
        "spacing": 0.0,
        "ordered": bool(bullet.numbering),
        "start": short(to_points(begin) - outer),
        "hang": short(to_points(-style.indent)),
        "mark": _mark(sheet, style, bullet),
        "items": items,
    }
    if planned.rtl:
        node["rtl"] = True
    home.append(node)
    lists.append(_OpenList(node, level, style, items))


def _spaced(last: _OpenList, above: float) -> bool:
    """Whether an item `above` points below the last one is as far off as the others are."""
    if len(last.items) == 1:
        last.node["spacing"] = above
    return bool(last.node["spacing"] == above)


def _alike(one: LevelStyle, other: LevelStyle) -> bool:
    """Whether two items may belong to one list."""
    first, second = one.bullet or Bullet(), other.bullet or Bullet()
    return (one.margin, one.indent, first.char, first.numbering) == (
        other.margin,
        other.indent,
        second.char,
        second.numbering,
    )


def _mark(sheet: SlideDrawing, style: LevelStyle, bullet: Bullet) -> Node:
    node = letters(sheet, style) | {"scale": bullet.scale}
    if bullet.color:
        node["fill"] = sheet.color(bullet.color)
    if bullet.font == "Arial" or bullet.font in sheet.theme.faces:
        node["font"] = bullet.font
    return node


def _marked(paragraphs: Sequence[TextParagraph]) -> Iterator[tuple[TextParagraph, str]]:
    """Each paragraph with its bullet's character or its number.

    Neighbours with the same scheme and start are one list and count on, as they do in DrawingML.
    """
    counts: dict[int, tuple[str, int, int]] = {}
    for planned in paragraphs:
        counts = {level: count for level, count in counts.items() if level <= planned.level}
        bullet = planned.style.bullet
        if bullet is None or not bullet.numbering:
            counts.pop(planned.level, None)
            yield planned, bullet.char if bullet else ""
            continue
        scheme, first, last = counts.get(planned.level, ("", 0, 0))
        if scheme == bullet.numbering and bullet.start in (first, last + 1):
            counts[planned.level] = (scheme, first, last + 1)
        else:
            counts[planned.level] = (bullet.numbering, bullet.start, bullet.start)
        yield planned, numbered(bullet.numbering, counts[planned.level][2])


def numbered(scheme: str, number: int) -> str:
    """`number` as `scheme` writes it (ECMA-376 part 1, 20.1.10.61); others than ours as `1.`."""
    found = _SCHEME.fullmatch(scheme)
    kind, case, ends = found.groups() if found else ("arabic", "", "Period")
    match kind:
        case "alpha":
            # After z comes aa, then bb.
            digits = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        case "roman":
            digits = _roman(number)
        case _:
            digits = str(number)
    digits = digits.upper() if case == "Uc" else digits
    return {"ParenBoth": f"({digits})", "ParenR": f"{digits})", "Plain": digits}.get(
        ends, f"{digits}."
    )


def _roman(number: int) -> str:
    digits = ""
    for value, letters_ in _ROMAN:
        digits += letters_ * (number // value)
        number %= value
    return digits
