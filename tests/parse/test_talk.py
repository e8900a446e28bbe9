from __future__ import annotations

from collections.abc import Callable

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Talk
from deckwright.parse import images_of

Parse = Callable[..., tuple[Talk, tuple[Diagnostic, ...]]]


def test_spans_count_from_the_first_line_of_the_body(parse: Parse) -> None:
    talk, (found,) = parse("## A\n\ntext ![](x.png)\n", first_line=7)
    assert talk.sections[0].span.line == 7
    assert (found.span.path, found.span.line, found.span.column) == ("talk.md", 9, 6)


def test_findings_come_in_the_order_of_lines(parse: Parse) -> None:
    _, found = parse("[a](#x)\n\n::: columns\n\n![](a.png)\n\n[^n]: unused\n")
    assert [f.span.line for f in found] == sorted(f.span.line for f in found)


def test_images_are_listed_section_by_section_and_footnotes_last(parse: Parse) -> None:
    body = """\
## ![a](1.png)

| ![b](2.png) |
|-|
| c |
: ![d](3.png)

::: columns
::: column
![e](4.png "in a column")
:::
:::

::: notes
![f](6.png)
:::

> x
> — ![g](5.png)

## Next

term ![h](7.png)
: ![i](8.png)

[^n]

[^n]: ![j](9.png)
"""
    talk, _ = parse(body)
    assert [image.source for image in images_of(talk)] == [f"{n}.png" for n in range(1, 10)]


def test_only_the_first_heading_may_be_the_title(parse: Parse) -> None:
    talk, _ = parse("# The talk\n\n# The talk\n")
    assert [section.level for section in talk.sections] == [1]


def test_an_empty_text_has_no_sections(parse: Parse) -> None:
    talk, found = parse("")
    assert (talk.sections, found) == ((), ())


@pytest.mark.parametrize(
    "body",
    [
        ">" * 5000 + " word",
        "".join("  " * n + "- a\n" for n in range(150)) + "\nword",
        "::: a\n" * 3000 + "word\n" + ":::\n" * 3000,
        "[^a]: " * 3000 + "word",
        "![" * 3000 + "word" + "](x)" * 3000,
        "^[" * 3000 + "word" + "]" * 3000,
        "<b>" * 3000 + "word",
    ],
    ids=["quotes", "lists", "containers", "definitions", "images", "notes", "tags"],
)
def test_no_depth_of_nesting_loses_a_word(parse: Parse, body: str) -> None:
    talk, _ = parse(body)
    assert "word" in repr((talk.sections, talk.footnotes))
