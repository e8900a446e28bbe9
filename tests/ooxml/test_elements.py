"""XML of Office files, sound or not."""

import pytest

from deckwright.ooxml.elements import parse_xml, to_bytes


def test_entities_stay_shut() -> None:
    root = parse_xml(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>')
    assert root.text is None


def test_broken_xml_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="line 1"):
        parse_xml(b"<a>")


def test_comments_stay_where_a_part_is_saved_again() -> None:
    text = b"<!-- before --><a><!-- within --></a>"
    assert to_bytes(parse_xml(text, comments=True)).endswith(text)
    assert b"<!--" not in to_bytes(parse_xml(text))
