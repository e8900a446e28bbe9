"""Diagrams on paper: the shapes that a slide has, drawn alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from deckwright.model.deck import Deck, Footer, Frame, GroupFrame, LineFrame, Slide, TextFrame
from deckwright.model.length import points
from deckwright.write.typst.drawn import Drawn
from deckwright.write.typst.slides import write_slide_images

_MARGIN = points(6)
"""Around a drawing: lines and heads reach over the edge of their group."""
_USUAL = 20.0
"""The size of a diagram's words on a slide; one with smaller words is drawn larger on paper."""


def drawings(decks: Iterable[Deck], folder: Path) -> Mapping[tuple[str, int], Drawn]:
    """The diagrams of `decks` as SVG files in `folder`, by the file and line they come from."""
    found: dict[tuple[str, int], Drawn] = {}
    for deck in decks:
        for slide in deck.slides:
            for frame in slide.frames:
                if isinstance(frame, GroupFrame) and frame.span.line:
                    key = (frame.span.path, frame.span.line)
                    drawn = _drawn(deck, slide, frame, folder / f"diagram-{len(found) + 1}.svg")
                    if drawn is not None:
                        found.setdefault(key, drawn)
    return found


def _drawn(deck: Deck, slide: Slide, group: GroupFrame, path: Path) -> Drawn | None:
    width, height = group.box.width + 2 * _MARGIN, group.box.height + 2 * _MARGIN
    moved = replace(
        group,
        frames=tuple(
            _moved(one, _MARGIN - group.box.left, _MARGIN - group.box.top) for one in group.frames
        ),
    )
    frames: tuple[Frame, ...] = (moved,)
    bare = replace(
        slide,
        number=1,
        layout=replace(slide.layout, placeholders=(), decorations=()),
        frames=frames,
        footer=Footer(number=False),
        hidden_title=True,
    )
    theme = replace(deck.theme, width=width, height=height)
    alone = replace(deck, theme=theme, slides=(bare,), sections=())
    pictures, _ = write_slide_images(alone, "svg")
    if not pictures:
        return None
    path.write_bytes(pictures[0])
    share = min(1.0, group.box.width / deck.theme.width * max(1.0, _USUAL / group.size))
    return Drawn(path, width, height, share, group.description)


def _moved(frame: TextFrame | LineFrame, right: int, down: int) -> TextFrame | LineFrame:
    if isinstance(frame, LineFrame):
        (x1, y1), (x2, y2) = frame.start, frame.end
        return replace(frame, start=(x1 + right, y1 + down), end=(x2 + right, y2 + down))
    box = frame.box
    return replace(frame, box=replace(box, left=box.left + right, top=box.top + down))
