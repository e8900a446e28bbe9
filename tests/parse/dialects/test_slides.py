"""maaslalani/slides: hidden lines in listings, and blocks that it would run."""

from __future__ import annotations

from collections.abc import Callable

from deckwright.diagnostics import Diagnostic
from deckwright.model.blocks import Code
from deckwright.model.talk import Talk

Parsed = tuple[Talk, tuple[Diagnostic, ...]]


def test_lines_behind_three_slashes_are_hidden(parse: Callable[..., Parsed]) -> None:
    body = "# A\n\n```go\n///package main\nx := 1 /// kept\n```\n\n/// words\n"
    talk, found = parse(body, dialect="slides")
    code, *rest = talk.sections[0].blocks
    assert isinstance(code, Code)
    assert (code.text, code.language) == ("x := 1 /// kept", "go")
    assert "/// words" in repr(rest)
    assert found == ()


def test_a_block_for_a_program_is_shown_and_told(parse: Callable[..., Parsed]) -> None:
    talk, (told,) = parse("# A\n\n~~~graph-easy --as=boxart\n[ A ]\n~~~\n", dialect="slides")
    (code,) = talk.sections[0].blocks
    assert isinstance(code, Code)
    assert (code.text, code.language) == ("[ A ]", "")
    assert "`graph-easy --as=boxart` is not run" in told.message
    assert told.span.line == 3


def test_slides_are_cut_at_rules_of_three_hyphens(parse: Callable[..., Parsed]) -> None:
    talk, _ = parse("# A\n---\n# B\n\n----\n\n---\n\nc", dialect="slides")
    assert len(talk.sections) == len(("A", "B", "c"))
