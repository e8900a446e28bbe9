"""Pictures that share a paragraph with words, in the Markdown of every program: none is lost."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from deckwright.model.deck import Deck, PictureFrame, TableFrame, TextFrame
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Dialect
from deckwright.pipeline import Pipeline, pptx

SIZES = {"photo.png": (800, 600), "plan.png": (400, 300), "badge.png": (90, 20)}

EXAMPLES = {
    "a credit behind": "![A comic](photo.png) credit: xkcd",
    "a caption on the next line": "![A comic](photo.png)\nThe caption below",
    "a caption in italics": "![A comic](photo.png)\n*The caption below*",
    "a credit in a span": "![A comic](photo.png)<br><span>drawn by her</span>",
    "words before": "Look at this:\n![A comic](photo.png)",
    "words around": "Words before ![A comic](photo.png) and after.",
    "several": "![One](photo.png) left ![Two](plan.png) right",
    "several and words": "![One](photo.png) ![Two](plan.png) both of them",
    "a badge": "The build ![passes](badge.png) today",
    "a badge and a photo": "The build ![passes](badge.png) today\n![A comic](photo.png)",
    "a linked picture": "[![A comic](photo.png)](https://xkcd.com) credit",
    "a linked badge": "The build [![passes](badge.png)](https://ci.example) today",
    "emphasised": "**![A comic](photo.png)** words",
    "an item": "- first ![A comic](photo.png) item\n- second item",
    "an item that begins with it": "- ![A comic](photo.png) words\n- ![b](badge.png) more",
    "an item of a numbered list": "1. first\n2. second ![A comic](photo.png)",
    "a heading": "### The inner heading ![b](badge.png)\n\ntext",
    "a heading of its own": "### The inner heading ![A comic](photo.png)\n\ntext",
    "a cell": "| Who | What |\n|--|--|\n| Ann | ![A](photo.png) |\n| Bob ![b](badge.png) | x |",
    "a quote": "> Somebody said ![A comic](photo.png) so",
    "an img": 'Some words <img src="photo.png" alt="A comic"> more words',
    "an img with words below": '<img src="photo.png" alt="A comic">\n<p>The words below</p>',
    "a figure": (
        '<figure>\n<img src="photo.png" alt="A comic">\n'
        "<figcaption>The caption here</figcaption>\n</figure>"
    ),
    "a picture with sources": (
        '<picture>\n<source srcset="photo.png">\n<img src="plan.png" alt="A plan">\n</picture>\n\n'
        "The words after"
    ),
}
"""Read alike by every program."""

OURS = {
    "a definition": "Term\n: what it means ![A comic](photo.png)",
    "a footnote": "A claim[^1]\n\n[^1]: the source ![A comic](photo.png)",
    "a footnote of its own": "A claim[^1]\n\n[^1]: ![A comic](photo.png)",
}
"""Read so by programs that have definitions and footnotes."""

CASES = [
    *((dialect, name, text) for dialect in get_args(Dialect) for name, text in EXAMPLES.items()),
    *((dialect, *example) for dialect in ("deckwright", "pandoc") for example in OURS.items()),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pictures."""
    folder = tmp_path_factory.mktemp("pictures")
    for name, size in SIZES.items():
        Image.new("RGB", size, "teal").save(folder / name)
    return folder


@pytest.mark.parametrize(
    ("dialect", "text"),
    [(dialect, text) for dialect, _, text in CASES],
    ids=[f"{dialect}: {name}" for dialect, name, _ in CASES],
)
def test_the_picture_is_on_the_slide_and_so_is_each_word(
    folder: Path, dialect: Dialect, text: str
) -> None:
    deck = _planned(folder, f"# Slide\n\n{text}\n", dialect)
    assert _pictures(deck) == sorted({name for name in SIZES if f"({name}" in _spelled(text)})
    assert [word for word in _words(text) if word not in _shown(deck)] == []


def test_the_file_has_the_picture_over_a_gap_and_says_what_it_is(folder: Path) -> None:
    deck = _planned(folder, "# Slide\n\nThe build ![passes](badge.png) today\n", "deckwright")
    slides = Presentation(io.BytesIO(pptx(deck))).slides
    shapes = [shape for slide in slides for shape in slide.shapes]
    (badge,) = [shape for shape in shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    (text,) = [text for text in texts if "\u00a0" in text]
    assert badge.name == "In the text: passes"
    assert badge._element.nvPicPr.cNvPr.get("descr") == "passes"
    assert text.split("\u00a0")[0] == "The build "
    assert text.split("\u00a0")[-1] == " today"


def _planned(folder: Path, text: str, dialect: Dialect) -> Deck:
    path = folder / "talk.md"
    path.write_text(text, encoding="utf-8")
    deck, _ = Pipeline().plan_file(path, dialect=dialect)
    assert deck is not None
    return deck


def _spelled(text: str) -> str:
    """`text` with pictures in HTML as in Markdown."""
    return text.replace('<img src="', "![](")


def _words(text: str) -> list[str]:
    """The words of an example that are neither syntax nor a description."""
    bare = re.sub(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|<[^>]*>|\[\^\d\]:?", " ", text)
    return re.findall(r"[A-Za-z]+", bare)


def _pictures(deck: Deck) -> list[str]:
    frames = (frame for slide in deck.slides for frame in slide.frames)
    return sorted({f.asset.path.name for f in frames if isinstance(f, PictureFrame)})


def _shown(deck: Deck) -> str:
    words = [slide.title for slide in deck.slides]
    for slide in deck.slides:
        for frame in slide.frames:
            match frame:
                case TextFrame():
                    words += [plain_text(one.inlines) for one in frame.paragraphs]
                case TableFrame():
                    words += [plain_text(c.inlines) for row in frame.rows for c in row.cells]
                case _:
                    pass
    return " ".join(words)
