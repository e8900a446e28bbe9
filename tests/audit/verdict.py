"""What the audit found, deck by deck and template by template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SEEN = 0.999
"""The share of the characters that have to be seen."""
_COLUMNS = ("deck", "template", "slides", "bad", "untitled", "seen", "small", "smallest text")
_NAMES = 2
"""Columns of words; the others are numbers."""


@dataclass
class Verdict:
    """What was found in one deck, or in all decks of one template."""

    deck: str
    template: str
    slides: int = 0
    untitled: int = 0
    small: int = 0
    """Slides with text under the theme's minimum that nothing reports."""
    wanted: int = 0
    seen: int = 0
    least: float = 99.0
    """The smallest size of a character as it is drawn, points; superscripts count."""
    bad: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    def passed(self) -> bool:
        """Whether nothing has to be mended."""
        return not (self.bad or self.untitled or self.small) and self.seen >= SEEN * self.wanted

    def add(self, other: Verdict) -> None:
        """Count what `other` found here as well."""
        self.slides += other.slides
        self.untitled += other.untitled
        self.small += other.small
        self.wanted += other.wanted
        self.seen += other.seen
        self.least = min(self.least, other.least)
        self.bad += other.bad
        self.kinds.update(other.kinds)

    def summary(self) -> str:
        """One line."""
        kinds = ", ".join(f"{kind} {count}" for kind, count in self.kinds.most_common())
        return (
            f"{self.template}: {self.slides} slides, {len(self.bad)} bad ({kinds or 'none'}), "
            f"{self._share():.3%} of characters seen, {self.untitled} untitled, "
            f"{self.small} too small, smallest text {self.least:.1f} pt"
        )

    def row(self) -> Sequence[str]:
        """A row of the table."""
        counts = (self.slides, len(self.bad), self.untitled)
        share = f"{self._share():.3%}"
        return (
            self.deck, self.template, *map(str, counts), share, str(self.small), f"{self.least:.1f}"
        )  # fmt: skip

    def _share(self) -> float:
        return self.seen / (self.wanted or 1)


def total(verdicts: Iterable[Verdict], template: str) -> Verdict:
    """All decks of one template."""
    result = Verdict("all", template)
    for verdict in verdicts:
        result.add(verdict)
    return result


def table(verdicts: Iterable[Verdict]) -> str:
    """Decks and templates as a table in Markdown."""
    rows = [_COLUMNS, *(one.row() for one in verdicts)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rules = [f"{'-' * (width - 1)}{'-' if at < _NAMES else ':'}" for at, width in enumerate(widths)]
    lines = [
        [
            cell.ljust(width) if at < _NAMES else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for row in rows
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in (lines[0], rules, *lines[1:]))
