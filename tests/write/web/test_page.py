"""The event's page: what it shows, that it is sound HTML, and that no text becomes markup."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from deckwright.model.colors import contrast
from deckwright.model.source import NOWHERE
from deckwright.model.talk import Event, Place, Session, Speaker, TalkSettings, WebLink
from deckwright.model.theme import BUNDLED, Theme
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template
from deckwright.write.web import Downloads, write_page
from deckwright.write.web.page_colors import font_stack, palettes

ADA = Speaker("Ada Lovelace", "ada", "Engines", "Analyst", "@ada", biography="One.\n\nTwo.")
TALK = TalkSettings(
    Path("01-first.md"),
    "The <first>",
    NOWHERE,
    subtitle="Of two",
    speakers=(ADA,),
    abstract="What & why",
    links=(WebLink("Code", "https://example.org/?a=1&b=2"),),
)
EVENT = Event(
    "meetup",
    "A & B",
    NOWHERE,
    subtitle="Both",
    description="An evening.",
    date=dt.date(2030, 3, 29),
    place=Place("Hall", "Leith"),
    organizer="Us",
    license="CC BY 4.0",
    sessions=(
        Session("talk", TALK.title, NOWHERE, dt.time(18, 30), 45, "Blue", TALK),
        Session("break", "Tea", NOWHERE, dt.time(19, 15)),
    ),
)
DOWNLOADS = Downloads({"01-first": "01-first.pptx"}, ("event.pptx", "handout.pdf"))


def theme_of(name: Literal["light", "dark"]) -> Theme:
    theme, _ = load_theme(name, bundled_template(name))
    assert theme is not None
    return theme


THEME = theme_of("light")


def page(event: Event = EVENT, **more: Any) -> str:
    data, found = write_page(event, THEME, DOWNLOADS, {"name": event.title}, **more)
    assert not found
    return data.decode()


def tree(text: str) -> Element:
    """The page, parsed; whatever is not sound HTML raises."""
    parsed: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return parsed


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def all_of(text: str, name: str) -> Iterator[Element]:
    return tree(text).iter(name)


def test_the_page_says_what_when_where_and_who() -> None:
    said = words(tree(page()).find("body"))  # type: ignore[arg-type]
    for part in (
        *("A & B", "Both", "Friday, 29 March 2030", "Hall, Leith", "An evening."),
        *("18:30 45 min Blue", "The <first>", "Of two", "Ada Lovelace (Engines)", "What & why"),
        *("Tea", "AL", "Analyst, Engines", "@ada", "One. Two.", "Us · Licence: CC BY 4.0"),
    ):
        assert part in said


def test_downloads_are_named_for_those_who_hear_them() -> None:
    links = {
        element.get("href"): element.get("aria-label") or words(element)
        for element in all_of(page(), "a")
    }
    assert links == {
        "event.pptx": "All slides",
        "handout.pdf": "Handout",
        "01-first.pptx": "Slides of “The <first>”",
        "https://example.org/?a=1&b=2": "Code",
    }


def test_the_page_needs_nothing_else_and_runs_no_script() -> None:
    text = page(slides={"01-first": b"\x89PNG"})
    scripts = [one.get("type") for one in all_of(text, "script")]
    assert scripts == ["application/ld+json"]
    assert not list(all_of(text, "link"))
    assert all(str(one.get("src")).startswith("data:") for one in all_of(text, "img"))
    assert "url(" not in text
    assert not re.search(r'\son\w+="', text)
    assert "default-src 'none'" in text


def test_the_same_event_gives_the_same_page() -> None:
    assert page() == page()


def test_headings_go_down_in_steps_and_each_section_is_named() -> None:
    parsed = tree(page())
    names = [one.tag for one in parsed.iter() if str(one.tag) in ("h1", "h2", "h3")]
    assert names == ["h1", "h2", "h3", "h3", "h2", "h3"]
    ids = {one.get("id") for one in parsed.iter("h2")}
    assert {one.get("aria-labelledby") for one in parsed.iter("section")} == ids


def test_languages_are_marked() -> None:
    talk = replace(TALK, language="fr")
    event = replace(EVENT, language="de", sessions=(replace(EVENT.sessions[0], talk=talk),))
    parsed = tree(page(event))
    assert parsed.get("lang") == "de"
    assert [one.get("lang") for one in parsed.iter("li") if one.get("lang")] == ["fr"]
    assert "Programm" in [words(one) for one in parsed.iter("h2")]


@pytest.mark.parametrize(
    ("language", "other", "directions"),
    [("de", "he", ["rtl"]), ("ar", "en", ["ltr"]), ("he", "ar", [])],
)
def test_a_talk_that_runs_the_other_way_says_so(
    language: str, other: str, directions: list[str]
) -> None:
    talk = replace(TALK, language=other)
    event = replace(EVENT, language=language, sessions=(replace(EVENT.sessions[0], talk=talk),))
    parsed = tree(page(event))
    assert [one.get("dir") for one in parsed.iter("li") if one.get("dir")] == directions


def test_an_event_that_says_nothing_but_its_name_has_a_page() -> None:
    parsed = tree(page(Event("e", "E", NOWHERE)))
    assert [words(one) for one in parsed.iter("h1")] == ["E"]
    assert not list(parsed.iter("section"))


def test_the_portrait_stands_in_the_page_and_a_lost_one_does_not_break_it(tmp_path: Path) -> None:
    Image.new("RGBA", (300, 200), "#336699").save(tmp_path / "a.png")
    (tmp_path / "b.png").write_bytes(b"no picture")
    for name, shown in (("a.png", 1), ("b.png", 0), ("c.png", 0)):
        talk = replace(TALK, speakers=(replace(ADA, avatar=tmp_path / name),))
        text = page(replace(EVENT, sessions=(replace(EVENT.sessions[0], talk=talk),)))
        assert len(list(all_of(text, "img"))) == shown


def test_a_template_may_restyle_the_page() -> None:
    design = "{% extends 'deckwright.html' %}{% block style %}h1 { color: red }{% endblock %}"
    (style,) = all_of(page(design=design), "style")
    assert words(style) == "h1 { color: red }"


@pytest.mark.parametrize(
    ("design", "said"),
    [
        ("{% if %}", "line 1"),
        ("\n{{ nothing }}", "nothing"),
        ("{{ event.__class__.__mro__ }}", "unsafe"),
        ("{% include '/etc/passwd' %}", "passwd"),
    ],
)
def test_a_design_with_a_mistake_is_refused(design: str, said: str) -> None:
    data, (finding,) = write_page(EVENT, THEME, DOWNLOADS, {}, design=design)
    assert data == b""
    assert (finding.code, finding.severity) == ("DW540", "error")
    assert said in finding.message


NASTY = st.text(
    st.one_of(st.sampled_from("<>&\"'{}%#/-!"), st.characters(exclude_categories=["C"])), min_size=1
).filter(str.strip)


@given(NASTY)
@settings(max_examples=50)
def test_no_text_becomes_markup(text: str) -> None:
    ada = Speaker(text, text, text, text, text, biography=text, links=(WebLink(text, "a:b"),))
    talk = replace(TALK, title=text, subtitle=text, abstract=text, speakers=(ada,))
    row = Session("talk", text, NOWHERE, None, 45, text, talk)
    event = replace(EVENT, title=text, subtitle=text, organizer=text, sessions=(row,))
    plain = replace(EVENT, sessions=(replace(EVENT.sessions[0], start=None),))
    shape = [one.tag for one in tree(page(plain)).iter() if one.tag not in ("a", "ul", "li", "p")]
    got = page(event)
    parsed = tree(got)
    assert [one.tag for one in parsed.iter() if one.tag not in ("a", "ul", "li", "p")] == shape
    (data,) = parsed.iter("script")
    assert json.loads(str(data.text)) == {"name": text}


@pytest.mark.parametrize("name", BUNDLED)
def test_every_colour_of_text_can_be_read_by_day_and_by_night(
    name: Literal["light", "dark"],
) -> None:
    for palette in palettes(theme_of(name)):
        assert contrast(palette.text, palette.ground) >= 7
        for color in (palette.quiet, palette.link, palette.accent):
            assert contrast(color, palette.ground) >= 4.5
        assert contrast(palette.on_link, palette.link) >= 4.5


def test_a_theme_without_contrast_is_not_followed() -> None:
    grey = replace(THEME, colors={**THEME.colors, "bg1": "#888888", "tx1": "#999999"})
    for palette in palettes(grey):
        assert contrast(palette.text, palette.ground) >= 7


def test_a_name_of_a_font_cannot_leave_its_quotes() -> None:
    assert font_stack('A"; } body { x: url(b)').count('"') == 2
    assert font_stack("") == "system-ui, sans-serif"
