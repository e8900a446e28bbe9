"""What a slide says, for those who do not see its picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from deckwright.model.deck import (
    ChartFrame,
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


def slide_words(slide: Slide) -> str:
    """The title and the words of all frames, a line each."""
    lines = [slide.title, *(line for frame in slide.frames for line in _lines(frame))]
    tidy = (" ".join(line.split()) for line in lines)
    return "\n".join(line for line in dict.fromkeys(tidy) if line)


def _lines(frame: Frame) -> Iterator[str]:
    match frame:
        case TextFrame(paragraphs=paragraphs):
            yield from (plain_text(paragraph.inlines) for paragraph in paragraphs)
        case TableFrame(rows=rows):
            for row in rows:
                yield ", ".join(plain_text(cell.inlines) for cell in row.cells)
        case PictureFrame(image=image):
            yield "" if image.decorative else image.alt
        case ChartFrame() | GroupFrame() | MediaFrame():
            yield frame.description
        case QrFrame(url=url):
            yield url
        case LineFrame():
            pass
        case _:
            assert_never(frame)
