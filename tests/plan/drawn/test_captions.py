"""What stands in place of a picture that is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from deckwright.model.inlines import plain_text
from deckwright.model.talk import Talk
from deckwright.model.theme import Theme
from deckwright.plan import plan_talk
from tests.plan.frames import text_frames

PICTURE = "![A bar chart of builds per day, from Monday to Sunday](builds-of-a-week.png)"


def missing(talk: Talk) -> Talk:
    return replace(talk, assets={})


@pytest.mark.parametrize("theme", ["light", "foreign"])
@pytest.mark.parametrize(
    "body",
    [
        f"## Alone\n\n{PICTURE}",
        f"## As title {{layout=title}}\n\n{PICTURE}",
        f"## As background {{layout=full-picture}}\n\n{PICTURE}\n\n{PICTURE}",
        "## Many\n\n" + "\n\n".join([PICTURE] * 40),
        "## A film\n\n![A long description of what is shown in it](clips/a-week.mp4){width=60pt}",
        "## Narrow\n\n::: columns\n" + f"::: column\n{PICTURE}\n:::\n" * 8 + ":::",
    ],
)
def test_a_sign_says_no_more_than_it_has_room_for(
    parsed: Callable[[str], Talk], themes: dict[str, Theme], body: str, theme: str
) -> None:
    deck, _ = plan_talk(missing(parsed(body)), themes[theme])

    assert text_frames(deck, "label")
    assert [one for one in text_frames(deck, "label") if one.height > one.box.height + 1] == []


def test_a_sign_with_room_says_what_is_missing(
    parsed: Callable[[str], Talk], themes: dict[str, Theme]
) -> None:
    deck, _ = plan_talk(missing(parsed(f"## Alone\n\n{PICTURE}")), themes["light"])

    (sign,) = text_frames(deck, "label")
    shown = plain_text(sign.paragraphs[0].inlines)
    assert shown == "Picture missing: A bar chart of builds per day, from Monday to Sunday"
