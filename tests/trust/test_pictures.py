"""Pictures from strangers: bounds, lies and halves. None stops a build, none costs the machine."""

from __future__ import annotations

import io
import struct
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PIL.GifImagePlugin import GifImageFile

from deckwright.read.assets.pictures import PictureError, TooLargeError, read_picture

Run = Callable[..., subprocess.CompletedProcess[str]]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes) -> bytes:
    """A PNG that claims a size; its pixels are all missing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(b""))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(more) + data + chunk(b"IEND", b"")


def saved(kind: str, size: tuple[int, int] = (64, 48)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 64).convert("RGB").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("size", [(100_000, 100_000), (2**31 - 1, 2), (10_001, 10_000)])
def test_a_pixel_bomb_is_refused_by_its_header(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png(*size))
    with pytest.raises(TooLargeError):
        read_picture(path)


def test_a_text_that_unpacks_to_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png(1, 1, chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(200 << 20), 9))))
    with pytest.raises(PictureError):
        read_picture(path)


def test_a_file_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(TooLargeError):
        read_picture(path)


def test_many_frames_cost_no_more_than_one(tmp_path: Path) -> None:
    path = tmp_path / "many.gif"
    frames = [Image.new("P", (9, 9), n % 256) for n in range(2000)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    assert read_picture(path).width == 9


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
@pytest.mark.parametrize("share", [1, 4, 8, 15])
def test_half_a_picture_is_told_and_stops_nothing(tmp_path: Path, kind: str, share: int) -> None:
    data = saved(kind)
    path = tmp_path / "half.img"
    path.write_bytes(data[: len(data) * share // 16])
    with pytest.raises(PictureError):
        read_picture(path)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
@pytest.mark.parametrize("suffix", [".png", ".jpg", ".exe", ".pptx", ""])
def test_the_content_decides_what_a_picture_is(tmp_path: Path, kind: str, suffix: str) -> None:
    path = tmp_path / f"picture{suffix}"
    path.write_bytes(saved(kind))
    assert read_picture(path).format == kind.lower()


@pytest.mark.parametrize(
    "data",
    [
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n",
        b"\xd7\xcd\xc6\x9a" + bytes(40),
        b"MZ" + bytes(200),
        b"<html><script>1</script></html>",
        b"P6 9 9 255\n" + bytes(243),
        b"%PDF-1.7\n",
    ],
)
def test_what_is_no_picture_of_ours_is_never_opened(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(data)
    with pytest.raises(PictureError):
        read_picture(path)


def test_bad_pictures_stop_no_build(event_folder: Path, deckwright: Run) -> None:
    (event_folder / "bomb.png").write_bytes(png(100_000, 100_000))
    (event_folder / "half.jpg").write_bytes(saved("JPEG")[:500])
    (event_folder / "lie.png").write_bytes(saved("TIFF"))
    (event_folder / "empty.png").touch()
    pictures = "".join(
        f"\n## {name}\n\n![alt]({name})\n"
        for name in ("bomb.png", "half.jpg", "lie.png", "empty.png")
    )
    talk = event_folder / "01-first.md"
    talk.write_text(talk.read_text(encoding="utf-8") + pictures, encoding="utf-8")
    result = deckwright("build")
    assert result.returncode == 0, result.stderr
    for code in ("DW123", "DW122"):
        assert code in result.stderr


def test_of_a_film_of_pictures_the_first_alone_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = [Image.new("P", (8, 8), n) for n in range(200)]
    path = tmp_path / "film.gif"
    frames[0].save(path, save_all=True, append_images=frames[1:])
    seen: set[int] = set()

    def counted(_: GifImageFile, frame: int) -> None:
        seen.add(frame)

    monkeypatch.setattr(GifImageFile, "seek", counted)
    assert read_picture(path).format == "gif"
    assert seen <= {0}
