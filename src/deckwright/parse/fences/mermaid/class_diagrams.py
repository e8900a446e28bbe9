"""Class diagrams (https://mermaid.js.org/syntax/classDiagram.html)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from deckwright.model.diagrams import Edge, Graph, LineHead
from deckwright.parse.fences.mermaid.graph_builder import DIRECTION, DIRECTIONS, GraphBuilder
from deckwright.parse.fences.mermaid.mermaid_statements import (
    DiagramError,
    Statement,
    label,
    not_understood,
)

_NAME = r"[\w.]+(?:~[^~]+~)?"
_CLASS = re.compile(
    rf'class\s+(?P<name>{_NAME})(?:\["(?P<label>[^"]*)"\])?(?P<open>\s*\{{)?(?P<close>\s*\}})?'
)
_RELATION = re.compile(
    rf"""(?P<source>{_NAME})\s*(?P<near>"[^"]*")?\s*
    (?P<start><\||[*o<])?(?P<line>--|\.\.)(?P<end>\|>|[*o>])?
    \s*(?P<far>"[^"]*")?\s*(?P<target>{_NAME})\s*(?::\s*(?P<label>.*))?""",
    re.VERBOSE,
)
_MEMBER = re.compile(rf"(?P<name>{_NAME})\s*:\s*(?P<member>.+)")
_STEREOTYPE = re.compile(rf"<<(?P<words>[^<>]+)>>\s*(?P<name>{_NAME})?")
_NAMESPACE = re.compile(r"namespace\s+(?P<name>[\w.]+)\s*\{")
_LEFT_OUT = re.compile(r"(?:classDef|cssClass|style|click|link|callback|note)\b")
_HEADS: dict[str, LineHead] = {
    "<|": "arrow",
    "|>": "arrow",
    "*": "diamond",
    "o": "oval",
    "<": "open",
    ">": "open",
    "": "none",
}


def class_diagram(first: Statement, rest: Sequence[Statement]) -> Graph:
    """The graph that a class diagram describes. Raises `DiagramError`."""
    builder = GraphBuilder()
    within = ""
    for statement in rest:
        if within:
            if statement.text == "}":
                within = ""
            else:
                _add_member(builder, within, statement.text)
            continue
        within = _read(statement, builder)
    if within or builder.open:
        raise DiagramError(first.row, "leaves a brace open", "add a line `}`")
    return builder.graph()


def _read(statement: Statement, builder: GraphBuilder) -> str:
    """Read a statement; the class whose members follow, where it opens one."""
    text = statement.text
    if _LEFT_OUT.match(text):
        return ""
    if found := DIRECTION.fullmatch(text):
        builder.direction = DIRECTIONS[found[1].upper()]
    elif found := _CLASS.fullmatch(text):
        name = _class(builder, found["name"], found["label"] or "")
        return name if found["open"] and not found["close"] else ""
    elif found := _NAMESPACE.fullmatch(text):
        builder.begin(found["name"])
    elif text == "}":
        if not builder.end():
            raise DiagramError(statement.row, "has a `}` too many", "remove it")
    elif found := _RELATION.fullmatch(text):
        _relate(builder, found)
    elif (found := _STEREOTYPE.fullmatch(text)) and found["name"]:
        _add_member(builder, _class(builder, found["name"]), f"<<{found['words']}>>")
    elif found := _MEMBER.fullmatch(text):
        _add_member(builder, _class(builder, found["name"]), found["member"])
    else:
        raise not_understood(statement)
    return ""


def _class(builder: GraphBuilder, name: str, words: str = "") -> str:
    generic = re.sub(r"~(.+)~", r"‹\1›", name)
    known = name in builder.nodes
    return builder.node(name, words or ("" if known else generic), "class")


def _add_member(builder: GraphBuilder, name: str, text: str) -> None:
    node = builder.nodes[name]
    if found := _STEREOTYPE.fullmatch(text):
        builder.nodes[name] = replace(node, label=f"«{found['words'].strip()}»\n{node.label}")
        return
    member = re.sub(r"~([^~]+)~", r"‹\1›", label(text)).rstrip("*$")
    builder.nodes[name] = replace(node, members=(*node.members, member))


def _relate(builder: GraphBuilder, found: re.Match[str]) -> None:
    """The more general class comes first, so that it stands above."""
    words = [label(found["label"] or "")]
    numbers = [label(found[side] or "") for side in ("near", "far")]
    if any(numbers):
        words.append(" – ".join(number or "1" for number in numbers))
    source = _class(builder, found["source"])
    target = _class(builder, found["target"])
    start, end = _HEADS[found["start"] or ""], _HEADS[found["end"] or ""]
    if found["end"] in ("|>", "*", "o"):
        source, target, start, end = target, source, end, start
    builder.edges.append(
        Edge(
            source,
            target,
            "\n".join(word for word in words if word),
            "dashed" if found["line"] == ".." else "solid",
            start,
            end,
        )
    )
