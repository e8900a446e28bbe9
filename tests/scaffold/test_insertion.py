"""A row more in the running order."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from deckwright.scaffold.new_talk import with_talk


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: x\n", "title: x\n"),
        ("sessions:\n  - talk: a.md\n", "sessions:\n  - talk: a.md\n  - talk: z.md\n"),
        ("sessions:\n- a.md\n", "sessions:\n- a.md\n- z.md\n"),
        ("sessions:\n  - a.md", "sessions:\n  - a.md\n  - z.md\n"),
        ("sessions: [a.md]\n", "sessions: [a.md, z.md]\n"),
        ("sessions: [ {talk: a.md} ]\n", "sessions: [ {talk: a.md}, {talk: z.md} ]\n"),
        ("sessions:\n  - {talk: a.md}\n", "sessions:\n  - {talk: a.md}\n  - {talk: z.md}\n"),
        ("sessions: []\n", "sessions: [z.md]\n"),
        ("sessions:\n", "sessions:\n  - talk: z.md\n"),
        ("sessions: ~ # none yet\n", "sessions: # none yet\n  - talk: z.md\n"),
        (
            "sessions: # order\n  # first\n  - talk: a.md # Ada\n    start: 18:30 # sharp\n\n# x\n",
            (
                "sessions: # order\n  # first\n  - talk: a.md # Ada\n    start: 18:30 # sharp\n"
                "  - talk: z.md\n\n# x\n"
            ),
        ),
        (
            "sessions:\n  - title: >-\n      Long\n      words\n\n\nurl: https://example.org\n",
            (
                "sessions:\n  - title: >-\n      Long\n      words\n  - talk: z.md\n\n\n"
                "url: https://example.org\n"
            ),
        ),
        ("sessions:\r\n  - a.md\r\n", "sessions:\r\n  - a.md\r\n  - z.md\r\n"),
        ("\ufeffsessions:\n  - a.md\n", "\ufeffsessions:\n  - a.md\n  - z.md\n"),
        ("", ""),
    ],
)
def test_the_row_is_added_and_nothing_else_changes(before: str, after: str) -> None:
    assert with_talk(before, "z.md") == after


@pytest.mark.parametrize("text", ["sessions: [", "sessions: soon\n", "sessions: {a: b}\n"])
def test_what_is_no_running_order_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        with_talk(text, "z.md")


ROW = st.one_of(
    st.just("a.md"),
    st.fixed_dictionaries(
        {"title": st.text("ab \n#:", min_size=1)}, optional={"room": st.text("xy é")}
    ),
)


@given(st.lists(ROW), st.booleans(), st.booleans())
def test_any_running_order_grows_by_one_row(
    rows: list[object],
    flow: bool,  # noqa: FBT001 - Hypothesis fills it in
    more: bool,  # noqa: FBT001 - as above
) -> None:
    data = {"title": "x", "sessions": rows, **({"url": "y"} if more else {})}
    text = yaml.safe_dump(data, default_flow_style=flow, sort_keys=False, allow_unicode=True)
    grown = yaml.safe_load(with_talk(text, "z.md"))
    assert grown["sessions"][:-1] == rows
    assert grown["sessions"][-1] in ("z.md", {"talk": "z.md"})
    assert {**grown, "sessions": rows} == data
