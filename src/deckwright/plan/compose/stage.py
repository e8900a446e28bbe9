"""What all slides of a talk share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from deckwright.diagnostics import Diagnostic
from deckwright.language import Words, words_of
from deckwright.model.deck import Footer
from deckwright.model.length import to_points
from deckwright.model.talk import Talk
from deckwright.model.theme import Layout, Placeholder, Theme
from deckwright.plan.blocks.runs import run
from deckwright.plan.measure import Measure


@dataclass
class Stage:
    """A talk with what it is set with, and the findings on the way."""

    talk: Talk
    theme: Theme
    measure: Measure
    footer: Footer
    findings: list[Diagnostic] = field(default_factory=list)
    shortened: dict[str, Footer] = field(default_factory=dict)
    """The footer as it fits on each layout, by the layout's part."""

    def footer_on(self, layout: Layout) -> Footer:
        """The footer, its text cut where the layout's place for it is too small."""
        if layout.part not in self.shortened:
            place = next(iter(layout.of_type("ftr")), None)
            text = self.footer.text if place is None else self._cut(self.footer.text, place)
            self.shortened[layout.part] = replace(self.footer, text=text)
        return self.shortened[layout.part]

    def _cut(self, text: str, place: Placeholder) -> str:
        style = place.levels[0]
        inner = place.box.inside(place.insets)
        width = max(1.0, to_points(inner.width))
        most = max(1, int(to_points(inner.height) / self.measure.line_height(style)))
        starts = self.measure.break_offsets(run(text), style, width)
        if len(starts) <= most:
            return text
        shown = text[: starts[most]]
        while shown and self.measure.lines(run(_trailing(shown)), style, width) > most:
            shown = shown.rpartition(" ")[0] or shown[:-1]
        return _trailing(shown)

    @property
    def language(self) -> str:
        """The language of the talk."""
        return self.talk.settings.language

    @property
    def words(self) -> Words:
        """What the program says in that language."""
        return words_of(self.talk.settings)


def _trailing(text: str) -> str:
    return text.rstrip(" .,;:") + "…"
