"""`::: include file.md#section` and `chart {src=data.csv}`: other files' lines take their place.

Every line remembers where it comes from, so that messages point into the right file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.source import Span
from deckwright.read.text_files import read_text
from deckwright.read.workspace import locate

_INCLUDE = re.compile(r" {0,3}:{3,}\s*include\s+(?P<target>\S.*?)\s*:*\s*")
_FENCE = re.compile(r"\s*(?P<marks>`{3,}|~{3,})\s*(?P<info>.*)")
_SOURCE = re.compile(r"""\bsrc=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"'{}]+))""")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})\s+(?P<words>.*?)(?:\s+#+)?\s*")
_ID = re.compile(r"\{[^{}]*#(?P<id>[\w:.-]+)[^{}]*\}\s*$")
_KEY = re.compile(r"[\w-]+:")
_NO_SLUG = re.compile(r"[^\w\- ]")
_DEEPEST = 8
_MOST = 200
"""Files that one talk may take in, all together."""
_LONGEST = 1_000_000
"""Characters that they may have, all together: the last one may go beyond."""


@dataclass(frozen=True, slots=True)
class Expanded:
    """A body with everything that it includes. `origins` has a place for each of its lines."""

    lines: tuple[str, ...]
    origins: tuple[Span, ...]
    files: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]


def has_includes(body: str) -> bool:
    """Whether there is anything to take in."""
    return "include" in body or "src=" in body


def expand(body: str, path: Path, first_line: int, root: Path) -> Expanded:
    """`body`, which begins on `first_line` of the file at `path`, with what it includes.

    Only files within `root` are read. What cannot be included is left out and reported.
    """
    expander = _Expander(root)
    lines = tuple(
        (text, Span(str(path), number)) for number, text in enumerate(body.split("\n"), first_line)
    )
    result = tuple(expander.expanded(lines, path, (path.resolve(),)))
    return Expanded(
        tuple(text for text, _ in result),
        tuple(span for _, span in result),
        tuple(dict.fromkeys(expander.files)),
        tuple(expander.findings),
    )


_Line = tuple[str, Span]


@dataclass
class _Expander:
    """Collects what was read, and what could not be."""

    root: Path
    files: list[Path] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    length: int = 0
    """Characters of `files`."""

    def expanded(
        self, lines: Sequence[_Line], path: Path, above: tuple[Path, ...]
    ) -> Iterator[_Line]:
        """The lines of the file at `path`; `above` are the files that it is included from."""
        fence = ""
        data: list[_Line] = []
        for text, span in lines:
            found = _FENCE.match(text)
            if fence:
                if found and found["marks"].startswith(fence) and not found["info"]:
                    yield from data
                    fence, data = "", []
                yield text, span
            elif found:
                fence = found["marks"]
                data = self.data(found["info"], path, span)
                yield text, span
            elif include := _INCLUDE.fullmatch(text):
                yield from self.included(include["target"], path, span, above)
            else:
                yield text, span

    def included(
        self, target: str, path: Path, span: Span, above: tuple[Path, ...]
    ) -> Iterator[_Line]:
        """The lines of the file, or of the section of it, that `target` names."""
        name, _, section = target.partition("#")
        file = self.located(name, path, span)
        if file is None:
            return
        if file.resolve() in above:
            message = f"`{name}` is not included: files include each other in a circle"
            self.report("DW127", span, message, "include a file that includes less")
            return
        text = self.text(file, name, span, len(above))
        if text is None:
            return
        body, first = _body(text)
        lines = [(line, Span(str(file), at)) for at, line in enumerate(body.split("\n"), first)]
        if section:
            lines = list(_section(lines, section))
            if not lines:
                hint = "give a heading of that file the id, or name one of its headings"
                self.report("DW126", span, f"`{name}` has no section `#{section}`", hint)
        yield "", span
        yield from self.expanded(lines, file, (*above, file.resolve()))
        yield "", span

    def data(self, info: str, path: Path, span: Span) -> list[_Line]:
        """The lines of the data file that a chart's fence names."""
        found = _SOURCE.search(info) if info.split(maxsplit=1)[:1] == ["chart"] else None
        if found is None:
            return []
        name = found["quoted"] or found["bare"] or ""
        file = self.located(name, path, span)
        text = self.text(file, name, span) if file else None
        if text is None:
            return []
        rows = [(row, Span(str(file), at)) for at, row in enumerate(text.rstrip().split("\n"), 1)]
        return [("---", span), *rows]

    def text(self, file: Path, name: str, span: Span, depth: int = 0) -> str | None:
        """The text of a file, unless that would be too much."""
        if depth > _DEEPEST or len(self.files) >= _MOST or self.length > _LONGEST:
            message = f"`{name}` is not included: that is too much to take in"
            self.report("DW127", span, message, "include a file that includes less")
            return None
        text, mistakes = read_text(file)
        self.findings += mistakes
        if text is not None:
            self.files.append(file)
            self.length += len(text)
        return text

    def located(self, name: str, path: Path, span: Span) -> Path | None:
        """The file that is named in the file at `path`."""
        file = locate(unquote(name), path.parent, self.root)
        if isinstance(file, Path):
            return file
        where = "lies outside the workspace" if file == "outside" else "is not there"
        hint = "a path is relative to the file that names it"
        self.report("DW126", span, f"`{name}` {where} and is not included", hint)
        return None

    def report(self, code: str, span: Span, message: str, hint: str) -> None:
        """Keep a finding."""
        self.findings.append(warning(code, span, message, hint))


def _body(text: str) -> tuple[str, int]:
    """The text behind the front matter, which says how a talk is shown, and its first line."""
    lines = text.split("\n")
    if lines[0].rstrip() == "---" and len(lines) > 1 and _KEY.match(lines[1]):
        for at, line in enumerate(lines[1:], 1):
            if line.rstrip() in ("---", "..."):
                return "\n".join(lines[at + 1 :]), at + 2
    return text, 1


def _section(lines: Sequence[_Line], name: str) -> Iterator[_Line]:
    """From the heading with that id, or with those words, to the next of its level or above."""
    level = 0
    fence = ""
    for text, span in lines:
        mark = _FENCE.match(text)
        if fence or mark:
            closes = mark is not None and mark["marks"].startswith(fence) and not mark["info"]
            fence = "" if fence and closes else fence or (mark["marks"] if mark else "")
        elif found := _HEADING.fullmatch(text):
            depth = len(found["marks"])
            if level and depth <= level:
                return
            if not level and name in _names(found["words"]):
                level = depth
        if level:
            yield text, span


def _names(heading: str) -> tuple[str, ...]:
    """What a heading is called: its own id, else its words as GitHub writes them."""
    own = _ID.search(heading)
    if own:
        return (own["id"],)
    return (_NO_SLUG.sub("", heading.strip().lower()).replace(" ", "-"),)
