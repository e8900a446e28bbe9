"""How pictures stand beside each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from deckwright.model.deck import PictureFrame
from deckwright.model.talk import Asset, Talk
from deckwright.model.theme import Theme
from deckwright.plan import plan_talk

SHAPES = {"wide.png": (1600, 400), "square.png": (900, 900), "tall.png": (600, 1200)}
SMALL = {"wide.png": (400, 100), "square.png": (60, 60)}


@pytest.fixture
def pictures(
    parsed: Callable[[str], Talk], themes: Mapping[str, Theme]
) -> Callable[..., list[PictureFrame]]:
    """The pictures of a slide that has those of these sizes in pixels, one after the other."""

    def plan(sizes: Mapping[str, tuple[int, int]], attributes: str = "") -> list[PictureFrame]:
        images = " ".join(f"![x]({name}){attributes}" for name in sizes)
        assets = {name: Asset(Path(name), "png", *size) for name, size in sizes.items()}
        talk = replace(parsed(f"## Some\n\n{images}\n"), assets=assets)
        deck, _ = plan_talk(talk, themes["light"])
        return [one for one in deck.slides[1].frames if isinstance(one, PictureFrame)]

    return plan


@pytest.mark.parametrize("sizes", [SHAPES, SMALL])
def test_pictures_in_a_row_have_one_height_and_one_gap(
    pictures: Callable[..., list[PictureFrame]], sizes: Mapping[str, tuple[int, int]]
) -> None:
    boxes = [one.box for one in pictures(sizes)]
    assert len({box.top for box in boxes}) == 1
    assert max(box.height for box in boxes) - min(box.height for box in boxes) <= 1
    gaps = [after.left - before.right for before, after in pairwise(boxes)]
    assert max(gaps) - min(gaps) <= len(boxes)
    for (width, height), box in zip(sizes.values(), boxes, strict=True):
        assert box.width / box.height == pytest.approx(width / height, rel=1e-4)


def test_a_picture_keeps_the_width_that_was_asked_for(
    pictures: Callable[..., list[PictureFrame]],
) -> None:
    widths = {one.box.width for one in pictures(SHAPES, "{width=3cm}")}
    assert widths == {1_080_000}
