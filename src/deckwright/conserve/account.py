"""The law: what goes in comes out, or is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from deckwright.conserve.contents import Contents, Count, Key, in_words, said, shortfall, words
from deckwright.conserve.markdown import Scan, scan
from deckwright.conserve.planned import Shown, shown_in_order
from deckwright.conserve.spellings import SPELLINGS
from deckwright.diagnostics import Diagnostic, error
from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import TalkSettings

_MOST = 8
"""How many things a finding names."""
_CUT = re.compile(r"`([^`]{20,})…`")
"""How a finding names an address that is too long for it."""
_HINT = "this is a fault of deckwright; please report it together with the talk"


def lost_in_plan(
    settings: TalkSettings,
    body: str,
    first_line: int,
    origins: tuple[Span, ...],
    deck: Deck,
    found: tuple[Diagnostic, ...],
) -> tuple[Diagnostic, ...]:
    """What of a talk's text is neither in its deck nor named by what was `found`.

    `body` begins on `first_line` of its file; `origins` tell where its rows come from, if any
    comes from another one. Text and slides are compared stretch by
    stretch, from the row of one slide to that of the next, so that no repeated word hides a
    lost one.
    """
    source = scan(body, SPELLINGS[settings.dialect])
    path, count = str(settings.path), len(source.rows)
    rows = origins or tuple(Span(path, first_line + row) for row in range(count))
    stretches = _stretches(deck, settings.name, rows)
    over: list[Count] = []
    lacking: list[Count] = []
    exact: list[Count] = []
    for start, end, shown in stretches:
        wanted, there = source.between(start, end).count(), _whole(shown)
        missing, rest = shortfall(wanted, there)
        lacking.append(_repeated(missing, shown))
        over.append(rest)
        exact.append(wanted - there if missing else missing)
    if not any(lacking) and not source.anywhere:
        return ()
    named = _Told(found, source, rows)
    result: list[Diagnostic] = []
    everything = sum(over, Counter())
    for at, (start, end, _) in enumerate(stretches):
        missing = lacking[at]
        for near in (at - 1, at + 1):
            if missing and 0 <= near < len(over):
                missing, over[near] = shortfall(missing, over[near])
        missing = named.not_in(missing, start, end)
        result += _findings(missing, exact[at], source, rows, source.shown_between(start, end))
    anywhere, _ = shortfall(source.loose().count(), everything)
    if anywhere := named.not_in(anywhere, 0, len(rows)):
        result += _findings(anywhere, anywhere, source, rows, sorted(source.anywhere))
    return tuple(result)


def _stretches(deck: Deck, talk: str, rows: Sequence[Span]) -> list[tuple[int, int, list[Shown]]]:
    """Rows of a talk, from one slide's to the next one's, with what their slides show."""
    places: dict[tuple[str, int], list[int]] = {}
    for at, span in enumerate(rows):
        places.setdefault(_place(span), []).append(at)
    at = 0
    shown: dict[int, list[Shown]] = {0: []}
    for slide, what in shown_in_order(deck, talk):
        known = places.get(_place(slide.span), ())
        row = next((one for one in known if one >= at), known[0] if known else 0)
        at = max(at, row)
        shown.setdefault(row, []).append(what)
    starts = sorted(shown)
    return [
        (start, end, shown[start])
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)
    ]


def _whole(shown: Iterable[Shown]) -> Count:
    whole = Contents()
    for one in shown:
        whole.add(one.own)
    return whole.count()


def _repeated(missing: Count, shown: Iterable[Shown]) -> Count:
    """What is missing without repeated titles and heads, each of which explains all or nothing."""
    for repeat in (one for each in shown for one in each.repeats):
        if missing and (own := repeat.count()) and own <= missing:
            missing = missing - own
    return missing


class _Told:
    """The things that findings name."""

    def __init__(self, found: Iterable[Diagnostic], source: Scan, rows: Sequence[Span]) -> None:
        self._rows = rows
        self._found = [(one.span, frozenset(words(one.message))) for one in found]
        messages = " ".join(one.message for one in found)
        self._text = unquote(messages).casefold()
        self._cut = tuple(_CUT.findall(messages))
        self._written = {item.key: item.text for item in source.items}
        self._ids = frozenset(item.text[1:] for item in source.items if item.text[:1] == "#")

    def not_in(self, missing: Count, start: int, end: int) -> Count:
        """What of it no finding names that stands in these rows, or nowhere in particular."""
        if not missing:
            return missing
        own = {(span.path, span.line) for span in self._rows[start:end]}
        near = (words for span, words in self._found if not span.line or _place(span) in own)
        named = frozenset(word for words in near for word in words)
        return Counter({key: n for key, n in missing.items() if not self._names(key, named)})

    def _names(self, key: Key, named: frozenset[str]) -> bool:
        kind, value = key
        if kind in ("picture", "link"):
            if value == "#":
                return any(f"`{name}`" in self._text for name in self._ids)
            written = self._written.get(key, value)
            return value in self._text or (bool(self._cut) and written.startswith(self._cut))
        own = words(value)
        return bool(own) and named.issuperset(own)


def _place(span: Span) -> tuple[str, int]:
    return span.path, span.line


def _findings(
    missing: Count, exact: Count, source: Scan, rows: Sequence[Span], among: Sequence[int]
) -> Iterator[Diagnostic]:
    """What is missing, each at the row that has most of it, and has it exactly so."""
    while missing:
        best, rank, at = missing, (0, 0), next(iter(among), 0)
        for row in among:
            own = _row(source, row)
            here = max(own & missing, in_words(own) & missing, key=Counter.total)
            if (here.total(), (own & exact).total()) > rank and here:
                best, rank, at = here, (here.total(), (own & exact).total()), row
        yield _finding(best, rows[min(at, len(rows) - 1)])
        missing = missing - best


def _row(source: Scan, row: int) -> Count:
    items = list(source.on_row.get(row, ()))
    return Contents([source.rows[row]] if row < len(source.rows) else [], items).count()


def _finding(lost: Count, span: Span) -> Diagnostic:
    return error("DW701", span, f"not in the deck, and nothing says so: {told(lost)}", _HINT)


def told(lost: Count) -> str:
    """The first of what is lost in words, and how much more there is."""
    names = list(said(lost))
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more
