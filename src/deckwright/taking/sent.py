"""What a speaker sent, laid out as plain files in a scratch folder that nothing else is in.

Archives are bounded as Office's packages are (`ooxml/package.py`); links are not followed.
"""

from __future__ import annotations

import shutil
import stat
import subprocess
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from deckwright.model.theme import MAX_FILE
from deckwright.ooxml.package import MAX_PARTS, MAX_RATIO, MAX_UNPACKED, MIB

MARKDOWN = (".md", ".markdown", ".qmd", ".rmd")
POWERPOINT = (".pptx", ".potx", ".ppsx", ".pptm")
OFFICE = (".odp", ".ppt")
ROWS = (".json", ".csv")
_NAMES = ("slides", "talk", "index", "deck", "readme")
"""Stems that a talk's file has among several, the likeliest first."""
_PATIENCE = 180
"""Seconds that an office suite may take."""


class NotTakenError(Exception):
    """Something that cannot be taken; `hint` says how to go on."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def laid_out(sent: Path, scratch: Path) -> Path:
    """The talk's own file of what was `sent`, with what lies beside it, in the folder `scratch`.

    Raises `NotTakenError` and `OSError`.
    """
    if sent.is_dir():
        _copy_folder(sent, scratch)
        return _talk_in(scratch)
    if sent.suffix.lower() == ".zip":
        _unpack(sent, scratch)
        return _talk_in(scratch)
    if sent.suffix.lower() in (".html", ".htm"):
        raise NotTakenError(
            "an export to HTML holds no notes that could be told from the program's own parts",
            "ask for the Markdown that it was made of, or for a PowerPoint file",
        )
    if sent.suffix.lower() not in (*MARKDOWN, *POWERPOINT, *OFFICE, *ROWS):
        raise NotTakenError(
            f"a talk is no file that ends in `{sent.suffix}`",
            "take Markdown, .pptx, .odp, .ppt, a .zip or folder of these, or a row in JSON or CSV",
        )
    talk = scratch / sent.name
    _copy(sent, talk)
    return talk


def as_powerpoint(deck: Path, scratch: Path) -> Path:
    """A deck of another office suite as .pptx, by LibreOffice. Raises `NotTakenError`."""
    office = shutil.which("soffice")
    if office is None:
        raise NotTakenError(
            f"a {deck.suffix} file is read by LibreOffice, which is not on this machine",
            "install it, or save the deck as .pptx",
        )
    profile = (scratch / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", "pptx", "--outdir", str(scratch), str(deck)]
    try:
        subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True)  # noqa: S603 - names are arguments, no shell
    except (subprocess.SubprocessError, OSError) as failure:
        raise NotTakenError("LibreOffice cannot convert this deck", "save it as .pptx") from failure
    made = scratch / f"{deck.stem}.pptx"
    if not made.is_file():
        raise NotTakenError("LibreOffice cannot convert this deck", "save it as .pptx")
    return made


def _talk_in(folder: Path) -> Path:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for endings in (MARKDOWN, POWERPOINT, OFFICE):
        found = [path for path in files if path.suffix.lower() in endings]
        for stem in _NAMES:
            named = [path for path in found if path.stem.lower() == stem]
            if len(found) > 1 and len(named) == 1:
                return named[0]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"`{path.relative_to(folder).as_posix()}`" for path in found[:5])
            raise NotTakenError(f"several files could be the talk: {names}", "name one `slides.md`")
    raise NotTakenError("no talk is in it", "put one .md or .pptx in it")


def _copy_folder(folder: Path, scratch: Path) -> None:
    files = [
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and _is_inside(path, folder)
    ]
    if len(files) > MAX_PARTS or sum(path.stat().st_size for path in files) > MAX_UNPACKED:
        raise NotTakenError("the folder is too large", "leave out what the talk does not show")
    for path in files:
        inside = path.relative_to(folder)
        if not any(part.startswith(".") for part in inside.parts):
            _copy(path, scratch / inside)


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _copy(path: Path, to: Path) -> None:
    if path.stat().st_size > MAX_FILE:
        raise NotTakenError(f"`{path.name}` is too large", f"at most {MAX_FILE // MIB} MiB")
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, to)


def _unpack(sent: Path, scratch: Path) -> None:
    if sent.stat().st_size > MAX_FILE:
        raise NotTakenError("the archive is too large", f"at most {MAX_FILE // MIB} MiB")
    try:
        with ZipFile(sent) as archive:
            for member in _bounded(archive.infolist()):
                place = scratch / member.filename
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(archive.read(member))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as failure:
        raise NotTakenError("this is no .zip file, or a damaged one", "pack it again") from failure


def _bounded(members: Iterable[ZipInfo]) -> list[ZipInfo]:
    """The files in an archive that are unpacked. Raises `NotTakenError` where it is not safe."""
    files = [one for one in members if not one.is_dir()]
    if len(files) > MAX_PARTS or sum(one.file_size for one in files) > MAX_UNPACKED:
        raise NotTakenError("the archive unpacks to too much", "leave out what is not shown")
    for one in files:
        parts = PurePosixPath(one.filename).parts
        if one.filename.startswith("/") or any(c in one.filename for c in "\\:") or ".." in parts:
            raise NotTakenError(f"the archive hides a path: {one.filename!r}", "pack it again")
        if stat.S_ISLNK(one.external_attr >> 16):
            raise NotTakenError(f"the archive holds a link: {one.filename!r}", "pack the file")
        if one.flag_bits & 1:
            raise NotTakenError("the archive is encrypted", "pack it without a password")
        if one.file_size > MIB and one.file_size > MAX_RATIO * max(1, one.compress_size):
            raise NotTakenError("the archive unpacks to too much", "leave out what is not shown")
    names = {one.filename.casefold() for one in files}
    if len(names) < len(files):
        raise NotTakenError("the archive names one file twice", "pack it again")
    return [
        one
        for one in files
        if not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(one.filename).parts)
    ]
