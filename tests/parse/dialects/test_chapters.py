"""Which slides of another program's deck begin a part of the talk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Talk

Parsed = tuple[Talk, tuple[Diagnostic, ...]]

FIRST = "# Opening\n\nAda\n\n---\n\n"
LAST = "\n\n---\n\n# Thank you\n"


@pytest.mark.parametrize(
    ("slides", "chapters"),
    [
        (("## One\n\n- a", "## Two\n\n- b"), ["Thank you"]),
        (("# One\n\n- a", "# Two\n\n- b", "## Three\n\n- c"), []),
        (("# One\n\n- a", "# Two\n\n- b"), []),
    ],
)
def test_a_first_level_heading_alone_is_a_chapter_among_lower_titles(
    parse: Callable[..., Parsed], slides: tuple[str, ...], chapters: list[str]
) -> None:
    talk, _ = parse(FIRST + "\n\n---\n\n".join(slides) + LAST, dialect="marp")
    found = [plain_text(one.title) for one in talk.sections if one.level == 1]
    assert found == chapters
