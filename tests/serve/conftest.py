"""A workspace with one event, its preview, and a browser."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from starlette.types import ASGIApp

from deckwright.pipeline import Pipeline
from deckwright.read.workspace import Workspace
from deckwright.serve.app import app
from deckwright.serve.live import Live
from deckwright.serve.preview import Preview
from deckwright.write.slides import SlideRenderer

TOKEN = "secret"  # noqa: S105  of a server that only the tests know
PORT = 4180


class Client:
    """Asks the preview within this process, as a browser on this machine would."""

    def __init__(self, app: ASGIApp) -> None:
        self._transport = httpx.ASGITransport(app)

    def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        return self.request("GET", path, headers)

    def request(
        self, method: str, path: str, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        return asyncio.run(self._ask(method, path, headers))

    async def _ask(self, method: str, path: str, headers: dict[str, str] | None) -> httpx.Response:
        host = f"http://127.0.0.1:{PORT}"
        address = f"{host}{path}" if path.startswith("/") else f"{host}/{TOKEN}/{path}"
        client = httpx.AsyncClient(transport=self._transport, follow_redirects=True)
        async with client:
            return await client.request(method, address, headers=headers)


@pytest.fixture
def workspace(event_folder: Path) -> Workspace:
    del event_folder
    return Workspace(Path())


@pytest.fixture
def talk_file(event_folder: Path) -> Path:
    return event_folder / "01-first.md"


@pytest.fixture
def preview(workspace: Workspace, tmp_path: Path) -> Preview:
    folder = tmp_path / "drawn"
    folder.mkdir()
    return Preview("two-talks", workspace, Pipeline(), SlideRenderer(folder))


@pytest.fixture
def live(workspace: Workspace, tmp_path: Path) -> Iterator[Live]:
    folder = tmp_path / "drawn"
    folder.mkdir()
    with closing(Live(workspace, folder)) as live:
        yield live


@pytest.fixture
def client(live: Live) -> Client:
    return Client(app(live, TOKEN, PORT))


@pytest.fixture
def address(workspace: Workspace) -> Iterator[str]:
    """Where `deckwright serve` shows the event, until the test is over."""
    command = [sys.executable, "-m", "deckwright", "serve", "two-talks", "--port", "0"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=workspace.root,
    ) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.terminate()
