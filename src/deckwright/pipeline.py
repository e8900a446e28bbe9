"""The phases in order: read, parse, plan, write."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from deckwright.diagnostics import Diagnostic, did_you_mean, error, has_errors
from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Asset, Dialect, Event, Talk, TalkSettings
from deckwright.model.theme import BUNDLED, MAX_FILE, TemplateSettings, Theme
from deckwright.parse import images_of, parse_talk
from deckwright.plan import plan_event, plan_talk
from deckwright.read.assets import read_asset, read_assets
from deckwright.read.event import EventSource, read_event
from deckwright.read.paths import locate
from deckwright.read.talk import TalkSource, read_talk, read_text_of
from deckwright.read.template import FILE_NAME as SETTINGS
from deckwright.read.template import (
    read_design,
    read_template,
    template_files,
    template_folder,
)
from deckwright.read.workspace import Workspace, find_workspace
from deckwright.theme.kept import kept_theme
from deckwright.write.dates import modified

Findings = tuple[Diagnostic, ...]
NOTHING: Mapping[str, Any] = MappingProxyType({})


def plan_file(
    path: Path, template: str = "", dialect: Dialect | None = None
) -> tuple[Deck | None, Findings]:
    """The deck of one talk file, in or outside a workspace.

    `template` overrides its own, as `open_theme` finds it; `dialect` is whose Markdown it is, where
    that is not to be found.
    """
    talk, event, workspace, found = one_talk(path, dialect)
    if talk is None:
        return None, found
    theme, more = _wished_theme(template, talk.settings, workspace)
    if theme is None:
        return None, (*found, *more)
    deck, planned = plan_talk(talk, theme, event)
    return deck, (*found, *more, *planned)


def plan_whole_event(
    name: str, workspace: Workspace, template: str = ""
) -> tuple[Deck | None, Findings]:
    """The deck of an event with all its talks; None where something keeps it from being planned.

    `template` overrides its own, as `open_theme` finds it.
    """
    source, found = read_event(workspace.talks / name, workspace)
    if source is None or has_errors(found):
        return None, found
    event = source.event
    theme, more = _wished_theme(template, event, workspace)
    talks, parsed = parse_talks(source, workspace)
    if theme is None:
        return None, (*found, *more, *parsed)
    deck, planned = plan_event(event, talks, theme)
    return deck, (*found, *more, *parsed, *planned)


def handout(
    name: str, workspace: Workspace, asked: Mapping[str, Any] = NOTHING
) -> tuple[bytes, Findings]:
    """The handout of an event as a PDF; no bytes where something keeps it from being made.

    `asked` takes the place of fields of the event: `form`, `paper`, `sides`, `qr`, `pdf_standard`.
    """
    from deckwright.write.typst import write_handout  # noqa: PLC0415  decks alone need no Typst

    printed, found = _printed(name, workspace, asked)
    if printed is None:
        return b"", found
    event, talks, decks, design = printed
    pdf, written = write_handout(event, talks, decks, modified(event.date), design)
    return pdf, (*found, *written)


def handout_pages(name: str, workspace: Workspace) -> tuple[tuple[bytes, ...], Findings]:
    """The pages of an event's handout as SVG; none where something keeps it from being made."""
    from deckwright.write.typst import draw_handout  # noqa: PLC0415  see above

    printed, found = _printed(name, workspace, NOTHING)
    if printed is None:
        return (), found
    pages, drawn = draw_handout(*printed)
    return pages, (*found, *drawn)


def _printed(
    name: str, workspace: Workspace, asked: Mapping[str, Any]
) -> tuple[tuple[Event, Sequence[Talk], Sequence[Deck], Mapping[str, str]] | None, Findings]:
    """What an event's handout is made of: the event, its talks, their decks, the design."""
    source, found = read_event(workspace.talks / name, workspace)
    if source is None or has_errors(found):
        return None, found
    event = replace(source.event, **asked)
    themes, more = read_themes(source, workspace)
    talks, parsed = parse_talks(source, workspace)
    if len(themes) < len(source.templates):
        return None, (*found, *more, *parsed)
    decks = [plan_talk(talk, themes[talk.settings.template], event)[0] for talk in talks]
    return (event, talks, decks, handout_design(event.template, workspace)), (
        *found,
        *more,
        *parsed,
    )


def talk_handout(
    path: Path, asked: Mapping[str, Any] = NOTHING, dialect: Dialect | None = None
) -> tuple[bytes, Findings]:
    """The handout of one talk file, in or outside a workspace; else as `handout`.

    `dialect` is whose Markdown it is, where that is not to be found.
    """
    from deckwright.write.typst import write_talk_handout  # noqa: PLC0415  see above

    talk, event, workspace, found = one_talk(path, dialect)
    if talk is None or has_errors(found):
        return b"", found
    settings = talk.settings
    theme, _, more = read_theme(settings.template, settings.template_span, workspace)
    if theme is None:
        return b"", (*found, *more)
    deck, planned = plan_talk(talk, theme, event)
    event = replace(event or Event(settings.name, settings.title, settings.span), **asked)
    design = handout_design(settings.template, workspace)
    pdf, written = write_talk_handout(event, talk, deck, modified(deck.date), design)
    return pdf, (*found, *more, *planned, *written)


def pptx(deck: Deck) -> bytes:
    """A deck as a PowerPoint file."""
    from deckwright.write.pptx import write_pptx  # noqa: PLC0415  a plan alone needs no writer

    return write_pptx(deck, modified(deck.date))


def _wished_theme(
    wish: str, own: TalkSettings | Event, workspace: Workspace | None
) -> tuple[Theme | None, Findings]:
    if wish:
        return open_theme(wish, own.span, workspace)
    theme, _, found = read_theme(own.template, own.template_span, workspace)
    return theme, found


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
        return load_template(path / settings.file, settings, found) if settings else (None, found)
    if not named and path.is_file():
        return _theme_from_file(path)
    theme, _, found = read_theme(which, span, workspace)
    return theme, found


def _theme_from_file(path: Path) -> tuple[Theme | None, Findings]:
    """The template in a file; a `template.yml` beside it counts as in a build."""
    if (path.parent / SETTINGS).is_file():
        settings, found = read_template(path.parent, path.parent)
        if settings is None:
            return None, found
        if settings.file == path.name:
            return load_template(path, settings, found)
    return load_template(path, TemplateSettings(path.name))


def load_template(
    path: Path, settings: TemplateSettings, found: Findings = (), name: str = ""
) -> tuple[Theme | None, Findings]:
    """The template in a file with these settings, in which `found` was found. Raises `OSError`."""
    with path.open("rb") as file:
        theme, more = kept_theme(name or path.stem, file.read(MAX_FILE + 1), settings)
    return theme, (*found, *(replace(one, span=_placed(one.span, path.parent)) for one in more))


def read_themes(source: EventSource, workspace: Workspace) -> tuple[Mapping[str, Theme], Findings]:
    """The templates that an event and its talks name; without those that cannot be used."""
    themes: dict[str, Theme] = {}
    found: Findings = ()
    for name, span in source.templates.items():
        theme, _, more = read_theme(name, span, workspace)
        found += more
        if theme is not None:
            themes[name] = theme
    return themes, found


def read_theme(
    name: str, span: Span, workspace: Workspace | None
) -> tuple[Theme | None, tuple[Path, ...], Findings]:
    """The template of that name: the workspace's own, else one of ours; and its files."""
    folder = template_folder(name, workspace) if workspace else None
    if workspace and folder:
        settings, found = read_template(folder, workspace.root)
        if settings is None:
            return None, (), found
        theme, found = load_template(folder / settings.file, settings, found, name)
        return theme, template_files(name, workspace), found
    if name in BUNDLED:
        theme, found = kept_theme(name)
        return theme, (), tuple(replace(one, span=span) for one in found)
    have = sorted({*BUNDLED, *(_templates(workspace) if workspace else ())})
    meant = did_you_mean(name, have)
    hint = meant or f"use one of: {', '.join(have)}; or put yours in templates/{Path(name).stem}/"
    return None, (), (error("DW301", span, f"there is no template `{name}`", hint),)


def _placed(span: Span, folder: Path) -> Span:
    """The place in a template's file, which was read without knowing its folder."""
    return replace(span, path=str(folder / span.path))


def _templates(workspace: Workspace) -> list[str]:
    if not workspace.templates.is_dir():
        return []
    return [one.name for one in workspace.templates.iterdir() if one.is_dir()]


def handout_design(template: str, workspace: Workspace | None) -> dict[str, str]:
    """What the template has of a handout's design of its own, by the names of its files.

    Raises `OSError`.
    """
    from deckwright.write.typst.handout import DESIGN  # noqa: PLC0415  see above

    if workspace is None:
        return {}
    texts = {name: read_design(name, template, workspace) for name in DESIGN}
    return {name: text for name, text in texts.items() if text is not None}


def parse_talks(source: EventSource, workspace: Workspace) -> tuple[tuple[Talk, ...], Findings]:
    """The talks of an event, with their pictures and portraits."""
    results = [parse_source(talk, workspace.root) for talk in source.talks]
    return tuple(talk for talk, _ in results), tuple(one for _, found in results for one in found)


def parse_source(source: TalkSource, root: Path) -> tuple[Talk, Findings]:
    """A talk with its pictures and its speakers' portraits."""
    talk, found = parse_talk(source.settings, source.body, source.first_line, source.origins)
    folder = source.settings.path.parent
    assets, more = read_assets(images_of(talk), folder, root)
    portraits: dict[str, Asset] = {}
    for speaker in source.settings.speakers:
        if speaker.avatar is not None:
            named = portrait_source(speaker.avatar, folder)
            asset = read_asset(named, folder, root, source.settings.span)
            if isinstance(asset, Diagnostic):
                more = (*more, asset)
            else:
                portraits[str(speaker.avatar)] = asset
    return replace(talk, assets={**assets, **portraits}), (*found, *more)


def parse_texts(paths: Iterable[Path], root: Path) -> tuple[tuple[Talk, ...], Findings]:
    """Talks whose settings, or whose event's, are wrong; and what is wrong with their texts.

    What is no file, or lies outside of `root`, is passed over.
    """
    talks: list[Talk] = []
    found: list[Diagnostic] = []
    for path in paths:
        if not isinstance(locate(path.name, path.parent, root), Path):
            continue
        source, mistakes = read_text_of(path, root)
        found += mistakes
        if source is not None:
            talk, mistakes = parse_source(source, root)
            talks.append(talk)
            found += mistakes
    return tuple(talks), tuple(found)


def portrait_source(avatar: Path, folder: Path) -> str:
    """A portrait's file as a talk in `folder` would name it."""
    return quote(Path(os.path.relpath(avatar, folder)).as_posix())


def one_talk(
    path: Path, dialect: Dialect | None = None
) -> tuple[Talk | None, Event | None, Workspace | None, Findings]:
    """A talk with the event that it belongs to, where it lies in a workspace's event.

    One that is read as a given `dialect` stands alone.
    """
    workspace = find_workspace(path.parent)
    if dialect is None and workspace and path.resolve().parent.parent == workspace.talks.resolve():
        source, found = read_event(path.parent, workspace)
        own = tuple(finding for finding in found if finding.span.path == str(path))
        if source is not None:
            for one in source.talks:
                if one.settings.path.resolve() == path.resolve():
                    talk, more = parse_source(one, workspace.root)
                    return talk, source.event, workspace, (*own, *more)
            if has_errors(own):
                return None, source.event, workspace, own
    root = workspace.root if workspace else path.parent
    single, found = read_talk(path, root, dialect=dialect)
    if single is None:
        return None, None, workspace, found
    talk, more = parse_source(single, root)
    return talk, None, workspace, (*found, *more)
