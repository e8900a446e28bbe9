"""Decks that people already have, as talks of ours."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from PIL import Image

from deckwright.cli import main
from deckwright.importing import import_talk
from deckwright.pipeline import plan_file
from deckwright.plan.outline import outline

DECK = """\
---
marp: true
title: Looms
author: Ada Lovelace
---

# Looms

Punched cards

<!-- Welcome them. -->

---

![bg right](pictures/loom.png)

## The loom

* warp
* weft

---

![h:200](missing.png)
"""


def folder_with_a_deck(folder: Path) -> Path:
    deck = folder / "decks" / "looms.md"
    (deck.parent / "pictures").mkdir(parents=True)
    Image.new("RGB", (40, 30), "#336699").save(deck.parent / "pictures" / "loom.png")
    deck.write_text(DECK)
    return deck


def test_an_imported_deck_is_planned_as_it_was(tmp_path: Path) -> None:
    deck, talk = folder_with_a_deck(tmp_path), tmp_path / "talks" / "evening" / "01-looms.md"
    imported = import_talk(deck, talk)
    assert imported.written == (talk, talk.parent / "pictures" / "loom.png")
    before, _ = plan_file(deck)
    after, _ = plan_file(talk)
    assert before is not None
    assert after is not None
    assert not after.dialect
    head, *slides = outline(before).splitlines()
    assert head == "read as marp: `marp:` in the front matter"
    assert outline(after).splitlines() == slides


def test_a_picture_never_takes_the_place_of_another(tmp_path: Path) -> None:
    deck, talk = folder_with_a_deck(tmp_path), tmp_path / "talks" / "evening" / "01-looms.md"
    other = talk.parent / "pictures" / "loom.png"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"another picture")
    imported = import_talk(deck, talk)
    assert talk.parent / "01-looms" / "loom.png" in imported.written
    assert other.read_bytes() == b"another picture"
    assert "(01-looms/loom.png)" in talk.read_text()


def test_the_command_imports_and_never_writes_over_a_file(tmp_path: Path) -> None:
    deck, talk = folder_with_a_deck(tmp_path), tmp_path / "01-looms.md"
    first = CliRunner().invoke(main, ["import", str(deck), "-o", str(talk)])
    assert first.exit_code == 0
    assert first.stdout.splitlines()[0] == str(talk)
    again = CliRunner().invoke(main, ["import", str(deck), "-o", str(talk)])
    assert again.exit_code == 2
    assert "is there already" in again.stderr


def test_a_dialect_may_be_given(tmp_path: Path) -> None:
    deck = tmp_path / "deck.md"
    deck.write_text("# One\n\n---\n\nTwo\n")
    plan = CliRunner().invoke(main, ["plan", str(deck), "--from", "remark"])
    assert plan.exit_code == 0
    assert plan.stdout.startswith("read as remark: as asked for\n")


def test_a_deck_without_its_pictures_is_built_all_the_same(tmp_path: Path) -> None:
    deck = folder_with_a_deck(tmp_path)
    built = CliRunner().invoke(main, ["deck", str(deck), "-o", str(tmp_path / "looms.pptx")])
    assert built.exit_code == 0
    assert "there is no picture `missing.png`" in built.stderr
