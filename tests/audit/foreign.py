"""Templates of other makers that are at hand: python-pptx's own, and some of LibreOffice's."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pptx

_NAMES = ("Candy", "DNA", "Focus", "Inspiration", "Metropolis", "Vintage")
"""Light and dark, with pictures, bands and ribbons; titles on top, in the middle, far below."""


def foreign_templates(folder: Path) -> Iterator[Path]:
    """The templates as .pptx; LibreOffice saves its own to `folder`."""
    yield Path(pptx.__file__).parent / "templates" / "default.pptx"
    program = shutil.which("soffice")
    if program is None:
        return
    found = [
        path
        for path in sorted(Path(program).resolve().parents[1].glob("share/template/*/presnt/*.otp"))
        if path.stem in _NAMES
    ]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [program, profile, "--headless", "--convert-to", "pptx", "--outdir", str(folder)]
    subprocess.run([*convert, *map(str, found)], check=True, capture_output=True)
    yield from (folder / f"{path.stem}.pptx" for path in found)
