"""One example for each kind of thing, in each dialect that spells it in its own way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckwright.conserve.contents import words
from deckwright.conserve.markdown import scan
from deckwright.conserve.spellings import SPELLINGS
from deckwright.diagnostics import has_errors
from deckwright.model.talk import Dialect
from deckwright.pipeline import Pipeline
from tests.conserve.conftest import Lost

COMMONMARK = (Path(__file__).parents[1] / "trust" / "commonmark.txt").read_text("utf-8")
FENCE = "```"
OURS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a word": ("Tea", [("word", "tea")]),
    "a word in two styles": ("**To**day, H~2~O", [("word", "today"), ("word", "h2o")]),
    "a reference to a character": ("caf&eacute;", [("word", "café")]),
    "a code span": ("`<b>` `[x](y)`", [("word", "b"), ("word", "y")]),
    "a listing": (f"{FENCE}py\nx = [1]\n}}\n{FENCE}", [("line", "x = [1]"), ("line", "}")]),
    "a listing in a quote": (f"> {FENCE}\n> a > b\n> {FENCE}", [("line", "a > b")]),
    "a listing by indentation": ("Tea\n\n    a = 1", [("word", "tea"), ("line", "a = 1")]),
    "the title of a listing": (
        f'{FENCE}py title="Tea"\nx\n{FENCE}',
        [("word", "tea"), ("line", "x")],
    ),
    "a picture": ('![A cup](img/cup.png "Tea")', [("picture", "cup.png"), ("word", "tea")]),
    "a picture by its label": ("![cup][c]\n\n[c]: a/cup.png", [("picture", "cup.png")]),
    "a picture as HTML": (
        '<img src="cup.png" alt="Tea">',
        [("picture", "cup.png"), ("word", "tea")],
    ),
    "a picture behind a slide": ("## Tea {background=cup.png}", [("picture", "cup.png")]),
    "a link": ("[Tea](https://example.org/a_(b))", [("link", "https://example.org/a_(b)")]),
    "a link by its label": (
        "[Tea]\n\n[tea]: https://example.org",
        [("link", "https://example.org")],
    ),
    "a link as HTML": ('<a href="https://example.org">T</a>', [("link", "https://example.org")]),
    "an address": ("<https://example.org>", [("link", "https://example.org")]),
    "a formula": ("$a + b$", [("formula", "a + b")]),
    "a formula by itself": ("$$\na\n$$", [("formula", "a")]),
    "a cell": ("| Tea |\n|---|\n| 5 |", [("word", "tea"), ("word", "5")]),
    "a value of a chart": (
        f"{FENCE}chart\nkind: bar\ntitle: Tea\n---\nyear,cups\n2017,1.50\n{FENCE}",
        [("value", "tea"), ("value", "2017"), ("value", "1.5")],
    ),
    "the address of a QR code": (f"{FENCE}qr\nhttps://a.org\n{FENCE}", [("link", "https://a.org")]),
    "a label of a diagram": (
        f"{FENCE}mermaid\nflowchart LR\n a[Tea] -->|pot| b\n{FENCE}",
        [("word", "tea"), ("word", "pot")],
    ),
    "a note": ("::: notes\nTea\n:::", [("word", "tea")]),
    "a footnote in a table's head": (
        "| Tea^[Pot] | b |\n|---|---|\n| c | d |",
        [("word", "tea"), ("word", "pot")],
    ),
    "a footnote": ("Tea[^a]\n\n[^a]: Pot", [("word", "tea"), ("word", "pot")]),
}
THEIRS: dict[str, tuple[Dialect, str, list[tuple[str, str]]]] = {
    "Marp's notes": ("marp", "# A\n\n<!-- Tea -->", [("word", "tea")]),
    "Marp's background": ("marp", "![bg left:40% blur](cup.png)", [("picture", "cup.png")]),
    "Slidev's notes": ("slidev", "# A\n\n<!-- Tea -->\n", [("word", "tea")]),
    "Slidev's picture": (
        "slidev",
        "---\nlayout: image\nimage: cup.png\n---\n",
        [("picture", "cup.png")],
    ),
    "reveal's notes": ("reveal", "# A\n\nNote: Tea", [("word", "tea")]),
    "remark's notes": ("remark", "# A\n\n???\n\nTea", [("word", "tea")]),
    "remark's background": (
        "remark",
        "background-image: url(cup.png)\n\n# A",
        [("picture", "cup.png")],
    ),
    "presenterm's notes": ("presenterm", "A\n\n<!-- speaker_note: Tea -->", [("word", "tea")]),
    "Deckset's notes": ("ruled", "# A\n\n^ Tea", [("word", "tea")]),
    "pandoc's notes": ("pandoc", "# A\n\n::: notes\nTea\n:::", [("word", "tea")]),
}  # fmt: skip
SYNTAX: dict[str, tuple[Dialect, str]] = {
    "attributes": ("deckwright", "## A {#b .c d=e}"),
    "comments": ("deckwright", "A\n\n<!-- b -->"),
    "names of containers": ("deckwright", "::: tip\nA\n:::"),
    "classes of containers": ("deckwright", "::: {.incremental}\nA\n:::"),
    "numbers of lists": ("deckwright", "1. A"),
    "styles": ("deckwright", "A\n\n<style>\n\n    b { }\n</style>"),
    "languages of listings": ("deckwright", f"A\n\n{FENCE}py {{1}} .numbered\n{FENCE}"),
    "Marp's directives": ("marp", "<!-- _class: b -->\n\n# A"),
    "Slidev's settings": ("slidev", "A\n\n---\nlayout: center\nclass: b\n---\n"),
    "Slidev's slots": ("slidev", "A\n\n::right::\n"),
    "remark's properties": ("remark", "class: b, c\nname: d\n\nA"),
    "remark's classes": ("remark", ".b[A]"),
    "presenterm's commands": ("presenterm", "A\n\n<!-- end_slide -->"),
    "reveal's attributes": ("reveal", 'A\n\n<!-- .slide: class="b" -->'),
    "pandoc's options of cells": ("pandoc", f"A\n\n{FENCE}{{r}}\n#| echo: true\n{FENCE}"),
    "Deckset's commands": ("ruled", "[.build-lists: true]\n\nA"),
}


@pytest.mark.parametrize(("text", "things"), OURS.values(), ids=OURS)
def test_each_kind_of_thing_is_counted(text: str, things: list[tuple[str, str]]) -> None:
    read = scan(text, SPELLINGS["deckwright"])
    there = read.between(0, len(read.rows)).count()
    assert [thing for thing in things if thing not in there] == []


@pytest.mark.parametrize(("dialect", "text", "things"), THEIRS.values(), ids=THEIRS)
def test_each_dialect_is_read_in_its_own_way(
    dialect: Dialect, text: str, things: list[tuple[str, str]]
) -> None:
    read = scan(text, SPELLINGS[dialect])
    there = read.between(0, len(read.rows)).count()
    assert [thing for thing in things if thing not in there] == []


@pytest.mark.parametrize(("dialect", "text"), SYNTAX.values(), ids=SYNTAX)
def test_syntax_is_no_word_of_the_author(dialect: Dialect, text: str) -> None:
    read = scan(text, SPELLINGS[dialect])
    assert set(read.between(0, len(read.rows)).count()) == {("word", "a")}


@pytest.mark.parametrize("text", [text for text, _ in OURS.values()], ids=OURS)
def test_each_kind_of_thing_arrives(lost: Lost, text: str) -> None:
    assert lost(f"## Slide\n\n{text}\n") == ()


@pytest.mark.parametrize(("dialect", "text", "_"), THEIRS.values(), ids=THEIRS)
def test_each_dialect_arrives(lost: Lost, dialect: Dialect, text: str, _: object) -> None:
    assert lost(text, dialect) == ()


@pytest.mark.parametrize("example", COMMONMARK.split("\n....\n"))
def test_no_construct_of_commonmark_is_taken_for_a_loss(lost: Lost, example: str) -> None:
    assert lost(f"## Example\n\n{example}\n") == ()


def test_words_are_compared_without_marks_case_and_forms() -> None:
    assert words("**To**day, ﬁsh snake_case 日本") == ["today", "fish", "snakecase", "日", "本"]


def test_every_row_stays_where_it_is() -> None:
    text = "a\n\n<!-- b\nc -->\n![d\ne](f)\n```\ng\n```\nh"
    read = scan(text, SPELLINGS["deckwright"])
    assert len(read.rows) == len(text.split("\n"))
    assert re.sub(r"\W", "", read.rows[-1]) == "h"


@pytest.mark.parametrize(
    "source",
    [
        '<video controls>\n  <source src="https://example.org/loom.mp4">\n</video>',
        "![alt](missing.png)",
    ],
)
def test_what_is_left_out_of_a_deck_is_named(tmp_path: Path, source: str) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text(f"---\ntitle: Looms\n---\n\n## A\n\n{source}\n", encoding="utf-8")
    _, found = Pipeline().plan_file(talk)
    assert found
    assert not has_errors(found)
