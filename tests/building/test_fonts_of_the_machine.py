"""What is made of a talk is the same on every machine, whatever fonts are installed there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from pptx import Presentation
from pypdf import PdfReader

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


HOMES = (".fonts", "Library/Fonts", "AppData/Local/Microsoft/Windows/Fonts")
"""Where the fonts of a user lie in his folder, by system."""


def wide_font(path: Path, family: str) -> None:
    """A font of a well known name with the letters of a much wider one."""
    with TTFont(shipped_families()["jetbrains mono"][False, False].path) as font:
        for number in (1, 4, 16):
            font["name"].setName(family, number, 3, 1, 0x409)
        font.save(path)


def machine(workspace: Path) -> tuple[Path, Path]:
    """A workspace with a talk and a template in Calibri; its template, and the user's folder."""
    home, event = workspace / "home", workspace / "talks" / "meetup"
    house = workspace / "templates" / "house"
    for folder in (*(home / name for name in HOMES), event, house):
        folder.mkdir(parents=True)
    Presentation().save(str(house / "house.pptx"))
    (event / "event.yml").write_text(
        "title: Meetup\ndate: 2026-03-31\ntemplate: house\n", encoding="utf-8"
    )
    (event / "01-talk.md").write_text(TALK, encoding="utf-8")
    return house, home


def built(workspace: Path) -> Mapping[str, bytes]:
    """All that is made of the event, in a process that knows nothing of the last."""
    home = str(workspace / "home")
    env = {**os.environ, "HOME": home, "USERPROFILE": home, "LOCALAPPDATA": home}
    command = [sys.executable, "-m", "deckwright", "build"]
    subprocess.run(command, cwd=workspace, env=env | {"XDG_CACHE_HOME": home}, check=True)
    outputs = (workspace / "build" / "meetup").glob("[!.]*")
    return {path.name: path.read_bytes() for path in outputs if path.is_file()}


def fonts_in(pdf: bytes) -> str:
    """The names of all fonts that are embedded."""
    reader = PdfReader(BytesIO(pdf))
    return " ".join(str(name) for page in reader.pages for name in page._get_fonts()[0])


def test_fonts_that_a_machine_has_change_no_byte(tmp_path: Path) -> None:
    machine(tmp_path / "without")
    _, home = machine(tmp_path / "with")
    for name in HOMES:
        for family in INSTALLED:
            wide_font(home / name / f"{family}.ttf", family)
    without = built(tmp_path / "without")
    assert {"01-talk.pptx", "handout.pdf", "slides.pdf"} <= without.keys()
    assert "Carlito" in fonts_in(without["slides.pdf"])
    assert built(tmp_path / "with") == without


def test_a_font_beside_the_template_measures_and_prints(tmp_path: Path) -> None:
    house, _ = machine(tmp_path)
    wide_font(house / "House.ttf", "Calibri")
    (house / "template.yml").write_text("fonts: [House.ttf]\n", encoding="utf-8")
    made = built(tmp_path)
    assert "Carlito" not in fonts_in(made["slides.pdf"])
    assert "JetBrainsMono" in fonts_in(made["slides.pdf"])
