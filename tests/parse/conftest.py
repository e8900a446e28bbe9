"""A parsed talk as an outline that a reviewer can read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, assert_never

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.blocks import (
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
    MathBlock,
    Media,
    Paragraph,
    QrCode,
    Quote,
    Table,
)
from deckwright.model.charts import Chart
from deckwright.model.diagrams import Drawing, Graph
from deckwright.model.inlines import (
    PLAIN,
    Break,
    FootnoteMark,
    Image,
    Inline,
    InlineImage,
    Inlines,
    Math,
    Run,
    Style,
)
from deckwright.model.source import Span
from deckwright.model.talk import Section, Talk, TalkSettings
from deckwright.parse import parse_talk

Parse = Callable[..., tuple[Talk, tuple[Diagnostic, ...]]]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """Parse a text as `talk.md`; keywords are those of `TalkSettings`."""

    def parse(
        body: str, first_line: int = 1, **settings: Any
    ) -> tuple[Talk, tuple[Diagnostic, ...]]:
        settings = {"title": "The talk", **settings}
        return parse_talk(
            TalkSettings(path=Path("talk.md"), span=Span("talk.md", 1), **settings),
            body,
            first_line,
        )

    return parse


@pytest.fixture(scope="session")
def outline() -> Callable[[Talk, tuple[Diagnostic, ...]], str]:
    """A talk and its findings as text: one line a block, what it holds indented below."""

    def outline(talk: Talk, diagnostics: tuple[Diagnostic, ...]) -> str:
        lines = [line for section in talk.sections for line in _section(section)]
        for label, blocks in talk.footnotes.items():
            lines += [f"footnote {label!r}", *_indent(_blocks(blocks))]
        for found in diagnostics:
            place = f"{found.span.line}:{found.span.column}"
            lines += [f"{place} {found.severity} {found.code}: {found.message} ({found.hint})"]
        return "\n".join([*lines, ""])

    return outline


def _section(section: Section) -> Iterator[str]:
    head = f"{'#' * section.level} {_inlines(section.title)} <{section.id}>"
    yield f"{head}{_attributes(section.attributes)} @{section.span.line}"
    yield from _indent(_blocks(section.blocks))
    if section.notes:
        yield "  notes"
        yield from _indent(_indent(_blocks(section.notes)))


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        first, *rest = _block(block)
        attributes = _attributes(getattr(block, "attributes", Attributes()))
        yield f"{first}{attributes} @{block.span.line}"
        yield from _indent(rest)


def _block(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912, PLR0915 - one case a kind of block
    match block:
        case Paragraph():
            yield f"paragraph {_inlines(block.inlines)}"
        case Heading():
            yield f"heading {block.level} {_inlines(block.inlines)}"
        case List():
            ends = {"period": "", "paren": " 1)", "parens": " (1)"}[block.delimiter]
            number = f" from {block.start} {block.number_style}{ends}" if block.ordered else ""
            yield f"{'tight' if block.tight else 'loose'} list{number}"
            for item in block.items:
                yield {None: "item", True: "[x]", False: "[ ]"}[item.checked]
                yield from _indent(_blocks(item.blocks))
        case DefinitionList():
            yield "definitions"
            for definition in block.definitions:
                yield f"term {_inlines(definition.term)}"
                for detail in definition.details:
                    yield "  detail"
                    yield from _indent(_indent(_blocks(detail)))
        case Code():
            numbers = f" numbered from {block.first_line}" if block.numbered else ""
            lines = f" emphasised {sorted(block.emphasised)}" if block.emphasised else ""
            yield f"code {block.language!r} {block.title!r}{numbers}{lines}"
            yield from (f"|{line}" for line in block.text.split("\n"))
        case Table():
            widths = f" widths {block.widths}" if block.widths else ""
            yield f"table {_inlines(block.caption)}{widths}"
            for row in (block.head, *block.rows):
                yield " | ".join(map(_cell, row))
        case Figure():
            yield f"figure {_image(block.image)} {_inlines(block.caption)}"
        case Quote():
            yield "quote" + (f" by {_inlines(block.attribution)}" if block.attribution else "")
            yield from _blocks(block.blocks)
        case Callout():
            yield f"{block.kind} {_inlines(block.title)}"
            yield from _blocks(block.blocks)
        case Columns():
            yield "columns"
            for column in block.columns:
                width = f"{column.width.value:g}{column.width.unit}" if column.width else "auto"
                yield f"column {width}"
                yield from _indent(_blocks(column.blocks))
        case MathBlock():
            yield f"math {_inline(block.math)}"
        case Chart():
            shape = f"{block.stacking} {'labelled ' if block.labels else ''}{block.kind}"
            yield f"chart {shape} {block.title!r} x {block.x_title!r} y {block.y_title!r}"
            yield f"- {block.corner!r} {block.categories}"
            yield from (f"- {one.name!r} {one.values}" for one in block.series)
        case Diagram(drawing=drawing):
            yield f"diagram {type(drawing).__name__.lower()} {block.description}".rstrip()
            yield from (f"- {part}" for part in _parts(drawing))
        case QrCode():
            yield f"qr {block.url} {_inlines(block.caption)}"
        case Media():
            poster = f" poster {block.poster.source}" if block.poster else ""
            yield f"{block.kind} {block.clip.source} {block.clip.alt!r}{poster}"
        case Group():
            yield "group"
            yield from _blocks(block.blocks)
        case _:
            assert_never(block)


def _parts(drawing: Drawing) -> Iterator[str]:
    parts: tuple[Any, ...]
    if isinstance(drawing, Graph):
        yield drawing.direction
        parts = (*drawing.nodes, *drawing.edges, *drawing.clusters)
    else:
        parts = (*drawing.participants, *drawing.events)
    for part in parts:
        fields = ((f.name, getattr(part, f.name), f.default) for f in dataclasses.fields(part))
        said = (f"{name}={value!r}" for name, value, usual in fields if value != usual)
        yield f"{type(part).__name__} {' '.join(said)}"


def _cell(cell: Cell) -> str:
    if cell.covered:
        return "·"
    spans = (cell.column_span, cell.row_span)
    span = "" if spans == (1, 1) else f"<{cell.column_span}×{cell.row_span}>"
    return f"{_inlines(cell.inlines)} {cell.alignment or ''}{span}".rstrip()


def _inlines(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Run():
            link = f" → {inline.link.target} {inline.link.title}".rstrip() if inline.link else ""
            language = f" in {inline.language}" if inline.language else ""
            return _styled(inline.text, inline.style, f"{link}{language}")
        case Break():
            return "⏎"
        case Math():
            linear = _inlines(inline.linear) if inline.formula else "?"
            return _styled(f"${inline.tex}$", inline.style) + f" = {linear}"
        case FootnoteMark():
            return _styled(f"[^{inline.label}={inline.number}]", inline.style)
        case InlineImage():
            link = f" → {inline.link.target}" if inline.link else ""
            return _styled(_image(inline.image), inline.style, link)
        case _:
            assert_never(inline)


def _styled(text: str, style: Style, more: str = "") -> str:
    changed = [
        name if value is True else str(value)
        for name in Style.__slots__
        if (value := getattr(style, name)) != getattr(PLAIN, name)
    ]
    return f"‹{' '.join([*changed, ''])}“{text}”{more}›" if changed or more else text


def _image(image: Image) -> str:
    sizes = {"width": image.width, "height": image.height}
    words = [f"{key}={size.value:g}{size.unit}" for key, size in sizes.items() if size]
    words += ["decorative"] if image.decorative else []
    place = f"{image.span.line}:{image.span.column}"
    return " ".join([f"!{image.source!r} {image.alt!r} {image.fit} {place}", *words])


def _attributes(attributes: Attributes) -> str:
    words = [f"#{attributes.id}"] if attributes.id else []
    words += [f".{name}" for name in attributes.classes]
    words += [f"{key}={value!r}" for key, value in attributes.values]
    return f" {{{' '.join(words)}}}" if words else ""


def _indent(lines: Iterable[str]) -> Iterator[str]:
    return ("  " + line for line in lines)
