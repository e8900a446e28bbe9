"""Names of files and folders, made of titles."""

from hypothesis import given
from hypothesis import strategies as st

from deckwright.read.workspace import slug


def test_names_are_plain_words() -> None:
    assert slug("Über Go!  What's new?") == "uber-go-whats-new"
    assert slug("日本") == ""
    assert len(slug("word " * 100)) <= 60


@given(st.text())
def test_a_name_can_be_a_file_anywhere(text: str) -> None:
    name = slug(text)
    assert name == slug(name)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")
