"""What a talk's text holds, read by a way of its own: neither the parser nor the planner is asked.

It is lenient and knows no structure, only rows. What is syntax is taken out by few rules; what
none of them knows is counted, so that a construct nobody thought of is missed and not overlooked.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from deckwright.conserve.contents import Contents, Item, Kind
from deckwright.conserve.spellings import Spelling

_LEAD = r"(?:[ \t>]|[-*+:][ \t]+|\d{1,9}[.)][ \t]+)*"
"""What may stand before a block within others."""
_FENCE = re.compile(rf"(?P<lead>{_LEAD})(?P<mark>`{{3,}}|~{{3,}})(?P<info>.*)$")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)(?=.*\S)")
_BULLET = re.compile(r"[ \t>]*(?:[-*+:]|\(?\w{1,9}[.)]|\[\^[^\]]*\]:)(?=[ \t]|$)|:::|[ \t]*<")
"""A row after which indentation may be another block's and no listing's."""

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w*);")
_NO_MARKUP = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?P<code>(?:[^`\n]|(?!(?<!`)(?P=ticks)(?!`))`|\n(?![ \t>]*\n))+)"
    r"(?<!`)(?P=ticks)(?!`)"
    r"|<[A-Za-z/](?:\"[^\"\n]*\"|'[^'\n]*'|[^<>\"'`\n])*>"
)
"""What comes first: an escaped mark, code, a tag."""
_MATH = re.compile(
    r"\$\$(?P<display>(?:\\.|[^$\\])+?)\$\$"
    r"|(?<![\d$])\$(?![\s$])(?P<inline>(?:\\.|[^$\\\n]|\n(?![ \t]*\n))+?)(?<!\s)\$(?![\d$])",
    re.DOTALL,
)
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_SILENT = re.compile(
    r"<(script|style|template|noscript)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_NESTED = r"\((?:[^\s()]|\((?:[^\s()]|\([^\s()]*\))*\))*\)"
_TARGET = rf"(?:<(?P<angle>[^<>\n]*)>|(?P<bare>(?:[^\s()<]|{_NESTED})(?:[^\s()]|{_NESTED})*)?)"
_TITLE = r"""(?P<title>"[^"]*"|'[^']*'|\([^()]*\))"""
_DEFINITION = re.compile(
    rf"^[ \t>]*\[(?P<label>(?!\^)[^\]\n]+)\]:[ \t]*\n?[ \t]*{_TARGET}"
    rf"(?:[ \t]*\n?[ \t]+{_TITLE})?[ \t]*$",
    re.MULTILINE,
)
_BRACKETS = r"(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*"
_PICTURE = re.compile(rf"!\[(?P<alt>{_BRACKETS})\]\(\s*{_TARGET}(?:\s+{_TITLE})?\s*\)")
_PICTURE_BY_LABEL = re.compile(rf"!\[(?P<alt>{_BRACKETS})\](?:\[(?P<label>[^\[\]]*)\])?")
_LINK = re.compile(rf"\]\(\s*{_TARGET}(?:\s+{_TITLE})?\s*\)")
_LABEL = re.compile(r"\[(?P<text>[^\[\]]+)\](?:\[(?P<label>[^\[\]]*)\])?(?![(:])")
_AUTOLINK = re.compile(r"(?<!\]\()<(?P<target>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
_MAIL = re.compile(r"<(?P<target>[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")
_TAG = re.compile(
    r"(?<!\]\()<(?P<end>/?)(?P<name>[A-Za-z][\w:-]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>"
)
_DECLARATION = re.compile(r"<(?:\?.*?\?|![A-Z][^>]*|!\[CDATA\[.*?\]\])>", re.DOTALL)
_PAIR = re.compile(r"""([\w:@.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_BRACES = re.compile(
    r"""\{:?[ \t]*(?P<inner>(?:(?:[#.][\w:.-]+|-"""
    r"""|[A-Za-z_][\w:.-]*=(?:"[^"]*"|'[^']*'|[^\s"'{}]+))\s*)+)\}"""
)
_COLONS = re.compile(
    rf"^(?P<lead>{_LEAD})"
    r":{3,}[ \t]*(?P<name>[^\W\d][\w-]*(?=\s|\{|$))?(?P<rest>.*)$",
    re.MULTILINE,
)
_MARK = re.compile(
    r"^(?:[ \t>]|(?:[-*+:]|\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9}|@\w*)[.)])(?=[ \t]|$))+"
    r"(?:\[[ xX]\](?=[ \t]))?",
    re.MULTILINE,
)
_NUMERAL = re.compile(
    r"^(?:[ \t>]|(?:[-*+:]|\d{1,9}[.)])(?=[ \t]|$))+(?:\[[ xX]\](?=[ \t]))?", re.MULTILINE
)
_ALERT = re.compile(r"^([ \t>]*>[ \t]*)\[!\w+\][+-]?", re.MULTILINE)
_FOOTNOTE = re.compile(rf"^{_LEAD}\[\^(?P<label>[^\]\s]+)\]:", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^(?P<label>[^\]\s]+)\](?!:)")
_EMOJI = re.compile(r":[_+-]*[a-zA-Z0-9][a-zA-Z0-9_+-]*:")
_QUOTED = re.compile(r"\n[ \t>]*")
_NOWHERE = -1
_CODE_IN_ROW = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_RAW = {"<!--": "-->", "<style": "</style", "<script": "</script"}
"""What opens text that has no listings in it, and what ends it."""

_INLINE_TAGS = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark meter output q ruby"
    " rp rt s samp small span strike strong sub sup time tt u var wbr blink".split()
)
_SPOKEN = ("alt", "title", "aria-label", "caption", "fig-alt", "fig-cap", "placeholder")
"""Attributes that hold words for people."""
_SOURCES = ("src", "poster", "background", "background-image", "data-background-image")
"""Attributes that name a picture."""
_PRIVATE = {code: 0xE000 + code for code in map(ord, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")}
_PUBLIC = {private: code for code, private in _PRIVATE.items()}
"""Marks that mean nothing, in code and behind a backslash, are set aside as private characters."""


@dataclass(slots=True)
class Scan:
    """A talk's text, row by row: what is left of it as words, and the things in it."""

    rows: list[str]
    items: list[Item] = field(default_factory=list)
    homes: dict[int, int] = field(default_factory=dict)
    """Of rows that are shown elsewhere, as footnotes are: the row where."""
    anywhere: frozenset[int] = frozenset()
    """Rows that may stand on any slide."""
    on_row: dict[int, list[Item]] = field(init=False)

    def __post_init__(self) -> None:
        """Put the items by their rows."""
        self.on_row = {}
        for item in self.items:
            self.on_row.setdefault(item.row, []).append(item)

    def between(self, start: int, end: int) -> Contents:
        """What stands, or is shown, from row `start` on and before row `end`."""
        return self._of(self.shown_between(start, end))

    def shown_between(self, start: int, end: int) -> list[int]:
        """The rows of `between`."""
        own = [row for row in range(start, end) if row not in self.homes]
        own += [row for row, home in self.homes.items() if start <= home < end]
        return sorted(row for row in own if row not in self.anywhere)

    def loose(self) -> Contents:
        """What may stand on any slide."""
        return self._of(sorted(self.anywhere))

    def _of(self, rows: Sequence[int]) -> Contents:
        return Contents(
            [self.rows[row] for row in rows],
            [item for row in rows for item in self.on_row.get(row, ())],
        )


def scan(text: str, spelling: Spelling) -> Scan:
    """What is in a talk's text, which is written in a dialect's `spelling`."""
    return _Scanner(spelling).scan(text)


@dataclass(slots=True)
class _Scanner:
    spelling: Spelling
    items: list[Item] = field(default_factory=list)

    def scan(self, text: str) -> Scan:
        """Everything in `text`."""
        rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        rows, anywhere = self.spelling.prepare(rows)
        text = "\n".join(self._without_listings(rows))
        text = self._without_inlines(text)
        result = text.translate(_PUBLIC).split("\n")
        return Scan(result, self.items, self._homes(rows), anywhere)

    def _without_listings(self, rows: Sequence[str]) -> Iterator[str]:
        """The rows; those of listings are empty, and told as items."""
        at = 0
        is_listing = False
        lead = before = raw = ""
        while at < len(rows):
            row = rows[at]
            if (
                not raw
                and ("```" in row or "~~~" in row)
                and (opening := _FENCE.match(row))
                and not (opening["mark"][0] == "`" and "`" in opening["info"])
            ):
                end = _end_of(rows, at, opening)
                closed = end < len(rows)
                yield " ".join(self.spelling.titles(opening["info"]))
                yield from self._fence(opening, rows[at + 1 : end], at + 1)
                yield from [""] * closed
                at = end + closed
                before, is_listing = "", False
                continue
            raw = _raw_after(row, raw)
            if not raw and _INDENTED.match(row) and (is_listing or not before.strip()) and not lead:
                is_listing = True
                self._add("line", row, at)
                yield ""
            else:
                is_listing = is_listing and not row.strip()
                if row.strip():
                    lead = row if _BULLET.match(row) or (lead and row[:1] in " \t") else ""
                yield row
            before = row
            at += 1

    def _fence(self, opening: re.Match[str], rows: Sequence[str], start: int) -> Iterator[str]:
        """What is left of a listing's rows as words."""
        quoted = ">" in opening["lead"]
        lines = [re.sub(r"^[ \t]*(?:> ?)+", "", row) if quoted else row for row in rows]
        language = re.match(r"[\s{.]*([\w-]*)", opening["info"])
        name = language[1].lower() if language else ""
        if name == "mermaid":
            return (_labels(line) for line in lines)
        if name == "chart":
            self._chart(lines, start)
        elif name == "qr":
            self._add("link", " ".join(" ".join(lines).split()), start)
        else:
            for at, line in self.spelling.listing(opening["info"], lines, start):
                self._add("line", line, at)
        return ("" for _ in lines)

    def _chart(self, lines: Sequence[str], start: int) -> None:
        rule = next((at for at, line in enumerate(lines) if line.strip() == "---"), -1)
        for at, line in enumerate(lines):
            if at < rule:
                key, _, value = line.partition(":")
                if key.strip().lower() in ("title", "x", "y", "alt"):
                    self._add("value", value, start + at)
            elif at > rule and line.strip():
                for cell in next(csv.reader([line], skipinitialspace=True), []):
                    if cell.strip():
                        self._add("value", cell, start + at)

    def _without_inlines(self, text: str) -> str:
        text = _NO_MARKUP.sub(_set_aside, text)
        text = self.spelling.rewrite(text)
        text = _COMMENT.sub(self._comment, text)
        text = _SILENT.sub(lambda found: "\n" * found[0].count("\n"), text)
        text = _MATH.sub(self._math, text) if "$" in text else text
        text, known = self._defined(text)
        text = _AUTOLINK.sub(self._autolink, text)
        text = _MAIL.sub(r"\g<target>", text)
        text = _TAG.sub(self._tag, text)
        text = self._without_targets(text, known)
        text = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text)
        text = _COLONS.sub(self._colons, text)
        text = _BRACES.sub(self._braces, text)
        text = _ALERT.sub(r"\1", text)
        text = _FOOTNOTE.sub("", text)
        text = _FOOTNOTE_MARK.sub("", text)
        text = text.replace("^[", " [")
        mark = _MARK if self.spelling.letters else _NUMERAL
        text = mark.sub(" ", text)
        if self.spelling.emoji and _EMOJI.search(text):
            text = _EMOJI.sub(_emoji, text)
        return _references_undone(text)

    def _defined(self, text: str) -> tuple[str, Mapping[str, tuple[str, str]]]:
        """`text` without definitions, and target and title of each label."""
        known: dict[str, tuple[str, str]] = {}

        def define(found: re.Match[str]) -> str:
            if found["angle"] is None and not found["bare"]:
                return found[0]
            title = (found["title"] or "")[1:-1]
            known.setdefault(_label(found["label"]), (_target(found), title))
            return "\n" * found[0].count("\n")

        return _DEFINITION.sub(define, text) if "]:" in text else text, known

    def _without_targets(self, text: str, known: Mapping[str, tuple[str, str]]) -> str:
        """`text` without what pictures and links lead to."""

        def picture_by_label(found: re.Match[str]) -> str:
            named = known.get(_label(found["label"] or found["alt"]))
            if named is None:
                return found[0]
            self._add_at("picture", named[0], text, found.start())
            return f" {found['alt']} {named[1]} "

        def by_label(found: re.Match[str]) -> str:
            named = known.get(_label(found["label"] or found["text"]))
            if named is None:
                return found[0]
            self._add_at("link", named[0], text, found.start())
            return found["text"] + (f" {named[1]}" if named[1] else "")

        text = _PICTURE.sub(self._picture, text)
        if known:
            text = _PICTURE_BY_LABEL.sub(picture_by_label, text)
        text = _LINK.sub(self._link, text)
        if known:
            text = _LABEL.sub(by_label, text)
        return text

    def _picture(self, found: re.Match[str]) -> str:
        self._add("picture", _target(found), _row(found))
        title = (found["title"] or "")[1:-1]
        words = self.spelling.description(found["alt"])
        return f" {words} {title} " + "\n" * (
            found[0].count("\n") - words.count("\n") - title.count("\n")
        )

    def _link(self, found: re.Match[str]) -> str:
        before = found.string.rfind("\n\n", 0, found.start())
        if "[" not in found.string[max(before, 0) : found.start()]:
            return found[0]
        if target := _target(found):
            self._add("link", target, _row(found))
        title = (found["title"] or "")[1:-1]
        lines = found[0].count("\n") - title.count("\n")
        return (f" {title} " if title else "") + "\n" * lines

    def _autolink(self, found: re.Match[str]) -> str:
        self._add("link", found["target"], _row(found))
        return f"{found['target']}"

    def _math(self, found: re.Match[str]) -> str:
        row = _row(found)
        self._add("formula", _QUOTED.sub("\n", found["display"] or found["inline"]), row)
        return " " + "\n" * found[0].count("\n")

    def _comment(self, found: re.Match[str]) -> str:
        return self.spelling.comment(found[1]) + "\n" * (
            found[0].count("\n") - self.spelling.comment(found[1]).count("\n")
        )

    def _tag(self, found: re.Match[str]) -> str:
        """A tag's own words; its pictures and links are told."""
        row = _row(found)
        name, lines = found["name"].lower(), "\n" * found[0].count("\n")
        found_pairs = () if found["end"] else _PAIR.findall(found["rest"])
        pairs = {key.lower(): double or single or bare for key, double, single, bare in found_pairs}
        for key in _SOURCES:
            if pairs.get(key) and name in ("img", "video", "audio", "source", "iframe", "embed"):
                self._add("picture", unescape(pairs[key]), row)
        if name == "a" and pairs.get("href") and "</a" in found.string[found.end() :].lower():
            self._add("link", pairs["href"], row)
        spoken = " ".join(
            pairs[key] for key in ("alt", "aria-label") if pairs.get(key) and name == "img"
        )
        return (f" {spoken} " if spoken else "" if name in _INLINE_TAGS else " ") + lines

    def _colons(self, found: re.Match[str]) -> str:
        rest = found["rest"].rstrip().rstrip(":")
        return f"{found['lead']} {rest}"

    def _braces(self, found: re.Match[str]) -> str:
        row = _row(found)
        spoken: list[str] = []
        for key, double, single, bare in _PAIR.findall(found["inner"]):
            value = double or single or bare
            if key in _SPOKEN:
                spoken.append(value)
            elif key in ("background", "background-image") and re.search(r"\.\w+$", value):
                self._add("picture", value, row)
        return f" {' '.join(spoken)} " if spoken else "" + "\n" * found[0].count("\n")

    def _homes(self, rows: Sequence[str]) -> dict[int, int]:
        """Where the rows of each footnote are shown: at its first mark; without one nowhere."""
        marks: dict[str, int] = {}
        for at, row in enumerate(rows):
            for found in _FOOTNOTE_MARK.finditer(row) if "[^" in row else ():
                marks.setdefault(found["label"], at)
        homes: dict[int, int] = {}
        for at, row in enumerate(rows):
            note = _FOOTNOTE.match(row) if "[^" in row else None
            if note:
                end = at + 1
                while end < len(rows) and (
                    rows[end][:1] in " \t"
                    or (
                        rows[end].strip()
                        and not re.match(r"[ \t>]*(?:#|-|\[\^|`{3}|:::)", rows[end])
                    )
                    or (
                        not rows[end].strip()
                        and rows[end + 1 : end + 2]
                        and rows[end + 1][:4] == "    "
                    )
                ):
                    end += 1
                homes |= dict.fromkeys(range(at, end), marks.get(note["label"], _NOWHERE))
        return homes

    def _add(self, kind: Kind, text: str, row: int) -> None:
        text = _references_undone(text) if kind in ("link", "picture") else text
        if text.strip():
            self.items.append(Item(kind, text.translate(_PUBLIC), row))

    def _add_at(self, kind: Kind, text: str, whole: str, offset: int) -> None:
        self._add(kind, text, whole.count("\n", 0, offset))


def _end_of(rows: Sequence[str], start: int, opening: re.Match[str]) -> int:
    """The row that closes a fence, or the number of rows."""
    mark = opening["mark"]
    closing = re.compile(rf"[ \t>]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
    for at in range(start + 1, len(rows)):
        if closing.match(rows[at]):
            return at
    return len(rows)


def _raw_after(row: str, raw: str) -> str:
    """What ends the comment or the raw HTML that is open after `row`; `raw` is what did before."""
    if raw and raw not in row.lower():
        return raw
    if not raw and "<" not in row:
        return ""
    text = _CODE_IN_ROW.sub("", row).lower()
    text = text.rpartition(raw)[2] if raw else text
    opened = {text.rfind(opening): closing for opening, closing in _RAW.items()}
    at = max(opened)
    return opened[at] if at >= 0 and opened[at] not in text[at:] else ""


def _row(found: re.Match[str]) -> int:
    """The row that a match begins on."""
    return found.string.count("\n", 0, found.start())


def _set_aside(found: re.Match[str]) -> str:
    """Marks that mean nothing as private characters; a tag as it is."""
    return (found["escaped"] or found["code"] or "").translate(_PRIVATE) or found[0]


def _target(found: re.Match[str]) -> str:
    return (found["angle"] if found["angle"] is not None else found["bare"] or "").strip()


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _references_undone(text: str) -> str:
    """`text` without references to characters."""
    return _REFERENCE.sub(lambda found: unescape(found[0]), text) if "&" in text else text


def _emoji(found: re.Match[str]) -> str:
    from emoji import emojize  # noqa: PLC0415 - its data take a while, and few talks name any

    return emojize(found[0], language="alias")


_LABELS = re.compile(
    r"\[+[(/\\]?\"?([^\[\]()\"]+)|\(+\"?([^()\"]+)|\{+\"?([^{}\"]+)|\|\"?([^|\"]+)\"?\||\"([^\"]+)\""
    r"|(?:^\s*(?:title|section|subgraph|loop|alt|else|opt|par|and|critical|option|break|participant\s+\S+\s+as)\s+|:\s*)(.+)$"
)


def _labels(line: str) -> str:
    """The labels in a line of a diagram; its names and arrows are grammar."""
    if line.lstrip().startswith(("%%", "classDef", "style ", "linkStyle")):
        return ""
    return " ".join(text for found in _LABELS.findall(line) for text in found if text)
