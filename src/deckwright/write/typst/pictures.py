"""The folder of pictures that Typst sees: checked copies under numbered names."""

from __future__ import annotations

import shutil
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from deckwright.write.typst.compile import Source, TypesettingError, compile_pdf

_CONVERTED: Final = frozenset({".bmp", ".tif", ".tiff"})
"""Formats that Typst cannot read; they become PNG."""
_PROBE: Final = """
#set document(title: "picture")
#pdf.artifact(image(json("data.json").file, width: 1cm))
"""


@dataclass(slots=True)
class Pictures:
    """Copies pictures to `folder`, each once. What cannot be drawn is refused here, not later."""

    folder: Path
    _names: dict[Path, str | None] = field(default_factory=dict)

    def add(self, path: Path) -> str | None:
        """The name of the copy of `path` within the folder; None if it is no sound picture."""
        if path not in self._names:
            self._names[path] = self.stage(path, f"{len(self._names) + 1:04}")
        return self._names[path]

    def stage(self, path: Path, name: str) -> str | None:
        """Copy a picture under `name`, with the suffix that it deserves; None as above."""
        stage = _stage_drawing if path.suffix.lower() == ".svg" else _stage_photo
        try:
            return stage(path, self.folder / name).name
        except (OSError, ValueError, SyntaxError, TypesettingError, Warning):
            return None


def _stage_drawing(path: Path, stem: Path) -> Path:
    """Copy an SVG after Typst drew it once, alone: fonts and syntax are its business."""
    copy = Path(shutil.copyfile(path, stem.with_suffix(".svg")))
    compile_pdf(Source(_PROBE, {"file": copy.name}, copy.parent))
    return copy


def _stage_photo(path: Path, stem: Path) -> Path:
    """Copy a bitmap after decoding it. Its suffix follows from its content, never its name."""
    from PIL import Image  # noqa: PLC0415 (only a handout with pictures needs it)

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(path, formats=("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")) as picture:
            picture.load()
            suffix = f".{(picture.format or '').lower()}"
            if suffix not in _CONVERTED:
                copy = Path(shutil.copyfile(path, stem.with_suffix(suffix)))
                if _is_drawn(copy):
                    return copy
            copy = stem.with_suffix(".png")
            picture.convert("RGBA" if "A" in picture.getbands() else "RGB").save(copy)
            return copy


def _is_drawn(copy: Path) -> bool:
    """Whether Typst draws it, whose decoders are stricter than ours."""
    try:
        compile_pdf(Source(_PROBE, {"file": copy.name}, copy.parent))
    except TypesettingError:
        return False
    return True
