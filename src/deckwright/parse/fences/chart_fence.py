"""Charts: a fence of settings, a line `---`, and comma-separated values."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from deckwright.diagnostics import did_you_mean, warning
from deckwright.model.blocks import Block, Code
from deckwright.model.charts import Chart, ChartKind, Series, Stacking
from deckwright.parse.blocks.block_reader import BlockReader

_RULE = "---"
_MOST_ROWS = 500
_MOST_SERIES = 20
_KINDS: Mapping[str, ChartKind] = {kind: kind for kind in get_args(ChartKind)}
_STACKING: Mapping[str, Stacking] = {
    "true": "stacked",
    "yes": "stacked",
    "false": "none",
    "no": "none",
    "percent": "percent",
}


class _ChartError(ValueError):
    """What keeps a chart from being drawn: the row of the fence (from 0), words and a mend."""

    def __init__(self, row: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.row = row
        self.hint = hint


def chart(code: Code, row: int, reader: BlockReader) -> Block:
    """The chart that a listing describes, or the listing itself and a warning.

    `row` is that of the listing's first line.
    """
    try:
        head, body = _parted(code.text.split("\n"))
        settings = dict(_settings(head))
        return _chart(code, settings, body)
    except _ChartError as failure:
        span = reader.source.span(row + failure.row)
        reader.report(warning("DW220", span, f"the chart {failure}", failure.hint))
        return code


def _parted(lines: Sequence[str]) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Numbered lines of the settings and of the data; without a rule all are data."""
    numbered = [(at, line.strip()) for at, line in enumerate(lines)]
    rule = next((at for at, line in numbered if line == _RULE), None)
    if rule is None:
        return [], [one for one in numbered if one[1]]
    head, body = numbered[:rule], numbered[rule + 1 :]
    return [one for one in head if one[1]], [one for one in body if one[1]]


def _settings(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[str, Any]]:
    for row, line in lines:
        key, colon, text = line.partition(":")
        key, value = key.strip().lower(), text.strip().strip("\"'")
        reader = _SETTINGS.get(key)
        if not colon or reader is None:
            hint = did_you_mean(key, _SETTINGS) or f"settings are {', '.join(_SETTINGS)}"
            raise _ChartError(row, f"has no setting `{key}`", hint)
        name, values = reader
        if values and value.lower() not in values:
            hint = did_you_mean(value, values) or f"write one of: {', '.join(values)}"
            raise _ChartError(row, f"cannot have `{key}: {value}`", hint)
        yield name, values[value.lower()] if values else value


_SETTINGS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "kind": ("kind", _KINDS),
    "title": ("title", {}),
    "x": ("x_title", {}),
    "y": ("y_title", {}),
    "stacked": ("stacking", _STACKING),
    "labels": ("labels", {"true": True, "yes": True, "false": False, "no": False}),
    "alt": ("description", {}),
}
"""By key: the field of `Chart`, and what its value may be; nothing there: any words."""


def _chart(code: Code, settings: Mapping[str, Any], body: Sequence[tuple[int, str]]) -> Chart:
    rows = [
        (row, cells) for row, line in body for cells in csv.reader([line], skipinitialspace=True)
    ]
    if len(rows) < 2:  # noqa: PLR2004 - names and at least one row of values
        raise _ChartError(0, "has no data", "write a row of names and rows of values under `---`")
    (first, names), *data = rows
    if len(data) > _MOST_ROWS or not 1 < len(names) <= _MOST_SERIES + 1:
        hint = f"a chart takes 1 to {_MOST_SERIES} series and up to {_MOST_ROWS} rows"
        raise _ChartError(first, f"has {len(names) - 1} series of {len(data)} rows", hint)
    for row, cells in data:
        if len(cells) != len(names):
            message = f"has {len(cells)} values in a row and {len(names)} names above them"
            raise _ChartError(row, message, 'put quotes around a value with a comma, `"1,5"`')
    kind: ChartKind = settings.get("kind", "column")
    series = tuple(
        Series(name.strip(), tuple(_number(cells[at], row) for row, cells in data))
        for at, name in enumerate(names[1:], 1)
    )
    result = Chart(
        categories=tuple(cells[0].strip() for _, cells in data),
        series=series,
        span=code.span,
        corner=names[0].strip(),
        **{"kind": kind, **settings},
    )
    _check(result, data)
    return result


def _check(chart: Chart, data: Sequence[tuple[int, list[str]]]) -> None:
    if chart.kind == "scatter":
        for row, cells in data:
            if _number(cells[0], row) is None:
                raise _ChartError(row, "lacks a number for x", "a scatter chart needs x and y")
    if chart.round and len(chart.series) > 1:
        hint = "leave one column of values, or draw columns"
        raise _ChartError(data[0][0], f"is a {chart.kind} and has more than one series", hint)
    if chart.round and any(value is not None and value < 0 for value in chart.series[0].values):
        hint = "shares of a whole are not negative; draw columns"
        raise _ChartError(data[0][0], f"is a {chart.kind} and has a negative value", hint)


def _number(cell: str, row: int) -> float | None:
    text = cell.strip().replace("_", "").replace("\u2212", "-")
    if not text:
        return None
    share = text.removesuffix("%").strip()
    try:
        value = float(share)
    except ValueError as failure:
        hint = "write numbers with a point and without thousands separators"
        raise _ChartError(row, f"has `{cell.strip()}` where a number belongs", hint) from failure
    if not math.isfinite(value):
        raise _ChartError(row, f"has `{cell.strip()}` where a number belongs", "leave it empty")
    return value
