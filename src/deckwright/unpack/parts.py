"""What reading asks of an opened package: whoever opens it has seen that it is safe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from deckwright.unpack.xml import Element


class Relation(Protocol):
    """A relationship of a part to another, or to an address."""

    @property
    def id(self) -> str:
        """What the part's XML calls it by."""

    @property
    def kind(self) -> str:
        """The last word of its type, such as `slide` or `image`."""

    @property
    def target(self) -> str:
        """A part's name or, where `external`, an address."""

    @property
    def external(self) -> bool:
        """Whether it leads out of the package."""


class Parts(Protocol):
    """An opened package."""

    @property
    def main(self) -> str:
        """The name of the presentation's part."""

    def xml(self, part: str) -> Element:
        """The root of an XML part."""

    def blob(self, part: str) -> bytes:
        """The bytes of any part; empty where there is none."""

    def relations(self, part: str) -> Sequence[Relation]:
        """The relationships of a part."""

    def related(self, part: str, kind: str) -> Sequence[str]:
        """The XML parts that a part's relationships of one kind lead to."""
