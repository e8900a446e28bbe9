"""The command `slides`: from a talk or an event to a PDF or a folder of pictures."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pypdf import PdfReader

from deckwright.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["slides", *arguments])


def test_a_talk_becomes_a_pdf(event_folder: Path) -> None:
    result = run(str(event_folder / "01-first.md"), "-o", "out/first.pdf")
    assert result.exit_code == 0
    assert result.stdout == "out/first.pdf\n"
    assert "The first" in PdfReader("out/first.pdf").pages[0].extract_text()


@pytest.mark.usefixtures("event_folder")
def test_an_event_becomes_one_pdf_with_all_its_talks() -> None:
    assert run("two-talks", "-o", "all.pdf").exit_code == 0
    text = "\n".join(page.extract_text() for page in PdfReader("all.pdf").pages)
    assert "The first" in text
    assert "The second" in text


def test_pictures_are_numbered_in_a_folder(event_folder: Path) -> None:
    result = run(
        *(str(event_folder / "01-first.md"), "--format", "png", "--width", "320", "-o", "pictures")
    )
    written = sorted(Path("pictures").iterdir())
    assert result.stdout.splitlines() == list(map(str, written))
    assert {Image.open(io.BytesIO(one.read_bytes())).width for one in written} == {320}
    assert written[0].name == "1.png"


def test_another_template_can_be_tried(event_folder: Path) -> None:
    talk = str(event_folder / "01-first.md")
    for template in ("light", "dark"):
        assert run(talk, "--template", template, "-o", f"{template}.pdf").exit_code == 0
    assert Path("light.pdf").read_bytes() != Path("dark.pdf").read_bytes()


def test_the_dialect_of_a_talk_can_be_given(event_folder: Path) -> None:
    talk = event_folder / "03-foreign.md"
    talk.write_text("# Looms\n\nHello\n\n???\n\nQuietly\n", "utf-8")
    pages = []
    for dialect in ("remark", "slides"):
        assert run(str(talk), "--from", dialect, "-o", "out.pdf").exit_code == 0
        pages.append("".join(page.extract_text() for page in PdfReader("out.pdf").pages))
    assert "Quietly" not in pages[0]
    assert "Quietly" in pages[1]


@pytest.mark.parametrize("command", ["slides", "handout"])
@pytest.mark.usefixtures("event_folder")
def test_an_event_has_no_one_dialect(command: str) -> None:
    arguments = [command, "two-talks", "--from", "marp", "-o", "out.pdf"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "--from is for the file of one talk" in result.stderr


@pytest.mark.usefixtures("event_folder")
def test_an_unknown_event_is_a_wrong_command() -> None:
    result = run("two-talk", "-o", "x.pdf")
    assert result.exit_code == 2
    assert "two-talks" in result.stderr
