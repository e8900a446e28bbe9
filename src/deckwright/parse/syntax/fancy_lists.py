"""Numbered lists as pandoc's `fancy_lists` has them: `a.`, `B)`, `(iv)`, `(1)`, `#.`.

https://pandoc.org/MANUAL.html#extension-fancy_lists. markdown-it knows `1.` and `1)` alone. While
it reads one of these lists, the source spells their marks as numbers of as many characters,
`(iv)` as `001)`: every column stays where it is, and markdown-it's own rule does the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock

from deckwright.model.blocks import NumberDelimiter, NumberStyle
from deckwright.parse.syntax.extensions import has_extension

BlockRule = Callable[[StateBlock, int, int, bool], bool]

_MARK = re.compile(
    r"(?P<open>\(?)(?P<number>#|[0-9]{1,3}|[a-z]{1,7}|[A-Z]{1,7})(?P<close>[.)])(?P<space>[ \t]+)"
    r"(?=(?P<next>\S+))"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_NUMERAL = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})", re.IGNORECASE)
"""Up to 39: greater ones are words sooner than numbers, such as `mix` and `div`."""
_ABBREVIATED = re.compile(r"\w\.")
"""What goes on after `i.` in `i. e.`, and after `z.` in `z. B.`."""
_TWO_SPACES = 2


@dataclass(frozen=True, slots=True)
class _Mark:
    """What stands before an item: its number, how it is written, and how long it is."""

    style: NumberStyle
    delimiter: NumberDelimiter
    number: int
    length: int
    text: int
    """How far the item's text is from where its mark begins."""


def with_fancy_markers(rule: BlockRule) -> BlockRule:
    """`rule`, which reads lists, for the other marks too."""

    def fancy(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
        if not has_extension(state.env, "fancy_lists") or state.is_code_block(line):
            return rule(state, line, end, silent)
        first = _first_mark(_text(state, line))
        if silent:
            return rule(state, line, end, silent) or (first is not None and _nests(state, first))
        if first is None:
            return _with_delimiter(rule, state, line, end)
        siblings, end = _siblings(state, line, end, first)
        if first.style != "decimal" and first.number > 1 and len(siblings) == 1:
            return False
        return _read(rule, state, (line, end), first, siblings)

    return fancy


def _with_delimiter(rule: BlockRule, state: StateBlock, line: int, end: int) -> bool:
    """Reads a list with a mark of CommonMark's own, and tells `1)` from `1.`."""
    before = len(state.tokens)
    done = rule(state, line, end, False)  # noqa: FBT003 - markdown-it's signature
    if done and state.tokens[before].markup == ")":
        state.tokens[before].meta["delimiter"] = "paren"
    return done


def _read(
    rule: BlockRule,
    state: StateBlock,
    lines: tuple[int, int],
    first: _Mark,
    siblings: dict[int, _Mark],
) -> bool:
    """Reads the list that begins with `first`, the marks spelled as markdown-it knows them."""
    written, before = state.src, len(state.tokens)
    state.src = _respelled(state, siblings)
    done = rule(state, *lines, False)  # noqa: FBT003 - markdown-it's signature
    state.src = written
    if done:
        opening = state.tokens[before]
        opening.attrs["start"] = first.number
        opening.meta |= {"number_style": first.style, "delimiter": first.delimiter}
    return done


def _nests(state: StateBlock, first: _Mark) -> bool:
    """Whether a list may begin right below the text of an item, as one of CommonMark may."""
    in_item = state.listIndent >= 0 and state.parentType == "paragraph"
    return in_item and first.number == 1


def _siblings(state: StateBlock, line: int, end: int, first: _Mark) -> tuple[dict[int, _Mark], int]:
    """The marks of the list that begins on `line`, by line; and where it ends at the latest."""
    found = {line: first}
    text = state.sCount[line] + first.text
    for at in range(line + 1, end):
        if state.isEmpty(at) or state.sCount[at] >= text:
            continue
        if state.sCount[at] < state.blkIndent:
            return found, end
        words = _text(state, at)
        mark = _next_mark(words, first)
        if mark is not None:
            found[at] = mark
            text = state.sCount[at] + mark.text
        elif any(_marks(words)):
            return found, at
        elif state.isEmpty(at - 1):
            return found, end
    return found, end


def _respelled(state: StateBlock, marks: dict[int, _Mark]) -> str:
    """The source with these marks as numbers: ones, since a list has the number of its first."""
    pieces: list[str] = []
    done = 0
    for line, mark in marks.items():
        start = state.bMarks[line] + state.tShift[line]
        closing = "." if mark.delimiter == "period" else ")"
        pieces += [state.src[done:start], f"{1:0{mark.length - 1}d}{closing}"]
        done = start + mark.length
    return "".join([*pieces, state.src[done:]])


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _first_mark(text: str) -> _Mark | None:
    """The mark of a list that begins here, unless it is prose or a mark of CommonMark's own.

    `i` is one; other single letters are letters. Of what pandoc takes for a list, `(c) 2030`,
    `p. 5`, `i. e.` and `z. B.` are text here.
    """
    found = _MARK.match(text)
    if found is None:
        return None
    number, after = found["number"], found["next"]
    if number.isdigit() and not found["open"]:
        return None
    if number.isalpha() and not found["open"] and found["close"] == ".":
        if number.islower() and _ABBREVIATED.match(after):
            return None
        if number in ("c", "p") and after[0].isdigit():
            return None
    if number in ("c", "C") and found["open"] and after[0].isdigit():
        return None
    return next(_marks(text), None)


def _next_mark(text: str, first: _Mark) -> _Mark | None:
    """The mark of a further item of a list that began with `first`."""
    alike = (first.style, first.delimiter)
    return next((mark for mark in _marks(text) if (mark.style, mark.delimiter) == alike), None)


def _marks(text: str) -> Iterator[_Mark]:
    """What the mark that `text` begins with may be, the likeliest first."""
    found = _MARK.match(text)
    if found is None or (found["open"] and found["close"] == "."):
        return
    delimiter: NumberDelimiter = "period" if found["close"] == "." else "paren"
    delimiter = "parens" if found["open"] else delimiter
    letter = len(found["number"]) == 1 and found["number"].isupper()
    if letter and delimiter == "period" and len(found["space"].expandtabs()) < _TWO_SPACES:
        return  # initials, as in `B. Russell`
    length = found.start("space")
    for style, number in _values(found["number"]):
        yield _Mark(style, delimiter, number, length, length + 1)


def _values(written: str) -> Iterator[tuple[NumberStyle, int]]:
    """The styles that a number may be written in, and its values; `i` is one, `c` is three."""
    if written == "#":
        yield "decimal", 1
    elif written.isdigit():
        yield "decimal", int(written)
    else:
        lower = written.islower()
        letter = len(written) == 1
        alpha: NumberStyle = "lower-alpha" if lower else "upper-alpha"
        roman: NumberStyle = "lower-roman" if lower else "upper-roman"
        is_numeral = _NUMERAL.fullmatch(written) is not None
        if written in ("i", "I"):
            yield roman, 1
        if letter:
            yield alpha, ord(written.lower()) - ord("a") + 1
        if is_numeral and written not in ("i", "I"):
            yield roman, _roman(written.lower())


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
