"""Foreign decks have the slides that their own programs show, and none that nobody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckwright.pipeline import Pipeline

PEOPLE = "author: [{name: Ada Lovelace, affiliation: Engines}]\nurl: https://example.org\n"


def titles(folder: Path, text: str) -> list[str]:
    path = folder / "slides.md"
    path.write_text(text, encoding="utf-8")
    deck, _ = Pipeline().plan_file(path)
    assert deck is not None
    return [slide.title for slide in deck.slides]


@pytest.mark.parametrize(
    ("front", "body", "shown"),
    [
        ("marp: true\ntitle: A", "# A\n\n---\n\n# B\n", ["A", "B"]),
        ("marp: true\ntitle: A", "# Hello\n\nwords\n\n---\n\n# B\n", ["Hello", "B"]),
        ("marp: true\ntitle: A", "words\n\n---\n\n# B\n", ["words", "B"]),
        ("revealOptions: {a: b}\ntitle: A", "words\n\n---\n\n# B\n", ["words", "B"]),
        ("dialect: remark\ntitle: A", "words\n\n---\n\n# B\n", ["words", "B"]),
        ("presentationID: x\ntitle: A", "words\n\n---\n\n# B\n", ["words", "B"]),
        ("format: revealjs\ntitle: A", "## B\n\nwords\n", ["A", "B"]),
        ("sub_title: x\ntitle: A", "B\n---\n\nwords\n", ["A", "B"]),
    ],
)
def test_only_the_slides_of_its_own_program_are_there(
    front: str, body: str, shown: list[str], tmp_path: Path
) -> None:
    assert titles(tmp_path, f"---\n{front}\n{PEOPLE}---\n{body}") == shown


def test_pandoc_makes_no_title_slide_of_nothing(tmp_path: Path) -> None:
    assert titles(tmp_path, "---\ntoc: true\n---\n\n## B\n\nwords\n") == ["B"]


def test_our_own_dialect_has_all_of_ours(tmp_path: Path) -> None:
    speaker = "speakers: [{name: Ada, affiliation: Engines}]\n"
    whole = ["A", "Ada", "B", "Thank you"]
    assert titles(tmp_path, f"---\ntitle: A\n{speaker}---\n## B\n\n- c\n") == whole
    text = f"---\ntitle: A\nclosing: false\n{speaker}---\n## B\n\n- c\n"
    assert titles(tmp_path, text) == whole[:-1]
