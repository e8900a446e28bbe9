"""What charts have no room for, told to their author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from deckwright.diagnostics import Diagnostic, info, warning
from deckwright.model.deck import ChartFrame, Frame
from deckwright.model.plot import Omission, OmissionKind
from deckwright.model.source import Span

_SHOWN = 5
_WHAT: Mapping[OmissionKind, str] = {
    "category": "the name of",
    "series": "the name of",
    "value": "the value of",
    "title": "the whole of",
}
_MEND = "shorten names, show fewer rows, or draw bars"


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
