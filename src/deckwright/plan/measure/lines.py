"""Filling lines: as many words on each as fit, as PowerPoint and LibreOffice do."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.plan.measure.paragraphs import HardLine


def line_starts(line: HardLine, width: float, indent: float = 0.0) -> Iterator[tuple[int, int]]:
    """Where each line of `width` em begins: the index of the word, the offset within it.

    The first one starts `indent` further in. Spaces hang over the end of a line. A piece that is
    wider than a line is broken between characters.
    """
    yield 0, 0
    left = x = indent
    for index, (word, space) in enumerate(zip(line.words, line.spaces, strict=True)):
        if x + word.width <= width:
            x += word.width + space
            continue
        for piece in word.pieces:
            if x + piece.width > width and x > left:
                yield index, piece.start
                left = x = 0.0
            if x + piece.width <= width:
                x += piece.width
                continue
            for offset, advance in piece.clusters():
                if x + advance > width and x > left:
                    yield index, offset
                    left = x = 0.0
                x += advance
        x += space
