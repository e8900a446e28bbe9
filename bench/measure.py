"""What a command costs as a whole process: time and memory, as the system counts them."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Timer

RUNS = 5
ENOUGH = 20.0
"""Seconds after which no further run of a command is begun."""
LIMIT = 120.0
"""Seconds after which a run is ended."""
_SLOWING = ("PYTHONDONTWRITEBYTECODE",)
"""What makes Python compile all of a program at each start, as it does for no user."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Medians of some runs. Times in seconds; `cpu` is that of all the process's children too."""

    wall: float
    cpu: float
    memory: float
    """MB at the peak, of the largest process."""
    ended: bool = False
    """Whether it was ended at `LIMIT`."""


def cost(command: Sequence[str], folder: Path, before: Callable[[], None] = lambda: None) -> Cost:
    """What `command` costs in `folder`; `before` is called before each run, and not counted.

    Nor is the first run, where it is short: it may compile modules and fill caches.
    """
    before()
    runs = [_run(command, folder)]
    if runs[0].wall < ENOUGH / RUNS:
        before()
        runs = [_run(command, folder)]
    while len(runs) < RUNS and sum(run.wall for run in runs) < ENOUGH and not runs[-1].ended:
        before()
        runs.append(_run(command, folder))
    return Cost(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        max(run.memory for run in runs),
        runs[-1].ended,
    )


def _run(command: Sequence[str], folder: Path) -> Cost:
    start = time.perf_counter()
    kept = {name: value for name, value in os.environ.items() if name not in _SLOWING}
    process = subprocess.Popen(command, cwd=folder, env=kept, stdout=subprocess.DEVNULL)
    timer = Timer(LIMIT, process.kill)
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    ended = wall >= LIMIT
    if process.returncode and not ended:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, ended)
