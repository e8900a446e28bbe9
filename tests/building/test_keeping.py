"""What somebody changed is never overwritten, in real processes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pptx import Presentation

from deckwright.write.manifest import digest
from deckwright.write.seal import is_sealed

BUILD = Path("build/two-talks")
DECK = BUILD / "01-first.pptx"
NEW = BUILD / "01-first (new).pptx"
MANIFEST = BUILD / ".deckwright.json"
OUTPUTS = {"01-first.pptx", "02-second.pptx", "event.pptx", "handout.pdf"} | {
    "slides.pdf",
    "index.html",
}
PROGRAM = [sys.executable, "-m", "deckwright"]

pytestmark = pytest.mark.usefixtures("built")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*PROGRAM, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A place for a build that was made once."""
    return {"build": tmp_path_factory.mktemp("built") / "build"}


@pytest.fixture
def built(event_folder: Path, _built: dict[str, Path]) -> Path:
    """The event's folder; its outputs are made."""
    if not _built["build"].exists():
        assert run("build").returncode == 0
        shutil.copytree("build", _built["build"], symlinks=True)
    else:
        shutil.copytree(_built["build"], "build", symlinks=True)
    return event_folder


def edit(path: Path = DECK) -> bytes:
    """Save the deck with another title, as a speaker does; its bytes then."""
    deck = Presentation(str(path))
    deck.slides[0].shapes.title.text_frame.text = "Mended on the train"
    deck.save(str(path))
    return path.read_bytes()


def write_more(folder: Path) -> None:
    talk = folder / "01-first.md"
    talk.write_text(talk.read_text(encoding="utf-8") + "\n## One more\n", encoding="utf-8")


def names() -> set[str]:
    return {path.name for path in BUILD.iterdir() if not path.name.startswith(".")}


def states() -> dict[str, str]:
    told = json.loads(run("status", "--json").stdout)
    return {Path(one["path"]).name: one["state"] for one in told}


def test_every_output_carries_a_seal() -> None:
    assert names() == OUTPUTS
    assert all(is_sealed((BUILD / name).read_bytes()) for name in OUTPUTS)


def test_an_edited_deck_is_kept_and_the_new_one_lies_beside_it(built: Path) -> None:
    edited = edit()
    write_more(built)
    result = run("build")
    assert result.returncode == 0
    assert result.stderr.count("DW593") == 1
    assert "deckwright build --overwrite" in result.stderr
    assert DECK.read_bytes() == edited
    assert len(Presentation(str(NEW)).slides) == len(Presentation(str(DECK)).slides) + 1
    assert names() == {*OUTPUTS, NEW.name}


@pytest.mark.parametrize("name", ["handout.pdf", "slides.pdf", "index.html", "event.pptx"])
def test_whatever_was_replaced_by_hand_is_kept(name: str) -> None:
    (BUILD / name).write_bytes(b"another")
    assert run("build", "--force").returncode == 0
    assert (BUILD / name).read_bytes() == b"another"
    assert len(names()) == len(OUTPUTS) + 1


def test_an_edit_is_told_at_each_build_and_costs_no_work() -> None:
    edit()
    run("build")
    again = run("build")
    assert again.stdout == ""
    assert again.stderr.count("DW593") == 1
    assert run("build", "--strict").returncode == 1


def test_what_lies_beside_goes_with_the_edit(built: Path) -> None:
    ours = DECK.read_bytes()
    edit()
    run("build")
    assert NEW.exists()
    DECK.unlink()
    run("build")
    assert names() == OUTPUTS
    edit()
    run("build")
    DECK.write_bytes(ours)
    write_more(built)
    assert run("build").stderr == ""
    assert names() == OUTPUTS
    assert DECK.read_bytes() != ours


def test_an_edit_is_overwritten_where_that_is_asked_for() -> None:
    ours = DECK.read_bytes()
    edit()
    run("build")
    assert run("build", "--overwrite").stderr == ""
    assert names() == OUTPUTS
    assert DECK.read_bytes() == ours


def test_without_the_notes_of_a_build_nobodys_work_is_taken_for_ours() -> None:
    edited = edit()
    MANIFEST.unlink()
    result = run("build")
    assert result.stderr.count("DW593") == 1
    assert DECK.read_bytes() == edited
    assert names() == {*OUTPUTS, NEW.name}


def test_what_was_there_before_the_first_build_is_kept() -> None:
    shutil.rmtree("build")
    BUILD.mkdir(parents=True)
    (BUILD / "handout.pdf").write_bytes(b"somebody's")
    run("build")
    assert (BUILD / "handout.pdf").read_bytes() == b"somebody's"
    assert names() == {*OUTPUTS, "handout (new).pdf"}


def test_an_output_of_an_earlier_version_is_known_by_its_digest(built: Path) -> None:
    data = DECK.read_bytes()
    unsealed = data[: data.rindex(b"PK\x05\x06") + 20] + bytes(2)
    old = MANIFEST.read_text("utf-8")
    DECK.write_bytes(unsealed)
    MANIFEST.write_text(old.replace(digest(data), digest(unsealed)), "utf-8")
    write_more(built)
    assert run("build").stderr == ""
    assert names() == OUTPUTS


def test_an_edited_deck_of_a_talk_that_is_gone_is_kept_and_told(built: Path) -> None:
    edited = edit()
    (built / "01-first.md").unlink()
    event = built / "event.yml"
    event.write_text(event.read_text("utf-8").replace("  - talk: 01-first.md\n", ""), "utf-8")
    result = run("build")
    assert "DW593" in result.stderr
    assert DECK.read_bytes() == edited


@pytest.mark.parametrize("lock", ["~$01-first.pptx", ".~lock.01-first.pptx#"])
def test_a_deck_that_is_open_is_not_replaced_until_it_is_closed(built: Path, lock: str) -> None:
    ours = DECK.read_bytes()
    (BUILD / lock).touch()
    assert run("build").stderr == ""  # there is nothing to write
    write_more(built)
    result = run("build")
    assert result.stderr.count("DW594") == 1
    assert DECK.read_bytes() == ours
    assert NEW.exists()
    (BUILD / lock).unlink()
    assert run("build").stderr == ""
    assert names() == OUTPUTS
    assert DECK.read_bytes() != ours


def test_two_builds_at_once_keep_an_edit() -> None:
    edited = edit()
    command = [*PROGRAM, "build", "--force"]
    both = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert DECK.read_bytes() == edited
    assert names() == {*OUTPUTS, NEW.name}


def test_a_build_that_is_killed_leaves_outputs_that_are_known_as_ours(built: Path) -> None:
    write_more(built)
    before, notes = DECK.stat().st_mtime_ns, MANIFEST.read_bytes()
    building = subprocess.Popen([*PROGRAM, "build"], stdout=subprocess.DEVNULL)
    while DECK.stat().st_mtime_ns == before and building.poll() is None:
        time.sleep(0.001)
    os.kill(building.pid, signal.SIGKILL)
    building.wait()
    MANIFEST.write_bytes(notes)  # as it was, should the build have been that quick
    assert states()["01-first.pptx"] == "stale"
    assert run("build").stderr == ""
    assert names() == OUTPUTS
    assert set(states().values()) == {"built"}


def test_notes_of_an_output_that_was_set_back_do_not_make_it_an_edit(built: Path) -> None:
    ours = DECK.read_bytes()
    write_more(built)
    run("build")
    DECK.write_bytes(ours)
    assert states()["01-first.pptx"] == "stale"
    assert run("build").stderr == ""
    assert DECK.read_bytes() != ours


def test_the_status_of_each_output_is_told(built: Path) -> None:
    assert states() == dict.fromkeys(OUTPUTS, "built")
    assert run("status", "--strict").returncode == 0
    edit()
    (BUILD / "handout.pdf").unlink()
    talk = built / "02-second.md"
    talk.write_text(talk.read_text("utf-8") + "\n## One more\n", "utf-8")
    assert states() == {
        "01-first.pptx": "edited",
        "02-second.pptx": "stale",
        "event.pptx": "stale",
        "handout.pdf": "missing",
        "slides.pdf": "stale",
        "index.html": "stale",
    }
    told = run("status", "two-talks")
    assert told.returncode == 0
    line = f"stale    {BUILD / '02-second.pptx'}: the text of 02-second.md changed\n"
    assert line in told.stdout
    assert run("status", "--strict").returncode == 1


def test_the_status_of_an_event_with_a_mistake_is_a_failure(built: Path) -> None:
    (built / "event.yml").write_text("titel: No\n", "utf-8")
    result = run("status")
    assert result.returncode == 1
    assert "DW110" in result.stderr


def test_clean_removes_what_was_built_and_keeps_what_somebody_changed() -> None:
    edited = edit()
    run("build")
    (BUILD / "notes.txt").write_text("mine", "utf-8")
    result = run("clean")
    assert result.returncode == 0
    assert result.stderr.count("DW593") == 2
    assert names() == {DECK.name, "notes.txt"}
    assert DECK.read_bytes() == edited
    assert run("clean", "--force").stderr == ""
    assert not BUILD.exists()


def test_clean_removes_outputs_of_events_that_are_gone(built: Path) -> None:
    shutil.rmtree(built)
    assert run("clean", "two-talks").returncode == 0
    assert not BUILD.exists()


@pytest.mark.parametrize("name", ["..", "nothing", ".", "/"])
def test_clean_knows_only_folders_that_were_built(built: Path, name: str) -> None:
    assert run("clean", "--force", "--", name).returncode == 2
    assert built.exists()
    assert names() == OUTPUTS


MAKE = {
    "deck": ("deck", "talks/two-talks/01-first.md", "-o", "out.pptx"),
    "handout": ("handout", "two-talks", "-o", "out.pdf"),
    "slides": ("slides", "two-talks", "-o", "out.pdf"),
    "pictures": ("slides", "talks/two-talks/01-first.md", "--format", "png", "-o", "."),
}


@pytest.mark.parametrize("what", MAKE)
def test_what_is_made_apart_replaces_its_own_kind_and_nothing_else(what: str) -> None:
    arguments = MAKE[what]
    output = Path("1.png" if what == "pictures" else arguments[-1])
    output.touch()  # as mktemp does
    for _ in range(2):
        assert run(*arguments).returncode == 0
    output.write_bytes(b"somebody's")
    refused = run(*arguments)
    assert refused.returncode == 2
    assert "--overwrite" in refused.stderr
    assert output.read_bytes() == b"somebody's"
    assert run(*arguments, "--overwrite").returncode == 0
    assert output.read_bytes() != b"somebody's"
