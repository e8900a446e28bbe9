"""Where the settings of a Markdown file stand, where its text begins, and with which heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from deckwright.diagnostics import Diagnostic, error
from deckwright.model.source import Span
from deckwright.read.settings.yaml_document import Document, parse_document

_LONGEST_TITLE = 500
"""Characters of a heading that can become a title."""
_CODE_OR_COMMENT = re.compile(r"(?ms)^ {0,3}(```+|~~~+).*?(^ {0,3}\1|\Z)|<!--.*?(-->|\Z)")
_KEY = re.compile(r"[\"']?\w[\w. /-]{0,60}[\"']?[ \t]*:(?:[ \t]|$)")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_WRAPPERS = frozenset(("", "md", "markdown", "yaml", "yml"))
"""What a fence around front matter, or around a whole file, is called."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Front matter, the text and the line of the file that it begins on.

    Where the front matter is not on top, its lines are blank in the text.
    """

    front: str
    front_line: int
    body: str
    first_line: int


def parts_of(text: str) -> Parts | None:
    """The two parts of a file; None where it has no front matter.

    Front matter stands between a line `---` and the next `---` or `...`. Blank lines and listings
    may come before, as Quarto's cells do; a fence may stand around it, or around the whole file.
    What holds no `key: value` there is none: a file may begin with a rule.
    """
    lines = text.split("\n")
    start, fence = _opening(lines)
    end = None if start is None else _closing(lines, start)
    if start is None or end is None:
        return None
    front = lines[start + 1 : end]
    if not (_has_keys(front, on_top=start == 0) or (start == 0 and not "".join(front).strip())):
        return None
    if start == 0:
        return Parts("\n".join(front), 2, "\n".join(lines[end + 1 :]), end + 2)
    blank = {*range(start, end + 1), *_around(lines, start, end, fence)}
    body = ("" if at in blank else line for at, line in enumerate(lines))
    return Parts("\n".join(front), start + 2, "\n".join(body), 1)


def split(text: str, path: str) -> tuple[Document | None, str, int, tuple[Diagnostic, ...]]:
    """Front matter, body, the body's first line and what is wrong with the front matter."""
    parts = parts_of(text)
    if parts is not None:
        document, found = parse_document(parts.front, path, first_line=parts.front_line)
        return document, parts.body, parts.first_line, found
    lines = text.split("\n")
    unclosed = lines[0].rstrip() == "---" and _closing(lines, 0) is None
    if not unclosed or not re.match(r"\w+:", lines[1] if len(lines) > 1 else ""):
        return Document(path, {}, {}), text, 1, ()
    message = "the front matter is opened here and not closed"
    hint = "close it with a line `---`"
    return None, text, 1, (error("DW107", Span(path, 1, 1), message, hint),)


def _opening(lines: Sequence[str]) -> tuple[int | None, str]:
    """The number of the line that opens front matter, and the fence that stands around it."""
    at = 0
    while at < len(lines):
        text = lines[at].rstrip()
        found = _FENCE.match(text)
        if text == "---":
            return at, ""
        below = lines[at + 1].rstrip() if at + 1 < len(lines) else ""
        if found and below == "---" and found["info"].strip().lower() in _WRAPPERS:
            return at + 1, found["fence"]
        if found:
            at = next(
                (n for n in range(at + 1, len(lines)) if _closes(lines[n], found["fence"])),
                len(lines),
            )
        elif text:
            break
        at += 1
    return None, ""


def _closing(lines: Sequence[str], start: int) -> int | None:
    """The number of the line that closes front matter begun on line `start`."""
    closing = (n for n in range(start + 1, len(lines)) if lines[n].rstrip() in ("---", "..."))
    return next(closing, None)


def _has_keys(front: Sequence[str], *, on_top: bool) -> bool:
    """Whether settings stand there, and no slide, whose heading would be a comment of YAML.

    Where no key comes right below the line `---`, as pandoc wants it
    (https://pandoc.org/MANUAL.html#extension-yaml_metadata_block), there is more to doubt.
    """
    rows = [row for row in front if row.strip()]
    keys = [row for row in rows if not row.startswith("#")]
    if not keys:
        return False
    if front[0].strip() and on_top:
        return any(map(_KEY.match, keys)) or keys[0].startswith(("{", "&", "*", "!"))
    return rows == keys and _KEY.match(front[0] if not on_top else keys[0]) is not None


def _around(lines: Sequence[str], start: int, end: int, fence: str) -> tuple[int, ...]:
    """The lines of the fence that stands around front matter, or around the whole file."""
    if not fence:
        return ()
    filled = [n for n in range(end + 1, len(lines)) if lines[n].strip()]
    closing = [n for n in (filled[:1] + filled[-1:]) if _closes(lines[n], fence)]
    return (start - 1, *closing[:1])


def _closes(line: str, fence: str) -> bool:
    text = line.strip()
    return len(text) >= len(fence) and text.startswith(fence) and not text.strip(fence[0])


def first_heading(body: str, deepest: int = 1) -> str:
    """The words of the first `# Heading` outside code and comments, or nothing.

    Headings count to the level of `deepest`.
    """
    visible = _CODE_OR_COMMENT.sub("", body)
    match = re.search(rf"(?m)^ {{0,3}}#{{1,{deepest}}}[ \t]+(.*)$", visible)
    return plain_heading(match[1][:_LONGEST_TITLE]) if match else ""


def plain_heading(heading: str) -> str:
    """A heading's words, without closing marks, attributes and its commonest markup."""
    markdown = heading.strip()
    opening = markdown.rstrip("#")
    if not opening or opening[-1] in " \t":  # else the mark belongs to a word, as in C#
        markdown = opening
    words = re.sub(r"\s*\{[^{}]*\}\s*$", "", markdown)
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", words)
    words = unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", words))
    return re.sub(r"(?<!\w)(\*{1,3}|__?|`+|~~|==)(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", words).strip()
