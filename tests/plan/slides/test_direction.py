"""Where the slides that nobody writes begin their lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from deckwright.model.deck import TextFrame
from deckwright.model.talk import Speaker, Talk
from deckwright.model.theme import Theme
from deckwright.plan import plan_talk

SPEAKERS = (Speaker("عمر حداد", role="Trainer"), Speaker("Ada Lovelace", role="Author"))


@pytest.mark.parametrize(("title", "rtl"), [("A talk", False), ("من اليمين إلى اليسار", True)])
def test_names_in_any_script_stand_at_the_edge_where_the_title_does(
    parsed: Callable[[str], Talk], themes: Mapping[str, Theme], title: str, *, rtl: bool
) -> None:
    talk = parsed("## A slide\n\n- A point\n")
    talk = replace(talk, settings=replace(talk.settings, title=title, speakers=SPEAKERS))
    deck, _ = plan_talk(talk, themes["light"])
    own = [slide for slide in deck.slides if slide.role in ("title", "speaker", "closing")]
    frames = [one for slide in own for one in slide.frames if isinstance(one, TextFrame)]
    assert len(own) == 4
    assert {one.rtl for frame in frames for one in frame.paragraphs} == {rtl}
