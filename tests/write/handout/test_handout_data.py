"""The data that the template is fed with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Picture

from deckwright.model.blocks import (
    Block,
    Callout,
    Cell,
    Code,
    Column,
    Columns,
    Definition,
    DefinitionList,
    Figure,
    Group,
    List,
    ListItem,
    Paragraph,
    Quote,
    Table,
)
from deckwright.model.deck import Deck, Slide
from deckwright.model.inlines import Image, Run
from deckwright.model.source import Span
from deckwright.model.talk import Asset, Event, Section, Talk, TalkSettings
from deckwright.model.theme import Layout, Theme
from deckwright.write.handout.code_nodes import listing_lines
from deckwright.write.handout.event_nodes import anchors_of, compose, slide_numbers
from deckwright.write.handout.printed_tables import (
    MEASURE,
    column_alignments,
    column_widths,
    is_crowded,
)
from deckwright.write.typst.context import DocumentContext, locale
from deckwright.write.typst.picture_folder import PictureFolder
from deckwright.write.typst.staged_fonts import cover, unusual

SPAN = Span("talk.md", 3)


def data_of(*talks: Talk, context: DocumentContext | None = None) -> dict[str, Any]:
    event = Event("evening", "Evening", SPAN)
    return compose(
        event, talks, context or DocumentContext(PictureFolder(Path()), anchors_of(talks))
    )


def body_of(*blocks: Block, notes: tuple[Block, ...] = ()) -> list[dict[str, Any]]:
    section = Section(2, (Run("Title"),), SPAN, blocks, notes)
    talk = Talk(TalkSettings(Path("talk.md"), "A talk", SPAN), (section,))
    body: list[dict[str, Any]] = data_of(talk)["talks"][0]["body"]
    return body


def texts(value: Any) -> list[str]:
    """All runs and listings below `value`, in order."""
    match value:
        case {"t": "text" | "code", "text": str(text)}:
            return [text]
        case dict():
            return [text for child in value.values() for text in texts(child)]
        case list():
            return [text for child in value for text in texts(child)]
        case _:
            return []


def paragraph(word: str, line: int = 3) -> Paragraph:
    return Paragraph((Run(word),), Span("talk.md", line))


def containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        some.map(lambda b: List(tuple(ListItem((block,), SPAN) for block in b), SPAN)),
        some.map(lambda b: Quote(b, SPAN)),
        some.map(lambda b: Callout("tip", (), b, SPAN)),
        some.map(lambda b: Group(b, SPAN)),
        some.map(lambda b: Columns(tuple(Column((block,), SPAN) for block in b), SPAN)),
        some.map(lambda b: DefinitionList((Definition((Run("t"),), (b,), SPAN),), SPAN)),
    )


leaves = st.sampled_from("abcdefgh").flatmap(
    lambda word: st.sampled_from((paragraph(word), Code(word, SPAN)))
)


def words_of(block: Block) -> list[str]:
    match block:
        case Paragraph(inlines=(Run(text=text),)) | Code(text=text):
            return [text]
        case List(items=parts) | Columns(columns=parts):
            return [word for part in parts for inner in part.blocks for word in words_of(inner)]
        case DefinitionList(definitions=(Definition(details=(blocks,)),)):
            return ["t", *(word for inner in blocks for word in words_of(inner))]
        case Quote(blocks=blocks) | Callout(blocks=blocks) | Group(blocks=blocks):
            return [word for inner in blocks for word in words_of(inner)]
        case _:
            raise AssertionError(block)


@given(st.recursive(leaves, containers, max_leaves=30))
def test_every_word_is_there_in_its_order(block: Block) -> None:
    assert texts(body_of(block)) == ["Title", *words_of(block)]


def test_notes_stand_where_they_were_written() -> None:
    slide = (paragraph("first", 4), paragraph("third", 9))
    notes = (paragraph("second", 6), paragraph("fourth", 12))
    assert texts(body_of(*slide, notes=notes))[1:] == ["first", "second", "third", "fourth"]


@given(st.lists(st.sampled_from((1, 2, 2, 2)), min_size=1, max_size=12))
def test_heading_levels_have_no_gaps(levels: list[Any]) -> None:
    sections = tuple(Section(level, (Run("x"),), SPAN) for level in levels)
    talk = Talk(TalkSettings(Path("talk.md"), "A talk", SPAN), sections)
    found = [1, *(node["level"] for node in data_of(talk)["talks"][0]["body"])]
    assert all(after - before <= 1 for before, after in pairwise(found))
    assert min(found[1:]) == 2


def test_slides_of_a_talk_without_sections_stand_directly_below_it() -> None:
    sections = tuple(Section(2, (Run("x"),), SPAN) for _ in range(3))
    talk = Talk(TalkSettings(Path("talk.md"), "A talk", SPAN), sections)
    assert [node["level"] for node in data_of(talk)["talks"][0]["body"]] == [2, 2, 2]


def pictures(*names: str) -> tuple[Block, ...]:
    return tuple(Figure(Image(name, name, SPAN), SPAN) for name in names)


@pytest.fixture
def illustrated(tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """The nodes of a section of these blocks; `wide.png` and `tall.png` are there."""
    assets = {}
    for name, size in {"wide.png": (300, 200), "tall.png": (200, 300)}.items():
        Picture.new("RGB", size, "#8899AA").save(tmp_path / name)
        assets[name] = Asset(tmp_path / name, "png", *size)

    def nodes(*blocks: Block) -> list[dict[str, Any]]:
        section = Section(2, (Run("Title"),), SPAN, blocks)
        talk = Talk(TalkSettings(Path("talk.md"), "A talk", SPAN), (section,), assets=assets)
        context = DocumentContext(PictureFolder(tmp_path), anchors_of((talk,)))
        body: list[dict[str, Any]] = data_of(talk, context=context)["talks"][0]["body"]
        return body[1:]

    return nodes


def test_pictures_that_follow_each_other_stand_in_rows(
    illustrated: Callable[..., list[dict[str, Any]]],
) -> None:
    row, text, alone = illustrated(
        *pictures("wide.png", "tall.png", "wide.png"), paragraph("word"), *pictures("wide.png")
    )

    assert (row["t"], len(row["figures"])) == ("pictures", 3)
    assert (text["t"], alone["t"]) == ("paragraph", "figure")


def test_a_missing_picture_stands_in_no_row(
    illustrated: Callable[..., list[dict[str, Any]]],
) -> None:
    nodes = illustrated(*pictures("wide.png", "lost.png", "wide.png", "tall.png"))

    assert [node["t"] for node in nodes] == ["figure", "figure", "pictures"]


@pytest.mark.parametrize(
    ("name", "words", "kinds"),
    [
        ("tall.png", 1, ["columns"]),
        ("tall.png", 400, ["figure", "paragraph"]),
        ("wide.png", 1, ["figure", "paragraph"]),
    ],
)
def test_a_tall_picture_stands_beside_a_short_text(
    illustrated: Callable[..., list[dict[str, Any]]], name: str, words: int, kinds: list[str]
) -> None:
    nodes = illustrated(*pictures(name), paragraph("word " * words))

    assert [node["t"] for node in nodes] == kinds


def test_an_address_has_one_number_in_its_talk(make: ModuleType) -> None:
    blocks = [make.para(make.link("https://example.org", word)) for word in ("one", "two")]
    (group,) = data_of(make.talk(make.section("One", *blocks)))["links"]
    assert [(link["number"], link["text"]) for link in group["links"]] == [(1, "one")]


def test_runs_under_one_link_become_one_link(make: ModuleType) -> None:
    link = make.Link("https://example.org")
    runs = (Run("a ", link=link), Run("b", make.Style(bold=True), link))
    (_, node) = body_of(Paragraph(runs, SPAN))
    assert [inline["t"] for inline in node["body"]] == ["link"]
    assert texts(node) == ["a ", "b"]


def test_a_slide_is_numbered_as_in_its_deck() -> None:
    theme = Theme("t", b"", "", 1, 1, (), {}, {}, "", "", "", {})
    layout = Layout("l", "", ())
    slides = tuple(Slide(str(n), n, "content", layout, "x", (), SPAN) for n in (4, 5))
    context = DocumentContext(
        PictureFolder(Path()), slides=slide_numbers([Deck("d", theme, slides)])
    )
    talk = Talk(TalkSettings(Path("talk.md"), "A talk", SPAN), (Section(2, (Run("x"),), SPAN),))
    assert data_of(talk, context=context)["talks"][0]["body"][0]["slide"] == "Slide 4"


def test_a_paragraph_that_begins_in_hebrew_or_arabic_says_so() -> None:
    _, hebrew, arabic, latin = body_of(*map(paragraph, ("שלום x", "1 مرحبا", "x שלום")))
    assert [hebrew.get("rtl"), arabic.get("rtl"), latin.get("rtl")] == ["he", "ar", None]


@given(st.text(alphabet="ab \n\t#'\"(){}", max_size=80))
def test_highlighting_changes_no_letter(source: str) -> None:
    lines = listing_lines(Code(source, SPAN, "python"))
    assert "\n".join("".join(text for text, _ in line) for line in lines) == source.expandtabs(4)


def table(*rows: tuple[str, ...]) -> Table:
    head, *body = [tuple(Cell((Run(cell),)) for cell in row) for row in rows]
    return Table(head, tuple(body), SPAN)


def test_a_small_table_is_as_wide_as_its_content() -> None:
    assert column_widths(table(("Tool", "Age"), ("runc", "4"))) == [None, None]


def test_short_columns_keep_their_width_beside_long_ones() -> None:
    first, second, third = column_widths(
        table(("Year", "What", "Why"), ("2014", "w " * 60, "y " * 30))
    )
    assert first is None
    assert second is not None
    assert third is not None
    assert second > third


@pytest.mark.parametrize("told", [(), (15.0, 29.0, 54.0)])
def test_no_column_is_narrower_than_its_longest_word(told: tuple[float, ...]) -> None:
    one = table(
        ("Implementation", "Use case", "What to know"),
        ("`a`", "x " * 30, "hash_mem_multiplier " * 9),
    )
    widths = column_widths(replace(one, widths=told))
    known = [width for width in widths if width is not None]
    free = MEASURE - len("Implementation") * (None in widths)
    for width, word in zip(widths, ("Implementation", "Use", "hash_mem_multiplier"), strict=True):
        assert width is None or width / sum(known) * free > len(word)


def test_every_column_of_a_table_that_is_far_too_wide_has_a_width() -> None:
    for words in ("", "word", "a longer text"):
        row = (words,) * 40
        assert all(width is None or width > 0 for width in column_widths(table(row, row)))


def test_columns_are_as_wide_as_what_spans_them_needs() -> None:
    one = table(("a", "b", "c"), ("word " * 30, "", "word " * 15))
    first, second, third = one.rows[0]
    spanning = (replace(first, column_span=2), replace(second, covered=True), third)
    widths = column_widths(replace(one, rows=(spanning,)))

    assert widths == pytest.approx([widths[2]] * 3, rel=0.05)


@pytest.mark.parametrize(("word", "crowded"), [("short", False), ("hash_mem_multiplier", True)])
def test_a_table_whose_words_have_no_room_side_by_side_is_crowded(
    word: str, *, crowded: bool
) -> None:
    assert is_crowded(table(("One", "Two", "Three", "Four"), (word,) * 4)) is crowded


@pytest.mark.parametrize("cell", ["5,400", "-3", "12 %", "1.5 ms", "€ 40", "2014"])
def test_numbers_stand_to_the_right(cell: str) -> None:
    assert column_alignments(table(("Tool", "n"), ("runc", cell))) == ["left", "right"]


def test_words_and_mixed_columns_stand_to_the_left() -> None:
    assert column_alignments(table(("a", "b"), ("x", "v1.8"), ("y", "3"))) == ["left", "left"]


def test_typst_is_never_given_a_language_that_is_none() -> None:
    assert locale("de-CH") == {"lang": "de", "region": "CH"}
    assert locale("zh-Hans-CN") == {"lang": "zh", "region": "CN"}
    assert locale("x-klingon") == {"lang": "en", "region": None}


def test_european_text_needs_no_look_at_the_fonts() -> None:
    assert unusual("Größe, naïve “quotes” – 5 €") == ()


def test_our_own_fonts_print_the_scripts_and_signs_of_talks() -> None:
    text = "Привет αβγ שלום → ✓ ☐ │ x\u0301 容器 コンテナ 컨테이너 हिन्दी สวัสดี الحاوية 😀 👩\u200d💻"
    assert cover(unusual(text), ()) == {}


def test_a_mark_that_no_font_has_falls_off_its_letter() -> None:
    assert cover(["a\U000f0000"], ()) == {"a\U000f0000": "a"}


def test_long_words_may_break_but_code_keeps_its_letters() -> None:
    word = "x" * 90
    node, listing = body_of(paragraph(word), Code(word, SPAN))[1:]
    assert texts(node)[0].replace("\u200b", "") == word
    assert "\u200b" in texts(node)[0]
    assert texts(listing) == [word]


def test_a_talk_speaks_its_own_language() -> None:
    section = Section(2, (Run("x"),), SPAN, (Callout("warning", (), (), SPAN),))
    talk = Talk(TalkSettings(Path("talk.md"), "A talk", SPAN, language="de"), (section,))
    assert data_of(talk)["talks"][0]["body"][1]["kind"] == "Warnung"


def test_the_glossary_has_the_terms_within_the_meaning_of_others() -> None:
    def list_of(term: str, *meaning: Block) -> DefinitionList:
        return DefinitionList((Definition((Run(term),), (meaning,), SPAN),), SPAN)

    outer = list_of("outer", list_of("inner", Paragraph((Run("meaning"),), SPAN)))
    section = Section(2, (Run("Title"),), SPAN, (outer,))
    talk = Talk(TalkSettings(Path("talk.md"), "A talk", SPAN), (section,))
    terms = [entry["term"][0]["text"] for entry in data_of(talk)["glossary"]]
    assert terms == ["inner", "outer"]
