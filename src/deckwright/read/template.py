"""A template's folder: one .pptx or .potx, and perhaps a `template.yml`."""

from __future__ import annotations

from pathlib import Path

from deckwright.diagnostics import Diagnostic, did_you_mean, error, has_errors
from deckwright.model.source import Span
from deckwright.model.theme import Minimums, TemplateSettings
from deckwright.read.document import Document, read_document
from deckwright.read.paths import locate
from deckwright.read.raw import RawTemplate
from deckwright.read.validation import validate

FILE_NAME = "template.yml"
SUFFIXES = frozenset((".pptx", ".potx"))


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
    found += mistakes
    if has_errors(found):
        return None, found
    minimums = Minimums(**raw.minimums.model_dump()) if raw.minimums else None
    colors = {str(slot): color for slot, color in raw.colors.items()}
    return TemplateSettings(file, raw.layouts, minimums, colors), found


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


def _is_package(file: Path) -> bool:
    """Whether it is a template's file and not the lock (`~$…`) of an open one."""
    return file.suffix.lower() in SUFFIXES and not file.name.startswith("~$")
