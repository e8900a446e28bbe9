"""What a diagram is drawn with: boxes with words, and lines that hold on to them.

Coordinates are points from the diagram's top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from deckwright.model.deck import (
    Glue,
    LineFrame,
    Panel,
    Side,
    Stroke,
    TextFrame,
    TextParagraph,
)
from deckwright.model.diagrams import LineHead
from deckwright.model.inlines import Inlines
from deckwright.model.length import NO_INSETS, Box, points
from deckwright.model.theme import Align, LevelStyle
from deckwright.plan.compose.setting import Setting
from deckwright.plan.drawn.diagrams.layered import Point, Size

Layer = Literal["ground", "lines", "nodes", "labels"]


@dataclass
class Sketch:
    """A diagram on its way into frames, at one text size."""

    setting: Setting
    style: LevelStyle
    size: Size = (0.0, 0.0)
    layers: dict[Layer, list[TextFrame | LineFrame]] = field(
        default_factory=lambda: {"ground": [], "lines": [], "nodes": [], "labels": []}
    )
    names: dict[str, int] = field(default_factory=dict)

    def box(
        self,
        layer: Layer,
        middle: Point,
        size: Size,
        paragraphs: tuple[tuple[Inlines, LevelStyle, int], ...],
        panel: Panel | None = None,
        *,
        name: str = "",
        anchor: Literal["top", "middle"] = "middle",
    ) -> str:
        """Add a box around `middle`; each paragraph has its style and how many lines it takes.

        The name that it was given, for lines to hold on to.
        """
        (x, y), (width, height) = middle, size
        left, top = points(x - width / 2), points(y - height / 2)
        own = self._own_name(name or "Label")
        measure = self.setting.measure
        needed = sum(measure.text_height(style, lines) for _, style, lines in paragraphs)
        self.layers[layer].append(
            TextFrame(
                role="label",
                box=Box(left, top, points(width), points(height)),
                paragraphs=tuple(
                    TextParagraph(inlines, style, lines=lines)
                    for inlines, style, lines in paragraphs
                ),
                levels=(self.style,) * 9,
                insets=NO_INSETS,
                anchor=anchor,
                panel=panel,
                height=points(needed),
                name=own,
            )
        )
        return own

    def line(
        self,
        start: Point,
        end: Point,
        stroke: Stroke,
        heads: tuple[LineHead, LineHead] = ("none", "none"),
        glue: tuple[tuple[str, Side] | None, tuple[str, Side] | None] = (None, None),
        *,
        layer: Layer = "lines",
    ) -> None:
        """Add a line."""
        (x1, y1), (x2, y2) = start, end
        holds = tuple(None if one is None else Glue(*one) for one in glue)
        self.layers[layer].append(
            LineFrame(
                (points(x1), points(y1)),
                (points(x2), points(y2)),
                stroke,
                heads,
                (holds[0], holds[1]),
            )
        )

    def aligned(self, align: Align) -> LevelStyle:
        """The text's style, aligned otherwise."""
        return replace(self.style, align=align)

    def frames(self, box: Box) -> tuple[TextFrame | LineFrame, ...]:
        """Everything, in the middle of `box`, smaller where it is too large for it."""
        width, height = points(self.size[0]), points(self.size[1])
        left = box.left + (box.width - width) // 2
        top = box.top + (box.height - height) // 2
        return tuple(_moved(one, left, top) for layer in self.layers.values() for one in layer)

    def _own_name(self, name: str) -> str:
        first = name.split("\n", 1)[0].strip() or "Shape"
        count = self.names[first] = self.names.get(first, 0) + 1
        return first if count == 1 else f"{first} ({count})"


def _moved(frame: TextFrame | LineFrame, left: int, top: int) -> TextFrame | LineFrame:
    if isinstance(frame, LineFrame):
        (x1, y1), (x2, y2) = frame.start, frame.end
        return replace(frame, start=(x1 + left, y1 + top), end=(x2 + left, y2 + top))
    box = frame.box
    return replace(frame, box=replace(box, left=box.left + left, top=box.top + top))
