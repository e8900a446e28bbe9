"""What a planned deck holds, slide by slide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from deckwright.conserve.contents import MARK, Contents, Item
from deckwright.model.blocks import (
    Blocks,
    Code,
    QrCode,
)
from deckwright.model.charts import Chart, written
from deckwright.model.deck import (
    ChartFrame,
    Deck,
    Frame,
    GroupFrame,
    LineFrame,
    MediaFrame,
    PictureFrame,
    QrFrame,
    Slide,
    TableFrame,
    TextFrame,
)
from deckwright.model.inlines import (
    Break,
    FootnoteMark,
    Image,
    InlineImage,
    Inlines,
    Link,
    Math,
    Run,
    plain_text,
)
from deckwright.model.walk import leaves, walk

_NUMBERED = re.compile(r"[ \u2007]*\d+(?:  |$)")


@dataclass(slots=True)
class Shown:
    """What a slide shows, and what of it may be there a second time."""

    own: Contents = field(default_factory=Contents)
    repeats: list[Contents] = field(default_factory=list)
    """Each as a whole: the title of a slide that goes on, the head of a table that does."""


def shown_in_order(deck: Deck, talk: str | None = None) -> Iterator[tuple[Slide, Shown]]:
    """Each slide with what it shows; with the name of a talk, its own slides alone."""
    title, heads = "", frozenset[tuple[str, ...]]()
    for slide in deck.slides:
        if talk in (None, slide.source):
            shown = shown_on(slide, title, heads)
            _add_footnotes(shown.own, slide, deck.footnotes)
            yield slide, shown
        own_heads = (_head(frame) for frame in slide.frames if isinstance(frame, TableFrame))
        title, heads = _base_title(slide), frozenset(own_heads)


def shown_on(slide: Slide, title: str, heads: frozenset[tuple[str, ...]]) -> Shown:
    """What `slide` shows, which comes after one with this title and tables with these heads."""
    shown = Shown()
    heading = Contents()
    for frame in slide.frames:
        if isinstance(frame, TextFrame) and frame.role == "title" and not heading.texts:
            add_frame(frame, heading)
        elif isinstance(frame, TableFrame) and _head(frame) in heads and frame.head:
            head = Contents()
            add_rows(frame, head, 0, frame.head)
            shown.repeats.append(head)
            add_rows(frame, shown.own, frame.head, len(frame.rows))
            shown.own.texts.append(frame.description)
        else:
            add_frame(frame, shown.own)
    heading.texts = [text.removesuffix(slide.suffix) for text in heading.texts]
    if slide.hidden_title:
        heading.texts.append(slide.title.removesuffix(slide.suffix))
    if slide.hidden_title or slide.part[0] > 1 or _base_title(slide) == title:
        shown.repeats.append(heading)
    else:
        shown.own.add(heading)
    if slide.backdrop and slide.backdrop.picture:
        shown.own.items.append(Item("picture", slide.backdrop.picture.path.name))
    add_blocks(slide.notes, shown.own)
    return shown


def add_frame(frame: Frame, to: Contents) -> None:
    """What a frame shows, or says to those who do not see it."""
    match frame:
        case TextFrame(role="code"):
            to.items += (Item("line", line) for line in _listing(frame))
        case TextFrame():
            for paragraph in frame.paragraphs:
                add_inlines(paragraph.inlines, to)
            if frame.link:
                to.items.append(Item("link", frame.link))
            to.texts.append(frame.description)
        case TableFrame():
            add_rows(frame, to, 0, len(frame.rows))
            to.texts.append(frame.description)
        case PictureFrame():
            _add_image(frame.image, to)
            if frame.link:
                to.items.append(Item("link", frame.link))
        case QrFrame():
            to.items.append(Item("link", frame.url))
            to.texts.append(frame.description)
        case ChartFrame():
            _add_chart(frame.chart, to)
        case MediaFrame():
            to.items.append(Item("picture", frame.clip.path.name))
            if frame.poster:
                to.items.append(Item("picture", frame.poster.path.name))
            to.texts.append(frame.description)
        case GroupFrame():
            for one in frame.frames:
                add_frame(one, to)
            to.texts.append(frame.description)
        case LineFrame():
            pass


def add_rows(frame: TableFrame, to: Contents, start: int, end: int) -> None:
    """The cells of a table's rows."""
    for row in frame.rows[start:end]:
        for cell in row.cells:
            add_inlines(cell.inlines, to)


def add_inlines(inlines: Inlines, to: Contents) -> None:
    """A line of text, with its formulas, pictures and links."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Run(text=text):
                parts.append(text)
            case Break():
                parts.append("\n")
            case Math(tex=tex):
                to.items.append(Item("formula", tex))
                parts.append(" ")
            case InlineImage(gap=str(gap)) if gap:  # a frame of its own lies there
                parts.append(" ")
            case InlineImage(image=image, link=link):
                _add_image(image, to)
                parts.append(" ")
                if link:
                    _add_link(link, to)
            case FootnoteMark(number=number):
                parts.append(MARK.format(number))
    to.texts.append("".join(parts))
    links = [
        one.link if isinstance(one, Run) else None
        for one in inlines
        if not isinstance(one, InlineImage)
    ]
    for link, _ in groupby(links) if any(links) else ():
        if link:
            _add_link(link, to)


def add_blocks(blocks: Blocks, to: Contents) -> None:
    """Blocks that were not planned, as those of notes."""
    for block in walk(blocks):
        match block:
            case Code(text=text, title=title):
                to.items += (Item("line", line) for line in text.split("\n") if line.strip())
                to.texts.append(title)
            case Chart():
                _add_chart(block, to)
            case QrCode(url=url):
                to.items.append(Item("link", url))
            case _:
                pass
    for leaf in leaves(blocks):
        if isinstance(leaf, Image):
            _add_image(leaf, to)
        else:
            add_inlines(leaf, to)


def _add_footnotes(to: Contents, slide: Slide, footnotes: Mapping[str, Blocks]) -> None:
    """The footnotes that the notes of a slide refer to."""
    marks = (
        inline.label
        for leaf in leaves(slide.notes)
        if not isinstance(leaf, Image)
        for inline in leaf
        if isinstance(inline, FootnoteMark)
    )
    for label in dict.fromkeys(marks):
        add_blocks(footnotes.get(label, ()), to)


def _add_link(link: Link, to: Contents) -> None:
    to.items.append(Item("link", link.target))
    if link.title:
        to.texts.append(link.title)


def _add_image(image: Image, to: Contents) -> None:
    to.items.append(Item("picture", image.source))
    to.texts.append(image.alt)


def _add_chart(chart: Chart, to: Contents) -> None:
    names = (series.name for series in chart.series)
    titles = (chart.title, chart.x_title, chart.y_title, chart.description)
    values = (written(value) for series in chart.series for value in series.values)
    for text in (*titles, chart.corner, *names, *chart.categories, *values):
        if text:
            to.items.append(Item("value", text))


def _listing(frame: TextFrame) -> list[str]:
    """The lines of a listing, without the numbers that may stand before them."""
    text = "\n".join(
        "".join("\n" if isinstance(one, Break) else plain_text((one,)) for one in each.inlines)
        for each in frame.paragraphs
    )
    lines = [line for line in text.split("\n") if line.strip()]
    numbers = [_NUMBERED.match(line) for line in lines]
    if all(numbers):
        lines = [
            line[number.end() :] for line, number in zip(lines, numbers, strict=True) if number
        ]
    return [line for line in lines if line.strip()]


def _head(frame: TableFrame) -> tuple[str, ...]:
    head = Contents()
    add_rows(frame, head, 0, frame.head)
    return tuple(head.texts)


def _base_title(slide: Slide) -> str:
    return slide.title.removesuffix(slide.suffix)
