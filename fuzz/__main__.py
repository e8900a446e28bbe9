"""Feeds every reader with random input: `python -m fuzz [TARGET ...] [--seconds N]`.

Inputs are guided by coverage, begin with the samples in `fuzz/corpus/` and may each cost two
seconds of the processor and 500 MB. What breaks a reader is kept in `build/fuzz/TARGET/`; the exit
code is 1 then. `build/fuzz/runs.jsonl` keeps the numbers of all runs, and the table is their sum.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

from fuzz.targets import TARGETS

ROOT = Path(__file__).parents[1]
FOUND = ROOT / "build" / "fuzz"
RUNS = FOUND / "runs.jsonl"
LIMITS = ("-timeout=60", "-rss_limit_mb=500")
"""Seconds of the clock for an input that never ends (`fuzz.run` counts those of the processor), and
what the whole process may hold: it takes some 100 MB itself."""
_LONGEST = {
    "template": 200_000,
    "template_part": 60_000,
    "unpack": 200_000,
    "unpack_part": 60_000,
}
"""Bytes of an input; else 4,096."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a target came to."""

    target: str
    inputs: int
    seconds: float
    peak: int
    """Megabytes that the process held at most."""
    slowest: float
    """Seconds of the processor that an input cost at most."""
    broken: bool


def main() -> int:
    """Run the targets one after the other; whether any of them broke."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    asked = parser.parse_args()
    if find_spec("atheris") is None:
        sys.exit("atheris is not installed, or has no build for this Python: pip install '.[fuzz]'")
    broken = False
    for name in asked.targets or TARGETS:
        run = _run(name, asked.seconds)
        broken |= run.broken
        with RUNS.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(run)) + "\n")
        if run.broken:
            print(f"{name}: broken, see {FOUND / name}")  # noqa: T201
    print("\n".join(_table()))  # noqa: T201
    return int(broken)


def _run(name: str, seconds: int) -> Run:
    """Feed a target for that time, or until it breaks."""
    found = FOUND / name
    grown = found / "corpus"
    grown.mkdir(parents=True, exist_ok=True)
    flags = (
        *LIMITS,
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST.get(name, 4096)}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
        str(grown),
        str(ROOT / "fuzz" / "corpus" / name),
    )
    command = [sys.executable, "-m", "fuzz.run", name, *flags]
    begun = monotonic()
    ended = subprocess.run(  # noqa: S603 - it runs our own
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    log = ended.stderr.decode("utf-8", "replace")
    (found / "log").write_text(log, "utf-8")
    count, peak, slowest = (
        max(map(float, re.findall(rf"stat::{what}: +([\d.]+)", log)), default=0.0)
        for what in ("number_of_executed_units", "peak_rss_mb", "slowest_unit_seconds")
    )
    took = round(monotonic() - begun, 1)
    return Run(name, int(count), took, int(peak), slowest, ended.returncode != 0)


def _table() -> Iterator[str]:
    """All runs so far, in Markdown."""
    runs = [Run(**json.loads(line)) for line in RUNS.read_text("utf-8").splitlines()]
    yield "| target | inputs | a second | seconds at most | MB at most | broke |"
    yield "|--------|-------:|---------:|----------------:|-----------:|------:|"
    for name in (*TARGETS, ""):
        its = [run for run in runs if run.target == (name or run.target)]
        if its:
            count, time = sum(run.inputs for run in its), sum(run.seconds for run in its)
            peak, broken = max(run.peak for run in its), sum(run.broken for run in its)
            speed, slowest = f"{count / time:,.0f}", f"{max(run.slowest for run in its):.2f}"
            yield (
                f"| {name or 'all'} | {count:,} | {speed} | {slowest} | {peak} | {broken or ''} |"
            )


if __name__ == "__main__":
    sys.exit(main())
