"""k1LoW/deck: comments are notes, those in JSON are settings of the slide."""

from __future__ import annotations

from collections.abc import Callable

from deckwright.diagnostics import Diagnostic
from deckwright.model.blocks import Paragraph
from deckwright.model.inlines import Break, plain_text
from deckwright.model.talk import Talk

Parsed = tuple[Talk, tuple[Diagnostic, ...]]

DECK = """\
# Engines

<!-- {"layout": "title"} -->

---

# Looms

words

<!-- Say this,
and that. -->

***

   ---

more

-----

# Later

<!-- {"layout": "x", "skip": true} -->

---

# Never

<!-- {"ignore": true} -->
"""


def test_slides_notes_and_settings_are_where_deck_has_them(parse: Callable[..., Parsed]) -> None:
    talk, found = parse(DECK, dialect="deck", title="A talk")
    assert [plain_text(one.title) for one in talk.sections] == ["Engines", "Looms", "Later"]
    first, second, third = talk.sections
    assert first.attributes.get("layout") == "title"
    (note,) = second.notes
    assert isinstance(note, Paragraph)
    assert plain_text(note.inlines) == "Say this, and that."
    assert third.attributes.has("hidden")
    (told,) = found
    assert (told.code, "Never" in told.message) == ("DW230", True)


def test_line_ends_are_kept_where_the_front_matter_says_so(parse: Callable[..., Parsed]) -> None:
    for options, breaks in ((), 0), ((("breaks", "true"),), 1):
        talk, _ = parse("# A\n\na\nb\n", dialect="deck", options=options)
        (paragraph,) = talk.sections[0].blocks
        assert isinstance(paragraph, Paragraph)
        assert sum(isinstance(one, Break) for one in paragraph.inlines) == breaks
