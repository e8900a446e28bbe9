from __future__ import annotations

from pathlib import Path

import pytest

from deckwright.fonts import shipped_families
from deckwright.model.theme import Minimums, TemplateSettings
from deckwright.read.settings.template_settings import read_template


def read(folder: Path, settings: str | None, *files: str) -> TemplateSettings | None:
    for name in files:
        (folder / name).touch()
    if settings is not None:
        (folder / "template.yml").write_text(settings, encoding="utf-8")
    value, found = read_template(folder, folder)
    assert (value is None) == bool(found)
    return value


def test_a_folder_with_one_template_needs_no_settings(tmp_path: Path) -> None:
    settings = read(tmp_path, None, "House.POTX", "~$House.POTX", "readme.txt")
    assert settings == TemplateSettings("House.POTX")


def test_settings_name_the_file_the_layouts_the_sizes_and_the_colours(tmp_path: Path) -> None:
    text = (
        "file: b.pptx\nlayouts: {title: 1_Titelfolie, two-content: Zwei}\n"
        'minimums: {body: 16, code: 12.5}\ncolors: {accent1: "#0b5fff"}\n'
    )
    assert read(tmp_path, text, "a.pptx", "b.pptx") == TemplateSettings(
        file="b.pptx",
        layouts={"title": "1_Titelfolie", "two-content": "Zwei"},
        minimums=Minimums(body=16.0, code=12.5),
        colors={"accent1": "#0B5FFF"},
    )


def test_a_template_outside_of_the_workspace_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside.pptx").touch()
    folder = tmp_path / "house"
    folder.mkdir()
    assert read(folder, "file: ../outside.pptx") is None


def test_font_files_lie_beside_the_template(tmp_path: Path) -> None:
    font = shipped_families()["caladea"][False, False].path
    (tmp_path / "House.ttf").write_bytes(font.read_bytes())
    settings = read(tmp_path, "fonts: [House.ttf]\nsystem_fonts: true", "a.pptx")
    assert settings == TemplateSettings(
        "a.pptx", fonts=((tmp_path / "House.ttf").resolve(),), system_fonts=True
    )


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("fonts: [Hous.ttf]", "there is no font file `Hous.ttf`", "did you mean `House.ttf`?"),
        ("fonts:\n- House.ttf", "`House.ttf` is no sound TrueType or OpenType font", "take a .ttf"),
        ("fonts: [../a.ttf]", "`../a.ttf` lies outside the workspace", "copy it"),
        ("font: [House.ttf]", "unknown key `font`", "did you mean `fonts`?"),
        ("system-fonts: true", "unknown key `system-fonts`", "did you mean `system_fonts`?"),
    ],
)
def test_a_font_that_cannot_be_had_is_told_with_a_way_out(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    for name in ("a.pptx", "House.ttf"):
        (folder / name).touch()
    (folder / "template.yml").write_text(text, encoding="utf-8")
    settings, (one,) = read_template(folder, folder)
    assert settings is None
    assert one.span.line == text.count("\n") + 1
    assert message in one.message
    assert hint in one.hint
