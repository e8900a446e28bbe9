"""A template's folder: one .pptx or .potx, and perhaps a `template.yml`."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from deckwright.diagnostics import Diagnostic, did_you_mean, error, has_errors
from deckwright.fonts import SUFFIXES, is_font
from deckwright.model.source import Span
from deckwright.model.theme import Minimums, TemplateSettings
from deckwright.read.settings.raw import RawTemplate
from deckwright.read.settings.validation import validate
from deckwright.read.settings.yaml_document import Document, read_document
from deckwright.read.text_files import read_text
from deckwright.read.workspace import Workspace, locate

FILE_NAME = "template.yml"
PACKAGES = frozenset((".pptx", ".potx"))


def read_template(
    folder: Path, root: Path
) -> tuple[TemplateSettings | None, tuple[Diagnostic, ...]]:
    """The settings of the template in `folder`, or None and what is wrong with them.

    `TemplateSettings.file` names a file that exists in `folder` and, links followed, in `root`.
    """
    document, found = read_document(FILE_NAME, folder, root)
    if found and document is None:
        return None, found
    document = document or Document(str(folder / FILE_NAME), {}, {})
    raw, mistakes = validate(RawTemplate, document)
    found += mistakes
    if raw is None:
        return None, found
    file, mistakes = _package(raw.file, document, folder, root)
    fonts, refused = _fonts(raw.fonts, document, folder, root)
    found += (*mistakes, *refused)
    if has_errors(found):
        return None, found
    minimums = Minimums(**raw.minimums.model_dump()) if raw.minimums else None
    colors = {str(slot): color for slot, color in raw.colors.items()}
    return (
        TemplateSettings(file, raw.layouts, minimums, colors, tuple(fonts), raw.system_fonts),
        found,
    )


def template_folder(name: str, workspace: Workspace) -> Path | None:
    """The folder of the workspace's template of that name; None where there is none.

    A name is a plain one, never a path, and a folder outside of the workspace is none.
    """
    folder = workspace.templates / name
    plain = Path(name).name == name and name != ".."
    if not plain or not folder.is_dir():
        return None
    return folder if folder.resolve().is_relative_to(workspace.root.resolve()) else None


def template_files(name: str, workspace: Workspace) -> tuple[Path, ...]:
    """The files of that template, without what is hidden or lies outside the workspace."""
    folder = template_folder(name, workspace)
    names = sorted(file.name for file in folder.iterdir()) if folder else []
    found = (locate(one, folder, workspace.root) for one in names) if folder else ()
    return tuple(file for file in found if isinstance(file, Path) and file.name[0] != ".")


def read_design(file: str, template: str, workspace: Workspace) -> str | None:
    """The template's own design in `file`, or None where it has none.

    Raises `OSError` where it lies outside of the workspace or cannot be read.
    """
    folder = template_folder(template, workspace)
    path = locate(file, folder, workspace.root) if folder else "missing"
    if path == "missing":
        return None
    own = str(workspace.templates / template / file)
    if path == "outside":
        raise PermissionError(errno.EPERM, "it lies outside the workspace and is not read", own)
    text, found = read_text(path)
    if text is None:
        raise OSError(errno.EILSEQ, found[0].message, own)
    return text


def _package(
    name: str, document: Document, folder: Path, root: Path
) -> tuple[str, tuple[Diagnostic, ...]]:
    """The template's file: the one that is named, else the only one there."""
    files = sorted(file.name for file in folder.glob("*") if _is_package(file))
    if not name and len(files) != 1:
        many = f"several templates lie here: {', '.join(files)}"
        message = many if files else "there is no .pptx or .potx in this folder"
        hint = f"name one in {FILE_NAME}: `file: {files[0]}`" if files else "put one here"
        return "", (error("DW130", Span(str(folder)), message, hint),)
    name = name or files[0]
    span = document.span("file")
    match locate(name, folder, root):
        case "missing":
            hint = did_you_mean(name, files) or f"here are: {', '.join(files) or 'none'}"
            return "", (error("DW130", span, f"there is no template file `{name}`", hint),)
        case "outside":
            message = f"the template file `{name}` lies outside the workspace and is not read"
            return "", (error("DW119", span, message, "copy it into this folder"),)
        case _:
            return name, ()


def _fonts(
    names: Sequence[str], document: Document, folder: Path, root: Path
) -> tuple[list[Path], list[Diagnostic]]:
    """The font files of these names, and why some are none."""
    fonts: list[Path] = []
    refused: list[Diagnostic] = []
    for at, name in enumerate(names):
        span = document.span("fonts", at)
        match locate(name, folder, root):
            case "missing":
                files = sorted(one.name for one in folder.glob("*") if one.suffix in SUFFIXES)
                hint = did_you_mean(name, files) or f"here are: {', '.join(files) or 'none'}"
                refused.append(error("DW131", span, f"there is no font file `{name}`", hint))
            case "outside":
                message = f"the font file `{name}` lies outside the workspace and is not read"
                refused.append(error("DW119", span, message, "copy it into this folder"))
            case path if is_font(path):
                fonts.append(path.resolve())
            case _:
                message = f"`{name}` is no sound TrueType or OpenType font"
                refused.append(error("DW131", span, message, "take a .ttf, .otf or .ttc file"))
    return fonts, refused


def _is_package(file: Path) -> bool:
    """Whether it is a template's file and not the lock (`~$…`) of an open one."""
    return file.suffix.lower() in PACKAGES and not file.name.startswith("~$")
