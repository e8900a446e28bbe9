"""What is made anew, why, and where."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from PIL import Image

from deckwright.building import Built, Workers, build_event
from deckwright.building.jobs import Job, event_jobs
from deckwright.read.event import read_event
from deckwright.read.workspace import Workspace

WORKSPACE = Workspace(Path())
BUILD = Path("build/two-talks")
WHOLE = {"event.pptx", "handout.pdf", "slides.pdf", "index.html"}
OUTPUTS = {"01-first.pptx", "02-second.pptx", *WHOLE}


def build(workers: Workers | None = None) -> Built:
    return build_event("two-talks", WORKSPACE, lambda _: None, workers or Workers(1))


def reasons() -> dict[str, tuple[str, ...]]:
    """Why each output is made, by its name."""
    found: dict[str, tuple[str, ...]] = {}
    build_event(
        "two-talks",
        WORKSPACE,
        lambda done: found.update({done.path.name: done.why}),
        Workers(1),
    )
    return {name: why for name, why in found.items() if why}


def jobs() -> tuple[Job, ...]:
    source, _ = read_event(WORKSPACE.talks / "two-talks", WORKSPACE)
    assert source is not None
    return event_jobs(source, WORKSPACE, whole=True)


def theme_name(deck: Path) -> str:
    """What a deck's template calls its theme."""
    with ZipFile(deck) as package:
        return str(etree.fromstring(package.read("ppt/theme/theme1.xml")).get("name"))


class Deadly:
    """Ends the process that it is sent to."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


@pytest.fixture
def two() -> Iterator[Workers]:
    with Workers(2) as workers:
        yield workers


@pytest.mark.usefixtures("event_folder")
def test_what_was_never_made_is_made() -> None:
    assert set(reasons().values()) == {("it was not made before",)}


def test_a_changed_text_is_named_and_so_is_its_deck(event_folder: Path) -> None:
    build()
    talk = event_folder / "02-second.md"
    talk.write_text(
        talk.read_text(encoding="utf-8").replace("A second one", "A better one"), encoding="utf-8"
    )
    why = reasons()
    assert why.pop("02-second.pptx") == ("the text of 02-second.md changed",)
    assert set(why) == WHOLE
    assert set(why.values()) == {("02-second.pptx changed",)}


def test_changed_settings_are_named(event_folder: Path) -> None:
    build()
    talk = event_folder / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8").replace("title: The first", "title: A title"),
        encoding="utf-8",
    )
    assert reasons()["01-first.pptx"] == ("the settings of 01-first.md changed",)


def test_a_changed_event_changes_every_output(event_folder: Path) -> None:
    build()
    event = event_folder / "event.yml"
    event.write_text(
        event.read_text(encoding="utf-8").replace("Two talks", "Two short talks"), encoding="utf-8"
    )
    why = reasons()
    assert set(why) == OUTPUTS
    assert "what event.yml says changed" in why["01-first.pptx"]


def test_another_date_is_a_reason(event_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del event_folder
    build()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert "the date of outputs changed" in reasons()["handout.pdf"]


def test_a_picture_that_changes_appears_or_goes_is_a_reason(event_folder: Path) -> None:
    talk = event_folder / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8") + "\n## A picture\n\n![Red](red.png)\n", encoding="utf-8"
    )
    build()
    picture = event_folder / "red.png"
    for color in ("red", "darkred"):
        Image.new("RGB", (8, 8), color).save(picture)
        why = reasons()
        assert why.pop("01-first.pptx") == ("the picture red.png changed",)
        assert set(why) == WHOLE
    picture.unlink()
    assert reasons()["01-first.pptx"] == ("the picture red.png changed",)


def test_the_workspaces_template_is_a_reason(event_folder: Path) -> None:
    own = WORKSPACE.templates / "own"
    own.mkdir(parents=True)
    deckwright("template", "build", "-o", "elsewhere")
    (own / "own.pptx").write_bytes(Path("elsewhere/light/light.pptx").read_bytes())
    event = event_folder / "event.yml"
    event.write_text(event.read_text(encoding="utf-8") + "template: own\n", encoding="utf-8")
    build()
    (own / "own.pptx").write_bytes(Path("elsewhere/dark/dark.pptx").read_bytes())
    assert "the template own changed" in reasons()["02-second.pptx"]


def test_a_talk_may_have_a_template_of_its_own(event_folder: Path) -> None:
    talk = event_folder / "02-second.md"
    talk.write_text(
        talk.read_text(encoding="utf-8").replace("---\n", "---\ntemplate: dark\n", 1),
        encoding="utf-8",
    )
    assert not build().findings
    themes = {path.stem: theme_name(path) for path in BUILD.glob("*.pptx")}
    assert themes == {
        "01-first": "deckwright light",
        "02-second": "deckwright dark",
        "event": "deckwright light",
    }


def test_an_unknown_template_is_told_where_it_is_named(event_folder: Path) -> None:
    event = event_folder / "event.yml"
    event.write_text(event.read_text(encoding="utf-8") + "template: drak\n", encoding="utf-8")
    (finding,) = build().findings
    assert (finding.code, finding.span.line) == (
        "DW301",
        len(event.read_text(encoding="utf-8").splitlines()),
    )
    assert finding.hint == "did you mean `dark`?"


def test_a_damaged_template_is_named_with_its_folder(event_folder: Path) -> None:
    event = event_folder / "event.yml"
    event.write_text(event.read_text(encoding="utf-8") + "template: own\n", encoding="utf-8")
    file = WORKSPACE.templates / "own" / "own.pptx"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"PK no more than this")
    (finding,) = build().findings
    assert (finding.code, finding.span.path) == ("DW302", str(file))


def test_mistakes_of_the_event_and_of_its_talks_are_told_at_once(event_folder: Path) -> None:
    event, talk = event_folder / "event.yml", event_folder / "02-second.md"
    event.write_text(event.read_text(encoding="utf-8") + "tiitle: twice\n", encoding="utf-8")
    talk.write_text(talk.read_text(encoding="utf-8") + "\n![Red](red.png)\n", encoding="utf-8")
    built = build()
    assert not built.written
    assert [(one.code, Path(one.span.path).name) for one in built.findings] == [
        ("DW110", "event.yml"),
        ("DW120", "02-second.md"),
    ]


def test_an_output_that_cannot_be_written_keeps_none_of_the_others(event_folder: Path) -> None:
    del event_folder
    in_the_way = BUILD / "01-first.pptx"
    in_the_way.mkdir(parents=True)
    built = build()
    assert {path.name for path in built.written} == OUTPUTS - {"01-first.pptx"}
    (finding,) = built.findings
    assert finding.code == "DW591"
    assert f"{in_the_way}: is a directory" in finding.message
    in_the_way.rmdir()
    assert set(reasons()) == {"01-first.pptx"}


def test_an_unknown_template_of_a_talk_is_told_at_that_talk(event_folder: Path) -> None:
    talk = event_folder / "02-second.md"
    talk.write_text(
        talk.read_text(encoding="utf-8").replace("---\n", "---\ntemplate: nothing\n", 1),
        encoding="utf-8",
    )
    built = build()
    assert {path.name for path in built.written} == {"01-first.pptx", "event.pptx", "slides.pdf"}
    assert [(one.code, Path(one.span.path).name) for one in built.findings] == [
        ("DW301", "02-second.md")
    ]


@pytest.mark.usefixtures("event_folder")
def test_what_is_gone_or_empty_is_made_again_and_nothing_else() -> None:
    build()
    (BUILD / "event.pptx").unlink()
    (BUILD / "handout.pdf").write_bytes(b"")
    assert reasons() == {
        "event.pptx": ("it is missing",),
        "handout.pdf": ("it is not as it was made",),
    }


def test_warnings_are_said_again_when_nothing_is_made(event_folder: Path) -> None:
    talk = event_folder / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8") + "\n## A picture\n\n![Red](red.png)\n", encoding="utf-8"
    )
    first = build()
    assert [one.code for one in first.findings] == ["DW120"]
    again = build()
    assert again.findings == first.findings
    assert not again.written


@pytest.mark.usefixtures("event_folder")
def test_a_damaged_manifest_is_no_manifest() -> None:
    for text in ("", "[]", '{"outputs": {"event.pptx": 1}}', '{"outputs": []}'):
        BUILD.mkdir(parents=True, exist_ok=True)
        (BUILD / ".deckwright.json").write_text(text, encoding="utf-8")
        assert set(reasons()) == OUTPUTS


def test_a_worker_that_dies_costs_its_own_output_and_no_other(
    event_folder: Path, two: Workers
) -> None:
    del event_folder
    first, second, *whole = jobs()
    deadly = replace(second, event=Deadly())  # type: ignore[arg-type]
    made = {one.job.name: one for one in two.make([first, deadly, *whole])}
    assert {name for name, one in made.items() if not one.data} == {"02-second.pptx"}
    (finding,) = made["02-second.pptx"].findings
    assert finding.code == "DW590"
    assert finding.span.path.endswith("02-second.md")


@pytest.mark.parametrize("count", [1, 2])
def test_a_fault_costs_its_own_output_and_no_other(event_folder: Path, count: int) -> None:
    del event_folder
    first, second, *_ = jobs()
    faulty = replace(second, moment="never")  # type: ignore[arg-type]
    with Workers(count) as workers:
        made = {one.job.name: one for one in workers.make([faulty, first])}
    assert made["01-first.pptx"].data
    (finding,) = made["02-second.pptx"].findings
    assert "02-second.pptx could not be made" in finding.message


@pytest.mark.usefixtures("event_folder")
def test_two_builds_at_once_wait_for_each_other() -> None:
    command = [sys.executable, "-m", "deckwright", "build", "--force"]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert not reasons()
    assert not [path for path in BUILD.iterdir() if path.name.startswith(".event")]


def deckwright(*arguments: str) -> str:
    command = [sys.executable, "-m", "deckwright", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
