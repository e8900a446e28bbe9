"""A new workspace: a folder where `make` builds events."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from deckwright import __version__
from deckwright.diagnostics import Diagnostic, error
from deckwright.model.source import Span
from deckwright.model.theme import BUNDLED
from deckwright.read.settings.schemas import NAMES, file_name, json_schema
from deckwright.read.settings.speakers import FILE_NAME as SPEAKERS
from deckwright.theme.bundled import bundled_template
from deckwright.write.files import write_file

SCHEMAS = "schemas"
"""The folder with the JSON Schemas of the settings files."""

_FILES = Path(__file__).parent / "files"
_PLAIN = re.compile(r"[A-Za-z0-9/._+@-]+")
"""A path that means itself to make and to a shell."""


def new_workspace(
    folder: Path, *, templates: bool = False
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """A Makefile, a README, `talks/` and the schemas for editors in `folder`; what was made.

    With `templates` also files of the bundled templates, to be changed in PowerPoint. Nothing is
    made where any of these files is there already. Raises `OSError`.
    """
    files = {
        folder / "Makefile": _filled("Makefile"),
        folder / "README.md": _filled("README.md"),
        folder / ".gitignore": _filled("gitignore"),
        folder / "talks" / SPEAKERS: _filled("speakers.yml"),
        **{folder / SCHEMAS / file_name(name): json_schema(name).encode() for name in NAMES},
    }
    if templates:
        for name in BUNDLED:
            files[folder / "templates" / name / f"{name}.pptx"] = bundled_template(name)
    there = next((path for path in files if path.exists()), None)
    if there is not None:
        message = f"{there} is there already"
        hint = "make the workspace in another folder"
        return (), (error("DW151", Span(str(there)), message, hint),)
    for path, data in files.items():
        write_file(path, data)
    return tuple(files), ()


def _filled(name: str) -> bytes:
    python = sys.executable if _PLAIN.fullmatch(sys.executable) else ""
    text = (_FILES / name).read_text("utf-8")
    return text.replace("@VERSION@", __version__).replace("@PYTHON@", python).encode()
