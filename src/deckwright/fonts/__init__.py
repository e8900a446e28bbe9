"""The fonts that come with the program: they measure all text, and print every PDF and picture.

Every machine has the same ones, so every machine makes the same of a talk. Those of the machine
itself count only where a template asks for them.

Carlito, Caladea and Liberation Serif have the metrics of Calibri, Cambria and Times New Roman; Noto
Sans Math and Symbols2 have what text faces lack. They lie here as their authors made them, each
under the licence beside it (SIL OFL 1.1). All others are packages that we depend on: Arimo and
JetBrains Mono for Arial and code, Noto Sans for the scripts and signs of the world.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from deckwright.fonts.sfnt import Face, read_faces
from deckwright.model.theme import FontFile

REGULAR, BOLD = 400, 700
SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
FALLBACKS = (
    "Noto Sans",
    "Noto Sans Hebrew",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Armenian",
    "Noto Sans Bengali",
    "Noto Sans Ethiopic",
    "Noto Sans Georgian",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Kannada",
    "Noto Sans Khmer",
    "Noto Sans Lao",
    "Noto Sans Malayalam",
    "Noto Sans Myanmar",
    "Noto Sans Oriya",
    "Noto Sans Sinhala",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Math",
    "Noto Sans Symbols2",
    "Noto Sans Symbols",
    "Noto Emoji",
    "Noto Sans CJK SC",
)
"""Families of ours with characters that text faces lack, in the order in which they are asked."""

_PACKAGES = ("fontpkg_arimo", "fontpkg_jetbrains_mono", "manimgx_fonts", "manimgx_fonts_cjk")

_MOST_BYTES = 64 << 20

Style: TypeAlias = tuple[bool, bool]
"""Bold, italic."""
Styles: TypeAlias = Mapping[Style, FontFile]
Families: TypeAlias = Mapping[str, Styles]
"""By folded name."""


@cache
def shipped_folders() -> tuple[Path, ...]:
    """The folders with the fonts that come with the program. Raises `LookupError`."""
    return (Path(__file__).parent, *map(_folder_of, _PACKAGES))


@cache
def shipped_families() -> Families:
    """The families that come with the program."""
    return read_families(
        Path(folder, name)
        for root in shipped_folders()
        for folder, _, names in os.walk(root)
        for name in names
        if name.endswith(SUFFIXES)
    )


def is_shipped(path: Path) -> bool:
    """Whether a font file comes with the program."""
    return any(path.is_relative_to(folder) for folder in shipped_folders())


def read_families(files: Iterable[Path]) -> Families:
    """All faces in `files` by their family; of two that are alike, the one first by its path."""
    families: defaultdict[str, dict[Style, FontFile]] = defaultdict(dict)
    for path in sorted(files):
        for face in read_faces(path):
            styles = families[fold_family(face.family)]
            for bold in (False, True) if face.variable else (face.bold,):
                styles.setdefault((bold, face.italic), _file(face, bold=bold))
    return families


def is_font(path: Path) -> bool:
    """Whether all faces of a file, whoever made it, can be opened and have characters."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - few templates have fonts of their own

    faces = read_faces(path) if path.stat().st_size <= _MOST_BYTES else ()
    try:
        for face in faces:
            with TTFont(path, fontNumber=face.number, lazy=True) as font:
                if not font.getBestCmap() or not font["hmtx"].metrics:
                    return False
    except Exception:  # noqa: BLE001 - what a broken table raises is nowhere said
        return False
    return bool(faces)


def fold_family(family: str) -> str:
    """A family's name as mappings of families spell it."""
    return " ".join(family.casefold().replace("_", " ").split())


def _file(face: Face, *, bold: bool) -> FontFile:
    weight = (BOLD if bold else REGULAR) if face.variable else None
    return FontFile(face.path, weight, face.number)


def _folder_of(package: str) -> Path:
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise LookupError(f"the package {package.replace('_', '-')} is missing")
    return Path(found.submodule_search_locations[0])
