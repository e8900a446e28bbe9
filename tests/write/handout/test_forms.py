"""The handout in each of its forms, made of talks as people write them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any, get_args

import pdfua
import pypdfium2
import pytest
from PIL import Image as Picture
from pypdf import PdfReader
from pypdf.generic import PdfObject
from pypdfium2 import raw

from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import (
    Asset,
    Event,
    HandoutForm,
    Session,
    Speaker,
    Talk,
    TalkSettings,
    WebLink,
)
from deckwright.model.theme import Theme
from deckwright.parse import parse_talk
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template
from deckwright.write.handout import write_handout, write_talk_handout

MODIFIED = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
SPAN = Span("event.yml", 1)
HEAD, MIDDLE = 770, 298
"""Of an A4 page in points: what lies above its text, and its middle."""
PAGE, MEASURE = 842, 329
"""Its height and the width of its text."""
FORMS: tuple[HandoutForm, ...] = get_args(HandoutForm)
PICTURED: tuple[HandoutForm, ...] = ("notes", "2-up", "3-up", "4-up", "6-up", "9-up")
ENGINES = """\
# Beginnings {#start}

## Engines that weave

- cards
- *holes* and [threads](https://example.org/threads)

::: notes
Said aloud: see [the end](#end) and a note.[^1]
:::

[^1]: It has [a link](https://example.org/note).

## Terms

Card
: Carries holes.[^1]

Æther
: Not needed.

## The end {#end}

| Year | Looms |
|------|------:|
| 1801 |     1 |

# Afterwards

## Thanks

Bye.
"""
NUMBERS = "## One\n\nA slide.\n\n## Two\n\nאבג and 1 < 2.\n\n::: notes\nSpoken.\n:::\n"


@pytest.fixture(scope="module")
def theme() -> Theme:
    theme, _ = load_theme("light", bundled_template("light"))
    assert theme is not None
    return theme


class Evening:
    """An event of two talks with times, and one that says nothing."""

    def __init__(self, theme: Theme) -> None:
        ann = Speaker("Ann Zimmer", affiliation="Loom Ltd", biography="Ann has woven for years.")
        bela = Speaker("Béla Író", links=(WebLink("", "https://b.example"),))
        self.talks = tuple(
            parse_talk(TalkSettings(Path(name), title, Span(name), speakers=people), body)[0]
            for name, title, people, body in (
                ("engines.md", "Engines", (ann, bela), ENGINES),
                ("numbers.md", "Numbers", (bela,), NUMBERS),
                ("silence.md", "Silence", (), ""),
            )
        )
        self.decks = tuple(plan_talk(talk, theme)[0] for talk in self.talks)
        engines, numbers, silence = (talk.settings for talk in self.talks)
        self.event = Event(
            "evening",
            "An evening",
            SPAN,
            date=dt.date(2026, 5, 4),
            license="CC BY 4.0",
            sessions=(
                Session("other", "Doors", SPAN, dt.time(18, 0), 30),
                Session("talk", "", SPAN, dt.time(18, 30), 45, "Hall", engines),
                Session("break", "Tea", SPAN, dt.time(19, 15), 15),
                Session("talk", "", SPAN, dt.time(19, 30), 30, "Hall", numbers),
                Session("talk", "", SPAN, None, None, "", silence),
            ),
        )

    def printed(self, **settings: Any) -> bytes:
        event = replace(self.event, **settings)
        pdf, found = write_handout(event, self.talks, self.decks, MODIFIED)
        assert found == ()
        return pdf

    def read(self, **settings: Any) -> PdfReader:
        return PdfReader(io.BytesIO(self.printed(**settings)))


@pytest.fixture(scope="module")
def evening(theme: Theme) -> Evening:
    return Evening(theme)


def words(reader: PdfReader) -> str:
    text = "\n".join(page.extract_text() for page in reader.pages)
    return text.replace("\u00a0", " ").replace("\u2060", "")


def alternatives(reader: PdfReader) -> list[str]:
    """The alternative texts of the structure tree."""
    root: Any = reader.trailer["/Root"]
    waiting: list[Any] = [root["/StructTreeRoot"]]
    found: list[str] = []
    while waiting:
        node = waiting.pop()
        node = node.get_object() if isinstance(node, PdfObject) else node
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            found += [str(node["/Alt"])] if node.get("/S") == "/Figure" else []
            waiting += [node["/K"]] if "/K" in node else []
    return found


def slides_of(decks: Sequence[Deck]) -> int:
    return sum(len(deck.slides) for deck in decks)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_accessible_and_the_same_twice(
    evening: Evening, form: HandoutForm, tmp_path: Path
) -> None:
    pdf = evening.printed(form=form, qr=True)
    assert pdf == evening.printed(form=form, qr=True)
    file = tmp_path / "handout.pdf"
    file.write_bytes(pdf)
    assert list(pdfua.validate(str(file)).findings) == []


@pytest.mark.parametrize("form", PICTURED)
def test_every_slide_is_one_picture_that_says_what_is_on_it(
    evening: Evening, form: HandoutForm
) -> None:
    said = alternatives(evening.read(form=form))
    assert len(said) == slides_of(evening.decks)
    (terms,) = (one for one in said if ": Terms" in one)
    assert "Carries holes" in terms
    assert terms.startswith("Slide ")


@pytest.mark.parametrize("form", PICTURED)
def test_slides_are_numbered_like_the_deck_and_stand_in_the_bookmarks(
    evening: Evening, form: HandoutForm
) -> None:
    reader = evening.read(form=form)
    for slide in evening.decks[0].slides:
        assert f"{slide.number} {slide.title}" in " ".join(words(reader).split())
        assert slide.title in str(reader.outline)


@pytest.mark.parametrize(("form", "count"), [("2-up", 2), ("3-up", 3), ("6-up", 6), ("9-up", 9)])
def test_a_page_holds_as_many_slides_as_the_form_says(
    evening: Evening, form: HandoutForm, count: int
) -> None:
    pages = [page.extract_text() for page in evening.read(form=form).pages]
    first = next(at for at, text in enumerate(pages) if "Ann Zimmer, Loom Ltd" in text)
    titles = [slide.title for slide in evening.decks[0].slides]
    last = min(count, len(titles)) - 1
    assert f"{last + 1} {titles[last]}" in " ".join(pages[first].split())
    assert f"{last + 2} {titles[last + 1]}" not in " ".join(pages[first].split())


def test_notes_stand_by_their_slides(evening: Evening) -> None:
    text = words(evening.read(form="notes"))
    assert "Said aloud" in text
    assert "Spoken." in text


def test_slides_alone_have_no_notes(evening: Evening) -> None:
    assert "Said aloud" not in words(evening.read(form="6-up"))


@pytest.mark.parametrize("form", FORMS)
def test_every_link_is_listed(evening: Evening, form: HandoutForm) -> None:
    text = words(evening.read(form=form))
    assert "example.org/threads" in text
    assert "example.org/note" in text


def test_an_outline_leaves_the_notes_out(evening: Evening) -> None:
    text = words(evening.read(form="outline"))
    assert "Engines that weave" in text
    assert "1801" in text
    assert "Said aloud" not in text


def test_the_schedule_has_times_rooms_breaks_and_pages(evening: Evening) -> None:
    reader = evening.read()
    page = next(text for p in reader.pages if "Schedule" in (text := p.extract_text()))
    for said in ("18:30–19:15", "Hall", "Tea", "19:15–19:30"):
        assert said in page


def test_without_times_there_is_no_schedule(evening: Evening) -> None:
    assert "Schedule" not in words(evening.read(sessions=()))


def test_days_of_a_schedule_are_told_apart(evening: Evening) -> None:
    *before, numbers, silence = evening.event.sessions
    assert numbers.talk is not None
    later = replace(numbers, talk=replace(numbers.talk, date=dt.date(2026, 5, 5)))
    text = words(evening.read(sessions=(*before, later, silence)))
    assert text.index("Monday, 4 May 2026") < text.index("Tuesday, 5 May 2026")


def test_speakers_are_listed_by_their_last_names_with_their_pages(evening: Evening) -> None:
    last = evening.read(form="4-up").pages[-1].extract_text()
    assert last.index("Béla Író") < last.index("Ann Zimmer")
    assert "Ann has woven for years." in last
    assert last.count("b.example") == 1


def test_terms_are_gathered_by_the_alphabet_without_their_footnotes(evening: Evening) -> None:
    last = evening.read(form="4-up").pages[-1].extract_text()
    assert "Carries holes. p." in " ".join(last.split())
    assert last.index("Card") < last.index("Æther")


def test_codes_are_drawn_for_each_link_on_wish(evening: Evening) -> None:
    def drawn(reader: PdfReader) -> int:
        contents = [page.get_contents() for page in reader.pages[-2:]]
        return sum(len(one.get_data()) for one in contents if one is not None)

    with_codes, without = evening.read(qr=True), evening.read()
    assert drawn(with_codes) > drawn(without)
    assert alternatives(with_codes) == alternatives(without)


def test_on_one_side_of_the_paper_every_number_stands_at_the_right(evening: Evening) -> None:
    def edges(reader: PdfReader) -> set[bool]:
        found: set[bool] = set()

        def visit(text: str, ctm: Any, matrix: Any, _font: Any, _size: float) -> None:
            across = matrix[4] * ctm[0] + ctm[4]
            up = matrix[5] * ctm[3] + ctm[5]
            if text.strip().isdigit() and up > HEAD:
                found.add(across > MIDDLE)

        for page in reader.pages:
            page.extract_text(visitor_text=visit)
        return found

    assert edges(evening.read(sides=1)) == {True}
    assert edges(evening.read(sides=2)) == {True, False}


def test_an_archive_gets_what_it_asks_for(evening: Evening) -> None:
    assert b"pdfaid:part" in evening.printed(pdf_standard="a-2b")
    assert b"pdfaid:part" not in evening.printed()
    assert b"pdfuaid:part" in evening.printed(pdf_standard="a-2b")


@pytest.mark.parametrize("form", FORMS)
def test_one_talk_alone_has_no_cover_and_no_contents(evening: Evening, form: HandoutForm) -> None:
    event = replace(evening.event, form=form)
    pdf, found = write_talk_handout(event, evening.talks[1], evening.decks[1], MODIFIED)
    assert found == ()
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Numbers"
    assert "Numbers" in reader.pages[0].extract_text()
    assert "Contents" not in words(reader)


def test_a_photo_has_no_more_pixels_than_are_printed(theme: Theme, tmp_path: Path) -> None:
    Picture.effect_noise((5000, 2000), 60).convert("RGB").save(tmp_path / "photo.jpg")
    settings = TalkSettings(Path("talk.md"), "Talk", Span("talk.md"))
    talk, _ = parse_talk(settings, "## Photo\n\n![Noise](photo.jpg)\n")
    talk = replace(talk, assets={"photo.jpg": Asset(tmp_path / "photo.jpg", "jpeg", 5000, 2000)})
    deck = plan_talk(talk, theme)[0]
    widths = {form: widest_image(talk, deck, form) for form in ("article", "9-up")}
    assert widths == {"article": 1380, "9-up": 660}


def widest_image(talk: Talk, deck: Deck, form: Any) -> int:
    event = Event("event", "Event", SPAN, form=form)
    pdf, found = write_handout(event, (talk,), (deck,), MODIFIED)
    assert found == ()
    pages = PdfReader(io.BytesIO(pdf)).pages
    return max(image.image.width for page in pages for image in page.images if image.image)


@pytest.mark.parametrize(
    ("sizes", "rows"),
    [
        ([(1200, 800), (800, 1200), (1000, 1000)], [3]),
        ([(1200, 800)] * 4, [2, 2]),
        ([(1200, 300)] * 4, [4]),
        ([(1200, 800)] * 7, [2, 2, 3]),
        ([(800, 1600)], [1]),
    ],
)
def test_pictures_stand_in_rows_of_one_height(
    theme: Theme, tmp_path: Path, sizes: list[tuple[int, int]], rows: list[int]
) -> None:
    assets = {}
    for number, size in enumerate(sizes):
        path = tmp_path / f"{number}.png"
        Picture.new("RGB", size, "#8899AA").save(path)
        assets[path.name] = Asset(path, "png", *size)
    settings = TalkSettings(Path("talk.md"), "Talk", Span("talk.md"))
    talk, _ = parse_talk(settings, "## Photos\n\n" + "\n\n".join(f"![P]({n})" for n in assets))
    talk = replace(talk, assets=assets)
    event = Event("event", "Event", SPAN, form="article")
    pdf, found = write_handout(event, (talk,), (plan_talk(talk, theme)[0],), MODIFIED)
    boxes = placed_images(pdf)

    assert found == ()
    assert [len(list(row)) for _, row in groupby(boxes, key=lambda box: box[1])] == rows
    assert max(top - bottom for _, bottom, _, top in boxes) <= PAGE / 3
    assert max(right for _, _, right, _ in boxes) - boxes[0][0] <= MEASURE + 1


def placed_images(pdf: bytes) -> list[tuple[int, int, int, int]]:
    """Left, bottom, right and top of all pictures in their order: points, rounded."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = [
            one.get_bounds()
            for page in document
            for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
        ]
    return [(round(a), round(b), round(c), round(d)) for a, b, c, d in found]


def test_a_design_may_replace_any_of_our_files(evening: Evening) -> None:
    looks = '#let data = json("data.json")\n#let tone = "mine"'
    main = '#import "looks.typ": *\n#set document(title: tone)\n#tone #data.form'
    design = {"looks.typ": looks, "handout.typ": main}
    pdf, found = write_handout(evening.event, evening.talks, evening.decks, MODIFIED, design)
    assert found == ()
    assert words(PdfReader(io.BytesIO(pdf))) == "mine article"


def test_a_long_programme_leaves_the_cover_to_the_title(evening: Evening) -> None:
    row = evening.event.sessions[0]
    many = tuple(replace(row, title=f"Session {n}") for n in range(40))
    pages = evening.read(sessions=(*many, *evening.event.sessions)).pages
    assert "Session 7" not in pages[0].extract_text()
    assert "Session 7" in words(evening.read(sessions=many))


@pytest.mark.parametrize("count", range(4, 10))
def test_no_slide_stands_on_a_last_page_alone(theme: Theme, count: int) -> None:
    settings = TalkSettings(Path("talk.md"), "Talk", Span("talk.md"))
    body = "\n\n".join(f"## Number {n}\n\nWord." for n in range(count))
    talk, _ = parse_talk(settings, body)
    deck = plan_talk(talk, theme)[0]
    event = Event("event", "Event", SPAN, form="notes", paper="letter")
    pdf, _ = write_talk_handout(event, talk, deck, MODIFIED)
    pages = PdfReader(io.BytesIO(pdf)).pages
    captions = [
        sum(slide.title in page.extract_text() for slide in deck.slides[1:]) for page in pages
    ]
    assert captions[-1] > 1 or len(pages) == 1
