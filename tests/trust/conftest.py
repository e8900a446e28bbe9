"""Real processes for the tests of faults, and a workspace for them."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "deckwright")

_PR_CAPBSET_DROP = 24
_CAPABILITIES = (1, 2)
"""`CAP_DAC_OVERRIDE` and `CAP_DAC_READ_SEARCH`: the right to pass by permissions."""


def _as_anybody() -> None:
    """In a new process: permissions hold, even for root."""
    libc = ctypes.CDLL(None)
    for capability in _CAPABILITIES:
        libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def deckwright(event_folder: Path) -> Run:
    """Run a command in the workspace of two talks, as a user whom permissions bind."""

    def run(
        *arguments: str,
        limits: Callable[[], None] = lambda: None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        def prepare() -> None:
            if os.geteuid() == 0:
                _as_anybody()
            limits()

        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=cwd or event_folder.parents[1],
            env={**os.environ, **(env or {})},
            capture_output=True,
            encoding="utf-8",
            check=False,
            preexec_fn=prepare,
        )

    return run
