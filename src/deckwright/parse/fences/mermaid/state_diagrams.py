"""State diagrams (https://mermaid.js.org/syntax/stateDiagram.html)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckwright.model.diagrams import Edge, Graph, NodeShape
from deckwright.parse.fences.mermaid.graph_builder import DIRECTION, DIRECTIONS, GraphBuilder
from deckwright.parse.fences.mermaid.mermaid_statements import (
    DiagramError,
    Statement,
    label,
    not_understood,
)

_STATE = r"(?:\[\*\]|[\w.-]+?)"
_MOVE = re.compile(rf"(?P<source>{_STATE})\s*-->\s*(?P<target>{_STATE})\s*(?::\s*(?P<label>.*))?")
_NAMED = re.compile(r'state\s+(?P<label>"[^"]*")\s+as\s+(?P<name>[\w.-]+)(?P<open>\s*\{)?')
_MARKED = re.compile(r"state\s+(?P<name>[\w.-]+)\s+<<(?P<kind>\w+)>>")
_OPENED = re.compile(r"state\s+(?P<name>[\w.-]+)(?P<open>\s*\{)?")
_SAID = re.compile(r"(?P<name>[\w.-]+)\s*:\s*(?P<label>.+)")
_NOTE = re.compile(r"note\s+(?:left|right)\s+of\s+(?P<name>[\w.-]+)\s*(?::\s*(?P<label>.*))?")
_ALONE = re.compile(r"[\w.-]+")
_LEFT_OUT = re.compile(r"(?:classDef|class|style|hide|scale)\b|--$")
_MARKS: dict[str, NodeShape] = {"choice": "diamond", "fork": "bar", "join": "bar"}


def state_diagram(first: Statement, rest: Sequence[Statement]) -> Graph:
    """The graph that a state diagram describes. Raises `DiagramError`."""
    builder = GraphBuilder()
    note: tuple[str, list[str]] | None = None
    for statement in rest:
        text = statement.text
        if note is not None:
            if re.fullmatch(r"end\s*note", text):
                _remark(builder, note[0], "\n".join(note[1]))
                note = None
            else:
                note[1].append(text)
        elif (found := _NOTE.fullmatch(text)) and found["label"] is None:
            note = (found["name"], [])
        else:
            _read(statement, builder)
    if note is not None or builder.open:
        raise DiagramError(first.row, "leaves something open", "close it: `}` or `end note`")
    return builder.graph()


def _read(statement: Statement, builder: GraphBuilder) -> None:
    text = statement.text
    if _LEFT_OUT.match(text):
        return
    if found := DIRECTION.fullmatch(text):
        if not builder.open:
            builder.direction = DIRECTIONS[found[1].upper()]
    elif found := _MOVE.fullmatch(text):
        source = _state(builder, found["source"], "start")
        target = _state(builder, found["target"], "end")
        builder.edges.append(Edge(source, target, label(found["label"] or "")))
    elif found := _NAMED.fullmatch(text):
        _declare(builder, found["name"], label(found["label"]), opened=bool(found["open"]))
    elif found := _MARKED.fullmatch(text):
        builder.node(found["name"], " ", _MARKS.get(found["kind"], "rounded"))
    elif found := _OPENED.fullmatch(text):
        _declare(builder, found["name"], "", opened=bool(found["open"]))
    elif found := _NOTE.fullmatch(text):
        _remark(builder, found["name"], found["label"])
    elif text == "}":
        if not builder.end():
            raise DiagramError(statement.row, "has a `}` too many", "remove it")
    elif found := _SAID.fullmatch(text):
        builder.node(found["name"], label(found["label"]), "rounded")
    elif _ALONE.fullmatch(text):
        _state(builder, text, "start")
    else:
        raise not_understood(statement)


def _state(builder: GraphBuilder, name: str, end: NodeShape) -> str:
    """A state; `[*]` is the start where an arrow leaves it and the end where one arrives."""
    if name != "[*]":
        return builder.node(name, "", "rounded" if name not in builder.nodes else None)
    scope = len(builder.clusters) + len(builder.open) if builder.open else 0
    return builder.node(f"[*]{end}{scope}", " ", end)


def _declare(builder: GraphBuilder, name: str, words: str, *, opened: bool) -> None:
    if opened:
        builder.begin(words or name)
    else:
        _state(builder, name, "start")
        builder.node(name, words)


def _remark(builder: GraphBuilder, name: str, words: str) -> None:
    note = builder.node(f"note {len(builder.nodes)}", label(words), "note")
    builder.edges.append(Edge(_state(builder, name, "start"), note, way="dashed", end="none"))
