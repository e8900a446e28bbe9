"""What speakers send becomes a talk of an event."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from pptx import Presentation

from deckwright.cli import main

TALK = (
    "---\nmarp: true\ntitle: Looms\nauthor: Ada Lovelace\n---\n\n"
    "# Looms\n\n---\n\n![A loom](img/a.png)\n"
)


@pytest.fixture
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "talks" / "meetup"
    folder.mkdir(parents=True)
    text = "title: Meetup\nlanguage: en\nsessions: # in order\n  - title: Welcome\n"
    (folder / "event.yml").write_text(text)
    monkeypatch.chdir(tmp_path)
    return folder


def sent(**members: bytes) -> None:
    with zipfile.ZipFile("talk.zip", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30)).save(file, "PNG")
    return file.getvalue()


def test_an_archive_becomes_a_talk_with_its_pictures_its_row_and_its_speaker(event: Path) -> None:
    sent(**{"slides.md": TALK.encode(), "img/a.png": picture()})
    result = CliRunner().invoke(main, ["take", "talk.zip", "--event", "meetup"])
    assert result.exit_code == 0, result.output
    assert (event / "01-looms/img/a.png").read_bytes() == picture()
    assert "](01-looms/img/a.png)" in (event / "01-looms.md").read_text()
    assert (event / "event.yml").read_text().endswith("  - talk: 01-looms.md\n")
    assert "name: Ada Lovelace" in (event.parent / "speakers.yml").read_text()
    assert "Read as: marp" in result.output
    assert str(event) not in result.output


def test_a_powerpoint_deck_becomes_a_talk(event: Path) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Weaving"
    deck.save("weaving.pptx")
    result = CliRunner().invoke(main, ["take", "weaving.pptx", "--event", "meetup"])
    assert result.exit_code == 0, result.output
    assert (event / "01-weaving.md").is_file()


def test_a_path_that_leads_outside_is_refused_and_nothing_is_written(event: Path) -> None:
    sent(**{"slides.md": TALK.encode(), "../../out.png": picture()})
    result = CliRunner().invoke(main, ["take", "talk.zip", "--event", "meetup"])
    assert result.exit_code == 1
    assert [path.name for path in event.iterdir()] == ["event.yml"]
