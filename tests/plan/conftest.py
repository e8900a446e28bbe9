"""Talks from Markdown, planned with a template of our own and with a foreign one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pptx
import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Asset, Talk, TalkSettings
from deckwright.model.theme import Theme
from deckwright.parse import images_of, parse_talk, with_figures
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template

SMALL = {"icon.png": (32, 32), "badge.png": (90, 20)}
"""Pictures that stand in lines of text, with their pixels."""
FOREIGN = Path(pptx.__file__).parent / "templates" / "default.pptx"


def _with_arial(package: bytes) -> bytes:
    """A template in a font that every machine measures alike."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Calibri", b"Arial"))
    return result.getvalue()


@pytest.fixture(scope="session")
def themes() -> Mapping[str, Theme]:
    """Themes by name; `foreign` is 4:3 and has a layout for few of the roles."""
    packages = {name: bundled_template(name) for name in ("light", "dark")}
    foreign = _with_arial(FOREIGN.read_bytes())
    return {
        name: load_theme(name, data)[0] for name, data in (*packages.items(), ("foreign", foreign))
    }


def _talk(body: str) -> Talk:
    settings = TalkSettings(Path("talk.md"), "A talk", Span("talk.md", 1))
    talk, _ = parse_talk(settings, body)
    assets = {image.source: _picture(image.source) for image in images_of(talk)}
    return with_figures(replace(talk, assets=assets))


def _picture(source: str) -> Asset:
    width, height = SMALL.get(source, (1600, 1200))
    return Asset(Path(source), "png", width, height)


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Talk]:
    """A talk from Markdown; its pictures are 1600 pixels wide and 1200 high, or in `SMALL`."""
    return _talk


@pytest.fixture(scope="session")
def planned(
    themes: Mapping[str, Theme],
) -> Callable[[str, str], tuple[Deck, tuple[Diagnostic, ...]]]:
    """A deck from Markdown and the name of a theme."""

    def plan(body: str, theme: str = "light") -> tuple[Deck, tuple[Diagnostic, ...]]:
        return plan_talk(_talk(body), themes[theme])

    return plan
