"""Slides as a PDF and as pictures: what a viewer, a screen reader and a search engine get."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfua
import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination

from deckwright.model.deck import Deck, DeckSection
from deckwright.write.slides import write_slide_images, write_slides
from deckwright.write.slides.export import staged
from deckwright.write.typst.compile import compile_pdf

MODIFIED = dt.datetime(2018, 10, 22, 19, 0, tzinfo=dt.UTC)
Planner = Callable[..., Deck]
ALL = """
# Text

## Emphasis

*italic*, **bold**, `code`, ~~out~~, ==lit==, H~2~O, x^2^, [Small Capitals]{.smallcaps}

## Lists

- One
    - Two
    1. three
- Four

## Code

```python .numbered title="hello.py"
print("a" != "b")
```

## Callout

> [!TIP]
> A remark.

## A table

| Name | Year |
|:-----|-----:|
| runc | 2014 |

## Pictures

![A grey field](photo.png "A caption")

![A black field](drawing.svg)

## Links

- [the table](#a-table)
- <https://example.org/a/b>

## Chart

```chart
kind: pie
---
what, share
One, 50
Two, 30
```
"""


def pdf_of(deck: Deck) -> bytes:
    """The slides, which must come without a remark."""
    pdf, findings = write_slides(deck, MODIFIED)
    assert findings == ()
    return pdf


def read(deck: Deck) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(deck)))


def links_of(reader: PdfReader) -> list[Any]:
    return [
        note.get_object()
        for page in reader.pages
        for note in page.get("/Annots", ())
        if note.get_object()["/Subtype"] == "/Link"
    ]


def alternative_texts(reader: PdfReader) -> list[str]:
    """What figures are read out as, wherever in the structure tree they are."""
    found: list[str] = []

    def visit(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for kid in node:
                visit(kid)
        elif isinstance(node, dict):
            if "/Alt" in node:
                found.append(str(node["/Alt"]))
            visit(node.get("/K", []))

    tree: Any = reader.root_object["/StructTreeRoot"]
    visit(tree["/K"])
    return found


@pytest.mark.parametrize("template", ["light", "dark"])
def test_a_checker_of_accessible_pdf_finds_nothing(
    planned: Planner, tmp_path: Path, template: str
) -> None:
    file = tmp_path / "slides.pdf"
    file.write_bytes(pdf_of(planned(ALL, template)))
    assert list(pdfua.validate(str(file)).findings) == []


def test_each_slide_is_a_page_of_the_planned_size(planned: Planner) -> None:
    deck = planned(ALL)
    pages = read(deck).pages
    assert len(pages) == len(deck.slides)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {
        (960, 540)
    }


def test_the_file_names_its_title_its_language_and_its_date(planned: Planner) -> None:
    reader = read(planned("## One"))
    assert reader.metadata is not None
    assert reader.metadata.title == "A talk"
    assert reader.metadata.modification_date == MODIFIED
    assert str(reader.root_object["/Lang"]) == "en-GB"


def test_titles_are_bookmarks_below_those_of_their_section(planned: Planner) -> None:
    deck = planned("## One `1`\n\n- x\n\n## Two/three\n\n- y")
    sections = (DeckSection("A", 0, 2), DeckSection("B", 2, len(deck.slides) - 2))
    outline = read(replace(deck, sections=sections)).outline
    tops = [entry.title for entry in outline if isinstance(entry, Destination)]
    assert tops == ["A talk", "Two/three"]
    assert "One 1" in str(outline[1])


def test_a_hidden_title_is_still_a_bookmark_but_shows_nowhere(planned: Planner) -> None:
    deck = planned("## Seen\n\n- x")
    hidden = replace(deck.slides[1], title="Unseen", hidden_title=True, frames=())
    reader = read(replace(deck, slides=(deck.slides[0], hidden)))
    assert "Unseen" in str(reader.outline)
    image, _ = write_slide_images(replace(deck, slides=(hidden,)), "png", 96)
    plain, _ = write_slide_images(
        replace(deck, slides=(replace(hidden, hidden_title=False, title=" "),)), "png", 96
    )
    assert image == plain


def test_links_lead_outside_and_to_other_slides(planned: Planner) -> None:
    deck = planned(ALL)
    reader = read(deck)
    links = links_of(reader)
    addresses = [link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})]
    assert addresses == ["https://example.org/a/b"]
    target = next(at for at, slide in enumerate(deck.slides) if slide.title == "A table")
    (jump,) = (link for link in links if "/URI" not in link.get("/A", {}))
    destination: Any = jump["/Dest"] if "/Dest" in jump else jump["/A"]["/D"]
    assert destination[0].get_object() == reader.pages[target].get_object()


def test_pictures_and_charts_are_read_out(planned: Planner) -> None:
    texts = alternative_texts(read(planned(ALL)))
    assert "A grey field" in texts
    assert "A black field" in texts
    assert any("One 50" in text for text in texts)


def test_typst_in_a_talk_shows_as_it_was_written(planned: Planner) -> None:
    evil = "#import x: y ] [ @label <label> = a #eval(1)"
    text = "\n".join(
        page.extract_text() for page in read(planned(f"## `{evil}`\n\n- `{evil}`")).pages
    )
    assert text.count(evil) >= 1
    assert "#eval(1)" in text


def test_a_word_with_a_slash_can_be_copied_whole(planned: Planner) -> None:
    address = "https://example.org/a-rather-long/path/that/needs/more/than/one/line?of=a&slide=" * 2
    text = "".join(
        page.extract_text() for page in read(planned(f"## X\n\n- {address}\n- TCP/IP")).pages
    )
    assert "TCP/IP" in text
    assert address in text.replace("\n", "")


def test_characters_that_no_font_has_are_reported_and_boxed(planned: Planner) -> None:
    deck = planned("## Private\n\n- \U0010fffd, of nobody's fonts")
    pdf, findings = write_slides(deck, MODIFIED)
    assert [finding.code for finding in findings] == ["DW530"]
    assert pdf.startswith(b"%PDF-")


def test_the_same_deck_gives_the_same_bytes(planned: Planner) -> None:
    deck = planned(ALL)
    assert pdf_of(deck) == pdf_of(deck)
    assert write_slide_images(deck, "png", 160) == write_slide_images(deck, "png", 160)


def test_a_picture_of_a_slide_has_the_width_that_was_asked_for(planned: Planner) -> None:
    deck = planned("## One\n\n- x")
    pictures, findings = write_slide_images(deck, "png", 320)
    assert findings == ()
    assert [Image.open(io.BytesIO(one)).size for one in pictures] == [(320, 180)] * len(deck.slides)


def test_a_drawing_of_a_slide_is_svg(planned: Planner) -> None:
    pictures, _ = write_slide_images(planned("## One"), "svg")
    assert all(one.startswith(b"<svg") for one in pictures)


def test_the_master_s_marks_are_drawn(planned: Planner) -> None:
    deck = planned("## One\n\n- x", "dark")
    pictures, _ = write_slide_images(deck, "png", 96)
    image = Image.open(io.BytesIO(pictures[1])).convert("RGB")
    assert image.getpixel((0, 27)) == (0xFF, 0xB8, 0x1C)
    assert image.getpixel((80, 20)) == (0x10, 0x15, 0x1C)


def test_a_page_may_hold_small_pictures_of_slides(planned: Planner, tmp_path: Path) -> None:
    template = """
    #import "slides.typ": draw-slide
    #let (slides, ..deck) = json("data.json")
    #set document(title: "Small")
    #set page(width: 400pt, height: 800pt, margin: 20pt)
    = Small
    #for slide in slides {
      figure(alt: slide.title, pdf.artifact(draw-slide(deck, slide, width: 100pt)))
    }
    """
    file = tmp_path / "small.pdf"
    with staged(planned(ALL)) as (source, _):
        pdf, warnings = compile_pdf(replace(source, template=template), MODIFIED)
    file.write_bytes(pdf)
    assert warnings == ()
    assert list(pdfua.validate(str(file)).findings) == []
    assert links_of(PdfReader(file)) == []
