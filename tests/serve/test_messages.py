from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from deckwright.serve.live import Live
from deckwright.serve.pages import Parts, messages, talk_parts


async def states(*parts: Parts) -> AsyncIterator[Parts]:
    for one in parts:
        yield one


async def _told(version: str, *parts: Parts) -> list[dict[str, Any]]:
    sent = [one async for one in messages(states(*parts), version)]
    return [json.loads(one.removeprefix("data: ")) for one in sent if one.startswith("data: ")]


def told(version: str, *parts: Parts) -> list[dict[str, Any]]:
    return asyncio.run(_told(version, *parts))


ONE = Parts({"head": "a"}, {"k1": "one", "k2": "two"})
TWO = Parts({"head": "a"}, {"k1": "one", "k3": "other"})


def test_a_page_that_is_up_to_date_is_told_nothing() -> None:
    assert not told(ONE.version, ONE)


def test_a_page_of_another_time_is_told_everything() -> None:
    (message,) = told("older", ONE)
    assert message["items"] == {"k1": "one", "k2": "two"}
    assert message["regions"] == {"head": "a"}


def test_only_what_changed_is_sent_and_the_order_of_all() -> None:
    (message,) = told(ONE.version, ONE, TWO)
    assert message["items"] == {"k3": "other"}
    assert message["order"] == ["k1", "k3"]
    assert message["regions"] == {}


def test_a_state_that_is_like_the_last_one_is_not_sent() -> None:
    assert len(told("older", ONE, ONE, TWO, TWO)) == 2


def test_a_message_is_one_line_whatever_is_in_it() -> None:
    odd = Parts({"head": "a\nb\r\n\u2028data: x"}, {})

    async def sent() -> list[str]:
        return [one async for one in messages(states(odd), "")]

    assert all(len(one.split("\n")) == 3 for one in asyncio.run(sent()))


@pytest.fixture
def first_change(live: Live) -> Callable[[Path, str], dict[str, Any]]:
    """What an open page of the first talk is told when a file gets another text."""

    async def run(file: Path, text: str) -> dict[str, Any]:
        view = await live.view("two-talks")
        assert view is not None

        async def parts() -> AsyncIterator[Parts]:
            async for now in live.views("two-talks"):
                talk = now.talk("01-first")
                assert talk is not None
                yield talk_parts(now, talk)

        talk = view.talk("01-first")
        assert talk is not None
        watching = asyncio.create_task(live.watch())
        try:
            stream = messages(parts(), talk_parts(view, talk).version)
            await anext(stream)
            waiting = asyncio.ensure_future(anext(stream))
            while not waiting.done():  # until the watch has begun there is nobody to notice
                file.write_text(text, encoding="utf-8")  # noqa: ASYNC240  a few bytes
                await asyncio.wait({waiting}, timeout=0.5)
            return dict(json.loads(waiting.result().removeprefix("data: ")))
        finally:
            live.close()
            await watching

    return lambda file, text: asyncio.run(run(file, text))


def test_an_open_page_is_told_of_an_edit(
    first_change: Callable[[Path, str], dict[str, Any]], talk_file: Path
) -> None:
    message = first_change(
        talk_file, talk_file.read_text(encoding="utf-8").replace("A first", "The very first")
    )
    (item,) = message["items"].values()
    assert "The very first point" in item
    assert len(message["order"]) > 1


def test_an_open_page_is_told_of_a_mistake(
    first_change: Callable[[Path, str], dict[str, Any]], talk_file: Path
) -> None:
    message = first_change(talk_file, "---\ntitle: [\n---\n")
    assert "last good slides" in message["regions"]["head"]
    assert "01-first.md:" in message["regions"]["head"]
    assert message["items"] == {}
