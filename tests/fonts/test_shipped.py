"""The fonts that come with the program, and the names in font files."""

from itertools import chain
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

import deckwright.fonts
from deckwright.fonts import (
    FALLBACKS,
    fold_family,
    is_font,
    is_shipped,
    read_families,
    shipped_families,
    shipped_folders,
)
from deckwright.fonts.sfnt import read_faces

ARIMO = shipped_families()["arimo"][False, False].path
OWN = sorted(Path(deckwright.fonts.__file__).parent.rglob("*.ttf"))
TEXTS = {
    "Latin, Greek and Cyrillic": "Größe, naïve, Ελλάδα, Україна",
    "Chinese": "容器技术",
    "Japanese": "コンテナは、自分だけ。",
    "Korean": "컨테이너",
    "Arabic": "الحاوية",
    "Hebrew": "מכולה",
    "Devanagari": "हिन्दी",
    "Thai": "สวัสดี",
    "signs": "→⇒≤≠∑∀✓✗★☐☑⌘─█▶",
    "emoji": "😀🎉🚀⚠❤",
}


@pytest.fixture(scope="module")
def stepping_in() -> set[int]:
    """The characters of all fonts that step in for a family that lacks them."""
    have: set[int] = set()
    for name in FALLBACKS:
        file = shipped_families()[fold_family(name)][False, False]
        with TTFont(file.path, fontNumber=file.number, lazy=True) as font:
            have |= font.getBestCmap().keys()
    return have


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_fonts_that_step_in_have_the_scripts_and_signs_of_talks(
    text: str, stepping_in: set[int]
) -> None:
    assert [char for char in text if char != " " and ord(char) not in stepping_in] == []


def test_every_font_of_ours_lies_beside_the_licence_that_it_names() -> None:
    assert len(OWN) == 14
    for path in OWN:
        licence = (path.parent / "OFL.txt").read_text("utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence
        with TTFont(path, lazy=True) as font:
            copyright_, terms = (font["name"].getDebugName(number) for number in (0, 13))
        assert "SIL Open Font License" in terms
        for line in copyright_.splitlines():
            assert line.partition(" Licensed under")[0].rstrip(".") in licence


def test_a_font_is_shipped_where_it_lies_in_a_folder_of_ours(tmp_path: Path) -> None:
    files = chain.from_iterable(styles.values() for styles in shipped_families().values())
    assert all(is_shipped(file.path) for file in files)
    assert not is_shipped(tmp_path / ARIMO.name)
    assert all(folder.is_dir() for folder in shipped_folders())


def test_of_two_faces_that_are_alike_the_first_by_its_path_is_taken(tmp_path: Path) -> None:
    for name in ("b.ttf", "a.ttf"):
        (tmp_path / name).write_bytes(ARIMO.read_bytes())
    found = read_families(tmp_path.glob("*.ttf"))
    assert found["arimo"][False, False].path == tmp_path / "a.ttf"


def test_a_sound_font_is_told_from_what_only_looks_like_one(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(ARIMO.read_bytes()[:30_000])
    (tmp_path / "words.ttf").write_text("no font", encoding="utf-8")
    assert is_font(ARIMO)
    assert not is_font(broken)
    assert not is_font(tmp_path / "words.ttf")


@given(st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), max_size=40))
def test_any_bytes_are_a_font_or_none(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(OWN[0].read_bytes())
    for at, byte in changes:
        data[at % 600 if at % 2 else at] = byte
    path = tmp_path_factory.getbasetemp() / "changed.ttf"
    path.write_bytes(data)
    assert is_font(path) in (True, False)


def test_a_variable_file_is_known_as_such() -> None:
    (face,) = read_faces(ARIMO)
    assert (face.family, face.variable, face.bold, face.italic) == ("Arimo", True, False, False)


@given(st.binary(max_size=300))
def test_a_broken_font_file_has_no_faces(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "broken.ttf"
    path.write_bytes(b"\x00\x01\x00\x00" + data)
    assert all(face.path == path for face in read_faces(path))


def test_a_missing_file_has_no_faces(tmp_path: Path) -> None:
    assert read_faces(tmp_path / "none.ttf") == ()
