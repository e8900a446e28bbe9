"""Real processes for the tests of faults, and a workspace for them."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.trust.loaded import Order

COMMAND = (sys.executable, "-m", "deckwright")
REPOSITORY = Path(__file__).parents[2]
READ_AT_THE_START = ("PYTHON", "LC_", "LANG", "TMP", "TEMP")
"""How the names of variables begin that matter before the program does."""

_PR_CAPBSET_DROP = 24
_CAPABILITIES = (1, 2)
"""`CAP_DAC_OVERRIDE` and `CAP_DAC_READ_SEARCH`: the right to pass by permissions."""

Run = Callable[..., subprocess.CompletedProcess[str]]


def as_anybody() -> None:
    """Before a new program begins: permissions hold for it, even for root."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in _CAPABILITIES:
            libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


@pytest.fixture(scope="session")
def loaded() -> Iterator[subprocess.Popen[str]]:
    """The process of `tests.trust.loaded`."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.trust.loaded"],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="ascii",
        preexec_fn=as_anybody,  # noqa: PLW1509 - no thread of the tests holds a lock
    ) as process:
        yield process


@pytest.fixture
def deckwright(
    event_folder: Path, loaded: subprocess.Popen[str], tmp_path_factory: pytest.TempPathFactory
) -> Run:
    """Run a command in the workspace of two talks, as a user whom permissions bind.

    With limits, or where its environment matters to Python itself, the process begins anew.
    """

    def begun(
        arguments: tuple[str, ...], cwd: Path, env: dict[str, str], limits: Callable[[], None]
    ) -> subprocess.CompletedProcess[str]:
        def prepare() -> None:
            as_anybody()
            limits()

        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=cwd,
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=False,
            preexec_fn=prepare,
        )

    def forked(
        arguments: tuple[str, ...], cwd: Path, env: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        said = tmp_path_factory.mktemp("said")
        files = {name: said / name for name in ("stdout", "stderr")}
        for file in files.values():
            file.touch()
        order = Order(
            arguments=list(arguments),
            cwd=str(cwd),
            env=env,
            stdout=str(files["stdout"]),
            stderr=str(files["stderr"]),
        )
        assert loaded.stdin is not None
        assert loaded.stdout is not None
        print(json.dumps(order), file=loaded.stdin, flush=True)
        code = int(loaded.stdout.readline())
        texts = {name: file.read_text(encoding="utf-8") for name, file in files.items()}
        return subprocess.CompletedProcess(arguments, code, **texts)

    def run(
        *arguments: str,
        limits: Callable[[], None] | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        where, whole = cwd or event_folder.parents[1], {**os.environ, **(env or {})}
        if limits or any(name.startswith(READ_AT_THE_START) for name in env or {}):
            return begun(arguments, where, whole, limits or (lambda: None))
        return forked(arguments, where, whole)

    return run
