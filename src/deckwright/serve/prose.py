"""Speaker notes as HTML. Everything that an author wrote is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from markupsafe import Markup, escape

from deckwright.model.blocks import (
    Block,
    Callout,
    Cell,
    Code,
    DefinitionList,
    Figure,
    Heading,
    List,
    Media,
    Paragraph,
    QrCode,
    Quote,
    Table,
)
from deckwright.model.charts import Chart, written
from deckwright.model.inlines import (
    Break,
    FootnoteMark,
    Image,
    InlineImage,
    Inlines,
    Math,
    Run,
    Style,
    spelled_out,
)
from deckwright.model.numbering import FIRST_NUMERALS
from deckwright.model.walk import Part, parts

_SAFE = ("https:", "http:", "mailto:", "tel:")
"""What a link of the notes may lead to; links to slides are words here."""


def prose(blocks: Iterable[Block]) -> Markup:
    """Blocks as HTML."""
    return Markup("\n").join(_block(block) for block in blocks)


def _block(block: Block) -> Markup:
    match block:
        case Heading(inlines=inlines):
            return _in("h4", _line(inlines))
        case List():
            return _list(block)
        case DefinitionList(definitions=definitions):
            rows = (
                _in("dt", _line(one.term)) + _all("dd", map(prose, one.details))
                for one in definitions
            )
            return _in("dl", Markup().join(rows))
        case Code(text=text):
            return _in("pre", _in("code", escape(text)))
        case Table():
            return _table(block)
        case Figure(image=image, caption=caption):
            return _in("p", _line(caption) if caption else _in("em", escape(image.alt)))
        case Quote(blocks=blocks, attribution=attribution):
            by = _in("p", Markup("— ") + _line(attribution)) if attribution else Markup()
            return _in("blockquote", prose(blocks) + by)
        case Callout(kind=kind, title=title, blocks=blocks):
            head = _in("strong", _line(title) if title else escape(kind.capitalize()))
            return _in("p", head) + prose(blocks)
        case Chart():
            return _chart(block)
        case QrCode(url=url, caption=caption):
            return _in("p", _line(caption) if caption else escape(url))
        case Media(clip=clip, caption=caption):
            return _in("p", _line(caption) if caption else escape(clip.alt or clip.source))
        case _:
            return Markup("\n").join(map(_part, parts(block)))


def _part(part: Part) -> Markup:
    """What stands in a block that has no form of its own."""
    match part:
        case tuple():
            return _in("p", _line(part))
        case Image(alt=alt):
            return _in("p", _in("em", escape(alt)))
        case _:
            return _block(part)


def _list(block: List) -> Markup:
    items = Markup().join(
        Markup("<li>{}{}</li>").format(
            {None: "", False: "☐ ", True: "☑ "}[item.checked], _item(block, item.blocks)
        )
        for item in block.items
    )
    if not block.ordered:
        return _in("ul", items)
    form = Markup('<ol start="{}" type="{}">{}</ol>')
    return form.format(block.start, FIRST_NUMERALS[block.number_style], items)


def _item(block: List, blocks: tuple[Block, ...]) -> Markup:
    """What stands in an item; a tight list has no paragraphs."""
    match blocks:
        case (Paragraph(inlines=inlines), *rest) if block.tight:
            return _line(inlines) + prose(rest)
        case _:
            return prose(blocks)


def _table(block: Table) -> Markup:
    head = _in("tr", _cells("th", block.head))
    rows = (_in("tr", _cells("td", row)) for row in block.rows)
    caption = _in("caption", _line(block.caption)) if block.caption else Markup()
    return _in("table", caption + _in("thead", head) + _in("tbody", Markup().join(rows)))


def _cells(tag: str, cells: Iterable[Cell]) -> Markup:
    form = Markup('<{0} colspan="{1}" rowspan="{2}">{3}</{0}>')
    return Markup().join(
        form.format(tag, cell.column_span, cell.row_span, _line(cell.inlines))
        for cell in cells
        if not cell.covered
    )


def _chart(block: Chart) -> Markup:
    """The numbers, as a table."""
    names = (block.corner, *(series.name for series in block.series))
    rows = (
        (category, *(written(series.values[at]) for series in block.series))
        for at, category in enumerate(block.categories)
    )
    head = _in("tr", _all("th", map(escape, names)))
    body = Markup().join(_in("tr", _all("td", map(escape, row))) for row in rows)
    caption = _in("caption", escape(block.title)) if block.title else Markup()
    return _in("table", caption + _in("thead", head) + _in("tbody", body))


def _line(inlines: Inlines) -> Markup:
    parts: list[Markup] = []
    for inline in inlines:
        match inline:
            case Run():
                parts.append(_run(inline))
            case Break():
                parts.append(Markup("<br>"))
            case Math():
                parts += map(_run, spelled_out(inline))
            case InlineImage(image=image):
                parts.append(escape(image.alt))
            case FootnoteMark(number=number):
                parts.append(_in("sup", escape(number)))
            case _:
                assert_never(inline)
    return Markup().join(parts)


def _run(run: Run) -> Markup:
    words = escape(run.text)
    for tag in _tags(run.style):
        words = _in(tag, words)
    target = run.link.target if run.link else ""
    if not target.lower().startswith(_SAFE):
        return words
    return Markup('<a href="{}" target="_blank" rel="noreferrer">{}</a>').format(target, words)


def _tags(style: Style) -> Iterable[str]:
    wanted = {
        "code": style.code,
        "strong": style.bold,
        "em": style.italic,
        "s": style.strike,
        "u": style.underline,
        "mark": style.highlight,
        "sup": style.baseline == "superscript",
        "sub": style.baseline == "subscript",
    }
    return (tag for tag, on in wanted.items() if on)


def _in(tag: str, inner: Markup) -> Markup:
    """`inner` as an element; `tag` is one of ours."""
    return Markup(f"<{tag}>{{}}</{tag}>").format(inner)  # noqa: S704 - no author has a say in it


def _all(tag: str, each: Iterable[Markup]) -> Markup:
    return Markup().join(_in(tag, inner) for inner in each)
