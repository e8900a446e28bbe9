"""`speakers.yml`, and speakers as talks name them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from deckwright.diagnostics import Diagnostic, Edit, error, nearest
from deckwright.model.source import Span
from deckwright.model.talk import Asset, Speaker, WebLink
from deckwright.read.assets import read_asset
from deckwright.read.settings.raw import LinkEntries, RawLink, RawSpeaker
from deckwright.read.settings.validation import validate
from deckwright.read.settings.yaml_document import read_document

FILE_NAME = "speakers.yml"


def speaker_files(folder: Path, root: Path) -> tuple[Path, ...]:
    """The `speakers.yml` that hold for the talks in `folder`: of all events, and of its own."""
    above = Path(os.path.normpath(folder / os.pardir))  # `parent` knows none of `.` and `..`
    shared = () if folder.resolve() == root.resolve() else (above / FILE_NAME,)
    return tuple(path for path in (*shared, folder / FILE_NAME) if path.is_file())


def read_speakers(folder: Path, root: Path) -> tuple[Mapping[str, Speaker], tuple[Diagnostic, ...]]:
    """The speakers that talks in `folder` may name, by key; the event's own come before others'."""
    speakers: dict[str, Speaker] = {}
    found: tuple[Diagnostic, ...] = ()
    for path in speaker_files(folder, root):
        more, mistakes = _read_file(path.parent, root)
        speakers |= more
        found += mistakes
    return speakers, found


def _read_file(folder: Path, root: Path) -> tuple[Mapping[str, Speaker], tuple[Diagnostic, ...]]:
    document, found = read_document(FILE_NAME, folder, root)
    if document is None:
        return {}, found
    speakers: dict[str, Speaker] = {}
    for key in document.data:
        raw, mistakes = validate(RawSpeaker, document, key)
        found += mistakes
        if raw is None:
            speakers[key] = Speaker(key, key)  # so that no talk is blamed for naming it
            continue
        speakers[key], mistakes = resolve_speaker(
            raw, folder, root, document.span(key, "avatar"), key
        )
        found += mistakes
    return speakers, found


def resolve_speaker(
    raw: RawSpeaker, folder: Path, root: Path, span: Span, key: str = ""
) -> tuple[Speaker, tuple[Diagnostic, ...]]:
    """A speaker whose avatar was looked at.

    `folder` is that of the file with the settings, `span` the place of the avatar in it.
    """
    avatar = read_asset(raw.avatar, folder, root, span) if raw.avatar else None
    speaker = Speaker(
        name=raw.name,
        key=key,
        affiliation=raw.affiliation,
        role=raw.role,
        handle=raw.handle,
        email=raw.email,
        biography=raw.biography,
        avatar=avatar.path if isinstance(avatar, Asset) else None,
        links=resolve_links(raw.links),
    )
    return speaker, (avatar,) if isinstance(avatar, Diagnostic) else ()


def find_speaker(name: str, known: Mapping[str, Speaker], span: Span) -> Speaker | Diagnostic:
    """The speaker that a talk means by `name`: a key, or a full name.

    A full name need not be known, unless it looks like a slip of one that is.
    """
    by_name = {speaker.name: speaker for speaker in known.values()}
    if speaker := known.get(name) or by_name.get(name):
        return speaker
    meant = nearest(name, (*known, *by_name))
    if not known or (" " in name and not meant):
        return Speaker(name)
    return error(
        "DW113",
        span,
        f"`{name}` is not in {FILE_NAME}",
        f"did you mean `{meant}`?" if meant else f"add `{name}:` with a `name:` to {FILE_NAME}",
        Edit(span, name, meant) if meant else None,
    )


def resolve_links(raw: LinkEntries) -> tuple[WebLink, ...]:
    """Links with a title each: where there is none, the address without its scheme."""
    links = (link if isinstance(link, RawLink) else RawLink(url=link) for link in raw)
    return tuple(WebLink(link.title or _bare(link.url), link.url) for link in links)


def _bare(url: str) -> str:
    return url.partition(":")[2].removeprefix("//").removesuffix("/")
