"""What is asked of the web, and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from http.client import HTTPConnection
from threading import Event
from typing import Any

import pytest

from deckwright.fetching import https
from deckwright.fetching.https import FetchError, Network, fetch

Web = Any
"""The fixture of `conftest.py`."""


def refused(address: str, web: Web) -> str:
    with pytest.raises(FetchError) as refusal:
        fetch(address, web.network())
    return str(refusal.value)


def test_a_file_is_fetched_from_the_address_that_was_looked_at(web: Web) -> None:
    web.pages["/a%20b.png?x=1"] = b"bytes"
    assert fetch("https://example.org/a b.png?x=1", web.network()) == b"bytes"
    assert web.asked == ["example.org at 93.184.215.14"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - nothing is bound to it
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fd00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001:db8::1", "::7f00:1", "fec0::1", "64:ff9b:1::7f00:1", "5f00::1",
    ],
)  # fmt: skip
def test_nothing_within_a_network_is_asked(address: str, web: Web) -> None:
    web.hosts = {"inside.example": ("93.184.215.14", address)}
    assert "not on the public internet" in refused("https://inside.example/a.png", web)
    assert not web.asked


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_what_is_on_the_internet_is_asked(address: str, web: Web) -> None:
    web.hosts = {"example.org": (address,)}
    web.pages["/"] = b"bytes"
    assert fetch("https://example.org", web.network()) == b"bytes"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://example.org/a.png", "only https"),
        ("ftp://example.org/a.png", "only https"),
        ("https://example.org:8443/a.png", "only https"),
        ("https:///a.png", "only https"),
        ("https://name:word@example.org/a.png", "a name or a password"),
        ("https://example.org:99999/", "cannot be reached"),
        ("https://" + "a" * 70 + ".example/", "cannot be reached"),
    ],
)
def test_only_plain_addresses_of_https_are_asked(address: str, why: str, web: Web) -> None:
    assert why in refused(address, web)
    assert not web.asked


def test_redirections_are_followed_a_few_times_and_judged_each_time(web: Web) -> None:
    web.pages |= {"/one": "/two", "/two": "https://other.example/three", "/three": b"bytes"}
    assert fetch("https://example.org/one", web.network()) == b"bytes"
    assert [one.split()[0] for one in web.asked] == ["example.org", "example.org", "other.example"]
    web.pages |= {"/in": "https://inside.example/", "/plain": "http://example.org/", "/on": "/on"}
    web.hosts = {"inside.example": ("192.168.1.1",)}
    assert "not on the public internet" in refused("https://example.org/in", web)
    assert "only https" in refused("https://example.org/plain", web)
    assert "leads from one address to the next" in refused("https://example.org/on", web)


def test_what_is_not_there_is_said(web: Web) -> None:
    assert "the server says 404" in refused("https://example.org/none.png", web)


def test_a_file_that_is_too_large_is_not_read_to_its_end(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(https, "MAX_BYTES", 100_000)
    web.pages["/large"] = bytes(100_001)
    assert "is larger than" in refused("https://example.org/large", web)


def test_a_server_that_says_nothing_is_left() -> None:
    done = Event()

    def connect(_host: str, _addresses: Sequence[str]) -> HTTPConnection:
        done.wait()
        raise OSError

    with pytest.raises(FetchError, match=r"takes longer than 0\.01 seconds"):
        fetch("https://example.org/", Network(lambda _: ["93.184.215.14"], connect), 0.01)
    done.set()


def test_a_host_that_cannot_be_found_is_said() -> None:
    def resolve(_host: str) -> Sequence[str]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(FetchError, match=r"cannot be reached: .*not known"):
        fetch("https://example.org/", Network(resolve, lambda *_: HTTPConnection("")))
