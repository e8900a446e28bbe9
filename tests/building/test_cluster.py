"""Outputs made by the workers of a Dask cluster."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckwright.building import Workers, build_event
from deckwright.read.workspace import Workspace


def start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    )


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a cluster of two workers, in a folder of their own."""
    quiet = ("--no-dashboard", "--host", "127.0.0.1")
    processes = [start("distributed.cli.dask_scheduler", *quiet, "--port", "0")]
    try:
        address = _address(processes[0])
        own = ("--local-directory", str(tmp_path / "workers"), "--nthreads", "1")
        processes += [
            start("distributed.cli.dask_worker", address, *quiet, *own, "--no-nanny")
            for _ in range(2)
        ]
        yield address
    finally:
        for process in processes:
            process.terminate()
            process.communicate()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    lines = (line.split() for line in process.stderr)
    return next(words[-1] for words in lines if words[-2:-1] == ["at:"] and "tcp://" in words[-1])


@pytest.mark.usefixtures("event_folder")
def test_a_cluster_makes_what_one_process_makes(scheduler: str) -> None:
    workspace, folder = Workspace(Path()), Path("build/two-talks")
    with Workers(1) as workers:
        built = build_event("two-talks", workspace, lambda _: None, workers)
    alone = {path.name: path.read_bytes() for path in built.written}
    with Workers(scheduler=scheduler) as workers:
        again = build_event("two-talks", workspace, lambda _: None, workers, force=True)
    assert not again.findings
    assert {path.name: (folder / path.name).read_bytes() for path in again.written} == alone
