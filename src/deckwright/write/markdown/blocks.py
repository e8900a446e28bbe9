"""Blocks as lines of Markdown, a function for each kind."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from deckwright.model.blocks import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    Callout,
    Cell,
    Code,
    Columns,
    DefinitionList,
    Diagram,
    Figure,
    Group,
    Heading,
    List,
    ListItem,
    MathBlock,
    Media,
    NumberStyle,
    Paragraph,
    QrCode,
    Quote,
    Table,
)
from deckwright.model.charts import Chart, written
from deckwright.model.inlines import plain_text
from deckwright.write.markdown.attributes import braces, length
from deckwright.write.markdown.inlines import image, write_inlines

Sources = Mapping[str, str]
"""Pictures' new paths by their old ones."""

_BULLETS = "-*"
_STYLES: Mapping[NumberStyle, str] = {
    "decimal": "1",
    "lower-alpha": "a",
    "upper-alpha": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_RULES = {"left": ":--", "center": ":-:", "right": "--:", None: "---"}


def write_blocks(blocks: Iterable[Block], sources: Sources) -> list[str]:
    """The lines of `blocks`, a blank one between each two; lists in a row change their marks."""
    lines: list[str] = []
    before: Block | None = None
    mark = 0
    for block in blocks:
        mark = 1 - mark if isinstance(before, List) and isinstance(block, List) else 0
        lines += [""] if lines else []
        lines += _block(block, mark, sources)
        before = block
    return lines


def _block(block: Block, mark: int, sources: Sources) -> list[str]:
    match block:
        case Paragraph():
            return _paragraph(block, sources)
        case Heading():
            return [heading(block.level, block.inlines, replace(block.attributes, id=""), sources)]
        case List():
            style = (("type", _STYLES[block.number_style]),) if block.ordered else ()
            counted = style if block.number_style != "decimal" else ()
            attributes = replace(block.attributes, values=(*counted, *block.attributes.values))
            gap = [""] if attributes != NO_ATTRIBUTES and block.start != 1 else []
            return _above(attributes, [*gap, *_list(block, mark, sources)])
        case DefinitionList():
            return list(_definitions(block, sources))
        case Code():
            return _code(block)
        case Table():
            return list(_table(block, sources))
        case Figure():
            return [_figure(block, sources)]
        case Quote():
            return _above(block.attributes, list(_quote(block, sources)))
        case Callout():
            title = write_inlines(block.title, sources, one_line=True)
            return _container(f"{block.kind} {title}".rstrip(), write_blocks(block.blocks, sources))
        case Columns():
            return list(_columns(block, sources))
        case MathBlock():
            return ["$$", block.math.tex, "$$"]
        case Chart():
            return list(_chart(block))
        case Diagram():
            return _code(block.code)
        case QrCode():
            return [f"{write_inlines(block.caption, sources)} {{.qr}}"]
        case Media():
            return [_figure(_as_figure(block), sources)]
        case Group():
            name = braces(block.attributes) or "group"
            return _container(name, write_blocks(block.blocks, sources))
        case _:
            assert_never(block)


def _as_figure(media: Media) -> Figure:
    """A clip as it is written: a picture with another kind of file."""
    poster = (("poster", media.poster.source),) if media.poster else ()
    return Figure(media.clip, media.span, media.caption, Attributes(values=poster))


def heading(level: int, inlines: Iterable[object], attributes: Attributes, sources: Sources) -> str:
    """A heading on one line, its attributes behind it."""
    text = write_inlines(tuple(inlines), sources, one_line=True)  # type: ignore[arg-type]
    text = re.sub(r"#(?=#*$)", r"\\#", text)
    return " ".join(part for part in ("#" * level, text, braces(attributes)) if part)


def _above(attributes: Attributes, lines: list[str]) -> list[str]:
    return [braces(attributes), *lines] if attributes != NO_ATTRIBUTES else lines


def _paragraph(block: Paragraph, sources: Sources) -> list[str]:
    text = write_inlines(block.inlines, sources)
    given = braces(block.attributes)
    return f"{text} {given}".rstrip().split("\n")


def _list(block: List, mark: int, sources: Sources) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, block.start):
        bullet = f"{number}{'.)'[mark]}" if block.ordered else _BULLETS[mark]
        lines += [""] if lines and not block.tight else []
        lines += _item(item, bullet, sources, tight=block.tight)
    return lines


def _item(item: ListItem, bullet: str, sources: Sources, *, tight: bool) -> list[str]:
    lines = write_blocks(item.blocks, sources)
    if tight and len(item.blocks) > 1:
        lines = _tightened(item.blocks, sources)
    if item.checked is not None:
        lines = [f"[{'x' if item.checked else ' '}] {lines[0] if lines else ''}", *lines[1:]]
    indent = " " * (len(bullet) + 1)
    first, *rest = lines or [""]
    return [f"{bullet} {first}".rstrip(), *(f"{indent}{line}".rstrip() for line in rest)]


def _tightened(blocks: Iterable[Block], sources: Sources) -> list[str]:
    """Blocks of an item without blank lines between them, which would loosen its list."""
    lines: list[str] = []
    for block in blocks:
        lines += _block(block, 0, sources)
    return lines


def _definitions(block: DefinitionList, sources: Sources) -> Iterator[str]:
    for number, definition in enumerate(block.definitions):
        if number:
            yield ""
        yield write_inlines(definition.term, sources, one_line=True)
        for detail in definition.details:
            first, *rest = write_blocks(detail, sources) or [""]
            yield f": {first}"
            yield from (f"  {line}".rstrip() for line in rest)


def _code(block: Code) -> list[str]:
    longest = max((len(run) for run in re.findall(r"`{3,}", block.text)), default=2)
    fence = "`" * (longest + 1)
    values = [("title", block.title)] if block.title else []
    values += [("start", str(block.first_line))] if block.first_line != 1 else []
    classes = (("numbered",) if block.numbered else ()) + block.attributes.classes
    given = Attributes(block.attributes.id, classes, (*values, *block.attributes.values))
    lines = f"{{{_ranges(block.emphasised)}}}" if block.emphasised else ""
    language = block.language or ("text" if lines or given != NO_ATTRIBUTES else "")
    words = [language, lines, braces(given)]
    return [fence + " ".join(word for word in words if word), *block.text.split("\n"), fence]


def _ranges(numbers: frozenset[int]) -> str:
    """Numbers as `1,3-5`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _table(block: Table, sources: Sources) -> Iterator[str]:
    if block.attributes != NO_ATTRIBUTES:
        yield braces(block.attributes)
    yield _row(block.head, sources)
    yield f"| {' | '.join(_RULES[cell.alignment] for cell in block.head)} |"
    for row in block.rows:
        yield _row(row, sources)
    if block.caption:
        yield ""
        yield f": {write_inlines(block.caption, sources, one_line=True)}"


def _row(cells: Iterable[Cell], sources: Sources) -> str:
    texts = (write_inlines(cell.inlines, sources, one_line=True) for cell in cells)
    return f"| {' | '.join(_in_a_cell(text) for text in texts)} |"


def _in_a_cell(text: str) -> str:
    """Text whose bars divide no cells; those of text are escaped already."""
    return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", text)


def _figure(block: Figure, sources: Sources) -> str:
    link = block.attributes.get("link")
    values = tuple((key, value) for key, value in block.attributes.values if key != "link")
    attributes = replace(block.attributes, values=values)
    picture = image(block.image, plain_text(block.caption), attributes, sources)
    return f"[{picture}]({link})" if link else picture


def _quote(block: Quote, sources: Sources) -> Iterator[str]:
    lines = write_blocks(block.blocks, sources)
    if block.attribution:
        lines += ["", f"— {write_inlines(block.attribution, sources)}"]
    yield from (f"> {line}".rstrip() for line in lines or [""])


def _container(opening: str, lines: list[str]) -> list[str]:
    return [f"::: {opening}", *lines, ":::"]


def _named(name: str, attributes: Attributes) -> str:
    """A container's name, among its attributes where it has any."""
    if attributes == NO_ATTRIBUTES:
        return name
    return braces(replace(attributes, classes=(name, *attributes.classes)))


def _columns(block: Columns, sources: Sources) -> Iterator[str]:
    yield f"::: {_named('columns', block.attributes)}"
    for column in block.columns:
        values = (("width", length(column.width)),) if column.width else ()
        given = _named("column", Attributes(values=values))
        yield from _container(given, write_blocks(column.blocks, sources))
    yield ":::"


def _chart(block: Chart) -> Iterator[str]:
    settings = {
        "kind": block.kind,
        "title": block.title,
        "x": block.x_title,
        "y": block.y_title,
        "stacked": {"none": "", "stacked": "true", "percent": "percent"}[block.stacking],
        "labels": "true" if block.labels else "",
        "alt": block.description,
    }
    yield "```chart"
    yield from (f"{key}: {value}" for key, value in settings.items() if value)
    yield "---"
    rows = io.StringIO()
    table = csv.writer(rows, lineterminator="\n")
    table.writerow([block.corner, *(one.name for one in block.series)])
    for at, category in enumerate(block.categories):
        table.writerow([category, *(written(one.values[at]) for one in block.series)])
    yield from rows.getvalue().splitlines()
    yield "```"


def notes_container(blocks: Iterable[Block], sources: Sources) -> list[str]:
    """Speaker notes."""
    return _container("notes", write_blocks(blocks, sources))
