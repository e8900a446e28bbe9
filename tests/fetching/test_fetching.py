"""Pictures from the web: only on demand, in a folder of the build, and then as any other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from deckwright import fetching
from deckwright.cli import main
from deckwright.fetching import Network, fetch_for_event, fetch_for_talk
from deckwright.importing import import_talk
from deckwright.pipeline import Pipeline
from deckwright.read.assets.fetched import FOLDER, fetched_picture
from deckwright.read.workspace import Workspace

ADDRESS = "https://example.org/loom.png"
TALK = f"---\ntitle: Looms\n---\n\n## The loom\n\n![A loom]({ADDRESS})\n"
Web = Any
"""The fixture of `conftest.py`."""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talks" / "evening" / "01-looms.md"
    path.parent.mkdir(parents=True)
    path.write_text(TALK, encoding="utf-8")
    (path.parent / "event.yml").write_text("title: Evening\ndate: 2018-05-08\n", encoding="utf-8")
    return path


def shown(talk: Path) -> list[str]:
    """The codes of what is found when the talk is planned."""
    _, found = Pipeline().plan_file(talk)
    return [one.code for one in found if one.severity != "info"]


def test_a_fetched_picture_is_found_by_later_builds(
    talk: Path, tmp_path: Path, web: Web, picture: bytes
) -> None:
    web.pages["/loom.png"] = picture
    assert shown(talk) == ["DW121"]
    assert not web.asked
    assert fetch_for_event("evening", Workspace(tmp_path), web.network()) == ()
    file = fetched_picture(ADDRESS, tmp_path)
    assert file is not None
    assert file.parent == tmp_path / FOLDER
    assert file.suffix == ".png"
    assert file.read_bytes() == picture
    assert shown(talk) == []
    assert fetch_for_talk(talk, network=web.network()) == ()
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    ("page", "why"), [(b"<html>no picture</html>", "is no PNG"), (b"", "is an empty file")]
)
def test_what_is_no_picture_is_not_kept(
    page: bytes, why: str, talk: Path, tmp_path: Path, web: Web
) -> None:
    web.pages["/loom.png"] = page
    (found,) = fetch_for_talk(talk, network=web.network())
    assert (found.code, found.severity, found.span.line) == ("DW129", "warning", 7)
    assert why in found.message
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_not_all_that_a_long_talk_names_is_fetched_at_once(talk: Path, web: Web) -> None:
    talk.write_text(TALK + "".join(f"![x]({ADDRESS}?{n})\n" for n in range(101)), encoding="utf-8")
    found = fetch_for_talk(talk, network=web.network())
    assert len(web.asked) == 100
    assert "and 1 more are not fetched at once" in found[-1].message


def test_nothing_is_written_through_a_link(
    talk: Path, tmp_path: Path, web: Web, picture: bytes
) -> None:
    web.pages["/loom.png"] = picture
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "root"
    (root / "talks").mkdir(parents=True)
    (tmp_path / "talks" / "evening").rename(root / "talks" / "evening")
    (root / "build").symlink_to(outside)
    (found,) = fetch_for_talk(root / "talks" / "evening" / talk.name, network=web.network())
    assert "leads out of the workspace" in found.message
    assert list(outside.iterdir()) == []


def test_an_import_takes_fetched_pictures_along(
    talk: Path, tmp_path: Path, web: Web, picture: bytes
) -> None:
    web.pages["/loom.png"] = picture
    fetch_for_talk(talk, network=web.network())
    copy = tmp_path / "copies" / "01-looms.md"
    written = import_talk(talk, copy).written
    assert [path.parent for path in written] == [copy.parent, copy.parent / "01-looms"]
    assert written[1].read_bytes() == picture
    assert f"(01-looms/{written[1].name})" in copy.read_text(encoding="utf-8")


def test_the_command_fetches_only_when_told_and_is_strict_only_when_told(
    talk: Path, tmp_path: Path, picture: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fetch(address: str, _network: Network) -> bytes:
        asked.append(address)
        return picture

    monkeypatch.setattr(fetching, "fetch", fetch)
    output = tmp_path / "looms.pptx"
    command = ["deck", str(talk), "-o", str(output)]
    plain = CliRunner().invoke(main, command)
    assert plain.exit_code == 0
    assert f"`{ADDRESS}` is no file: nothing is fetched" in plain.stderr
    assert "--fetch" in plain.stderr
    output.unlink()
    strict = CliRunner().invoke(main, [*command, "--strict"])
    assert strict.exit_code == 1
    assert output.exists()
    assert not asked
    fetched = CliRunner().invoke(main, [*command, "--strict", "--fetch"])
    assert (fetched.exit_code, fetched.stderr, asked) == (0, "", [ADDRESS])
