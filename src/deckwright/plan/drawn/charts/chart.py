"""Charts: their size, their colours, their words for those who cannot see them.

What they have no room for is told to their author.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice
from math import ceil

from deckwright.diagnostics import Diagnostic, info, warning
from deckwright.model.charts import Chart, written
from deckwright.model.colors import contrast, mix, readable
from deckwright.model.deck import ChartFrame, Frame
from deckwright.model.length import Box, to_points
from deckwright.model.plot import Omission, OmissionKind
from deckwright.model.source import Span
from deckwright.model.theme import Color, LevelStyle
from deckwright.plan.compose.setting import Setting
from deckwright.plan.drawn.charts.layout import layout, on_paper

_LEAST = 0.55
"""The share of the height that a chart keeps when other blocks stand on the slide."""
_FLATTEST = 0.3
"""Of the width: a flatter chart shows no differences."""
_LARGEST = 18.0
"""Of words in a chart, points."""
_TOLD = 40
"""How many values the description repeats; with more it says where they go from and to."""
_SEEN = 3.0
"""WCAG 2.2, success criterion 1.4.11, for what is no text."""
_SHOWN = 5
_WHAT: Mapping[OmissionKind, str] = {
    "category": "the name of",
    "series": "the name of",
    "value": "the value of",
    "title": "the whole of",
}
_MEND = "shorten names, show fewer rows, or draw bars"


def heights(setting: Setting, width: float) -> tuple[float, float]:
    """The least height in points and the one it would like: all there is."""
    least = min(setting.height, max(setting.height * _LEAST, width * _FLATTEST))
    return least, setting.height


def frame(chart: Chart, box: Box, setting: Setting) -> ChartFrame:
    """A chart that fills its box, in the colours of the theme."""
    ground = setting.color("bg1")
    colors = _colors(chart, setting)
    style = _style(setting)
    size = to_points(box.width), to_points(box.height)
    plot = layout(chart, size, style, _sizes(style.size, setting), setting.measure)
    return ChartFrame(
        box=box,
        chart=chart,
        plot=plot,
        paper=on_paper(chart, style, setting.measure),
        style=replace(style, size=plot.size),
        colors=colors,
        inner=max(
            (setting.slot("bg1"), setting.slot("tx1")),
            key=lambda one: min(
                contrast(setting.color(one), setting.color(color)) for color in colors
            ),
        ),
        quiet=mix(ground, setting.color("tx1"), 0.2),
        description=description(chart),
        language=setting.language,
    )


def _style(setting: Setting) -> LevelStyle:
    return replace(
        setting.levels[0],
        size=max(setting.theme.minimums.table, min(setting.sizes.table, _LARGEST)),
        bullet=None,
        margin=0,
        indent=0,
        space_before=0.0,
        space_after=0.0,
        line_spacing=1.0,
        bold=False,
    )


def _sizes(largest: float, setting: Setting) -> tuple[float, ...]:
    """From the size of tables down to the theme's minimum, in steps of a point."""
    least = setting.theme.minimums.table
    return (*(largest - step for step in range(ceil(largest - least))), least)


def _colors(chart: Chart, setting: Setting) -> tuple[Color, ...]:
    """The theme's accents in turn; paler or darker where they come round again."""
    ground, text = setting.color("bg1"), setting.color("tx1")
    accents = [_visible(f"accent{number}", setting) for number in range(1, 7)]
    count = len(chart.categories if chart.round else chart.series)
    if count > len(accents):
        values = [color if color.startswith("#") else setting.color(color) for color in accents]
        accents += [readable(mix(value, text, 0.4), ground, _SEEN) for value in values]
    return tuple(islice(cycle(accents), count))


def _visible(slot: str, setting: Setting) -> Color:
    """A colour of the theme where it can be told from the background, else one that can."""
    ground = setting.color("bg1")
    if contrast(setting.color(slot), ground) >= _SEEN:
        return setting.slot(slot)
    return readable(setting.color(slot), ground, _SEEN)


def description(chart: Chart) -> str:
    """The author's words, or the title and the numbers."""
    if chart.description:
        return chart.description
    title = chart.title or chart.y_title or chart.corner
    told = len(chart.categories) * len(chart.series) <= _TOLD
    series = "; ".join(
        f"{one.name}: {_all(chart.categories, one.values) if told else _ends(chart, one.values)}"
        for one in chart.series
    )
    return f"{title}. {series}." if title else f"{series}."


def _all(categories: tuple[str, ...], values: tuple[float | None, ...]) -> str:
    pairs = zip(categories, values, strict=True)
    return ", ".join(
        f"{category} {written(value)}" for category, value in pairs if value is not None
    )


def _ends(chart: Chart, values: tuple[float | None, ...]) -> str:
    known = [(c, v) for c, v in zip(chart.categories, values, strict=True) if v is not None]
    if not known:
        return "–"
    (first, start), (last, end) = known[0], known[-1]
    return f"{first} {written(start)} → {last} {written(end)}"


def omissions(frames: Iterable[Frame], span: Span) -> Iterator[Diagnostic]:
    """A finding for all that the charts among `frames` leave out; `span` is their slide's."""
    for frame in frames:
        if isinstance(frame, ChartFrame):
            where = frame.chart.span if frame.chart.span.line else span
            yield from (_finding(one, where) for one in frame.plot.left_out)


def _finding(omission: Omission, span: Span) -> Diagnostic:
    """Numbers and dates, of which every so many are named as on any axis, are worth no warning."""
    names = omission.names
    message = f"the chart has no room for {_WHAT[omission.kind]} {_listed(names)}"
    plain = omission.kind == "category" and not any(
        char.isalpha() for name in names for char in name
    )
    return (info if plain else warning)("DW409", span, message, _MEND)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown
