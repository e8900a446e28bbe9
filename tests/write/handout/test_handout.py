"""The handout as a PDF: what a reader, a screen reader and a printer get."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pdfua
import pypdfium2
import pytest
from PIL import Image as Picture
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination
from pypdfium2 import raw

from deckwright.diagnostics import Diagnostic
from deckwright.model.inlines import FootnoteMark, Image
from deckwright.model.talk import Asset, Speaker
from deckwright.write.handout import write_handout

MODIFIED = dt.datetime(2018, 10, 22, 19, 0, tzinfo=dt.UTC)


def printed(sample: Any, design: str = "") -> tuple[bytes, tuple[Diagnostic, ...]]:
    templates = {"handout.typ": design} if design else {}
    return write_handout(sample.event, sample.talks, (), MODIFIED, templates)


def reader(sample: Any) -> PdfReader:
    """The handout of `sample`, which must come without a diagnostic."""
    pdf, diagnostics = printed(sample)
    assert diagnostics == ()
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: PdfReader) -> str:
    return "\n".join(map(page_text, pdf.pages))


def page_text(page: PageObject) -> str:
    """The text of a page; spaces that keep words together read as spaces, joiners as nothing."""
    text = page.extract_text().replace("\u00a0", " ").replace("\u2060", "")
    return text.replace(" [", "[")


@pytest.fixture(scope="module")
def handout(sample: Any) -> PdfReader:
    return reader(sample)


def links_of(pdf: PdfReader) -> list[Any]:
    return [
        note.get_object()
        for page in pdf.pages
        for note in page.get("/Annots", ())
        if note.get_object()["/Subtype"] == "/Link"
    ]


def test_a_rich_evening_prints_without_any_remark_of_typst(sample: Any) -> None:
    pdf, diagnostics = printed(sample)
    assert pdf.startswith(b"%PDF-")
    assert diagnostics == ()


def test_a_checker_of_accessible_pdf_finds_nothing(sample: Any, tmp_path: Path) -> None:
    file = tmp_path / "handout.pdf"
    file.write_bytes(printed(sample)[0])
    assert list(pdfua.validate(str(file)).findings) == []


def test_the_document_names_its_title_its_language_and_its_authors(handout: PdfReader) -> None:
    assert handout.metadata is not None
    assert handout.metadata.title == "Container Evening Edinburgh"
    assert "Ann Author" in (handout.metadata.author or "")
    assert str(handout.root_object["/Lang"]) == "en-GB"
    assert handout.viewer_preferences is not None
    assert handout.viewer_preferences.display_doctitle


def test_the_outline_lists_talks_and_their_slides(handout: PdfReader) -> None:
    chapters = [entry.title for entry in handout.outline if isinstance(entry, Destination)]
    assert chapters == [
        "Contents",
        "Schedule",
        "Container runtimes, draw some lines",
        "Signing images",
        "Zehn Jahre Containerisierung",
        "Speakers",
        "Glossary",
        "Links",
    ]
    assert "Starting one by hand" in str(handout.outline)


def test_a_link_is_clickable_and_its_number_leads_to_its_address_on_paper(
    handout: PdfReader,
) -> None:
    addresses = [link["/A"]["/URI"] for link in links_of(handout) if "/URI" in link.get("/A", {})]
    assert addresses.count("https://github.com/google/lmctfy") == 2
    text = text_of(handout)
    assert "a good example[1]" in text
    assert "[1] a good example\ngithub.com/google/lmctfy" in text


def test_a_link_to_another_slide_says_its_page(handout: PdfReader) -> None:
    assert "below (p. 4)" in text_of(handout)
    assert "See the talk before (p. 3)" in text_of(handout)


def test_the_cover_runs_through_the_evening(handout: PdfReader) -> None:
    cover = handout.pages[0].extract_text()
    for words in ("Monday, 22 October 2018", "Doors open, pizza", "19:45", "Dörte Prüfer"):
        assert words in cover


def test_every_talk_has_a_running_head_but_on_its_first_page(handout: PdfReader) -> None:
    head = "Container runtimes, draw some lines Ann Author"
    pages = [" ".join(page.extract_text().split()) for page in handout.pages]
    assert head not in pages[2]
    assert head in pages[3]


def test_nothing_but_a_formulas_script_is_smaller_than_eight_points(handout: PdfReader) -> None:
    sizes: set[float] = set()

    def visit(text: str, _ctm: Any, matrix: Any, font: Any, size: float) -> None:
        if text.strip() and "Math" not in font["/BaseFont"]:
            sizes.add(size * abs(matrix[3]))

    for page in handout.pages:
        page.extract_text(visitor_text=visit)
    assert min(sizes) >= 7.99


def test_the_same_evening_gives_the_same_bytes(sample: Any) -> None:
    assert printed(sample) == printed(sample)


def test_the_date_of_the_sources_is_the_date_of_the_file(handout: PdfReader) -> None:
    assert handout.metadata is not None
    assert handout.metadata.creation_date == MODIFIED


def test_a_date_without_a_zone_is_utc(sample: Any) -> None:
    naive = write_handout(sample.event, sample.talks, (), MODIFIED.replace(tzinfo=None))
    assert naive == printed(sample)


@pytest.mark.parametrize(("paper", "width"), [("a4", 595.28), ("letter", 612.0)])
def test_the_paper_is_the_events(sample: Any, paper: Any, width: float) -> None:
    event = replace(sample.event, paper=paper)
    pdf, _ = write_handout(event, sample.talks, (), MODIFIED)
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    assert float(page.mediabox.width) == pytest.approx(width, abs=0.1)


def test_text_is_never_code(make: ModuleType) -> None:
    hostile = '#eval("1+1") $x$ *a* #read("/etc/passwd") \\u{41} <label> @ref'
    assert hostile in text_of(reader(make.one(make.para(hostile))))


def test_only_known_schemes_become_links(make: ModuleType) -> None:
    evening = make.one(
        make.para(make.link("javascript:alert(1)", "script"), make.link("file:///etc", "file"))
    )
    handout = reader(evening)
    assert "script" in text_of(handout)
    assert not [link for link in links_of(handout) if "/URI" in link.get("/A", {})]


def test_a_footnote_that_quotes_itself_prints(make: ModuleType) -> None:
    talk = make.talk(make.section("One", make.para("a", FootnoteMark("x", 1))))
    talk = replace(talk, footnotes={"x": (make.para("again", FootnoteMark("x", 1)),)})
    assert "again" in text_of(reader(make.Sample(make.evening(talk), (talk,))))


def test_the_outline_takes_the_words_of_a_heading_but_not_its_footnotes(make: ModuleType) -> None:
    title = make.text("The ", make.Run("runc", make.Style(code=True)), FootnoteMark("x", 1))
    talk = make.talk(replace(make.section("", level=1), title=title))
    talk = replace(talk, footnotes={"x": (make.para("aside"),)})
    handout = reader(make.Sample(make.evening(talk), (talk,)))
    assert "'The runc'" in str(handout.outline)
    assert "aside" in text_of(handout)


def test_a_short_list_stands_on_one_page(make: ModuleType) -> None:
    def pages(lines: int) -> list[str]:
        prose = [make.para(f"Line {n}.") for n in range(30)]
        short = make.bullets("alpha", "beta", "gamma", "omega")
        sample = make.one(*prose[:lines], short, *prose[15:])
        return [page_text(page) for page in reader(sample).pages]

    for lines in range(24, 28):
        assert any("alpha" in page and "omega" in page for page in pages(lines))


def test_a_long_table_repeats_its_head(make: ModuleType) -> None:
    rows = [(f"row {n}", "value") for n in range(90)]
    assert text_of(reader(make.one(make.table(("Head", "Other"), *rows)))).count("Head") == 3


def test_a_long_table_with_links_in_its_head_prints(make: ModuleType) -> None:
    table = make.table(("Head", "Other"), *[(f"row {n}", "value") for n in range(90)])
    linked = replace(table.head[0], inlines=(make.link("https://example.org", "Head"),))
    reader(make.one(replace(table, head=(linked, table.head[1]))))


def test_a_long_line_of_code_is_turned_and_keeps_its_letters(make: ModuleType) -> None:
    text = text_of(reader(make.one(make.code("x" * 150))))
    assert text.count("x") == 150
    assert "↪" in text


@pytest.mark.parametrize("kind", ["List", "Quote", "Callout", "Columns", "DefinitionList"])
def test_containers_nest_as_deep_as_anybody_likes(make: ModuleType, kind: str) -> None:
    block = make.para("the bottom")
    for _ in range(40):
        match kind:
            case "List":
                block = make.bullets((block,))
            case "Quote":
                block = make.Quote((block,), make.SPAN)
            case "Callout":
                block = make.Callout("tip", (), (block,), make.SPAN)
            case "Columns":
                block = make.Columns((make.Column((block,), make.SPAN),), make.SPAN)
            case _:
                term = make.Definition(make.text("term"), ((block,),), make.SPAN)
                block = make.DefinitionList((term,), make.SPAN)
    assert "the bottom" in text_of(reader(make.one(block)))


def test_headings_inside_lists_and_of_any_level_keep_the_outline_whole(make: ModuleType) -> None:
    reader(
        make.one(
            make.Heading(6, make.text("deep"), make.SPAN),
            make.Heading(3, make.text("high"), make.SPAN),
            make.bullets((make.Heading(4, make.text("inside"), make.SPAN),)),
            make.Heading(3, (FootnoteMark("none", 1),), make.SPAN),
        )
    )


def test_a_character_without_a_font_becomes_a_box_and_is_reported_once(make: ModuleType) -> None:
    pdf, (diagnostic,) = printed(make.one(make.para("a \U000f0000 b \U000f0000 \U000f0001")))
    assert diagnostic.code == "DW520"
    assert diagnostic.span == make.SPAN
    assert "a □ b □ □" in text_of(PdfReader(io.BytesIO(pdf)))


def test_control_characters_vanish(make: ModuleType) -> None:
    text = text_of(reader(make.one(make.para("a\0b\ufeffc\x07d\ud800e\u2028f"))))
    assert "abcde f" in text


def test_hebrew_reads_from_right_to_left(make: ModuleType) -> None:
    reader(make.one(make.para("שלום עולם"), make.table(("שלום", "x"), ("a", "b"))))


def test_a_missing_picture_leaves_its_words(handout: PdfReader) -> None:
    assert "Picture missing: A chart of signatures a day" in text_of(handout)


def test_a_damaged_picture_is_reported_and_leaves_its_words(
    make: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    talk = make.talk(
        make.section("One", make.Figure(Image("broken.png", "A cat", make.SPAN), make.SPAN))
    )
    talk = replace(talk, assets={"broken.png": Asset(tmp_path / "broken.png", "png", 9, 9)})
    pdf, (diagnostic,) = printed(make.Sample(make.evening(talk), (talk,)))
    assert (diagnostic.code, diagnostic.span) == ("DW521", make.SPAN)
    assert "Picture missing: A cat" in text_of(PdfReader(io.BytesIO(pdf)))


def test_formats_that_typst_cannot_read_are_converted(make: ModuleType, tmp_path: Path) -> None:
    Picture.new("RGB", (40, 30), "#456").save(tmp_path / "old.bmp")
    talk = make.talk(
        make.section("One", make.Figure(Image("old.bmp", "A field", make.SPAN), make.SPAN))
    )
    talk = replace(talk, assets={"old.bmp": Asset(tmp_path / "old.bmp", "bmp", 40, 30)})
    handout = reader(make.Sample(make.evening(talk), (talk,)))
    assert [len(page.images) for page in handout.pages] == [0, 0, 1]


def test_an_event_without_talks_or_titles_prints(make: ModuleType) -> None:
    event = make.Event("evening", "", make.SPAN)
    reader(make.Sample(event, ()))
    untitled = make.talk(make.section(""), title=" ")
    reader(make.Sample(make.evening(untitled), (untitled,)))


@pytest.mark.parametrize("lines", range(24, 36))
def test_no_talk_ends_with_a_few_lines_on_a_page_of_their_own(make: ModuleType, lines: int) -> None:
    body = [make.para(f"line {n}") for n in range(lines)]
    body.append(make.para(make.link("https://example.org", "end")))
    pages = [page_text(page) for page in reader(make.one(*body)).pages]
    last = next(page for page in pages if "end[1]" in page)
    assert "One" in last or last.count("line") >= 4


@pytest.mark.parametrize("links", [0, 1, 24, 25, 26, 31])
def test_the_last_page_holds_more_than_the_colophon(make: ModuleType, links: int) -> None:
    body = [make.para(make.link(f"https://example.org/{n}", f"link {n}")) for n in range(links)]
    last = reader(make.one(*body)).pages[-1].extract_text()
    assert "Made with deckwright" in last
    assert "example.org" in last or "One" in last


@pytest.mark.parametrize(("speakers", "sentences"), [(1, 4), (1, 90), (9, 4), (2, 30)])
def test_however_much_is_said_of_speakers_it_stands_on_the_page(
    make: ModuleType, speakers: int, sentences: int
) -> None:
    told = "She takes care of two of the projects in this talk. " * sentences
    people = tuple(Speaker(f"Ann {n}", biography=told) for n in range(speakers))
    pdf, _ = printed(make.one(make.para("Text."), speakers=people))

    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            boxes = [one.get_bounds() for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
            assert min(bottom for _, bottom, _, _ in boxes) > 50
            assert max(top for _, _, _, top in boxes) < page.get_height() - 30


def test_a_template_of_ones_own_takes_the_place_of_ours(sample: Any) -> None:
    template = '#set document(title: "mine")\n#json("data.json").talks.len() talks'
    pdf, diagnostics = printed(sample, template)
    assert diagnostics == ()
    assert text_of(PdfReader(io.BytesIO(pdf))) == "3 talks"


def test_a_template_that_fails_is_reported_with_its_line(sample: Any) -> None:
    pdf, (diagnostic,) = printed(sample, '#set document(title: "mine")\n#nothing')
    assert pdf == b""
    assert (diagnostic.code, diagnostic.severity) == ("DW523", "error")
    assert "line 2 of the template" in diagnostic.message
