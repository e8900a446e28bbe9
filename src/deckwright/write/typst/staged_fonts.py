"""The fonts of a theme, where Typst finds them: it takes folders, never single files."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from deckwright.fonts import is_shipped, shipped_folders
from deckwright.model.theme import FontFaces, FontFile, Theme
from deckwright.write.typst.glyphs import characters, cover, held


@dataclass(frozen=True, slots=True)
class Lettering:
    """What to ask Typst for in place of a theme's families."""

    families: Mapping[str, tuple[str, ...]]
    """By the theme's family: Typst's names, first the family's own, then those that help out.

    Arial is always there, in which most templates set their bullets.
    """
    replacements: Mapping[str, str]
    """What stands for grapheme clusters that no font has."""


def stage_fonts(theme: Theme, clusters: Iterable[str], folder: Path) -> Lettering:
    """Gather in `folder` the theme's fonts, and others for `clusters` that those lack.

    Those that come with the program stay where they are: Typst sees them anyway.
    """
    folder.mkdir(exist_ok=True)
    body = theme.faces[theme.body_font].regular
    lacking = [cluster for cluster in dict.fromkeys(clusters) if not _prints(body, cluster)]
    helpers = list(_helpers(theme, lacking))
    staged = _stage((*theme.faces.values(), *helpers), folder)
    left = [c for c in lacking if not any(_prints(one.regular, c) for one in helpers)]
    replacements = cover(left, (folder,))
    names = _family_names(folder)

    def name(faces: FontFaces) -> str:
        file = staged[faces.regular.path].resolve(), faces.regular.number
        return names.get(file, faces.family)

    own = {family: name(faces) for family, faces in theme.faces.items()}
    more = tuple(map(name, helpers))
    return Lettering(
        {
            family: tuple(dict.fromkeys((first, own[theme.body_font], *more)))
            for family, first in ({"Arial": "Arimo"} | own).items()
        },
        replacements,
    )


def _helpers(theme: Theme, clusters: Iterable[str]) -> Iterator[FontFaces]:
    """The first of the theme's fallbacks that prints each of `clusters`, as it was measured."""
    chosen = (
        next((one for one in theme.fallback_faces if _prints(one.regular, cluster)), None)
        for cluster in clusters
    )
    return (faces for faces in dict.fromkeys(chosen) if faces is not None)


def _prints(file: FontFile, cluster: str) -> bool:
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
