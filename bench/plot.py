"""A plot of two or three lines on logarithmic axes, as an SVG of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10

Points = Sequence[tuple[float, float]]

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 110, 24, 48
COLORS = ("#0b5fff", "#8a8f98", "#c2410c")
STYLE = "font-family: sans-serif; font-size: 13px"


def plot(lines: Mapping[str, Points], across: str, up: str) -> str:
    """`lines` by what they are called; `across` and `up` name the axes."""
    spread = [
        _decades([point[axis] for line in lines.values() for point in line]) for axis in (0, 1)
    ]

    def place(x: float, y: float) -> tuple[float, float]:
        shares = [
            (log10(value) - low) / (high - low)
            for value, (low, high) in zip((x, y), spread, strict=True)
        ]
        return (
            LEFT + shares[0] * (WIDTH - LEFT - RIGHT),
            HEIGHT - BOTTOM - shares[1] * (HEIGHT - TOP - BOTTOM),
        )

    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>']
    (left, right), (low, high) = spread
    for decade in range(left, right + 1):
        x, _ = place(10.0**decade, 10.0**low)
        parts.append(_rule(x, TOP, x, HEIGHT - BOTTOM))
        parts.append(_text(x, HEIGHT - BOTTOM + 18, _number(decade), "middle"))
    for decade in range(low, high + 1):
        _, y = place(10.0**left, 10.0**decade)
        parts.append(_rule(LEFT, y, WIDTH - RIGHT, y))
        parts.append(_text(LEFT - 8, y + 4, _number(decade), "end"))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, across, "middle"))
    parts.append(_text(LEFT, 14, up, "start"))
    for color, (name, line) in zip(COLORS, lines.items(), strict=False):
        places = [place(*point) for point in line]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>' for x, y in places]
        parts.append(_text(places[-1][0] + 8, places[-1][1] + 4, name, "start", color))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" style="{STYLE}">'
        + "".join(parts)
        + "</svg>\n"
    )


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return low, max(high, low + 1)


def _number(decade: int) -> str:
    return f"{10.0**decade:,.{max(0, -decade)}f}"


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#e5e7eb"/>'


def _text(x: float, y: float, words: str, anchor: str, color: str = "#111827") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}">'
        f"{escape(words)}</text>"
    )
