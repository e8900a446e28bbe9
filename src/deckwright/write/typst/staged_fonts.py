"""The fonts that Typst is given, and which characters they print.

PDF/UA forbids a character without a glyph (ISO 14289-1, 7.21.4.1), and Typst then writes nothing
at all. So every unusual character is settled here before: it prints with the fonts that come with
the program or with those of the template, or it becomes a box and is reported.
"""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from deckwright.fonts import fold_family, is_shipped, shipped_families, shipped_folders
from deckwright.model.theme import FontFaces, FontFile, Theme
from deckwright.write.typst.compile import Source, TypesettingError, compile_pdf


@dataclass(frozen=True, slots=True)
class StagedFonts:
    """What to ask Typst for in place of a theme's families."""

    families: Mapping[str, tuple[str, ...]]
    """By the theme's family: Typst's names, first the family's own, then those that help out.

    Arial is always there, in which most templates set their bullets.
    """
    replacements: Mapping[str, str]
    """What stands for grapheme clusters that no font has."""


def stage_fonts(theme: Theme, clusters: Iterable[str], folder: Path) -> StagedFonts:
    """Gather in `folder` the theme's fonts, and others for `clusters` that those lack.

    Those that come with the program stay where they are: Typst sees them anyway.
    """
    folder.mkdir(exist_ok=True)
    body = theme.faces[theme.body_font].regular
    lacking = [cluster for cluster in dict.fromkeys(clusters) if not _has(body, cluster)]
    helpers = list(_helpers(theme, lacking))
    staged = _stage((*theme.faces.values(), *helpers), folder)
    left = [c for c in lacking if not any(_has(one.regular, c) for one in helpers)]
    replacements = cover(left, (folder,))
    names = _family_names(folder)

    def name(faces: FontFaces) -> str:
        file = staged[faces.regular.path].resolve(), faces.regular.number
        return names.get(file, faces.family)

    own = {family: name(faces) for family, faces in theme.faces.items()}
    more = tuple(map(name, helpers))
    return StagedFonts(
        {
            family: tuple(dict.fromkeys((first, own[theme.body_font], *more)))
            for family, first in ({"Arial": "Arimo"} | own).items()
        },
        replacements,
    )


def _helpers(theme: Theme, clusters: Iterable[str]) -> Iterator[FontFaces]:
    """The first of the theme's fallbacks that prints each of `clusters`, as it was measured."""
    chosen = (
        next((one for one in theme.fallback_faces if _has(one.regular, cluster)), None)
        for cluster in clusters
    )
    return (faces for faces in dict.fromkeys(chosen) if faces is not None)


def _has(file: FontFile, cluster: str) -> bool:
    return held(cluster, [characters(file.path, file.number)])


def _stage(families: Iterable[FontFaces], folder: Path) -> dict[Path, Path]:
    """Where Typst will find each file of `families`: in `folder`, unless it is one of ours."""
    staged: dict[Path, Path] = {}
    for faces in families:
        for file in (faces.regular, faces.bold, faces.italic, faces.bold_italic):
            path = file.path
            if path not in staged:
                copy = folder / f"{len(staged):02}-{path.name}"
                staged[path] = path if is_shipped(path) else _link(path, copy)
    return staged


def _link(path: Path, link: Path) -> Path:
    try:
        link.symlink_to(path)
    except OSError:  # Windows asks for a privilege
        shutil.copyfile(path, link)
    return link


def _family_names(folder: Path) -> dict[tuple[Path, int], str]:
    """What Typst calls the families of the font files that it sees, by file and face."""
    import typst  # noqa: PLC0415 (loads 50 MB of code)

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(one) for one in (*shipped_folders(), folder)],
    )
    return {
        (Path(font.path).resolve(), font.index): font.family for font in fonts.fonts() if font.path
    }


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
