"""The picture files that a talk refers to. A picture that cannot be had never stops a build."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from itertools import chain, islice
from pathlib import Path
from urllib.parse import quote, unquote

from deckwright.diagnostics import Diagnostic, info, nearest, warning
from deckwright.model.inlines import Image
from deckwright.model.source import Span
from deckwright.model.talk import Asset, TalkSettings
from deckwright.read.assets import clips
from deckwright.read.assets.data_pictures import is_data, unpacked
from deckwright.read.assets.fetched import SCHEME, fetched_picture
from deckwright.read.assets.pictures import (
    KINDS,
    SUFFIXES,
    PictureError,
    TooLargeError,
    read_picture,
)
from deckwright.read.workspace import locate

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):|//")
"""A scheme of RFC 3986, section 3.1, of more than a drive's one letter; or a bare host."""
_SHOWN = 80
"""How much of an address a message repeats; `data:` addresses are long."""
_LOOK_AT = 500
"""How many files are looked at for a name like the missing one."""


def read_assets_of_talk(
    settings: TalkSettings, images: Iterable[Image], root: Path
) -> tuple[Mapping[str, Asset], tuple[Diagnostic, ...]]:
    """The files of a talk's `images`, by `Image.source`; its speakers' portraits, by their paths.

    As `read_assets` finds them.
    """
    folder = settings.path.parent
    assets, found = read_assets(images, folder, root)
    portraits: dict[str, Asset] = {}
    for avatar in (one.avatar for one in settings.speakers if one.avatar is not None):
        match read_asset(portrait_source(avatar, folder), folder, root, settings.span):
            case Asset() as asset:
                portraits[str(avatar)] = asset
            case diagnostic:
                found = (*found, diagnostic)
    return {**assets, **portraits}, found


def portrait_source(avatar: Path, folder: Path) -> str:
    """A portrait's file as a talk in `folder` would name it."""
    return quote(Path(os.path.relpath(avatar, folder)).as_posix())


def read_assets(
    images: Iterable[Image], folder: Path, root: Path
) -> tuple[Mapping[str, Asset], tuple[Diagnostic, ...]]:
    """The files of `images`, by `Image.source`, for a talk in `folder`.

    Sources are relative to the folder and percent-decoded, and stay within `root`. Each source
    is read, and reported, once.
    """
    assets: dict[str, Asset] = {}
    found: dict[str, Diagnostic] = {}
    for image in images:
        if image.source in assets or image.source in found:
            continue
        match read_asset(image.source, folder, root, image.span):
            case Asset() as asset:
                assets[image.source] = asset
                if asset.content:
                    found[image.source] = _cleaned(unquote(image.source), image.span)
            case diagnostic:
                found[image.source] = diagnostic
    return assets, tuple(found.values())


def read_asset(source: str, folder: Path, root: Path, span: Span) -> Asset | Diagnostic:
    """The picture that `source` names in a file of `folder`, or why there is none.

    `span` is where the source was written.
    """
    if is_data(source):
        return _own(source, root, span)
    fetched = fetched_picture(source, root)
    if fetched is None and (address := _ADDRESS.match(source)):
        return _not_a_file(address[1] or "", source, span)
    reference = unquote(source)
    path = fetched or locate(reference, folder, root)
    thing = _thing(reference)
    if path == "missing":
        hint = _similar(reference, folder, root)
        return warning("DW120", span, f"there is no {thing} `{reference}`", hint)
    if path == "outside":
        message = f"the {thing} `{reference}` lies outside the workspace and is not read"
        return warning("DW119", span, message, "copy it next to the file that names it")
    clip = path.suffix.lower() in clips.SUFFIXES
    try:
        return clips.read_clip(path) if clip else read_picture(path)
    except TooLargeError as failure:
        message = f"the {thing} `{reference}` {failure}"
        return warning("DW123", span, message, "save a smaller copy")
    except PictureError as failure:
        message = f"the {thing} `{reference}` {failure}"
        return warning("DW122", span, message, f"save it again as {clips.KINDS if clip else KINDS}")


def _own(source: str, root: Path, span: Span) -> Asset | Diagnostic:
    """The picture that a `data:` address is, as a file."""
    shown = f"`{source[: source.index(',')]},…`"
    hint = f"save it as a file, as {KINDS}, and name that"
    try:
        return read_picture(unpacked(source, root))
    except TooLargeError as failure:
        return warning("DW123", span, f"the picture {shown} {failure}", hint)
    except PictureError as failure:
        return warning("DW122", span, f"the picture {shown} {failure}", hint)
    except (OSError, ValueError):
        return warning("DW122", span, f"the picture {shown} cannot be unpacked", hint)


def _thing(reference: str) -> str:
    """What the author means by a file of that name."""
    suffix = Path(reference).suffix.lower()
    if suffix not in clips.SUFFIXES:
        return "picture"
    return "film" if suffix in clips.FILMS else "recording"


def _cleaned(reference: str, span: Span) -> Diagnostic:
    message = f"the drawing `{reference}` holds more than a picture, and that is left out"
    hint = "scripts, HTML, animation, entities and links to other files go into no deck"
    return info("DW128", span, message, hint)


def _not_a_file(scheme: str, source: str, span: Span) -> Diagnostic:
    shown = source if len(source) <= _SHOWN else f"{source[:_SHOWN]}…"
    hint = "save the picture in this folder and name that file"
    if scheme.lower() == "file":
        hint = "write a relative path, without `file:`"
    elif source.startswith(SCHEME):
        hint += ", or fetch it with `--fetch`"
    return warning("DW121", span, f"`{shown}` is no file: nothing is fetched", hint)


def _similar(reference: str, folder: Path, root: Path) -> str:
    """A hint with the file around that has the same name elsewhere, or a name much like it."""
    names = _pictures_around(folder / reference, folder, root)
    wanted = Path(reference).name.casefold()
    elsewhere = next((name for name in names if Path(name).name.casefold() == wanted), None)
    if elsewhere is not None:
        return f"did you mean `{elsewhere}`?"
    stems = {Path(name).stem: name for name in names}  # folders and endings make all names alike
    meant = stems.get(nearest(Path(reference).stem, stems))
    return f"did you mean `{meant}`?" if meant else "a path is relative to the file that names it"


def _pictures_around(wanted: Path, folder: Path, root: Path) -> list[str]:
    """Pictures next to `wanted` and below `folder`, as a talk in `folder` names them.

    Clips, where `wanted` is one.
    """
    suffixes = clips.SUFFIXES if wanted.suffix.lower() in clips.SUFFIXES else SUFFIXES
    try:
        inside = wanted.parent.resolve().is_relative_to(root.resolve())
        nearby = wanted.parent.glob("*") if inside else ()
        files = list(islice(chain(nearby, folder.rglob("*")), _LOOK_AT))
    except (OSError, ValueError, RuntimeError):  # as in `locate`: what is no path has no neighbours
        return []
    pictures = (f for f in files if f.suffix.lower() in suffixes and f.is_relative_to(folder))
    return sorted(picture.relative_to(folder).as_posix() for picture in pictures)
