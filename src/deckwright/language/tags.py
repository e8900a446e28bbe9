"""Language tags (BCP 47): what they begin with, and which way they are written."""

from __future__ import annotations

from typing import Final

_RIGHT_TO_LEFT: Final = frozenset(
    "ar arc bal ckb dv fa glk he iw ji khw ks lrc mzn nqo pnb ps rhg sd syr ug ur yi".split()
)
"""Languages that are usually written so; `iw` and `ji` are old tags of `he` and `yi`.

https://cldr.unicode.org: likely subtags, with the scripts below.
"""
_RIGHT_TO_LEFT_SCRIPTS: Final = frozenset("adlm arab hebr mand nkoo rohg samr syrc thaa".split())
"""ISO 15924. What a tag says of its script counts more than its language: `az-Arab`, `ug-Cyrl`."""
_SCRIPT_LETTERS: Final = 4


def subtags(language: str) -> tuple[str, ...]:
    """The parts of a tag, in lower case."""
    return tuple(language.replace("_", "-").lower().split("-"))


def primary(language: str) -> str:
    """The language itself, `de` of `de-CH`."""
    return subtags(language)[0]


def is_right_to_left(language: str) -> bool:
    """Whether `language` is written from right to left."""
    first, *rest = subtags(language)
    script = next((part for part in rest if len(part) == _SCRIPT_LETTERS and part.isalpha()), "")
    return script in _RIGHT_TO_LEFT_SCRIPTS if script else first in _RIGHT_TO_LEFT


def direction(language: str) -> str:
    """The direction of writing, as HTML's `dir` takes it."""
    return "rtl" if is_right_to_left(language) else "ltr"
