"""What marks of a deck's origin hold."""

from deckwright.ooxml.elements import parse_xml
from deckwright.ooxml.markup import NAMESPACES
from deckwright.ooxml.names import COMPATIBILITY
from deckwright.ooxml.origin import (
    Origin,
    ShapeMark,
    SlideMark,
    fingerprint,
    origin_xml,
    read_origin_xml,
    shape_marks,
    text_of,
)


def shape(number: int, inside: str, mark: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Shape {number}"/><p:cNvSpPr/>'
        f"<p:nvPr>{mark}</p:nvPr></p:nvSpPr><p:txBody>{inside}</p:txBody></p:sp>"
    )


def slide(shapes: str) -> bytes:
    return f"<p:sld {NAMESPACES}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>".encode()


def test_marks_are_read_as_they_were_written() -> None:
    shapes = (ShapeMark(2, 'A "name" & more', "title", "0" * 16),)
    slides = (SlideMark(256, "01-first", "über-uns", 7, (2, 3), "1" * 16, shapes),)
    origin = Origin("1.0", {"01-first": "2" * 64}, slides)
    assert read_origin_xml(parse_xml(origin_xml(origin))) == origin


def test_a_text_has_one_fingerprint_however_it_is_spaced() -> None:
    assert fingerprint(" one\n two\t") == fingerprint("one two")
    assert fingerprint("one two") != fingerprint("one  twO")


def test_what_stands_in_for_a_formula_is_not_counted_twice() -> None:
    inside = (
        f'<a:p xmlns:mc="{COMPATIBILITY}"><a:r><a:t>It is</a:t></a:r><a:br/><mc:AlternateContent>'
        "<mc:Choice><a:r><a:t>x</a:t></a:r></mc:Choice>"
        "<mc:Fallback><a:r><a:t>[x]</a:t></a:r></mc:Fallback></mc:AlternateContent></a:p>"
        "<a:p><a:r><a:t>the end</a:t></a:r></a:p>"
    )
    root = parse_xml(slide(shape(2, inside)))
    assert text_of(root) == "It is x\nthe end"


def test_shapes_are_called_by_what_they_are_on_their_slide() -> None:
    title, body = '<p:ph type="title"/>', '<p:ph idx="1"/>'
    shapes = shape(2, "<a:p/>", title) + shape(3, "<a:p/>", body) + shape(4, "<a:p/>", body)
    marks = shape_marks(parse_xml(slide(shapes + shape(5, "<a:p/>"))))
    assert [(one.id, one.key) for one in marks] == [
        (2, "title"),
        (3, "body"),
        (4, "body-2"),
        (5, "sp"),
    ]
