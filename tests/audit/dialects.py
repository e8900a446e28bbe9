"""Builds decks that others wrote, and says how many of their words arrived.

    python tests/audit/dialects.py FILE_OR_FOLDER…

For each deck: the dialect that was found, the slides that its own program would make of it and
those that are made here before anything is paginated, the share of its visible words that stand
on slides or in notes, and the words that do not.
"""

from __future__ import annotations

import re
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from html import unescape
from pathlib import Path
from typing import cast

from emoji import emojize
from markdown_it import MarkdownIt

from deckwright.diagnostics import Diagnostic
from deckwright.model.blocks import Attributes
from deckwright.model.deck import Deck, Panel, Stroke
from deckwright.model.inlines import (
    Break,
    FootnoteMark,
    Image,
    InlineImage,
    Inlines,
    Link,
    Math,
    Run,
    Style,
    plain_text,
)
from deckwright.model.source import Span
from deckwright.model.talk import Asset, Talk, TalkSettings
from deckwright.model.theme import Layout, LevelStyle, Theme
from deckwright.parse import parse_talk
from deckwright.parse.dialects import extensions_of
from deckwright.pipeline import Pipeline, pptx
from deckwright.read.talk import read_talk

_SILENT = (
    Asset, Attributes, Image, Layout, LevelStyle, Link, Panel, Span, Stroke, Style, Theme,
)  # fmt: skip
"""What holds no words that an audience reads."""
_FENCE = re.compile(
    r"(?ms)^([ \t>]*(?:[-*+] )?)(`{3,}|~{3,})([^\n`]*)\n(.*?)(?:^[ \t>]*\2[`~]*[ \t]*$|\Z)"
)
_REMARK = re.compile(r"(?m)^(?:name|class|layout|template|count|exclude|background-\w+)[ \t]*:.*$")
_YAML = re.compile(r"(?m)^---[ \t]*\n(?:[A-Za-z][\w-]*[ \t]*:.*\n(?:[ \t#-].*\n)*)+---[ \t]*$")
_MERMAID = re.compile(
    r"(?m)^\s*(?:sequenceDiagram|(?:graph|flowchart)\s+\w+)|participant\s+\w+\s+as|Note over"
    r"|\b\w+(?=[\[{(])"
)
"""What is grammar in a diagram, and the names of its nodes."""
_INVISIBLE = (
    r"(?s)<!--.*?-->",
    r"(?is)<(script|style|iframe|video|object|svg)\b.*?</\1\s*>",
    r"(?m)^ {0,3}\[[^\]^]+\]:\s.*$",
    r"!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^)]*\)(?:\{[^}]*\})?",
    r"(?<=\])\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)",
    r"(?<=\])\[[^\]]*\]",
    r"(?m)^ *:{3,}.*$",
    r"(?m)^::[ \w-]+::$",
    r"(?m)\{[#.][^{}\n]*\}|\{[\w-]+=[^{}\n]*\}",
    r"(?m)^[ \t>]*(?:[-*+] +)?\d{1,9}[.)](?= |$)",
    r"(?s)\$\$.*?\$\$|(?<!\\)\$[^$\n]+\$",
    r"\{\{<.*?>\}\}",
    r"(?m)^<<<.*$",
    r"</?(?!(?:a|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u)\b)[A-Za-z@][^<>]*>",
)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one deck."""

    dialect: str
    native: int
    slides: int
    planned: int
    words: int
    missing: Counter[str]
    findings: tuple[Diagnostic, ...]

    @property
    def share(self) -> float:
        """Of the words, how many arrived."""
        return 1 - self.missing.total() / self.words if self.words else 1.0


def main(names: list[str]) -> int:
    """Audit every deck; 1 where one fails or loses words."""
    bad = False
    shares: list[float] = []
    for path in sorted(decks(names)):
        try:
            result = audit(path)
        except Exception:  # noqa: BLE001 - a crash is a result, and the others are still audited
            print(f"{path}: FAILED\n{traceback.format_exc(limit=-3)}")
            bad = True
            continue
        shares.append(result.share)
        bad |= result.share < 0.995  # what is promised
        print(_line(path, result))
    if shares:
        print(f"{len(shares)} decks, {sum(shares) / len(shares):.2%} of the words of a deck")
    return int(bad)


def decks(names: list[str]) -> Iterator[Path]:
    """The Markdown files among `names` and in the folders among them."""
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from (one for one in path.rglob("*") if one.suffix in (".md", ".qmd"))
        else:
            yield path


def audit(path: Path) -> Result:
    """Read, plan and write one deck, and compare its words with those of its source."""
    source, mistakes = read_talk(path)
    if source is None:
        raise ValueError("; ".join(one.message for one in mistakes))
    talk, _ = parse_talk(source.settings, source.body, source.first_line)
    deck, findings = Pipeline().plan_file(path)
    if deck is None:
        raise ValueError("; ".join(one.message for one in findings))
    if not pptx(deck):
        raise ValueError("the deck has no bytes")
    has_emoji = "emoji" in extensions_of(source.settings)
    body = emojize(source.body, language="alias") if has_emoji else source.body
    wanted = Counter(visible_words(body))
    missing = wanted - Counter(shown_words(deck))
    return Result(
        source.settings.dialect,
        native_slides(source.settings, source.body),
        len(talk.sections) + _dropped_title(talk, source.body),
        len(deck.slides),
        wanted.total(),
        missing,
        findings,
    )


def _dropped_title(talk: Talk, body: str) -> int:
    """1 where the first slide is nothing but the title, which the title slide shows."""
    settings = talk.settings
    if settings.dialect in ("deckwright", "pandoc"):
        return 0
    first = re.search(r"\S", re.sub(r"(?s)<!--.*?-->|<style.*?</style>", "", body))
    lines = body.splitlines()
    shown = {one.span.line for one in talk.sections[:1]}
    return int(bool(first) and bool(lines) and _first_is_title(talk, body) and 1 not in shown)


def _first_is_title(talk: Talk, body: str) -> bool:
    part = re.split(r"(?m)^---[ \t]*$", re.sub(r"(?s)<!--.*?-->", "", body))[0].strip()
    return part.lstrip("# ").strip() == talk.settings.title


def native_slides(settings: TalkSettings, body: str) -> int:
    """How many slides the dialect's own program makes, empty ones aside; 0 where that varies."""
    text = _FENCE.sub(lambda found: re.sub(r"\S", "x", found[0]), body)
    bare = re.sub(r"(?s)<!--.*?-->", "", text)
    match settings.dialect:
        case "marp":
            parts = _by_rules(body)
        case "slidev":
            parts = re.split(r"(?m)^---[ \t]*$", _YAML.sub("---", bare))
        case "presenterm":
            parts = re.split(r"<!--\s*end_slide\s*-->", text)
        case "remark":
            parts = [_REMARK.sub("", part) for part in re.split(r"(?m)^---[ \t]*$", bare)]
        case "reveal":
            marks = {k: v.strip("^$") for k, v in settings.options if k.endswith("eparator")}
            ends = (marks.get("separator", "---"), marks.get("verticalSeparator", "----"))
            parts = re.split("|".join(rf"(?m:^{re.escape(end)}[ \t]*$)" for end in ends), text)
        case "slides" | "ruled" | "deck":
            parts = re.split(r"(?m)^---[ \t]*$", bare)
        case _:
            return 0
    hidden = r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->"
    return sum(bool(re.sub(hidden, "", part).strip()) for part in parts)


def _by_rules(body: str) -> list[str]:
    """A text cut at the rules that CommonMark sees in it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    rows = [one.map[0] for one in tokens if one.type == "hr" and one.map and not one.level]
    lines = body.split("\n")
    starts = [0, *(row + 1 for row in rows)]
    return ["\n".join(lines[a:b]) for a, b in zip(starts, [*rows, len(lines)], strict=True)]


def visible_words(body: str) -> Iterator[str]:
    """The words of a source without what is markup in any dialect."""
    listings: list[str] = []

    def take(found: re.Match[str]) -> str:
        hidden = re.search(r"(?i)\{\w+.*(?:include|echo)\s*=\s*f(?:alse)?\b", found[3])
        text = re.sub(r"(?m)^\s*`{3}.*$", "", found[4]) if "magic-move" in found[3] else found[4]
        if found[3].strip().startswith("mermaid"):
            text = _MERMAID.sub(" ", text)
        listings.append("" if hidden else text)
        return "\n\n"

    text = _FENCE.sub(take, re.sub(r"(?s)<!--.*?-->", "", body))
    text = _YAML.sub("\n---\n", "\n" + text)
    for pattern in _INVISIBLE:
        text = re.sub(pattern, " ", text)
    text = re.sub(r"(?<![\w\]])(?:\.[a-zA-Z][\w-]*)+\[", " ", _REMARK.sub("", text))
    text = re.sub(r"(?m)</?[A-Za-z][^<>]*>|[`*~]|^\s*[Nn]otes?:", "", text)
    yield from words(unescape(text))
    for listing in listings:
        yield from words(re.sub(r"(?m)^\s*#\|.*$", "", listing))


def shown_words(deck: Deck) -> Iterator[str]:
    """The words on the slides of a deck, in its notes and footnotes."""
    yield from words(deck.title)
    for text in strings((deck.slides, deck.footnotes)):
        yield from words(text)


def words(text: str) -> list[str]:
    """Runs of letters and digits, whatever their case."""
    return re.findall(r"[^\W_]+", text.casefold())


def strings(value: object) -> Iterator[str]:
    """Every text in frozen dataclasses and collections that an audience reads."""
    match value:
        case str():
            yield value
        case Mapping():
            for part in value.values():
                yield from strings(part)
        case (Run() | Break() | Math() | FootnoteMark() | InlineImage(), *_):
            yield plain_text(tuple(cast("Inlines", value)))
        case tuple() | list() | frozenset():
            for part in value:
                yield from strings(part)
        case _ if is_dataclass(value) and not isinstance(value, _SILENT):
            for part in fields(value):
                if part.name not in ("id", "source", "language", "name", "style", "levels"):
                    yield from strings(getattr(value, part.name))


def _line(path: Path, result: Result) -> str:
    lost = ", ".join(f"{word}×{count}" for word, count in result.missing.most_common(12))
    codes = Counter(one.code for one in result.findings)
    told = " ".join(f"{code}×{count}" for code, count in sorted(codes.items()))
    native = f"{result.slides} of {result.native}" if result.native else f"{result.slides}"
    return (
        f"{path}: {result.dialect}, {native} slides ({result.planned} planned), "
        f"{result.share:.2%} of {result.words} words"
        + (f"; missing: {lost}" if lost else "")
        + (f"; {told}" if told else "")
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
