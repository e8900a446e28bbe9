"""Drawings that say something: shapes joined by lines, and SmartArt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from deckwright.model.blocks import Code
from deckwright.model.source import NOWHERE
from deckwright.ooxml.elements import Element
from deckwright.ooxml.names import DGM, A, P
from deckwright.ooxml.units import number
from deckwright.unpack.text_lines import FindLink, Line, Mark, flat, read_lines

_LINKS = {(False, False): "---", (False, True): "-->", (True, True): "<-->"}
_BULLET = Mark()
_DEEPEST = 8


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


def read_smartart(data: Element, find_link: FindLink) -> tuple[Line, ...]:
    """The points of a SmartArt graphic (ECMA-376 part 1, 21.4.2), as the outline it is drawn of.

    Each is a paragraph with a bullet and a level.
    """
    points = {one.get("modelId", ""): one for one in data.iterfind(f"{DGM}ptLst/{DGM}pt")}
    children: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for edge in data.iterfind(f"{DGM}cxnLst/{DGM}cxn"):
        if edge.get("type", "parOf") == "parOf":
            place = (number(edge.get("srcOrd")), edge.get("destId", ""))
            children[edge.get("srcId", "")].append(place)
    roots = [name for name, point in points.items() if point.get("type") == "doc"]
    seen: set[str] = set()
    told: list[Line] = []
    ahead = [(root, -1) for root in reversed(roots)]
    while ahead:
        name, level = ahead.pop()
        if name in seen or name not in points:
            continue
        seen.add(name)
        told.append(_line(points[name], max(0, min(level, _DEEPEST)), find_link))
        ahead += [(child, level + 1) for _, child in sorted(children[name], reverse=True)]
    rest = [_line(point, 0, find_link) for name, point in points.items() if name not in seen]
    return tuple(line for line in (*told, *rest) if line.inlines)


def _line(point: Element, level: int, find_link: FindLink) -> Line:
    return Line(flat(read_lines(point.find(f"{DGM}t"), (), find_link)), level, _BULLET)
