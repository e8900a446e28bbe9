"""What is made of a talk is the same on every machine, whatever fonts are installed there."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from fontTools.ttLib import TTFont
from pptx import Presentation

from deckwright.fonts import shipped_families

TALK = """\
---
title: 容器 are *processes*
---

## A container is a process that believes it has the machine to itself

- 容器只是一个以为自己独占机器的进程。コンテナは、自分だけが動いていると信じている。
- الحاوية عملية تعتقد أنها وحيدة ✓ ★ 🚀
- The kernel keeps up that belief with namespaces and control groups, and no more than that.
"""
INSTALLED = ("Calibri", "Carlito", "Noto Sans CJK SC", "Noto Sans Arabic", "DejaVu Sans")


def install(home: Path) -> None:
    """Fonts of well known names, with the letters of a much wider one, in the user's folders."""
    source = shipped_families()["jetbrains mono"][False, False].path
    for folder in (".fonts", "Library/Fonts", "AppData/Local/Microsoft/Windows/Fonts"):
        (home / folder).mkdir(parents=True)
        for family in INSTALLED:
            with TTFont(source) as font:
                for number in (1, 4, 16):
                    font["name"].setName(family, number, 3, 1, 0x409)
                font.save(home / folder / f"{family}.ttf")


def built(workspace: Path, settings: str, *, installed: bool) -> Mapping[str, str]:
    """The digests of all that is made of an event on a machine with these fonts or without."""
    home, event = workspace / "home", workspace / "talks" / "meetup"
    house = workspace / "templates" / "house"
    for folder in (home, event, house):
        folder.mkdir(parents=True)
    if installed:
        install(home)
    Presentation().save(str(house / "house.pptx"))  # its text is in Calibri
    (house / "template.yml").write_text(settings, encoding="utf-8")
    (event / "event.yml").write_text("title: Meetup\ndate: 2026-03-31\ntemplate: house\n", encoding="utf-8")
    (event / "01-talk.md").write_text(TALK, encoding="utf-8")
    env = {**os.environ, "HOME": str(home), "USERPROFILE": str(home)}
    env |= {"XDG_CACHE_HOME": str(home / "cache"), "LOCALAPPDATA": str(home / "cache")}
    for arguments in (["build"], ["slides", "talks/meetup/01-talk.md", "-o", "build/slides.pdf"]):
        subprocess.run(
            [sys.executable, "-m", "deckwright", *arguments], cwd=workspace, env=env, check=True
        )
    outputs = (path for path in sorted((workspace / "build").rglob("*.p*")) if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in outputs}


def test_fonts_that_a_machine_has_change_no_byte(tmp_path: Path) -> None:
    without = built(tmp_path / "without", "", installed=False)
    assert {"01-talk.pptx", "handout.pdf", "slides.pdf"} <= without.keys()
    assert built(tmp_path / "with", "", installed=True) == without
