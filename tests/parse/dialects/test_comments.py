"""What a comment hides is no picture, and what it says to the speaker is words."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Dialect, Talk
from deckwright.parse import images_of

Parsed = tuple[Talk, tuple[Diagnostic, ...]]


@pytest.mark.parametrize("dialect", get_args(Dialect))
def test_a_picture_inside_a_comment_is_none(dialect: Dialect, parse: Callable[..., Parsed]) -> None:
    body = (
        "## A\n\n<!-- ![](a.png) -->\n\nb <!-- ![](b.png) -->\n\n"
        "- c <!-- <img src=c.png> -->\n\n<!--\n\n![](d.png)\n\n-->\n"
    )
    talk, found = parse(body, dialect=dialect)
    assert images_of(talk) == ()
    assert found == ()


def test_an_empty_alt_is_the_mark_of_decoration(parse: Callable[..., Parsed]) -> None:
    talk, found = parse("## A\n\n<img src='a.png' alt=''>\n\n<img src='b.png'>\n")
    assert [image.decorative for image in images_of(talk)] == [True, False]
    (told,) = found
    assert (told.code, told.span.line) == ("DW202", 5)


def test_one_cause_is_one_finding_with_its_places(parse: Callable[..., Parsed]) -> None:
    _, found = parse("## A\n\n![](a.png)\n\n![](b.png) <x-y>a</x-y>\n\n<x-y>b</x-y> <z-z>\n")
    assert [(one.code, one.span.line, one.message.partition(", and ")[2]) for one in found] == [
        ("DW202", 3, "1 more on line 5"),
        ("DW201", 5, "1 more on line 7"),
        ("DW201", 7, ""),
    ]
