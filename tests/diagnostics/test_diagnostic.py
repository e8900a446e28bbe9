from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from deckwright.diagnostics import did_you_mean, error, has_errors, render, render_all, warning
from deckwright.model.source import NOWHERE, Span


def shown(text: str, span: Span, message: str = "wrong", hint: str = "") -> str:
    def lines(path: str) -> Sequence[str]:
        return text.split("\n") if path == "a.md" else ()

    return render(error("DW103", span, message, hint), lines)


def test_a_finding_shows_its_place_its_line_and_its_mend() -> None:
    said = shown("title: x\nspeker: ada", Span("a.md", 2, 1), "unknown key `speker`", "mend it")
    assert said == (
        "a.md:2:1: error[DW103]: unknown key `speker`\n 2 | speker: ada\n   | ^\nhelp: mend it"
    )


def test_a_finding_about_a_whole_line_has_no_caret() -> None:
    assert shown("x\ny", Span("a.md", 2)) == "a.md:2: error[DW103]: wrong\n 2 | y"


def test_a_finding_about_a_whole_file_has_no_excerpt() -> None:
    assert shown("x", Span("a.md")) == "a.md: error[DW103]: wrong"


def test_a_finding_about_no_file_has_no_place() -> None:
    assert shown("x", NOWHERE) == "error[DW103]: wrong"


def test_a_line_that_is_gone_or_empty_is_not_shown() -> None:
    assert shown("x\n", Span("a.md", 2, 1)) == "a.md:2:1: error[DW103]: wrong"
    assert shown("x", Span("a.md", 9, 1)) == "a.md:9:1: error[DW103]: wrong"
    assert shown("x", Span("gone.md", 1, 1)) == "gone.md:1:1: error[DW103]: wrong"


def test_what_is_said_again_about_a_file_is_its_place_alone() -> None:
    places = (Span("a.md", 1), Span("a.md", 2), Span("b.md", 1))
    found = [warning("DW201", place, "left out", "mend it") for place in places]
    assert list(render_all(found, lambda _: ("x", "y"))) == [
        "a.md:1: warning[DW201]: left out\n 1 | x\nhelp: mend it",
        "a.md:2: warning[DW201]: left out",
        "b.md:1: warning[DW201]: left out\n 1 | x\nhelp: mend it",
    ]


def test_the_caret_stands_below_its_character_after_tabs_and_wide_letters() -> None:
    *_, line, caret = shown("\t日本x", Span("a.md", 1, 4)).split("\n")
    assert line == " 1 |     日本x"
    assert caret == "   |         ^"


def test_a_long_line_is_cut_around_the_place() -> None:
    *_, line, caret = shown("-" * 300 + "X" + "-" * 300, Span("a.md", 1, 301)).split("\n")
    assert len(line) < 110
    assert line[len(caret) - 1] == "X"


def test_a_message_that_repeats_a_whole_file_is_cut() -> None:
    message, hint = shown("", Span("a.md"), "x" * 9_999, "y" * 9_999).split("\n")
    assert len(message) == len(hint) == 501
    assert message.endswith("…")


def test_no_text_of_a_file_steers_the_terminal() -> None:
    said = shown("\x1b[31mred\u202e", Span("a\x07.md", 1, 1), "\x1b[2J", "\x1b]0;x\x07")
    assert said.replace("\n", "").isprintable()


@given(st.text(), st.integers(0, 9), st.integers(0, 9))
def test_every_finding_can_be_shown(text: str, line: int, column: int) -> None:
    assert "error[DW103]" in shown(text, Span("a.md", line, column), text, text)


def test_the_nearest_word_is_offered_whatever_its_case() -> None:
    assert did_you_mean("Speker", ["title", "speakers"]) == "did you mean `speakers`?"
    assert did_you_mean("logo.png", ["LOGO.PNG"]) == "did you mean `LOGO.PNG`?"


def test_nothing_is_offered_where_nothing_is_near() -> None:
    assert did_you_mean("zebra", ["title", "speakers"]) == ""
    assert did_you_mean("zebra", []) == ""


def test_only_errors_keep_outputs_from_being_written() -> None:
    mild, grave = warning("DW120", NOWHERE, "x"), error("DW101", NOWHERE, "x")
    assert not has_errors([])
    assert not has_errors([mild])
    assert has_errors([mild, grave])
