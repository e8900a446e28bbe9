"""What is done with templates outside of a build: opening one by file or name, adding one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from deckwright.diagnostics import Diagnostic, error, has_errors
from deckwright.model.source import NOWHERE, Span
from deckwright.model.theme import TemplateSettings, Theme
from deckwright.pipeline import Findings, read_theme
from deckwright.read.names import slug as slug_of
from deckwright.read.template import FILE_NAME, read_template
from deckwright.read.workspace import Workspace, find_workspace
from deckwright.theme import load_theme
from deckwright.theme.bundled import BUNDLED
from deckwright.theme.starter import starter
from deckwright.write.files import write_file


def template_names(workspace: Workspace | None) -> tuple[str, ...]:
    """The templates that can be named: the bundled ones and those of the workspace."""
    own = workspace.templates.glob("*/") if workspace else ()
    return tuple(sorted({*BUNDLED, *(folder.name for folder in own)}))


def open_theme(which: str) -> tuple[Theme | None, Findings]:
    """The template in a file, in a folder, or of a name.

    A file that has a `template.yml` beside it is read with that, as in a build. Raises `OSError`.
    """
    path = Path(which)
    if path.is_dir():
        return _from_folder(path)
    if not path.is_file():
        theme, _, found = read_theme(which, NOWHERE, find_workspace(Path()))
        return theme, found
    if (path.parent / FILE_NAME).is_file():
        settings, found = read_template(path.parent, path.parent)
        if settings is None or settings.file == path.name:
            return _loaded(path, settings, found)
    return _loaded(path, TemplateSettings(path.name), ())


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
    theme, found = _loaded(file, TemplateSettings(file.name), ())
    if theme is None or has_errors(found):
        return None, found
    copy = slug + (".potx" if file.suffix.lower() == ".potx" else ".pptx")
    write_file(folder / copy, file.read_bytes())
    write_file(folder / FILE_NAME, starter(replace(theme, name=slug), copy).encode())
    return folder, found


def _from_folder(folder: Path) -> tuple[Theme | None, Findings]:
    settings, found = read_template(folder, folder)
    return _loaded(folder / settings.file, settings, found) if settings else (None, found)


def _loaded(
    path: Path, settings: TemplateSettings | None, found: Findings
) -> tuple[Theme | None, Findings]:
    if settings is None:
        return None, found
    theme, more = load_theme(path.stem, path.read_bytes(), settings)
    return theme, (*found, *(_placed(one, path.parent) for one in more))


def _placed(finding: Diagnostic, folder: Path) -> Diagnostic:
    return replace(finding, span=replace(finding.span, path=str(folder / finding.span.path)))
