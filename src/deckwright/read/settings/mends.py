"""YAML's own words for a syntax error, in plain words and with a mend."""

from __future__ import annotations

_QUOTES = "put the text in quotes"
_TAB, _SPACES = "a tab stands where only spaces may", "indent with spaces"
_ALIGN = "begin the keys of one mapping in the same column, with spaces"

_MENDS: tuple[tuple[str, str, str], ...] = (
    ("a tab character", _TAB, _SPACES),
    ("an alias", "a value cannot begin with `*`", _QUOTES),
    ("an anchor", "a value cannot begin with `&`", _QUOTES),
    ("a tag", "a value cannot begin with `!`", _QUOTES),
    ("undefined tag", "a value cannot begin with `!`", _QUOTES),
    ("unknown escape character", r"`\` begins an escape in double quotes", "use single quotes"),
    ("a quoted scalar", "a quote is opened and not closed", "close it on the same line"),
    ("a block scalar", "`|` and `>` must be the last character of their line", _QUOTES),
    ("expected ',' or ']'", "a `[` is opened and not closed", "close it with `]`"),
    ("expected ',' or '}'", "a `{` is opened and not closed", "close it with `}`"),
    ("mapping values are not", "a second `:` in one line", _QUOTES),
    ("sequence entries are not", "a list cannot begin after `key:`", "begin it on the next line"),
    ("expected '-' indicator", "a list and a mapping are mixed", _ALIGN),
    ("could not find expected ':'", "this line is no `key: value`", "add the `:`, or indent it"),
    ("expected node content", "a bracket without its partner", _QUOTES),
)
"""What YAML's context or problem contains, what is wrong, how to mend it; the first one wins."""


def mend(context: str, problem: str, line: str, column: int) -> tuple[str, str]:
    """What is wrong and how to mend it, after libyaml's `context` and `problem`.

    `line` is the line of the mistake, `column` counts from 0.
    """
    before, char = line[:column], line[column : column + 1]
    if "cannot start any token" in problem:
        if char == "\t":
            return _TAB, _SPACES
        return f"a value cannot begin with `{char}`", _QUOTES
    if "expected key" in problem or "expected <block end>" in problem:
        if before.strip():
            return "text goes on after a closing quote", r"double an inner quote: 'it''s'"
        return "this line's indent fits no line above", _ALIGN
    if "mapping values are not" in problem and ":" not in before:
        return "this line is indented too far", _ALIGN
    for part, message, hint in _MENDS:
        if part in context or part in problem:
            return message, hint
    return "these settings are no YAML", "write one `key: value` a line"
