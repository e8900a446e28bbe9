"""Films and recordings are what their names say."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from deckwright.model.source import NOWHERE
from deckwright.model.talk import Asset
from deckwright.read.assets import read_asset
from deckwright.read.assets.clips import read_clip
from deckwright.read.assets.pictures import PictureError


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, kind) + body


def film(width: int, height: int) -> bytes:
    sound = box(b"trak", box(b"tkhd", bytes(84)))
    track = box(b"trak", box(b"tkhd", bytes(76) + struct.pack(">II", width << 16, height << 16)))
    return box(b"ftyp", b"isom") + box(b"moov", sound + track) + box(b"mdat", b"")


WAV = b"RIFF\0\0\0\0WAVE"


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("a.mp4", film(640, 360), (640, 360)),
        ("a.MOV", film(1920, 800), (1920, 800)),
        ("a.mp4", box(b"ftyp", b"isom"), (1280, 720)),
        ("a.m4a", box(b"ftyp", b"M4A "), (0, 0)),
        ("a.mp3", b"ID3\x04", (0, 0)),
        ("a.mp3", b"\xff\xfb\x90", (0, 0)),
        ("a.wav", WAV, (0, 0)),
    ],
)
def test_a_clip_has_its_format_and_its_size(
    name: str, data: bytes, size: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    asset = read_clip(path)

    assert asset.format == path.suffix[1:].lower()
    assert (asset.width, asset.height) == size


@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.m4a", "a.mp3", "a.wav"])
@pytest.mark.parametrize("data", [b"", b"<html>", film(1, 1)[:6]])
def test_a_clip_that_is_something_else_is_refused(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(PictureError, match=f"is no {path.suffix[1:].upper()} file"):
        read_clip(path)


def test_a_broken_box_ends_the_search_for_a_size(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(box(b"ftyp", b"isom") + struct.pack(">I4s", 3, b"moov") + b"\0" * 40)

    assert read_clip(path).width == 1280


def test_a_talk_finds_its_films_where_its_pictures_are(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(film(640, 360))
    (tmp_path / "b.mp4").write_bytes(b"no film")

    found = read_asset("a.mp4", tmp_path, tmp_path, NOWHERE)
    broken = read_asset("b.mp4", tmp_path, tmp_path, NOWHERE)

    assert isinstance(found, Asset)
    assert not isinstance(broken, Asset)
    assert (broken.code, broken.hint) == ("DW122", "save it again as MP4, MOV, MP3, M4A or WAV")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("engin.mp4", "DW120 there is no film `engin.mp4`; did you mean `engine.mp4`?"),
        ("bel.mp3", "DW120 there is no recording `bel.mp3`; did you mean `bell.wav`?"),
        ("../bell.wav", "DW119 the recording `../bell.wav` lies outside the workspace"),
        ("broken.mov", "DW122 the film `broken.mov` is no MOV file"),
    ],
)
def test_a_film_or_a_recording_is_called_by_its_name(
    source: str, told: str, tmp_path: Path
) -> None:
    for name, data in (("engine.mp4", film(2, 1)), ("bell.wav", WAV), ("broken.mov", b"<html>")):
        (tmp_path / name).write_bytes(data)
    found = read_asset(source, tmp_path, tmp_path, NOWHERE)

    assert not isinstance(found, Asset)
    assert f"{found.code} {found.message}; {found.hint}".startswith(told)
