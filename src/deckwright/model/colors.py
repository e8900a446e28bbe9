"""What can be said of two colours (`#RRGGBB`) without a theme: how well they can be told apart."""

from __future__ import annotations

from functools import lru_cache

_LINEAR_UP_TO = 0.04045
"""sRGB's own threshold (IEC 61966-2-1)."""


def luminance(color: str) -> float:
    """Relative luminance, 0 to 1 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `other` in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@lru_cache(maxsize=1024)
def readable(color: str, background: str, minimum: float = 4.5) -> str:
    """`color`, moved towards black or white until its contrast with `background` is `minimum`."""
    far = max("#000000", "#FFFFFF", key=lambda end: contrast(end, background))
    for step in range(21):
        candidate = mix(color, far, step / 20)
        if contrast(candidate, background) >= minimum:
            return candidate
    return far


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4
