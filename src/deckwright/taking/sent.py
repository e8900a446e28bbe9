"""What a speaker sent, laid out as plain files in a scratch folder that nothing else is in.

Archives are bounded as Office's packages are (`ooxml/package.py`); links are not followed.
"""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import zipfile
import zlib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path, PurePath, PurePosixPath
from zipfile import ZipFile, ZipInfo

from deckwright.model.theme import MAX_FILE
from deckwright.ooxml.package import MAX_PARTS, MAX_RATIO, MAX_UNPACKED, MIB

MARKDOWN = (".md", ".markdown", ".qmd", ".rmd")
POWERPOINT = (".pptx", ".potx", ".ppsx", ".pptm")
OFFICE = (".odp", ".ppt")
_NAMES = ("slides", "talk", "index", "deck", "readme")
"""Stems that a talk's file has among several, the likeliest first."""
_PATIENCE = 120
"""Seconds that an office suite may take."""
_NO_MACROS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""LibreOffice's settings in a profile of its own (`officecfg`, `Common.xcs`)."""


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
    if sent.suffix.lower() in (".json", ".csv"):
        raise NotTakenError(
            "rows of a schedule are not taken one by one",
            "`deckwright import schedule.json` makes an event of pretalx's, frab's or Sessionize's",
        )
    if sent.suffix.lower() not in (*MARKDOWN, *POWERPOINT, *OFFICE):
        raise NotTakenError(
            f"a talk is no file that ends in `{sent.suffix}`",
            "take .md, .qmd, .Rmd, .pptx, with --office .odp or .ppt, a .zip or folder of these",
        )
    talk = scratch / sent.name
    _copy(sent, talk)
    return talk


def as_powerpoint(deck: Path, scratch: Path) -> Path:
    """A deck of another office suite as .pptx, by LibreOffice. Raises `NotTakenError`.

    It runs in a folder and with a profile that nothing else has, and no macro runs.
    """
    office = shutil.which("soffice")
    if office is None:
        raise NotTakenError(
            f"a {deck.suffix} file is read by LibreOffice, which is not on this machine",
            "install it, or save the deck as .pptx",
        )
    profile, made = scratch / ".profile", scratch / ".office"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_NO_MACROS, "utf-8")
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "pptx", "--outdir", str(made), str(deck)]
    with subprocess.Popen(  # noqa: S603 - names are arguments, no shell
        command,
        cwd=scratch,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # the suite starts processes of its own
    converted = made / f"{deck.stem}.pptx"
    if process.returncode or not converted.is_file():
        raise NotTakenError("LibreOffice cannot convert this deck", "save it as .pptx")
    return converted


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
    shown = (path for path in folder.rglob("*") if not _is_hidden(path.relative_to(folder)))
    plain = (path for path in shown if path.is_file() and not path.is_symlink())
    files = list(islice((path for path in plain if _is_inside(path, folder)), MAX_PARTS + 1))
    if len(files) > MAX_PARTS or sum(path.stat().st_size for path in files) > MAX_UNPACKED:
        raise NotTakenError("the folder is too large", "leave out what the talk does not show")
    for path in files:
        _copy(path, scratch / path.relative_to(folder))


def _is_hidden(path: PurePath) -> bool:
    """Whether a system or an editor keeps it for itself."""
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in path.parts)


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
    files = [
        one for one in members if not one.is_dir() and not _is_hidden(PurePosixPath(one.filename))
    ]
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
        if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise NotTakenError("the archive is packed in a rare way", "pack it again as .zip")
        if one.file_size > MIB and one.file_size > MAX_RATIO * max(1, one.compress_size):
            raise NotTakenError("the archive unpacks to too much", "leave out what is not shown")
    names = {one.filename.casefold() for one in files}
    if len(names) < len(files):
        raise NotTakenError("the archive names one file twice", "pack it again")
    return files
