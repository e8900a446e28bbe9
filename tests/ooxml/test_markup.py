"""Any text, written as XML and read again."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from deckwright.ooxml.markup import attributes, text


@given(st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn"))))
def test_any_text_is_read_back_as_it_was(words: str) -> None:
    element = etree.fromstring(f"<t{attributes({'v': words})}>{text(words)}</t>")

    assert (element.text or "") == words
    assert element.get("v") == words


@given(st.text(st.characters()))
def test_no_text_breaks_the_xml(words: str) -> None:
    etree.fromstring(f"<t{attributes({'v': words})}>{text(words)}</t>")
