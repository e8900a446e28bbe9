from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Picture

from deckwright.diagnostics import Diagnostic, gathered
from deckwright.model.inlines import Image
from deckwright.model.source import Span
from deckwright.model.talk import Asset
from deckwright.read.assets import read_assets


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("workspace") / "root"
    for name in ("talks/meetup/img/logo.png", "talks/meetup/über uns.png", "shared.png"):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        Picture.new("RGB", (4, 3)).save(file)
    Picture.new("RGB", (4, 3)).save(root.parent / "secret.png")
    (root / "talks/meetup/broken.png").write_text("not found", encoding="utf-8")
    return root


def read(root: Path, *sources: str) -> tuple[dict[str, Asset], tuple[Diagnostic, ...]]:
    images = [Image(source, "", Span("a.md", n)) for n, source in enumerate(sources, 1)]
    assets, found = read_assets(images, root / "talks" / "meetup", root)
    return dict(assets), found


def said(root: Path, source: str) -> str:
    assets, (mistake,) = read(root, source)
    assert not assets
    assert mistake.severity == "warning"
    assert mistake.span == Span("a.md", 1)
    return f"{mistake.code} {mistake.message}; {mistake.hint}"


@pytest.mark.parametrize(
    "source", ["img/logo.png", "%C3%BCber%20uns.png", "über uns.png", "../../shared.png"]
)
def test_a_picture_is_found_by_its_source_as_written(root: Path, source: str) -> None:
    assets, found = read(root, source)
    assert not found
    asset = assets[source]
    assert (asset.format, asset.width, asset.height) == ("png", 4, 3)
    assert asset.path.is_file()


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("img/lgo.png", "did you mean `img/logo.png`?"),
        ("img/LOGO.PNG", "did you mean `img/logo.png`?"),
        ("pictures/of/the/meetup/logo.png", "did you mean `img/logo.png`?"),
        ("../../shred.png", "did you mean `../../shared.png`?"),
        ("img/zebra.png", "a path is relative to the file that names it"),
        ("zebra.png", "a path is relative to the file that names it"),
        ("", "a path is relative to the file that names it"),
    ],
)
def test_a_missing_picture_is_told_with_the_one_that_was_meant(
    root: Path, source: str, hint: str
) -> None:
    assert said(root, source) == f"DW120 there is no picture `{source}`; {hint}"


@pytest.mark.parametrize(
    "source",
    [
        "https://example.org/a.png",
        "HTTP://example.org/a.png",
        "//example.org/a.png",
        "file:///etc/passwd",
    ],
)
def test_nothing_is_fetched(root: Path, source: str) -> None:
    assert said(root, source).startswith(f"DW121 `{source}` is no file: nothing is fetched")


@pytest.mark.parametrize("source", ["../../../secret.png", "..%2F..%2F..%2Fsecret.png", "/a.png"])
def test_nothing_outside_the_workspace_is_read(root: Path, source: str) -> None:
    assert said(root, source).startswith("DW119")


def test_a_broken_picture_is_told(root: Path) -> None:
    assert said(root, "broken.png").startswith("DW122 the picture `broken.png` is no PNG")


def test_a_source_is_read_and_told_once(root: Path) -> None:
    assets, found = read(root, "gone.png", "img/logo.png", "gone.png", "img/logo.png")
    assert list(assets) == ["img/logo.png"]
    assert [mistake.span.line for mistake in found] == [1]


@given(st.text() | st.text(st.sampled_from("./%2Fa:*\\~\0")))
def test_any_source_is_a_picture_or_told(root: Path, source: str) -> None:
    assets, found = read(root, source)
    assert len(assets) + len(found) == 1


def test_a_picture_that_is_its_own_address_is_unpacked(root: Path) -> None:
    data = (root / "shared.png").read_bytes()
    packed = base64.b64encode(data).decode()
    source = f"data:image/png;base64,{packed}"
    assets, found = read(root, source)
    assert found == ()
    asset = assets[source]
    assert (asset.format, asset.width, asset.height) == ("png", 4, 3)
    assert asset.path.read_bytes() == data
    assert asset.path.is_relative_to(root / "build")
    drawing = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/%3E"
    assert read(root, drawing)[0][drawing].format == "svg"


@pytest.mark.parametrize("source", ["data:image/png;base64,*", "data:image/png;base64,aGFsbG8="])
def test_what_is_no_picture_in_an_address_is_said(root: Path, source: str) -> None:
    assert said(root, source).startswith("DW122 the picture `data:image/png;base64,…` ")


def test_addresses_are_one_finding_with_their_lines(root: Path) -> None:
    assets, found = read(root, *(f"http://example.org/{name}" for name in "abc"))
    (told,) = gathered(found)
    assert not assets
    assert told.code == "DW121"
    assert told.span.line == 1
    assert told.message.endswith(", and 2 more on lines 2, 3")
