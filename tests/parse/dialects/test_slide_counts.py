"""As many slides as the programs make that the decks were written for.

Counted by marp-core 5.0.2, @slidev/parser 0.49.29, remark 0.14.0 (steps aside), reveal.js 6.0.2's
Markdown plugin with reveal-md 6.1.4's separators, and pandoc 3.9 (`-t revealjs`, its title slide
aside). presenterm and slides cut at every `end_slide`, every line of `---`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Dialect, Talk
from deckwright.parse import parse_talk
from deckwright.read.talk import read_talk

Parsed = tuple[Talk, tuple[Diagnostic, ...]]

NATIVE = {
    "marp": 6,
    "pandoc": 7,
    "pandoc-tables": 7,
    "percent": 2,
    "presenterm": 3,
    "remark": 3,
    "reveal": 4,
    "slides": 5,
    "slidev": 7,
}
ONE_LESS = {
    "pandoc": "a heading in a callout begins a slide in pandoc; Quarto makes it the callout's",
    "slides": "slides cuts in listings",
    "slidev": "the slides of another file are left out",
}


@pytest.mark.parametrize("name", NATIVE)
def test_a_deck_has_the_slides_of_its_own_program(name: str) -> None:
    source, _ = read_talk(Path(__file__).parent / "decks" / f"{name}.md")
    assert source is not None
    talk, _ = parse_talk(source.settings, source.body, source.first_line)
    assert len(talk.sections) == NATIVE[name] - (name in ONE_LESS)


@pytest.mark.parametrize(
    ("dialect", "body", "native"),
    [
        ("marp", "a\n\n<div>\n<!--\nb\n-->\n---\n</div>\n\n---\n\nc", 2),
        ("marp", "a\n\n- b\n\n  ---\n\n> ---\n\n***\n\nc\n---\n\nd", 2),
        ("marp", "a\n\n<!-- headingDivider: 2 -->\n\n# b\n\nc\n\n## d\n\n### e", 3),
        ("remark", "a\n\n--- \n\nb\n\n---\n\nc", 2),
        ("remark", "a\n\n--\n\nb\n\n---\nname: c\n\nc", 2),
        ("reveal", "a\n\n    ---\n\nb\n\n--- \n\nc\n\n---\n\nd\n\n----\n\ne", 3),
        ("reveal", "a\n---\nb", 2),
        ("slidev", "a\n\n---\nlayout: center\n---\n\nb\n\n--- \n\nc\n\n----\n\nd", 4),
        ("slidev", "a\n\n```md\n---\nlayout: x\n---\n```\n\n---\n\nb", 2),
        ("pandoc", "## a\n\n## b", 2),
        ("pandoc", "# a\n\n## b\n\nc\n\n### d\n\ne\n\n---\n\nf", 3),
        ("pandoc", "# a\n\nb\n\n## c\n\nd\n\n# e", 2),
        ("pandoc", "a\n\n-----\nb c\n- ---\nd e\n-----\n\n-----\n\nf", 2),
        ("pandoc", "## a\n\n| b\n| c\n\n# d\n\n## e\n\nf", 3),
    ],
)
def test_slides_begin_where_they_do_in_its_own_program(
    dialect: Dialect, body: str, native: int, parse: Callable[..., Parsed]
) -> None:
    talk, _ = parse(body, dialect=dialect)
    assert len(talk.sections) == native


def test_templates_of_templates_grow_no_deck_without_end(parse: Callable[..., Parsed]) -> None:
    slides = ("name: a\ntemplate: a\n\nrow\n{{content}}",) * 400
    talk, found = parse("\n---\n".join(slides), dialect="remark")
    assert len(talk.sections) == len(slides)
    assert any("slides have too many" in one.message for one in found)


def test_a_heading_above_the_slide_level_with_text_below_is_one_slide(
    parse: Callable[..., Parsed],
) -> None:
    body = "# a\n\nb\n\n## c\n\nd\n\n# e\n\n::: notes\nf\n:::\n\n## g"
    talk, _ = parse(body, dialect="pandoc", options=(("slide-level", "2"),))
    assert [section.level for section in talk.sections] == [2, 2, 1, 2]
