"""A template being filled: opened, its own slides taken out, parts added, saved."""

from __future__ import annotations

from itertools import count

from deckwright.write.pptx.names import CT, RT
from deckwright.write.pptx.opc import Part, reachable, read_parts, save_parts
from deckwright.write.pptx.xml import A, R

_LEFT_OUT = frozenset(
    {
        RT.SLIDE,
        RT.PRINTER_SETTINGS,
        RT.THUMBNAIL,
        RT.VIEW_PROPERTIES,
        RT.COMMENT_AUTHORS,
        RT.AUTHORS,
        RT.REVISIONS,
        RT.CHANGES,
        RT.CUSTOM_PROPERTIES,
    }
)
"""What belongs to the template's own slides or to whoever last saved it."""


class Package:
    """A template being filled."""

    def __init__(self, template: bytes) -> None:
        """Opens a .pptx or .potx and takes its own slides out."""
        self._whole = read_parts(template)
        self.presentation = next(self._whole.related(RT.OFFICE_DOCUMENT))
        self.presentation.content_type = CT.PRESENTATION  # a .potx opens as a .pptx
        for source in (self._whole, self.presentation):
            source.drop(_LEFT_OUT)
        self._parts = {part.name: part for part in reachable(self._whole)}
        for part in self._parts.values():
            _drop_jumps(part)

    def part(self, name: str) -> Part:
        """A part of the template by its name. Raises `KeyError`."""
        return self._parts[name]

    def add(self, name: str, content_type: str, blob: bytes = b"") -> Part:
        """A new part, or one that takes the place of `name`; saved once something relates to it."""
        part = Part(name, content_type, blob)
        self._parts[name] = part
        return part

    def free_name(self, stem: str, extension: str, number: int) -> tuple[str, int]:
        """The first unused name from `number` on (`/ppt/media/image7.png`), and its number."""
        return next(
            (name, at)
            for at in count(number)
            if (name := f"{stem}{at}.{extension}") not in self._parts
        )

    def replace_property(self, name: str, content_type: str, reltype: str, blob: bytes) -> None:
        """Put a part of document properties in the place of the template's."""
        self._whole.drop({reltype})
        self._whole.relate(reltype, self.add(name, content_type, blob))

    def save(self) -> bytes:
        """The package as a zip archive; the same parts give the same bytes."""
        return save_parts(self._whole)


def _drop_jumps(part: Part) -> None:
    """Take the links to the template's own slides out of a layout or master."""
    jumps = part.drop({RT.SLIDE})
    if not jumps:
        return
    for tag in ("hlinkClick", "hlinkHover", "hlinkMouseOver"):
        for link in list(part.root.iter(f"{{{A}}}{tag}")):
            if link.get(f"{{{R}}}id") in jumps:
                link.getparent().remove(link)
