"""Marp: directives and notes in comments, backgrounds and sizes in pictures' descriptions.

https://marpit.marp.app/directives, https://marpit.marp.app/image-syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deckwright.model.blocks import Attributes
from deckwright.model.source import Span
from deckwright.model.talk import TalkSettings
from deckwright.parse.dialects.code_and_comments import Comment, take_comments, top_tokens
from deckwright.parse.dialects.shared_spellings import as_words, each_image, incremental, sized
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, SlideSource, is_blank, written

_DIRECTIVES = frozenset(
    "backgroundColor backgroundImage backgroundPosition backgroundRepeat backgroundSize class color"
    " footer header headingDivider inlineSVG lang marp math page_number paginate prerender size"
    " style template theme title description author url image keywords transition".split()
)
_DIRECTIVE = re.compile(r"[ \t]*[_$*]?(\w+)[ \t]*:")
_SETTING = re.compile(r"[ \t]*(?P<mark>[_$*]?)(?P<name>\w+)[ \t]*:[ \t]*(?P<value>.*)")
_FILTER = (
    r"(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)"
)
_FILTERED = re.compile(rf"{_FILTER}:\S*")
_BEHIND = re.compile(rf"bg|auto|contain|cover|fit|vertical|\d*\.?\d+%?|{_FILTER}(?::\S*)?")
"""Words in a description that are for the browser: of any picture, and of a background."""
_SIDE = re.compile(r"(?P<side>left|right)(?::\d*\.?\d+%?)?")
_RULE = re.compile(r"[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_FRAGMENT = re.compile(r"[ \t]*(?:\*|\d{1,9}\))(?:[ \t]|$)")
"""Rows that may be a rule, and that may begin a list whose items come one by one."""
_FOOTERS = ("header", "footer")


@dataclass(slots=True)
class _Deck:
    """What the slides so far have set for those that follow."""

    report: Report
    local: dict[str, str] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    """Headers and footers that were reported."""
    places: dict[str, int | Span] = field(default_factory=dict)
    """Where each directive was given last."""


def read(rows: Rows, settings: TalkSettings, report: Report) -> list[SlideSource]:
    """The slides of a Marp deck."""
    options = dict(settings.options)
    given, (rows, comments) = rows, take_comments(rows)
    starts = list(_starts(given, _divider(options, comments)))  # comments end no block of HTML
    ends = [start for start, _ in starts[1:]]
    places: dict[str, int | Span] = {
        name.removeprefix("_"): place for name, place in settings.option_places
    }
    deck = _Deck(report, places=places)
    for name in ("class", *_FOOTERS):
        _set(deck.local, name, options.get(name, ""))
    slides: list[SlideSource] = []
    spot = {name: options[f"_{name}"] for name in ("class", *_FOOTERS) if f"_{name}" in options}
    for (start, skipped), end in zip(starts, [*ends, len(rows)], strict=True):
        own = [comment for comment in comments if start <= comment.at < end]
        slides.append(_slide(rows[start + skipped : end], own, spot, deck))
        spot = {}
    return slides


def _divider(options: dict[str, str], comments: list[Comment]) -> frozenset[int]:
    """The levels of headings that begin a slide."""
    texts = [options.get("headingDivider", "")]
    for comment in comments:
        texts += [value for _, name, value in _settings(comment) if name == "headingDivider"]
    levels = [int(digit) for text in texts for digit in re.findall(r"[1-6]", text)]
    if len(levels) == 1 and not any("[" in text for text in texts):
        return frozenset(range(1, levels[0] + 1))
    return frozenset(levels)


def _starts(rows: Rows, divider: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Where slides begin, at rules and at headings of these levels, and how many rows to skip."""
    yield 0, 0
    if not divider and not any(_RULE.match(row.text) for row in rows):
        return  # reading all blocks takes a while
    for token in top_tokens(rows):
        start = token.map[0] if token.map else 0
        if token.type == "hr":
            yield start, 1
        elif token.type == "heading_open" and int(token.tag[1]) in divider and start:
            yield start, 0


def _settings(comment: Comment) -> list[tuple[str, str, str]]:
    """Mark, name and value of the directives in a comment; nothing where it is a note."""
    lines = [line for line in comment.text.split("\n") if line.strip()]
    first = _DIRECTIVE.match(lines[0]) if lines else None
    if first is None or first[1] not in _DIRECTIVES:
        return []
    found = (_SETTING.fullmatch(line) for line in lines)
    return [(one["mark"], one["name"], one["value"].strip()) for one in found if one]


def _set(settings: dict[str, str], name: str, value: str) -> None:
    settings[name] = value.strip().strip("\"'")


def _slide(rows: Rows, comments: list[Comment], spot: dict[str, str], deck: _Deck) -> SlideSource:
    notes: list[Row] = []
    for comment in comments:
        found = _settings(comment)
        for mark, name, value in found:
            _set(spot if mark == "_" else deck.local, name, value)
            deck.places[name] = comment.line
        if not found and comment.text.strip() not in ("", "fit"):
            lines = comment.text.strip("\n").split("\n")
            notes += written("", comment.line)
            notes += (Row(as_words(line.strip()), comment.line + n) for n, line in enumerate(lines))
    settings = deck.local | spot
    _report_footers(settings, deck)
    rows, attributes = _with_pictures(rows)
    classes = tuple(re.findall(r"[^\W\d][\w-]*", settings.get("class", "")))
    if any(_FRAGMENT.match(row.text) for row in rows):
        rows = incremental(rows, lambda _, mark: mark in ("*", ")"))
    return SlideSource(rows, tuple(notes), Attributes(classes=classes, values=attributes))


def _report_footers(settings: dict[str, str], deck: _Deck) -> None:
    for name in _FOOTERS:
        text = settings.get(name, "")
        if text and text not in deck.shown:
            deck.shown.add(text)
            deck.report(
                deck.places[name],
                f"the {name} `{text}` is left out",
                "a template has its own footer",
            )


def _with_pictures(rows: Rows) -> tuple[Rows, tuple[tuple[str, str], ...]]:
    """`rows` with sizes as attributes, and backgrounds as pictures at the end."""
    behind: list[tuple[str, str]] = []
    """Each picture as it was written, and as we write it."""
    sides: list[str] = []

    def change(found: re.Match[str]) -> str:
        words, sizes = found["alt"].split(), list[str]()
        is_background = "bg" in words
        kept: list[str] = []
        for word in words:
            size, side = sized(word), _SIDE.fullmatch(word)
            if size is not None:
                sizes += [size] if size and not is_background else []
            elif is_background and side:
                sides.append(side["side"])
            elif not (_BEHIND if is_background else _FILTERED).fullmatch(word):
                kept.append(word)
        if is_background:
            ours = f"![{' '.join(kept)}]({found['target']}){{.background .decorative}}"
            behind.append((found[0], ours))
            return ""
        braces = f"{{{' '.join(sizes)}}}" if sizes else ""
        return f"![{' '.join(kept)}]({found['target']}){found['attributes'] or braces}"

    given, rows = rows, each_image(rows, change)
    if not behind:
        return rows, ()
    whole = is_blank(rows) and len(behind) == 1
    lines = (_line_of(theirs, given) for theirs, _ in behind)
    texts = zip(lines, (ours for _, ours in behind), strict=True)
    pictures = tuple(row for line, ours in texts for row in written(f"{ours}\n", line))
    values = (("layout", "full-picture"),) if whole else ()
    return ((*pictures, *rows) if "left" in sides else (*rows, *pictures)), values


def _line_of(text: str, rows: Rows) -> int:
    """The line of the first row with `text`; of the last row where it goes over several."""
    return next((row.line for row in rows if text in row.text), rows[-1].line)
