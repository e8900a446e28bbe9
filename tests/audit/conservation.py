"""Counts what went into decks against what came out, as every build does, over many of them.

    python -m tests.audit.conservation FILE_OR_FOLDER…

For each Markdown file: the dialect, the slides, what of its text is not in the deck and what of the
deck is not in the .pptx; for each .pptx: what of it is not in the Markdown that is made of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from deckwright.diagnostics import Diagnostic
from deckwright.importing import import_deck
from deckwright.pipeline import Pipeline, whole_pptx

_LOSSES = ("DW701", "DW702", "DW703")


def main(names: list[str]) -> int:
    """Whether anything is lost without a word, as an exit code."""
    decks = whole = 0
    for path in files(names):
        what, found = counted(path)
        lost = [one for one in found if one.code in _LOSSES]
        decks, whole = decks + 1, whole + (not lost and bool(what))
        print(f"{path}: {what or 'refused'}, {len(lost)} losses")
        for one in lost:
            print(f"    {one.span.path}:{one.span.line}: {one.code} {one.message}")
    print(f"{decks} decks, {whole} of them without a loss that nothing names")
    return int(whole < decks)


def files(names: list[str]) -> Iterator[Path]:
    """The files that are named, and the decks in folders that are."""
    for path in map(Path, names):
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (one for one in inside if one.suffix in (".md", ".qmd", ".pptx"))


def counted(path: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    """What a deck is, nothing where it is refused; and what was found."""
    if path.suffix == ".pptx":
        with TemporaryDirectory() as folder:
            imported = import_deck(path, Path(folder) / "talk.md")
        return ("imported" if imported.written else ""), imported.findings
    deck, found = Pipeline().plan_file(path)
    if deck is None:
        return "", found
    return f"{deck.dialect or 'ours'}, {len(deck.slides)} slides", (*found, *whole_pptx(deck)[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
