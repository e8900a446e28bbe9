"""The font files that a theme's text is measured with.

A family is looked for, itself or a twin of the same metrics, among the files that lie beside the
template, then among the fonts that come with the program, and last, only where `template.yml` asks
for it, among the machine's. Else the face of ours that is nearest in kind stands in, widened so
that text never takes more room than was planned.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from deckwright.fonts import (
    FALLBACKS,
    SUFFIXES,
    Families,
    Styles,
    fold_family,
    read_families,
    shipped_families,
)
from deckwright.model.theme import FontFaces, TemplateSettings
from deckwright.theme.families import MONO, SANS, TWINS, is_monospaced, width

_MAX_FILES = 20_000
_MACHINES_FALLBACKS = (
    "DejaVu Sans",
    "Segoe UI Symbol",
    "Segoe UI Historic",
    "Arial Unicode MS",
    "Apple Symbols",
)
"""Families that a machine may have, with characters that ours lack."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families at hand for a template. `own` are in files beside it."""

    own: Families
    machine: Families

    def faces(self, family: str) -> FontFaces:
        """The faces to measure `family` with; `exact` tells whether they have its metrics."""
        folded = fold_family(family)
        names = (folded, *map(fold_family, TWINS.get(folded, ())))
        places = (self.own, shipped_families(), self.machine)
        styles = next((at[name] for at in places for name in names if name in at), None)
        return _faces(family, styles) if styles else _relative(family, folded)

    def fallbacks(self) -> tuple[FontFaces, ...]:
        """Faces for characters that a family lacks, in the order in which they are asked."""
        return (
            *_found(FALLBACKS, shipped_families()),
            *_found(sorted(self.own), self.own),
            *_found(_MACHINES_FALLBACKS, self.machine),
        )


def open_fonts(settings: TemplateSettings) -> Fonts:
    """The fonts that a template of these settings is measured with."""
    return Fonts(
        read_families(settings.fonts), _machines_families() if settings.system_fonts else {}
    )


def font_folders() -> Iterator[Path]:
    """The folders of the machine's fonts; each changes its time when a file comes or goes."""
    yield from (Path(folder) for root in _roots() for folder, _, _ in os.walk(root))


def _found(names: Iterable[str], families: Families) -> Iterator[FontFaces]:
    yield from (
        _faces(name, families[folded])
        for name in names
        if (folded := fold_family(name)) in families
    )


def _relative(family: str, folded: str) -> FontFaces:
    nearest = MONO if is_monospaced(folded) else SANS
    styles = shipped_families()[fold_family(nearest)]
    return _faces(family, styles, exact=False, slack=width(folded))


def _faces(family: str, styles: Styles, *, exact: bool = True, slack: float = 1.0) -> FontFaces:
    regular = styles.get((False, False)) or next(iter(styles.values()))
    bold = styles.get((True, False), regular)
    italic = styles.get((False, True), regular)
    bold_italic = styles.get((True, True), bold)
    return FontFaces(family, regular, bold, italic, bold_italic, exact, slack)


@cache
def _machines_families() -> Families:
    files = (
        Path(folder, name)
        for root in _roots()
        for folder, _, names in os.walk(root)
        for name in names
        if name.lower().endswith(SUFFIXES)
    )
    return read_families(islice(files, _MAX_FILES))


def _roots() -> Sequence[Path]:
    home = Path.home()
    if sys.platform == "win32":
        return (
            Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts"),
            home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts",
        )
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    return (
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )
