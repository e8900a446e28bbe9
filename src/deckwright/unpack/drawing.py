"""Shapes and the lines between them, as a flowchart that can be drawn again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deckwright.model.blocks import Code
from deckwright.model.source import NOWHERE
from deckwright.unpack.xml import A, Element, P

_LINKS = {(False, False): "---", (False, True): "-->", (True, True): "<-->"}


def as_flowchart(group: Element, words: Mapping[str, str], *, wide: bool) -> Code | None:
    """A `mermaid` fence of a group; None unless each of its lines joins two shapes with words.

    `words` are those of its shapes, by their ids.
    """
    lines = list(group.iter(f"{P}cxnSp"))
    edges = [edge for line in lines for edge in _edges(line) if {edge[0], edge[2]} <= words.keys()]
    if not lines or len(edges) < len(lines):
        return None
    nodes = [f'n{id_}["{_quoted(text)}"]' for id_, text in words.items()]
    arrows = [f"n{start} {link} n{end}" for start, link, end in edges]
    rows = [f"flowchart {'LR' if wide else 'TD'}", *(f"  {row}" for row in (*nodes, *arrows))]
    return Code("\n".join(rows), NOWHERE, "mermaid")


def _edges(line: Element) -> Iterator[tuple[str, str, str]]:
    """The shapes that a line holds on to and how it is written between them."""
    start, end = line.find(f".//{A}stCxn"), line.find(f".//{A}endCxn")
    if start is None or end is None:
        return
    heads = (_has(line, "headEnd"), _has(line, "tailEnd"))
    first, last = start.get("id", ""), end.get("id", "")
    if heads == (True, False):
        first, last, heads = last, first, (False, True)
    yield first, _LINKS[heads], last


def _has(line: Element, name: str) -> bool:
    """Whether a line has a head at that end."""
    found = line.find(f"{P}spPr/{A}ln/{A}{name}")
    return found is not None and found.get("type", "none") != "none"


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;")
