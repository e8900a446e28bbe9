"""The slide that is being turned into data, and what all its frames ask for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from deckwright.model.deck import Deck, Slide, Stroke
from deckwright.model.length import Box, to_points
from deckwright.model.theme import Color, Theme
from deckwright.write.typst.context import DocumentContext, is_address

Destination: TypeAlias = dict[str, str | int]
"""An `url` or a `page`, counted from 1."""


class Pages:
    """The slides of a deck by what authors call them: `#id` and `talk.md#id`."""

    def __init__(self, deck: Deck) -> None:
        self._by_id: dict[str, int] = {}
        self._by_talk: dict[tuple[str, str], int] = {}
        for page, slide in enumerate(deck.slides, 1):
            self._by_id.setdefault(slide.id, page)
            self._by_talk.setdefault((slide.source, slide.id), page)
            self._by_talk.setdefault((slide.source, ""), page)

    def destination(self, target: str, source: str) -> Destination | None:
        """Where `target` leads on a slide of the talk `source`; None: nowhere."""
        if not target:
            return None
        if is_address(target):
            return {"url": target}
        path, _, name = target.partition("#")
        if path:
            page = self._by_talk.get((PurePosixPath(path).stem, name))
        else:
            page = self._by_talk.get((source, name)) or self._by_id.get(name)
        return {"page": page} if page else None


Node: TypeAlias = dict[str, Any]

HIGHLIGHT = 0.25
"""How much of the accent a highlight mixes into the background: text on it stays readable."""


@dataclass(frozen=True, slots=True)
class SlideDrawing:
    """A slide with its surroundings. The context is shared by the whole deck."""

    theme: Theme
    slide: Slide
    pages: Pages
    context: DocumentContext
    language: str

    def color(self, color: Color) -> str:
        """`color` as `#RRGGBB`, as it shows on the slide's layout."""
        return self.theme.color(color, self.slide.layout)

    @property
    def marker(self) -> str:
        """The colour behind highlighted text."""
        accent, ground = self.theme.color("accent1"), self.color("bg1")
        return "#" + "".join(
            f"{round(low + (high - low) * HIGHLIGHT):02X}"
            for high, low in zip(bytes.fromhex(accent[1:]), bytes.fromhex(ground[1:]), strict=True)
        )

    def clean(self, text: str) -> str:
        """`text` as it can be printed; characters that need a look at the fonts are noted."""
        return self.context.printable(text, self.slide.span)

    def destination(self, target: str) -> Destination | None:
        """Where a link on this slide leads; None: nowhere."""
        return self.pages.destination(target, self.slide.source)

    def stroke(self, stroke: Stroke | None) -> Node | None:
        """A line's colour and width in points, and whether it is dashed."""
        if stroke is None:
            return None
        dash = {"dash": "dashed"} if stroke.dashed else {}
        return {"paint": self.color(stroke.color), "width": stroke.width, **dash}


def placed(box: Box) -> Node:
    """Where something stands, in points."""
    return {
        "x": short(to_points(box.left)),
        "y": short(to_points(box.top)),
        "w": short(to_points(box.width)),
        "h": short(to_points(box.height)),
    }


def short(value: float) -> float:
    """A length in points with as many digits as can be seen."""
    return round(value, 3)
