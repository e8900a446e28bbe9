"""What a text or a deck holds, as things that can be counted, and what two of them differ in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Literal, TypeAlias
from urllib.parse import unquote, urlsplit

Kind = Literal["word", "line", "picture", "link", "formula", "value"]
Key: TypeAlias = tuple[Kind, str]
"""A thing in the form in which it is compared."""
Count: TypeAlias = Counter[Key]

_TARGETS = ("picture", "link")
"""Kinds that are one thing, be it of several words."""
_JOINERS = re.compile("[*_~^=\\\\`\\[\\]\u00ad\u200b-\u200d\u2060\ufeff]")
"""Marks of Markdown within a word, and what nobody sees: a word is one with or without them."""
_EAST_ASIAN = "\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_EAST_ASIAN}]|[^\W_{_EAST_ASIAN}]+")
"""Letters and digits; where scripts set no spaces, each character is a word."""
_ASCII_JOINERS = dict.fromkeys(map(ord, "*_~^=\\`[]"))
_ASCII_WORD = re.compile("[0-9a-z]+")
"""The same of texts that are ASCII alone, as most are; they are read several times as fast."""
MARK = "\u2063{}\u2063"
"""The number that a footnote's mark has in the deck, which no text of the source holds."""
_MARK = re.compile(r"\u2063\d+\u2063")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?%?")
_ADDRESS = re.compile(r"[A-Za-z][\w+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that is more than words: a listing's line, a picture, a link, a formula, a value."""

    kind: Kind
    text: str
    """As it is written."""
    row: int = 0
    """The row of the source, counted from 0."""

    @property
    def key(self) -> Key:
        """The form in which it is compared."""
        return self.kind, _FORMS[self.kind](self.text)


@dataclass(slots=True)
class Contents:
    """Running text, and what is more than that; filled while something is read."""

    texts: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def count(self) -> Count:
        """How often each thing is there."""
        found = _words_in("\n".join(self.texts))
        found.update(item.key for item in self.items)
        return found

    def add(self, other: Contents) -> None:
        """All that another holds."""
        self.texts += other.texts
        self.items += other.items


def words(text: str) -> list[str]:
    """The words of a text as they are compared: without case, marks and forms of characters."""
    if text.isascii():
        return _ASCII_WORD.findall(text.translate(_ASCII_JOINERS).lower())
    text = unicodedata.normalize("NFKC", text)
    return _WORD.findall(_JOINERS.sub("", _MARK.sub("", text)).casefold())


def shortfall(wanted: Count, there: Count) -> tuple[Count, Count]:
    """What of `wanted` is not `there`, and what of that is left over.

    What is more than words may stand as words, where it is read as text, and words as one of these.
    """
    lacking, over = wanted - there, there - wanted
    if not lacking:
        return lacking, over
    lacking, over = in_words(lacking), in_words(over)
    lacking, over = lacking - over, over - lacking
    for key in [key for key in lacking if key[0] in _TARGETS]:
        said = _words_of(key)
        while lacking[key] and said and said <= over:
            lacking[key] -= 1
            over -= said
    for key in [key for key in over if key[0] in _TARGETS and lacking]:
        lacking -= _words_of(key)
    return +lacking, over


def in_words(count: Count) -> Count:
    """Things whose words count one by one, in words; all else, and what has none, as it is."""
    result: Count = Counter()
    for key, number in count.items():
        said = {} if key[0] in _TARGETS else _words_of(key)
        for one in said or (key,):
            result[one] += number * said.get(one, 1)
    return result


def _words_of(key: Key) -> Count:
    return _words_in(key[1])


def _words_in(text: str) -> Count:
    return Counter({("word", word): number for word, number in Counter(words(text)).items()})


def _line(text: str) -> str:
    return " ".join(text.split())


def _picture(source: str) -> str:
    """The name of its file, which stays when the picture is cleaned, copied or fetched."""
    if source.startswith("data:"):
        return source[:64]
    path = unquote(urlsplit(source).path if _ADDRESS.match(source) else source)
    return path.strip().rpartition("/")[2].partition("?")[0].partition("#")[0].casefold()


def _link(target: str) -> str:
    """An address; one place for all slides, whose ids may be told anew."""
    if target.startswith("#"):
        return "#"
    return unquote(unescape(target)).strip().rstrip("/").casefold()


def _value(text: str) -> str:
    number = text.strip().replace("_", "").replace("\u2212", "-")
    if not _NUMBER.fullmatch(number):
        return " ".join(words(text))
    return f"{float(number.removesuffix('%')):.12g}"


_FORMS = {
    "word": str.casefold,
    "line": _line,
    "picture": _picture,
    "link": _link,
    "formula": _line,
    "value": _value,
}


def said(count: Iterable[Key]) -> Iterator[str]:
    """Things in words, as a message names them."""
    for kind, value in count:
        match kind:
            case "word" | "value":
                yield f"“{value}”"
            case "line":
                yield f"the line `{value}`"
            case "formula":
                yield f"the formula `{value}`"
            case "picture":
                yield f"the picture `{value}`"
            case "link":
                yield "a link to a slide" if value == "#" else f"the link to `{value}`"
