"""Links around nothing that can be clicked: their address stands there instead of getting lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.inlines import Run
from deckwright.model.talk import Talk
from deckwright.model.walk import texts_in

Parsed = tuple[Talk, tuple[Diagnostic, ...]]
ADDRESS = "https://example.org/looms"


@pytest.mark.parametrize(
    "text",
    [
        f"[]({ADDRESS})",
        f"see [$x^2$]({ADDRESS})",
        f'<a href="{ADDRESS}"></a> here',
        f'<div>\n<a href="{ADDRESS}">\n<span></span>\n</a>\n</div>',
    ],
)
def test_a_link_without_words_shows_its_address(parse: Callable[..., Parsed], text: str) -> None:
    talk, _ = parse(f"## A\n\n{text}\n")
    runs = [
        inline
        for section in talk.sections
        for line in texts_in(section.blocks)
        for inline in line
        if isinstance(inline, Run) and inline.link
    ]
    assert [run.text.strip() for run in runs if run.text.strip()] == [ADDRESS]


@pytest.mark.parametrize("text", [f"[words]({ADDRESS})", f"[![a loom](loom.png)]({ADDRESS})"])
def test_a_link_with_words_or_a_picture_does_not(parse: Callable[..., Parsed], text: str) -> None:
    talk, _ = parse(f"## A\n\n{text}\n")
    assert ADDRESS not in repr(
        [line for one in talk.sections for line in texts_in(one.blocks)]
    ).replace(f"target='{ADDRESS}'", "")
