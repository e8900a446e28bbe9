"""Imports PowerPoint decks, builds what came of them, and compares both with the originals.

    python -m tests.audit.imports FILE.pptx…

For each deck: its slides and those of the deck that is built of the import; the share of its words
(shapes, groups, tables, charts, alternative texts, notes) that are in the talk or in a warning, and
of those that are in the new deck or in a warning; how many titles, words of notes and addresses did
not arrive; tables, charts and pictures before and after.
"""

from __future__ import annotations

import re
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from deckwright.diagnostics import Diagnostic
from deckwright.importing import import_deck
from deckwright.parse import parse_talk
from deckwright.pipeline import Pipeline, pptx
from deckwright.read.talk import read_talk
from tests.audit.dialects import strings, words

_FURNITURE = frozenset(
    (
        PP_PLACEHOLDER.DATE,
        PP_PLACEHOLDER.FOOTER,
        PP_PLACEHOLDER.HEADER,
        PP_PLACEHOLDER.SLIDE_NUMBER,
        PP_PLACEHOLDER.SLIDE_IMAGE,
    )
)
_TITLES = frozenset(
    (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_PART = re.compile(r" \d+ \d+$")
"""What is written after the title of a slide that was cut, `(2/3)`, as words."""


@dataclass(slots=True)
class Contents:
    """What a deck holds."""

    slides: int = 0
    words: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    tables: int = 0
    charts: int = 0
    pictures: int = 0


def main(names: list[str]) -> int:
    """Audit every deck; 1 where one fails or words of it are in neither talk nor warning."""
    bad = False
    for path in map(Path, names):
        try:
            bad |= _audit(path)
        except Exception:  # noqa: BLE001 - a crash is a result, and the others are still audited
            print(f"{path}: FAILED\n{traceback.format_exc(limit=-3)}")
            bad = True
    return int(bad)


def _audit(path: Path) -> bool:
    before = contents(path)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "talks" / "01-talk.md"
        findings = import_deck(path, output).findings
        deck, mistakes = Pipeline().plan_file(output)
        source, _ = read_talk(output)
        if source is None or deck is None:
            print(f"{path}: FAILED {[one.message for one in (*findings, *mistakes)]}")
            return True
        talk, _ = parse_talk(source.settings, source.body, source.first_line)
        said = Counter(words(output.read_text("utf-8")))
        again = Path(folder) / "again.pptx"
        again.write_bytes(pptx(deck))
        after = contents(again)
    said |= Counter(word for text in strings(talk) for word in words(text))
    told = Counter(word for one in findings for word in words(one.message))
    wanted = before.words + before.notes
    lost = wanted - said - told
    unbuilt = wanted - after.words - after.notes - told
    print(_line(path, before, after, (lost, unbuilt), (*findings, *mistakes)))
    return bool(lost)


def contents(path: Path) -> Contents:
    """What is on the slides of a deck and in its notes, footers and dates aside."""
    found = Contents()
    for slide in Presentation(str(path)).slides:
        found.slides += 1
        _look(slide, found)
        if slide.has_notes_slide:
            for shape in slide.notes_slide.shapes:
                if not _is(shape, _FURNITURE):
                    found.notes.update(words(_text(shape.element)))
    return found


def _look(slide: Any, found: Contents) -> None:
    hidden = {
        element
        for shape in slide.shapes
        if _is(shape, _FURNITURE)
        for element in shape.element.iter()
    }
    for shape in slide.shapes:
        if _is(shape, _TITLES) and (title := " ".join(words(shape.text_frame.text))):
            found.titles.add(_PART.sub("", title))
    for element in slide.shapes.element.iter():
        if element in hidden:
            continue
        match str(element.tag).rpartition("}")[2]:
            case "p" if element.tag.startswith(_A):
                found.words.update(words(_text(element)))
            case "cNvPr":
                found.words.update(words(element.get("descr", "")))
            case "tbl":
                found.tables += 1
            case "pic":
                found.pictures += 1
            case "hlinkClick" if element.get(f"{_R}id"):
                relation = slide.part.rels[element.get(f"{_R}id")]
                if relation.is_external:
                    found.links.add(relation.target_ref)
            case "chart" if element.tag.startswith(_C):
                found.charts += 1
                _look_at_chart(slide.part.related_part(element.get(f"{_R}id")), found)
            case _:
                pass


def _look_at_chart(part: Any, found: Contents) -> None:
    """Its titles and labels, and each of its data once, since series repeat their categories."""
    root = part._element
    data = {_datum(one.text or "") for one in root.iter(f"{_C}v")}
    for text in (*data, *(_text(one) for one in root.iter(f"{_A}p"))):
        found.words.update(words(text))


def _datum(text: str) -> str:
    return f"{float(text):.12g}" if _NUMBER.fullmatch(text) else text


def _text(element: Any) -> str:
    """The words in an element; paragraphs and breaks part them, runs do not."""
    parts = []
    for one in element.iter():
        match str(one.tag).rpartition("}")[2]:
            case "t":
                parts.append(one.text or "")
            case "br" | "p":
                parts.append("\n")
            case _:
                pass
    return "".join(parts)


def _is(shape: Any, types: frozenset[Any]) -> bool:
    return shape.is_placeholder and shape.placeholder_format.type in types


def _line(
    path: Path,
    before: Contents,
    after: Contents,
    missing: tuple[Counter[str], Counter[str]],
    findings: tuple[Diagnostic, ...],
) -> str:
    lost, unbuilt = missing
    total = (before.words + before.notes).total() or 1
    notes = (before.notes - after.notes).total()
    titles, links = before.titles - after.titles, before.links - after.links
    codes = Counter(one.code for one in findings)
    told = " ".join(f"{code}×{count}" for code, count in sorted(codes.items()))
    more = {
        "lost": dict(lost.most_common(20)),
        "not built": dict(unbuilt.most_common(20)),
        "titles": [title[:40] for title in sorted(titles)],
        "links": sorted(links),
    }
    return (
        f"{path.stem}: {before.slides}>{after.slides} slides, {total} words "
        f"{1 - lost.total() / total:.2%} {1 - unbuilt.total() / total:.2%}, "
        f"titles -{len(titles)}/{len(before.titles)}, notes -{notes}/{before.notes.total()}, "
        f"links -{len(links)}/{len(before.links)}, tables {before.tables}>{after.tables}, "
        f"charts {before.charts}>{after.charts}, pictures {before.pictures}>{after.pictures} {told}"
    ) + "".join(f"\n    {name}: {value}" for name, value in more.items() if value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
