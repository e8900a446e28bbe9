"""The template commands: what they say, what they write, and that it can be opened."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result
from openxml_audit import OpenXmlValidator, validate_pptx
from pptx import Presentation

from deckwright.cli import main
from deckwright.gallery import gallery
from deckwright.model.source import NOWHERE
from deckwright.model.theme import BUNDLED, Role, Theme
from deckwright.pipeline import pptx
from deckwright.read.settings.template_settings import read_template
from deckwright.read.workspace import find_workspace
from deckwright.templates import open_theme
from deckwright.theme.bundled import bundled_template

FOREIGN = (files("pptx") / "templates" / "default.pptx").read_bytes()
"""python-pptx's own: 4:3, Office 2007's layouts."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def theme_of(which: str) -> Theme:
    theme, _ = open_theme(which, NOWHERE, find_workspace(Path()))
    assert theme is not None
    return theme


def without_fonts(report: str) -> str:
    """A report without what fonts this machine has, which is no property of the template."""
    sections = report.split("\n\n")
    return "\n\n".join(section for section in sections if not section.startswith("Fonts"))


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "Corporate Ünits.pptx"
    path.write_bytes(FOREIGN)
    return path


@pytest.mark.parametrize("name", BUNDLED)
def test_check_explains_a_bundled_template(name: str, golden: Callable[[str, str], None]) -> None:
    result = run("template", "check", name)
    assert result.exit_code == 0
    assert result.stderr == ""
    golden(f"template/{name}.txt", result.stdout)


def test_check_explains_a_foreign_file(foreign: Path, golden: Callable[[str, str], None]) -> None:
    result = run("template", "check", str(foreign))
    assert result.exit_code == 0
    golden("template/foreign.txt", without_fonts(result.stdout))


def test_check_writes_its_report_to_stdout_of_a_real_process(foreign: Path) -> None:
    program = "from deckwright.cli import main; main()"
    command = [sys.executable, "-c", program, "template", "check", str(foreign)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("Corporate Ünits: 25.4 × 19.1 cm (4:3), light background\n")


def test_a_deck_is_built_with_any_file(foreign: Path, tmp_path: Path) -> None:
    talk, deck = tmp_path / "talk.md", tmp_path / "talk.pptx"
    talk.write_text("---\ntitle: A talk\n---\n\n## One\n\n- point\n", encoding="utf-8")
    result = run("deck", str(talk), "--template", str(foreign), "-o", str(deck))
    assert (result.exit_code, result.stderr) == (0, "")
    assert [layout.name for layout in Presentation(str(deck)).slide_layouts] == [
        layout.name for layout in Presentation(str(foreign)).slide_layouts
    ]


def test_a_talk_names_a_template_and_never_a_file(foreign: Path, tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text(f"---\ntitle: A talk\ntemplate: {foreign.name}\n---\n", encoding="utf-8")
    result = run("deck", str(talk), "-o", str(tmp_path / "talk.pptx"))
    assert result.exit_code == 1
    assert f"talk.md:3:1: error[DW301]: there is no template `{foreign.name}`" in result.stderr


def test_check_exits_with_1_where_a_template_cannot_be_used(tmp_path: Path) -> None:
    path = tmp_path / "broken.pptx"
    path.write_bytes(b"no zip")
    result = run("template", "check", str(path))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"{path}: error[DW302]" in result.stderr


def test_check_exits_with_2_for_what_is_neither_file_nor_template() -> None:
    result = run("template", "check", "ligth")
    assert result.exit_code == 2
    assert "did you mean `light`?" in result.stderr


def test_check_heeds_the_settings_beside_a_file(foreign: Path) -> None:
    settings = foreign.parent / "template.yml"
    settings.write_text("layouts: {quote: Section Header}\n", encoding="utf-8")
    for which in (foreign, foreign.parent):
        shown = run("template", "check", str(which)).stdout
        assert "  quote         'Section Header', by template.yml\n" in shown


def test_the_lines_that_check_offers_for_pale_colors_mend_them(foreign: Path) -> None:
    before = run("template", "check", str(foreign)).stdout
    start = before.index("    colors:\n")
    offered = re.findall(r"(?m)^    (colors:|  accent\d: .*)$", before[start:])
    (foreign.parent / "template.yml").write_text("\n".join(offered), encoding="utf-8")
    after = run("template", "check", str(foreign)).stdout
    assert "accent3" in "".join(offered)
    assert "    colors:\n" not in after


@pytest.mark.parametrize("name", BUNDLED)
def test_a_gallery_of_a_bundled_template_shows_every_role_on_its_own_layout(name: str) -> None:
    deck = gallery(theme_of(name))
    assert {slide.role for slide in deck.slides} == set(get_args(Role))
    assert all(not deck.theme.roles[slide.role].composed for slide in deck.slides)


def test_the_slides_of_a_gallery_name_their_role_and_layout(foreign: Path) -> None:
    output = foreign.parent / "gallery.pptx"
    result = run("template", "show", str(foreign), "-o", str(output))
    assert result.exit_code == 0
    assert result.stdout == f"{output}\n"
    slides = Presentation(str(output)).slides
    notes = {slide.notes_slide.notes_text_frame.text for slide in slides}
    assert "two-content: Two Content" in notes
    assert "closing: Title Only, which stands in: the template has no layout for this role" in notes
    for slide in slides:
        assert slide.slide_layout.name in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("which", [*BUNDLED, "foreign"])
def test_a_gallery_is_a_valid_file_without_empty_placeholders(
    which: str, foreign: Path, openxml_validator: OpenXmlValidator, tmp_path: Path
) -> None:
    data = pptx(gallery(theme_of(str(foreign) if which == "foreign" else which)))
    path = tmp_path / "gallery.pptx"
    path.write_bytes(data)
    assert [str(error) for error in openxml_validator.validate(path).errors] == []
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.placeholders:
            assert not shape.has_text_frame or shape.text_frame.text


def test_the_foreign_gallery_loses_none_of_a_title_slides_lines(foreign: Path) -> None:
    deck = Presentation(io.BytesIO(pptx(gallery(theme_of(str(foreign))))))
    shown = "\n".join(
        shape.text_frame.text for shape in deck.slides[2].shapes if shape.has_text_frame
    )
    for words in ("Analytical Engine", "What it can weave", "Ada Lovelace", "1 September 1843"):
        assert words in shown


def test_build_writes_the_bundled_templates(tmp_path: Path) -> None:
    result = run("template", "build", "-o", str(tmp_path))
    written = [tmp_path / name / f"{name}.pptx" for name in BUNDLED]
    assert result.stdout.splitlines() == [str(path) for path in written]
    assert [path.read_bytes() for path in written] == [bundled_template(name) for name in BUNDLED]


def test_the_templates_in_the_repository_are_those_that_build_writes() -> None:
    for name in BUNDLED:
        path = Path(__file__).parents[1] / "templates" / name / f"{name}.pptx"
        assert path.read_bytes() == bundled_template(name), "run make templates"


@pytest.mark.usefixtures("event_folder")
def test_new_template_makes_a_folder_that_is_read_as_it_was(foreign: Path) -> None:
    result = run("new", "template", str(foreign))
    folder = Path("templates/corporate-units")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"{folder}/corporate-units.pptx",
        f"{folder}/template.yml",
    ]
    settings, found = read_template(folder, Path())
    assert found == ()
    assert settings is not None
    assert not settings.layouts
    assert (folder / settings.file).read_bytes() == FOREIGN


@pytest.mark.usefixtures("event_folder")
def test_every_line_that_new_template_comments_out_says_what_holds_anyway(foreign: Path) -> None:
    run("new", "template", str(foreign), "mine")
    path = Path("templates/mine/template.yml")
    before = theme_of("mine")
    lines = path.read_text("utf-8").splitlines()
    path.write_text(
        "\n".join(line.removeprefix("#") for line in lines if not re.match("# (?! )", line)),
        encoding="utf-8",
    )
    after = theme_of("mine")
    assert after.colors == before.colors
    assert after.minimums == before.minimums
    assert {r: t.layout.name for r, t in after.roles.items()} == {
        r: t.layout.name for r, t in before.roles.items()
    }


@pytest.mark.usefixtures("event_folder")
def test_new_template_takes_nothing_from_the_settings_beside_the_file(foreign: Path) -> None:
    run("new", "template", str(foreign), "mine")
    (foreign.parent / "template.yml").write_text(
        f"file: {foreign.name}\nminimums: {{body: 25}}\n", encoding="utf-8"
    )
    run("new", "template", str(foreign), "other")
    mine, other = (Path("templates", name, "template.yml") for name in ("mine", "other"))
    assert other.read_text("utf-8").replace("other", "mine") == mine.read_text("utf-8")


@pytest.mark.usefixtures("event_folder")
def test_new_template_overwrites_nothing(foreign: Path) -> None:
    folder = Path("templates/mine")
    folder.mkdir(parents=True)
    result = run("new", "template", str(foreign), "mine")
    assert result.exit_code == 1
    assert "there already" in result.stderr
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("event_folder")
def test_new_template_makes_nothing_of_what_is_no_template(tmp_path: Path) -> None:
    path = tmp_path / "notes.pptx"
    path.write_bytes(b"no zip")
    assert run("new", "template", str(path)).exit_code == 1
    assert not Path("templates").exists()


def test_another_word_in_the_event_makes_the_same_talks_with_another_template(
    event_folder: Path, foreign: Path
) -> None:
    assert run("new", "template", str(foreign), "corporate").exit_code == 0
    event = event_folder / "event.yml"
    words = []
    for template in ("light", "corporate", "dark"):
        event.write_text(
            event.read_text(encoding="utf-8").partition("template:")[0] + f"template: {template}\n",
            encoding="utf-8",
        )
        assert run("build").exit_code == 0
        path = Path("build/two-talks/01-first.pptx")
        assert validate_pptx(path).is_valid
        deck = Presentation(str(path))
        words.append([slide.shapes.title.text for slide in deck.slides if slide.shapes.title])
        assert (deck.slide_width == 9_144_000) == (template == "corporate")
    assert words[0] == words[1] == words[2]


@pytest.mark.parametrize(
    "command", ["template", "template check", "template show", "template build", "new template"]
)
def test_help_shows_how(command: str) -> None:
    shown = run(*command.split(), "--help")
    assert shown.exit_code == 0
    assert f"deckwright {command} " in shown.stdout
