"""Pictures: each distinct file once in the package, in a format that PowerPoint opens."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from deckwright.model.talk import Asset
from deckwright.model.theme import Theme
from deckwright.ooxml.names import CT, RT
from deckwright.ooxml.parts import Part
from deckwright.write.pptx.presentation import Presentation

_CONTENT_TYPES = {
    "bmp": CT.BMP,
    "gif": CT.GIF,
    "jpeg": CT.JPEG,
    "png": CT.PNG,
    "svg": CT.SVG,
    "tiff": CT.TIFF,
}
_CLIP_TYPES = {
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
}
_FALLBACK_PIXELS = 1600
"""The longer side of the PNG that stands in for an SVG where SVG is not understood."""


class MediaParts:
    """The pictures of a package."""

    def __init__(self, presentation: Presentation, theme: Theme) -> None:
        self._presentation = presentation
        self._theme = theme
        self._files: dict[tuple[Path, bool], Part] = {}
        self._digests: dict[str, Part] = {}
        self._number = 0
        self._charts = 0
        self._clips = 0

    def picture(self, asset: Asset) -> Part:
        """`asset` as a raster: as it is, or as PNG where it is WebP or SVG. Raises `OSError`."""
        return self._file(asset, vector=False)

    def vector(self, asset: Asset) -> Part:
        """An SVG as it is. Raises `OSError`."""
        return self._file(asset, vector=True)

    def add(self, data: bytes, extension: str) -> Part:
        """The part that holds `data`."""
        digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        if digest not in self._digests:
            name, self._number = self._presentation.free_name(
                "/ppt/media/image", extension, self._number + 1
            )
            self._digests[digest] = self._presentation.add(name, _CONTENT_TYPES[extension], data)
        return self._digests[digest]

    def dimmed(self, asset: Asset, dimming: float) -> Part:
        """`asset` moved towards black (-1) or white (1). Raises `OSError`.

        In the picture itself: no effect on a background is shown by every program.
        """
        data = self.picture(asset).blob
        return self.add(_dimmed(data, dimming), "jpeg")

    def chart(self, xml: bytes, workbook: bytes) -> Part:
        """A chart's part; `workbook` (.xlsx) becomes its first relationship."""
        number = self._charts = self._charts + 1
        book = self._presentation.add(f"/ppt/embeddings/chart{number}.xlsx", CT.XLSX, workbook)
        part = self._presentation.add(f"/ppt/charts/deckwright{number}.xml", CT.CHART, xml)
        part.relate(RT.WORKBOOK, book)
        return part

    def clip(self, asset: Asset) -> Part:
        """A film or a recording as it is. Raises `OSError`."""
        key = (asset.path, False)
        if key not in self._files:
            self._clips += 1
            name = f"/ppt/media/clip{self._clips}.{asset.format}"
            self._files[key] = self._presentation.add(
                name, _CLIP_TYPES[asset.format], asset.path.read_bytes()
            )
        return self._files[key]

    def _file(self, asset: Asset, *, vector: bool) -> Part:
        key = (asset.path, vector)
        if key not in self._files:
            data = asset.content or asset.path.read_bytes()
            match asset.format:
                case "svg" if not vector:
                    part = self.add(_svg_as_png(data, asset, self._theme), "png")
                case "webp":
                    part = self.add(_webp_as_png(data), "png")
                case extension:
                    part = self.add(data, extension)
            self._files[key] = part
        return self._files[key]


def _empty_png() -> bytes:
    from PIL import Image  # noqa: PLC0415 - hardly ever needed

    buffer = io.BytesIO()
    Image.new("RGBA", (1, 1)).save(buffer, "PNG")
    return buffer.getvalue()


def _webp_as_png(data: bytes) -> bytes:
    from PIL import Image  # noqa: PLC0415 - slow to load, and few decks hold WebP

    buffer = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        image.save(buffer, "PNG")
    return buffer.getvalue()


def _dimmed(data: bytes, dimming: float) -> bytes:
    from PIL import Image  # noqa: PLC0415 - slow to load, and few slides have such a background

    buffer = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        image.thumbnail((_FALLBACK_PIXELS * 2, _FALLBACK_PIXELS * 2))
        whole = image.convert("RGB")
        veil = Image.new("RGB", whole.size, "black" if dimming < 0 else "white")
        Image.blend(whole, veil, abs(dimming)).save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def _svg_as_png(data: bytes, asset: Asset, theme: Theme) -> bytes:
    """Draws with the theme's measured faces and Typst's own, never with the machine's fonts.

    What Typst refuses, for its size most of all, becomes an empty picture: the SVG itself stands
    above it wherever SVG is understood.
    """
    import typst  # noqa: PLC0415 - few decks hold SVG

    width, height = max(asset.width, 1), max(asset.height, 1)
    page = f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)\n"
    image = '#image("picture.svg", width: 100%, height: 100%, fit: "stretch")'
    folders = sorted({str(faces.regular.path.parent) for faces in theme.faces.values()})
    fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
    try:
        with TemporaryDirectory() as empty:  # a drawing could name a file that lies in the root
            # The wheel's type stub does not know virtual files.
            drawn = typst.Compiler(root=empty, font_paths=fonts).compile(
                input={"main.typ": (page + image).encode(), "picture.svg": data},  # type: ignore[type-var]
                format="png",
                ppi=72.0 * _FALLBACK_PIXELS / max(width, height),
            )
    except typst.TypstError:
        return _empty_png()
    if not isinstance(drawn, bytes):  # several pages come as a list; this document has one
        raise TypeError(type(drawn))
    return drawn
