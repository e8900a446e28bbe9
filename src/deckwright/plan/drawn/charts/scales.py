"""Numbers along an axis: where it begins and ends, what is written beside it."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator

from deckwright.model.charts import Chart, written
from deckwright.model.plot import Scale

_HEADROOM = 0.05
"""Of the span of the values, beyond the last of them: Office's rule for its own axes."""
_NEAR_ZERO = 5.0
"""An axis of lines begins at zero unless its values are that many times their span away."""
_ALIKE = 1e-9
"""Values whose span is a smaller share of them cannot be told apart on an axis."""
_LONG, _SHORT = 1e11, 1e-9
"""From and under which Office's number format `General` writes powers of ten."""
_MOST = sys.float_info.max


def scale(values: Iterable[float], steps: float, *, from_zero: bool) -> Scale:
    """An axis for `values`; columns and areas grow from zero, lines need not."""
    known = tuple(values)
    low, high = min(known, default=0.0), max(known, default=0.0)
    span = high / 2 - low / 2
    largest = max(abs(low), abs(high))
    if from_zero or span <= largest * _ALIKE or 0 < low / 2 < span * _NEAR_ZERO:
        low, high = min(low, 0.0), max(high, 0.0)
    spare = (high / 2 - low / 2) * (2 * _HEADROOM)
    if math.isfinite(spare):
        low, high = _finite(low - spare * (low < 0)), _finite(high + spare * (high > 0))
    if high - low < sys.float_info.min * 1e6:
        low, high = 0.0, 1.0
    return round_scale(low, high, steps)


def round_scale(low: float, high: float, steps: float) -> Scale:
    """An axis of `steps` round steps at most that holds both numbers."""
    rough = (high / 2 - low / 2) / max(1.0, steps) * 2
    rough = min(rough, _MOST / 2)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * by for by in (1, 2, 5, 10) if power * by >= rough * 0.999)
    return Scale(
        _finite(math.floor(low / step + _ALIKE) * step),
        _finite(math.ceil(high / step - _ALIKE) * step),
        float(f"{step:.12g}"),
    )


def _finite(value: float) -> float:
    return max(-_MOST, min(_MOST, value))


def number(value: float) -> str:
    """A number as Office's format `General` writes it, near enough."""
    if value and not _SHORT <= abs(value) < _LONG:
        mantissa, _, exponent = f"{value:.5E}".partition("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    return written(value)


Reach = tuple[float, float]
"""From where to where a mark goes along the axis of values."""


def reaches(chart: Chart) -> tuple[tuple[Reach | None, ...], ...]:
    """By category and series, how far each mark goes; None where there is no value."""
    return tuple(tuple(_stack(chart, at)) for at in range(len(chart.categories)))


def _stack(chart: Chart, at: int) -> Iterator[Reach | None]:
    values = [one.values[at] for one in chart.series]
    if chart.stacking == "none" or chart.kind == "scatter":
        yield from (None if value is None else (0.0, value) for value in values)
        return
    if chart.stacking == "percent":
        values = shares(values)
    above = below = 0.0
    for value in values:
        if value is None:
            yield None
        elif value < 0:
            below, start = _finite(below + value), below
            yield start, below
        else:
            above, start = _finite(above + value), above
            yield start, above


def shares(values: Iterable[float | None]) -> list[float | None]:
    """Each of `values` as a share of the whole, 0 where the whole is nothing."""
    known = list(values)
    largest = max((abs(value) for value in known if value is not None), default=0.0) or 1.0
    parts = [None if value is None else value / largest for value in known]
    whole = sum(abs(part) for part in parts if part is not None) or 1.0
    return [None if part is None else part / whole for part in parts]


def value_scale(chart: Chart, steps: float) -> Scale:
    """The axis of the values of `chart` in `steps` steps at most."""
    edges = [edge for stack in reaches(chart) for reach in stack if reach for edge in reach]
    if chart.stacking == "percent" and chart.kind != "scatter":
        low = min(edges, default=0.0)
        return round_scale(low, max(edges) if low < 0 else 1.0, steps)
    grows = chart.kind in ("column", "bar", "area") or chart.stacking != "none"
    known = [value for one in chart.series for value in one.values if value is not None]
    return scale(edges if grows else known, steps, from_zero=grows)


def tick_words(chart: Chart, axis: Scale) -> tuple[str, ...]:
    """What is written beside the axis of values."""
    percent = chart.stacking == "percent" and chart.kind != "scatter"
    return tuple(f"{tick:.0%}" if percent else number(tick) for tick in axis.ticks)
