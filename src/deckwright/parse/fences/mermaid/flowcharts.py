"""Flowcharts (https://mermaid.js.org/syntax/flowchart.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deckwright.model.diagrams import Edge, Graph, LineHead, NodeShape, Way
from deckwright.parse.fences.mermaid.graph_builder import DIRECTION, DIRECTIONS, GraphBuilder
from deckwright.parse.fences.mermaid.mermaid_statements import (
    DiagramError,
    Statement,
    label,
    not_understood,
)

_SHAPES: tuple[tuple[str, str, NodeShape], ...] = (
    ("(((", ")))", "circle"),
    ("((", "))", "circle"),
    ("([", "])", "stadium"),
    ("[(", ")]", "cylinder"),
    ("[[", "]]", "double"),
    ("[/", "/]", "slanted"),
    ("[\\", "\\]", "slanted"),
    ("[/", "\\]", "slanted"),
    ("[\\", "/]", "slanted"),
    ("{{", "}}", "hexagon"),
    ("{", "}", "diamond"),
    ("[", "]", "box"),
    ("(", ")", "rounded"),
    (">", "]", "box"),
)
"""Opening, closing, shape; the longest come first."""
_ID = re.compile(r"[^\W_](?:[\w.]|-(?![-.=>ox]))*|_\w+")
_CLASS = re.compile(r":::[\w-]+")
_LINK = re.compile(
    r"""\s*(?P<start>[<ox](?=[-=]))?
    (?:(?P<unseen>~~~+)
      |(?P<line>--|==|-\.)(?![>=.-]|[ox]\s)\s*(?P<inner>(?:"[^"]*"|[^|"])*?)\s*(?P<close>--+|==+|\.+-)(?P<head1>[>ox])?
      |(?P<bare>-{2,}|={2,}|-\.+-)(?P<head2>[>ox](?!\w))?
    )
    (?:\s*\|(?P<label>(?:"[^"]*"|[^|"])*)\|)?\s*""",
    re.VERBOSE,
)
_SUBGRAPH = re.compile(
    r"subgraph\b\s*(?P<id>[^\[\"]*?)\s*(?:\[(?P<title>.*)\]|(?P<quoted>\".*\"))?$"
)
_LEFT_OUT = re.compile(r"(?:classDef|class|style|linkStyle|click|accTitle|accDescr)\b")
_HEADS: dict[str, LineHead] = {"<": "arrow", ">": "arrow", "o": "oval", "x": "diamond", "": "none"}


def flowchart(first: Statement, rest: Sequence[Statement]) -> Graph:
    """The graph that a flowchart describes. Raises `DiagramError`."""
    builder = GraphBuilder()
    head, *more = first.text.split(";")
    words = head.split()
    if len(words) > 1:
        if words[1].upper() not in DIRECTIONS:
            hint = "write TD, BT, LR or RL"
            raise DiagramError(first.row, f"has the unknown direction `{words[1]}`", hint)
        builder.direction = DIRECTIONS[words[1].upper()]
    for statement in (*(Statement(first.row, one.strip()) for one in more if one.strip()), *rest):
        for part in _parts(statement):
            _read(part, builder)
    if builder.open:
        raise DiagramError(first.row, "has a subgraph without an `end`", "add a line `end`")
    return builder.graph()


def _parts(statement: Statement) -> Iterator[Statement]:
    """Statements that share a line; a semicolon in quotes or brackets parts none."""
    depth, quoted, begin = 0, False, 0
    text = statement.text
    for at, char in enumerate(text):
        if char == '"':
            quoted = not quoted
        elif not quoted:
            depth += (char in "[({") - (char in "])}")
            if char == ";" and depth <= 0:
                yield Statement(statement.row, text[begin:at].strip())
                begin = at + 1
    yield Statement(statement.row, text[begin:].strip())


def _read(statement: Statement, builder: GraphBuilder) -> None:
    text = statement.text
    if not text or _LEFT_OUT.match(text):
        return
    if DIRECTION.fullmatch(text):
        return
    if text == "end":
        if not builder.end():
            raise DiagramError(statement.row, "has an `end` too many", "remove it")
    elif found := _SUBGRAPH.match(text):
        builder.begin(label(found["title"] or found["quoted"] or found["id"] or ""))
    else:
        _chain(_Scanner(statement), builder)


@dataclass
class _Scanner:
    """A statement and how far it was read."""

    statement: Statement
    at: int = 0

    @property
    def done(self) -> bool:
        return self.at >= len(self.statement.text)

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.statement.text, self.at)
        if found:
            self.at = found.end()
        return found

    def skip(self, words: str) -> bool:
        if self.statement.text.startswith(words, self.at):
            self.at += len(words)
            return True
        return False

    def up_to(self, closing: str) -> str | None:
        """The text before `closing`, which does not count within quotes."""
        text, quoted = self.statement.text, False
        for at in range(self.at, len(text)):
            if text[at] == '"':
                quoted = not quoted
            elif not quoted and text.startswith(closing, at):
                found, self.at = text[self.at : at], at + len(closing)
                return found
        return None


def _chain(scanner: _Scanner, builder: GraphBuilder) -> None:
    """Nodes and the links between them: `A --> B & C --> D`."""
    sources = _nodes(scanner, builder)
    while not scanner.done:
        link = scanner.match(_LINK)
        if link is None:
            raise not_understood(scanner.statement)
        targets = _nodes(scanner, builder)
        for source in sources:
            for target in targets:
                builder.edges.append(_edge(source, target, link))
        sources = targets


def _nodes(scanner: _Scanner, builder: GraphBuilder) -> list[str]:
    names = [_node(scanner, builder)]
    while scanner.match(re.compile(r"\s*&\s*")):
        names.append(_node(scanner, builder))
    return names


def _node(scanner: _Scanner, builder: GraphBuilder) -> str:
    found = scanner.match(_ID)
    if found is None:
        raise not_understood(scanner.statement)
    for opening, closing, shape in _SHAPES:
        begin = scanner.at
        if scanner.skip(opening):
            text = scanner.up_to(closing)
            if text is not None:
                scanner.match(_CLASS)
                return builder.node(found[0], label(text), shape)
            scanner.at = begin
    scanner.match(_CLASS)
    return builder.node(found[0])


def _edge(source: str, target: str, link: re.Match[str]) -> Edge:
    line = link["line"] or link["bare"] or ""
    way: Way = "thick" if "=" in line else "dashed" if "." in line else "solid"
    return Edge(
        source,
        target,
        label(link["label"] or link["inner"] or ""),
        "unseen" if link["unseen"] else way,
        _HEADS[link["start"] or ""],
        _HEADS[link["head1"] or link["head2"] or ""],
    )
