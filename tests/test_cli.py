"""The command line: what goes where, and the exit codes."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

import deckwright
from deckwright.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("command", ["build", "deck", "handout", "plan", "slides"])
def test_help_shows_an_example(command: str) -> None:
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert any(
        line.strip().startswith(f"deckwright {command} ") for line in shown.stdout.splitlines()
    )


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout.strip().endswith(deckwright.__version__)


@pytest.mark.usefixtures("event_folder")
def test_build_prints_the_outputs_and_nothing_else() -> None:
    result = run("build")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        f"build/two-talks/{name}"
        for name in (
            "01-first.pptx",
            "02-second.pptx",
            "event.pptx",
            "handout.pdf",
            "slides.pdf",
            "index.html",
        )
    ]


def test_a_mistake_is_shown_with_its_place_and_mend_and_the_exit_code_is_1(
    event_folder: Path,
) -> None:
    talk = event_folder / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8").replace("speakers:", "speaker:"), encoding="utf-8"
    )
    result = run("build")
    assert result.exit_code == 1
    assert "talks/two-talks/01-first.md:3" in result.stderr
    assert "did you mean `speakers`" in result.stderr


def test_the_mistakes_of_all_events_are_shown_at_once(event_folder: Path) -> None:
    other = event_folder.parent / "another"
    other.mkdir()
    (other / "event.yml").write_text("title: Another\ndate: soon\n", encoding="utf-8")
    (event_folder / "event.yml").write_text("titel: Two talks\n", encoding="utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert "talks/another/event.yml:2" in result.stderr
    assert "talks/two-talks/event.yml:1" in result.stderr


@pytest.mark.usefixtures("event_folder")
def test_an_unknown_event_is_a_wrong_command() -> None:
    result = run("build", "two-talk")
    assert result.exit_code == 2
    assert "did you mean `two-talks`" in result.stderr


def test_outside_a_workspace_build_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 2
    assert "talks/" in result.stderr


def test_a_deck_can_be_made_of_one_talk_anywhere(tmp_path: Path) -> None:
    talk, deck = tmp_path / "talk.md", tmp_path / "out" / "talk.pptx"
    talk.write_text("# A talk\n\n## A slide\n\nWords.\n", encoding="utf-8")
    result = run("deck", str(talk), "-o", str(deck))
    assert result.exit_code == 0, result.stderr
    assert result.stdout.strip() == str(deck)
    assert deck.read_bytes().startswith(b"PK")


@pytest.mark.usefixtures("event_folder")
def test_the_handout_goes_where_it_is_asked_to(tmp_path: Path) -> None:
    result = run("handout", "two-talks", "-o", str(tmp_path / "h.pdf"))
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "h.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("event_folder")
def test_options_change_how_a_handout_is_printed(tmp_path: Path) -> None:
    file = tmp_path / "h.pdf"
    options = ("--form", "6-up", "--paper", "letter", "--sides", "1", "--pdf-standard", "a-2b")
    result = run("handout", "two-talks", *options, "-o", str(file))
    assert result.exit_code == 0, result.stderr
    reader = PdfReader(file)
    assert reader.pages[0].mediabox.width == 612
    assert b"pdfaid" in file.read_bytes()


@pytest.mark.usefixtures("event_folder")
@pytest.mark.parametrize("inside", [True, False])
def test_a_talk_has_a_handout_of_its_own(tmp_path: Path, *, inside: bool) -> None:
    talk, file = Path("talks/two-talks/01-first.md"), tmp_path / "h.pdf"
    if not inside:
        talk = Path(shutil.copy(talk, tmp_path / "elsewhere.md"))
    result = run("handout", str(talk), "--form", "notes", "-o", str(file))
    assert result.exit_code == 0, result.stderr
    text = "".join(page.extract_text() for page in PdfReader(file).pages)
    assert "Something to say." in text
    assert "Contents" not in text


def test_a_plan_can_be_read_by_people_and_by_programs(event_folder: Path) -> None:
    talk = str(event_folder / "01-first.md")
    assert '"What it is about"' in run("plan", talk).stdout
    data = json.loads(run("plan", talk, "--json").stdout)
    assert [slide["title"] for slide in data["slides"]][2] == "What it is about"


def test_an_output_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text("# A talk\n\n## A slide\n", encoding="utf-8")
    result = run("deck", str(talk), "-o", str(talk / "deck.pptx"))
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "talk.md" in result.stderr


@pytest.mark.parametrize(
    ("command", "output", "ending"),
    [
        ("deck talks/two-talks/01-first.md", "first.pdf", ".pptx"),
        ("handout two-talks", "handout.docx", ".pdf"),
        ("template show light", "gallery", ".pptx"),
        ("slides two-talks", "slides.png", ".pdf"),
    ],
)
@pytest.mark.usefixtures("event_folder")
def test_an_output_is_not_given_the_ending_of_another_kind(
    command: str, output: str, ending: str
) -> None:
    result = CliRunner().invoke(main, [*command.split(), "-o", output])
    assert result.exit_code == 2
    assert f"`{output}` does not end in {ending}" in result.stderr
    assert not Path(output).exists()
