"""The events that somebody looks at, and word of what changes in them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from watchfiles import awatch

from deckwright.pipeline import Pipeline
from deckwright.read.workspace import Workspace
from deckwright.serve.preview import Preview
from deckwright.serve.views import EventView
from deckwright.write.slides import SlideRenderer

_QUIET = 10
"""Milliseconds without a change after which a save is taken to be complete."""
_LONGEST = 100
"""Milliseconds after which a row of changes is looked at, even if it goes on."""


class Live:
    """Previews of events, looked at anew when their files change.

    All planning and drawing is done in one thread, so that answers need not wait for it.
    """

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        """`folder` is for fonts and copies of pictures."""
        self.workspace = workspace
        self.pipeline = Pipeline()
        self._renderer = SlideRenderer(folder)
        self._previews: dict[str, Preview] = {}
        self._opened = asyncio.Lock()
        self._thread = ThreadPoolExecutor(1, "preview")
        self._waiting: set[asyncio.Event] = set()
        self._closed = asyncio.Event()

    async def view(self, name: str) -> EventView | None:
        """The event of that name as it is now; None where there is none."""
        if name not in self.workspace.event_names():
            return None
        async with self._opened:
            if name not in self._previews:
                preview = Preview(name, self.workspace, self.pipeline, self._renderer)
                await self._run(preview)
                self._previews[name] = preview
        return self._previews[name].view

    async def views(self, name: str) -> AsyncIterator[EventView]:
        """The event as it is now, and again after each change, until the preview is closed.

        Who is slow misses what was shown in between, never the last.
        """
        changed = asyncio.Event()
        self._waiting.add(changed)
        try:
            while not self._closed.is_set():
                changed.clear()
                view = await self.view(name)
                if view is None:
                    return
                yield view
                await changed.wait()
        finally:
            self._waiting.discard(changed)

    async def watch(self) -> None:
        """Look at events anew when their files change, until the preview is closed."""
        where = self.workspace
        folders = [where.talks, where.templates, where.languages]
        present = [folder for folder in folders if folder.is_dir()]
        changes = awatch(*present, debounce=_LONGEST, step=_QUIET, stop_event=self._closed)
        async for change in changes:
            await self.look({Path(path) for _, path in change})

    async def look(self, changed: Iterable[Path]) -> None:
        """Look again at the events that these files may belong to, and tell who waits."""
        changed = frozenset(changed)
        for name, preview in tuple(self._previews.items()):
            if any(self._concerns(path, name) for path in changed):
                await self._run(preview, changed)
        self._tell()

    def close(self) -> None:
        """Let everybody go."""
        self._closed.set()
        self._tell()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _run(self, preview: Preview, changed: Iterable[Path] = ()) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._thread, partial(preview.refresh, changed))

    def _concerns(self, path: Path, name: str) -> bool:
        """Whether a file may be part of an event: of its own folder, or of none's."""
        talks, path = self.workspace.talks.resolve(), path.resolve()
        parts = path.relative_to(talks).parts if path.is_relative_to(talks) else ()
        return len(parts) < 2 or parts[0] == name  # noqa: PLR2004 - a folder and a file

    def _tell(self) -> None:
        for waiting in self._waiting:
            waiting.set()
