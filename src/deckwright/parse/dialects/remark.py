"""remark: properties on top of a slide, `???` before notes, `--` between steps, `.class[…]`.

https://github.com/gnab/remark/wiki/Markdown
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from deckwright.model.blocks import Attributes
from deckwright.model.talk import TalkSettings
from deckwright.parse.dialects.code_and_comments import fenced, outside_code, take_comments
from deckwright.parse.dialects.ruled_slides import breaks
from deckwright.parse.dialects.shared_spellings import after_pauses, background, columns
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, SlideSource, cut, is_blank

_PROPERTY = re.compile(
    r"(name|class|continued|count|exclude|layout|template|background-[a-z]+|[a-z][\w-]*)[ \t]*:(.*)"
)
_KNOWN = frozenset(
    "name class continued count exclude layout template background-image background-color"
    " background-size background-position background-repeat title".split()
)
_OPENING = re.compile(r"^[ \t]*((?:\.[a-zA-Z][\w-]*)+)\[[ \t]*(.*)$")
_INLINE = re.compile(r"(?<![\w\]])(?:\.[a-zA-Z][\w-]*)+\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]")
_COLUMNS = frozenset(
    "left-column right-column pull-left pull-right col-left col-right column".split()
)
_MOST_INHERITED = 20_000
"""How many rows of layouts and templates the slides of a deck take over."""
_URL = re.compile(r"url\([\"']?(.*?)[\"']?\)")


@dataclass(frozen=True, slots=True)
class _Slide:
    rows: Rows
    notes: Rows
    properties: dict[str, str]


def read(rows: Rows, _settings: TalkSettings, report: Report) -> list[SlideSource]:
    """The slides of a remark deck; layouts and templates are put where they are used."""
    rows, _ = take_comments(rows)
    slides = [_parse(part) for part in cut(rows, breaks(rows, lambda text: text == "---"))]
    named: dict[str, _Slide] = {}
    layout: _Slide | None = None
    unused: list[_Slide] = []
    sources: list[SlideSource] = []
    left = _MOST_INHERITED
    for slide in slides:
        properties = slide.properties
        parent = named.get(properties["template"]) if "template" in properties else layout
        unused = [one for one in unused if one is not parent]
        left -= len(parent.rows) if parent else 0
        if parent and left < 0:
            line = slide.rows[0].line if slide.rows else 0
            report(line, "a layout or template is left out: slides have too many", "use fewer")
        whole = _on(parent, slide) if parent and left >= 0 else slide
        if properties.get("name"):
            named[properties["name"]] = whole
        match properties.get("layout"):
            case "true":
                layout = whole
                unused.append(whole)
                continue
            case "false":
                layout = None
        if properties.get("exclude") != "true":
            sources.append(_source(whole))
    for one in unused:
        words = " ".join(row.text for row in (*one.rows, *one.notes))
        line = one.rows[0].line if one.rows else 0
        report(line, f"a layout that no slide has is left out: {words}", "delete it")
    return sources


def _parse(rows: Rows) -> _Slide:
    properties: dict[str, str] = {}
    start = 0
    for number, row in enumerate(rows):
        found = _PROPERTY.fullmatch(row.text.strip())
        if row.text.strip() and not (found and found[1] in _KNOWN):
            break
        if found:
            properties[found[1]] = found[2].strip()
            start = number + 1
        elif properties:
            break
    rows = rows[start:]
    at = breaks(rows, lambda text: text.rstrip() == "???")[:1]
    shown, notes = (rows[: at[0]], rows[at[0] + 1 :]) if at else (rows, ())
    return _Slide(shown, notes, properties)


def _on(parent: _Slide, slide: _Slide) -> _Slide:
    """A slide with what it takes from its layout or template."""
    place = next((n for n, row in enumerate(parent.rows) if "{{content}}" in row.text), None)
    gap = (Row("", slide.rows[0].line),) if slide.rows else ()
    if place is None and any(row.text.startswith("#") for row in parent.rows):
        rows = (*parent.rows, *gap, *slide.rows)
    elif place is None:  # what has no heading stands around the content, a footnote as a rule
        rows = (*slide.rows, *gap, *parent.rows)
    else:
        rows = (*parent.rows[:place], *gap, *slide.rows, *gap, *parent.rows[place + 1 :])
    inherited = {k: v for k, v in parent.properties.items() if k not in ("name", "layout")}
    return _Slide(rows, (*parent.notes, *slide.notes), inherited | slide.properties)


def _source(slide: _Slide) -> SlideSource:
    rows, properties = slide.rows, slide.properties
    rows = tuple(replace(row, text=re.sub(r"\{\{\s*content\s*\}\}", "", row.text)) for row in rows)
    rows = _unwrapped(rows)
    rows = outside_code(rows, lambda text: _INLINE.sub(r"\1", text))
    pauses = breaks(rows, lambda text: text.rstrip() == "--")
    rows = after_pauses(rows, pauses)
    if picture := _URL.search(properties.get("background-image", "")):
        rows = (*rows, *background(picture[1], rows[0].line if rows else 0))
    classes = tuple(re.findall(r"[^\W\d][\w-]*", properties.get("class", "")))
    name = properties.get("name", "")
    identifier = name if re.fullmatch(r"[\w:.-]+", name) else ""
    return SlideSource(rows, slide.notes, Attributes(identifier, classes))


def _unwrapped(rows: Rows) -> Rows:
    """`rows` without the brackets of `.class[` … `]` on lines of their own; columns as ours."""
    result: list[Row] = []
    sides: list[tuple[Rows, str]] = []
    start, depth, is_column = 0, 0, False
    held: list[Row] = []
    for row, is_code in zip(rows, fenced(rows), strict=True):
        opening = None if is_code else _OPENING.match(row.text)
        if opening and not _balanced(row.text):
            if not depth:
                is_column = bool(_COLUMNS.intersection(opening[1].split(".")))
                start, held = row.line, []
                if not is_column:
                    result += _side_by_side(sides)
            depth += 1
            held.append(replace(row, text=opening[2]))
            continue
        closing = depth and not is_code and row.text.strip().endswith("]") and _closes(row.text)
        if not closing:
            (held if depth else result).append(row)
            if sides and not depth and row.text.strip():
                last = result.pop()
                result += [*_side_by_side(sides), last]
            continue
        held.append(replace(row, text=row.text.rstrip()[:-1]))
        depth -= 1
        if depth:
            continue
        if is_column:
            sides.append((tuple(held), ""))
        else:
            result += [Row("", start), *held, Row("", row.line)]
    result += _side_by_side(sides)
    return (*result, *held) if depth else tuple(result)


def _side_by_side(sides: list[tuple[Rows, str]]) -> Rows:
    rows = () if all(is_blank(part) for part, _ in sides) else columns(sides)
    sides.clear()
    return rows


def _balanced(text: str) -> bool:
    return text.count("[") <= text.count("]")


def _closes(text: str) -> bool:
    return text.count("]") > text.count("[")
