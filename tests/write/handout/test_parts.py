"""A long handout, set in parts: the same pages, links and bookmarks as if it were set at once."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfua
import pytest
from pypdf import PdfReader
from pypdf.generic import PdfObject

from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Event, HandoutForm, Session, Speaker, Talk, TalkSettings
from deckwright.parse import parse_talk
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template
from deckwright.write.handout import printing, write_handout
from deckwright.write.handout.long_handout import compile_parts, is_long
from deckwright.write.typst.compile import Source

MODIFIED = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
FORMS: tuple[HandoutForm, ...] = ("article", "notes", "6-up", "outline")
RUNNING: HandoutForm = "outline"
"""Its talks do not begin on pages of their own, but parts do."""
LOOMS = """\
# Looms (12 0 R) and more {#looms}

## Holes in cards

See [what is woven](cloth.md#cloth) and [all of it](cloth.md).

::: notes
Said of [cloth](cloth.md#cloth), and a note.[^1]
:::

| Year | Looms |
|------|------:|
| 1801 |     1 |

[^1]: It has [a link](https://example.org/note) and /ID(U1x0y0).
"""
CLOTH = """\
## Woven

Back to [the looms](looms.md#looms).

::: notes
Of [the looms](looms.md#looms).[^1]
:::

[^1]: Another note.

## Tüch (or \\(not {#cloth}

| Cloth | Ells |
|-------|-----:|
| linen |    4 |
"""


class Fair:
    """Three talks, which lead to each other."""

    def __init__(self) -> None:
        theme, _ = load_theme("light", bundled_template("light"))
        assert theme is not None
        ann = Speaker("Ann Zimmer", biography="Ann has woven for years.")
        self.talks: tuple[Talk, ...] = tuple(
            parse_talk(TalkSettings(Path(name), title, Span(name), speakers=(ann,)), body)[0]
            for name, title, body in (
                ("looms.md", "Looms", LOOMS),
                ("cloth.md", "Cloth", CLOTH),
                ("thread.md", "Thread", "## Spun\n\nSpun.\n"),
            )
        )
        self.decks: tuple[Deck, ...] = tuple(plan_talk(talk, theme)[0] for talk in self.talks)
        sessions = (
            Session("talk", "", talk.span, dt.time(18 + at), 45, "Hall", talk.settings)
            for at, talk in enumerate(self.talks)
        )
        self.event = Event("fair", "A fair", Span("event.yml", 1), sessions=tuple(sessions))

    def printed(self, form: HandoutForm = "article") -> bytes:
        event = replace(self.event, form=form)
        pdf, found = write_handout(event, self.talks, self.decks, MODIFIED)
        assert found == ()
        return pdf


@pytest.fixture(scope="module")
def fair() -> Fair:
    return Fair()


@pytest.fixture
def unbalanced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are not balanced, as they are not in a long handout."""

    def plain(source: Any) -> Any:
        return replace(source, data={**source.data, "longer": [0] * len(source.data["talks"])})

    monkeypatch.setattr(printing, "balanced", plain)


@pytest.fixture
def parted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every talk is a part."""
    monkeypatch.setattr(printing, "is_long", lambda _: True)
    monkeypatch.setattr(
        printing,
        "compile_parts",
        lambda source, modified, standard: compile_parts(source, modified, standard, size=1),
    )


def summary(pdf: bytes) -> dict[str, Any]:
    """What a reader sees, hears and can follow."""
    reader = PdfReader(io.BytesIO(pdf))
    numbers = {page.indirect_reference: at for at, page in enumerate(reader.pages, 1)}
    root: Any = reader.trailer["/Root"]
    return {
        "text": [page.extract_text() for page in reader.pages],
        "bookmarks": list(bookmarks(reader.outline, reader)),
        "links": [
            (at, leads(note.get_object(), reader, numbers))
            for at, page in enumerate(reader.pages, 1)
            for note in page.get("/Annots", ())
        ],
        "tags": [tag for tag in tags(root["/StructTreeRoot"]) if tag not in ("/Document", "/Part")],
    }


def bookmarks(outline: Any, reader: PdfReader) -> Iterator[Any]:
    for one in outline:
        if isinstance(one, list):
            yield list(bookmarks(one, reader))
        else:
            yield one.title, reader.get_destination_page_number(one)


def leads(note: Any, reader: PdfReader, numbers: dict[Any, int]) -> str | int:
    """The address or the page that a link leads to."""
    if "/A" in note:
        return str(note["/A"]["/URI"])
    target = note["/Dest"]
    if isinstance(target, str):
        return numbers[reader.named_destinations[target].page]
    return numbers[target[0]]


def tags(node: Any) -> Iterator[str]:
    node = node.get_object() if isinstance(node, PdfObject) else node
    if isinstance(node, list):
        for one in node:
            yield from tags(one)
    elif isinstance(node, dict):
        yield from [str(node["/S"])] if "/S" in node else []
        yield from tags(node.get("/K"))


@pytest.mark.usefixtures("unbalanced")
@pytest.mark.parametrize("form", FORMS)
def test_parts_are_what_would_have_been_set_at_once(
    fair: Fair, form: HandoutForm, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    whole = fair.printed(form)
    request.getfixturevalue("parted")
    joined = fair.printed(form)
    assert joined != whole
    one, other = summary(joined), summary(whole)
    assert one["tags"] == other["tags"]
    assert one == other or form == RUNNING
    file = tmp_path / "handout.pdf"
    file.write_bytes(joined)
    assert list(pdfua.validate(str(file)).findings) == []
    assert joined == fair.printed(form)


@pytest.mark.usefixtures("parted")
def test_a_link_to_another_part_says_aloud_where_it_leads(fair: Fair) -> None:
    reader = PdfReader(io.BytesIO(fair.printed()))
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    assert "Tüch (or (not, p. 4" in [note["/Contents"] for note in notes]
    assert not [note for note in notes if "handout:" in str(note)]


@pytest.mark.usefixtures("parted")
def test_the_properties_are_those_of_the_whole(fair: Fair) -> None:
    pdf = fair.printed()
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    assert b"<xmpTPg:NPages>%d<" % pages in pdf
    assert pdf.count(b"/Type/Metadata") == 1


def test_what_is_long_is_set_in_parts_unless_a_design_may_know_of_none() -> None:
    long = Source("", {"talks": [{"title": "word " * 1_000_000}]}, Path())
    assert is_long(long)
    assert not is_long(replace(long, data={"talks": [{"title": "word"}]}))
    assert not is_long(replace(long, design={"handout.typ": "mine"}))
    assert is_long(replace(long, design={"looks.typ": "mine"}))
