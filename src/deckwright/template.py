"""What is done with templates outside of a build: naming them, adding one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from deckwright.diagnostics import error, has_errors
from deckwright.model.source import Span
from deckwright.model.theme import BUNDLED, TemplateSettings
from deckwright.pipeline import Findings, load_template
from deckwright.read.names import slug as slug_of
from deckwright.read.template import FILE_NAME
from deckwright.read.workspace import Workspace
from deckwright.theme.starter import starter
from deckwright.write.files import write_file


def template_names(workspace: Workspace | None) -> tuple[str, ...]:
    """The templates that can be named: the bundled ones and those of the workspace."""
    own = workspace.templates.glob("*/") if workspace else ()
    return tuple(sorted({*BUNDLED, *(folder.name for folder in own)}))


def new_template(file: Path, name: str, workspace: Workspace) -> tuple[Path | None, Findings]:
    """A folder in `templates/` with a copy of `file` and a `template.yml` that explains itself.

    None where `file` is no template, the name has no letters, or the folder is there already.
    Raises `OSError`.
    """
    slug = slug_of(name or file.stem)
    folder = workspace.templates / slug
    if not slug or folder.exists():
        message = f"{folder} is there already" if slug else f"`{name or file.stem}` makes no name"
        hint = f"give another name: deckwright new template {file} NAME"
        return None, (error("DW330", Span(str(file)), message, hint),)
    theme, found = load_template(file, TemplateSettings(file.name))
    if theme is None or has_errors(found):
        return None, found
    copy = slug + (".potx" if file.suffix.lower() == ".potx" else ".pptx")
    write_file(folder / copy, file.read_bytes())
    write_file(folder / FILE_NAME, starter(replace(theme, name=slug), copy).encode())
    return folder, found
