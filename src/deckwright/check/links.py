"""Links from one talk of an event to another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from deckwright.diagnostics import Diagnostic, did_you_mean, warning
from deckwright.model.blocks import Blocks
from deckwright.model.inlines import Inlines, Run
from deckwright.model.source import Span
from deckwright.model.talk import Talk
from deckwright.model.walk import texts_in


def check_links(talks: Sequence[Talk]) -> tuple[Diagnostic, ...]:
    """Links `talk.md#id` of an event's `talks` that lead to none of them, or to no slide there."""
    ids = {talk.settings.path.name: {one.id for one in talk.sections} for talk in talks}
    return tuple(dict.fromkeys(one for talk in talks for one in _astray(talk, ids)))


def _astray(talk: Talk, ids: Mapping[str, Collection[str]]) -> Iterator[Diagnostic]:
    for target, span in _targets(talk):
        file, _, name = target.partition("#")
        if file not in ids:
            hint = did_you_mean(file, ids) or f"the talks are: {', '.join(ids)}"
            yield warning("DW640", span, f"there is no talk `{file}` in this event", hint)
        elif name and name not in ids[file]:
            hint = did_you_mean(name, ids[file]) or "give the slide's heading that `{#id}`"
            yield warning("DW640", span, f"no slide of `{file}` has the id `{name}`", hint)


def _targets(talk: Talk) -> Iterator[tuple[str, Span]]:
    """Each link to a file, and the title or the block that it stands in."""
    for section in talk.sections:
        yield from ((target, section.span) for target in _files(section.title))
        yield from _in_blocks((*section.blocks, *section.notes))
    for blocks in talk.footnotes.values():
        yield from _in_blocks(blocks)


def _in_blocks(blocks: Blocks) -> Iterator[tuple[str, Span]]:
    for block in blocks:
        for inlines in texts_in((block,)):
            yield from ((target, block.span) for target in _files(inlines))


def _files(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Run) and inline.link and _is_file(inline.link.target):
            yield inline.link.target


def _is_file(target: str) -> bool:
    return target.partition("#")[0].endswith(".md") and ":" not in target
