"""A web of one server on this machine, whose hosts have the addresses that a test gives them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from PIL import Image

from deckwright.fetching import Network

PUBLIC = "93.184.215.14"


@dataclass
class Web:
    """What lies where: a body, or an address to go on to."""

    pages: dict[str, bytes | str] = field(default_factory=dict)
    hosts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The IP addresses of hosts; others have a public one."""
    asked: list[str] = field(default_factory=list)
    port: int = 0

    def network(self) -> Network:
        """The network in which all hosts are this server."""

        def connect(host: str, addresses: Sequence[str]) -> HTTPConnection:
            self.asked.append(f"{host} at {', '.join(addresses)}")
            return HTTPConnection("127.0.0.1", self.port, timeout=10)

        return Network(lambda host: self.hosts.get(host, (PUBLIC,)), connect)


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = web.pages.get(self.path)
            self.send_response(404 if page is None else 302 if isinstance(page, str) else 200)
            if isinstance(page, str):
                self.send_header("Location", page)
            self.end_headers()
            self.wfile.write(page if isinstance(page, bytes) else b"")

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.port = server.server_address[1]
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield web
    server.shutdown()
    server.server_close()


@pytest.fixture
def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 6), "#336699").save(buffer, "PNG")
    return buffer.getvalue()
