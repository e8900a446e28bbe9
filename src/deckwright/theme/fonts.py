"""The font files that text is measured with.

A family is looked for where every machine has the same: among installed font packages, itself or
a twin of the same metrics. Then among the system's fonts. Else the packaged face nearest in kind
stands in, widened so that text never takes more room than was planned.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from deckwright.model.theme import FontFaces, FontFile
from deckwright.theme.families import (
    MONO,
    PACKAGED_TWINS,
    SANS,
    SYSTEM_TWINS,
    fold_family,
    is_monospaced,
    width,
)
from deckwright.theme.sfnt import Face, read_faces

REGULAR, BOLD = 400, 700
_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_MAX_FILES = 20_000
_FALLBACKS = (
    "DejaVu Sans",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Sans Arabic",
    "Noto Naskh Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
    "Noto Sans Symbols2",
    "Noto Emoji",
    "Noto Color Emoji",
    "Segoe UI Symbol",
    "Segoe UI Emoji",
    "Microsoft YaHei",
    "Yu Gothic",
    "Malgun Gothic",
    "Arial Unicode MS",
    "Hiragino Sans",
    "PingFang SC",
    "Apple Symbols",
    "Apple Color Emoji",
)
"""Families with characters that text faces lack, as far as the system has them."""

Style: TypeAlias = tuple[bool, bool]
"""Bold, italic."""
Styles: TypeAlias = Mapping[Style, FontFile]


@cache
def find_faces(family: str) -> FontFaces:
    """The faces to measure `family` with; `exact` tells whether they have its metrics."""
    folded = fold_family(family)
    alike = (family, *SYSTEM_TWINS.get(folded, ()))
    slugs = (
        PACKAGED_TWINS.get(folded, ""),
        *(fold_family(name).replace(" ", "-") for name in alike),
    )
    packaged = (styles for slug in slugs if (styles := _packaged(slug)))
    styles = next(packaged, None) or _on_system(alike)
    return _faces(family, styles) if styles else _relative(family, folded)


@cache
def find_fallbacks() -> tuple[FontFaces, ...]:
    """Faces of the system for characters that a family lacks, most useful first."""
    found = ((family, _on_system((family,))) for family in _FALLBACKS)
    return tuple(_faces(family, styles) for family, styles in found if styles)


def _slug(family: str) -> str:
    return fold_family(family).replace(" ", "-")


def _relative(family: str, folded: str) -> FontFaces:
    styles = _packaged(MONO if is_monospaced(folded) else SANS)
    if styles is None:
        raise LookupError("the packages fontpkg-arimo and fontpkg-jetbrains-mono are missing")
    return _faces(family, styles, exact=False, slack=width(folded))


def _faces(family: str, styles: Styles, *, exact: bool = True, slack: float = 1.0) -> FontFaces:
    regular = styles.get((False, False)) or next(iter(styles.values()))
    bold = styles.get((True, False), regular)
    italic = styles.get((False, True), regular)
    bold_italic = styles.get((True, True), bold)
    return FontFaces(family, regular, bold, italic, bold_italic, exact, slack)


def _packaged(slug: str) -> Styles | None:
    """The faces of a font package; None where it is not installed."""
    import fontpkg  # noqa: PLC0415 - it lists all installed packages at the first call

    if slug not in fontpkg.families():
        return None
    found: dict[Style, FontFile] = {}
    for bold in (False, True):
        for italic in (False, True):
            try:
                file = fontpkg.select_file(
                    fontpkg.family(slug),
                    BOLD if bold else REGULAR,
                    "italic" if italic else "normal",
                )
            except fontpkg.FontpkgError:
                continue
            weight = (BOLD if bold else REGULAR) if file.variable else None
            found[bold, italic] = FontFile(file.path, weight)
    return found or None


def _on_system(families: Iterable[str]) -> Styles | None:
    index = _system_index()
    names = (fold_family(family) for family in families)
    return next((index[name] for name in names if name in index), None)


@cache
def _system_index() -> Mapping[str, Styles]:
    """All faces of the system by folded family."""
    index: defaultdict[str, dict[Style, FontFile]] = defaultdict(dict)
    for path in _system_files():
        for face in read_faces(path):
            styles = index[fold_family(face.family)]
            for bold in (False, True) if face.variable else (face.bold,):
                styles.setdefault((bold, face.italic), _file(face, bold=bold))
    return index


def _file(face: Face, *, bold: bool) -> FontFile:
    weight = (BOLD if bold else REGULAR) if face.variable else None
    return FontFile(face.path, weight, face.number)


def font_folders() -> Iterator[Path]:
    """The folders where the system's fonts lie; each changes its time when a file comes or goes."""
    yield from (Path(folder) for root in _font_folders() for folder, _, _ in os.walk(root))


def _system_files() -> list[Path]:
    files = (
        Path(folder, name)
        for root in _font_folders()
        for folder, _, names in os.walk(root)
        for name in names
        if name.lower().endswith(_SUFFIXES)
    )
    return sorted(path for path, _ in zip(files, range(_MAX_FILES), strict=False))


def _font_folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts")
        yield home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    else:
        yield from (home / ".local/share/fonts", home / ".fonts")
        yield from (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))
