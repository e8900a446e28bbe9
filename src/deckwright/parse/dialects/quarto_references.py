"""Quarto's cross references: `@fig-a`, `@tbl-a`, `@eq-a` to what has the id `#fig-a`, `#tbl-a`, ….

https://quarto.org/docs/authoring/cross-references.html. What is referred to is numbered in its
caption, and a reference becomes a link to the slide that it is on; one to a formula is words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from deckwright.language.words import words_of
from deckwright.model.talk import TalkSettings
from deckwright.parse.dialects.code_and_comments import fenced
from deckwright.parse.dialects.prose import substituted
from deckwright.parse.dialects.shared_spellings import IMAGE
from deckwright.parse.dialects.slide_rows import Report, Row, Rows

_KINDS = "fig|tbl|eq"
_ID = re.compile(rf"\{{[^{{}}]*#(?P<id>(?P<kind>{_KINDS})-[\w-]+)[^{{}}]*\}}")
_CAPTION = re.compile(r"(?P<mark>[ \t]*(?:Table|table)?:[ \t]+)(?P<words>\S.*)")
_FORMULA = re.compile(r"(?P<end>\$\$)[ \t]*(?P<braces>\{#eq-[\w-]+\})[ \t]*$")
_REFERENCE = re.compile(
    rf"\[(?P<words>[^\[\]@]*?)(?P<bare>-?)@(?P<inner>(?:{_KINDS})-[\w-]+)\]"
    rf"|(?<![\w@/.])@(?P<outer>(?i:{_KINDS})-[\w-]+)"
)


def number_references(rows: Rows, settings: TalkSettings, report: Report) -> Rows:
    """`rows` with numbered captions, and references as links."""
    names = _names(settings)
    rows, numbers = _numbered(rows, names)

    def refer(found: re.Match[str], line: int) -> str:
        written = found["inner"] or found["outer"]
        name = written[0].lower() + written[1:]
        number = numbers.get(name)
        if number is None:
            report(line, f"nothing has the id `{name}` that `{found[0]}` refers to", "give it")
            return found[0]
        kind = "" if found["bare"] else names[name.split("-")[0]]
        label = (found["words"] or "").strip() or kind
        words = f"{label} {number}".strip()
        return words if name.startswith("eq-") else f"[{words}](#{name})"

    return substituted(rows, _REFERENCE, refer)


def _names(settings: TalkSettings) -> Mapping[str, str]:
    words = words_of(settings)
    return {"fig": words.figure, "tbl": words.table, "eq": words.equation}


def _numbered(rows: Rows, names: Mapping[str, str]) -> tuple[Rows, Mapping[str, int]]:
    """`rows` with a number in each caption of what may be referred to, and these numbers."""
    counts: Counter[str] = Counter()
    numbers: dict[str, int] = {}

    def number(found: re.Match[str]) -> int:
        name = found["id"]
        if name not in numbers:
            counts[found["kind"]] += 1
            numbers[name] = counts[found["kind"]]
        return numbers[name]

    def picture(found: re.Match[str]) -> str:
        braces = _ID.fullmatch(found["attributes"] or "")
        if braces is None:
            return found[0]
        alt = f"{names['fig']} {number(braces)}: {found['alt']}".rstrip(": ")
        return f"![{alt}]({found['target']}){found['attributes']}"

    result: list[Row] = []
    formula = 0
    for row, is_code in zip(rows, fenced(rows), strict=True):
        text = row.text
        if not is_code and "{" in text:
            text = IMAGE.sub(picture, text)
            braces = _ID.search(text)
            caption = _CAPTION.fullmatch(text)
            end = _FORMULA.search(text)
            if end and braces:
                words = rf"\qquad\text{{({number(braces)})}}"
                text = f"{text[: end.start()]}{words}{end['end']}" if text[: end.start()] else text
                if text == row.text:  # the fence is a line of its own
                    result[formula] = Row(f"{result[formula].text} {words}", result[formula].line)
                    text = end["end"]
            elif caption and braces:
                words = f"{names[braces['kind']]} {number(braces)}: {caption['words']}"
                text = f"{caption['mark']}{words}"
            elif braces:
                number(braces)
        if text.strip():
            formula = len(result)
        result.append(Row(text, row.line))
    return tuple(result), numbers
