"""Themes kept from one run to the next.

To read a template takes as long as to plan a hundred slides. What came of it lies in the user's
cache folder, as Python keeps bytecode: under a digest of the template and its settings, of its
fonts and of this program, the last two by the times and sizes of files. So nothing in there is ever
out of date, and all of it may be thrown away.

Only the user can write to that folder; still, nothing is made from it but values of our model.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from deckwright.diagnostics import Diagnostic
from deckwright.model.theme import BUNDLED, TemplateSettings, Theme
from deckwright.theme.bundled import bundled_template
from deckwright.theme.theme_fonts import font_folders

Reading: TypeAlias = tuple[Theme, tuple[Diagnostic, ...]]

_SUFFIX = ".theme"
_MOST = 16
"""Themes that are kept; the oldest go first."""
_MODEL = "deckwright.model."
_OTHERS = frozenset(("deckwright.diagnostics.diagnostic", "pathlib", "pathlib._local"))
"""Where else those values come from; `pathlib._local` is that of Python 3.13."""


def kept_theme(
    name: str, package: bytes = b"", settings: TemplateSettings | None = None
) -> Reading:
    """What `load_theme` gives; without a `package`, for the bundled template of that name."""
    if not package and name in BUNDLED:
        package = bundled_template(name)
    said = repr((sys.version, name, hashlib.sha256(package).digest(), settings, *_state(settings)))
    kept = _folder() / (hashlib.sha256(said.encode()).hexdigest() + _SUFFIX)
    found = _open(kept)
    if found is None:
        found = _read(name, package, settings)
        _keep(kept, found)
    return found


def _read(name: str, package: bytes, settings: TemplateSettings | None) -> Reading:
    from deckwright.theme.load import load_theme  # noqa: PLC0415 - hardly ever needed

    return load_theme(name, package, settings)


def _state(settings: TemplateSettings | None) -> Iterator[tuple[str, int, int]]:
    """The files and folders that a theme depends on besides its template: name, time and size."""
    ours = Path(__file__).parent
    others = (ours.parent / name for name in ("model", "ooxml"))
    program = (
        *ours.rglob("*.py"),
        *(path for one in others for path in one.glob("*.py")),
        *(ours.parent / "fonts").rglob("*.[pt][yt]*"),
    )
    packages = (path for path in map(Path, sys.path) if path.name.endswith("-packages"))
    fonts = settings.fonts if settings else ()
    machine = font_folders() if settings and settings.system_fonts else ()
    for path in (*sorted(program), *packages, *fonts, *machine):
        try:
            found = path.stat()
        except OSError:
            continue
        yield str(path), found.st_mtime_ns, found.st_size


def _folder() -> Path:
    """Where programs of this user keep what can be made anew."""
    if sys.platform == "win32":
        caches = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        caches = Path.home() / "Library" / "Caches"
    else:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return caches / "deckwright"


def _open(path: Path) -> Reading | None:
    try:
        theme, findings = _Values(BytesIO(path.read_bytes())).load()
    except (OSError, ValueError, TypeError, EOFError, AttributeError, pickle.UnpicklingError):
        return None
    return theme, findings


def _keep(path: Path, found: Reading) -> None:
    """Put it there in one step, if that can be done at all."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            pickle.dump(found, file)
        Path(file.name).replace(path)
        every = sorted(path.parent.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime_ns)
        for old in every[:-_MOST]:
            old.unlink(missing_ok=True)
    except OSError:
        return


class _Values(pickle.Unpickler):
    """Makes values of the model, and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        found = None
        if (module.startswith(_MODEL) or module in _OTHERS) and "." not in name:
            found = super().find_class(module, name)
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
