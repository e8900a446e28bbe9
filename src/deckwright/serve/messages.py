"""What an open page is told: server-sent events
(https://html.spec.whatwg.org/multipage/server-sent-events.html)."""  # noqa: D205, D209 - an address of one piece

from __future__ import annotations

import json
from collections.abc import AsyncIterator

from deckwright.serve.pages import Parts

_RETRY = "retry: 500\n\n"
"""Milliseconds until a page asks again whose preview has ended."""


async def messages(parts: AsyncIterator[Parts], version: str) -> AsyncIterator[str]:
    """For each state of a page the regions and items that it does not have yet, and their order.

    A page of `version` has all of that; any other is told everything.
    """
    yield _RETRY
    regions: dict[str, str] = {}
    items: set[str] = set()
    async for now in parts:
        if now.version != version:
            new = {key: html for key, html in now.items.items() if key not in items}
            changed = {key: html for key, html in now.regions.items() if regions.get(key) != html}
            message = {
                "version": now.version,
                "regions": changed,
                "order": list(now.items),
                "items": new,
            }
            yield f"data: {json.dumps(message, ensure_ascii=False)}\n\n"
        version, regions, items = now.version, dict(now.regions), set(now.items)
