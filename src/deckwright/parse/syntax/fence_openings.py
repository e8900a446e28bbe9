"""The lines that open fences: of a listing (```` ``` ````) and of a container (`:::`).

A `:::` fence is one token by itself: which one closes which is settled when the tree is built, so
that nesting costs no recursion here and an unclosed fence cannot swallow the rest of the talk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from deckwright.model.blocks import NO_ATTRIBUTES, Attributes, CalloutKind
from deckwright.parse.syntax.braces import cut_trailing, merge, parse_braces, parse_items, without
from deckwright.parse.syntax.clean_text import one_line

_COLONS = ":::"
CALLOUTS: dict[str, CalloutKind] = {
    "note": "note",
    "tip": "tip",
    "important": "important",
    "warning": "warning",
    "caution": "caution",
}

CONTAINERS = ("notes", "columns", "column", *CALLOUTS)
"""The names that a container may have; any other word is a class."""

_NAME = re.compile(r"[^\W\d][\w-]*(?=\s|\{|$)")
_LANGUAGE = re.compile(r"[^\s{}=.#][^\s{}=]*(?=[\s{]|$)")
_LINES = re.compile(r"\{([\d\s,-]*)\}")
_RANGE = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?")
_LAST_LINE = 2_000
"""The last line that a range may name."""

NUMBERED = ("numbered", "numberLines", "number-lines")
START = ("start", "startFrom")


@dataclass(frozen=True, slots=True)
class Info:
    """A fence's info string; `rest` was not understood."""

    language: str = ""
    emphasised: frozenset[int] = frozenset()
    attributes: Attributes = NO_ATTRIBUTES
    rest: str = ""


def parse_info(text: str) -> Info:
    """Reads `py {1,3-5} title="x" .numbered #id` and pandoc's `{.python .numberLines}`."""
    text = one_line(text).strip()
    found = _LANGUAGE.match(text)
    language = found[0] if found else ""
    position = found.end() if found else 0
    attributes, lines, rest = NO_ATTRIBUTES, frozenset[int](), list[str]()
    while position < len(text):
        loose, end = parse_items(text, position)
        braced = parse_braces(text, position)
        if text[position].isspace():
            position += 1
        elif ranges := _LINES.match(text, position):
            lines, position = lines | _numbers(ranges[1]), ranges.end()
        elif braced:
            attributes, position = merge(attributes, braced[0]), braced[1]
        elif end > position:
            attributes, position = merge(attributes, loose), end
        else:
            word = text[position:].split(maxsplit=1)[0]
            rest.append(word)
            position += len(word)
    if not language and attributes.classes:
        language = next((name for name in attributes.classes if name not in NUMBERED), "")
        attributes = without(attributes, names=(language,))
    return Info(language, lines, attributes, " ".join(rest))


def _numbers(text: str) -> frozenset[int]:
    numbers: set[int] = set()
    for first, last in set(_RANGE.findall(text)):
        numbers.update(range(int(first), min(int(last or first), _LAST_LINE) + 1))
    return frozenset(numbers)


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening fence: what the container is, its attributes, and the words behind."""

    name: str
    attributes: Attributes
    title: str


def parse_opening(info: str) -> Opening:
    """Reads `tip Title {.x}` and `{.column width="40%"}`; a class that is a known name names it."""
    braced = parse_braces(info)
    named = None if braced else _NAME.match(info)
    if braced:
        attributes, title = braced[0], info[braced[1] :].strip()
        name = next((n for n in map(_plain, attributes.classes) if n in CONTAINERS), "")
        attributes = without(attributes, names=(name, f"callout-{name}"))
    elif named:
        title, attributes = cut_trailing(info[named.end() :].strip())
        name = named[0]
        if name not in CONTAINERS:
            name, attributes = "", merge(Attributes(classes=(name,)), attributes)
    else:
        name, attributes, title = "", NO_ATTRIBUTES, info
    return Opening(name, attributes, title)


def _plain(name: str) -> str:
    """Quarto calls its callouts `.callout-note`."""
    return name.removeprefix("callout-")


def colons_plugin(md: MarkdownIt) -> None:
    """Reads lines of three or more colons as `colons` tokens; `info` is empty on a closing one."""
    terminated = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "colons", _colons, {"alt": terminated})


def _colons(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(_COLONS, start) or state.is_code_block(line):
        return False
    if silent:
        return True
    info = state.src[start : state.eMarks[line]].lstrip(":").strip()
    if info.endswith(_COLONS):  # pandoc lets an opening fence end in colons
        info = info.rstrip(":").rstrip()
    token = state.push("colons", "", 0)
    token.info = info
    token.map = [line, line + 1]
    state.line = line + 1
    return True
