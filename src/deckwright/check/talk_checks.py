"""Checks of talks: links from one to another, and whether what is said fits the time for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from deckwright.diagnostics import Diagnostic, did_you_mean, warning
from deckwright.language import words_of
from deckwright.model.blocks import Block, Blocks, MathBlock
from deckwright.model.inlines import Inlines, Run, plain_text
from deckwright.model.source import Span
from deckwright.model.talk import Talk
from deckwright.model.walk import parts, texts_in, walk


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


_TOLERANCE = 1.1
"""How much longer than its time a talk may seem: nobody reads notes to the letter."""


def check_timing(talk: Talk) -> tuple[Diagnostic, ...]:
    """A warning where the notes of `talk` take longer to say than it may last."""
    duration, words = talk.settings.duration, words_of(talk.settings)
    unit, rate = words.speaking_unit, int(words.speaking_rate)
    counted = character_count if unit == "characters" else word_count
    said = sum(counted(section.notes) for section in talk.sections)
    minutes = said / rate
    if duration is None or minutes <= duration * _TOLERANCE:
        return ()
    message = f"the notes are {said} {unit}, {minutes:.0f} minutes to say; the talk has {duration}"
    hint = f"{rate} {unit} are said in a minute: shorten them, or ask for more time"
    return (warning("DW630", talk.settings.span, message, hint),)


def word_count(blocks: Iterable[Block]) -> int:
    """How many words stand there; listings and formulas are not read out."""
    return sum(len(plain_text(inlines).split()) for inlines in _said(blocks))


def character_count(blocks: Iterable[Block]) -> int:
    """How many letters and digits stand there: the measure of what parts no words."""
    return sum(char.isalnum() for inlines in _said(blocks) for char in plain_text(inlines))


def _said(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Every line of text but the formulas that stand by themselves."""
    for block in walk(blocks):
        if not isinstance(block, MathBlock):
            yield from (part for part in parts(block) if isinstance(part, tuple))
