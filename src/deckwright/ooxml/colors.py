"""Colours as DrawingML writes them, down to `#RRGGBB` (ECMA-376 part 1, 20.1.2.3)."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from deckwright.model.colors import contrast, luminance
from deckwright.model.theme import Color
from deckwright.ooxml.elements import Element, local_name
from deckwright.ooxml.units import degrees, share

Rgb: TypeAlias = tuple[float, float, float]
"""Red, green and blue of sRGB, each 0 to 1."""

SLOTS = (
    "bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
)  # fmt: skip
"""ECMA-376 part 1, 19.3.1.6 `clrMap`: what slides call the theme's colours."""
PLAIN_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
OFFICE_SCHEME = {
    "dk1": "#000000", "lt1": "#FFFFFF", "dk2": "#44546A", "lt2": "#E7E6E6",
    "accent1": "#4472C4", "accent2": "#ED7D31", "accent3": "#A5A5A5", "accent4": "#FFC000",
    "accent5": "#5B9BD5", "accent6": "#70AD47", "hlink": "#0563C1", "folHlink": "#954F72",
}  # fmt: skip
"""Office's own colours, for what a broken theme lacks."""
_KINDS = ("srgbClr", "schemeClr", "sysClr", "prstClr", "hslClr", "scrgbClr")
_LINEAR_CUT, _SRGB_CUT = 0.0031308, 0.04045


@dataclass(frozen=True, slots=True)
class Palette:
    """A theme's colours and the map that names them on a master or layout."""

    scheme: Mapping[str, str]
    """`dk1 lt1 dk2 lt2 accent1…6 hlink folHlink` → `#RRGGBB`."""
    mapping: Mapping[str, str]
    """`bg1 tx1 …` → a name of `scheme`."""

    def slots(self) -> dict[str, str]:
        """All slots of the colour map as `#RRGGBB`."""
        return {slot: self.slot(slot) for slot in SLOTS}

    def slot(self, name: str) -> str:
        """A slot, or a colour of the scheme by its own name, as `#RRGGBB`."""
        name = self.mapping.get(name, PLAIN_MAP.get(name, name))
        return self.scheme.get(name) or OFFICE_SCHEME.get(name, "#000000")

    def color(self, parent: Element | None, placeholder: str = "") -> Color | None:
        """The colour that `parent` (a `solidFill`, `buClr`, `gs`, `bgRef`, …) holds.

        A slot used as it is keeps its name. `placeholder` (`#RRGGBB`) stands for `phClr`.
        A translucent colour is shown on the background's.
        """
        element = color_element(parent)
        if element is None:
            return None
        name = element.get("val", "")
        if local_name(element) == "schemeClr" and name in SLOTS and not len(element):
            return str(name)
        return self._transformed(element, placeholder)

    def rgb(self, parent: Element | None, placeholder: str = "") -> str | None:
        """Like `color`, always `#RRGGBB`."""
        color = self.color(parent, placeholder)
        return self.slot(color) if color and not color.startswith("#") else color

    def _transformed(self, element: Element, placeholder: str) -> str:
        rgb, alpha = self._base(element, placeholder), 1.0
        for change in element:
            name, value = local_name(change), change.get("val")
            match name:
                case "alpha":
                    alpha = share(value)
                case "alphaMod":
                    alpha *= share(value)
                case "alphaOff":
                    alpha += share(value, 0.0)
                case _:
                    rgb = transform(rgb, name, value)
        return to_hex(blend(rgb, to_rgb(self.slot("bg1")), min(1.0, max(0.0, alpha))))

    def _base(self, element: Element, placeholder: str) -> Rgb:
        value = element.get("val", "")
        match local_name(element):
            case "srgbClr":
                return to_rgb(f"#{value}")
            case "schemeClr":
                return to_rgb(placeholder if value == "phClr" and placeholder else self.slot(value))
            case "sysClr":
                white = "FFFFFF" if value.startswith("window") and value != "windowText" else ""
                return to_rgb("#" + (element.get("lastClr") or white or "000000"))
            case "prstClr":
                return _preset(value)
            case "hslClr":
                hue = degrees(element.get("hue")) / 360
                return colorsys.hls_to_rgb(
                    hue, share(element.get("lum"), 0.0), share(element.get("sat"), 0.0)
                )
            case _:
                red, green, blue = (share(element.get(channel), 0.0) for channel in "rgb")
                return _encode(red), _encode(green), _encode(blue)


def color_element(parent: Element | None) -> Element | None:
    """The colour within `parent`, if it holds one."""
    if parent is None:
        return None
    return next((child for child in parent if local_name(child) in _KINDS), None)


def to_rgb(color: str) -> Rgb:
    """`#RRGGBB` as channels; black where it is no such thing."""
    try:
        value = int(color.removeprefix("#"), 16)
    except ValueError:
        return 0.0, 0.0, 0.0
    return (value >> 16 & 255) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


def to_hex(rgb: Rgb) -> str:
    """Channels as `#RRGGBB`."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, channel))):02X}" for channel in rgb)


def blend(over: Rgb, under: Rgb, alpha: float) -> Rgb:
    """`over`, let through by `alpha`, on `under`."""
    red, green, blue = (alpha * a + (1 - alpha) * b for a, b in zip(over, under, strict=True))
    return red, green, blue


def is_dark(color: str) -> bool:
    """Whether white is easier to read on it than black."""
    return contrast(color, "#FFFFFF") > contrast(color, "#000000")


def transform(rgb: Rgb, name: str, value: str | None) -> Rgb:
    """One transformation of ECMA-376 part 1, 20.1.2.3; an unknown one changes nothing.

    `tint` and `shade` work on linear light, `lum…`, `sat…` and `hue…` on HSL of sRGB: so does
    PowerPoint.
    """
    match name:
        case "tint":
            return _map(rgb, lambda c: _encode(1 - (1 - _decode(c)) * share(value)))
        case "shade":
            return _map(rgb, lambda c: _encode(_decode(c) * share(value)))
        case "inv":
            return _map(rgb, lambda c: _encode(1 - _decode(c)))
        case "gamma":
            return _map(rgb, _encode)
        case "invGamma":
            return _map(rgb, _decode)
        case "gray":
            grey = _encode(luminance(to_hex(rgb)))
            return grey, grey, grey
        case _:
            return _transform_hsl(rgb, name, value)


def _transform_hsl(rgb: Rgb, name: str, value: str | None) -> Rgb:
    hue, lum, sat = colorsys.rgb_to_hls(*rgb)
    match name:
        case "lum":
            lum = share(value)
        case "lumMod":
            lum *= share(value)
        case "lumOff":
            lum += share(value, 0.0)
        case "sat":
            sat = share(value)
        case "satMod":
            sat *= share(value)
        case "satOff":
            sat += share(value, 0.0)
        case "hue":
            hue = degrees(value) / 360
        case "hueMod":
            hue *= share(value)
        case "hueOff":
            hue += degrees(value) / 360
        case "comp":
            hue += 0.5
        case _:
            return rgb
    return colorsys.hls_to_rgb(hue % 1.0, min(1.0, max(0.0, lum)), min(1.0, max(0.0, sat)))


def _map(rgb: Rgb, change: Callable[[float], float]) -> Rgb:
    return change(rgb[0]), change(rgb[1]), change(rgb[2])


def _decode(channel: float) -> float:
    """SRGB to linear light (IEC 61966-2-1)."""
    if channel <= _SRGB_CUT:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def _encode(channel: float) -> float:
    """Linear light to sRGB."""
    channel = min(1.0, max(0.0, channel))
    if channel <= _LINEAR_CUT:
        return channel * 12.92
    return float(1.055 * channel ** (1 / 2.4) - 0.055)


def _preset(name: str) -> Rgb:
    """A colour by its CSS name; DrawingML shortens `light`, `dark` and `medium`."""
    from PIL import ImageColor  # noqa: PLC0415 - slow to import, seldom needed

    for short, long in (("lt", "light"), ("dk", "dark"), ("med", "medium")):
        if name.startswith(short) and name[len(short) : len(short) + 1].isupper():
            name = long + name[len(short) :]
    try:
        red, green, blue = ImageColor.getrgb(name)[:3]
    except ValueError:
        return 0.0, 0.0, 0.0
    return red / 255, green / 255, blue / 255
