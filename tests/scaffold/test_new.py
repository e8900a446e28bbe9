"""`deckwright new workspace`, `new event` and `new talk`, up to what make makes of it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import deckwright
from deckwright.cli import main


def new(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments])


PROGRAM = Path(sys.executable).parent / "deckwright"


def make(*arguments: str, path: str = "/usr/bin:/bin") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PATH": path, "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"},
    )


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace as `new workspace` makes it; the working folder."""
    root = tmp_path / "of ours"
    assert new("workspace", str(root)).exit_code == 0
    monkeypatch.chdir(root)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return root


@pytest.mark.usefixtures("workspace")
def test_what_new_makes_builds_at_once() -> None:
    assert new("event", "Our Meetup", "--date", "2030-03-31").exit_code == 0
    assert new("talk", "our-meetup", "A first talk", "--speaker", "Ada Lovelace").exit_code == 0
    assert new("talk", "our-meetup", "A second one", "--duration", "20").exit_code == 0
    ours = f"DECKWRIGHT={PROGRAM}"
    built = make(ours)
    assert built.returncode == 0, built.stderr
    assert built.stderr == ""
    names = {path.name for path in Path("build/our-meetup").iterdir()}
    assert {"01-a-first-talk.pptx", "02-a-second-one.pptx", "event.pptx", "handout.pdf"} <= names
    assert "Nothing to be done" in make(ours).stdout
    assert make(ours, "check").stdout.endswith("check\n")


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.usefixtures("workspace")
def test_a_workspace_without_events_says_how_to_begin_one(command: str) -> None:
    result = CliRunner().invoke(main, [command])
    assert result.exit_code == 0
    assert "there is no event under talks yet" in result.stderr
    assert "deckwright new event TITLE" in result.stderr


@pytest.mark.usefixtures("workspace")
def test_an_event_without_talks_builds_too() -> None:
    new("event", "Soon")
    built = make(path=f"{PROGRAM.parent}:/usr/bin:/bin")
    assert (built.returncode, built.stderr) == (0, "")
    assert "deckwright build\n" in built.stdout


@pytest.mark.usefixtures("workspace")
def test_on_a_terminal_one_is_asked_until_the_answer_fits_and_told_how_to_go_on() -> None:
    ours, its = pty.openpty()
    os.write(ours, b"soon\n2030-05-05\nOld Library\n")
    command = [sys.executable, "-m", "deckwright", "new", "event", "Our Meetup"]
    subprocess.run(command, stdin=its, stdout=its, stderr=its, check=True)
    said = os.read(ours, 4096).decode()
    os.close(its)
    os.close(ours)
    assert "`soon` is no date; write it as 2030-03-31" in said
    assert 'to go on: deckwright new talk our-meetup "Title"' in said
    event = Path("talks/our-meetup/event.yml").read_text(encoding="utf-8")
    assert "date: 2030-05-05\nplace:\n  name: Old Library\n" in event


def test_a_workspace_says_its_version_and_has_help(workspace: Path) -> None:
    assert f"deckwright {deckwright.__version__}" in (workspace / "README.md").read_text(
        encoding="utf-8"
    )
    shown = make("help").stdout
    assert all(f"make {target}" in shown for target in ("all", "check", "clean", "help"))
    assert "build/" in (workspace / ".gitignore").read_text(encoding="utf-8")


def test_its_makefile_is_ours_but_for_where_the_program_comes_from(workspace: Path) -> None:
    ours = (Path(__file__).parents[2] / "Makefile").read_text(encoding="utf-8").splitlines()
    ours = [line.replace(" $(VENV)/.ready", "") for line in ours]
    its = (workspace / "Makefile").read_text(encoding="utf-8").splitlines()
    of_the_program = ("# On the path", "MADE_BY", "DECKWRIGHT ?=", ".PHONY")
    assert [line for line in its if line in ours] == [
        line for line in its if not line.startswith(of_the_program)
    ]


def test_make_uses_the_program_that_made_the_workspace(workspace: Path) -> None:
    new("event", "Soon")
    made_by = f"{sys.executable} -m deckwright build\n"
    assert make("-n").stdout.endswith(made_by)
    assert make("-n", f"DECKWRIGHT={PROGRAM}").stdout.endswith(f"{PROGRAM} build\n")
    on_the_path = make("-n", path=f"{PROGRAM.parent}:/usr/bin:/bin")
    assert on_the_path.stdout.endswith("&& deckwright build\n")
    makefile = workspace / "Makefile"
    makefile.write_text(
        makefile.read_text(encoding="utf-8").replace(sys.executable, "/nowhere/python"),
        encoding="utf-8",
    )
    lost = make()
    assert lost.returncode == 2
    assert "deckwright is not on the path; README.md tells how to install it" in lost.stderr


def test_a_program_in_a_folder_whose_name_means_something_is_not_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/home/$(shell id)/bin/python")
    assert new("workspace", str(tmp_path)).exit_code == 0
    assert "MADE_BY := \n" in (tmp_path / "Makefile").read_text(encoding="utf-8")


def test_the_bundled_templates_come_along_on_demand(tmp_path: Path) -> None:
    assert new("workspace", str(tmp_path), "--templates").exit_code == 0
    assert (tmp_path / "templates/dark/dark.pptx").read_bytes().startswith(b"PK")


def test_a_workspace_is_never_made_over_files(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text("mine", encoding="utf-8")
    result = new("workspace", str(tmp_path))
    assert result.exit_code == 1
    assert "error[DW151]" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["Makefile"]


def test_an_event_says_what_it_was_told(workspace: Path) -> None:
    result = new("event", "Go: What's New?", "--place", "Leith", "--language", "pt-BR")
    assert result.stdout == "talks/go-whats-new/event.yml\n"
    text = (workspace / result.stdout.strip()).read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../schemas/event.schema.json\n"
        "title: 'Go: What''s New?'\nplace:\n  name: Leith\nlanguage: pt-BR\n"
    )


def test_an_event_and_its_talks_begin_in_their_language(workspace: Path) -> None:
    (workspace / "languages").mkdir()
    (workspace / "languages/de.yml").write_text("first_part: Erster Akt\n", encoding="utf-8")
    assert new("event", "Treffen", "--language", "de-AT").exit_code == 0
    assert new("talk", "treffen", "Ein Vortrag").exit_code == 0
    assert "- title: Begrüßung\n" in (workspace / "talks/treffen/event.yml").read_text("utf-8")
    text = (workspace / "talks/treffen/01-ein-vortrag.md").read_text("utf-8")
    assert "## Worum es geht\n" in text
    assert "# Erster Akt\n" in text


def test_an_event_is_never_made_over_another(workspace: Path) -> None:
    new("event", "Soon")
    before = (workspace / "talks/soon/event.yml").read_text(encoding="utf-8")
    assert new("event", "Soon", "--place", "x").exit_code == 1
    assert (workspace / "talks/soon/event.yml").read_text(encoding="utf-8") == before
    assert new("event", "Soon", "--slug", "later").exit_code == 0
    assert new("event", "日本").exit_code == 1


def test_an_event_does_as_the_one_before(event_folder: Path) -> None:
    (event_folder / "event.yml").write_text(
        "title: Two talks\ndate: 2024-05-01\norganizer: Us\nplace: {city: Leith}\n"
        "template: dark\nlanguage: de\nhandout: {form: 3-up, paper: letter}\nurl: https://a.org\n",
        encoding="utf-8",
    )
    (event_folder / "speakers.yml").write_text("ada:\n  name: Ada Lovelace\n", encoding="utf-8")
    assert new("event", "More talks", "--from", "two-talks").exit_code == 0
    folder = event_folder.parent / "more-talks"
    assert (folder / "event.yml").read_text(encoding="utf-8") == (
        "title: More talks\nplace:\n  city: Leith\norganizer: Us\nlanguage: de\ntemplate: dark\n"
        "handout:\n  form: 3-up\n  paper: letter\nsessions:\n  - title: Begrüßung\n"
    )
    assert "Ada" in (folder / "speakers.yml").read_text(encoding="utf-8")
    assert new("event", "Other", "--from", "two-tlks").exit_code == 2


def test_a_talk_gets_a_number_and_a_row(event_folder: Path) -> None:
    event = event_folder / "event.yml"
    event.write_text(
        "title: x # here\nsessions: # the order\n  - talk: 01-first.md # start\n", encoding="utf-8"
    )
    result = new("talk", "two-talks", "Third: the charm", "--speaker", "Ada Lovelace")
    assert result.stdout.splitlines() == [
        "talks/two-talks/03-third-the-charm.md",
        "talks/two-talks/event.yml",
    ]
    assert event.read_text(encoding="utf-8") == (
        "title: x # here\nsessions: # the order\n  - talk: 01-first.md # start\n"
        "  - talk: 03-third-the-charm.md\n"
    )
    text = (event_folder / "03-third-the-charm.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: 'Third: the charm'\nspeakers:\n  - name: Ada Lovelace\n")


def test_a_talk_names_its_speaker_by_key(event_folder: Path) -> None:
    (event_folder / "speakers.yml").write_text("ada:\n  name: Ada Lovelace\n", encoding="utf-8")
    assert new("talk", "two-talks", "Third", "--speaker", "ada").exit_code == 0
    assert "speakers:\n  - ada\n" in (event_folder / "03-third.md").read_text(encoding="utf-8")
    wrong = new("talk", "two-talks", "Fourth", "--speaker", "adda")
    assert wrong.exit_code == 2
    assert "did you mean `ada`" in wrong.stderr
    assert not (event_folder / "04-fourth.md").exists()


def test_a_talk_is_never_made_twice(event_folder: Path) -> None:
    before = sorted(event_folder.iterdir())
    result = new("talk", "two-talks", "First")
    assert result.exit_code == 1
    assert "01-first.md is there already" in result.stderr
    assert sorted(event_folder.iterdir()) == before


def test_a_broken_running_order_is_left_alone(event_folder: Path) -> None:
    (event_folder / "event.yml").write_text("sessions: [", encoding="utf-8")
    assert new("talk", "two-talks", "Third").exit_code == 1
    assert not (event_folder / "03-third.md").exists()


def test_on_a_terminal_what_is_missing_is_asked_for(workspace: Path) -> None:
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [PROGRAM, "new", "event", "Soon"], stdin=theirs, stderr=theirs, stdout=subprocess.PIPE
    ) as asking:
        os.write(ours, b"2030-03-31\nOld Fruitmarket\n")
        assert asking.wait(60) == 0
    os.close(theirs)
    os.close(ours)
    text = (workspace / "talks/soon/event.yml").read_text(encoding="utf-8")
    assert "date: 2030-03-31\nplace:\n  name: Old Fruitmarket\n" in text
