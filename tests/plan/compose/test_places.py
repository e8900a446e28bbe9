"""Slides on a template that lacks the layout for them: python-pptx's own."""

from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from deckwright.model.blocks import NO_ATTRIBUTES, Attributes, Blocks, Figure, Paragraph, Quote
from deckwright.model.deck import Deck, PictureFrame, QrFrame, Slide, TextFrame
from deckwright.model.inlines import Image, Run, plain_text
from deckwright.model.source import NOWHERE
from deckwright.model.talk import (
    Asset,
    Event,
    Place,
    Section,
    Speaker,
    Talk,
    TalkSettings,
    WebLink,
)
from deckwright.model.theme import Theme
from deckwright.plan import plan_talk
from deckwright.theme import load_theme

FOREIGN = (files("pptx") / "templates" / "default.pptx").read_bytes()
WORDS = Paragraph((Run("It has no pretensions whatever to originate anything."),), NOWHERE)
FIGURE = Figure(Image("loom.png", "A loom", NOWHERE), NOWHERE)
LINK = WebLink("Notes", "https://example.org/notes")
ADA = Speaker("Ada Lovelace", affiliation="Friends of the Engine", links=(LINK,))


@cache
def theme() -> Theme:
    return load_theme("foreign", FOREIGN)[0]


def deck(
    blocks: Blocks, *, level: Literal[1, 2] = 2, wish: str = "", on: Theme | None = None
) -> Deck:
    attributes = Attributes(values=(("layout", wish),)) if wish else NO_ATTRIBUTES
    section = Section(level, (Run("A title"),), NOWHERE, blocks, attributes=attributes)
    settings = TalkSettings(
        Path("talk.md"), "The engine", NOWHERE, "What it can weave", speakers=(ADA,), links=(LINK,)
    )
    picture = Asset(Path("loom.png"), "png", 1600, 900)
    event = Event("evening", "An evening", NOWHERE, place=Place(city="London"))
    talk = Talk(settings, (section,), assets={"loom.png": picture})
    return plan_talk(talk, on or theme(), event)[0]


def slide(blocks: Blocks) -> Slide:
    return deck(blocks).slides[2]


def text_frames(one: Slide) -> list[TextFrame]:
    return [frame for frame in one.frames if isinstance(frame, TextFrame)]


def texts(one: Slide) -> list[str]:
    frames = text_frames(one)
    return [plain_text(paragraph.inlines) for frame in frames for paragraph in frame.paragraphs]


def test_a_statement_is_set_large_and_aligned_as_its_title() -> None:
    title, words = slide((WORDS,)).frames
    assert isinstance(title, TextFrame)
    assert isinstance(words, TextFrame)
    style = words.paragraphs[0].style
    assert style.size > theme().roles["content"].layout.placeholder(1).levels[0].size
    assert style.align == title.paragraphs[0].style.align == "center"


def test_a_statement_stands_in_the_middle_of_what_is_free() -> None:
    words = slide((WORDS,)).frames[1]
    area = theme().roles["statement"].area
    assert isinstance(words, TextFrame)
    above, below = words.box.top - area.top, area.bottom - words.box.bottom
    assert area.height // 10 < above < below


def test_centred_words_stay_centred_when_their_lines_are_balanced() -> None:
    words = slide((WORDS,)).frames[1]
    assert isinstance(words, TextFrame)
    assert words.insets.left > 0
    assert abs(words.insets.left - words.insets.right) <= 1


def test_a_quote_keeps_its_bar_and_its_author() -> None:
    quote = Quote((WORDS,), NOWHERE, (Run("Ada Lovelace"),))
    one = slide((quote,))
    frames = [frame for frame in one.frames if isinstance(frame, TextFrame) and frame.panel]
    assert one.role == "quote"
    assert "left" in {frame.paragraphs[0].style.align for frame in frames}
    assert any("Ada Lovelace" in text for text in texts(one))


def test_a_picture_and_text_stand_side_by_side() -> None:
    one = slide((WORDS, FIGURE))
    text = next(frame for frame in one.frames if getattr(frame, "role", "") == "body")
    picture = next(frame for frame in one.frames if isinstance(frame, PictureFrame))
    assert isinstance(text, TextFrame)
    assert text.box.right <= picture.box.left
    assert one.layout.name == "Two Content"


def test_a_speaker_has_initials_and_a_closing_its_code_beside_the_text() -> None:
    slides = deck((WORDS,)).slides
    portraits = [one for one in text_frames(slides[1]) if one.name == "Initials"]
    codes = [frame for frame in slides[-1].frames if isinstance(frame, QrFrame)]
    for one, (picture,) in ((slides[1], portraits), (slides[-1], codes)):
        beside = [frame for frame in text_frames(one) if frame.role == "body"]
        assert beside
        assert all(text.box.right < picture.box.left for text in beside)


def test_what_has_no_place_on_a_title_slide_stands_below_the_subtitle() -> None:
    lines = texts(deck((WORDS,)).slides[0])
    assert lines == [
        "The engine",
        "What it can weave",
        "Ada Lovelace, Friends of the Engine",
        "An evening",
        "London",
    ]


def test_a_sections_number_stands_above_its_title() -> None:
    one = deck((), level=1).slides[2]
    assert texts(one) == ["A title", "1"]
    number = one.frames[1]
    assert isinstance(number, TextFrame)
    assert number.box.top < one.layout.placeholder(0).box.top


def test_a_section_whose_text_stands_below_its_title_goes_without_a_number() -> None:
    section = theme().roles["section"]
    title, text = section.layout.placeholders[:2]
    boxes = (replace(title, box=text.box), replace(text, box=title.box))
    turned = replace(section.layout, placeholders=boxes)
    roles = {**theme().roles, "section": replace(section, layout=turned)}
    one = deck((), level=1, on=replace(theme(), roles=roles)).slides[2]
    assert texts(one) == ["A title"]


def test_a_full_picture_covers_the_slide_and_its_footers() -> None:
    one = deck((FIGURE,), wish="full-picture").slides[2]
    (picture,) = one.frames
    assert isinstance(picture, PictureFrame)
    assert (picture.box.width, picture.box.height) == (theme().width, theme().height)
    assert picture.crop[0] > 0
    assert picture.background
    assert (one.footer.text, one.footer.number) == ("", False)


def test_large_words_keep_their_title_where_their_layout_has_none() -> None:
    statement = theme().roles["statement"]
    bare = replace(statement, layout=theme().roles["blank"].layout, composed=False)
    roles = {**theme().roles, "statement": bare}
    one = deck((WORDS,), on=replace(theme(), roles=roles)).slides[2]
    assert texts(one)[0] == "A title"
    assert not one.hidden_title
