"""The slides of a talk as the data of their pictures, with their notes where the form has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, assert_never

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
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Event
from deckwright.write.handout.block_nodes import Composer, Node
from deckwright.write.slides.deck_data import deck_data

_WIDTHS: Final = {"notes": 3.2, "2-up": 6.9, "3-up": 3.4, "4-up": 3.4, "6-up": 3.4, "9-up": 2.2}
"""About how wide slides are printed, inches."""
_LONGEST: Final = 1500
"""Letters of a slide's text that are read out in place of its picture."""


def printed_width(event: Event) -> float:
    """How wide a slide is printed in the handout of `event`, inches."""
    return _WIDTHS.get(event.form, 0.0)


@dataclass(frozen=True, slots=True)
class PrintedSlides:
    """The slides of one talk; `width` is how wide they are printed, inches."""

    deck: Deck
    composer: Composer
    width: float

    def chapter(self, *, noted: bool) -> Node:
        """`slides`, the `deck` that they are drawn of, and the `anchors` that no slide took."""
        composer = self.composer
        context = replace(composer.context, pictures=composer.context.pictures.at_most(self.width))
        drawn = deck_data(self.deck, context)
        drawings = drawn.pop("slides")
        anchors = self._anchors()
        parted = False
        nodes: list[Node] = []
        for slide, drawing in zip(self.deck.slides, drawings, strict=True):
            parts = slide.role == "section"
            parted = parted or parts
            nodes.append(
                {
                    "number": slide.number,
                    "title": drawing["title"],
                    "section": parts,
                    "label": f"{composer.label}-section-{slide.number}" if parts else None,
                    "level": 2 if parts or not parted else 3,
                    "alt": self._alt(slide, drawing["title"]),
                    "anchors": anchors.pop((slide.span.path, slide.span.line), []),
                    "notes": composer.blocks(slide.notes) if noted else [],
                    "drawing": drawing,
                }
            )
        self._list_links()
        left = [label for labels in anchors.values() for label in labels]
        return {"slides": nodes, "deck": drawn, "anchors": left}

    def _list_links(self) -> None:
        """See to it that all links of the talk have their numbers, printed or not."""
        unprinted = replace(self.composer, _levels=[], _footnotes={}, _open=set())
        for section in unprinted.talk.sections:
            unprinted.inlines(section.title, section.span)
            unprinted.blocks((*section.blocks, *section.notes))

    def _anchors(self) -> dict[tuple[str, int], list[str]]:
        """The labels of the talk's sections by where these begin in the source."""
        labels: dict[tuple[str, int], list[str]] = {}
        composer = self.composer
        for section in composer.talk.sections:
            label = composer.context.anchors.get((composer.name, section.id))
            if section.id and label:
                labels.setdefault((section.span.path, section.span.line), []).append(label)
        return labels

    def _alt(self, slide: Slide, title: str) -> str:
        """What a screen reader says in place of the picture: number, title, all other words."""
        words = self.composer.words
        said = (" ".join(text.split()) for frame in slide.frames for text in _said(frame))
        text = ". ".join(one.rstrip(".") for one in said if one and one != title)
        clean = self.composer.context.printable(text, slide.span)
        short = clean if len(clean) <= _LONGEST else clean[:_LONGEST].rpartition(" ")[0] + " …"
        head = f"{words.slide} {slide.number}{words.colon}{title}"
        return f"{head}. {short}" if short else head


def _said(frame: Frame) -> Iterator[str]:
    """The words of a frame, or those that stand for it."""
    match frame:
        case TextFrame(paragraphs=paragraphs):
            yield from (plain_text(paragraph.inlines) for paragraph in paragraphs)
        case TableFrame(rows=rows):
            yield from (", ".join(plain_text(one.inlines) for one in row.cells) for row in rows)
        case PictureFrame(image=image):
            yield "" if image.decorative else image.alt
        case QrFrame(url=url):
            yield url
        case ChartFrame() | GroupFrame() | MediaFrame():
            yield frame.description
        case LineFrame():
            pass
        case _:
            assert_never(frame)
