"""Where an output may be written."""

from pathlib import Path

import pytest

from deckwright.write.manifest import digest
from deckwright.write.place import beside, is_free, is_open, place_for
from deckwright.write.seal import sealed

OURS = sealed(b"<p>ours</p>")
THEIRS = b"<p>theirs</p>"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "page.html"


def test_what_is_not_there_is_free(path: Path) -> None:
    assert place_for(path) == path


@pytest.mark.parametrize("data", [OURS, b""])
def test_what_we_wrote_and_what_is_empty_is_free(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert place_for(path) == path


def test_what_somebody_wrote_is_kept_and_the_new_one_lies_beside_it(path: Path) -> None:
    path.write_bytes(THEIRS)
    assert place_for(path).name == "page (new).html"
    place_for(path).write_bytes(OURS)
    assert place_for(path).name == "page (new).html"
    assert beside(path.parent) == [place_for(path)]


def test_a_new_one_that_somebody_changed_is_kept_as_well(path: Path) -> None:
    for _ in range(2):
        place_for(path).write_bytes(THEIRS)
    assert place_for(path).name == "page (new 2).html"
    assert not beside(path.parent)


def test_what_was_written_without_a_seal_is_known_by_its_digest(path: Path) -> None:
    path.write_bytes(THEIRS)
    assert is_free(path, digest(THEIRS))


@pytest.mark.parametrize("lock", ["~$page.html", ".~lock.page.html#"])
def test_what_a_program_has_open_is_not_replaced(path: Path, lock: str) -> None:
    path.write_bytes(OURS)
    assert not is_open(path)
    path.with_name(lock).touch()
    assert is_open(path)
    assert place_for(path).name == "page (new).html"


def test_a_link_is_free_for_what_it_leads_to_is_not_written(path: Path) -> None:
    target = path.with_name("elsewhere")
    target.write_bytes(THEIRS)
    path.symlink_to(target)
    assert place_for(path) == path
