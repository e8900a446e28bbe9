"""Decks that people already have, as talks of ours."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from deckwright.cli import main
from deckwright.importing import import_talk
from deckwright.pipeline import Pipeline, pptx
from deckwright.plan.outline import outline
from deckwright.theme.bundled import bundled_template

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
    deck.write_text(DECK, encoding="utf-8")
    return deck


def test_an_imported_deck_is_planned_as_it_was(tmp_path: Path) -> None:
    deck, talk = folder_with_a_deck(tmp_path), tmp_path / "talks" / "evening" / "01-looms.md"
    imported = import_talk(deck, talk)
    assert imported.written == (talk, talk.parent / "pictures" / "loom.png")
    before, _ = Pipeline().plan_file(deck)
    after, _ = Pipeline().plan_file(talk)
    assert before is not None
    assert after is not None
    assert not after.dialect
    head, *slides = outline(before).splitlines()
    assert head.startswith("read as marp: `marp:` in the front matter")
    assert outline(after).splitlines() == slides


def test_a_picture_never_takes_the_place_of_another(tmp_path: Path) -> None:
    deck, talk = folder_with_a_deck(tmp_path), tmp_path / "talks" / "evening" / "01-looms.md"
    other = talk.parent / "pictures" / "loom.png"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"another picture")
    imported = import_talk(deck, talk)
    assert talk.parent / "01-looms" / "loom.png" in imported.written
    assert other.read_bytes() == b"another picture"
    assert "(01-looms/loom.png)" in talk.read_text(encoding="utf-8")


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
    deck.write_text("# One\n\n---\n\nTwo\n", encoding="utf-8")
    plan = CliRunner().invoke(main, ["plan", str(deck), "--from", "remark"])
    assert plan.exit_code == 0
    assert plan.stdout.startswith("read as remark: as asked for\n")


def test_a_deck_without_its_pictures_is_built_all_the_same(tmp_path: Path) -> None:
    deck = folder_with_a_deck(tmp_path)
    built = CliRunner().invoke(main, ["deck", str(deck), "-o", str(tmp_path / "looms.pptx")])
    assert built.exit_code == 0
    assert "there is no picture `missing.png`" in built.stderr


def zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def own_deck(**changed: bytes) -> bytes:
    """A deck without slides, some of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(bundled_template("light"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | changed)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no zip at all", "the deck is no .pptx file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "protected by a password or an old .ppt file"),
        (zipped({"../evil.xml": b"<a/>"}), "the deck hides a path"),
        (zipped({"bomb.bin": bytes(600 << 18)}), "the deck is too large"),
        (own_deck(**{"ppt/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "a document type"),
        (own_deck(**{"ppt/activeX/x.xml": b"<a/>"}), "the deck holds macros or controls"),
        (own_deck(**{"ppt/presentation.xml": b"<p"}), "the deck's part ppt/presentation.xml is"),
    ],
)
def test_a_deck_that_is_not_safe_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    deck, talk = tmp_path / "deck.pptx", tmp_path / "talks" / "01-deck.md"
    deck.write_bytes(data)
    run = CliRunner().invoke(main, ["import", str(deck), "-o", str(talk)])
    assert run.exit_code == 1
    assert "error[DW150]" in run.stderr
    assert reason in run.stderr
    assert not talk.parent.exists()


def test_a_powerpoint_deck_is_imported_and_its_pictures_take_no_others_place(
    tmp_path: Path,
) -> None:
    plan, _ = Pipeline().plan_file(folder_with_a_deck(tmp_path))
    assert plan is not None
    deck, talk = tmp_path / "deck.pptx", tmp_path / "talks" / "01-deck.md"
    deck.write_bytes(pptx(plan))
    (talk.parent / "01-deck").mkdir(parents=True)
    run = CliRunner().invoke(main, ["import", str(deck), "-o", str(talk)])
    assert run.exit_code == 0
    assert run.stdout.splitlines()[0] == str(talk)
    assert all("01-deck-2" in line for line in run.stdout.splitlines()[1:])
    assert "(01-deck-2/slide-" in talk.read_text("utf-8")
    assert "- warp\n- weft" in talk.read_text("utf-8")
