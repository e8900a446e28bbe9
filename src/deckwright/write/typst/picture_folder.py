"""The folder of pictures that Typst sees: checked copies under numbered names."""

from __future__ import annotations

import shutil
import warnings
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deckwright.write.typst.compile import Source, TypesettingError, compile_pdf

if TYPE_CHECKING:
    from PIL.Image import Image

_CONVERTED: Final = frozenset({".bmp", ".tif", ".tiff"})
"""Formats that Typst cannot read; they become PNG."""
_RESOLUTION: Final = 300
"""Pixels to the inch that a printer shows."""
_HIGHEST: Final = 1.2
"""How many times its greatest width a picture is high at most."""
_SPARE: Final = 1.25
"""What is larger than needed by less than this stays as it is."""
_QUALITY: Final = 88
"""Of a JPEG that was made smaller."""
_PROBE: Final = """
#set document(title: "picture")
#pdf.artifact(image(json("data.json").file, width: 1cm))
"""


@dataclass(frozen=True, slots=True)
class PictureFolder:
    """Copies pictures to `folder`, each once. What cannot be drawn is refused here, not later."""

    folder: Path
    widest: int | None = None
    """Pixels that a picture needs across; None: all that it has."""
    _names: dict[tuple[Path, int | None], str | None] = field(default_factory=dict)

    def at_most(self, inches: float) -> PictureFolder:
        """The same folder for pictures that are printed so wide at most."""
        return replace(self, widest=round(inches * _RESOLUTION))

    def add(self, path: Path) -> str | None:
        """The name of the copy of `path` within the folder; None if it is no sound picture."""
        key = path, None if _is_drawing(path) else self.widest
        if key not in self._names:
            self._names[key] = self.stage(path, f"{len(self._names) + 1:04}")
        return self._names[key]

    def stage(self, path: Path, stem: str) -> str | None:
        """Copy the picture at `path`; its name, which begins with `stem`, or None."""
        stage = _stage_drawing if _is_drawing(path) else self._stage_photo
        try:
            return stage(path, self.folder / stem).name
        except (OSError, ValueError, SyntaxError, TypesettingError, Warning):
            return None

    def _stage_photo(self, path: Path, stem: Path) -> Path:
        """Copy a bitmap after decoding it. Its suffix follows from its content, never its name."""
        from PIL import Image  # noqa: PLC0415 (only a handout with pictures needs it)

        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")) as picture:
                picture.load()
                suffix = f".{(picture.format or '').lower()}"
                share = self._share(picture)
                if share < 1:
                    return _shrunk(picture, share, stem)
                if suffix not in _CONVERTED:
                    copy = Path(shutil.copyfile(path, stem.with_suffix(suffix)))
                    if _is_drawn(copy):
                        return copy
                return _as_png(picture, stem)

    def _share(self, picture: Image) -> float:
        """What is left of the picture's size when it has no more pixels than are printed."""
        if self.widest is None:
            return 1
        share = min(self.widest / picture.width, _HIGHEST * self.widest / picture.height)
        return share if share * _SPARE < 1 else 1


def _is_drawing(path: Path) -> bool:
    return path.suffix.lower() == ".svg"


def _stage_drawing(path: Path, stem: Path) -> Path:
    """Copy an SVG after Typst drew it once, alone: fonts and syntax are its business."""
    copy = Path(shutil.copyfile(path, stem.with_suffix(".svg")))
    compile_pdf(Source(_PROBE, {"file": copy.name}, copy.parent))
    return copy


def _shrunk(picture: Image, share: float, stem: Path) -> Path:
    """The picture with fewer pixels; photographs stay JPEG, with their colours and their turn."""
    from PIL.Image import Resampling  # noqa: PLC0415 (see above)

    kept = {key: picture.info[key] for key in ("exif", "icc_profile") if picture.info.get(key)}
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    if picture.format == "JPEG":
        copy = stem.with_suffix(".jpg")
        picture.resize(size, Resampling.LANCZOS).save(copy, "JPEG", quality=_QUALITY, **kept)
        return copy
    return _as_png(_plain(picture).resize(size, Resampling.LANCZOS), stem)


def _as_png(picture: Image, stem: Path) -> Path:
    copy = stem.with_suffix(".png")
    _plain(picture).save(copy)
    return copy


def _plain(picture: Image) -> Image:
    """The picture without a palette: only so it can be scaled, and Typst read it."""
    clear = "A" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if clear else "RGB")


def _is_drawn(copy: Path) -> bool:
    """Whether Typst draws it, whose decoders are stricter than ours."""
    try:
        compile_pdf(Source(_PROBE, {"file": copy.name}, copy.parent))
    except TypesettingError:
        return False
    return True
