"""pandoc's citations: `[@key]`, `[see @a, p. 3; -@b]`, `@key [p. 3]`, and the list of works.

https://pandoc.org/MANUAL.html#citation-syntax. Works are cited by author and year, as pandoc does
where no style is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from deckwright.language.words import words_of
from deckwright.model.talk import ReferenceFile, TalkSettings
from deckwright.parse.dialects.cited_works import Work, read_works
from deckwright.parse.dialects.code_and_comments import fenced, top_tokens
from deckwright.parse.dialects.prose import substituted
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, written

_KEY = r"@(?:\{(?P<braced>[^{}\s]+)\}|(?P<bare>\w(?:[\w:.#$%&+?<>~/-]*\w)?))"
_CITATION = re.compile(
    rf"(?<!\\)\[(?P<inner>[^\[\]]{{1,1000}})\](?![(\[{{:])"
    rf"|(?<![\w@/.\\]){_KEY}(?:[ \t]*\[(?P<locator>[^\[\]@]{{1,200}})\](?![(\[{{:]))?"
)
_ONE = re.compile(rf"(?P<prefix>[^@]*?)(?P<only>-?)(?<![\w@/.]){_KEY}(?P<suffix>[\s\S]*)")
_PAGE = re.compile(r"pp?\.\s*(?=\d)")
_REFS = re.compile(r"[ \t]*:{3,}[ \t]*\{[^{}]*#refs\b[^{}]*\}[ \t]*:*[ \t]*")


def cite(rows: Rows, settings: TalkSettings, report: Report) -> Rows:
    """`rows` with their citations as words, and the works that are cited at their end."""
    keys = set(_keys(rows))
    options = dict(settings.options)
    keys.update(re.findall(r"@([\w:.-]*\w|\*)", options.get("nocite", "")))
    if not keys or not settings.references:
        return _without_works(rows, report) if keys else rows

    def misread(file: ReferenceFile, why: str) -> None:
        report(file.span, f"the bibliography `{file.path.name}` cannot be read: {why}", "mend it")

    both = "and" if settings.language.startswith("en") else "&"
    works = read_works(settings.references, keys, misread, both)
    told: set[str] = set()

    def change(found: re.Match[str], line: int) -> str:
        key = _key(found)
        cited = [key] if key else [_key(one) for one in _ones(found["inner"] or "")]
        for missing in (one for one in cited if one not in works and one not in told):
            told.add(missing)
            report(
                line, f"no bibliography has the key `{missing}`", "add the work, or mend the key"
            )
        if any(one not in works for one in cited) or not cited:
            return found[0]
        if key:
            return f"{works[key].names} ({_with_suffix(works[key].year, found['locator'] or '')})"
        return f"({'; '.join(_cited(one, works) for one in _ones(found['inner']))})"

    rows = substituted(rows, _CITATION, change)
    if options.get("suppress-bibliography") == "true":
        return rows
    return _with_list(rows, [work.reference for work in works.values()], settings)


def _keys(rows: Rows) -> Iterator[str]:
    keys: list[str] = []

    def keep(found: re.Match[str], _line: int) -> str:
        key = _key(found)
        keys.extend([key] if key else [_key(one) for one in _ones(found["inner"])])
        return found[0]

    substituted(rows, _CITATION, keep)
    yield from keys


def _key(found: re.Match[str]) -> str:
    return found["braced"] or found["bare"] or ""


def _ones(inner: str) -> list[re.Match[str]]:
    """The works in a pair of brackets; nothing where these are no citation."""
    ones = [_ONE.fullmatch(part) for part in inner.split(";")]
    return [one for one in ones if one] if all(ones) else []


def _cited(one: re.Match[str], works: Mapping[str, Work]) -> str:
    work = works[_key(one)]
    prefix = one["prefix"].strip()
    named = work.year if one["only"] else f"{work.names} {work.year}"
    return f"{prefix} {_with_suffix(named, one['suffix'])}".strip()


def _with_suffix(words: str, suffix: str) -> str:
    """Words with the place in a work; pages need no `p.`."""
    suffix = " ".join(_PAGE.sub("", suffix).split())
    if not suffix:
        return words
    return f"{words}{suffix}" if suffix.startswith(",") else f"{words}, {suffix}"


def _without_works(rows: Rows, report: Report) -> Rows:
    """`rows` as they are; citations in brackets are named, since nothing else looks like them."""

    def name(found: re.Match[str], line: int) -> str:
        if found["inner"] and _ones(found["inner"]):
            hint = "name a `bibliography:` in the front matter"
            report(line, f"`{found[0]}` cites a work of no bibliography", hint)
        return found[0]

    return substituted(rows, _CITATION, name)


def _with_list(rows: Rows, references: Iterable[str], settings: TalkSettings) -> Rows:
    """`rows` with the list in `::: {#refs}`, else below a last heading, else on a last slide."""
    line = rows[-1].line if rows else 0
    texts = "\n\n".join(references)
    if not texts:
        return rows
    marks = fenced(rows)
    for at, row in enumerate(rows):
        if not marks[at] and _REFS.fullmatch(row.text):
            return (*rows[: at + 1], *written(texts, row.line), *rows[at + 1 :])
    tokens = top_tokens(rows)
    if tokens and tokens[-1].type == "heading_open":
        return (*rows, *written(texts, line))
    options = dict(settings.options)
    level = options.get("slide-level") or ("2" if "format" in options else "")
    if not level.isdigit():
        levels = (
            one.tag[1]
            for one, below in pairwise(tokens)
            if one.type == "heading_open" and below.type not in ("heading_open", "hr")
        )
        level = min(levels, default="1")
    title = options.get("reference-section-title") or words_of(settings).references
    heading = Row(f"{'#' * int(level)} {title}", line)
    return (*rows, Row("", line), heading, *written(texts, line))
