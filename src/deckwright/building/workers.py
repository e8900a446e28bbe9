"""The processes that outputs are made in: this one, some more, or a cluster's."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from deckwright.building.jobs import Job, Made
from deckwright.building.outputs import failure, load, make_all, make_each, make_in

if TYPE_CHECKING:
    from concurrent.futures import Executor

# ruff: noqa: PLC0415 - what starts processes is loaded where some are started

_WORTH_FORKING = 20_000
_WORTH_SPAWNING = 200_000
"""Characters of Markdown below which more processes take longer to start than they save."""
_SHARES = 4
"""Into how many batches a worker's decks are cut, so that none waits long for another."""


class Workers:
    """Makes outputs in `count` processes, or on the cluster at `scheduler`.

    What is made does not depend on where.
    """

    def __init__(self, count: int | None = None, scheduler: str = "") -> None:
        """Without `count` there is one for each core that this process may use, if that pays."""
        self._count = count or _cores()
        self._always = count is not None
        self._scheduler = scheduler
        self._executor: Executor | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def make(self, jobs: Sequence[Job]) -> Iterator[Made]:
        """The outputs in the order in which they are done; all of them, whatever fails."""
        if not jobs:  # then nothing that makes any is loaded
            return
        if self._here(jobs):
            yield from make_each(jobs)
            return
        from concurrent.futures import BrokenExecutor, as_completed

        broken: list[Job] = []
        executor = self._start(jobs[0])
        work = partial(make_in, Path.cwd()) if self._scheduler else make_all
        futures = {executor.submit(work, batch): batch for batch in _batches(jobs, self._count)}
        for future in as_completed(futures):
            try:
                yield from future.result()
            except BrokenExecutor:  # tells nothing of whose fault it is: all that waited fail too
                broken += futures[future]
        if broken:
            self._stop()
        for job in broken:
            yield _alone(job)

    def _here(self, jobs: Sequence[Job]) -> bool:
        """Whether `jobs` are done in this very process."""
        if self._scheduler:
            return False
        return self._count == 1 or len(jobs) < 2 or not (self._always or _worth_it(jobs))  # noqa: PLR2004

    def _start(self, job: Job) -> Executor:
        if self._executor is None and self._scheduler:
            self._executor = self._open.enter_context(_cluster(self._scheduler))
        elif self._executor is None:
            load(job)
            self._executor = _processes(self._count)
            self._open.callback(self._executor.shutdown, cancel_futures=True)
        return self._executor

    def _stop(self) -> None:
        self._open.close()
        self._executor = None


def _alone(job: Job) -> Made:
    """The output of `job`, made in a process that nobody else shares."""
    from concurrent.futures import BrokenExecutor

    with _processes(1) as executor:
        try:
            (made,) = executor.submit(make_all, (job,)).result()
        except BrokenExecutor:
            what = "the process that made it died, perhaps for want of memory"
            return Made(job, b"", (failure(job, what),))
    return made


@contextmanager
def _cluster(scheduler: str) -> Iterator[Executor]:
    """The workers of a Dask cluster; they must see the workspace under the same path."""
    from distributed import Client

    with Client(scheduler) as client, client.get_executor() as executor:
        yield executor


def _processes(count: int) -> Executor:
    """Processes of this machine; forked ones have all loaded and start within milliseconds."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    method = "fork" if _forks() else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(count, context, initializer=_begin)


def _begin() -> None:
    """In a worker: Ctrl-C is the parent's business, and the parent's end, however it comes, ours.

    No garbage is looked for, as in the program itself.
    """
    import multiprocessing
    import signal
    import threading

    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def _forks() -> bool:
    """Whether processes may be forked: on Linux, and not once Typst runs its threads here."""
    return sys.platform == "linux" and "typst" not in sys.modules


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _worth_it(jobs: Sequence[Job]) -> bool:
    least = _WORTH_FORKING if _forks() else _WORTH_SPAWNING
    return sum(map(_size, jobs)) > least


def _size(job: Job) -> int:
    return sum(len(talk.body) for talk in job.talks)


def _batches(jobs: Iterable[Job], workers: int) -> list[tuple[Job, ...]]:
    """What takes longest first, each on its own; then the decks, some at a time."""
    whole = [job for job in jobs if job.kind != "deck"]
    decks = [job for job in jobs if job.kind == "deck"]
    step = -(-len(decks) // (workers * _SHARES)) or 1
    shares = [tuple(decks[at : at + step]) for at in range(0, len(decks), step)]
    return [*((job,) for job in reversed(whole)), *shares]
