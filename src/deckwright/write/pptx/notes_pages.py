"""Speaker notes: a talk's blocks as the paragraphs of a notes page, and the notes master.

Nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from deckwright.language import Words, words_of
from deckwright.model.blocks import (
    Block,
    Blocks,
    Callout,
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
    Paragraph,
    QrCode,
    Quote,
    Table,
)
from deckwright.model.charts import Chart, written
from deckwright.model.deck import Deck, Slide
from deckwright.model.inlines import FootnoteMark, Inlines, Math, Run, Style, spelled_out
from deckwright.model.length import Box
from deckwright.model.numbering import LAST_NUMBER, scheme
from deckwright.model.theme import Theme
from deckwright.ooxml.markup import NAMESPACES, attributes, document
from deckwright.ooxml.names import CT, RT, P
from deckwright.ooxml.parts import Part
from deckwright.write.pptx.part_canvas import Canvas
from deckwright.write.pptx.presentation import Presentation
from deckwright.write.pptx.text_runs import runs
from deckwright.write.pptx.text_shapes import LOCKED, SHAPE_TREE, geometry, named, place
from deckwright.write.pptx.text_style import Characters

_STEP = 228_600
"""How far a level stands in, EMU: a quarter of an inch."""
_DEEPEST = 8

_BOLD = Style(bold=True)
_CODE = Style(code=True)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of the notes; `mark` is the XML of its bullet."""

    inlines: Inlines
    level: int = 0
    mark: str = ""


def notes_xml(canvas: Canvas, slide: Slide, footnotes: Mapping[str, Blocks]) -> bytes:
    """The notes page of a slide: its picture and its notes.

    The font is named, since LibreOffice looks no theme up for notes.
    """
    words = words_of(slide)
    lines = list(_lines(slide.notes, words))
    lines += _footnotes(lines, footnotes, words)
    letters = Characters(fonts=canvas.fonts.named(canvas.fonts.body))
    written = "".join(
        f"<a:p>{_properties(each)}"
        f"{runs(canvas, _linear(each.inlines), letters, canvas.language)}</a:p>"
        for each in lines
    )
    picture, body = canvas.next_id(), canvas.next_id()
    return document(
        f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{SHAPE_TREE}"
        f"<p:sp><p:nvSpPr>{named(picture, 'Slide Image Placeholder 1')}"
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        f"<p:sp><p:nvSpPr>{named(body, 'Notes Placeholder 2')}{LOCKED}"
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{written or '<a:p/>'}</p:txBody></p:sp>"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _linear(inlines: Inlines) -> Inlines:
    """Formulas as text: a notes page sets none."""
    return tuple(
        part
        for inline in inlines
        for part in (spelled_out(inline) if isinstance(inline, Math) else (inline,))
    )


def _properties(each: _Line) -> str:
    """Everything is said anew for each paragraph: LibreOffice lets notes inherit from the last."""
    level = min(each.level, _DEEPEST)
    hanging = _STEP if each.mark else 0
    values = attributes({"marL": _STEP * level + hanging, "indent": -hanging})
    return f"<a:pPr{values}>{each.mark or '<a:buNone/>'}</a:pPr>"


def _lines(blocks: Iterable[Block], words: Words, level: int = 0) -> Iterator[_Line]:
    for block in blocks:
        yield from _block(block, words, level)


def _block(block: Block, words: Words, level: int) -> Iterator[_Line]:  # noqa: C901, PLR0912 - one arm a kind
    match block:
        case Paragraph():
            yield _Line(block.inlines, level)
        case Heading():
            yield _Line(_bold(block.inlines), level)
        case List():
            yield from _list(block, words, level)
        case DefinitionList():
            for definition in block.definitions:
                yield _Line(_bold(definition.term), level)
                for detail in definition.details:
                    yield from _lines(detail, words, level + 1)
        case Code():
            if block.title:
                yield _Line((Run(block.title, _BOLD),), level)
            for text in block.text.split("\n"):
                yield _Line((Run(text, _CODE),), level)
        case Table():
            yield from _table(block, level)
        case Figure():
            alternative = (Run(f"[{block.image.alt}]"),) if block.image.alt else ()
            between = (Run(" "),) if alternative and block.caption else ()
            if alternative or block.caption:
                yield _Line(alternative + between + block.caption, level)
        case Quote():
            yield from _lines(block.blocks, words, level + 1)
            if block.attribution:
                yield _Line((Run("— "), *block.attribution), level + 1)
        case Callout():
            yield _Line(_bold(block.title or (Run(words.callout(block.kind)),)), level)
            yield from _lines(block.blocks, words, level)
        case Columns():
            for column in block.columns:
                yield from _lines(column.blocks, words, level)
        case MathBlock():
            yield _Line((block.math,), level)
        case Chart():
            if block.title:
                yield _Line((Run(block.title, _BOLD),), level)
            yield from _chart(block, level)
        case QrCode(caption=caption):
            yield _Line(caption, level)
        case Media(clip=clip, caption=caption):
            yield _Line(caption or (Run(f"[{clip.alt or clip.source}]"),), level)
        case Diagram(code=code):
            yield from _block(code, words, level)
        case Group():
            yield from _lines(block.blocks, words, level)
        case _:
            assert_never(block)


def _list(block: List, words: Words, level: int) -> Iterator[_Line]:
    """Items with their marks; what else an item holds stands below its first words."""
    for number, item in enumerate(block.items, block.start):
        inner = _lines(item.blocks, words, level + 1)
        first = next(inner, _Line(()))
        if block.ordered and not 1 <= number <= LAST_NUMBER:  # no list can count so
            yield replace(first, inlines=(Run(f"{number}. "), *first.inlines), level=level)
        elif first.mark:
            yield first
        else:
            yield replace(first, level=level, mark=_mark(block, item, number))
        yield from inner


def _mark(block: List, item: ListItem, number: int) -> str:
    if block.ordered:
        values = attributes({"type": scheme(block), "startAt": number})
        return f"<a:buFontTx/><a:buAutoNum{values}/>"
    sign = {None: "•", False: "☐", True: "✓"}[item.checked]
    return f'<a:buFontTx/><a:buChar char="{sign}"/>'


def _table(block: Table, level: int) -> Iterator[_Line]:
    if block.caption:
        yield _Line(_bold(block.caption), level)
    head = any(cell.inlines for cell in block.head)
    for number, row in enumerate((block.head, *block.rows) if head else block.rows):
        inlines: Inlines = ()
        for column, cell in enumerate(row):
            inlines += ((Run("\t"),) if column else ()) + cell.inlines
        yield _Line(_bold(inlines) if head and number == 0 else inlines, level)


def _chart(block: Chart, level: int) -> Iterator[_Line]:
    """The data as a table."""
    head = (block.corner, *(series.name for series in block.series))
    yield _Line((Run("\t".join(head), _BOLD),), level)
    for at, category in enumerate(block.categories):
        values = (written(series.values[at]) for series in block.series)
        yield _Line((Run("\t".join((category, *values))),), level)


def _bold(inlines: Inlines) -> Inlines:
    return tuple(
        replace(inline, style=replace(inline.style, bold=True))
        if isinstance(inline, Run)
        else inline
        for inline in inlines
    )


def _footnotes(
    lines: Iterable[_Line], footnotes: Mapping[str, Blocks], words: Words
) -> list[_Line]:
    """What the footnote marks in `lines` stand for, each under its number."""
    marks = {
        inline.label: inline.number
        for each in lines
        for inline in each.inlines
        if isinstance(inline, FootnoteMark)
    }
    added = []
    for label, number in marks.items():
        for at, each in enumerate(_lines(footnotes.get(label, ()), words)):
            lead = (Run(f"{number} "),) if at == 0 else ()
            added.append(replace(each, inlines=lead + each.inlines))
    return added


_COLOR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
    'folHlink="folHlink"/>'
)
"""Dark on light, whatever the slides are: notes are printed."""

PAPER = "#FFFFFF"
"""What notes are printed on."""

_INDENT = 457_200
_FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'


def notes_master(presentation: Presentation, deck: Deck) -> Part:
    """The notes master of `presentation`, added where the template has none."""
    for own in presentation.main.related(RT.NOTES_MASTER):
        return own
    size = presentation.main.root.find(f"{P}notesSz")
    page = Box(0, 0, int(size.get("cx")), int(size.get("cy")))
    name, _ = presentation.free_name("/ppt/notesMasters/notesMaster", "xml", 1)
    master = presentation.add(name, CT.NOTES_MASTER, _master_xml(page, deck.theme))
    presentation.main.relate(RT.NOTES_MASTER, master)
    master.relate(RT.THEME, _theme_copy(presentation))
    return master


def _theme_copy(presentation: Presentation) -> Part:
    """A copy of the slides' theme: no two masters may share one part (part 1, 14.2.7)."""
    slide_master = next(presentation.main.related(RT.SLIDE_MASTER))
    theme = next(slide_master.related(RT.THEME))
    name, _ = presentation.free_name("/ppt/theme/theme", "xml", 1)
    copy = presentation.add(name, CT.THEME, theme.content)
    copy.relations.update(theme.relations)  # under the same ids, which its text names
    return copy


def _master_xml(page: Box, theme: Theme) -> bytes:
    margin = page.width // 10
    across = page.width - 2 * margin
    picture = Box(margin, page.height // 12, across, across * theme.height // theme.width)
    top = picture.bottom + page.height // 30
    body = Box(margin, top, across, max(0, page.height - page.height // 12 - top))
    return document(
        f'<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001">'
        f'<a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>{SHAPE_TREE}'
        f"<p:sp><p:nvSpPr>{named(2, 'Slide Image Placeholder 1')}"
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place(picture)}{geometry('rect')}<a:noFill/>"
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr></p:sp>'
        f"<p:sp><p:nvSpPr>{named(3, 'Notes Placeholder 2')}{LOCKED}"
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place(body)}{geometry('rect')}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
        '<a:p><a:pPr lvl="0"/><a:endParaRPr/></a:p></p:txBody></p:sp>'
        f"</p:spTree></p:cSld>{_COLOR_MAP}<p:notesStyle>{_levels()}</p:notesStyle></p:notesMaster>"
    )


def _levels() -> str:
    return "".join(
        f'<a:lvl{level + 1}pPr marL="{level * _INDENT}" algn="l" defTabSz="914400" rtl="0">'
        '<a:spcBef><a:spcPts val="400"/></a:spcBef>'
        '<a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f"{_FONTS}</a:defRPr></a:lvl{level + 1}pPr>"
        for level in range(9)
    )
