"""The phases in order: read, parse, look up the theme, plan, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from deckwright.cache import Cache
from deckwright.conserve import lost_in_file, lost_in_plan
from deckwright.diagnostics import Diagnostic, gathered, has_errors
from deckwright.model.deck import Deck
from deckwright.model.talk import Dialect, Event, Talk
from deckwright.model.theme import Theme
from deckwright.parse import images_of, parse_talk, with_figures
from deckwright.plan import plan_event, plan_own_slides, plan_talk
from deckwright.read.assets import read_assets_of_talk
from deckwright.read.event import read_event, read_talk_file
from deckwright.read.talk import TalkSource, read_texts_of
from deckwright.read.workspace import Workspace
from deckwright.templates import theme_for
from deckwright.write import modified

Findings = tuple[Diagnostic, ...]


class Pipeline:
    """The one way from sources to decks. What did not change since the last time is taken over."""

    def __init__(self) -> None:
        self._cache = Cache()
        self._read: dict[Path, tuple[TalkSource, Findings]] = {}
        """What each talk was parsed from, and what was found: its deck is held against it."""

    def plan_file(
        self, path: Path, template: str = "", dialect: Dialect | None = None
    ) -> tuple[Deck | None, Findings]:
        """The deck of a talk's file; `template` and `dialect` override what is found."""
        file, found = read_talk_file(path, dialect)
        if file.source is None:
            return None, found
        talk, parsed = self.parse(file.source, file.root)
        theme, looked_up = theme_for(talk.settings, file.workspace, template)
        found = (*found, *parsed, *looked_up)
        if theme is None:
            return None, found
        deck, planned = self.plan(talk, theme, file.event)
        return deck, (*found, *planned)

    def plan_whole_event(
        self, name: str, workspace: Workspace, template: str = ""
    ) -> tuple[Deck | None, Findings]:
        """The deck of an event with all its talks; `template` overrides its own."""
        source, found = read_event(workspace.talks / name, workspace)
        if source is None or has_errors(found):
            return None, found
        theme, looked_up = theme_for(source.event, workspace, template)
        talks, parsed = self.parse_all(source.talks, workspace.root)
        found = (*found, *looked_up, *parsed)
        if theme is None:
            return None, found
        deck, planned = self.plan_event(source.event, talks, theme)
        return deck, (*found, *planned)

    def parse(self, source: TalkSource, root: Path) -> tuple[Talk, Findings]:
        """A talk as it is to be shown."""
        talk, found = self.parse_as_written(source, root)
        return with_figures(talk), found

    def parse_as_written(self, source: TalkSource, root: Path) -> tuple[Talk, Findings]:
        """A talk with its pictures and its speakers' portraits, which are looked at each time."""
        of, text = source.settings, (source.body, source.first_line, source.origins)
        talk, found = self._cache.get(of.path, parse_talk, of, *text)
        assets, missing = read_assets_of_talk(of, images_of(talk), root)
        self._read[of.path] = source, (*found, *missing)
        talk = replace(talk, assets=assets, digest=source.digest)
        return talk, (*found, *gathered(missing))

    def parse_all(
        self, sources: Iterable[TalkSource], root: Path
    ) -> tuple[tuple[Talk, ...], Findings]:
        """Talks as `parse` gives them, and what is wrong with any of them."""
        parsed = [self.parse(source, root) for source in sources]
        return tuple(talk for talk, _ in parsed), tuple(one for _, found in parsed for one in found)

    def parse_texts(self, paths: Iterable[Path], root: Path) -> tuple[tuple[Talk, ...], Findings]:
        """Talks whose settings, or whose event's, are wrong; and what is wrong with their texts."""
        talks: list[Talk] = []
        found: list[Diagnostic] = []
        for source, mistakes in read_texts_of(paths, root):
            parsed, more = self.parse_all((source,) if source else (), root)
            talks += parsed
            found += (*mistakes, *more)
        return tuple(talks), tuple(found)

    def plan(self, talk: Talk, theme: Theme, event: Event | None) -> tuple[Deck, Findings]:
        """The deck of one talk, which does not depend on the others of its event."""
        alone = replace(event, sessions=()) if event else None
        path = talk.settings.path
        deck, found = self._cache.get(path, plan_talk, talk, theme, alone)
        return deck, (*found, *self._lost((path,), deck, found))

    def plan_event(
        self, event: Event, talks: Sequence[Talk], theme: Theme
    ) -> tuple[Deck, Findings]:
        """The deck of an event with these talks."""
        deck, found = self._cache.get(event.slug, plan_event, event, tuple(talks), theme)
        paths = [talk.settings.path for talk in talks]
        return deck, (*found, *self._lost(paths, deck, found))

    def plan_own_slides(self, event: Event, theme: Theme, others: int) -> tuple[Deck, Findings]:
        """An event's slides that belong to no talk, among so many others."""
        return self._cache.get(event.slug, plan_own_slides, event, theme, others)

    def _lost(self, paths: Iterable[Path], deck: Deck, planned: Findings) -> Iterator[Diagnostic]:
        """What of these talks' texts is neither in their deck nor named."""
        for path in paths:
            if path in self._read:
                source, found = self._read[path]
                text = (source.body, source.first_line, source.origins)
                known, named = (path, deck.title), (*found, *planned)
                yield from self._cache.get(known, lost_in_plan, source.settings, *text, deck, named)


def pptx(deck: Deck, moment: datetime | None = None) -> bytes:
    """A deck as a PowerPoint file of that time, or its own."""
    from deckwright.write.pptx import write_pptx  # noqa: PLC0415 - a plan alone needs no writer

    return write_pptx(deck, moment or modified(deck.date))


def whole_pptx(deck: Deck, moment: datetime | None = None) -> tuple[bytes, Findings]:
    """A deck as `pptx` gives it, and what of it is not in there."""
    data = pptx(deck, moment)
    return data, lost_in_file(deck, data)
