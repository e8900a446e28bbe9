"""Themes kept from one run to the next."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from deckwright.model.theme import TemplateSettings
from deckwright.theme import load, theme_cache, theme_fonts
from deckwright.theme.bundled import bundled_template
from deckwright.theme.theme_cache import kept_theme


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder."""
    monkeypatch.setattr(theme_cache, "_folder", lambda: tmp_path / "caches" / "deckwright")
    return tmp_path / "caches" / "deckwright"


@pytest.fixture
def readings(caches: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that were read."""
    del caches
    names: list[str] = []
    really = load.load_theme

    def read(
        name: str, package: bytes, settings: TemplateSettings | None = None
    ) -> theme_cache.Reading:
        names.append(name)
        return really(name, package, settings)

    monkeypatch.setattr(load, "load_theme", read)
    return names


def test_what_is_kept_is_what_was_read(readings: list[str]) -> None:
    first, second = kept_theme("dark"), kept_theme("dark")
    assert first == second
    assert readings == ["dark"]


def test_a_template_of_ones_own_is_told_by_its_bytes_and_settings(readings: list[str]) -> None:
    package, settings = bundled_template("light"), TemplateSettings("corporate.pptx")
    theme, _ = kept_theme("light", package)
    assert theme.package == package
    kept_theme("light", bundled_template("dark"))
    kept_theme("light", package, settings)
    kept_theme("light", package, settings)
    assert readings == ["light"] * 3


def test_a_font_that_comes_is_noticed_where_the_template_asks_for_the_machines(
    readings: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fonts" / "inner").mkdir(parents=True)
    monkeypatch.setattr(theme_fonts, "_roots", lambda: (tmp_path / "fonts",))
    package, asked = bundled_template("light"), TemplateSettings("t.pptx", system_fonts=True)
    kept_theme("asked", package, asked)
    kept_theme("light")
    (tmp_path / "fonts" / "inner" / "new.ttf").touch()
    kept_theme("asked", package, asked)
    kept_theme("light")
    assert readings == ["asked", "light", "asked"]


def test_a_font_file_that_changes_is_noticed(readings: list[str], tmp_path: Path) -> None:
    font = tmp_path / "own.ttf"
    font.write_bytes(b"one")
    package, settings = bundled_template("light"), TemplateSettings("t.pptx", fonts=(font,))
    kept_theme("own", package, settings)
    font.write_bytes(b"another")
    kept_theme("own", package, settings)
    assert readings == ["own"] * 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-9]),
        lambda path: path.write_bytes(pickle.dumps("no theme")),
    ],
)
def test_what_is_spoilt_is_read_anew(
    spoil: Callable[[Path], object], readings: list[str], caches: Path
) -> None:
    first = kept_theme("light")
    (one,) = caches.glob("*.theme")
    spoil(one)
    assert kept_theme("light") == first
    assert readings == ["light"] * 2


def test_nothing_in_the_folder_can_run(readings: list[str], caches: Path, tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "owned"),)

    kept_theme("light")
    (one,) = caches.glob("*.theme")
    one.write_bytes(pickle.dumps((Evil(), ())))
    kept_theme("light")
    assert not (tmp_path / "owned").exists()
    assert readings == ["light"] * 2


def test_a_folder_that_cannot_be_written_keeps_nothing(caches: Path, readings: list[str]) -> None:
    caches.parent.write_bytes(b"a file")
    kept_theme("light")
    kept_theme("light")
    assert readings == ["light"] * 2


def test_the_oldest_go(caches: Path, readings: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme_cache, "_MOST", 1)
    kept_theme("light")
    (oldest,) = caches.iterdir()
    os.utime(oldest, (0, 0))
    kept_theme("dark")
    assert len(list(caches.iterdir())) == 1
    assert not oldest.exists()
    assert readings == ["light", "dark"]
