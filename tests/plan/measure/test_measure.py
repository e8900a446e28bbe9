from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from deckwright.model.inlines import (
    Break,
    FootnoteMark,
    Image,
    InlineImage,
    Inlines,
    Math,
    Run,
    Style,
    plain_text,
)
from deckwright.model.source import NOWHERE
from deckwright.model.theme import LevelStyle, Theme
from deckwright.plan.measure import Measure
from deckwright.plan.measure.measure import CAUTION, SMALL

STYLES = st.builds(
    Style,
    bold=st.booleans(),
    italic=st.booleans(),
    code=st.booleans(),
    small_caps=st.booleans(),
    baseline=st.sampled_from(["normal", "superscript", "subscript"]),
)
TEXT = st.text(alphabet="abcmnW .,-/()?!'éß1中文かー", max_size=40)
INLINES = st.lists(
    st.builds(Run, TEXT, STYLES)
    | st.builds(Break)
    | st.builds(Math, st.sampled_from(["x^2", r"\frac{a}{b}", "", r"\alpha + \beta"]))
    | st.builds(FootnoteMark, st.just("a"), st.integers(1, 120)),
    max_size=8,
).map(tuple)
WIDTHS = st.floats(5.0, 900.0)

Em: TypeAlias = Callable[..., float]
BODY = LevelStyle(20.0, "Arial")


def run(text: str, **style: Any) -> Inlines:
    return (Run(text, Style(**style)),)


@pytest.fixture(scope="session")
def em(measure: Measure) -> Em:
    """The width of inlines in em, what `CAUTION` adds taken off."""

    def width(inlines: Inlines, style: LevelStyle = BODY) -> float:
        return measure.width(inlines, style) * CAUTION / style.size

    return width


def test_advances_are_those_of_arial(em: Em) -> None:
    # 1139, 569 and 1821 of 2048 in Arial's hmtx table.
    assert em(run("nnnn")) == pytest.approx(4 * 1139 / 2048)
    assert em(run("n n")) == pytest.approx((2 * 1139 + 569) / 2048)
    assert em(run("%")) == pytest.approx(1821 / 2048)


def test_bold_text_is_as_wide_as_the_bold_face(em: Em) -> None:
    assert em(run("nnnn", bold=True)) == pytest.approx(4 * 1251 / 2048)
    assert em(run("nnnn"), replace(BODY, bold=True)) == pytest.approx(4 * 1251 / 2048)


def test_code_is_set_in_the_code_font(em: Em) -> None:
    assert em(run("illi", code=True)) == pytest.approx(4 * 0.6)


def test_a_guessed_font_keeps_its_slack(measure: Measure, make_theme: Callable[..., Theme]) -> None:
    guessed = Measure(make_theme(1.1))
    wide = guessed.width(run("illi", code=True), BODY)
    assert wide == pytest.approx(1.1 * measure.width(run("illi", code=True), BODY))


def test_kerning_brings_letters_together(em: Em) -> None:
    assert em(run("AV")) < em(run("A")) + em(run("V"))


def test_raised_text_is_two_thirds_as_wide(em: Em) -> None:
    raised = (Run("12", Style(baseline="superscript")),)
    assert em(raised) == pytest.approx(0.66 * em(run("12")))
    assert em((FootnoteMark("note", 12),)) == em(raised)


def test_capitals_are_measured_as_capitals(em: Em) -> None:
    assert em(run("straße"), replace(BODY, caps=True)) == em(run("STRASSE"))
    assert em(run("Ab", small_caps=True)) == pytest.approx(em(run("A")) + 0.8 * em(run("B")))


def test_tracking_is_added_to_every_letter(em: Em) -> None:
    tracked = replace(BODY, tracking=2.0)
    assert em(run("abc d"), tracked) == pytest.approx(em(run("abc d")) + 5 * 0.1)


def test_a_picture_in_a_line_is_as_wide_as_its_words_in_brackets(em: Em) -> None:
    badge = InlineImage(Image("badge.svg", "build passing", NOWHERE))
    assert em((badge,)) == pytest.approx(em(run("[build passing]")))


def test_characters_that_no_font_has_take_an_em_or_less(em: Em) -> None:
    assert em(run("中文")) == pytest.approx(2.0)
    assert em(run("👍🏽")) == pytest.approx(1.0)
    assert em(run("ก")) == pytest.approx(0.6 * 1.15)


def test_a_fallback_face_is_asked_for_what_a_family_lacks(make_theme: Callable[..., Theme]) -> None:
    latin = Measure(make_theme(fallback=True))
    assert latin.missing("Ωא中") == {"中"}


def test_a_fallback_face_is_opened_when_it_is_needed(make_theme: Callable[..., Theme]) -> None:
    theme = make_theme()
    face = theme.faces["Arial"]
    gone = replace(face, regular=replace(face.regular, path=Path("not-there.ttf")))
    measure = Measure(replace(theme, fallback_faces=(gone,)))

    assert measure.width((Run("text"),), LevelStyle(20.0, "Arial")) > 0
    with pytest.raises(hb.HarfBuzzError, match="not-there"):
        measure.width((Run("容器"),), LevelStyle(20.0, "Arial"))


def test_small_text_keeps_more_room(measure: Measure) -> None:
    small, large = (measure.width((Run("text"),), LevelStyle(size, "Arial")) for size in (8, 16))
    assert small / 8 > large / 16


def test_east_asian_and_latin_text_are_set_apart(em: Em) -> None:
    assert em(run("中A文")) == pytest.approx(em(run("A")) + 2 + 2 * 0.25)


def test_nothing_is_missing_where_nothing_would_be_seen(measure: Measure) -> None:
    assert measure.missing("plain \u00a0\t\n\u00ad\u200b\u200d\ufe0f") == frozenset()


def test_the_longest_word_ends_at_a_hyphen(measure: Measure) -> None:
    words = run("a state-of-the-art word")
    assert measure.longest_word(words, BODY) == measure.width(run("state-"), BODY)


def test_a_space_before_a_closing_mark_parts_no_words(measure: Measure) -> None:
    assert measure.longest_word(run("quoi ?"), BODY) == measure.width(run("quoi\u00a0?"), BODY)


def test_a_word_may_change_its_style(measure: Measure, em: Em) -> None:
    mixed = (Run("un"), Run("break", Style(bold=True)), Run("able,"))
    parts = em(run("un")) + em(run("break", bold=True)) + em(run("able,"))
    assert measure.longest_word(mixed, BODY) == measure.width(mixed, BODY)
    assert em(mixed) == pytest.approx(parts)


def test_a_hard_break_starts_a_line(measure: Measure) -> None:
    broken = (Run("one"), Break(), Run("two, much longer"))
    assert measure.lines(broken, BODY, 900) == 2
    assert measure.break_offsets(broken, BODY, 900) == (0, 4)
    assert measure.width(broken, BODY) == measure.width(run("two, much longer"), BODY)


def test_text_without_words_is_one_line(measure: Measure) -> None:
    assert measure.lines((), BODY, 100) == 1
    assert measure.lines(run("   "), BODY, 1) == 1
    assert measure.width((), BODY) == 0


def test_an_indent_shortens_the_first_line(measure: Measure) -> None:
    words = run("one two")
    width = measure.width(words, BODY)
    assert measure.lines(words, BODY, width, first_indent=1.0) == 2
    assert measure.lines(words, BODY, width / 2, first_indent=-width) == 1


def test_a_word_wider_than_the_line_is_broken_between_characters(measure: Measure) -> None:
    width = measure.width(run("nnn"), BODY)
    assert measure.break_offsets(run("a nnnnnnn b"), BODY, width) == (0, 2, 5, 8)


def test_lines_break_where_libreoffice_breaks_them(measure: Measure) -> None:
    text = (
        "A container is a process that believes it is alone. The well-known trade-off between "
        "read/write latency and state-of-the-art compression was settled."
    )
    starts = measure.break_offsets(run(text), BODY, 270)
    lines = [text[begin:end] for begin, end in zip(starts, (*starts[1:], len(text)), strict=True)]
    assert lines == [
        "A container is a process that ",
        "believes it is alone. The well-",
        "known trade-off between ",
        "read/write latency and state-",
        "of-the-art compression was ",
        "settled.",
    ]


def test_a_line_is_a_fifth_higher_than_its_text(measure: Measure) -> None:
    assert measure.line_height(BODY) == pytest.approx(24.0)
    assert measure.line_height(replace(BODY, line_spacing=0.9)) == pytest.approx(21.6)
    assert measure.text_height(BODY, 3) == pytest.approx(72.0)


def test_a_tall_face_keeps_its_own_line(measure: Measure) -> None:
    # JetBrains Mono: ascender 1020, descender -300 of 1000 in its hhea table.
    assert measure.line_height(LevelStyle(20.0, "Mono")) == pytest.approx(20 * 1.32)


def test_the_widest_line_of_a_listing_counts_with_its_tabs(measure: Measure) -> None:
    assert measure.code_width("a\n\tlong\n", 10.0) == pytest.approx(8 * 6.0)


@given(INLINES, WIDTHS, WIDTHS)
def test_more_width_never_gives_more_lines(
    measure: Measure, inlines: Inlines, one: float, other: float
) -> None:
    narrow, wide = sorted((one, other))
    assert 1 <= measure.lines(inlines, BODY, wide) <= measure.lines(inlines, BODY, narrow)


@given(INLINES)
def test_text_fits_the_width_that_was_measured(measure: Measure, inlines: Inlines) -> None:
    breaks = sum(isinstance(inline, Break) for inline in inlines)
    assert measure.lines(inlines, BODY, measure.width(inlines, BODY)) == breaks + 1


@given(TEXT, TEXT)
def test_widths_add_up_at_a_space(em: Em, left: str, right: str) -> None:
    left, right = f"{left}a", f"b{right}z"
    joined = em(run(f"{left} {right}"))
    assert joined == pytest.approx(em(run(left)) + em(run(" n")) - em(run("n")) + em(run(right)))


@given(INLINES, WIDTHS, st.floats(SMALL / BODY.size, 4.0))
def test_size_changes_nothing_but_the_scale(
    measure: Measure, inlines: Inlines, width: float, scale: float
) -> None:
    larger = replace(BODY, size=BODY.size * scale)
    assert measure.width(inlines, larger) == pytest.approx(scale * measure.width(inlines, BODY))
    # A hair of width keeps rounding from deciding.
    assert measure.lines(inlines, larger, width * scale * 1.0001) <= measure.lines(
        inlines, BODY, width
    )


@given(INLINES, WIDTHS)
def test_every_word_is_in_one_line(measure: Measure, inlines: Inlines, width: float) -> None:
    text = plain_text(inlines)
    starts = measure.break_offsets(inlines, BODY, width)
    assert starts[0] == 0
    assert list(starts) == sorted(starts)
    assert starts[-1] <= len(text)
    assert len(starts) == measure.lines(inlines, BODY, width)


@given(st.text(alphabet="abcmnW .,-/()?!'é1", max_size=200), st.floats(60.0, 400.0))
def test_every_line_fits(measure: Measure, text: str, width: float) -> None:
    starts = measure.break_offsets(run(text), BODY, width)
    for begin, end in zip(starts, (*starts[1:], len(text)), strict=True):
        assert measure.width(run(text[begin:end].rstrip()), BODY) <= width * 1.02
