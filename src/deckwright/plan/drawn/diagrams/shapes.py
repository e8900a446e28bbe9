"""How large a node is, and what it looks like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckwright.model.deck import Geometry, Panel, Stroke
from deckwright.model.diagrams import Node, NodeShape
from deckwright.model.inlines import Break, Inlines, Run
from deckwright.model.theme import LevelStyle
from deckwright.plan.blocks.runs import joined, run
from deckwright.plan.compose.setting import Setting
from deckwright.plan.measure import Measure

_WIDEST = 11.0
"""Of a label's lines, em."""
_PADDING = (0.8, 0.4)
_DOT = 0.9
_BAR = (5.0, 0.35)

_GEOMETRIES: Mapping[NodeShape, Geometry] = {
    "rounded": "roundRect",
    "stadium": "roundRect",
    "circle": "ellipse",
    "start": "ellipse",
    "end": "ellipse",
    "diamond": "diamond",
    "hexagon": "hexagon",
    "cylinder": "can",
    "slanted": "parallelogram",
    "double": "flowChartPredefinedProcess",
    "note": "foldedCorner",
}
_GROWTH: Mapping[NodeShape, tuple[float, float]] = {
    "circle": (1.25, 1.4),
    "diamond": (1.6, 1.9),
    "hexagon": (1.35, 1.1),
    "cylinder": (1.0, 1.6),
    "slanted": (1.5, 1.0),
    "double": (1.3, 1.0),
}
"""How much larger than its text with padding a shape must be, to hold it."""


def words(label: str) -> Inlines:
    """A label's lines, with hard breaks between them."""
    return joined([run(line) for line in label.split("\n")], Break())


def text_size(label: str, style: LevelStyle, measure: Measure) -> tuple[float, float, int]:
    """Width, height and number of lines of a label, broken where it would get too wide."""
    inlines = words(label)
    if not inlines:
        return 0.0, 0.0, 0
    room = max(style.size * _WIDEST, measure.longest_word(inlines, style))
    width = min(room, measure.width(inlines, style))
    lines = measure.lines(inlines, style, width)
    return width, measure.text_height(style, lines), lines


def node_size(node: Node, style: LevelStyle, measure: Measure) -> tuple[float, float]:
    """Width and height of a node with its text."""
    size = style.size
    match node.shape:
        case "start" | "end":
            return size * _DOT, size * _DOT
        case "bar":
            return size * _BAR[0], size * _BAR[1]
        case "class":
            return _class_size(node, style, measure)
        case shape:
            width, height, _ = text_size(node.label, style, measure)
            across, down = width + 2 * _PADDING[0] * size, height + 2 * _PADDING[1] * size
            grow = _GROWTH.get(shape, (1.0, 1.0))
            across, down = max(across * grow[0], 2.5 * size), down * grow[1]
            return (max(across, down),) * 2 if shape == "circle" else (across, down)


def _class_size(node: Node, style: LevelStyle, measure: Measure) -> tuple[float, float]:
    bold = replace(style, bold=True)
    head, height, _ = text_size(node.label, bold, measure)
    lines = [measure.width((Run(line),), style) for line in node.members]
    width = max([head, *lines]) + 2 * _PADDING[0] * style.size
    body = measure.text_height(style, len(lines)) + 0.6 * style.size if lines else 0.0
    return width, height + 2 * _PADDING[1] * style.size + body


def panel(shape: NodeShape, setting: Setting, height: float) -> Panel:
    """The outline and the fill of a node `height` points high."""
    edge = Stroke(setting.quiet, 1.25)
    match shape:
        case "start" | "bar":
            return Panel(_GEOMETRIES.get(shape, "rect"), setting.slot("accent1"))
        case "end":
            return Panel("ellipse", setting.slot("accent1"), Stroke(setting.slot("bg2"), 3.0))
        case "note":
            return Panel("foldedCorner", setting.slot("bg1"), Stroke(setting.quiet, 1.0))
        case "stadium":
            return Panel("roundRect", setting.panel, edge, radius=height / 2)
        case "rounded":
            return Panel("roundRect", setting.panel, edge, radius=height / 4)
        case _:
            return Panel(_GEOMETRIES.get(shape, "rect"), setting.panel, edge)
