"""What `check` finds in a planned deck."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from deckwright.check import check_deck
from deckwright.model.deck import Deck
from deckwright.model.talk import Asset

DeckOf = Callable[..., Deck]

PICTURE = "## Seen\n\n![A chart](a.png)\n"


def codes(deck: Deck) -> list[str]:
    return [one.code for one in check_deck(deck)]


def pictures(width: int, height: int, suffix: str = "png") -> Mapping[str, Asset]:
    kind = "svg" if suffix == "svg" else "png"
    return {"a.png": Asset(Path(f"a.{suffix}"), kind, width, height)}  # type: ignore[arg-type]


def test_a_plain_talk_has_nothing_to_mend(deck_of: DeckOf) -> None:
    assert not check_deck(deck_of("## One\n\n- a point\n- another\n\n## Two\n\n- more\n- still\n"))


def test_a_picture_without_enough_pixels_is_named_with_the_width_it_needs(deck_of: DeckOf) -> None:
    (finding,) = check_deck(deck_of(PICTURE, pictures(160, 90)))
    assert (finding.code, finding.span.line) == ("DW601", 3)
    assert "48 pixels to the inch" in finding.message
    assert finding.hint.startswith("1280 pixels")
    assert codes(deck_of(PICTURE, pictures(1280, 720))) == []


def test_a_drawing_is_sharp_at_any_size(deck_of: DeckOf) -> None:
    assert codes(deck_of(PICTURE, pictures(16, 9, "svg"))) == []


def test_a_photograph_of_fifty_megapixels_is_more_than_can_be_seen(deck_of: DeckOf) -> None:
    assert codes(deck_of(PICTURE, pictures(8192, 6144))) == ["DW602"]


def test_a_slide_to_read_is_named(deck_of: DeckOf) -> None:
    found = check_deck(deck_of("## Much\n\n- " + "word " * 40 + "\n- " + "word " * 40 + "\n"))
    assert "DW610" in [one.code for one in found]
    assert "80 words stand on slide 2, `Much`" in [one.message for one in found]


def test_code_and_notes_are_not_counted_as_words(deck_of: DeckOf) -> None:
    body = "## Code\n\n```\na b c d e f g\n```\n\n::: notes\n" + "word " * 200 + "\n:::\n"
    assert codes(deck_of(body)) == []


def test_a_slide_that_was_cut_is_named_once_by_its_own_title(deck_of: DeckOf) -> None:
    found = check_deck(deck_of("## Long\n\n" + "- A point of a few words\n" * 40))
    (cut,) = [one for one in found if one.code == "DW612"]
    assert cut.message.startswith("`Long` does not fit on one slide; it was cut into ")


def test_of_the_parts_of_a_slide_only_the_worst_is_named(deck_of: DeckOf) -> None:
    full = "- " + "word " * 29 + "\n"
    deck = deck_of("## Long\n\n" + full * 16)
    assert len(deck.slides) > 3
    assert sorted(codes(deck)) == ["DW610", "DW611", "DW612"]


def test_text_that_had_to_shrink_is_named(deck_of: DeckOf) -> None:
    body = (
        "## Small\n\n" + "- A point of a few words that goes on to the end of its line here\n" * 11
    )
    sizes = [one.message for one in check_deck(deck_of(body)) if one.code == "DW611"]
    assert sizes == ["the text of slide 2, `Small` is set at 18 pt"]


@pytest.mark.parametrize(
    ("color", "found"), [("#DDDDDD", ["DW620"]), ("#222222", []), ("accent1", [])]
)
def test_a_colour_that_cannot_be_read_is_named(
    deck_of: DeckOf, color: str, found: list[str]
) -> None:
    body = f"## Colours\n\n- [pale words]{{color={color}}}\n- others\n"
    assert codes(deck_of(body)) == found


@pytest.mark.parametrize("color", ["#000000", "#FFFFFF", "#0A2540", "accent1"])
def test_text_and_links_on_a_background_of_ones_own_are_judged_there(
    deck_of: DeckOf, color: str
) -> None:
    words = "- Some [words](https://example.org) and `code`\n- [red]{color=#FF0000}\n"
    found = check_deck(deck_of(f"## Colours {{background-color={color}}}\n\n{words}"))
    assert {one.code for one in found} <= {"DW620"}
    assert all("#FF0000" in one.message for one in found)


def test_the_same_pair_of_colours_is_named_once(deck_of: DeckOf) -> None:
    pale = "- [pale]{color=#DDDDDD}\n- x\n\n"
    assert codes(deck_of(f"## One\n\n{pale}## Two\n\n{pale}")) == ["DW620"]


def test_a_colour_is_judged_on_the_ground_it_stands_on(deck_of: DeckOf) -> None:
    deck = deck_of("## One\n\n- a\n- b\n")
    slide = deck.slides[1]
    night = replace(slide.layout, colors={**slide.layout.colors, "bg1": "#000000"})
    assert codes(replace(deck, slides=(replace(slide, layout=night),))) == ["DW620"]


def test_slides_of_one_title_are_named_unless_they_go_on(deck_of: DeckOf) -> None:
    apart = "## Same\n\n- a\n- b\n\n## Other\n\n- c\n- d\n\n## Same\n\n- e\n- f\n"
    (finding,) = check_deck(deck_of(apart))
    assert (finding.code, finding.span.line) == ("DW621", 11)
    assert "slides 2 and 4" in finding.message
    long = "- A point of a few words\n" * 40
    cut = check_deck(deck_of(f"## Same\n\n{long}\n## Other\n\n- c\n- d\n\n## Same\n\n- e\n- f\n"))
    assert [one.message[-19:] for one in cut if one.code == "DW621"] == [" both called `Same`"]
    assert "DW621" not in codes(deck_of(f"## Same\n\n{long}\n---\n\n- e\n- f\n"))
    assert codes(deck_of("## Same\n\n- a\n- b\n\n---\n\n- c\n- d\n")) == []


def test_a_slide_without_a_title_is_named(deck_of: DeckOf) -> None:
    deck = deck_of("## One\n\n- a\n- b\n")
    bare = replace(deck.slides[1], title=" ")
    assert codes(replace(deck, slides=(bare,))) == ["DW622"]
