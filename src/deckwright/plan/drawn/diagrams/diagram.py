"""A diagram at the largest text size at which it fits its box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.blocks import Diagram
from deckwright.model.deck import Frame, GroupFrame
from deckwright.model.diagrams import Bracket, Drawing, Graph, Message, Remark, Sequence
from deckwright.model.length import Box, points, to_points
from deckwright.model.source import Span
from deckwright.model.theme import Theme
from deckwright.plan.compose.setting import Setting
from deckwright.plan.drawn.diagrams.canvas import Sketch
from deckwright.plan.drawn.diagrams.graphs import sketch_graph
from deckwright.plan.drawn.diagrams.sequences import sketch_sequence

_LARGEST = 20.0
_SMALLEST = 6.0
"""Of text, points; under the theme's minimum only where a diagram is too large for any slide."""
_STEP = 1.0
_SPACINGS = (2.2, 1.5, 1.1)
"""Between nodes, em: the first that fits."""
_BANDS = (2, 3, 4)
"""Into how many a long chain may be folded."""
_STRETCH = 1.8
"""How much further apart ranks may stand where there is room."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    """How a diagram is drawn."""

    drawing: Drawing
    size: float
    spacing: float
    bands: int = 1


def heights(block: Diagram, setting: Setting, width: float) -> tuple[float, float]:
    """The least height in points and the one it would like."""
    attempt = _fitting(block.drawing, setting, width, setting.height)
    sketch = _sketched(attempt, setting)
    least = min(setting.height, sketch.size[1])
    return least, min(setting.height, least * _STRETCH)


def frame(block: Diagram, box: Box, setting: Setting) -> GroupFrame:
    """A diagram in the middle of its box."""
    width, height = to_points(box.width), to_points(box.height)
    attempt = _fitting(block.drawing, setting, width, height)
    sketch = _widened(attempt, setting, width, height)
    frames = sketch.frames(box)
    wide, high = min(box.width, points(sketch.size[0])), min(box.height, points(sketch.size[1]))
    own = Box(box.left + (box.width - wide) // 2, box.top + (box.height - high) // 2, wide, high)
    return GroupFrame(
        own,
        frames,
        block.description or description(block),
        name="Diagram",
        size=attempt.size,
        span=block.span,
    )


def small(frames: Iterable[Frame], span: Span, theme: Theme) -> Iterator[Diagnostic]:
    """A finding for each diagram with text under the theme's minimum; `span` is its slide's."""
    for one in frames:
        if isinstance(one, GroupFrame) and one.size < theme.minimums.table:
            message = f"the diagram fits only with text of {one.size:g} pt"
            hint = "draw less, shorten labels, or cut it into several diagrams"
            yield warning("DW406", span, message, hint)


def _fitting(drawing: Drawing, setting: Setting, width: float, height: float) -> _Attempt:
    """The first attempt that fits; turned or folded before it becomes too small to read."""
    attempt = _Attempt(drawing, _SMALLEST, _SPACINGS[-1])
    for attempt in _attempts(drawing, setting):
        across, down = _sketched(attempt, setting).size
        if across <= width and down <= height:
            break
    return attempt


def _attempts(drawing: Drawing, setting: Setting) -> Iterator[_Attempt]:
    largest = min(_LARGEST, setting.sizes.body)
    readable = min(largest, setting.theme.minimums.table)
    for size in _down(largest, readable):
        for spacing in _SPACINGS:
            yield _Attempt(drawing, size, spacing)
    turned = _turned(drawing)
    if turned is not drawing:
        for size in _down(largest, readable):
            yield _Attempt(turned, size, _SPACINGS[-1])
    if isinstance(drawing, Graph):
        beside = drawing if drawing.direction in ("right", "left") else turned
        for size in _down(largest, readable):
            for bands in _BANDS:
                yield _Attempt(beside, size, _SPACINGS[1], bands)
    for size in _down(readable - _STEP, _SMALLEST):
        yield _Attempt(drawing, size, _SPACINGS[-1])


def _down(high: float, low: float) -> Iterator[float]:
    size = high
    while size > low:
        yield size
        size -= _STEP
    yield low


def _turned(drawing: Drawing) -> Drawing:
    if isinstance(drawing, Sequence):
        return drawing
    return replace(drawing, direction="right" if drawing.direction in ("down", "up") else "down")


def _sketched(attempt: _Attempt, setting: Setting, stretch: float = 1.0) -> Sketch:
    style = replace(
        setting.levels[0],
        size=attempt.size,
        bullet=None,
        margin=0,
        indent=0,
        align="center",
        space_before=0.0,
        space_after=0.0,
        line_spacing=1.0,
        color=setting.slot("tx1"),
    )
    sketch = Sketch(setting, style)
    match attempt.drawing:
        case Graph() as graph:
            sketch_graph(graph, sketch, attempt.spacing, stretch, attempt.bands)
        case Sequence() as sequence:
            sketch_sequence(sequence, sketch, attempt.spacing, stretch)
        case _:
            assert_never(attempt.drawing)
    return sketch


def _widened(attempt: _Attempt, setting: Setting, width: float, height: float) -> Sketch:
    """The attempt with its ranks further apart, as far as there is room."""
    for stretch in (_STRETCH, 1.5, 1.25):
        sketch = _sketched(attempt, setting, stretch)
        if sketch.size[0] <= width and sketch.size[1] <= height:
            return sketch
    return _sketched(attempt, setting)


def description(block: Diagram) -> str:
    """The author's words, or what leads where."""
    if block.description:
        return block.description
    match block.drawing:
        case Graph(nodes=nodes, edges=edges):
            names = {node.id: _flat(node.label) or node.shape for node in nodes}
            linked = {name for edge in edges for name in (edge.source, edge.target)}
            steps = [names[node.id] for node in nodes if node.id not in linked]
            steps += [
                f"{names[edge.source]} → {names[edge.target]}"
                + (f" ({_flat(edge.label)})" if edge.label else "")
                for edge in edges
            ]
        case Sequence(participants=participants, events=events):
            names = {one.id: _flat(one.label) for one in participants}
            steps = [_told(event, names) for event in events]
        case _:
            assert_never(block.drawing)
    return "; ".join(step for step in steps if step)


def _told(event: Message | Remark | Bracket, names: dict[str, str]) -> str:
    match event:
        case Message(source=source, target=target, label=label):
            return f"{names[source]} → {names[target]}: {_flat(label)}".rstrip(": ")
        case Remark(label=label) | Bracket(label=label):
            return _flat(label)
        case _:
            assert_never(event)


def _flat(label: str) -> str:
    return " ".join(label.split())
