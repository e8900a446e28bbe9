"""What stands in code is text in every dialect: directives, fences, breaks, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import get_args

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.blocks import Code, List, Paragraph
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Dialect, Talk

Parsed = tuple[Talk, tuple[Diagnostic, ...]]

DIRECTIVES = (
    "<!-- _class: lead -->",
    "<!-- speaker_note: secret -->",
    "<!-- end_slide -->",
    "<!-- .slide: class='x' -->",
    '<!-- {"layout": "title"} -->',
    "<!-- a note -->",
    "{{< video a.mp4 >}}",
    "<mdi:home />",
    "![bg right](a.png)",
    ".small[words]",
    "Note: words",
    "???",
    "---",
    "--",
    ". . .",
    "::right::",
    "^ words",
    "```",
)


def codes(value: object) -> Iterator[Code]:
    match value:
        case Code():
            yield value
        case Mapping():
            yield from codes(tuple(value.values()))
        case tuple():
            for part in value:
                yield from codes(part)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                yield from codes(getattr(value, field.name))


@pytest.mark.parametrize("dialect", get_args(Dialect))
def test_a_directive_in_indented_code_is_text(
    dialect: Dialect, parse: Callable[..., Parsed]
) -> None:
    blocks = "".join(f"    x\n    {one}\n    y\n\nmore <!-- b --> words\n\n" for one in DIRECTIVES)
    talk, found = parse(f"## A\n\nwords\n\n{blocks}", dialect=dialect)
    assert [code.text for code in codes(talk)] == [f"x\n{one}\ny" for one in DIRECTIVES]
    assert len(talk.sections) == 1
    assert found == ()


@pytest.mark.parametrize("dialect", get_args(Dialect))
def test_a_directive_in_a_listing_is_text(dialect: Dialect, parse: Callable[..., Parsed]) -> None:
    listings = "".join(f"````md\n{one}\n\n{one}\n````\n\nwords\n\n" for one in DIRECTIVES)
    talk, found = parse(f"## A\n\n{listings}", dialect=dialect)
    assert [code.text for code in codes(talk)] == [f"{one}\n\n{one}" for one in DIRECTIVES]
    assert len(talk.sections) == 1
    assert found == ()


@pytest.mark.parametrize("dialect", get_args(Dialect))
def test_a_directive_in_a_code_span_is_text(dialect: Dialect, parse: Callable[..., Parsed]) -> None:
    spans = [one for one in DIRECTIVES if "`" not in one]
    talk, found = parse(
        "## A\n\n" + "".join(f"- write ``{one}`` here\n" for one in spans), dialect=dialect
    )
    (section,) = talk.sections
    (items,) = section.blocks
    assert isinstance(items, List)
    paragraphs = [block for item in items.items for block in item.blocks]
    shown = [plain_text(one.inlines) for one in paragraphs if isinstance(one, Paragraph)]
    assert shown == [f"write {one} here" for one in spans]
    assert found == ()
