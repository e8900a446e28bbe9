"""The server: this machine's own address, a secret path, an end within a moment."""

from __future__ import annotations

import asyncio
import gc
import secrets
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from urllib.parse import quote

import uvicorn

from deckwright.read.workspace import Workspace
from deckwright.serve.app import app
from deckwright.serve.live import Live

_HOST = "127.0.0.1"
_GRACE = 1
"""Seconds that answers under way are given when the preview ends."""


def serve(workspace: Workspace, port: int, started: Callable[[str], None], event: str = "") -> None:
    """Show the workspace, or one event of it, until Ctrl-C; `started` is told the address.

    Port 0 is any free one. Raises `OSError` where the port cannot be had.
    """
    gc.enable()  # a command of one run does without; this one may run for days
    with closing(listener(port)) as own, TemporaryDirectory(prefix="preview-") as folder:
        asyncio.run(_serve(Live(workspace, Path(folder)), own, started, event))


def listener(port: int) -> socket.socket:
    """A socket that only this machine can reach, and can reach now. Raises `OSError`."""
    own = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind((_HOST, port))
        own.listen()
    except OSError:
        own.close()
        raise
    return own


async def _serve(
    live: Live, own: socket.socket, started: Callable[[str], None], event: str
) -> None:
    token, port = secrets.token_urlsafe(12), own.getsockname()[1]
    config = uvicorn.Config(
        app(live, token, port),
        log_level="error",
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    server = _Server(config, live)
    place = f"events/{quote(event, safe='')}/" if event else ""
    started(f"http://{_HOST}:{port}/{token}/{place}")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(live.watch())
        await server.serve(sockets=[own])
        live.close()


class _Server(uvicorn.Server):
    """Ends once, without a word: waiting pages are let go, no signal is raised anew."""

    def __init__(self, config: uvicorn.Config, live: Live) -> None:
        super().__init__(config)
        self._live = live
        self._loop = asyncio.get_running_loop()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ctrl-C and the wish of another program end the server."""
        wishes = (signal.SIGINT, signal.SIGTERM)
        before = {wish: signal.signal(wish, self.handle_exit) for wish in wishes}
        try:
            yield
        finally:
            for wish, handler in before.items():
                signal.signal(wish, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Called by a signal, whatever the loop is doing."""
        self._loop.call_soon_threadsafe(self._live.close)
        super().handle_exit(sig, frame)
