"""Templates: found by their names or files and read, designs of their own, new ones added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from deckwright.diagnostics import Diagnostic, did_you_mean, error, has_errors
from deckwright.model.source import Span
from deckwright.model.talk import Event, TalkSettings
from deckwright.model.theme import BUNDLED, MAX_FILE, TemplateSettings, Theme
from deckwright.read.settings.template_settings import (
    FILE_NAME,
    read_template,
    template_files,
    template_folder,
)
from deckwright.read.workspace import FileState, Workspace, state_of
from deckwright.read.workspace import slug as slug_of
from deckwright.theme.starter_settings import starter
from deckwright.theme.theme_cache import kept_theme
from deckwright.write.files import write_file

Findings = tuple[Diagnostic, ...]

_MOST = 16
"""Themes that a process has at hand."""


def theme_for(
    own: TalkSettings | Event, workspace: Workspace | None, wish: str = ""
) -> tuple[Theme | None, Findings]:
    """The theme that a talk or an event names; or what is wished for, as `open_theme` finds it."""
    if wish:
        return open_theme(wish, own.span, workspace)
    return read_theme(own.template, own.template_span, workspace)


def open_theme(
    which: str, span: Span, workspace: Workspace | None
) -> tuple[Theme | None, Findings]:
    """The template of a name, in a file, or in a folder, as whoever runs the program wishes.

    Talks and events name templates and never files: those are `read_theme`'s. Raises `OSError`.
    """
    path = Path(which)
    named = which in BUNDLED or (workspace and template_folder(which, workspace))
    if not named and path.is_dir():
        settings, found = read_template(path, path)
        return _load(path / settings.file, settings, found) if settings else (None, found)
    if not named and path.is_file():
        return _theme_in_file(path)
    return read_theme(which, span, workspace)


def _theme_in_file(path: Path) -> tuple[Theme | None, Findings]:
    """The template in a file; a `template.yml` beside it counts as in a build."""
    if (path.parent / FILE_NAME).is_file():
        settings, found = read_template(path.parent, path.parent)
        if settings is None:
            return None, found
        if settings.file == path.name:
            return _load(path, settings, found)
    return _load(path, TemplateSettings(path.name))


def read_themes(
    templates: Mapping[str, Span], workspace: Workspace
) -> tuple[Mapping[str, Theme], Findings]:
    """The templates of these names, without those that cannot be used, and where each is named."""
    themes: dict[str, Theme] = {}
    found: Findings = ()
    for name, span in templates.items():
        theme, more = read_theme(name, span, workspace)
        found += more
        if theme is not None:
            themes[name] = theme
    return themes, found


def read_theme(name: str, span: Span, workspace: Workspace | None) -> tuple[Theme | None, Findings]:
    """The template of that name: the workspace's own, else one of ours.

    It is read again where any of its files changed. Raises `OSError`.
    """
    files = template_files(name, workspace) if workspace else ()
    states = tuple(state_of(file) for file in files)
    return _read_theme(name, span, workspace, template_names(workspace), states)


@lru_cache(_MOST)
def _read_theme(
    name: str,
    span: Span,
    workspace: Workspace | None,
    have: tuple[str, ...],
    states: tuple[FileState, ...],  # noqa: ARG001 - other files are another theme
) -> tuple[Theme | None, Findings]:
    folder = template_folder(name, workspace) if workspace else None
    if workspace and folder:
        settings, found = read_template(folder, workspace.root)
        return _load(folder / settings.file, settings, found, name) if settings else (None, found)
    if name in BUNDLED:
        theme, found = kept_theme(name)
        return theme, tuple(replace(one, span=span) for one in found)
    meant = did_you_mean(name, have)
    hint = meant or f"use one of: {', '.join(have)}; or put yours in templates/{Path(name).stem}/"
    return None, (error("DW301", span, f"there is no template `{name}`", hint),)


def _load(
    path: Path, settings: TemplateSettings, found: Findings = (), name: str = ""
) -> tuple[Theme | None, Findings]:
    """The template in a file with these settings, in which `found` was found. Raises `OSError`."""
    with path.open("rb") as file:
        theme, more = kept_theme(name or path.stem, file.read(MAX_FILE + 1), settings)
    return theme, (*found, *(replace(one, span=_placed(one.span, path.parent)) for one in more))


def _placed(span: Span, folder: Path) -> Span:
    """The place in a template's file, which was read without knowing its folder."""
    return replace(span, path=str(folder / span.path))


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
    theme, found = _load(file, TemplateSettings(file.name))
    if theme is None or has_errors(found):
        return None, found
    copy = slug + (".potx" if file.suffix.lower() == ".potx" else ".pptx")
    write_file(folder / copy, file.read_bytes())
    write_file(folder / FILE_NAME, starter(replace(theme, name=slug), copy).encode())
    return folder, found
