"""Edits a talk many times under the live preview, and says how fast, how large, how many files.

    python tests/audit/soak.py [EDITS] [SLIDES]

Runs `deckwright serve` on a talk of SLIDES slides (40) in a folder of its own, looks at it as a
page does, and edits one slide EDITS times (1000). Prints after each tenth of them the memory of the
server (resident, MB) and its open files, and at the end how long a change took: from the save to
the message that a page gets, and to the picture in its hands. Linux only: it reads /proc.
"""

from __future__ import annotations

import http.client
import json
import re
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

_PAUSE = 0.02
"""Seconds between two edits."""


def talk_text(slides: int) -> str:
    """A talk with lists, listings, tables and notes."""
    parts = ["---\ntitle: A long talk\nspeakers: {name: Ada Lovelace}\n---\n"]
    for number in range(1, slides):
        parts.append(f"## Slide {number}\n\n- A first point about **slide {number}**\n- A second\n")
        if number % 4 == 0:
            parts.append(f"```python\ndef f(x):\n    return x + {number}\n```\n")
        if number % 5 == 0:
            parts.append("| Year | Count |\n|---|---|\n| 1843 | 1 |\n| 1844 | 2 |\n")
        parts.append(f"::: notes\nWhat to say about slide {number}, at some length.\n:::\n")
    return "\n".join(parts)


def ask(server: http.client.HTTPConnection, path: str) -> str:
    """The answer to a request."""
    server.request("GET", path)
    return server.getresponse().read().decode()


def messages(answer: http.client.HTTPResponse) -> Iterator[dict[str, dict[str, str]]]:
    """What a page is told."""
    while line := answer.readline():
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def size(process: int) -> tuple[int, int]:
    """Resident memory in MB and open files."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    resident = re.search(r"VmRSS:\s+(\d+)", status)
    return int(resident[1]) // 1024 if resident else 0, len(
        list(Path(f"/proc/{process}/fd").iterdir())
    )


def soak(address: str, process: int, talk: Path, edits: int) -> list[tuple[float, float]]:
    """Seconds to the message and to the picture, for each edit."""
    parts = urlsplit(address)
    page = f"{parts.path}talks/{talk.stem}/"
    pictures = http.client.HTTPConnection(parts.netloc)
    ask(pictures, page)
    changes = http.client.HTTPConnection(parts.netloc)
    changes.request("GET", f"{page}changes")
    told = messages(changes.getresponse())
    next(told)
    time.sleep(1)  # until the watch has begun
    text, times = talk.read_text(encoding="utf-8"), []
    for number in range(edits):
        begin = time.perf_counter()
        talk.write_text(text.replace("A first point", f"Point {number}", 1), encoding="utf-8")
        items = next(told)["items"].values()
        heard = time.perf_counter() - begin
        picture = next(found[0] for item in items if (found := re.search(r"slides/\w+\.svg", item)))
        ask(pictures, page + picture)
        times.append((heard, time.perf_counter() - begin))
        if number % max(1, edits // 10) == 0:
            print(f"{number:6} edits: {size(process)[0]} MB, {size(process)[1]} files", flush=True)
        time.sleep(_PAUSE)
    print(f"{edits:6} edits: {size(process)[0]} MB, {size(process)[1]} files")
    pictures.close()
    changes.close()
    return times


def main(edits: int = 1000, slides: int = 40) -> None:
    """Run it and print what was measured."""
    with TemporaryDirectory() as root:
        folder = Path(root, "talks", "soak")
        folder.mkdir(parents=True)
        (folder / "event.yml").write_text("title: Soak\n", encoding="utf-8")
        talk = folder / "01-long.md"
        talk.write_text(talk_text(slides), encoding="utf-8")
        command = [sys.executable, "-m", "deckwright", "serve", "soak", "--port", "0"]
        with subprocess.Popen(
            command, cwd=root, stdout=subprocess.PIPE, encoding="utf-8"
        ) as server:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            try:
                times = soak(address, server.pid, talk, edits)
            finally:
                begin = time.perf_counter()
                server.send_signal(signal.SIGINT)
                server.wait()
                print(f"ended in {time.perf_counter() - begin:.2f} s")
    for name, each in zip(("message", "picture"), zip(*times, strict=True), strict=True):
        ordered = sorted(1000 * one for one in each)
        late = ordered[int(0.95 * len(ordered))]
        print(f"{name}: median {statistics.median(ordered):.0f} ms, 95 % within {late:.0f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
