"""Graphs: flowcharts, states, classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from deckwright.model.deck import Panel, Side, Stroke
from deckwright.model.diagrams import Cluster, Direction, Edge, Graph, Node
from deckwright.model.inlines import Run
from deckwright.plan.blocks.runs import bold
from deckwright.plan.drawn.diagrams.canvas import Sketch
from deckwright.plan.drawn.diagrams.layered import (
    Point,
    RankedLayout,
    Size,
    Spacing,
    folded,
    layered,
)
from deckwright.plan.drawn.diagrams.ranks import RankedLink, Ranking, ranking
from deckwright.plan.drawn.diagrams.shapes import node_size, panel, text_size, words

_CLUSTER = 0.7
_LABEL_PADDING = 0.3
_CLOSER = 0.6
"""Nodes above each other may stand closer than nodes side by side."""
_BANDS = 2.2
"""Between the bands of a folded graph, em."""
_LEVEL = 0.1
"""Points by which middles on one line may differ."""
_LOOP = 1.4
"""How far an edge from a node to itself reaches out, em."""
_WIDTHS = {"solid": 1.5, "dashed": 1.5, "thick": 3.0, "unseen": 0.0}


def sketch_graph(
    graph: Graph, sketch: Sketch, spacing: float, stretch: float = 1.0, bands: int = 1
) -> None:
    """Draw `graph`; `spacing` is the gap between nodes in em, `stretch` widens that of ranks.

    Ranks are folded into that many `bands` where they can be.
    """
    style, measure = sketch.style, sketch.setting.measure
    turned = graph.direction in ("right", "left")
    sizes: dict[str, Size] = {node.id: node_size(node, style, measure) for node in graph.nodes}
    drawn = [edge for edge in graph.edges if edge.source != edge.target]
    loops = [edge for edge in graph.edges if edge.source == edge.target]
    shared = Counter(frozenset((edge.source, edge.target)) for edge in drawn)
    links = [
        RankedLink(one.source, one.target, 2 if one.label or shared[_ends(one)] > 1 else 1)
        for one in drawn
    ]
    groups = {name: at for at, cluster in enumerate(graph.clusters) for name in cluster.nodes}
    ranked = ranking([node.id for node in graph.nodes], links, groups)
    labels = _labels(drawn, ranked, sketch)
    whole = sizes | dict(labels.values())
    for edge in loops:
        width, height = whole[edge.source]
        whole[edge.source] = (width + 2 * _LOOP * style.size, height)
    em = style.size
    boxes = {name: (high, wide) for name, (wide, high) in whole.items()} if turned else whole
    layout = layered(
        ranked,
        boxes,
        groups,
        Spacing(
            spacing * em * (_CLOSER if turned else 1.0),
            spacing * em * stretch,
            _CLUSTER * em,
            0.0 if turned else measure.line_height(style),
        ),
    )
    if bands > 1 and not graph.clusters:
        layout = folded(layout, ranked, boxes, bands, _BANDS * em)
    middles, sketch.size = _directed(layout, graph.direction)
    if turned and graph.clusters:
        middles, sketch.size = _lowered(middles, sketch.size, measure.line_height(style))
    for cluster in graph.clusters:
        _cluster(cluster, middles, sizes, sketch)
    names = {node.id: _node(node, middles[node.id], sizes[node.id], sketch) for node in graph.nodes}
    for edge, path in zip(drawn, ranked.paths, strict=True):
        _edge(edge, [middles[name] for name in path], sizes, names, graph.direction, sketch)
    for at, (place, size) in labels.items():
        _label(drawn[at].label, middles[place], size, sketch)
    for edge in loops:
        _loop(edge, middles[edge.source], sizes[edge.source], sketch)


def _ends(edge: Edge) -> frozenset[str]:
    return frozenset((edge.source, edge.target))


def _labels(edges: list[Edge], ranked: Ranking, sketch: Sketch) -> dict[int, tuple[str, Size]]:
    """By the number of its edge: the stand-in where each label stands, and its size."""
    padding = 2 * _LABEL_PADDING * sketch.style.size
    labels = {}
    for number, (edge, path) in enumerate(zip(edges, ranked.paths, strict=True)):
        if edge.label:
            width, height, _ = text_size(edge.label, sketch.style, sketch.setting.measure)
            labels[number] = (path[len(path) // 2], (width + padding, height + padding / 2))
    return labels


def _directed(layout: RankedLayout, direction: Direction) -> tuple[dict[str, Point], Size]:
    """The layout, which runs down, turned into its direction."""
    width, height = layout.size
    match direction:
        case "down":
            return dict(layout.middles), (width, height)
        case "up":
            return {n: (x, height - y) for n, (x, y) in layout.middles.items()}, (width, height)
        case "right":
            return {n: (y, x) for n, (x, y) in layout.middles.items()}, (height, width)
        case "left":
            return {n: (height - y, x) for n, (x, y) in layout.middles.items()}, (height, width)


def _lowered(middles: Mapping[str, Point], size: Size, by: float) -> tuple[dict[str, Point], Size]:
    """Room above for the words of clusters."""
    return {name: (x, y + by) for name, (x, y) in middles.items()}, (size[0], size[1] + by)


def _cluster(
    cluster: Cluster, middles: Mapping[str, Point], sizes: Mapping[str, Size], sketch: Sketch
) -> None:
    em = sketch.style.size
    heading = sketch.setting.measure.line_height(sketch.style) if cluster.label else 0.0
    around = [(*middles[name], *sizes[name]) for name in cluster.nodes]
    left = min(x - w / 2 for x, _, w, _ in around) - _CLUSTER * em
    right = max(x + w / 2 for x, _, w, _ in around) + _CLUSTER * em
    top = min(y - h / 2 for _, y, _, h in around) - _CLUSTER * em / 2 - heading
    bottom = max(y + h / 2 for _, y, _, h in around) + _CLUSTER * em
    frame = Panel("rect", "", Stroke(sketch.setting.quiet, 1.0, dashed=True))
    sketch.box(
        "ground",
        ((left + right) / 2, (top + bottom) / 2),
        (right - left, bottom - top),
        ((words(cluster.label), sketch.aligned("center"), 1),) if cluster.label else (),
        frame,
        name=cluster.label or "Group",
        anchor="top",
    )


def _node(node: Node, middle: Point, size: Size, sketch: Sketch) -> str:
    style, measure = sketch.style, sketch.setting.measure
    looks = panel(node.shape, sketch.setting, size[1])
    if node.shape == "class" and node.members:
        head = text_size(node.label, replace(style, bold=True), measure)[2]
        title = (bold(words(node.label)), style, head)
        left = sketch.aligned("left")
        indent = replace(left, margin=round(0.8 * style.size * 12_700))
        first = replace(indent, space_before=0.6 * style.size)
        members = tuple(
            ((Run(line),), indent if at else first, 1) for at, line in enumerate(node.members)
        )
        name = sketch.box("nodes", middle, size, (title, *members), looks, name=node.label)
        top = middle[1] - size[1] / 2 + measure.text_height(style, head) + 0.65 * style.size
        rule = Stroke(sketch.setting.quiet, 1.0)
        across = size[0] / 2
        sketch.line((middle[0] - across, top), (middle[0] + across, top), rule, layer="labels")
        return name
    inlines = words(node.label)
    if node.shape == "class":
        inlines = bold(inlines)
    lines = text_size(node.label, style, measure)[2]
    said = ((inlines, style, lines),) if inlines and node.label.strip() else ()
    return sketch.box("nodes", middle, size, said, looks, name=node.label.strip() or node.shape)


def _edge(
    edge: Edge,
    path: list[Point],
    sizes: Mapping[str, Size],
    names: Mapping[str, str],
    direction: Direction,
    sketch: Sketch,
) -> None:
    """A line from side to side, in pieces where it goes round what stands between."""
    if edge.way == "unseen":
        return
    stroke = Stroke(sketch.setting.slot("tx1"), _WIDTHS[edge.way], dashed=edge.way == "dashed")
    leaving = _side(path[0], path[1], direction)
    arriving = _side(path[-1], path[-2], direction)
    stops = [
        _at(path[0], sizes[edge.source], leaving),
        *path[1:-1],
        _at(path[-1], sizes[edge.target], arriving),
    ]
    last = len(stops) - 2
    for at, (one, other) in enumerate(pairwise(stops)):
        sketch.line(
            one,
            other,
            stroke,
            (edge.start if at == 0 else "none", edge.end if at == last else "none"),
            (
                (names[edge.source], leaving) if at == 0 else None,
                (names[edge.target], arriving) if at == last else None,
            ),
        )


def _side(one: Point, other: Point, direction: Direction) -> Side:
    """The side of a node at `one` that looks towards `other` along the direction of the ranks.

    Where a fold puts one beside the other it is the side between them.
    """
    axis = 1 if direction in ("down", "up") else 0
    if abs(other[axis] - one[axis]) < _LEVEL:
        axis = 1 - axis
    if axis == 1:
        return "bottom" if other[1] > one[1] else "top"
    return "right" if other[0] > one[0] else "left"


def _at(middle: Point, size: Size, side: Side) -> Point:
    (x, y), (width, height) = middle, size
    match side:
        case "top":
            return x, y - height / 2
        case "bottom":
            return x, y + height / 2
        case "left":
            return x - width / 2, y
        case "right":
            return x + width / 2, y


def _label(text: str, middle: Point, size: Size, sketch: Sketch) -> None:
    lines = text_size(text, sketch.style, sketch.setting.measure)[2]
    ground = Panel("rect", sketch.setting.slot("bg1"))
    sketch.box("labels", middle, size, ((words(text), sketch.style, lines),), ground, name=text)


def _loop(edge: Edge, middle: Point, size: Size, sketch: Sketch) -> None:
    """Out of the right side and back into it."""
    stroke = Stroke(sketch.setting.slot("tx1"), _WIDTHS[edge.way], dashed=edge.way == "dashed")
    (x, y), (width, height) = middle, size
    near, far = x + width / 2, x + width / 2 + _LOOP * sketch.style.size
    top, bottom = y - height / 4, y + height / 4
    sketch.line((near, top), (far, top), stroke)
    sketch.line((far, top), (far, bottom), stroke)
    sketch.line((far, bottom), (near, bottom), stroke, ("none", edge.end))
    if edge.label:
        wide, high, _ = text_size(edge.label, sketch.style, sketch.setting.measure)
        _label(edge.label, (far, y - height / 2 - high / 2), (wide, high), sketch)
