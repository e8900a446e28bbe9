from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deckwright.model.source import Span
from deckwright.read.settings.yaml_document import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    Document,
    parse_document,
)


def parsed(text: str, first_line: int = 1) -> Document:
    document, found = parse_document(text, "e.yml", first_line)
    assert found == ()
    assert document is not None
    return document


def test_scalars_stay_what_the_author_typed() -> None:
    text = "time: 18:30\nversion: 1.10\ncountry: NO\nday: 2025-03-31\nyear: 010\nflag: yes"
    assert parsed(text).data == {
        "time": "18:30",
        "version": "1.10",
        "country": "NO",
        "day": "2025-03-31",
        "year": "010",
        "flag": "yes",
    }


def test_only_a_plain_value_can_be_empty() -> None:
    text = "a:\nb: ~\nc: null\nd: ''\ne: 'null'"
    assert parsed(text).data == {"a": None, "b": None, "c": None, "d": "", "e": "null"}


def test_every_key_and_entry_has_its_place() -> None:
    document = parsed("title: x\nspeakers:\n  - name: Ada\n  - {name: Grace}\n", first_line=2)
    assert document.span("title") == Span("e.yml", 2, 1)
    assert document.span("speakers", 0) == Span("e.yml", 4, 5)
    assert document.span("speakers", 1, "name") == Span("e.yml", 5, 6)


def test_what_is_not_there_stands_where_it_would_belong() -> None:
    document = parsed("speakers:\n  - name: Ada\n")
    assert document.span("speakers", 0, "email") == document.span("speakers", 0)
    assert document.span("title") == Span("e.yml")


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n# a\n..."])
def test_no_settings_are_empty_settings(text: str) -> None:
    assert parsed(text).data == {}


def test_the_last_of_two_equal_keys_is_kept_and_reported() -> None:
    document, (mistake,) = parse_document("a: 1\nb: 2\na: {b: 3}", "e.yml")
    assert document is not None
    assert document.data == {"a": {"b": "3"}, "b": "2"}
    assert (mistake.code, mistake.span) == ("DW105", Span("e.yml", 3, 1))


BOMB = "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\n"


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        "a: [" + "x," * 30_000 + "]",
        "#" * (MAX_CHARACTERS + 1),
        "a: !!python/name:os.system",
        "a: '\\x00'\nb: \"\\u0007\"",
    ],
    ids=["aliases", "depth", "values", "characters", "tag", "control"],
)
def test_what_is_made_to_harm_is_refused(text: str) -> None:
    document, (mistake,) = parse_document(text, "e.yml")
    assert document is None
    assert mistake.code == "DW104"


YAMLISH = st.text(
    st.sampled_from("ab:-[]{}#&*!|>'\"%@`,?\n \t\\0~.\x00\x85\u2028é😀<="), max_size=40
)


@given(st.text() | YAMLISH)
@example("%YAML 99999999999999999999.1\n---\na: 1")
@example("\ud800")
@example("? ")
@example("a: \x01")
def test_any_text_gives_settings_or_a_finding_in_a_line_of_it(text: str) -> None:
    document, found = parse_document(text, "e.yml", first_line=2)
    assert document is not None or found
    for mistake in found:
        assert mistake.span.path == "e.yml"
        assert mistake.span.line >= 2
        assert "<unicode string>" not in mistake.message


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1)


@given(st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), st.lists(WORDS), min_size=1))
def test_quoted_text_is_read_as_it_is(data: dict[str, list[str]]) -> None:
    def quoted(word: str) -> str:
        return "'" + word.replace("'", "''") + "'"

    text = "".join(f"{key}: [{', '.join(map(quoted, words))}]\n" for key, words in data.items())
    assert parsed(text).data == data
