"""Where links lead: an address outside, or a slide of the deck."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from deckwright.model.deck import Slide
from deckwright.write.pptx.opc import Part

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_NOT_IN_URI = re.compile(r"""[\x00-\x20"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})""")
"""ASCII that RFC 3986 forbids; a part with such an address makes PowerPoint repair the file."""


def address(target: str) -> str | None:
    """`target` as a relationship may hold it, or None where it is no address."""
    try:
        parts = urlsplit(target)
    except ValueError:  # a broken IPv6 host
        return None
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.path):
        return None
    return _NOT_IN_URI.sub(lambda found: quote(found.group()), target)


class SlideIndex:
    """The slides of a deck by what authors call them: `#id` and `talk.md#id`."""

    def __init__(self, slides: Sequence[Slide], parts: Sequence[Part]) -> None:
        self._by_id: dict[str, Part] = {}
        self._by_talk: dict[tuple[str, str], Part] = {}
        for slide, part in zip(slides, parts, strict=True):
            self._by_id.setdefault(slide.id, part)
            self._by_talk.setdefault((slide.source, slide.id), part)
            self._by_talk.setdefault((slide.source, ""), part)

    def find(self, target: str, source: str) -> Part | None:
        """The slide that `target` names on a slide of the talk `source`."""
        path, _, name = target.partition("#")
        if path:
            return self._by_talk.get((PurePosixPath(path).stem, name))
        return self._by_talk.get((source, name)) or self._by_id.get(name)
