"""Holds decks in pandoc's Markdown against pandoc itself, of the extra `bench`.

    python tests/audit/pandoc.py FILE_OR_FOLDER…

For each deck: slides as `pandoc -t revealjs` makes them and as they are made here, tables cell by
cell, and the words of `pandoc -t plain` that are neither on slides nor in notes nor in a finding.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc

from deckwright.model.blocks import Table
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Talk
from deckwright.model.walk import walk
from deckwright.parse import parse_talk
from deckwright.read.talk import read_talk
from tests.audit.dialects import decks, strings, words

Cells = tuple[tuple[str, ...], ...]


def main(names: list[str]) -> int:
    """Compare every deck; 1 where one differs."""
    bad = 0
    for path in sorted(decks(names)):
        differences = list(compare(path))
        bad += bool(differences)
        print(f"{path}: {'; '.join(differences) or 'as in pandoc'}")
    return int(bad > 0)


def compare(path: Path) -> Iterator[str]:
    """What differs, in words."""
    source, found = read_talk(path, dialect="pandoc")
    if source is None:
        yield "; ".join(one.message for one in found)
        return
    talk, more = parse_talk(source.settings, source.body, source.first_line)
    options = dict(source.settings.options)
    level = options.get("slide-level") or ("2" if "format" in options else "")
    html = _pandoc(path, "revealjs", "--standalone", *([f"--slide-level={level}"] if level else []))
    slides = len(re.findall(r'<section[^>]*class="(?:[^"]* )?(?:slide|title-slide)[ "]', html))
    if slides != len(talk.sections):
        yield f"{len(talk.sections)} slides instead of {slides}"
    tree = json.loads(_pandoc(path, "json"))
    theirs, ours = list(_tables(tree)), list(_our_tables(talk))
    if len(theirs) != len(ours):
        yield f"{len(ours)} tables instead of {len(theirs)}"
    for number, (one, other) in enumerate(zip(theirs, ours, strict=False), 1):
        if one != other:
            yield f"table {number} is {other} instead of {one}"
    wanted = Counter(words("".join(_strings(tree["blocks"]))))
    told = " ".join(one.message for one in (*found, *more))
    shown = Counter(
        word for text in (*strings((talk.sections, talk.footnotes)), told) for word in words(text)
    )
    if lost := wanted - shown:
        yield f"{lost.total()} of {wanted.total()} words missing: {dict(lost)}"


def _pandoc(path: Path, form: str, *options: str) -> str:
    arguments = [*options, f"--resource-path={path.parent}", "--citeproc"]
    return str(pypandoc.convert_file(str(path), form, format="markdown", extra_args=arguments))


def _tables(value: Any) -> Iterator[Cells]:
    if isinstance(value, list):
        for part in value:
            yield from _tables(part)
    elif isinstance(value, dict):
        if value.get("t") == "Table":
            _, _, columns, head, bodies, foot = value["c"]
            rows = [*head[1], *(row for body in bodies for row in body[3]), *foot[1]]
            aligned = tuple(column[0]["t"].removeprefix("Align").lower() for column in columns)
            yield (
                aligned,
                *filter(any, (tuple(_text(cell[4]) for cell in row[1]) for row in rows)),
            )
        else:
            yield from _tables(list(value.values()))


def _text(value: Any) -> str:
    return " ".join(words("".join(_strings(value))))


def _strings(value: Any) -> Iterator[str]:
    match value:
        case {"t": "Str", "c": text}:
            yield text
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            yield " "
        case {"t": "Code" | "CodeBlock" | "Math", "c": [_, text]}:
            yield text
        case {"t": "RawBlock" | "RawInline", "c": ["html", text]}:
            yield re.sub("<[^>]*>", "", text)
        case {"t": "RawBlock" | "RawInline"}:
            pass
        case {"t": "Figure", "c": [_, [_, [*caption]], _]} if caption:  # its picture has it again
            yield " "
            yield from _strings(caption)
            yield " "
        case {"t": "LineBlock", "c": lines}:
            for line in lines:
                yield " "
                yield from _strings(line)
        case {"t": "Cite", "c": [_, inlines]}:
            yield from _strings(inlines)
        case {"t": "Emph" | "Strong" | "Superscript" | "Subscript" | "SmallCaps", "c": inlines}:
            yield from _strings(inlines)
        case {"c": content}:
            yield " "
            yield from _strings(content)
            yield " "
        case list():
            for part in value:
                yield from _strings(part)


def _our_tables(talk: Talk) -> Iterator[Cells]:
    for section in talk.sections:
        for block in walk(section.blocks):
            if isinstance(block, Table):
                aligned = tuple(cell.alignment or "default" for cell in block.head)
                rows = (block.head, *block.rows)
                said = (
                    tuple(
                        " ".join(words(plain_text(one.inlines))) for one in row if not one.covered
                    )
                    for row in rows
                )
                yield (aligned, *filter(any, said))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
