"""Text as it may stand in any output: no control characters, nothing that XML forbids."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]",
)
"""C0 and C1 controls, lone surrogates, the byte order mark and the two code points that XML 1.0
(section 2.2, `Char`) leaves out."""

_SEPARATORS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Line ends to Unicode that are none to Markdown: they would shift every line number."""

_SPACES = re.compile(r"[\t\n\r]+")
_NO_SLUG = re.compile(r"[^\w\- ]")
_EAST_ASIAN = "[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
"""Scripts that set no space between words; Korean does and is left out. Large classes of characters
take milliseconds to compile, so this one is compiled where it is met."""


def clean_source(text: str) -> str:
    """`text` with line feeds for line ends and without characters that no output may hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("", _SEPARATORS.sub(" ", text))


def one_line(text: str) -> str:
    """`text` cleaned again, on one line: character references bring anything back."""
    return text if text.isprintable() else _SPACES.sub(" ", clean_source(text))


def slug(title: str) -> str:
    """The id GitHub makes of a heading: lower case, no punctuation, hyphens for spaces."""
    return _NO_SLUG.sub("", title.strip().lower()).replace(" ", "-")


def soft_break(before: str, after: str) -> str:
    """What a line end within a paragraph reads as, between these two characters."""
    if before.isascii() or after.isascii():
        return " "
    return "" if re.match(_EAST_ASIAN, before) and re.match(_EAST_ASIAN, after) else " "
