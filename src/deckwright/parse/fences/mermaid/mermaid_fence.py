"""A listing in Mermaid as a diagram: the first line says which kind it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from deckwright.diagnostics import warning
from deckwright.model.blocks import Block, Code, Diagram
from deckwright.model.diagrams import Drawing, Graph
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.fences.mermaid.class_diagrams import class_diagram
from deckwright.parse.fences.mermaid.flowcharts import flowchart
from deckwright.parse.fences.mermaid.mermaid_statements import (
    MOST,
    DiagramError,
    Statement,
    statements,
)
from deckwright.parse.fences.mermaid.sequence_diagrams import sequence
from deckwright.parse.fences.mermaid.state_diagrams import state_diagram

Kind = Callable[[Statement, Sequence[Statement]], Drawing]

_KINDS: Mapping[str, Kind] = {
    "graph": flowchart,
    "flowchart": flowchart,
    "sequencediagram": sequence,
    "statediagram": state_diagram,
    "statediagram-v2": state_diagram,
    "classdiagram": class_diagram,
    "classdiagram-v2": class_diagram,
}
"""By the first word, small: what follows its line is handed over with it."""
_KNOWN = "flowcharts, sequence, state and class diagrams are drawn"


def diagram(code: Code, row: int, reader: BlockReader) -> Block:
    """The diagram that a listing describes, or the listing itself and a warning.

    `row` is that of the listing's first line.
    """
    try:
        return Diagram(_drawing(code.text), code, code.attributes.get("alt"), code.span)
    except DiagramError as failure:
        span = reader.source.span(row + failure.row)
        reader.report(warning("DW221", span, f"the diagram {failure}", failure.hint))
        return code


def _drawing(text: str) -> Drawing:
    first, *rest = tuple(statements(text)) or (Statement(0, ""),)
    name = first.text.split(maxsplit=1)[0].lower() if first.text else ""
    kind = _KINDS.get(name)
    if kind is None:
        what = f"is of a kind that is not drawn: `{name}`" if name else "is empty"
        raise DiagramError(first.row, what, _KNOWN)
    drawing = kind(first, rest)
    parts = (
        (drawing.nodes, drawing.edges)
        if isinstance(drawing, Graph)
        else (drawing.participants, drawing.events)
    )
    if not parts[0]:
        raise DiagramError(first.row, "shows nothing", "write what is connected with what")
    if max(map(len, parts)) > MOST:
        raise DiagramError(first.row, f"has more than {MOST} parts", "draw less on one slide")
    return drawing
