"""SmartArt as the outline that it is drawn of."""

from __future__ import annotations

from lxml import etree

from deckwright.model.inlines import plain_text
from deckwright.unpack.drawn_diagrams import read_smartart

POINTS = (("0", "doc", ""), ("1", "node", "Weave"), ("2", "node", "Warp"), ("3", "node", "Weft"))


def data(*edges: tuple[str, str, int]) -> etree._Element:
    points = "".join(
        f'<d:pt modelId="{id_}" type="{kind}"><d:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:t>'
        "</d:pt>"
        for id_, kind, text in POINTS
    )
    lines = "".join(
        f'<d:cxn srcId="{above}" destId="{below}" srcOrd="{order}"/>'
        for above, below, order in edges
    )
    return etree.fromstring(
        '<d:dataModel xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"<d:ptLst>{points}</d:ptLst><d:cxnLst>{lines}</d:cxnLst></d:dataModel>"
    )


def outline(root: etree._Element) -> list[tuple[str, int]]:
    lines = read_smartart(root, lambda _: None)
    return [(plain_text(line.inlines), line.level) for line in lines]


def test_points_follow_their_order_and_stand_in_below_each_other() -> None:
    root = data(("0", "1", 0), ("1", "3", 1), ("1", "2", 0))
    assert outline(root) == [("Weave", 0), ("Warp", 1), ("Weft", 1)]


def test_points_in_a_circle_or_outside_are_told_once() -> None:
    root = data(("0", "1", 0), ("1", "2", 0), ("2", "1", 0))
    assert outline(root) == [("Weave", 0), ("Warp", 1), ("Weft", 0)]
