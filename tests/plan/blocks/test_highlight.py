"""Listings in colour: whatever a lexer does, each line stands as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from pygments.lexers import get_all_lexers

from deckwright.model.inlines import plain_text
from deckwright.model.theme import Theme
from deckwright.plan.blocks import listings
from deckwright.plan.blocks.listings import highlighted

SESSIONS = (
    "$ make install",
    "$ ls\na  b\n\n$ make",
    "=> SELECT 1;\n ?column?\n=> \\q",
    "irb(main):001:0> 1 + 1\n=> 2",
    "sqlite> select 1;",
    "\n\n>>> 1\n1\n\n",
    "  - +x\n\t\"open 'quotes",
)


def lines_of(text: str, language: str, theme: Theme) -> list[str]:
    layout = theme.roles["content"].layout
    return [plain_text(line) for line in highlighted(text, language, theme, layout, "#FFFFFF")]


@pytest.mark.parametrize("language", ["console", "psql", "irb", "rbcon", "sqlite3", "doscon"])
@pytest.mark.parametrize("text", SESSIONS)
def test_a_session_keeps_its_last_line(
    text: str, language: str, themes: Mapping[str, Theme]
) -> None:
    assert lines_of(text, language, themes["light"]) == text.split("\n")


def test_no_lexer_of_all_takes_anything_away(themes: Mapping[str, Theme]) -> None:
    text = "".join(f"{session}\n" for session in SESSIONS) + "$ last"
    names = [aliases[0] for _, aliases, _, _ in get_all_lexers() if aliases]
    wrong = [one for one in names if lines_of(text, one, themes["light"]) != text.split("\n")]
    assert wrong == []


class Careless:
    """A lexer with a fault of each kind: a line dropped, changed, or no answer at all."""

    def __init__(self, *values: str) -> None:
        self.values = values

    def get_tokens(self, _text: str) -> Iterator[tuple[str, str]]:
        if not self.values:
            raise ValueError("no such state")
        return (("Token.Keyword", value) for value in self.values)


@pytest.mark.parametrize("lexer", [Careless("a\n"), Careless("a\n", "x\n"), Careless()])
def test_lines_that_a_lexer_loses_are_shown_in_one_colour(
    lexer: Careless, themes: Mapping[str, Theme], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings, "_lexer", lambda _: lexer)
    assert lines_of("a\nb", "any", themes["light"]) == ["a", "b"]
