"""What stands behind a slide, in the words of each program that knows such a thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Dialect
from deckwright.parse import images_of, parse_talk
from deckwright.read.talk import read_talk

BACKGROUNDS: tuple[tuple[Dialect, str], ...] = (
    ("marp", "![bg]({})\n\n# Looms\n"),
    ("slidev", "---\nbackground: {}\n---\n\n# Looms\n"),
    ("slidev", "---\nbackground: url('{}')\n---\n\n# Looms\n"),
    ("slidev", "---\nlayout: image-left\nimage: {}\n---\n\n# Looms\n"),
    ("reveal", '<!-- .slide: data-background="{}" -->\n# Looms\n'),
    ("reveal", '<!-- .slide: data-background-image="{}" -->\n# Looms\n'),
    ("remark", "background-image: url({})\n\n# Looms\n"),
)


def read(
    text: str, dialect: Dialect, folder: Path
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The addresses of the pictures of a deck, and what its reading warns of."""
    path = folder / "deck.md"
    path.write_text(text, "utf-8")
    source, found = read_talk(path, dialect=dialect)
    assert source is not None
    talk, more = parse_talk(source.settings, source.body, source.first_line)
    graver = tuple(one for one in (*found, *more) if one.severity != "info")
    return tuple(image.source for image in images_of(talk)), graver


@pytest.mark.parametrize("address", ["behind.png", "https://example.org/behind"])
@pytest.mark.parametrize(("dialect", "text"), BACKGROUNDS)
def test_a_picture_behind_a_slide_is_a_picture_wherever_it_is(
    dialect: Dialect, text: str, address: str, tmp_path: Path
) -> None:
    assert read(text.format(address), dialect, tmp_path) == ((address,), ())


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("slidev", "---\nbackground: 'linear-gradient(red, blue)'\n---\n\n# Looms\n"),
        ("reveal", '<!-- .slide: data-background="#ff0000" -->\n# Looms\n'),
    ],
)
def test_a_colour_behind_a_slide_is_no_picture(dialect: Dialect, text: str, tmp_path: Path) -> None:
    assert read(text, dialect, tmp_path)[0] == ()


def test_a_film_behind_a_slide_is_named(tmp_path: Path) -> None:
    text = '# Looms\n\n---\n\n<!-- .slide: data-background-video="a.mp4" -->\n# More\n'
    (film,) = read(text, "reveal", tmp_path)[1]
    assert (film.span.line, film.message) == (5, "the background `a.mp4` is left out")


def test_headers_and_footers_are_reported_where_they_are_given(tmp_path: Path) -> None:
    text = (
        "---\nmarp: true\nfooter: Looms\n---\n\n# One\n\n<!-- a note -->\n\n"
        "<!-- header: Engines -->\n\n---\n\n# Two\n"
    )
    found = read(text, "marp", tmp_path)[1]
    assert [(one.span.line, one.message) for one in found] == [
        (3, "the footer `Looms` is left out"),
        (10, "the header `Engines` is left out"),
    ]
