"""What is written in our dialect is read as the same talk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.model.blocks import Figure, Heading, List
from deckwright.model.inlines import Break, Inline, Link, Run, Style, plain_text
from deckwright.model.source import NOWHERE, Span
from deckwright.model.talk import Section, Talk, TalkSettings
from deckwright.parse import parse_talk
from deckwright.read.talk import read_talk
from deckwright.write.markdown import write_markdown
from deckwright.write.markdown.inline_text import write_inlines

PARSE = Path(__file__).parents[2] / "parse"
DECKS = sorted((PARSE / "dialects" / "decks").glob("*.md"))
CASES = sorted((PARSE / "cases").glob("*.md"))
ALIKE = (
    "id",
    "span",
    "row_spans",
    "path",
    "dialect",
    "dialect_sign",
    "options",
    "option_places",
    "template_span",
    "digest",
    "references",
)
"""What differs between a deck and its import: places, ids that nobody links to, and files of works,
which are text there."""


def bare(value: Any) -> Any:
    """A talk without what differs in every file."""
    if isinstance(value, Mapping):
        return {str(key).replace(" ", "-"): bare(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [bare(part) for part in value]
    if not is_dataclass(value):
        return value.replace(" ", "-") if isinstance(value, str) and value[:5] == "note " else value
    names = [one.name for one in fields(value) if one.name not in ALIKE]
    return type(value).__name__, {name: bare(getattr(value, name)) for name in names}


def again(talk: Talk, folder: Path) -> Talk:
    """The talk that is read from what is written of `talk`."""
    path = folder / "again.md"
    path.write_text(write_markdown(talk), encoding="utf-8")
    source, found = read_talk(path)
    assert source is not None, found
    return parse_talk(source.settings, source.body, source.first_line)[0]


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.stem)
def test_a_deck_of_any_dialect_is_the_same_talk_in_ours(deck: Path, tmp_path: Path) -> None:
    source, _ = read_talk(deck)
    assert source is not None
    talk, _ = parse_talk(source.settings, source.body, source.first_line)
    copy = again(talk, tmp_path)
    assert copy.settings.dialect == "deckwright"
    assert bare(copy) == bare(_without_rich_captions(talk))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_talk_of_ours_is_the_same_after_it_is_written(case: Path, tmp_path: Path) -> None:
    with case.open(encoding="utf-8", newline="") as file:
        talk, _ = parse_talk(TalkSettings(case, "A talk of ours", NOWHERE), file.read())
    assert bare(again(talk, tmp_path)) == bare(_without_rich_captions(talk))


@pytest.mark.parametrize(
    "inner",
    ["a. x\n  b. y", "{type=a}\n  1. a. m.\n  2. p. m.", "3. x\n  4. y", "(3) x\n  (4) y"],
    ids=["letters", "letters before abbreviations", "from three", "from three in parentheses"],
)
def test_a_list_within_a_tight_one_counts_as_it_did(inner: str, tmp_path: Path) -> None:
    settings = TalkSettings(Path("talk.md"), "T", NOWHERE)
    talk, _ = parse_talk(settings, f"## A\n\n- one\n  <!-- -->\n  {inner}\n- more\n")
    (outer,) = talk.sections[0].blocks
    assert isinstance(outer, List)
    assert isinstance(outer.items[0].blocks[1], List)
    assert bare(again(talk, tmp_path)) == bare(talk)


def _without_rich_captions(value: Any) -> Any:
    """`value` with captions of figures as plain words: a picture's title has no marks."""
    if isinstance(value, Figure):
        words = plain_text(value.caption)
        return replace(value, caption=(Run(words),) if words else ())
    if isinstance(value, tuple):
        return tuple(_without_rich_captions(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type | Span):
        changed = {
            one.name: _without_rich_captions(getattr(value, one.name)) for one in fields(value)
        }
        return replace(value, **changed)
    return value


def tidied(text: str) -> str:
    """`text` with single spaces, as Markdown keeps them at a line's ends."""
    return re.sub(" +", " ", text).strip()


WORDS = st.text("ab 1.-*_`[]()<>!#~^$=&;{}|\\:/@\"'é,x", min_size=1, max_size=12)
STYLES = st.builds(
    Style,
    bold=st.booleans(),
    italic=st.booleans(),
    strike=st.booleans(),
    code=st.booleans(),
    highlight=st.booleans(),
    baseline=st.sampled_from(("normal", "superscript", "subscript")),
)
LINKS = st.sampled_from((None, None, Link("https://example.org/a(b)"), Link("mailto:a@b.example")))


def tidy(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Runs as parsing gives them: joined, without space at ends and breaks."""
    source = write_inlines(tuple(inlines), {})
    title = TalkSettings(Path("talk.md"), "T", NOWHERE)
    talk, _ = parse_talk(title, source)
    blocks = talk.sections[0].blocks if talk.sections else ()
    return blocks[0].inlines if len(blocks) == 1 and hasattr(blocks[0], "inlines") else ()


@settings(deadline=None)  # no test is timed
@given(st.lists(st.builds(Run, WORDS, STYLES, LINKS), min_size=1, max_size=5), st.integers(0, 9))
def test_text_in_any_style_keeps_its_words(inlines: list[Inline], broken: int) -> None:
    if 0 < broken < len(inlines):
        inlines = [*inlines[:broken], Break(), *inlines[broken:]]

    def words(parts: tuple[Inline, ...] | list[Inline]) -> str:
        text = "".join(part.text if isinstance(part, Run) else " " for part in parts)
        return re.sub(r"\s+", "", text)

    assert words(tidy(inlines)) == words(inlines)


def looks(inlines: tuple[Inline, ...] | list[Inline]) -> list[tuple[str, Style]]:
    """Each letter with its style."""
    runs = (one for one in inlines if isinstance(one, Run))
    return [(char, run.style) for run in runs for char in run.text if not char.isspace()]


@settings(deadline=None)  # no test is timed
@given(st.lists(st.builds(Run, WORDS, STYLES), min_size=1, max_size=5))
def test_every_letter_keeps_its_style(inlines: list[Inline]) -> None:
    assert looks(tidy(inlines)) == looks(inlines)


BOLD, ITALIC, BOTH = Style(bold=True), Style(italic=True), Style(bold=True, italic=True)


@pytest.mark.parametrize(
    ("runs", "markdown"),
    [
        ((Run("2014:", BOLD), Run(" a year")), "**2014:** a year"),
        ((Run("it", ITALIC), Run("alic")), "*it*alic"),
        ((Run("both", BOTH), Run(" of them")), "***both*** of them"),
        ((Run("(a)", BOLD), Run(", b")), "**(a)**, b"),
        ((Run("a"), Run("(b)", BOLD), Run("c")), "a<b>(b)</b>c"),
        ((Run("a", BOLD), Run("b", ITALIC)), "<b>a</b><i>b</i>"),
        ((Run("日本", BOLD), Run("語")), "**日本**語"),
        ((Run("x", replace(BOLD, strike=True)),), "~~**x**~~"),
    ],
)
def test_styles_are_marks_where_these_are_read_back(runs: tuple[Run, ...], markdown: str) -> None:
    assert write_inlines(runs, {}) == markdown
    assert tidy(list(runs)) == runs


@settings(deadline=None)  # no test is timed
@given(st.text("ab #-=+.1)>*:|~`", min_size=1, max_size=10).map(tidied).filter(bool))
def test_text_begins_no_block(text: str) -> None:
    assert tidy([Run(text)]) == (Run(text),)


def test_a_heading_may_end_in_any_mark() -> None:
    titles = ("C#", "What is C #", "{.x}", "a {#b}", "1. One", "---")
    talk = Talk(
        TalkSettings(Path("talk.md"), "T", NOWHERE),
        tuple(
            Section(2, (Run(title),), NOWHERE, (Heading(3, (Run(title),), NOWHERE),), id=f"s{n}")
            for n, title in enumerate(titles)
        ),
    )
    copy, _ = parse_talk(talk.settings, write_markdown(talk).split("---\n", 2)[2])
    assert [section.title for section in copy.sections] == [(Run(title),) for title in titles]
