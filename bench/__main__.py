"""Measures decks and events, and writes docs/benchmarks.md with its plot.

`python -m bench [SIZE ...]`, from the repository's root; sizes are numbers of slides.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.generate import event, talk
from bench.measure import Cost, cost
from bench.plot import plot
from bench.report import EventCosts, HandoutCost, Phases, Report, report
from deckwright.write.typst.join import page_count

SIZES = (1, 10, 100, 500, 1000, 5000)
EVENTS = (4, 25, 250)
SLIDES_OF_A_TALK = 10
HANDOUTS = (4, 25, 100, 250)
SLIDES_OF_A_LONG_TALK = 45
_PHASED = 1000
"""Slides at most of the deck of which the phases are told apart."""
ROOT = Path(__file__).parents[1]
DECKWRIGHT = (sys.executable, "-m", "deckwright")


def main(sizes: Sequence[int]) -> None:
    """Measure everything and write it down."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        tools = _tools()
        decks = {tool: _decks(command, sizes, folder) for tool, command in tools.items()}
        phased = max(size for size in sizes if size <= _PHASED)
        phases = Phases(phased, _phases(phased, folder))
        events = {talks: _event(talks, folder) for talks in EVENTS}
        sample = _sample(folder)
        alone = _decks_alone(folder / f"event-{EVENTS[-1]}")
        handouts = {talks: _handout(talks, folder) for talks in HANDOUTS}
        warm = _seconds("bench.warm", "meetup", folder=folder / f"handout-{HANDOUTS[0]}")
    measured = Report(decks, phases, events, sample, alone, handouts, warm)
    docs = ROOT / "docs"
    docs.joinpath("benchmarks.md").write_text(report(measured), encoding="utf-8")
    lines = {
        tool: [(size, one.wall) for size, one in costs.items() if not one.ended]
        for tool, costs in decks.items()
    }
    docs.joinpath("images", "benchmarks.svg").write_text(
        plot(lines, "slides", "seconds"), encoding="utf-8"
    )


def _tools() -> dict[str, tuple[str, ...]]:
    """What is compared; others than ours where they are installed."""
    tools: dict[str, tuple[str, ...]] = {
        "deckwright": (*DECKWRIGHT, "deck", "{talk}", "-o", "{deck}")
    }
    if (pandoc := _pandoc()) is not None:
        tools["pandoc"] = (pandoc, "{talk}", "-o", "{deck}")
    if (marp := shutil.which("marp")) is not None:
        tools["Marp"] = (marp, "--no-stdin", "--pptx", "{talk}", "-o", "{deck}")
    return tools


def _pandoc() -> str | None:
    """The pandoc of the package `pypandoc-binary`, else the one on the path."""
    try:
        import pypandoc  # noqa: PLC0415 - an extra

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return shutil.which("pandoc")


def _decks(command: Sequence[str], sizes: Sequence[int], folder: Path) -> dict[int, Cost]:
    costs = {}
    for size in sizes:
        source, target = folder / f"{size}.md", folder / f"{size}.pptx"
        source.write_text(talk(size), encoding="utf-8")
        told = [part.format(talk=source, deck=target) for part in command]
        costs[size] = cost(told, folder)
        _say(f"{command[0].rpartition('/')[2]} {size} slides: {costs[size]}")
    return costs


def _phases(size: int, folder: Path) -> dict[str, float]:
    """Seconds of CPU time by phase."""
    return _seconds("bench.phases", f"{size}.md", "phases.pptx", folder=folder)


def _seconds(module: str, *arguments: str, folder: Path) -> dict[str, float]:
    """What a module of ours prints about itself: seconds, by what they went to."""
    command = _of_ours(module, *arguments)
    shown = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    rows = (line.split(" ", 1) for line in shown.stdout.splitlines())
    return {name: float(seconds) for seconds, name in rows}


def _of_ours(module: str, *arguments: str) -> Sequence[str]:
    """The command that runs a module of the bench from any folder."""
    return ("env", f"PYTHONPATH={ROOT}", sys.executable, "-m", module, *arguments)


def _event(talks: int, folder: Path) -> EventCosts:
    workspace = folder / f"event-{talks}"
    event(workspace, "meetup", talks, SLIDES_OF_A_TALK)
    return _event_costs(workspace)


def _sample(folder: Path) -> EventCosts:
    """What the event costs that comes with the repository."""
    workspace = folder / "sample"
    for name in ("talks", "templates"):
        shutil.copytree(ROOT / name, workspace / name)
    return _event_costs(workspace)


def _event_costs(workspace: Path) -> EventCosts:
    """What building the one event of a workspace costs."""
    first = min(workspace.glob("talks/*/*.md"))
    text, turns = first.read_text(encoding="utf-8"), iter(range(100))
    shutil.copy(ROOT / "Makefile", workspace)
    ready = workspace / ".venv" / ".ready"
    ready.parent.mkdir()
    for path in (workspace / "pyproject.toml", workspace / "requirements.lock", ready):
        path.touch()
    build = (*DECKWRIGHT, "build")

    def clean() -> None:
        shutil.rmtree(workspace / "build", ignore_errors=True)

    def change() -> None:
        first.write_text(f"{text}\n## Change {next(turns)}\n\n- something new\n", encoding="utf-8")

    costs = EventCosts(
        clean=cost(build, workspace, clean),
        nothing=cost(build, workspace),
        one_talk=cost(build, workspace, change),
        make=cost(("make", f"DECKWRIGHT={' '.join(DECKWRIGHT)}"), workspace, clean),
    )
    _say(f"{workspace.name}: {costs}")
    return costs


def _decks_alone(workspace: Path) -> Cost:
    """What the decks alone of the event in `workspace` cost."""
    alone = cost(_of_ours("bench.decks", "meetup"), workspace)
    _say(f"the decks alone of {workspace.name}: {alone}")
    return alone


def _handout(talks: int, folder: Path) -> HandoutCost:
    """What the handout of an event of long talks costs."""
    workspace = folder / f"handout-{talks}"
    event(workspace, "meetup", talks, SLIDES_OF_A_LONG_TALK)
    file = workspace / "handout.pdf"
    one = cost((*DECKWRIGHT, "handout", "meetup", "-o", str(file)), workspace)
    made = HandoutCost(0 if one.ended else page_count(file.read_bytes()), one)
    _say(f"handout of {talks} talks: {made}")
    return made


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - it takes minutes


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
