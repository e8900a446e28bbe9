"""Sequences: who takes part stands on top, messages follow each other downwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import assert_never

from deckwright.model.deck import Panel, Stroke
from deckwright.model.diagrams import Bracket, Message, Participant, Remark, Sequence
from deckwright.plan.blocks.runs import bold
from deckwright.plan.drawn.diagrams.canvas import Sketch
from deckwright.plan.drawn.diagrams.layered import Size
from deckwright.plan.drawn.diagrams.shapes import panel, text_size, words

_PADDING = 0.7
_LOOP = 1.6
_ROW = 0.4
"""Between two events, em."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A framed stretch that has begun: where, its words, how deep it stands."""

    top: float
    label: str
    depth: int


def sketch_sequence(sequence: Sequence, sketch: Sketch, spacing: float, stretch: float) -> None:
    """Draw `sequence`; `spacing` is the least gap between participants, em."""
    style, measure, em = sketch.style, sketch.setting.measure, sketch.style.size
    heads = {one.id: text_size(one.label, style, measure)[:2] for one in sequence.participants}
    height = max(high for _, high in heads.values()) + _PADDING * em
    columns, width = _columns(sequence, heads, sketch, spacing)
    y = height + _ROW * em * stretch
    open_ones: list[_Open] = []
    for event in sequence.events:
        match event:
            case Message():
                y = _message(event, columns, y, sketch)
            case Remark():
                y = _remark(event, columns, y, sketch)
            case Bracket(kind="begin", label=label):
                open_ones.append(_Open(y, label, len(open_ones)))
                y += measure.line_height(style)
            case Bracket(kind="else", label=label):
                y = _division(label, open_ones[-1].depth if open_ones else 0, width, y, sketch)
            case Bracket():
                y = _framed(open_ones.pop(), width, y, sketch)
            case _:
                assert_never(event)
        y += _ROW * em * stretch
    for one in sequence.participants:
        _participant(one, columns[one.id], heads[one.id][0], height, y, sketch)
    sketch.size = (width, y)


def _columns(
    sequence: Sequence, heads: Mapping[str, Size], sketch: Sketch, spacing: float
) -> tuple[dict[str, float], float]:
    """Where each participant's line stands, and the whole width: words fit between the lines."""
    style, measure, em = sketch.style, sketch.setting.measure, sketch.style.size
    names = [one.id for one in sequence.participants]
    place = {name: at for at, name in enumerate(names)}
    halves = [heads[name][0] / 2 + _PADDING * em for name in names]
    gaps = [one + other + spacing * em / 2 for one, other in pairwise(halves)]
    left, right = halves[0], halves[-1]
    for event in sequence.events:
        match event:
            case Message(source=source, target=target, label=label):
                need = text_size(label, style, measure)[0] + 2 * em
                first, last = sorted((place[source], place[target]))
                if first == last and last == len(gaps):
                    right = max(right, need + _LOOP * em)
                    continue
                _widen(
                    gaps, first, max(last, first + 1), need + (_LOOP * em if first == last else 0)
                )
            case Remark(label=label, over=over, side=side):
                need = text_size(label, style, measure)[0] + 2 * _PADDING * em
                at = place[over[0]]
                if len(over) > 1 and over[0] != over[-1]:
                    first, last = sorted((place[over[0]], place[over[-1]]))
                    _widen(gaps, first, last, need - 2 * em)
                elif side == "over":
                    _widen(gaps, at - 1, at, need / 2 + em / 2)
                    _widen(gaps, at, at + 1, need / 2 + em / 2)
                    left = max(left, need / 2) if at == 0 else left
                    right = max(right, need / 2) if at == len(gaps) else right
                elif side == "left":
                    _widen(gaps, at - 1, at, need + em)
                    left = max(left, need + em) if at == 0 else left
                else:
                    _widen(gaps, at, at + 1, need + em)
                    right = max(right, need + em) if at == len(gaps) else right
            case Bracket():
                pass
            case _:
                assert_never(event)
    columns, x = {}, left
    for name, gap in zip(names, [*gaps, 0.0], strict=True):
        columns[name] = x
        x += gap
    return columns, x + right


def _widen(gaps: list[float], first: int, last: int, need: float) -> None:
    """Make the gaps from column `first` to `last` at least `need` together."""
    if first < 0 or last > len(gaps):
        return
    lacking = need - sum(gaps[first:last])
    if lacking > 0:
        for at in range(first, last):
            gaps[at] += lacking / (last - first)


def _participant(
    one: Participant, x: float, width: float, height: float, bottom: float, sketch: Sketch
) -> None:
    em = sketch.style.size
    lifeline = Stroke(sketch.setting.quiet, 1.0, dashed=True)
    lines = text_size(one.label, sketch.style, sketch.setting.measure)[2]
    name = sketch.box(
        "nodes",
        (x, height / 2),
        (width + 2 * _PADDING * em, height),
        ((bold(words(one.label)), sketch.style, lines),),
        panel("rounded", sketch.setting, height / 2),
        name=one.label,
    )
    sketch.line((x, height), (x, bottom), lifeline, glue=((name, "bottom"), None))


def _message(event: Message, columns: Mapping[str, float], y: float, sketch: Sketch) -> float:
    """Words, and the arrow below them; the y below both."""
    style, em = sketch.style, sketch.style.size
    width, height, lines = text_size(event.label, style, sketch.setting.measure)
    stroke = Stroke(sketch.setting.slot("tx1"), 1.5, dashed=event.way == "dashed")
    start, end = columns[event.source], columns[event.target]
    if event.source == event.target:
        far = start + _LOOP * em
        bottom = y + max(height, 1.2 * em)
        sketch.line((start, y), (far, y), stroke)
        sketch.line((far, y), (far, bottom), stroke)
        sketch.line((far, bottom), (start, bottom), stroke, ("none", event.end))
        middle = (far + 0.4 * em + width / 2, (y + bottom) / 2)
    else:
        bottom = y + height + 0.15 * em
        sketch.line((start, bottom), (end, bottom), stroke, ("none", event.end))
        middle = ((start + end) / 2, y + height / 2)
    if event.label:
        said = ((words(event.label), style, lines),)
        ground = Panel("rect", sketch.setting.slot("bg1"))
        passes = abs(end - start) > 0 and len(columns) > 2  # noqa: PLR2004 - others' lines cross
        sketch.box(
            "labels",
            middle,
            (width + 0.2 * em, height),
            said,
            ground if passes else None,
            name=event.label,
        )
    return bottom


def _remark(event: Remark, columns: Mapping[str, float], y: float, sketch: Sketch) -> float:
    em = sketch.style.size
    width, height, lines = text_size(event.label, sketch.style, sketch.setting.measure)
    wide, high = width + 2 * _PADDING * em, height + _PADDING * em
    places = [columns[name] for name in event.over]
    x = (min(places) + max(places)) / 2
    if len(places) > 1:
        wide = max(wide, max(places) - min(places) + 2 * em)
    if event.side != "over":
        x += (wide / 2 + em / 2) * (1 if event.side == "right" else -1)
    said = ((words(event.label), sketch.style, lines),)
    looks = panel("note", sketch.setting, high)
    sketch.box("labels", (x, y + high / 2), (wide, high), said, looks, name=event.label)
    return y + high


def _framed(begun: _Open, width: float, y: float, sketch: Sketch) -> float:
    em, style = sketch.style.size, sketch.style
    inset = begun.depth * 0.4 * em
    height = y - begun.top
    frame = Panel("rect", "", Stroke(sketch.setting.quiet, 1.0))
    sketch.box(
        "ground",
        (width / 2, begun.top + height / 2),
        (width - 2 * inset, height),
        (),
        frame,
        name=begun.label,
    )
    _heading(f"[{begun.label}]", inset, begun.top, sketch)
    return y + 0.2 * style.size


def _division(label: str, depth: int, width: float, y: float, sketch: Sketch) -> float:
    inset = depth * 0.4 * sketch.style.size
    sketch.line((inset, y), (width - inset, y), Stroke(sketch.setting.quiet, 1.0, dashed=True))
    if not label:
        return y
    return _heading(f"[{label}]", inset, y, sketch)


def _heading(text: str, left: float, y: float, sketch: Sketch) -> float:
    em, measure = sketch.style.size, sketch.setting.measure
    inlines = bold(words(text))
    width = measure.width(inlines, sketch.style) + 0.4 * em
    height = measure.line_height(sketch.style)
    middle = (left + 0.3 * em + width / 2, y + height / 2)
    said = ((inlines, sketch.aligned("left"), 1),)
    ground = Panel("rect", sketch.setting.slot("bg1"))
    sketch.box("labels", middle, (width, height), said, ground, name=text)
    return y + height
