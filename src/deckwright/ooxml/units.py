"""Numbers as the Office format writes them. Lengths themselves are EMU: see `model.length`."""

from __future__ import annotations

LARGEST = 27_273_042_316_900
"""The largest coordinate, EMU (ECMA-376 part 1, 20.1.10.16 `ST_Coordinate`)."""
WHOLE = 100_000
"""100 % (part 1, 22.9.2.9 `ST_Percentage`, as part 4, 12.1.2 writes it)."""
DEGREE = 60_000
"""A degree (part 1, 20.1.10.3 `ST_Angle`)."""


def number(text: str | None, default: int = 0) -> int:
    """A whole number within what Office takes; `default` where it is missing or none."""
    try:
        return max(-LARGEST, min(LARGEST, int(text or "")))
    except ValueError:
        return default


def share(text: str | None, default: float = 1.0) -> float:
    """A percentage as a share of 1: thousandths (`90000`) or, as in Strict files, `90%`.

    ECMA-376 part 1, 22.9.2.9 `ST_Percentage`, and part 4, 12.1.2.
    """
    if text and text.endswith("%"):
        try:
            value = float(text[:-1]) / 100
        except ValueError:
            return default
        return value if abs(value) <= LARGEST else default
    return number(text, round(default * WHOLE)) / WHOLE


def degrees(text: str | None) -> float:
    """An angle in degrees, clockwise; 0 where it is missing or none."""
    return number(text) / DEGREE


def is_on(text: str | None) -> bool:
    """Whether an `xsd:boolean` is true."""
    return text in ("1", "true")


def percentage(part: float) -> int:
    """A share of 1 as a percentage is written."""
    return round(part * WHOLE)
