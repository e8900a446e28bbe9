"""Which characters the handout's fonts can print, and what to do about the others.

PDF/UA forbids a character without a glyph (ISO 14289-1, 7.21.4.1), and Typst then writes nothing
at all. So every unusual character of an event is settled here before: it prints with the fonts
that are always there, or with a system font for its script, or it becomes a box and is reported.
"""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from deckwright.write.typst.compile import (
    Source,
    TypesettingError,
    compile_pdf,
    packaged_font_files,
)

BOX: Final = "□"
_USUAL: Final = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180))))
"""Printed by every font we ship: ASCII and the Latin of Europe."""
_USUAL_MARKS: Final = frozenset("–—‘’‚“”„†‡•…‰‹›€™\n\u00a0\u200b")
_ORACLE: Final = """
#set document(title: "glyphs")
#set text(font: ("Libertinus Serif", "Arimo"))
#for cluster in json("data.json").clusters { par(text(cluster)) }
"""
_REGULAR, _BOLD = 400, 700
_FAMILIES: Final = {
    "CJK": ("CJK", "Source Han", "PingFang", "Hiragino", "YaHei", "Yu Gothic", "SimSun"),
    "Hangul": ("CJK KR", "CJK", "Source Han", "Apple SD Gothic", "Malgun"),
    "Devanagari": ("Devanagari", "Kohinoor", "Nirmala"),
    "Symbols": ("Symbols", "Symbol", "Emoji", "Math"),
}
"""Words in the names of families that print a script, where its own name is not enough."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font of the system: one weight of a family."""

    family: str
    path: Path
    number: int
    """The face within a collection (.ttc)."""
    bold: tuple[Path, ...]
    """The file of the family's bold, where it has one."""


def unusual(text: str) -> tuple[str, ...]:
    """The grapheme clusters of `text` that need a look."""
    if text.isascii() or _USUAL.union(_USUAL_MARKS).issuperset(text):
        return ()
    from uniseg.graphemecluster import grapheme_clusters  # noqa: PLC0415 (rarely needed)

    return tuple(c for c in grapheme_clusters(text) if not _is_usual(c))


def script_of(cluster: str) -> str:
    """A name for the script of `cluster`, by the first word of its character's name.

    The standard library has no script property; names begin with the script for all letters
    (Unicode Standard, 4.8).
    """
    name = unicodedata.name(cluster[0], "")
    if not unicodedata.category(cluster[0]).startswith(("L", "M", "N")):
        return "Symbols"
    return "CJK" if name.startswith(("CJK", "HIRAGANA", "KATAKANA")) else name.split()[0].title()


def cover(clusters: Iterable[str], folder: Path) -> dict[str, str]:
    """See to a glyph for each of `clusters`; what stands for those that cannot have one.

    Packaged fonts and Typst's own come first, then the system's, copied to `folder`, then a box.
    """
    packaged = [characters(path) for path in packaged_font_files()]
    left = [c for c in dict.fromkeys(clusters) if not held(c, packaged)]
    # A script deserves a face of its own; Typst's last resort for letters is a typewriter.
    letters = [c for c in left if script_of(c) != "Symbols"]
    symbols = _unprintable([c for c in left if script_of(c) == "Symbols"])
    for number, path in enumerate(_system_faces([*letters, *symbols])):
        folder.mkdir(exist_ok=True)
        shutil.copyfile(path, folder / f"{number:02}-{path.name}")
    extra = (folder,) if folder.exists() else ()
    missing = _unprintable([*letters, *symbols], extra)
    return {cluster: _substitute(cluster, packaged) for cluster in missing}


def replace_clusters(data: Any, replacements: dict[str, str]) -> Any:
    """`data`, ready for JSON, with every string's clusters replaced."""
    match data:
        case str():
            hits = set(unusual(data)) & replacements.keys()
            for cluster in sorted(hits, key=len, reverse=True):
                data = data.replace(cluster, replacements[cluster])
            return data
        case dict():
            return {
                key: value if key == "url" else replace_clusters(value, replacements)
                for key, value in data.items()
            }
        case list():
            return [replace_clusters(value, replacements) for value in data]
        case _:
            return data


def _is_usual(cluster: str) -> bool:
    return len(cluster) == 1 and (cluster in _USUAL or cluster in _USUAL_MARKS)


def held(cluster: str, faces: Iterable[frozenset[int]]) -> bool:
    """Whether one face has every character of `cluster`: a mark needs its letter's own font."""
    needed = {ord(char) for char in cluster}
    return any(needed <= face for face in faces)


def _substitute(cluster: str, packaged: Sequence[frozenset[int]]) -> str:
    """The cluster's letter without its marks, or a box."""
    return cluster[0] if len(cluster) > 1 and held(cluster[0], packaged) else BOX


def _unprintable(clusters: Sequence[str], folders: tuple[Path, ...] = ()) -> list[str]:
    """Those of `clusters` that Typst cannot print with its own fonts and those in `folders`.

    Its own are no files whose tables we could read, so Typst itself is asked. One call takes a
    millisecond; halving the list finds the culprits.
    """
    if not clusters or _prints(clusters, folders):
        return []
    if len(clusters) == 1:
        return list(clusters)
    middle = len(clusters) // 2
    return [
        *_unprintable(clusters[:middle], folders),
        *_unprintable(clusters[middle:], folders),
    ]


def _prints(clusters: Sequence[str], folders: tuple[Path, ...]) -> bool:
    oracle = Source(_ORACLE, {"clusters": list(clusters)}, Path(__file__).parent, folders)
    try:
        compile_pdf(oracle)
    except TypesettingError:
        return False
    return True


def _system_faces(clusters: Sequence[str]) -> list[Path]:
    """Font files of the system that print as many of `clusters` as possible."""
    chosen: dict[Path, None] = {}
    for script in dict.fromkeys(map(script_of, clusters)):
        left = {cluster for cluster in clusters if script_of(cluster) == script}
        for face in _candidates(script):
            printed = {c for c in left if held(c, [characters(face.path, face.number)])}
            if printed:
                chosen |= dict.fromkeys((face.path, *face.bold))
                left -= printed
            if not left:
                break
    return list(chosen)


def _candidates(script: str) -> list[Face]:
    """System faces that may print `script`, judged by their family names, serifs first."""
    words = _FAMILIES.get(script, (script,))
    ranked = [
        (next((rank for rank, word in enumerate(words) if word in face.family), None), face)
        for face in _installed()
    ]
    return [
        face
        for _, face in sorted(
            ((rank, face) for rank, face in ranked if rank is not None),
            key=lambda pair: (pair[0], "Serif" not in pair[1].family, pair[1].family),
        )
    ]


@cache
def _installed() -> tuple[Face, ...]:
    """The upright faces of normal weight that the system has, with the bold of their family."""
    import typst  # noqa: PLC0415 (loads 50 MB of code)

    upright = [
        font
        for font in typst.Fonts(include_embedded_fonts=False).fonts()
        if font.path and font.style == "normal"
    ]
    bold = {font.family: Path(font.path or "") for font in upright if font.weight == _BOLD}
    return tuple(
        Face(
            font.family,
            Path(font.path or ""),
            font.index,
            (bold[font.family],) if font.family in bold else (),
        )
        for font in upright
        if font.weight == _REGULAR
    )


@cache
def characters(path: Path, number: int = 0) -> frozenset[int]:
    """The code points that a font file has glyphs for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (only for text that is not Latin)

    with TTFont(path, fontNumber=number, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())
