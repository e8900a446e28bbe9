"""Families find faces: their own, a twin's, or a relative's with room to spare."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from deckwright.fonts import shipped_families
from deckwright.model.theme import TemplateSettings
from deckwright.theme import theme_fonts
from deckwright.theme.theme_fonts import base_family, is_monospaced, open_fonts, width

OURS = open_fonts(TemplateSettings("house.pptx"))
ARIMO = shipped_families()["arimo"][False, False].path
MONO = shipped_families()["jetbrains mono"][False, False].path
OFFICE = ["Calibri", "Cambria", "Times New Roman", "Arial", "Courier New"]


def named(path: Path, family: str) -> Path:
    """A font of another name at `path`: it has digits, and few letters."""
    font = TTFont(shipped_families()["noto sans symbols2"][False, False].path)
    for number in (1, 4, 16):
        font["name"].setName(family, number, 3, 1, 0x409)
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that has but one font of its own, called Deckwright Test."""
    font = named(tmp_path / "inner" / "Own.ttf", "Deckwright Test")
    monkeypatch.setattr(theme_fonts, "_roots", lambda: (tmp_path,))
    monkeypatch.setattr(
        theme_fonts, "_machines_families", theme_fonts._machines_families.__wrapped__
    )
    return font


@pytest.mark.parametrize("family", ["Arial", "arial", "Helvetica", "Liberation Sans", "Arimo"])
def test_families_of_arials_metrics_are_measured_exactly_everywhere(family: str) -> None:
    faces = OURS.faces(family)
    assert (faces.family, faces.exact, faces.slack) == (family, True, 1.0)
    assert (faces.regular.path, faces.regular.weight) == (ARIMO, 400)
    assert (faces.bold.path, faces.bold.weight) == (ARIMO, 700)
    assert faces.italic.path == faces.bold_italic.path != ARIMO


@pytest.mark.parametrize("family", OFFICE)
def test_the_families_of_office_are_measured_exactly_in_all_styles(family: str) -> None:
    faces = OURS.faces(family)
    styles = (faces.regular, faces.bold, faces.italic, faces.bold_italic)
    assert faces.exact
    assert len(set(styles)) == 4


@pytest.mark.parametrize("family", ["Courier New", "Consolas", "JetBrains Mono", "Roboto Mono"])
def test_code_is_measured_six_tenths_of_an_em_wide(family: str) -> None:
    faces = OURS.faces(family)
    assert (faces.exact, faces.regular.path) == (True, MONO)


def test_an_unknown_family_gets_a_relative_and_room() -> None:
    faces = OURS.faces("Nobody Has This Grotesk")
    assert (faces.exact, faces.regular.path) == (False, ARIMO)
    assert faces.slack > 1.1


def test_an_unknown_monospaced_family_gets_the_packaged_one() -> None:
    faces = OURS.faces("Nobody Has This Mono")
    assert (faces.exact, faces.regular.path) == (False, MONO)


def test_the_machines_fonts_count_only_where_the_template_asks(machine: Path) -> None:
    asked = TemplateSettings("house.pptx", system_fonts=True)
    assert not open_fonts(TemplateSettings("house.pptx")).faces("Deckwright Test").exact
    assert open_fonts(asked).faces("Deckwright Test").regular.path == machine


def test_a_file_beside_the_template_comes_before_a_twin_of_ours(tmp_path: Path) -> None:
    own = named(tmp_path / "Calibri.ttf", "Calibri")
    faces = open_fonts(TemplateSettings("house.pptx", fonts=(own,))).faces("Calibri")
    assert (faces.exact, faces.regular.path) == (True, own)


def test_a_font_of_ours_comes_before_the_machines(machine: Path) -> None:
    named(machine.with_name("Calibri.ttf"), "Calibri")
    faces = open_fonts(TemplateSettings("house.pptx", system_fonts=True)).faces("Calibri")
    assert faces.regular == OURS.faces("Carlito").regular


def test_characters_are_looked_for_beside_the_template_after_ours(tmp_path: Path) -> None:
    own = named(tmp_path / "Runes.ttf", "Runes")
    fallbacks = open_fonts(TemplateSettings("house.pptx", fonts=(own,))).fallbacks()
    assert fallbacks[:-1] == OURS.fallbacks()
    assert fallbacks[-1].regular.path == own


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
    assert OURS.faces("Menlo").regular.path == MONO
