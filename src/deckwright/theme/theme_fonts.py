"""The font files that a theme's text is measured with.

A family is looked for, itself or a twin of the same metrics, among the files that lie beside the
template, then among the fonts that come with the program, and last, only where `template.yml` asks
for it, among the machine's. Else the face of ours that is nearest in kind stands in, widened so
that text never takes more room than was planned.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from types import MappingProxyType

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

SANS, MONO = "Arimo", "JetBrains Mono"
"""The families of ours that stand in for those that are not at hand."""

_ARIALS = (
    "arial", "arial mt", "helvetica", "helvetica neue", "liberation sans", "nimbus sans",
)  # fmt: skip
_TYPEWRITERS = (
    "courier", "courier new", "cousine", "ibm plex mono", "liberation mono", "monaco",
    "nimbus mono", "noto sans mono", "roboto mono", "source code pro", "space mono", "ubuntu mono",
    "fira code", "fira mono",
    # Narrower than 0.6 em. Taken at 0.6, code still fits when another face steps in.
    "cascadia code", "cascadia mono", "consolas", "inconsolata",
)  # fmt: skip

TWINS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(_ARIALS, (SANS,)),
        **dict.fromkeys(_TYPEWRITERS, (MONO,)),
        "calibri": ("Carlito",),
        "calibri light": ("Carlito",),
        "cambria": ("Caladea",),
        "times new roman": ("Liberation Serif",),
        "times": ("Liberation Serif",),
        "tinos": ("Liberation Serif",),
        "nimbus roman": ("Liberation Serif",),
        "arial narrow": ("Liberation Sans Narrow",),
        "source sans pro": ("Source Sans 3",),
        "source serif pro": ("Source Serif 4",),
        "georgia": ("Gelasio",),
    }
)
"""By folded name: families whose text takes the same room. The last four pairs matter where one
lies beside a template or on a machine."""

WIDTHS: Mapping[str, float] = MappingProxyType(
    {
        # Office
        "aptos": 1.03,
        "arial black": 1.30,
        "arial narrow": 0.83,
        "arial rounded mt bold": 1.10,
        "bahnschrift": 1.00,
        "bahnschrift condensed": 0.82,
        "bodoni mt": 0.92,
        "book antiqua": 1.02,
        "bookman old style": 1.15,
        "calibri": 0.93,
        "cambria": 0.95,
        "candara": 0.97,
        "century": 1.05,
        "century gothic": 1.14,
        "century schoolbook": 1.05,
        "comic sans ms": 1.10,
        "constantia": 1.00,
        "corbel": 0.97,
        "ebrima": 1.04,
        "eras medium itc": 1.04,
        "franklin gothic": 1.00,
        "franklin gothic book": 0.98,
        "franklin gothic medium": 1.00,
        "garamond": 0.90,
        "georgia": 1.08,
        "gill sans mt": 0.95,
        "gill sans nova": 0.97,
        "goudy old style": 0.93,
        "impact": 0.95,
        "lucida sans": 1.12,
        "lucida sans unicode": 1.12,
        "palatino linotype": 1.02,
        "perpetua": 0.85,
        "rockwell": 1.07,
        "rockwell condensed": 0.75,
        "segoe ui": 1.05,
        "sitka text": 1.08,
        "tahoma": 1.05,
        "times new roman": 0.93,
        "trebuchet ms": 1.03,
        "tw cen mt": 0.93,
        "tw cen mt condensed": 0.75,
        "univers": 1.02,
        "verdana": 1.22,
        # Apple
        "avenir": 1.04,
        "avenir next": 1.06,
        "baskerville": 0.95,
        "futura": 1.04,
        "gill sans": 0.95,
        "helvetica light": 1.00,
        "hoefler text": 0.98,
        "lucida grande": 1.12,
        "optima": 1.00,
        "palatino": 1.02,
        "sf pro": 1.04,
        "times": 0.93,
        # Free
        "barlow": 0.96,
        "caladea": 0.95,
        "carlito": 0.93,
        "dejavu sans": 1.22,
        "dejavu sans condensed": 1.10,
        "dejavu serif": 1.20,
        "eb garamond": 0.89,
        "fira sans": 1.02,
        "gelasio": 1.08,
        "ibm plex sans": 1.02,
        "ibm plex serif": 1.05,
        "inter": 1.08,
        "lato": 1.00,
        "liberation sans narrow": 0.83,
        "liberation serif": 0.93,
        "merriweather": 1.09,
        "montserrat": 1.13,
        "noto sans": 1.07,
        "noto serif": 1.08,
        "nunito": 1.02,
        "nunito sans": 1.02,
        "open sans": 1.06,
        "oswald": 0.87,
        "playfair display": 1.02,
        "poppins": 1.12,
        "pt sans": 0.98,
        "pt serif": 1.02,
        "raleway": 1.05,
        "roboto": 1.01,
        "roboto condensed": 0.90,
        "rubik": 1.06,
        "source sans 3": 0.94,
        "source sans pro": 0.94,
        "tinos": 0.93,
        "ubuntu": 1.05,
        "work sans": 1.13,
    }
)
"""By folded name: the family's width over Arimo's."""

MONO_WIDTHS: Mapping[str, float] = MappingProxyType(
    {
        "andale mono": 1.01,
        "dejavu sans mono": 1.01,
        "hack": 1.01,
        "lucida console": 1.01,
        "menlo": 1.01,
        "ocr a extended": 1.01,
        "sf mono": 1.04,
    }
)
"""By folded name: the advance over JetBrains Mono's."""

CLASS_WIDTHS: Mapping[str, float] = MappingProxyType(
    {"condensed": 0.95, "narrow": 0.95, "compressed": 0.9, "extended": 1.4, "wide": 1.4}
)
"""For unknown families: a word of the name, and a width that few of the kind exceed."""
UNKNOWN_WIDTH, UNKNOWN_MONO_WIDTH = 1.15, 1.05
HEAVIER = 1.15
"""What a heavy weight, used as the regular one, adds to a family's width."""
MONO_WORDS = ("mono", "code", "console", "courier", "typewriter", "fixed")

_HEAVY = frozenset({"semibold", "demibold", "demi", "bold", "extrabold", "black", "heavy"})
_WEIGHTS = _HEAVY | {
    "thin", "hairline", "light", "extralight", "ultralight", "semilight", "regular", "book",
    "normal", "medium", "extra", "ultra", "semi", "variable",
    "text", "display", "headline", "caption", "small", "std", "pro", "mt", "lt",
}  # fmt: skip
"""Words of weight, optical size and foundry at the end of a family's name."""


def base_family(folded: str) -> str:
    """The family without words of weight or optical size: `Segoe UI Semibold` → `segoe ui`."""
    words = folded.split()
    while len(words) > 1 and words[-1] in _WEIGHTS:
        words.pop()
    return " ".join(words)


def is_monospaced(folded: str) -> bool:
    """Whether all characters are equally wide, as far as the name tells."""
    return folded in MONO_WIDTHS or any(word in folded for word in MONO_WORDS)


def width(folded: str) -> float:
    """The family's width over that of the packaged face that stands in for it."""
    if is_monospaced(folded):
        return MONO_WIDTHS.get(folded, UNKNOWN_MONO_WIDTH)
    if folded in WIDTHS:
        return WIDTHS[folded]
    base = base_family(folded)
    kind = next((w for word, w in CLASS_WIDTHS.items() if word in folded), UNKNOWN_WIDTH)
    weight = HEAVIER if _HEAVY & set(folded.removeprefix(base).split()) else 1.0
    return round(WIDTHS.get(base, kind) * weight, 3)


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
