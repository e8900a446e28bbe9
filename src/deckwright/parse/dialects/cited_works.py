"""The works of a bibliography, in BibTeX or CSL's JSON, read and set by pybtex.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html has the fields of CSL.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from deckwright.model.talk import ReferenceFile

if TYPE_CHECKING:
    from pybtex.database import Entry, Person
    from pybtex.style.formatting import BaseStyle

_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "chapter": "incollection", "paper-conference": "inproceedings",
    "report": "techreport", "thesis": "phdthesis",
}  # fmt: skip
_FIELDS = {
    "title": "title", "publisher": "publisher", "publisher-place": "address", "volume": "volume",
    "issue": "number", "page": "pages", "edition": "edition", "note": "note", "DOI": "doi",
    "URL": "url", "genre": "type",
}  # fmt: skip
_HOUSES = {"techreport": "institution", "phdthesis": "school"}
_BARE = ("doi", "url")
"""Fields that hold addresses, not LaTeX."""
_SPECIAL = re.compile(r"[#$%&_{}]")
_MARKS = re.compile(r"[\\`*_\[\]<>$@|~^]")
_YEAR = re.compile(r"\d{4}")
_LOGO = re.compile(r"\\((?:La|Bib)?TeX)(?![A-Za-z])(?:\{\})?[ ]?")
"""Names that LaTeX has commands for, and pybtex has not."""
_MOST_NAMES = 2
"""Authors that are all named where a work is cited."""
_MOST_WORKS = 2_000


@dataclass(frozen=True, slots=True)
class Work:
    """A work as it is cited: in Markdown."""

    names: str
    year: str
    reference: str
    """How it stands in the list of works."""


def read_works(
    files: Iterable[ReferenceFile],
    wanted: Collection[str],
    report: Callable[[ReferenceFile, str], None],
    both: str = "and",
) -> Mapping[str, Work]:
    """The wanted works by their keys, as a list of them is sorted; `*` wants all.

    `both` stands between two authors. A file that is not understood is reported.
    """
    found: dict[str, Entry] = {}
    for file in files:
        try:
            for key, entry in _entries(file, None if "*" in wanted else wanted):
                found.setdefault(key, entry)
        except ValueError as failure:
            report(file, str(failure))
    return _set(dict(list(found.items())[:_MOST_WORKS]), f" {both} ")


def _entries(file: ReferenceFile, wanted: Collection[str] | None) -> Iterator[tuple[str, Entry]]:
    """What a file holds of the wanted. Raises `ValueError`, in the end, for what it cannot read."""
    if file.path.suffix.lower() == ".bib":
        from pybtex import errors  # noqa: PLC0415 - few talks cite
        from pybtex.database.input.bibtex import Parser  # noqa: PLC0415
        from pybtex.exceptions import PybtexError  # noqa: PLC0415
        from pybtex.scanner import PybtexSyntaxError  # noqa: PLC0415

        try:
            with errors.capture() as mistakes:
                entries = (
                    Parser(wanted_entries=wanted).parse_string(_LOGO.sub(r"\1", file.text)).entries
                )
        except (PybtexError, RecursionError) as failure:
            raise ValueError(str(failure)) from failure
        named = {key.casefold(): key for key in wanted or ()}
        for key, entry in entries.items():
            yield named.get(key.casefold(), key), entry
        if broken := [one for one in mistakes if isinstance(one, PybtexSyntaxError)]:
            raise ValueError(str(broken[0]))
        return
    works = json.loads(file.text)
    works = works.get("references", works) if isinstance(works, dict) else works
    for work in works if isinstance(works, list) else ():
        if isinstance(work, dict) and (wanted is None or str(work.get("id")) in wanted):
            yield str(work.get("id")), _from_csl(work)


def _from_csl(work: Mapping[str, Any]) -> Entry:
    from pybtex.database import Entry, Person  # noqa: PLC0415 - few talks cite

    kind = _TYPES.get(str(work.get("type")), "misc")
    fields = {
        ours: _plain(work[theirs], ours)
        for theirs, ours in _FIELDS.items()
        if isinstance(work.get(theirs), str | int | float)
    }
    if container := work.get("container-title"):
        fields["journal" if kind == "article" else "booktitle"] = _plain(container, "title")
    if kind in _HOUSES and "publisher" in fields:
        fields[_HOUSES[kind]] = fields.pop("publisher")
    issued = work.get("issued")
    if year := _YEAR.search(json.dumps(issued)):
        fields["year"] = year[0]
    persons = {
        role: [
            Person(first=_plain(one.get("given", ""), ""), last=_plain(last, ""))
            for one in people
            if isinstance(one, dict) and (last := one.get("family") or one.get("literal"))
        ]
        for role in ("author", "editor")
        if isinstance(people := work.get(role), list)
    }
    return Entry(kind, fields=fields, persons=persons)


def _plain(value: object, field: str) -> str:
    """A text as LaTeX, which pybtex takes all fields for."""
    text = re.sub(r"<[^<>]*>|\\", "", str(value))
    return text if field in _BARE else _SPECIAL.sub(r"\\\g<0>", text)


def _set(entries: Mapping[str, Entry], both: str) -> Mapping[str, Work]:
    """The works sorted by authors and years; those of the same get letters behind the year."""
    if not entries:
        return {}
    names = {key: _names(entry, both) for key, entry in entries.items()}
    years = {key: _year(entry) for key, entry in entries.items()}
    keys = sorted(entries, key=lambda key: (names[key].casefold(), years[key], key))
    alike = defaultdict[tuple[str, str], list[str]](list)
    for key in keys:
        alike[names[key], years[key]].append(key)
    works: dict[str, Work] = {}
    for key in keys:
        same = alike[names[key], years[key]]
        letter = _letters(same.index(key)) if len(same) > 1 else ""
        if letter:
            entries[key].fields["year"] = years[key] + letter
        works[key] = Work(names[key], years[key] + letter, _reference(key, entries[key]))
    return works


def _letters(number: int) -> str:
    more, at = divmod(number, 26)
    return (_letters(more - 1) if more else "") + chr(ord("a") + at)


def _names(entry: Entry, both: str) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [_last_name(person) for person in people]
    if not names:
        return _escaped(_text(entry.fields.get("title", ""))) or "Anonymous"
    if len(names) > _MOST_NAMES:
        return f"{names[0]} et al."
    return both.join(names)


def _last_name(person: Person) -> str:
    parts = (*person.prelast_names, *person.last_names) or tuple(person.first_names)
    return _escaped(_text(" ".join(parts)))


def _year(entry: Entry) -> str:
    found = _YEAR.search(entry.fields.get("year", "") or entry.fields.get("date", ""))
    return found[0] if found else entry.fields.get("year", "n.d.")


def _text(latex: str) -> str:
    from pybtex.exceptions import PybtexError  # noqa: PLC0415 - few talks cite
    from pybtex.richtext import Text  # noqa: PLC0415

    try:
        return str(Text.from_latex(latex))
    except PybtexError:
        return latex


def _escaped(words: str) -> str:
    return _MARKS.sub(r"\\\g<0>", words)


def _reference(key: str, entry: Entry) -> str:
    """How pybtex sets a work; what lacks a field that its kind needs is set as any other thing."""
    from pybtex.database import Entry  # noqa: PLC0415 - few talks cite

    fields = entry.fields
    part_of = ("journal", "booktitle", "school", "institution", "publisher", "note")
    place = ", ".join(fields[name] for name in part_of if name in fields)
    bare = Entry("misc", {**fields, "howpublished": place} if place else fields, entry.persons)
    words = _set_by_pybtex(key, entry) or _set_by_pybtex(key, bare)
    if not words:
        people = (str(one) for named in entry.persons.values() for one in named)
        words = ". ".join(_escaped(_text(one)) for one in (*people, *fields.values()))
    return " ".join(words.split())


def _set_by_pybtex(key: str, entry: Entry) -> str:
    """A work in pybtex's plain style; nothing where it lacks a field that its kind needs."""
    from pybtex.backends.markdown import Backend  # noqa: PLC0415 - few talks cite
    from pybtex.database import BibliographyData  # noqa: PLC0415
    from pybtex.exceptions import PybtexError  # noqa: PLC0415

    try:
        (one,) = _style().format_bibliography(BibliographyData({key: entry}))
        return str(one.text.render(Backend()))
    except (PybtexError, AttributeError, ValueError, RecursionError):
        return ""


@cache
def _style() -> BaseStyle:
    """The style, for which pybtex looks through all that is installed."""
    from pybtex.style.formatting.plain import Style  # noqa: PLC0415 - few talks cite

    return Style()
