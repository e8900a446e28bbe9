"""What one dialect reads as more than text stays text in another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from deckwright.model.blocks import List, Paragraph, Table
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Dialect, Talk

Parsed = tuple[Talk, tuple[Any, ...]]

WITHOUT: tuple[Dialect, ...] = ("slidev", "reveal", "remark", "presenterm", "slides")


def shown(parse: Callable[..., Parsed], body: str, dialect: Dialect, **options: str) -> str:
    talk, _ = parse(body, dialect=dialect, options=tuple(options.items()))
    (block,) = talk.sections[0].blocks
    assert isinstance(block, Paragraph)
    return plain_text(block.inlines)


@pytest.mark.parametrize("dialect", ["deckwright", "marp"])
def test_emoji_have_names(parse: Callable[..., Parsed], dialect: Dialect) -> None:
    assert shown(parse, "# A\n\nDone :tada:", dialect) == "Done 🎉"


@pytest.mark.parametrize("dialect", [*WITHOUT, "pandoc"])
def test_names_of_emoji_are_text_where_the_program_shows_them_as_text(
    parse: Callable[..., Parsed], dialect: Dialect
) -> None:
    assert shown(parse, "# A\n\nDone :tada:", dialect) == "Done :tada:"


@pytest.mark.parametrize("reader", ["gfm", "markdown+emoji"])
def test_pandoc_has_emoji_where_its_reader_is_told_so(
    parse: Callable[..., Parsed], reader: str
) -> None:
    assert shown(parse, "# A\n\nDone :tada:", "pandoc", **{"from": reader}) == "Done 🎉"


@pytest.mark.parametrize("dialect", ["deckwright", "pandoc"])
def test_letters_and_numerals_count_items(parse: Callable[..., Parsed], dialect: Dialect) -> None:
    talk, _ = parse("# A\n\n(iv) four\n(v) five\n", dialect=dialect)
    (block,) = talk.sections[0].blocks
    assert isinstance(block, List)
    assert (block.number_style, block.delimiter, block.start) == ("lower-roman", "parens", 4)
    assert len(block.items) == 2


@pytest.mark.parametrize("dialect", [*WITHOUT, "marp"])
def test_letters_are_text_where_the_program_shows_them_as_text(
    parse: Callable[..., Parsed], dialect: Dialect
) -> None:
    assert shown(parse, "# A\n\na. one\nb. two", dialect).split() == "a. one b. two".split()


@pytest.mark.parametrize(
    ("style", "start", "counted"),
    [
        ("a", 77, "lower-alpha"),
        ("a", 78, "decimal"),
        ("A", 40_000, "decimal"),
        ("i", 3_998, "lower-roman"),
        ("I", 3_999, "decimal"),
    ],
)
def test_letters_and_numerals_end_where_nobody_can_read_them(
    parse: Callable[..., Parsed], style: str, start: int, counted: str
) -> None:
    talk, found = parse(f"# A\n\n{{type={style}}}\n\n{start}. one\n2. two\n")
    (block,) = talk.sections[0].blocks
    assert isinstance(block, List)
    assert (block.number_style, block.start) == (counted, start)
    assert [one.code for one in found] == (["DW212"] if counted == "decimal" else [])


@pytest.mark.parametrize("widths", ["0 0", "0.0 0.0", "1 0.0"])
def test_no_column_is_told_to_have_no_width(parse: Callable[..., Parsed], widths: str) -> None:
    talk, found = parse(f'## A\n\n{{widths="{widths}"}}\n\n| a | b |\n|---|---|\n| c | d |\n')
    (block,) = talk.sections[0].blocks
    assert isinstance(block, Table)
    assert block.widths == ()
    assert [one.code for one in found] == ["DW212"]
