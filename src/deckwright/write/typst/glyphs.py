"""Which characters the fonts at hand can print, and what to do about the others.

PDF/UA forbids a character without a glyph (ISO 14289-1, 7.21.4.1), and Typst then writes nothing
at all. So every unusual character of an event is settled here before: it prints with the fonts
that come with the program or with those of the template, or it becomes a box and is reported.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from deckwright.fonts import fold_family, shipped_families
from deckwright.write.typst.compile import Source, TypesettingError, compile_pdf

BOX: Final = "□"
_USUAL: Final = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180))))
"""Printed by every font we ship: ASCII and the Latin of Europe."""
_USUAL_MARKS: Final = frozenset("–—‘’‚“”„†‡•…‰‹›€™\n\u00a0\u200b")
_ORACLE: Final = """
#set document(title: "glyphs")
#set text(font: ("Libertinus Serif", "Arimo"))
#for cluster in json("data.json").clusters { par(text(cluster)) }
"""


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


def cover(clusters: Iterable[str], folders: tuple[Path, ...]) -> dict[str, str]:
    """What stands for those of `clusters` that no font has, neither of ours nor in `folders`."""
    usual = [characters(path) for path in (_first_file("Arimo"), _first_file("JetBrains Mono"))]
    left = [c for c in dict.fromkeys(clusters) if not held(c, usual)]
    return {cluster: _substitute(cluster, usual) for cluster in _unprintable(left, folders)}


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


def _unprintable(clusters: Sequence[str], folders: tuple[Path, ...]) -> list[str]:
    """Those of `clusters` that Typst cannot print with its own fonts, ours and those in `folders`.

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


def _first_file(family: str) -> Path:
    return shipped_families()[fold_family(family)][False, False].path


@cache
def characters(path: Path, number: int = 0) -> frozenset[int]:
    """The code points that a font file has glyphs for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (only for text that is not Latin)

    with TTFont(path, fontNumber=number, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())
