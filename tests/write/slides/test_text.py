"""Paragraphs as data: lists that nest and count, and lines that are where they were planned."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deckwright.model.deck import Deck
from deckwright.write.slides import deck_data
from deckwright.write.slides.text_nodes import numbered
from deckwright.write.typst.context import DocumentContext
from deckwright.write.typst.picture_folder import PictureFolder

Planner = Callable[..., Deck]


def body(deck: Deck, folder: Path) -> list[dict[str, Any]]:
    """The blocks of all frames of the first slide of content, but for its title and small print."""
    data = deck_data(deck, DocumentContext(PictureFolder(folder)))
    frames = data["slides"][1]["frames"]
    texts = [f for f in frames if f["t"] == "text" and "artifact" not in f and "title" not in f]
    return [block for frame in texts for block in frame["blocks"]]


def test_deeper_items_belong_to_the_item_above(planned: Planner, tmp_path: Path) -> None:
    (outer,) = body(planned("## List\n\n- One\n    - Two\n    - Three\n- Four"), tmp_path)
    one, four = outer["items"]
    (inner,) = one["blocks"]
    assert [item["body"]["runs"] for item in inner["items"]] == [["Two"], ["Three"]]
    assert four["blocks"] == []
    assert not outer["ordered"]


def test_numbers_count_from_where_the_author_began(planned: Planner, tmp_path: Path) -> None:
    (numbers,) = body(planned("## Numbers\n\n9. nine\n10. ten\n11. eleven"), tmp_path)
    assert numbers["ordered"]
    assert [item["mark"] for item in numbers["items"]] == ["9.", "10.", "11."]


@pytest.mark.parametrize(
    ("scheme", "number", "written"),
    [
        ("arabicPeriod", 3, "3."),
        ("arabicParenBoth", 3, "(3)"),
        ("alphaLcParenR", 28, "bb)"),
        ("romanUcPeriod", 14, "XIV."),
        ("romanLcPlain", 9, "ix"),
        ("hindiNumPeriod", 2, "2."),
    ],
)
def test_numbers_are_written_as_the_template_says(scheme: str, number: int, written: str) -> None:
    assert numbered(scheme, number) == written


def test_lines_stand_1_2_times_the_size_apart(planned: Planner, tmp_path: Path) -> None:
    deck = planned("## One\n\n- x")
    (found,) = body(deck, tmp_path)
    style = found["items"][0]["body"]
    assert style["pitch"] == pytest.approx(style["size"] * 1.2 * 1.05, abs=0.01)


def test_a_plain_run_is_a_string_and_another_says_how_it_differs(
    planned: Planner, tmp_path: Path
) -> None:
    (found,) = body(planned("## One\n\n- a **b** [c](https://example.org)"), tmp_path)
    plain, bold, space, link = found["items"][0]["body"]["runs"]
    assert (plain, space) == ("a ", " ")
    assert bold == {"t": "run", "p": ["b"], "bold": True}
    assert link["to"] == {"url": "https://example.org"}


def test_a_link_that_leads_nowhere_is_no_link(planned: Planner, tmp_path: Path) -> None:
    (found,) = body(planned("## One\n\n- [a](#nowhere) and [b](javascript:x)"), tmp_path)
    assert "to" not in str(found["items"][0]["body"]["runs"])


@pytest.mark.parametrize("code", ["```\n{}\n```", "`{}`", "**{}**"])
def test_a_word_with_slashes_or_of_code_that_may_be_wider_than_its_line_is_measured(
    planned: Planner, tmp_path: Path, code: str
) -> None:
    address = "https://example.org/" + "a-long-path/" * 12
    (found,) = body(planned("## X\n\n" + code.format(address)), tmp_path)
    size, room = found["size"], found["room"]
    assert len(address) * size * 0.6 > room
    words = [word for run in found["runs"] for word in run["p"]]
    assert [word["wide"] for word in words if "w" in word] == [True]


def test_a_line_of_code_that_is_broken_hangs(planned: Planner, tmp_path: Path) -> None:
    found, short = body(planned(f"## X\n\n```\n{'word ' * 40}\nx\n```"), tmp_path)
    assert found["left"] == -found["first"] > 0
    assert (short["left"], short["first"]) == (0, 0)
    assert found["room"] == pytest.approx(short["room"] - found["left"], abs=0.1)


def test_a_picture_of_the_background_lies_behind_what_the_layout_draws(
    planned: Planner, tmp_path: Path
) -> None:
    deck = planned("## One {background-image=photo.png}\n\n- x")
    data = deck_data(deck, DocumentContext(PictureFolder(tmp_path)))
    slide = data["slides"][1]
    picture, veil, *marks = data["layouts"][slide["layout"]]["marks"]
    assert (picture["t"], veil["opacity"]) == ("picture", 0.6)
    assert len(marks) == len(deck.slides[1].layout.decorations) > 0
    assert all(frame["t"] != "picture" for frame in slide["frames"])
