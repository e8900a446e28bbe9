"""The command itself, in a process of its own."""

from __future__ import annotations

import gc
import http.client
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from deckwright.read.workspace import Workspace
from deckwright.serve.server import listener, serve


@contextmanager
def opened(address: str) -> Iterator[http.client.HTTPResponse]:
    parts = urlsplit(address)
    with closing(http.client.HTTPConnection(parts.netloc, timeout=60)) as connection:
        connection.request("GET", parts.path)
        with closing(connection.getresponse()) as answer:
            yield answer


def events(answer: http.client.HTTPResponse) -> Iterator[dict[str, dict[str, str]]]:
    while line := answer.readline():
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def test_only_this_machine_can_reach_it() -> None:
    with closing(listener(0)) as own:
        assert own.getsockname()[0] == "127.0.0.1"


def test_the_address_is_told_and_holds_a_secret(address: str) -> None:
    secret = urlsplit(address).path.split("/")[1]
    assert len(secret) >= 16
    assert address.endswith("/events/two-talks/")
    with opened(address) as answer:
        assert answer.status == 200


def test_an_edit_is_told_over_the_wire(address: str, talk_file: Path) -> None:
    with opened(f"{address}talks/01-first/changes") as answer:
        told = events(answer)
        first = next(told)
        assert len(first["items"]) == len(first["order"]) > 1
        talk_file.write_text(
            talk_file.read_text(encoding="utf-8").replace("A first point", "Another point"),
            encoding="utf-8",
        )
        then = next(told)
        assert ["Another point" in item for item in then["items"].values()] == [True]


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_peace_while_pages_are_open(event_folder: Path, end: signal.Signals) -> None:
    command = [sys.executable, "-m", "deckwright", "serve", "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=event_folder.parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        with opened(f"{address}events/two-talks/changes") as answer:
            next(events(answer))
            server.send_signal(end)
            _, complaints = server.communicate(timeout=60)
    assert (server.returncode, complaints) == (0, "Ctrl-C ends it\n")


def test_a_port_in_use_is_told_with_another_one(event_folder: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        shown = subprocess.run(
            [sys.executable, "-m", "deckwright", "serve", "--port", str(port)],
            cwd=event_folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert shown.returncode == 1
    message = f"port {port} is in use; name another one, such as --port {port + 1}"
    assert shown.stderr == f"Error: {message}\n"


def test_without_its_packages_it_says_what_to_install(event_folder: Path) -> None:
    program = "import sys; sys.modules['uvicorn'] = None; import deckwright.cli as c; c.main()"
    shown = subprocess.run(
        [sys.executable, "-c", program, "serve"],
        cwd=event_folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert shown.returncode == 1
    assert "pipx install 'PATH[serve]'" in shown.stderr


class _StartedError(Exception):
    """Ends a preview as soon as it has begun."""


def test_garbage_is_collected_although_other_commands_do_without(workspace: Workspace) -> None:
    collects: list[bool] = []

    def started(_: str) -> None:
        collects.append(gc.isenabled())
        raise _StartedError

    gc.disable()
    try:
        with pytest.raises(_StartedError):
            serve(workspace, 0, started)
    finally:
        gc.enable()
    assert collects == [True]
