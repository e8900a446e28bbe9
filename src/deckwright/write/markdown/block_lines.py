"""Blocks as lines of Markdown, a function for each kind."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from deckwright.model.numbering import FIRST_NUMERALS, enclosed, numeral
from deckwright.write.markdown.inline_text import braces, image, length, write_inlines

Sources = Mapping[str, str]
"""Pictures' new paths by their old ones."""

_BULLETS = "-*"
_BETWEEN_BLOCKS = "<!-- -->"
"""What keeps two lists apart whose marks are of one kind."""
_MOST_LETTERED: Mapping[NumberStyle, int] = {
    "decimal": 0,
    "lower-alpha": 26,
    "upper-alpha": 26,
    "lower-roman": 12,
    "upper-roman": 12,
}
"""Items of a list that is written in letters or numerals."""
_RULES = {"left": ":--", "center": ":-:", "right": "--:", None: "---"}


def write_blocks(blocks: Iterable[Block], sources: Sources) -> list[str]:
    """The lines of `blocks`, a blank one between each two; lists in a row change their marks."""
    lines: list[str] = []
    before: Block | None = None
    mark = 0
    for block in blocks:
        mark = 1 - mark if isinstance(before, List) and isinstance(block, List) else 0
        lines += [""] if lines else []
        lines += [_BETWEEN_BLOCKS, ""] if _runs_on(before, block) else []
        lines += _block(block, mark, sources)
        before = block
    return lines


def _runs_on(before: Block | None, block: Block) -> bool:
    """Whether a numbered list would be read as more items of the one before it."""
    match before, block:
        case List(ordered=True, delimiter=one), List(ordered=True, delimiter=other):
            return one == other and _is_lettered(before) == _is_lettered(block)
        case _:
            return False


def _block(block: Block, mark: int, sources: Sources) -> list[str]:
    match block:
        case Paragraph():
            return _paragraph(block, sources)
        case Heading():
            return [heading(block.level, block.inlines, replace(block.attributes, id=""), sources)]
        case List():
            style = (("type", FIRST_NUMERALS[block.number_style]),)
            told = block.number_style == "decimal" or _is_lettered(block)
            counted = () if told else style
            attributes = replace(block.attributes, values=(*counted, *block.attributes.values))
            gap = [""] if attributes != NO_ATTRIBUTES and block.start != 1 else []
            marks = _marks(block) if block.ordered else [_BULLETS[mark]] * len(block.items)
            return _above(attributes, [*gap, *_list(block, marks, sources)])
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


def _is_lettered(block: List) -> bool:
    """Whether a list can be written in letters or numerals, from one on; else it has numbers.

    What begins with `a. m.` is read as text.
    """
    if block.start != 1 or len(block.items) > _MOST_LETTERED[block.number_style]:
        return False
    match block.items[0].blocks:
        case (Paragraph(inlines=inlines), *_):
            return re.match(r"\w(?!\.)", plain_text(inlines)) is not None
        case _:
            return False


def _marks(block: List) -> Iterator[str]:
    """What stands before the items of a numbered list; `A.` takes another space."""
    style = block.number_style if _is_lettered(block) else "decimal"
    for number, _ in enumerate(block.items, block.start):
        written = numeral(number, style)
        space = " " if written.isupper() and block.delimiter == "period" else ""
        yield enclosed(written, block.delimiter) + space


def _list(block: List, marks: Iterable[str], sources: Sources) -> list[str]:
    lines: list[str] = []
    for mark, item in zip(marks, block.items, strict=True):
        lines += [""] if lines and not block.tight else []
        lines += _item(item, mark, sources, tight=block.tight)
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
    """Blocks of an item without blank lines between them, which would loosen its list.

    An empty comment ends a paragraph where the next block would be read as more of it.
    """
    lines: list[str] = []
    for block in blocks:
        written = _block(block, 0, sources)
        counts_on = isinstance(block, List) and block.ordered and block.start != 1
        lines += [_BETWEEN_BLOCKS] if lines and (counts_on or written[0].startswith("{")) else []
        lines += written
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
    values = block.attributes.values
    if block.widths:
        values = (("widths", " ".join(f"{width:g}" for width in block.widths)), *values)
    attributes = replace(block.attributes, values=values)
    if attributes != NO_ATTRIBUTES:
        yield braces(attributes)
    yield _row(block.head, {}, sources)
    yield f"| {' | '.join(_RULES[cell.alignment] for cell in block.head)} |"
    reaching: dict[int, Cell] = {}
    for row in block.rows:
        yield _row(row, reaching, sources)
        reaching |= {at: cell for at, cell in enumerate(row) if not cell.covered}
    if block.caption:
        yield ""
        yield f": {write_inlines(block.caption, sources, one_line=True)}"


def _row(cells: Sequence[Cell], reaching: Mapping[int, Cell], sources: Sources) -> str:
    """A line of a table; `reaching` are the cells that began last in each column above."""
    line = "|"
    at = 0
    while at < len(cells):
        cell = reaching[at] if cells[at].covered else cells[at]
        text = write_inlines(cell.inlines, sources, one_line=True)
        line += f" {'^^' if cells[at].covered else _in_a_cell(text)} {'|' * cell.column_span}"
        at += cell.column_span
    return line


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
