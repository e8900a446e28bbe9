"""The words of a SmartArt graphic (ECMA-376 part 1, 21.4.2), as the outline that it is drawn of."""

from __future__ import annotations

from collections import defaultdict

from deckwright.unpack.text import FindLink, Line, Mark, flat, read_lines
from deckwright.unpack.xml import DGM, Element, whole

_BULLET = Mark()
_DEEPEST = 8


def read_smartart(data: Element, find_link: FindLink) -> tuple[Line, ...]:
    """Its points as paragraphs, a bullet and a level for each."""
    points = {one.get("modelId", ""): one for one in data.iterfind(f"{DGM}ptLst/{DGM}pt")}
    children: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for edge in data.iterfind(f"{DGM}cxnLst/{DGM}cxn"):
        if edge.get("type", "parOf") == "parOf":
            place = (whole(edge.get("srcOrd")), edge.get("destId", ""))
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
