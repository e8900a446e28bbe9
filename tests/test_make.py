"""make, as a real process: it decides when, deckwright decides what."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
BUILD = Path("build/two-talks")
OUTPUTS = {
    "01-first.pptx",
    "02-second.pptx",
    "event.pptx",
    "handout.pdf",
    "slides.pdf",
    "index.html",
}


@pytest.fixture
def workspace(event_folder: Path) -> Path:
    """A workspace with our Makefile and an environment that is ready."""
    root = event_folder.parents[1]
    shutil.copy(REPOSITORY / "Makefile", root)
    for name in ("pyproject.toml", "constraints.txt", "requirements.lock"):
        (root / name).touch()
    ready = root / ".venv" / ".ready"
    ready.parent.mkdir()
    ready.touch()
    return root


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "deckwright"
    return subprocess.run(
        ["make", f"DECKWRIGHT={program}", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C"},
    )


def outputs() -> set[str]:
    return {path.name for path in BUILD.iterdir() if not path.name.startswith(".")}


def touched(before: dict[str, int]) -> set[str]:
    return {name for name, time in times().items() if before.get(name) != time}


def times() -> dict[str, int]:
    return {name: (BUILD / name).stat().st_mtime_ns for name in outputs()}


@pytest.mark.usefixtures("workspace")
def test_make_builds_every_event_and_then_has_nothing_to_do() -> None:
    first = make()
    assert first.returncode == 0, first.stderr
    assert outputs() == OUTPUTS
    again = make()
    assert again.returncode == 0
    assert "Nothing to be done" in again.stdout


def test_a_changed_talk_costs_its_deck_the_event_deck_and_the_handout(
    workspace: Path, event_folder: Path
) -> None:
    make()
    before = times()
    talk = event_folder / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8") + "\n## One more\n\n- thing\n", encoding="utf-8"
    )
    assert make().returncode == 0
    assert touched(before) == OUTPUTS - {"02-second.pptx"}
    assert (workspace / BUILD).is_dir()


@pytest.mark.usefixtures("workspace")
def test_a_lost_output_is_made_again_and_nothing_else() -> None:
    make()
    before = times()
    (BUILD / "event.pptx").unlink()
    assert make().returncode == 0
    assert touched(before) == {"event.pptx"}


@pytest.mark.usefixtures("workspace")
def test_a_new_file_in_the_folder_of_an_event_is_seen() -> None:
    make()
    Path("talks/two-talks/extra.png").write_bytes(b"")
    assert "deckwright build" in make("-n").stdout


@pytest.mark.usefixtures("workspace")
def test_a_dry_run_writes_nothing() -> None:
    shown = make("-n")
    assert "deckwright build -- 'two-talks'" in shown.stdout
    assert not BUILD.exists()


def test_a_mistake_stops_its_event_only_and_is_said_each_time(workspace: Path) -> None:
    other = workspace / "talks" / "broken"
    other.mkdir()
    (other / "event.yml").write_text("titel: Broken\n", encoding="utf-8")
    for _ in range(2):
        result = make("-k", "-j2")
        assert result.returncode != 0
        assert "did you mean `title`" in result.stderr
    assert outputs() == OUTPUTS


@pytest.mark.usefixtures("workspace")
def test_clean_removes_what_was_built() -> None:
    make()
    assert make("clean").returncode == 0
    assert not BUILD.exists()


@pytest.mark.usefixtures("workspace")
def test_help_lists_the_targets() -> None:
    shown = make("help").stdout
    for target in ("all", "test", "lint", "clean", "help"):
        assert f"make {target}" in shown
