"""A long handout in parts: set one after the other, and joined.

Typst keeps all that it lays out to the end, about 1.5 MB a page. So what stands at the front, some
talks at a time, and what stands at the end are documents of their own. Each is told how many pages
stand before it, and the pages of places in others; as Typst itself does, we set again what was told
wrong.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from deckwright.model.talk import PdfStandard
from deckwright.write.typst.compile import Source, compile_pdf, forget, query_values
from deckwright.write.typst.join import PrintedPlace, join, page_count

PART: Final = 400_000
"""Characters of data: about a hundred pages."""
WHOLE: Final[Mapping[str, Any]] = {
    "opens": True,
    "closes": True,
    "before": 0,
    "elsewhere": {},
    "stand-ins": [],
    "places": [],
}
"""The `part` of the data of a handout that is set at once."""
_LONG: Final = 4 * PART
_ROUNDS: Final = 5
_GUESS: Final = 1000
"""The page of what is not set yet: about as wide as the true one."""
_END: Final = ("speakers", "glossary", "links")

Data = Mapping[str, Any]


def is_long(source: Source) -> bool:
    """Whether it is set in parts. A `handout.typ` of one's own may know nothing of them."""
    return "handout.typ" not in source.design and sum(map(_size, source.data["talks"])) > _LONG


def compile_parts(
    source: Source, modified: dt.datetime, standard: PdfStandard, size: int = PART
) -> tuple[bytes, tuple[str, ...]]:
    """As `compile_pdf`, but with about `size` characters of data in memory at a time.

    Raises `TypesettingError`.
    """
    parts = [_HandoutPart.of(source, data) for data in _cut(source.data, size)]
    places: dict[str, PrintedPlace] = {}
    for _ in range(_ROUNDS):
        before = 0
        changed = False
        for part in parts:
            told = part.told(before, places)
            if told != part.source.data["part"] or not part.pdf:
                part.set(told, modified, standard)
                places |= part.places()
                changed = True
            before += page_count(part.pdf)
        if not changed:
            break
    warnings = dict.fromkeys(text for part in parts for text in part.warnings)
    return join([part.pdf for part in parts], places), tuple(warnings)


@dataclass(slots=True)
class _HandoutPart:
    """A document of its own, and what was made of it."""

    source: Source
    titles: Mapping[str, str]
    """Its places by their labels."""
    away: Sequence[str]
    """The labels of other parts that it leads to."""
    pdf: bytes = b""
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, source: Source, data: Data) -> _HandoutPart:
        """The part that prints `data`."""
        titles = _titles(data)
        away = [to for to in dict.fromkeys(_led(data)) if to not in titles]
        part = {**data["part"], "places": list(titles)}
        return cls(replace(source, data={**data, "part": part}), titles, away)

    def told(self, before: int, places: Mapping[str, PrintedPlace]) -> Data:
        """What it has to know of the others."""
        elsewhere = {to: places[to].page if to in places else _GUESS for to in self.away}
        return {**self.source.data["part"], "before": before, "elsewhere": elsewhere}

    def set(self, told: Data, modified: dt.datetime, standard: PdfStandard) -> None:
        """Make its pages."""
        self.source = replace(self.source, data={**self.source.data, "part": told})
        self.pdf, self.warnings = compile_pdf(self.source, modified, standard)

    def places(self) -> dict[str, PrintedPlace]:
        """Where its places came to stand; after which Typst keeps nothing of it in memory."""
        data = self.source.data
        before, word = data["part"]["before"], data["words"]["page"]
        found = {}
        for place in query_values(self.source, "place"):
            page = before + place["page"]
            title = f"{self.titles[place['name']]}, {word} {page}"
            found[place["name"]] = PrintedPlace(page, place["left"], place["top"], title)
        forget()
        return found


def _cut(data: Data, size: int) -> Iterator[Data]:
    """What the parts print: the front, talks of about `size`, and the end, if there is one."""
    ends = {key: data[key] for key in _END}
    bare = {**data, "talks": [], "longer": [], "programme": [], "schedule": []}
    bare |= dict.fromkeys(_END, ())
    more = any(ends.values())
    stand_ins = [*_headings(data["talks"]), *_end_headings(data)]
    yield {
        **bare,
        "programme": data["programme"],
        "schedule": data["schedule"],
        "part": {**WHOLE, "closes": False, "stand-ins": stand_ins},
    }
    groups = _groups(data["talks"], size)
    for talks in groups:
        closes = not more and talks is groups[-1]
        part = {**WHOLE, "opens": False, "closes": closes}
        yield {**bare, "talks": talks, "longer": [0] * len(talks), "part": part}
    if more:
        yield {**bare, **ends, "part": {**WHOLE, "opens": False}}


def _groups(talks: Sequence[Data], size: int) -> list[list[Data]]:
    """`talks` in groups of at least `size`, the last apart."""
    groups: list[list[Data]] = [[]]
    room = size
    for talk in talks:
        if room <= 0:
            groups.append([])
            room = size
        groups[-1].append(talk)
        room -= _size(talk)
    return groups


def _size(talk: Data) -> int:
    return len(json.dumps(talk, ensure_ascii=False))


def _headings(talks: Sequence[Data]) -> Iterator[Data]:
    """What the contents list of `talks`."""
    for talk in talks:
        title = talk["title"]
        yield {"level": 1, "name": title, "to": talk["label"], "speakers": talk["speakers"]}
        for node in (*talk.get("body", ()), *talk.get("slides", ())):
            if node.get("t", "heading") == "heading" and node.get("label"):
                name = node.get("name") or node["title"]
                yield {"level": node["level"], "name": name, "to": node["label"], "speakers": []}


def _end_headings(data: Data) -> list[Data]:
    """What the contents list of the end."""
    titles = [data["words"][key] for key in _END if data[key]]
    return [
        {"level": 1, "name": title, "to": f"back-{number}", "speakers": []}
        for number, title in enumerate(titles, 1)
    ]


def _titles(data: Data) -> dict[str, str]:
    """Where links may lead to in what is printed of `data`: titles by labels."""
    listed = (*_headings(data["talks"]), *_end_headings(data))
    titles = {one["to"]: one["name"] for one in listed}
    for talk in data["talks"]:
        titles |= dict.fromkeys(talk.get("anchors", ()), talk["title"])
        for node, after in pairwise([*talk.get("body", ()), {}]):
            if node["t"] == "anchor":
                titles[node["label"]] = after.get("name", talk["title"])
        for slide in talk.get("slides", ()):
            titles |= dict.fromkeys(slide["anchors"], slide["title"])
    return titles


def _led(node: object) -> Iterator[str]:
    """The labels that something in `node` leads to."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "to":
                yield from [value] if isinstance(value, str) else value or ()
            else:
                yield from _led(value)
    elif isinstance(node, list):
        for one in node:
            yield from _led(one)
