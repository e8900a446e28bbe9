"""Charts with axes: how much of the chart is left within them, and what is written beside them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from deckwright.model.charts import Chart
from deckwright.model.plot import PlotAxis, PlotLabel, Scale
from deckwright.plan.drawn.charts.categories import BELOW, Manner, Names, names_below
from deckwright.plan.drawn.charts.lettering import Area, LabelLines, Lettering, label
from deckwright.plan.drawn.charts.marks import Field, shares_along
from deckwright.plan.drawn.charts.scales import number, scale, tick_words, value_scale

_MOST_STEPS = 10
_PITCH = 1.25
"""Lines between two numbers above each other at least."""
_BESIDE = 0.4
"""Em between an axis and the words on its left, and between two numbers side by side."""
_EDGE = 0.5
"""Em that stay free around the axes."""
_TITLE = 0.3
"""Lines between the title of an axis and what is written beside it."""
_WIDEST = 0.42
"""Of the width of the chart, that names of bars take."""
_TITLE_LINES = 2
_PASSES = 4
"""After which the margins do not grow any more."""


@dataclass(frozen=True, slots=True)
class Axes:
    """A chart's marks have their place on `field`; `across` and `up` are what is beside it."""

    field: Field
    across: PlotAxis
    up: PlotAxis
    unnamed: tuple[str, ...] = ()
    """Categories that are not named, or not with their whole name."""
    cut: tuple[str, ...] = ()
    """Titles whose end is left out."""


@dataclass(frozen=True, slots=True)
class _Titles:
    """The titles of both axes, in lines, and the area that they leave."""

    lettering: Lettering
    area: Area
    side: LabelLines | None
    foot: LabelLines | None

    @property
    def inner(self) -> Area:
        """What is left for axes and their labels."""
        area, gap = self.area, _TITLE * self.lettering.line
        return Area(
            area.left + (self.side.height + gap if self.side else 0.0),
            area.top,
            area.right,
            area.bottom - (self.foot.height + gap if self.foot else 0.0),
        )

    def side_label(self, inner: Area) -> PlotLabel | None:
        """The title at the left, read from below."""
        if self.side is None:
            return None
        x, y = self.area.left + self.side.height / 2, (inner.top + inner.bottom) / 2
        half = self.side.width / 2
        y = min(max(y, self.area.top + half), self.area.bottom - half)
        return label(self.side, x, y, "center", "middle", turn=90)

    def foot_label(self, inner: Area) -> PlotLabel | None:
        """The title at the foot."""
        if self.foot is None:
            return None
        x, half = (inner.left + inner.right) / 2, self.foot.width / 2
        x = min(max(x, self.inner.left + half), self.area.right - half)
        return label(self.foot, x, self.area.bottom, "center", "bottom")


def axes(chart: Chart, lettering: Lettering, area: Area, manner: Manner) -> Axes | None:
    """The axes of `chart` in `area`; None where its categories cannot be named in that `manner`."""
    titles = _titles(chart, lettering, area)
    made = (_flat if chart.kind == "bar" else _upright)(chart, lettering, titles, manner)
    if made is None:
        return None
    said = ((titles.side, chart.x_title), (titles.foot, chart.y_title))
    if chart.kind != "bar":
        said = ((titles.side, chart.y_title), (titles.foot, chart.x_title))
    cut = tuple(text for words, text in said if words and words.cut)
    return Axes(made.field, made.across, made.up, made.unnamed, cut)


def _titles(chart: Chart, lettering: Lettering, area: Area) -> _Titles:
    side, foot = chart.y_title, chart.x_title
    if chart.kind == "bar":
        side, foot = foot, side
    left = lettering.shortened(side, area.height, _TITLE_LINES) if side else None
    room = area.width - (left.height + _TITLE * lettering.line if left else 0.0)
    below = lettering.shortened(foot, room, _TITLE_LINES) if foot else None
    return _Titles(lettering, area, left, below)


def _upright(chart: Chart, lettering: Lettering, titles: _Titles, manner: Manner) -> Axes | None:
    """Values grow upwards: the most numbers beside the axis that do not touch."""
    steps, pitch = _MOST_STEPS, _PITCH * lettering.line
    while True:
        found = _upright_in(chart, lettering, titles, manner, steps)
        if found is None or steps == 1:
            return found
        height = found.field.inner.height
        if height * found.field.up.stride >= pitch:
            return found
        steps = max(1, min(steps - 1, int(height / pitch)))


def _upright_in(
    chart: Chart, lettering: Lettering, titles: _Titles, manner: Manner, steps: int
) -> Axes | None:
    area, em = titles.inner, lettering.em
    up = value_scale(chart, steps)
    numbers = [lettering.whole(words) for words in tick_words(chart, up)]
    left = max(words.width for words in numbers) + _BESIDE * em
    right = _EDGE * em
    if chart.kind == "scatter":
        across = _level_scale(list(map(float, chart.categories)), lettering, area.width - left)
        names = _numbers(across, lettering)
        shares: Sequence[float] = [across.share(tick) for tick in across.ticks]
    else:
        across = None
        shares = shares_along(chart.kind == "area", len(chart.categories))
        found = _named(chart, lettering, area, (left, right), manner)
        if found is None:
            return None
        names = found
    left, right = _widened(names, shares[:: names.every], area.width, left, right)
    top = _EDGE * lettering.line
    if chart.labels and chart.stacking == "none" and chart.kind != "area":
        top = lettering.line + _BESIDE * em
    inner = _inside(area, left, top, right, names.height)
    field = Field(chart, inner, up, across)
    places = [inner.left + share * inner.width for share in shares]
    said = _said(names.words)
    return Axes(
        field,
        PlotAxis(
            names.labels(places, inner.bottom), titles.foot_label(inner), across, names.every,
            names.turn,
        ),
        PlotAxis(
            tuple(
                label(words, inner.left - _BESIDE * em, field.value_place(tick), "right", "middle")
                for words, tick in zip(numbers, up.ticks, strict=True)
            ),
            titles.side_label(inner),
            up,
        ),
        () if across else _unnamed(chart, names.every, said),
    )  # fmt: skip


def _named(
    chart: Chart,
    lettering: Lettering,
    area: Area,
    margins: tuple[float, float],
    manner: Manner,
) -> Names | None:
    """The names below the axis; those at its ends may take from the room that all have."""
    shares = shares_along(chart.kind == "area", len(chart.categories))
    gaps = max(1, len(shares) - (shares[0] == 0.0))
    for _ in range(_PASSES):
        room = max(0.0, area.width - sum(margins)) / gaps
        names = names_below(chart.categories, lettering, room, area.height, manner)
        if names is None:
            return None
        wider = _widened(names, shares[:: names.every], area.width, *margins)
        if wider == margins:
            break
        margins = wider
    return names


def _flat(chart: Chart, lettering: Lettering, titles: _Titles, manner: Manner) -> Axes | None:
    """Values grow to the right; the names of the bars stand on their left."""
    area, em, line = titles.inner, lettering.em, lettering.line
    top, bottom = _EDGE * em, line + BELOW * line
    count = len(chart.categories)
    room = max(1.0, area.height - top - bottom) / max(1, count)
    every = max(1, math.ceil(line / room - 1e-9))
    if every > 1 and manner == "level":
        return None
    most, lines = area.width * _WIDEST, max(1, int(room * every / line + 1e-9))
    names = [lettering.shortened(name, most, lines) for name in chart.categories[::every]]
    if manner == "level" and not all(words.whole for words in names):
        return None
    left = max(words.width for words in names) + _BESIDE * em
    right = _EDGE * em
    if chart.labels and chart.stacking == "none":
        known = [value for one in chart.series for value in one.values if value is not None]
        widest = max((lettering.whole(number(value)).width for value in known), default=0.0)
        right = min(widest, area.width / 4)
    up = _level_values(chart, lettering, area.width - left - right)
    numbers = [lettering.whole(words) for words in tick_words(chart, up)]
    left, right = max(left, numbers[0].width / 2), max(right, numbers[-1].width / 2)
    inner = _inside(area, left, top, right, bottom)
    field = Field(chart, inner, up)
    return Axes(
        field,
        PlotAxis(
            tuple(
                label(words, inner.left - _BESIDE * em, place, "right", "middle")
                for words, place in zip(names, field.places[::every], strict=True)
            ),
            titles.side_label(inner),
            every=every,
        ),
        PlotAxis(
            tuple(
                label(words, field.value_place(tick), inner.bottom + BELOW * line, "center", "top")
                for words, tick in zip(numbers, up.ticks, strict=True)
            ),
            titles.foot_label(inner),
            up,
        ),
        _unnamed(chart, every, _said(names)),
    )


def _inside(area: Area, left: float, top: float, right: float, bottom: float) -> Area:
    inner_right = max(area.left + left + 1, area.right - right)
    inner_bottom = max(area.top + top + 1, area.bottom - bottom)
    return Area(area.left + left, area.top + top, inner_right, inner_bottom)


def _widened(
    names: Names, shares: Sequence[float], width: float, left: float, right: float
) -> tuple[float, float]:
    """The margins within which no name reaches over the edges of the chart."""
    for at, share in enumerate(shares):
        before, after = names.reach(at)
        if share < 1:
            left = max(left, (before - share * (width - right)) / (1 - share))
        else:
            right = max(right, after)
    for at, share in enumerate(shares):
        _, after = names.reach(at)
        if share > 0:
            right = max(right, (after - (1 - share) * (width - left)) / share)
    return left, right


def _level_values(chart: Chart, lettering: Lettering, width: float) -> Scale:
    """The axis of values with the most numbers that stand side by side in `width`."""
    for steps in range(_MOST_STEPS, 0, -1):
        up = value_scale(chart, steps)
        if _fit_level(tick_words(chart, up), up, lettering, width):
            break
    return up


def _level_scale(values: list[float], lettering: Lettering, width: float) -> Scale:
    for steps in range(_MOST_STEPS, 0, -1):
        across = scale(values, steps, from_zero=False)
        if _fit_level([number(tick) for tick in across.ticks], across, lettering, width):
            break
    return across


def _fit_level(words: Sequence[str], axis: Scale, lettering: Lettering, width: float) -> bool:
    widest = max(lettering.whole(one).width for one in words)
    return (width - widest) * axis.stride >= widest + _BESIDE * lettering.em


def _numbers(axis: Scale, lettering: Lettering) -> Names:
    return Names(lettering, tuple(lettering.whole(number(tick)) for tick in axis.ticks))


def _said(words: Sequence[LabelLines]) -> Sequence[bool]:
    return [not one.cut for one in words]


def _unnamed(chart: Chart, every: int, said: Sequence[bool]) -> tuple[str, ...]:
    return tuple(
        name for at, name in enumerate(chart.categories) if at % every or not said[at // every]
    )
