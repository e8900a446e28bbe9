"""A file from the web, within bounds: https alone, and nothing of the network that we are in.

An address comes from a stranger's text. It may name a machine that only we can reach, so the host's
IP addresses are looked at before one of them is connected to, and that one is: a name that is
looked up again may lead elsewhere. The same holds for each redirection. Proxies are not used.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import quote, urljoin, urlsplit

MAX_BYTES = 20_000_000
SECONDS = 30.0
"""How long one file may take in all."""
_STEP_SECONDS = 10.0
"""How long a server may say nothing."""
_MAX_REDIRECTIONS = 5
_REDIRECTIONS = (301, 302, 303, 307, 308)
_PORT = 443
_CHUNK = 65_536
_NAT64 = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as IPv6 ones (RFC 6052)."""
_UNICAST = IPv6Network("2000::/3")
"""Where all of the public internet lies, of what IANA has given out so far."""


class FetchError(Exception):
    """Why there is no file, in words that go on after its address."""


@dataclass(frozen=True, slots=True)
class Network:
    """How hosts are found and reached."""

    resolve: Callable[[str], Sequence[str]]
    """The IP addresses of a host."""
    connect: Callable[[str, Sequence[str]], HTTPConnection]
    """A connection to a host at the first of these addresses that answers."""


class _Pinned(HTTPSConnection):
    """A connection to addresses that were looked at, for the host that has them."""

    def __init__(self, host: str, addresses: Sequence[str]) -> None:
        self._context = ssl.create_default_context()
        super().__init__(host, _PORT, timeout=_STEP_SECONDS, context=self._context)
        self._addresses = addresses

    def connect(self) -> None:
        """Connects without asking for the host's addresses again."""
        *others, last = self._addresses
        for address in others:
            try:
                return self._connect_to(address)
            except OSError:
                continue
        return self._connect_to(last)

    def _connect_to(self, address: str) -> None:
        plain = socket.create_connection((address, _PORT), _STEP_SECONDS)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)


def _resolve(host: str) -> list[str]:
    found = socket.getaddrinfo(host, _PORT, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


INTERNET = Network(_resolve, _Pinned)


def fetch(address: str, network: Network = INTERNET, seconds: float = SECONDS) -> bytes:
    """What lies at an address. Raises `FetchError`.

    A server may say a letter now and then for ever, so a thread listens to it that can be left.
    """
    answers: SimpleQueue[bytes | Exception] = SimpleQueue()

    def listen() -> None:
        try:
            answers.put(_followed(address, network, time.monotonic() + seconds))
        except Exception as failure:  # noqa: BLE001 - it goes on in the thread that asked
            answers.put(failure)

    Thread(target=listen, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise FetchError(f"takes longer than {seconds:g} seconds") from None
    match answer:
        case bytes():
            return answer
        case FetchError():
            raise answer
        case OSError() | HTTPException() | ValueError():  # the last is an address that is none
            raise FetchError(f"cannot be reached: {answer or type(answer).__name__}") from answer
        case _:
            raise answer


def _followed(address: str, network: Network, deadline: float) -> bytes:
    for _ in range(_MAX_REDIRECTIONS + 1):
        host = _host(address)
        connection = network.connect(host, _public_addresses(host, network))
        with closing(connection), _answer(connection, address) as answer:
            if answer.status not in _REDIRECTIONS:
                return _body(answer, deadline)
            address = urljoin(address, answer.getheader("Location", ""))
    raise FetchError("leads from one address to the next, and on")


def _host(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme != "https" or parts.port not in (None, _PORT) or not parts.hostname:
        raise FetchError(f"leads to `{parts.scheme}://{parts.netloc}`: only https is fetched")
    if "@" in parts.netloc:
        raise FetchError("holds a name or a password")
    return parts.hostname.encode("idna").decode("ascii")


def _public_addresses(host: str, network: Network) -> Sequence[str]:
    addresses = network.resolve(host)
    if not addresses or not all(map(_is_public, addresses)):
        raise FetchError(f"is not on the public internet: {host} is {', '.join(addresses)}")
    return addresses


def _is_public(text: str) -> bool:
    address = ip_address(text)
    within: IPv4Address | IPv6Address | None = None
    if isinstance(address, IPv6Address):
        within = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            within = IPv4Address(int(address) & 0xFFFF_FFFF)
    public = address.is_global and not address.is_multicast
    if isinstance(address, IPv6Address):
        public = public and address in _UNICAST
    return _is_public(str(within)) if within else public


def _answer(connection: HTTPConnection, address: str) -> HTTPResponse:
    parts = urlsplit(address)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    target += f"?{quote(parts.query, safe='/%:@!$&()*+,;=~?')}" if parts.query else ""
    headers = {"User-Agent": "deckwright", "Accept": "image/*", "Accept-Encoding": "identity"}
    connection.request("GET", target, headers=headers)
    return connection.getresponse()


def _body(answer: HTTPResponse, deadline: float) -> bytes:
    if answer.status != 200:  # noqa: PLR2004 - OK
        raise FetchError(f"is not there: the server says {answer.status} {answer.reason}")
    body = bytearray()
    while chunk := answer.read1(_CHUNK):
        body += chunk
        if len(body) > MAX_BYTES:
            raise FetchError(f"is larger than {MAX_BYTES // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise FetchError("takes too long")
    return bytes(body)
