"""The part that is being drawn on: it hands out shape ids, relationships and links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from deckwright.model.deck import Slide
from deckwright.model.inlines import Link
from deckwright.model.talk import Asset
from deckwright.model.theme import Theme
from deckwright.ooxml.markup import attributes
from deckwright.ooxml.names import RT, SVG_BLIP
from deckwright.ooxml.parts import Part
from deckwright.write.pptx import paint
from deckwright.write.pptx.media_parts import MediaParts
from deckwright.write.pptx.text_style import ThemeFonts

_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""[MS-ODRAWXML] 2.1, `svgBlip`."""
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_NOT_IN_URI = re.compile(r"""[\x00-\x20"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})""")
"""ASCII that RFC 3986 forbids; a part with such an address makes PowerPoint repair the file."""


def address(target: str) -> str | None:
    """`target` as a relationship may hold it, or None where it is no address outside."""
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


@dataclass(slots=True)
class Canvas:
    """A slide or a page of notes."""

    part: Part
    media: MediaParts
    slides: SlideIndex
    theme: Theme
    language: str
    ground: str
    """The background, `#RRGGBB`."""
    source: str = ""
    """The talk that it belongs to; `#id` is looked for there first."""
    fonts: ThemeFonts = field(init=False)
    highlight: str = field(init=False)
    """The marker behind highlighted text, `a:highlight`."""
    _last_id: int = 1
    """The shape tree itself has id 1."""
    _relations: dict[tuple[str, Part | str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        theme = self.theme
        heading, body = theme.scheme_fonts or (theme.heading_font, theme.body_font)
        self.fonts = ThemeFonts(heading, body, theme.code_font)
        self.highlight = paint.highlight(theme.color("accent1"), self.ground)

    def next_id(self) -> int:
        """An id that no other shape of the slide has."""
        self._last_id += 1
        return self._last_id

    def relate(self, reltype: str, target: Part | str) -> str:
        """The id of the relationship to `target`, which is added once."""
        key = (reltype, target)
        if key not in self._relations:
            self._relations[key] = self.part.relate(reltype, target)
        return self._relations[key]

    def click(self, link: Link | None) -> str:
        """`a:hlinkClick` for `link`; nothing where it leads nowhere."""
        if link is None or not link.target:
            return ""
        tooltip = link.title or None
        if (url := address(link.target)) is not None:
            rid, action = self.relate(RT.HYPERLINK, url), None
        elif (slide := self.slides.find(link.target, self.source)) is not None:
            rid, action = self.relate(RT.SLIDE, slide), "ppaction://hlinksldjump"
        else:
            return ""
        values = {"r:id": rid, "action": action, "tooltip": tooltip}
        return f"<a:hlinkClick{attributes(values)}/>"

    def blip(self, asset: Asset) -> str:
        """`a:blip` for a picture; an SVG stands in an extension beside its PNG."""
        rid = self.relate(RT.IMAGE, self.media.picture(asset))
        if asset.format != "svg":
            return f'<a:blip r:embed="{rid}"/>'
        vector = self.relate(RT.IMAGE, self.media.vector(asset))
        return (
            f'<a:blip r:embed="{rid}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
            f'<asvg:svgBlip xmlns:asvg="{SVG_BLIP}" r:embed="{vector}"/>'
            "</a:ext></a:extLst></a:blip>"
        )
