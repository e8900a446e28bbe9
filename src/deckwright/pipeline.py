"""The phases in order: read, parse, plan, write. What did not change is not written again."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from deckwright.diagnostics import Diagnostic, error, has_errors
from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Asset, Event, Talk
from deckwright.model.theme import TemplateSettings, Theme
from deckwright.parse import images_of, parse_talk
from deckwright.plan import plan_event, plan_talk
from deckwright.read.assets import read_asset, read_assets
from deckwright.read.event import EventSource, read_event
from deckwright.read.talk import TalkSource, read_talk
from deckwright.read.template import read_template
from deckwright.read.workspace import Workspace, find_workspace
from deckwright.theme import load_theme
from deckwright.theme.bundled import BUNDLED, build_template
from deckwright.write.files import write_file
from deckwright.write.manifest import Manifest, fingerprint

Findings = tuple[Diagnostic, ...]
Outcome = Literal["written", "kept"]
Report = Callable[[Path, Outcome, int], None]
"""Is told of each output when it is done: its path, what came of it, how many there are."""

_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The earliest time that a zip member can carry."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to. `files` is all that was read, for make."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    files: tuple[Path, ...]
    findings: Findings


def build_event(name: str, workspace: Workspace, report: Report, *, force: bool = False) -> Built:
    """Bring every output of an event up to date: its decks, the event deck, the handout.

    A talk with a mistake keeps its last good deck, and with it the event deck and the handout;
    the other decks are built.
    """
    folder = workspace.talks / name
    source, found = read_event(folder, workspace)
    if source is None:
        return Built((), (), (), found)
    theme, template_files, more = read_theme(source.event.template, source.event.span, workspace)
    findings = [*found, *more]
    talks, more = _parsed(source, workspace)
    findings += more
    if theme is None:
        return Built((), (), source.files, tuple(findings))
    whole = not has_errors(found)
    outputs = _outputs(source.event, talks, theme, workspace, whole=whole)
    manifest = Manifest.read(workspace.build / name)
    written: list[Path] = []
    kept: list[Path] = []
    for output in outputs:
        path = workspace.build / name / output.name
        if not force and manifest.holds(output.name, output.key):
            kept.append(path)
            findings += manifest.findings(output.name)
            report(path, "kept", len(outputs))
            continue
        data, more = output.make()
        findings += more
        if data and not has_errors(more):
            write_file(path, data)
            manifest = manifest.with_output(output.name, output.key, data, more)
            written.append(path)
            report(path, "written", len(outputs))
    if whole:
        for stale in manifest.others(one.name for one in outputs):
            (workspace.build / name / stale).unlink(missing_ok=True)
        manifest = manifest.only(one.name for one in outputs)
    manifest.write()
    assets = [asset.path for talk in talks for asset in talk.assets.values()]
    files = (*source.files, *template_files, *dict.fromkeys(assets))
    return Built(tuple(written), tuple(kept), files, tuple(dict.fromkeys(findings)))


@dataclass(frozen=True, slots=True)
class _Output:
    """A file to make; `key` says what it is made from."""

    name: str
    key: str
    make: Callable[[], tuple[bytes, Findings]]


def _outputs(
    event: Event, talks: Sequence[Talk], theme: Theme, workspace: Workspace, *, whole: bool
) -> list[_Output]:
    """An event's outputs; those of the whole event only where all of it could be read."""
    from deckwright.write.typst import write_handout  # noqa: PLC0415  decks alone need no Typst

    alone = replace(event, sessions=())
    moment = modified(event.date)

    @cache
    def deck_of(at: int) -> tuple[Deck, Findings]:
        return plan_talk(talks[at], theme, event)

    def deck(at: int) -> tuple[bytes, Findings]:
        planned, found = deck_of(at)
        return pptx(planned), found

    def whole_deck() -> tuple[bytes, Findings]:
        planned, found = plan_event(event, talks, theme)
        return pptx(planned), found

    def handout() -> tuple[bytes, Findings]:
        decks = [deck_of(at)[0] for at in range(len(talks))]
        return write_handout(event, talks, decks, moment, design)

    design = _handout_design(event.template, workspace)
    keys = [fingerprint(theme, talk, alone, moment) for talk in talks]
    outputs = [
        _Output(deck_name(talk), key, lambda at=at: deck(at))  # type: ignore[misc]
        for at, (talk, key) in enumerate(zip(talks, keys, strict=True))
    ]
    if whole:
        every = fingerprint(event, *keys)
        outputs.append(_Output("event.pptx", every, whole_deck))
        outputs.append(_Output("handout.pdf", fingerprint(every, design), handout))
    return outputs


def plan_file(path: Path, template: str = "") -> tuple[Deck | None, Findings]:
    """The deck of one talk file, in or outside a workspace; `template` overrides its own."""
    talk, event, workspace, found = _one_talk(path)
    if talk is None:
        return None, found
    name = template or talk.settings.template
    theme, _, more = read_theme(name, talk.span, workspace)
    if theme is None:
        return None, (*found, *more)
    deck, planned = plan_talk(talk, theme, event)
    return deck, (*found, *more, *planned)


def handout(name: str, workspace: Workspace) -> tuple[bytes, Findings]:
    """The handout of an event as a PDF; no bytes where something keeps it from being made."""
    from deckwright.write.typst import write_handout  # noqa: PLC0415  decks alone need no Typst

    source, found = read_event(workspace.talks / name, workspace)
    if source is None or has_errors(found):
        return b"", found
    event = source.event
    theme, _, more = read_theme(event.template, event.span, workspace)
    talks, parsed = _parsed(source, workspace)
    if theme is None:
        return b"", (*found, *more, *parsed)
    decks = [plan_talk(talk, theme, event)[0] for talk in talks]
    design = _handout_design(event.template, workspace)
    pdf, written = write_handout(event, talks, decks, modified(event.date), design)
    return pdf, (*found, *more, *parsed, *written)


def pptx(deck: Deck) -> bytes:
    """A deck as a PowerPoint file."""
    from deckwright.write.pptx import write_pptx  # noqa: PLC0415  a plan alone needs no writer

    return write_pptx(deck, modified(deck.date))


def modified(date: dt.date | None) -> dt.datetime:
    """The time that outputs carry: `SOURCE_DATE_EPOCH`, else the day of the event.

    Files' own dates are no part of what they say, and differ between two clones of one source
    (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return max(_EPOCH, dt.datetime.fromtimestamp(int(given), dt.UTC))
    return dt.datetime.combine(date, dt.time(), dt.UTC) if date else _EPOCH


def deck_name(talk: Talk) -> str:
    """The file name of a talk's deck; without white space, which make could not name."""
    return "-".join(talk.settings.name.split()) + ".pptx"


def read_theme(
    name: str, span: Span, workspace: Workspace | None
) -> tuple[Theme | None, tuple[Path, ...], Findings]:
    """The template of that name: the workspace's own, else one of ours; and its files."""
    folder = workspace.templates / name if workspace else None
    if workspace and folder and folder.is_dir():
        settings, found = read_template(folder, workspace.root)
        if settings is None:
            return None, (), found
        path = folder / settings.file
        files = [one for one in sorted(folder.iterdir()) if one.is_file()]
        theme, more = _load(name, path.read_bytes(), settings, Span(str(path)))
        return theme, tuple(files), (*found, *more)
    if name in BUNDLED:
        theme, found = _load(name, build_template(name), None, span)
        return theme, (), found
    have = {*BUNDLED, *(_templates(workspace) if workspace else ())}
    hint = f"use one of: {', '.join(sorted(have))}; or put yours in templates/{name}/"
    return None, (), (error("DW301", span, f"there is no template `{name}`", hint),)


def _load(
    name: str, package: bytes, settings: TemplateSettings | None, span: Span
) -> tuple[Theme | None, Findings]:
    theme, found = load_theme(name, package, settings)
    placed = tuple(one if one.span.path else replace(one, span=span) for one in found)
    return theme, placed


def _templates(workspace: Workspace) -> list[str]:
    if not workspace.templates.is_dir():
        return []
    return [one.name for one in workspace.templates.iterdir() if one.is_dir()]


def _handout_design(template: str, workspace: Workspace) -> str | None:
    """The template's own handout design, where it has one."""
    path = workspace.templates / template / "handout.typ"
    return path.read_text("utf-8") if path.is_file() else None


def _parsed(source: EventSource, workspace: Workspace) -> tuple[tuple[Talk, ...], Findings]:
    results = [_parse(talk, workspace.root) for talk in source.talks]
    return tuple(talk for talk, _ in results), tuple(one for _, found in results for one in found)


def _parse(source: TalkSource, root: Path) -> tuple[Talk, Findings]:
    """A talk with its pictures and its speakers' portraits."""
    talk, found = parse_talk(source.settings, source.body, source.first_line)
    folder = source.settings.path.parent
    assets, more = read_assets(images_of(talk), folder, root)
    portraits: dict[str, Asset] = {}
    for speaker in source.settings.speakers:
        if speaker.avatar is not None:
            asset = read_asset(str(speaker.avatar), folder, root, source.settings.span)
            if isinstance(asset, Diagnostic):
                more = (*more, asset)
            else:
                portraits[str(speaker.avatar)] = asset
    digest = fingerprint(source.body)
    return replace(talk, assets={**assets, **portraits}, digest=digest), (*found, *more)


def _one_talk(
    path: Path,
) -> tuple[Talk | None, Event | None, Workspace | None, Findings]:
    """A talk with the event that it belongs to, where it lies in a workspace's event."""
    workspace = find_workspace(path.parent)
    if workspace and path.resolve().parent.parent == workspace.talks.resolve():
        source, found = read_event(path.parent, workspace)
        if source is not None:
            for one in source.talks:
                if one.settings.path.resolve() == path.resolve():
                    talk, more = _parse(one, workspace.root)
                    own = [finding for finding in found if finding.span.path == str(path)]
                    return talk, source.event, workspace, (*own, *more)
    root = workspace.root if workspace else path.parent
    single, found = read_talk(path, root)
    if single is None:
        return None, None, workspace, found
    talk, more = _parse(single, root)
    return talk, None, workspace, (*found, *more)
