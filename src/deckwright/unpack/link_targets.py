"""Where links of a deck lead, in the words of a talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from deckwright.model.inlines import Link
from deckwright.ooxml.elements import Element
from deckwright.ooxml.names import R
from deckwright.ooxml.package import Relationship
from deckwright.unpack.losses import Report

_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_JUMP = "ppaction://hlinksldjump"
_SHOW = "ppaction://hlinkshowjump?jump="


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a slide. `targets` are the ids of the talk's slides by their parts."""

    slide: int
    relations: Mapping[str, Relationship]
    targets: Mapping[str, str]
    report: Report

    def __call__(self, click: Element) -> Link | None:
        """Where an `a:hlinkClick` leads; what no talk can say is reported."""
        action = click.get("action", "")
        relation = self.relations.get(click.get(f"{R}id", ""))
        if action.startswith(_SHOW):
            return self._jump(self._shown(action.removeprefix(_SHOW)))
        if action.startswith(_JUMP):
            return self._jump(self.targets.get(relation.target, "") if relation else "")
        if relation is None or not relation.external:
            return None
        if _is_address(relation.target):
            return Link(relation.target)
        self.report.left_out(self.slide, f"a link to {relation.target}")
        return None

    def _jump(self, target: str) -> Link | None:
        if target:
            return Link(f"#{target}")
        self.report.left_out(self.slide, "a link to a slide that is no slide of the talk")
        return None

    def _shown(self, jump: str) -> str:
        """The slide that a button of a slide show leads to."""
        ids = list(self.targets.values())
        at = {name: number for number, name in enumerate(ids)}.get(f"slide-{self.slide}")
        match jump:
            case "firstslide":
                return ids[0] if ids else ""
            case "lastslide":
                return ids[-1] if ids else ""
            case "nextslide" if at is not None:
                return ids[min(at + 1, len(ids) - 1)]
            case "previousslide" if at is not None:
                return ids[max(at - 1, 0)]
            case _:
                return ""


def _is_address(target: str) -> bool:
    try:
        return urlsplit(target).scheme.lower() in _SCHEMES
    except ValueError:  # a broken IPv6 host
        return False
