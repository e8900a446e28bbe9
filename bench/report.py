"""docs/benchmarks.md, written from what was measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import LIMIT, RUNS, Cost

_INTRODUCTION = """\
# Benchmarks

`make bench` measures and writes this page. Every figure is of a whole process, as the operating
system counts it: from its start to its end, with everything that it loads. Times are medians of up
to {runs} runs in seconds, memory is the peak. *CPU* is user and system time of all its processes;
it changes less than *wall* when something else runs on the machine.

Measured on {machine}.

The talks come from `bench/generate.py`: half of the slides are bullets with bold, italic and code,
the rest outlines, tables, highlighted code, columns and links; every second slide has notes. pandoc
reads the same files. What it makes of them is less: text that does not fit is left to run over, and
nothing is measured, split or balanced.
"""

_SMALL = """
A small deck costs what starting Python and loading the program costs, the first row of the phases
below; pandoc is compiled, and faster there.
"""

_EVENTS = """\
## An event

Talks of ten slides each, and the event that comes with the repository. Outputs are a deck for each
talk, and the deck, the handout, the slides and the page of the event.

"""

_HANDOUTS = """\
## A handout

As an article, of talks of 45 slides each; from their sources, which are read and planned first.
One of more than about a hundred pages is set in parts that are joined.

"""

_SAME_BYTES = """\
## The same bytes

The same sources give the same bytes, whatever the time, time zone, language, folder, umask, hash
seed or number of processes: `tests/building/test_same_bytes.py` builds under all of them and
compares everything in `build/`. Two things are part of the program and not of the sources. A .pptx
is a zip archive, and another build of zlib (zlib-ng, for one) may pack the same parts into other
bytes; what is in them stays the same. And another version of Typst may set the same page in another
way. `constraints.txt` pins all packages.
"""


@dataclass(frozen=True, slots=True)
class EventCosts:
    """What builds of an event cost."""

    clean: Cost
    nothing: Cost
    one_talk: Cost
    make: Cost
    """From clean, through make."""


@dataclass(frozen=True, slots=True)
class HandoutCost:
    """What a handout costs, an article of so many pages; of none where it was ended."""

    pages: int
    cost: Cost


@dataclass(frozen=True, slots=True)
class Phases:
    """What the phases of one deck cost, seconds of CPU time by name."""

    slides: int
    costs: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Report:
    """All that was measured: decks by tool and slides, phases, events and handouts by talks."""

    decks: Mapping[str, Mapping[int, Cost]]
    phases: Phases
    events: Mapping[int, EventCosts]
    sample: EventCosts
    """Of the event that comes with the repository."""
    alone: Cost
    """Of the decks of the largest event, without what is made of the whole of it."""
    handouts: Mapping[int, HandoutCost]
    warm: Mapping[str, float]
    """Seconds that setting the first of them takes in one process, by what was done before."""


def report(measured: Report) -> str:
    """The page."""
    parts = [
        _INTRODUCTION.format(runs=RUNS, machine=_machine()),
        "## One deck\n\n" + _decks(measured.decks) + _SMALL,
        "![Seconds by slides](images/benchmarks.svg)\n",
        "## Where the time goes\n\n" + _phases(measured.phases),
        _EVENTS + _events(measured),
        _HANDOUTS + _handouts(measured.handouts) + _warm(measured),
        _SAME_BYTES,
    ]
    return "\n".join(parts)


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = f"Python {platform.python_version()}"
    return f"{_processor()}, {cores} cores, {platform.system()}, {python}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _decks(decks: Mapping[str, Mapping[int, Cost]]) -> str:
    tools = list(decks)
    head = ["slides"]
    for tool in tools:
        head += [f"{tool} wall", "CPU", "MB"]
    head += [f"{tool} / {tools[0]}" for tool in tools[1:]]
    rows = []
    for size, own in decks[tools[0]].items():
        row = [f"{size:,}"]
        for tool in tools:
            row += _shown(decks[tool][size])
        rows.append(row + [_times(decks[tool][size], own) for tool in tools[1:]])
    return _table(head, rows)


def _shown(one: Cost) -> list[str]:
    if one.ended:
        return [f"over {LIMIT:.0f}", "", ""]
    return [f"{one.wall:.2f}", f"{one.cpu:.2f}", f"{one.memory:.0f}"]


def _times(other: Cost, own: Cost) -> str:
    """How much longer the other takes, by wall and CPU time."""
    more = "over " if other.ended else ""
    return f"{more}{other.wall / own.wall:.1f} × ({other.cpu / own.cpu:.1f} × CPU)"


def _phases(phases: Phases) -> str:
    whole = sum(phases.costs.values())
    rows = [
        [name, f"{one:.2f}", f"{one / whole:.0%}", f"{1000 * one / phases.slides:.2f}"]
        for name, one in phases.costs.items()
    ]
    head = ["phase", "CPU", "share", "ms a slide"]
    return f"A deck of {phases.slides:,} slides.\n\n{_table(head, rows)}"


def _events(measured: Report) -> str:
    costs = {"4, of the repository": measured.sample}
    costs |= {str(talks): one for talks, one in measured.events.items()}
    alone = measured.alone
    largest = max(measured.events)
    return (
        _builds(costs)
        + f"\nThe decks of the {largest} talks alone take {alone.wall:.2f} s ({alone.cpu:.2f} s "
        f"of CPU time, {1000 * alone.cpu / largest:.0f} ms a talk).\n"
    )


def _builds(events: Mapping[str, EventCosts]) -> str:
    head = ["talks", "from clean", "CPU", "MB", "nothing to do", "one talk changed", "through make"]
    rows = [
        [
            talks,
            *_shown(one.clean),
            f"{one.nothing.wall:.2f}",
            f"{one.one_talk.wall:.2f}",
            f"{one.make.wall:.2f} ({one.make.wall / one.clean.wall:.2f} ×)",
        ]
        for talks, one in events.items()
    ]
    return _table(head, rows)


def _handouts(handouts: Mapping[int, HandoutCost]) -> str:
    head = ["talks", "pages", "wall", "CPU", "MB", "CPU ms a page"]
    rows = [
        [
            str(talks),
            f"{one.pages:,}" if one.pages else "",
            *_shown(one.cost),
            f"{1000 * one.cost.cpu / one.pages:.1f}" if one.pages else "",
        ]
        for talks, one in handouts.items()
    ]
    return _table(head, rows)


def _warm(measured: Report) -> str:
    talks, pages = next((talks, one.pages) for talks, one in measured.handouts.items())
    done = ", ".join(f"{seconds:.2f} s {what}" for what, seconds in measured.warm.items())
    return (
        "\nIn a process that lives on, as the preview's, setting alone takes, of "
        f"{talks} talks ({pages} pages): {done}.\n"
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, [":--", *["--:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
