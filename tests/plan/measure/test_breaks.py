from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckwright.plan.measure.breaks import opportunities


def pieces(word: str) -> list[str]:
    bounds = (0, *opportunities(word), len(word))
    return [word[begin:end] for begin, end in pairwise(bounds)]


@pytest.mark.parametrize(
    "word",
    [
        "word",
        "don't",
        "“quoted”",
        "1,250.75",
        "98.7%",
        "$176.40",
        "f(x)",
        "(aside),",
        "ops@example.org",
        "and/or",
        "//example.org/a/b",
        "non\u00a0breaking",
        "non\u2011breaking",
        "L’été",
        "한국어",
        "שלום",
        "{name}s",
    ],
)
def test_a_word_is_one_piece(word: str) -> None:
    assert pieces(word) == [word]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("state-of-the-art", ["state-", "of-", "the-", "art"]),
        ("GPT-4o", ["GPT-", "4o"]),
        ("9:30-11:45", ["9:30-", "11:45"]),
        ("--flag", ["--", "flag"]),
        ("page?id=1", ["page?", "id=1"]),
        ("one—two", ["one", "—", "two"]),
        ("one–two", ["one–", "two"]),
        ("soft\u00adhyphen", ["soft\u00ad", "hyphen"]),
        ("zero\u200bwidth", ["zero\u200b", "width"]),
        ("trade-off", ["trade-", "off"]),
    ],
)
def test_a_word_is_divided_after_hyphens_and_dashes(word: str, parts: list[str]) -> None:
    assert pieces(word) == parts


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("容器只是", ["容", "器", "只", "是"]),
        ("です。次", ["で", "す。", "次"]),
        ("「速い」と", ["「速", "い」", "と"]),
        ("ちょっと", ["ちょっ", "と"]),
        ("使用Docker时", ["使", "用", "Docker", "时"]),
        ("约98.7%", ["约", "98.7%"]),
    ],
)
def test_east_asian_text_is_divided_between_its_characters(word: str, parts: list[str]) -> None:
    assert pieces(word) == parts


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("👍🏽👍🏽", ["👍🏽", "👍🏽"]),
        ("👨‍👩‍👧!", ["👨‍👩‍👧!"]),
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
        ("中\u0301文", ["中\u0301", "文"]),
    ],
)
def test_marks_stay_with_the_character_that_they_change(word: str, parts: list[str]) -> None:
    assert pieces(word) == parts


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp"])))
def test_opportunities_rise_and_lie_within_the_word(word: str) -> None:
    found = list(opportunities(word))
    assert found == sorted(set(found))
    assert all(0 < offset < len(word) for offset in found)
