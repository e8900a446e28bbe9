from __future__ import annotations

from pathlib import Path

import pytest

from deckwright.read.workspace import locate


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "secret.md").touch()
    (tmp_path / "root" / "talks").mkdir(parents=True)
    (tmp_path / "root" / "talks" / "a.md").touch()
    (tmp_path / "root" / "shared.md").touch()
    return tmp_path / "root"


@pytest.mark.parametrize("name", ["a.md", "./a.md", "../shared.md", "../talks/a.md"])
def test_a_file_inside_is_found(root: Path, name: str) -> None:
    assert locate(name, root / "talks", root) == root / "talks" / name


@pytest.mark.parametrize("name", ["../../secret.md", "../../gone.md", "/etc/passwd", "../.."])
def test_what_lies_outside_is_refused_even_where_it_does_not_exist(root: Path, name: str) -> None:
    assert locate(name, root / "talks", root) == "outside"


def test_a_link_that_leads_outside_is_refused(root: Path) -> None:
    (root / "talks" / "link.md").symlink_to("../../secret.md")
    (root / "talks" / "folder").symlink_to("../..")
    assert locate("link.md", root / "talks", root) == "outside"
    assert locate("folder/secret.md", root / "talks", root) == "outside"


@pytest.mark.parametrize("name", ["gone.md", "", ".", "a\0b", "x" * 10_000, "a.md/b"])
def test_what_is_no_file_is_missing(root: Path, name: str) -> None:
    assert locate(name, root / "talks", root) == "missing"


def test_links_in_a_circle_are_missing(root: Path) -> None:
    (root / "talks" / "one").symlink_to("two")
    (root / "talks" / "two").symlink_to("one")
    assert locate("one", root / "talks", root) == "missing"
