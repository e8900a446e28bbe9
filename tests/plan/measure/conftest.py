from __future__ import annotations

from collections.abc import Callable

import fontpkg
import pytest

from deckwright.model.theme import FontFaces, FontFile, LevelStyle, Theme
from deckwright.plan.measure import Measure


def _arial() -> FontFaces:
    upright, slanted = fontpkg.path("arimo"), fontpkg.path("arimo", style="italic")
    return FontFaces(
        "Arial",
        FontFile(upright, 400),
        FontFile(upright, 700),
        FontFile(slanted, 400),
        FontFile(slanted, 700),
    )


def _mono(slack: float) -> FontFaces:
    file = FontFile(fontpkg.path("jetbrains-mono"), 400)
    return FontFaces("Mono", file, file, file, file, exact=False, slack=slack)


def _theme(slack: float = 1.0, *, fallback: bool = False) -> Theme:
    return Theme(
        name="fonts",
        package=b"",
        digest="",
        width=12_192_000,
        height=6_858_000,
        layouts=(),
        roles={},
        colors={},
        heading_font="Arial",
        body_font="Arial",
        code_font="Mono",
        faces={"Arial": _arial(), "Mono": _mono(slack)},
        fallback_faces=(_arial(),) if fallback else (),
    )


@pytest.fixture(scope="session")
def make_theme() -> Callable[..., Theme]:
    """A theme of Arial and a code font with some `slack`, with a `fallback` or without."""
    return _theme


@pytest.fixture(scope="session")
def measure() -> Measure:
    return Measure(_theme())


@pytest.fixture(scope="session")
def body() -> LevelStyle:
    return LevelStyle(20.0, "Arial")
