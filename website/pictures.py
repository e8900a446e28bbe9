"""The pictures of the documentation: the preview in a browser, commands on a terminal.

`python -m website.pictures` takes them anew; it needs Chromium. Everything happens in a copy of
our own workspace, of whose event one talk is given some mistakes.
"""

from __future__ import annotations

import io
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
EVENT = "docker-meetup-edinburgh-2018"
TALK = f"talks/{EVENT}/01-container-runtimes.md"
COLORS = 128
"""Of a picture; text of the preview looks the same with so few, at a third of the size."""
COLUMNS = 100
DECKWRIGHT = (sys.executable, "-m", "deckwright")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
DECODED = """Promise.allSettled([...document.images]
  .filter((one) => one.getBoundingClientRect().top < innerHeight)
  .map((one) => one.decode()))"""
"""Waits for the pictures that are seen; others may be left until somebody scrolls there."""
FLAGS = ("--no-sandbox", "--disable-gpu", "--hide-scrollbars")


@dataclass(frozen=True, slots=True)
class View:
    """A page of the preview in a window."""

    page: str
    width: int = 1200
    height: int = 750
    dark: bool = False
    keys: tuple[str, ...] = ()
    """What is pressed before."""


VIEWS: Mapping[str, View] = {
    "preview-event": View(""),
    "preview-talk": View("talks/01-container-runtimes/#5"),
    "preview-glance": View("talks/01-container-runtimes/#7", dark=True, keys=("o",)),
    "preview-presenter": View("talks/01-container-runtimes/presenter#7"),
    "preview-handout": View("handout/"),
    "preview-phone": View("talks/01-container-runtimes/#7", 390, 750),
}
TERMINALS: Mapping[str, tuple[str, int]] = {
    "check": (f"check {TALK}", 40),
    "plan": (f"plan talks/{EVENT}/04-containerd.md", 20),
    "new": ('new event "Docker Meetup Glasgow" --date 2030-03-31 --place "Old Fruitmarket"', 8),
}
"""Commands, and how many lines of what they say are shown."""


def main() -> None:
    """Take all pictures."""
    if BROWSER is None:
        sys.exit("there is no Chromium on this machine: apt-get install chromium")
    with TemporaryDirectory() as folder:
        workspace = Path(folder, "our talks")
        for name in ("talks", "templates"):
            shutil.copytree(ROOT / name, workspace / name)
        spoil(workspace / TALK)
        with sync_playwright() as playwright, serving(workspace) as address:
            browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
            for name, view in VIEWS.items():
                (IMAGES / f"{name}.png").write_bytes(small(taken(browser, address, view)))
            browser.close()
        for name, (command, lines) in TERMINALS.items():
            picture = terminal(command, lines, workspace)
            (IMAGES / f"{name}.svg").write_text(picture, encoding="utf-8", newline="\n")


def spoil(talk: Path) -> None:
    """Write mistakes into a talk, so that there is something to find."""
    text = talk.read_text("utf-8")
    slide = "## Before Docker\n"
    assert slide in text  # noqa: S101 - else the pictures would show nothing
    broken = f"{slide}\n![](lxc.png)\n"
    talk.write_text(text.replace(slide, broken, 1), "utf-8")


@contextmanager
def serving(workspace: Path) -> Iterator[str]:
    """The address of the preview of the event, which ends afterwards."""
    command = [*DECKWRIGHT, "serve", EVENT, "--port", "0"]
    with subprocess.Popen(
        command, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as server:
        assert server.stdout is not None  # noqa: S101 - a pipe was asked for
        yield server.stdout.readline().strip()
        server.terminate()


def taken(browser: Browser, address: str, view: View) -> bytes:
    """A page as a browser shows it, a PNG."""
    size = ViewportSize(width=view.width, height=view.height)
    scheme: Literal["dark", "light"] = "dark" if view.dark else "light"
    with browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB") as context:
        page = context.new_page()
        page.clock.set_fixed_time("2030-03-14T19:05")
        page.goto(address + view.page)
        page.locator("body[data-version]").wait_for()
        for key in view.keys:
            page.keyboard.press(key)
        page.evaluate(DECODED)
        return page.screenshot()


def small(png: bytes) -> bytes:
    """The picture with fewer colours."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    buffer = io.BytesIO()
    picture.quantize(COLORS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def terminal(command: str, lines: int, workspace: Path) -> str:
    """A command and what it says on a terminal, as SVG."""
    said = spoken(command, workspace).splitlines()
    shown = [f"$ deckwright {command}", *said[:lines], *(["…"] if len(said) > lines else [])]
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi("\n".join(shown)))
    picture = console.export_svg(title="deckwright", theme=MONOKAI, unique_id="deckwright")
    alone = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)  # fonts from elsewhere
    return alone.replace("Fira Code, ", "ui-monospace, ")


def spoken(command: str, workspace: Path) -> str:
    """What a command says, in colour, as to somebody who sits there."""
    ours, its = pty.openpty()
    arguments = [*DECKWRIGHT, *shlex.split(command)]
    nothing, heard = subprocess.DEVNULL, bytearray()
    with subprocess.Popen(arguments, cwd=workspace, stdin=nothing, stdout=its, stderr=its):
        os.close(its)
        with suppress(OSError):  # when the other end is closed
            while more := os.read(ours, 4096):
                heard += more
    os.close(ours)
    return heard.decode().replace("\r\n", "\n")


if __name__ == "__main__":
    main()
