"""YAML with places.

Scalars stay text: `18:30`, `1.10` and `NO` are what the author typed, and the settings models
decide what they mean. Only a value left empty (or `null`, `~`) is None. Anchors, aliases and tags
are refused: settings need none, they are how small files grow huge, and an author who begins a
value with `*`, `&` or `!` means the character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, cast

import yaml

from deckwright.diagnostics import Diagnostic, error
from deckwright.model.source import Span
from deckwright.read.text_files import read_text
from deckwright.read.workspace import locate

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


KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of a document: `("speakers", 0, "name")`."""
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 16
MAX_VALUES = 20_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")
"""What ends a line in YAML 1.1 alone; in YAML 1.2 and in editors these are characters."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Document:
    """A mapping read from YAML, and where each of its keys and list entries stands."""

    path: str
    data: dict[str, Value]
    places: Mapping[KeyPath, Span]

    def span(self, *keys: str | int) -> Span:
        """Where the value stands that `keys` lead to, or the nearest one around it."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        return self.places.get(keys, Span(self.path))


def read_document(
    name: str, folder: Path, root: Path
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The mapping in the YAML file `name` of `folder`, or None and why it cannot be read.

    None alone where there is no such file. One outside `root`, links followed, is not read.
    """
    path = locate(name, folder, root)
    if path == "missing":
        return None, ()
    if path == "outside":
        message = "this file lies outside the workspace and is not read"
        span = Span(str(folder / name))
        return None, (error("DW119", span, message, "put a copy in its place"),)
    text, found = read_text(path)
    if text is None:
        return None, found
    document, mistakes = parse_document(text, str(path))
    return document, found + mistakes


def parse_document(
    text: str, path: str, first_line: int = 1
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The YAML mapping in `text`, which begins on line `first_line` of the file at `path`.

    None where it cannot be read at all; a key that stands twice is reported and its last value
    kept. No text raises an exception.
    """
    if len(text) > MAX_CHARACTERS:
        return None, (error("DW104", Span(path, first_line), "these settings are too long"),)
    composer = _Composer(path, first_line)
    try:
        data = composer.compose(yaml.parse(text.translate(_LINE_ENDS), Loader=_LOADER))
    except _RefusedError as refused:
        return None, (*composer.found, refused.diagnostic)
    except yaml.MarkedYAMLError as failure:
        return None, (*composer.found, _syntax_error(failure, text, composer))
    except (yaml.YAMLError, ValueError):  # a character that YAML does not allow
        span = Span(path, first_line)
        return None, (error("DW103", span, "these settings hold a control character"),)
    return Document(path, data, composer.places), tuple(composer.found)


class _RefusedError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class _Composer:
    """Builds values from YAML's events; one for each document."""

    def __init__(self, path: str, first_line: int) -> None:
        self.places: dict[KeyPath, Span] = {}
        self.found: list[Diagnostic] = []
        self._path = path
        self._first_line = first_line
        self._values = 0

    def span(self, mark: Any) -> Span:
        """The place of a mark, which counts from 0."""
        return Span(self._path, mark.line + self._first_line, mark.column + 1)

    def compose(self, events: Iterator[Any]) -> dict[str, Value]:
        """The mapping that a stream of events describes."""
        next(events)  # the stream begins
        if isinstance(next(events), yaml.StreamEndEvent):
            return {}
        top = next(events)
        data = self._value(top, events, ())
        next(events)  # the document ends
        after = next(events)
        if isinstance(after, yaml.DocumentStartEvent):
            raise self._refusal(
                after, "DW103", "a second document begins here", "delete this `---` line"
            )
        if data is None:
            return {}
        if not isinstance(data, dict):
            hint = "write one `key: value` a line"
            raise self._refusal(top, "DW103", "settings must be a mapping", hint)
        return data

    def _value(self, event: Any, events: Iterator[Any], keys: KeyPath) -> Value:
        self._check(event, keys)
        match event:
            case yaml.ScalarEvent(value=text):
                return None if event.implicit[0] and text in _EMPTY else text
            case yaml.SequenceStartEvent():
                return self._sequence(events, keys)
            case _:
                return self._mapping(events, keys)

    def _check(self, event: Any, keys: KeyPath) -> None:
        self._values += 1
        if self._values > MAX_VALUES or len(keys) > MAX_DEPTH:
            size = "deeply nested" if len(keys) > MAX_DEPTH else "many"
            raise self._refusal(event, "DW104", f"these settings are too {size}")
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            message = "a value that begins with `*`, `&` or `!` is not plain text in YAML"
            raise self._refusal(event, "DW104", message, "put the value in quotes")
        if isinstance(event, yaml.ScalarEvent) and _CONTROL.search(event.value):
            hint = "take the escape out"
            raise self._refusal(event, "DW104", "this text holds a control character", hint)

    def _sequence(self, events: Iterator[Any], keys: KeyPath) -> list[Value]:
        values: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            entry = (*keys, len(values))
            self.places[entry] = self.span(event.start_mark)
            values.append(self._value(event, events, entry))
        return values

    def _mapping(self, events: Iterator[Any], keys: KeyPath) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            self._check(event, keys)
            if not isinstance(event, yaml.ScalarEvent):
                hint = "text with braces or brackets needs quotes"
                raise self._refusal(event, "DW103", "a key must be a word", hint)
            key, span = event.value, self.span(event.start_mark)
            if key in values:
                first = self.places[*keys, key].line
                message = f"`{key}` stands twice; it is already on line {first}"
                self.found.append(error("DW105", span, message, "keep one of the two"))
            self.places[*keys, key] = span
            values[key] = self._value(next(events), events, (*keys, key))
        return values

    def _refusal(self, event: Any, code: str, message: str, hint: str = "") -> _RefusedError:
        return _RefusedError(error(code, self.span(event.start_mark), message, hint))


def _syntax_error(failure: yaml.MarkedYAMLError, text: str, composer: _Composer) -> Diagnostic:
    context, mark = failure.context or "", cast("yaml.Mark", failure.problem_mark)
    line = [*text.split("\n"), ""][mark.line]
    problem = failure.problem or ""
    message, hint = mend(context, problem, line, mark.column)
    unended = context.startswith(("while scanning", "while parsing a flow"))
    if failure.context_mark and unended and "a tab character" not in problem:
        mark = failure.context_mark  # where the thing begins whose end is wrong
    return error("DW103", composer.span(mark), message, hint)
