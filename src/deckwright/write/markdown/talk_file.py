"""A talk as a file: front matter, sections, footnotes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from deckwright.model.blocks import NO_ATTRIBUTES
from deckwright.model.inlines import Link
from deckwright.model.talk import Section, Speaker, Talk, TalkSettings, WebLink
from deckwright.write.markdown.block_lines import heading, notes_container, write_blocks
from deckwright.write.markdown.inline_text import label


def write_markdown(talk: Talk, sources: Mapping[str, str] | None = None) -> str:
    """The talk in our own dialect; `sources` are pictures' new paths by their old ones."""
    sources = sources or {}
    linked = frozenset(_targets(talk))
    lines = ["---", *_settings(talk.settings), "---"]
    for number, section in enumerate(talk.sections):
        lines += ["", *_section(section, sources, linked, first=number == 0)]
    for name, blocks in talk.footnotes.items():
        first, *rest = write_blocks(blocks, sources) or [""]
        lines += ["", f"[^{label(name)}]: {first}".rstrip()]
        lines += [f"    {line}".rstrip() for line in rest]
    return "\n".join(lines) + "\n"


def _section(
    section: Section, sources: Mapping[str, str], linked: frozenset[str], *, first: bool
) -> Iterator[str]:
    attributes = section.attributes
    if section.id in linked:
        attributes = replace(attributes, id=section.id)
    if section.title or section.level == 1 or attributes != NO_ATTRIBUTES:
        yield heading(section.level, section.title, attributes, sources)
    elif not first:
        yield "---"
    if section.blocks:
        yield ""
        yield from write_blocks(section.blocks, sources)
    if section.notes:
        yield ""
        yield from notes_container(section.notes, sources)


def _targets(value: object) -> Iterator[str]:
    """The ids of this talk that links in it lead to."""
    match value:
        case Link(target=target):
            if target.startswith("#"):
                yield target[1:]
        case Mapping():
            for part in value.values():
                yield from _targets(part)
        case tuple():
            for part in value:
                yield from _targets(part)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _targets(getattr(value, field.name))


def _settings(settings: TalkSettings) -> Iterator[str]:
    """Front matter; what says nothing is left out. JSON's texts are YAML's, too."""
    yield f"title: {_text(settings.title)}"
    for key in ("subtitle", "abstract", "description", "room", "track"):
        if value := getattr(settings, key):
            yield f"{key}: {_text(value)}"
    if settings.speakers:
        yield "speakers:"
        for speaker in settings.speakers:
            yield from _speaker(speaker)
    else:  # speakers are only ours; without them, words of a slide might pass for another's signs
        yield "dialect: deckwright"
    if settings.language != "en":
        yield f"language: {settings.language}"
    if settings.date:
        yield f"date: {settings.date.isoformat()}"
    if settings.duration:
        yield f"duration: {settings.duration}"
    if settings.template != "light":
        yield f"template: {_text(settings.template)}"
    if settings.keywords:
        yield f"keywords: [{', '.join(map(_text, settings.keywords))}]"
    yield from _links(settings.links, "")


def _speaker(speaker: Speaker) -> Iterator[str]:
    yield f"  - name: {_text(speaker.name)}"
    for key in ("affiliation", "role", "handle", "email", "biography"):
        if value := getattr(speaker, key):
            yield f"    {key}: {_text(value)}"
    if speaker.avatar:
        yield f"    avatar: {_text(speaker.avatar.as_posix())}"
    yield from _links(speaker.links, "    ")


def _links(links: tuple[WebLink, ...], indent: str) -> Iterator[str]:
    if links:
        yield f"{indent}links:"
    for link in links:
        yield f"{indent}  - {{title: {_text(link.title)}, url: {_text(link.url)}}}"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
