"""Families find faces: their own, a twin's, or a relative's with room to spare."""

from collections.abc import Iterator
from pathlib import Path

import fontpkg
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from hypothesis import given
from hypothesis import strategies as st

from deckwright.theme import fonts
from deckwright.theme.families import base_family, is_monospaced, width
from deckwright.theme.fonts import find_faces, find_fallbacks
from deckwright.theme.sfnt import read_faces

ARIMO = fontpkg.path("arimo")
MONO = fontpkg.path("jetbrains-mono")


def build_font(path: Path, family: str, style: str) -> None:
    font = FontBuilder(1000)
    font.setupGlyphOrder([".notdef"])
    font.setupCharacterMap({})
    font.setupGlyf({".notdef": Glyph()})
    font.setupHorizontalMetrics({".notdef": (500, 0)})
    font.setupHorizontalHeader()
    font.setupNameTable({"familyName": family, "styleName": style})
    font.setupOS2()
    font.setupPost()
    font.save(path)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A system with a home of its own whose fonts the test builds."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    caches = (fonts.find_faces, fonts.find_fallbacks, fonts._system_index)
    folders = [
        tmp_path / ".fonts",
        tmp_path / "Library/Fonts",
        tmp_path / "AppData/Local/Microsoft/Windows/Fonts",
    ]
    for folder in folders:
        folder.mkdir(parents=True)
        for style in ("Regular", "Bold", "Italic", "Bold Italic"):
            build_font(folder / f"{style}.ttf", "Deckwright Test", style)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


@pytest.mark.parametrize("family", ["Arial", "arial", "Helvetica", "Liberation Sans", "Arimo"])
def test_families_of_arials_metrics_are_measured_exactly_everywhere(family: str) -> None:
    faces = find_faces(family)
    assert (faces.family, faces.exact, faces.slack) == (family, True, 1.0)
    assert (faces.regular.path, faces.regular.weight) == (ARIMO, 400)
    assert (faces.bold.path, faces.bold.weight) == (ARIMO, 700)
    assert faces.italic.path == faces.bold_italic.path != ARIMO


@pytest.mark.parametrize("family", ["Courier New", "Consolas", "JetBrains Mono", "Roboto Mono"])
def test_code_is_measured_six_tenths_of_an_em_wide(family: str) -> None:
    faces = find_faces(family)
    assert (faces.exact, faces.regular.path) == (True, MONO)


def test_an_unknown_family_gets_a_relative_and_room() -> None:
    faces = find_faces("Nobody Has This Grotesk")
    assert (faces.exact, faces.regular.path) == (False, ARIMO)
    assert faces.slack > 1.1


def test_an_unknown_monospaced_family_gets_the_packaged_one() -> None:
    faces = find_faces("Nobody Has This Mono")
    assert (faces.exact, faces.regular.path) == (False, MONO)


@pytest.mark.usefixtures("home")
def test_a_family_of_the_system_is_found_in_all_styles() -> None:
    faces = find_faces("Deckwright Test")
    assert faces.exact
    files = (faces.regular, faces.bold, faces.italic, faces.bold_italic)
    assert [file.path.stem for file in files] == ["Regular", "Bold", "Italic", "Bold Italic"]
    assert {file.weight for file in files} == {None}


def test_fallbacks_are_faces_that_exist() -> None:
    assert all(faces.regular.path.is_file() for faces in find_fallbacks())


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


@pytest.mark.parametrize(
    ("folded", "base"),
    [("segoe ui semibold", "segoe ui"), ("aptos display", "aptos"), ("black", "black")],
)
def test_weights_are_no_part_of_a_familys_name(folded: str, base: str) -> None:
    assert base_family(folded) == base


def test_what_is_known_of_a_family_holds_for_its_weights() -> None:
    assert width("segoe ui light") == width("segoe ui")


def test_narrow_and_black_faces_are_told_by_their_names() -> None:
    assert width("acme condensed") < width("acme") < width("acme black")


def test_monospaced_families_are_told_by_their_names() -> None:
    assert is_monospaced("acme code")
    assert not is_monospaced("acme sans")


def test_a_heavy_weight_needs_more_room_than_its_family() -> None:
    assert width("segoe ui black") > width("segoe ui")


def test_monospaced_families_are_known_without_a_word_in_the_name() -> None:
    assert find_faces("Menlo").regular.path == MONO
