from __future__ import annotations

from pathlib import Path

from deckwright.model.theme import Minimums, TemplateSettings
from deckwright.read.template import read_template


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
