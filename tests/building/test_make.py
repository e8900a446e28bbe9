"""make, as a real process: it decides when, deckwright decides what."""

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from deckwright.cli import main
from deckwright.theme.bundled import bundled_template

REPOSITORY = Path(__file__).parents[2]
BUILD = Path("build/two-talks")
EVENT = Path("talks/two-talks")
OUTPUTS = {
    "01-first.pptx",
    "02-second.pptx",
    "event.pptx",
    "handout.pdf",
    "slides.pdf",
    "index.html",
}
PROGRAM = Path(sys.executable).parent / "deckwright"
NOTHING = "make: Nothing to be done for 'all'.\n"
HOSTILE = (
    "a;touch PWNED1;",
    "x:y",
    "x: ; touch PWNED2",
    "with  spaces",
    "$(touch PWNED3)",
    "$(shell touch PWNED4)",
    "${shell touch PWNED5}",
    "`touch PWNED6`",
    "a'$(touch PWNED7)'",
    'a"|touch PWNED8 #',
    "a\nx:\n\ttouch PWNED9",
    "50%",
    "-f",
    "--eval=$(shell touch PWNED10)",
    "a=b",
    "a\\",
    "*?[b]",
    "ünï",
)
"""Names of folders that mean something to make or to a shell."""


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


@pytest.fixture(scope="module")
def outputs_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of outputs of the two talks, as make made it; filled by the first who needs it."""
    return tmp_path_factory.mktemp("made") / "build"


@pytest.fixture
def built(workspace: Path, outputs_once: Path) -> Path:
    """The workspace after `make`."""
    if not outputs_once.exists():
        assert make(cwd=workspace).returncode == 0
        shutil.copytree(workspace / "build", outputs_once, symlinks=True)
    else:
        shutil.copytree(outputs_once, workspace / "build", symlinks=True)
        for name in (".begun", ".built"):  # last, as in a build
            os.utime(workspace / "build" / name)
        (workspace / ".venv" / ".told").touch()
        time.sleep(0.02)  # the clock of files ticks: what changes next is later
    return workspace


def make(*arguments: str, cwd: Path = Path()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", f"DECKWRIGHT={PROGRAM}", *arguments],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"},
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
    built: Path, event_folder: Path
) -> None:
    before = times()
    talk = event_folder / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8") + "\n## One more\n\n- thing\n", encoding="utf-8"
    )
    assert make().returncode == 0
    assert touched(before) == OUTPUTS - {"02-second.pptx"}
    assert (built / BUILD).is_dir()


@pytest.mark.usefixtures("built")
def test_a_lost_output_is_made_again_and_nothing_else() -> None:
    before = times()
    (BUILD / "event.pptx").unlink()
    assert make().returncode == 0
    assert touched(before) == {"event.pptx"}


def replaced_in_place(path: Path) -> None:
    """Other words, and the time of the file as it was: `cp -p` and archives do that."""
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8") + "\n## One more\n", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file more": lambda root: (root / EVENT / "extra.png").write_bytes(b""),
    "a file less": lambda root: (root / EVENT / "01-first.md").unlink(),
    "another name": lambda root: (root / EVENT / "02-second.md").rename(root / EVENT / "03.md"),
    "an old date": lambda root: replaced_in_place(root / EVENT / "03.md"),
    "speakers": lambda root: (root / "talks/speakers.yml").write_text(
        "ada: {name: Ada}\n", encoding="utf-8"
    ),
    "a folder": lambda root: (root / "talks/another").mkdir(),
    "a template": lambda root: (root / "templates/dark/template.yml").unlink(),
    "no templates": lambda root: shutil.rmtree(root / "templates"),
    "settings": lambda root: (root / "deckwright.toml").write_text(
        "[severity]\n", encoding="utf-8"
    ),
    "no settings": lambda root: (root / "deckwright.toml").unlink(),
    "a picture": lambda root: (root / "shared/logo.png").write_bytes(b"new"),
    "the program": lambda root: (root / "src/deckwright/new.py").write_text("", encoding="utf-8"),
    "an output less": lambda root: (root / BUILD / "handout.pdf").unlink(),
    "an output by hand": lambda root: (root / BUILD / "slides.pdf").write_bytes(b""),
    "no outputs of an event": lambda root: shutil.rmtree(root / BUILD),
    "no outputs": lambda root: shutil.rmtree(root / "build"),
}


def test_whatever_changes_is_seen(workspace: Path) -> None:
    for file in ("shared/logo.png", "src/deckwright/old.py", "templates/dark/template.yml"):
        path = workspace / file
        path.parent.mkdir(parents=True)
        path.touch()
    (workspace / "templates/dark/dark.pptx").write_bytes(bundled_template("dark"))
    assert make().returncode == 0
    for what, change in CHANGES.items():
        assert make("-n").stdout == NOTHING
        change(workspace)
        assert "deckwright build" in make("-n").stdout, what
        for stamp in sorted(workspace.glob("build/.b*")):  # as if it were built
            os.utime(stamp)


@pytest.mark.usefixtures("built")
def test_a_program_that_changed_is_asked() -> None:
    assert make("-n").stdout == NOTHING
    program = Path("build/.program")
    assert program.resolve() == REPOSITORY / "src" / "deckwright"
    program.unlink()
    program.symlink_to(Path("another").absolute())
    Path("another").mkdir()
    assert "deckwright build" in make("-n").stdout


@pytest.mark.usefixtures("workspace")
def test_a_dry_run_writes_nothing() -> None:
    shown = make("-n")
    assert "deckwright build\n" in shown.stdout
    assert not BUILD.parent.exists()


@pytest.mark.usefixtures("built")
def test_everything_is_made_anew_where_that_is_asked_for() -> None:
    before = times()
    forced = make("-B", "-o", "pyproject.toml", "-o", ".venv/.ready")
    assert forced.returncode == 0, forced.stderr
    assert touched(before) == OUTPUTS


@pytest.mark.usefixtures("workspace")
def test_whether_anything_is_to_be_done_can_be_asked() -> None:
    assert make("-q").returncode == 1
    make()
    assert make("-q").returncode == 0


@pytest.mark.usefixtures("workspace")
def test_one_event_is_built_by_its_name() -> None:
    assert make("build/two-talks").returncode == 0
    assert outputs() == OUTPUTS
    assert "deckwright build" in make("-n").stdout


@pytest.mark.parametrize("name", [name for name in HOSTILE if "=" not in name])  # sets a variable
def test_names_that_are_no_plain_words_are_no_targets(workspace: Path, name: str) -> None:
    result = make(f"build/{name}", cwd=workspace)
    assert result.returncode == 2
    assert not list(workspace.rglob("PWNED*"))
    assert not list(workspace.rglob("*.pptx"))


def test_names_are_never_commands(workspace: Path, event_folder: Path) -> None:
    (event_folder / "02-second.md").unlink()
    (event_folder / "event.yml").write_text("title: One talk\n", encoding="utf-8")
    for name in HOSTILE:
        shutil.copytree(event_folder, event_folder.parent / name)
    result = make("-j2", "-k")
    assert result.returncode == 0, result.stderr
    for name in HOSTILE:
        built = {path.name for path in Path("build", name).iterdir()}
        assert built >= OUTPUTS - {"02-second.pptx"}, name
    assert make().stdout == NOTHING
    assert make("clean").returncode == 0
    assert not [path for path in Path("build").iterdir() if path.name[0] != "."]
    assert not list(workspace.rglob("PWNED*"))


@pytest.mark.usefixtures("workspace")
def test_a_name_that_is_no_text_stops_no_other_event(event_folder: Path) -> None:
    shutil.copytree(event_folder, event_folder.parent / os.fsdecode(b"\xff\xfe"))
    result = make()
    assert "DW102" in result.stderr
    assert outputs() == OUTPUTS


@pytest.mark.usefixtures("workspace")
def test_an_edit_while_make_runs_is_never_missed(event_folder: Path) -> None:
    dice = random.Random(1)  # noqa: S311 - nothing secret depends on it
    picture = event_folder / "picture.png"
    talks = [event_folder / name for name in ("01-first.md", "02-second.md")]
    Image.new("RGB", (8, 8), "red").save(picture)
    for talk in talks:
        talk.write_text(
            talk.read_text(encoding="utf-8") + "\n## A picture\n\n![It](picture.png)\n",
            encoding="utf-8",
        )

    def edit(number: int) -> None:
        match dice.randrange(4):
            case 0:
                Image.new("RGB", (8, 8), (number, 0, 0)).save(picture)
            case 1:
                event = event_folder / "event.yml"
                event.write_text(
                    event.read_text(encoding="utf-8").replace("talks", f"talks {number} talks", 1),
                    encoding="utf-8",
                )
            case _:
                talk = dice.choice(talks)
                with talk.open("a") as file:
                    file.write(f"\n## Slide {number}\n")

    for number in range(1, 4):
        edit(number)
        building = threading.Thread(target=make)
        building.start()
        while building.is_alive():
            time.sleep(dice.uniform(0, 0.4))
            edit(number + 100)
        assert make().returncode == 0
        had = {name: (BUILD / name).read_bytes() for name in outputs()}
        assert CliRunner().invoke(main, ["build", "--force"]).exit_code == 0
        assert {name: (BUILD / name).read_bytes() for name in outputs()} == had


def test_a_mistake_stops_its_event_only_and_is_said_each_time(workspace: Path) -> None:
    other = workspace / "talks" / "broken"
    other.mkdir()
    (other / "event.yml").write_text("titel: Broken\n", encoding="utf-8")
    for _ in range(2):
        result = make("-k", "-j2")
        assert result.returncode != 0
        assert "did you mean `title`" in result.stderr
    assert outputs() == OUTPUTS


@pytest.mark.usefixtures("built")
def test_clean_removes_what_was_built() -> None:
    assert make("clean").returncode == 0
    assert not BUILD.exists()


@pytest.mark.usefixtures("workspace")
def test_help_lists_the_targets() -> None:
    shown = make("help").stdout
    for target in ("all", "test", "lint", "clean", "help"):
        assert f"make {target}" in shown
