"""The documentation as a site: links lead somewhere, nothing is loaded from elsewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ELSEWHERE = re.compile(r'(?:src=|<link [^>]*href=|url\()["\']?(?:https?:)?//[^"\' >]+')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site made in a copy, so that the working tree stays as it is."""
    copy = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "docs", copy / "docs")
    shutil.copy(ROOT / "mkdocs.yml", copy)
    command = [sys.executable, "-m", "zensical", "build", "--strict", "-f", "mkdocs.yml"]
    done = subprocess.run(command, cwd=copy, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "site"


def test_every_page_is_made(site: Path) -> None:
    pages = {page.stem for page in (ROOT / "docs").glob("*.md")}
    assert pages <= {page.stem for page in site.glob("*.html")}


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    found = {page.name: ELSEWHERE.findall(page.read_text("utf-8")) for page in site.glob("*.html")}
    assert found
    assert {name: links for name, links in found.items() if links} == {}


def test_every_page_is_in_the_contents() -> None:
    contents = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]
    named = re.findall(r"[\w-]+\.md", contents)
    assert sorted(named) == sorted(page.name for page in (ROOT / "docs").glob("*.md"))


def test_pictures_are_small_and_load_nothing() -> None:
    pictures = list((ROOT / "docs" / "images").iterdir())
    assert sum(picture.stat().st_size for picture in pictures) < 1_000_000
    drawings = [one.read_text("utf-8") for one in pictures if one.suffix == ".svg"]
    assert drawings
    assert not [text for text in drawings if "url(http" in text or 'url("http' in text]
