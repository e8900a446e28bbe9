"""Where a listing is cut, and how its long lines go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import Deck, TextParagraph
from deckwright.model.inlines import plain_text
from tests.plan.frames import text_frames

Plan = Callable[[str], tuple[Deck, tuple[Diagnostic, ...]]]


def last_lines(deck: Deck) -> Iterator[str]:
    for frame in text_frames(deck, "code"):
        yield plain_text(frame.paragraphs[-1].inlines)


@pytest.mark.parametrize("head", ["@dataclass", "class Plan:", "if (ready) {"])
@pytest.mark.parametrize("before", range(12, 24))
def test_no_page_ends_with_a_line_that_announces_the_next(
    planned: Plan, head: str, before: int
) -> None:
    code = "\n".join([*("x = 1" for _ in range(before)), head, *("    y = 2" for _ in range(24))])
    *ends, _ = last_lines(planned(f"## Code\n\n```py\n{code}\n```\n")[0])
    assert ends
    assert head not in ends


LONG = "found = " + " or ".join(f"a_rather_long_name_{at}" for at in range(9))


def listed(deck: Deck) -> list[TextParagraph]:
    return [line for frame in text_frames(deck, "code") for line in frame.paragraphs]


@pytest.mark.parametrize("theme", ["light", "foreign"])
@pytest.mark.parametrize("attributes", ["", " .numbered"])
def test_a_line_that_is_broken_goes_on_further_in_than_it_begins(
    planned: Callable[[str, str], tuple[Deck, tuple[Diagnostic, ...]]], theme: str, attributes: str
) -> None:
    code = f"{LONG}\n    {LONG}\nx = 1"
    deck, _ = planned(f"## Code\n\n```py{attributes}\n{code}\n```\n", theme)
    first, deeper, short = listed(deck)
    assert first.lines > 1
    assert deeper.lines > 1
    assert 0 < first.style.margin < deeper.style.margin
    assert all(one.style.indent == -one.style.margin for one in (first, deeper))
    assert (short.lines, short.style.margin, short.style.indent) == (1, 0, 0)


def test_what_goes_on_keeps_half_of_the_width(planned: Plan) -> None:
    deck, _ = planned(f"## Code\n\n```py\n{' ' * 90}{LONG}\n```\n")
    (line,) = listed(deck)
    (frame,) = text_frames(deck, "code")
    assert 0 < line.style.margin <= frame.box.width / 2


SHORT = "```py\nx = 1\nprint(x)\n```\n"


def test_a_short_listing_by_itself_is_larger_than_one_among_text(planned: Plan) -> None:
    alone, *_ = listed(planned(f"## Code\n\n{SHORT}")[0])
    among, *_ = listed(planned(f"## Code\n\nIt says:\n\n{SHORT}")[0])
    assert alone.style.size > among.style.size


def test_a_long_listing_by_itself_takes_no_more_slides_for_its_size(planned: Plan) -> None:
    lines = "\n".join(f"x = {number}" for number in range(15))
    deck, _ = planned(f"## Code\n\n```py\n{lines}\n```\n")
    assert len(deck.slides) == 2


def test_a_line_that_is_broken_at_any_size_makes_no_other_smaller(planned: Plan) -> None:
    first, long = listed(planned(f"## Code\n\n```py\nx = 1\n{LONG}\n```\n")[0])
    (alone,) = listed(planned("## Code\n\n```py\nx = 1\n```\n")[0])
    assert long.lines > 1
    assert first.style.size == long.style.size == alone.style.size


def test_a_listing_is_smaller_for_lines_and_words_that_then_fit(planned: Plan) -> None:
    (line,) = listed(planned(f"## Code\n\n```py\n{LONG[:90]}\n```\n")[0])
    assert line.lines == 1
    (words,) = listed(planned(f"## Code\n\n```py\nx = {'y' * 80} + {'z' * 80}\n```\n")[0])
    assert words.lines == 3
