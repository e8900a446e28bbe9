from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from deckwright.read.assets.pictures import MAX_BYTES, PictureError, TooLargeError, read_picture


def picture(kind: str, size: tuple[int, int] = (30, 20), **options: object) -> bytes:
    file = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(file, kind, **options)
    return file.getvalue()


def written(folder: Path, data: bytes, name: str = "picture.png") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "bmp", "tiff"])
def test_the_content_decides_what_a_picture_is(tmp_path: Path, kind: str) -> None:
    asset = read_picture(written(tmp_path, picture(kind)))
    assert (asset.format, asset.width, asset.height) == (kind, 30, 20)


def test_a_turned_photograph_keeps_the_size_of_its_file(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn by 90 degrees
    asset = read_picture(written(tmp_path, picture("jpeg", exif=exif)))
    assert (asset.width, asset.height) == (30, 20)


def test_a_large_jpeg_keeps_its_size_though_it_is_read_small(tmp_path: Path) -> None:
    asset = read_picture(written(tmp_path, picture("jpeg", (1000, 600))))
    assert (asset.width, asset.height) == (1000, 600)


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "bmp", "tiff"])
def test_a_picture_that_is_cut_off_is_damaged(tmp_path: Path, kind: str) -> None:
    data = picture(kind, (300, 200))
    with pytest.raises(PictureError, match="damaged"):
        read_picture(written(tmp_path, data[: len(data) // 2]))


@pytest.mark.parametrize("data", [b"<html>not found</html>", b"%PDF-1.7", b"x", b"\x00" * 99])
def test_what_is_no_picture_is_named_so(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(PictureError, match="is no PNG, JPEG"):
        read_picture(written(tmp_path, data))


def test_an_empty_file_is_named_so(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="empty"):
        read_picture(written(tmp_path, b""))


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [10_001, 50_000])
def test_a_picture_of_too_many_pixels_is_not_decoded(tmp_path: Path, side: int) -> None:
    with pytest.raises(TooLargeError, match="80 million pixels"):
        read_picture(written(tmp_path, png_that_claims(side, side)))


def test_a_picture_of_too_many_bytes_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match="50 MB"):
        read_picture(written(tmp_path, picture("png") + b"\0" * MAX_BYTES))


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 64 32"', (64, 32)),
        ('viewBox="0,0,64,32" width="640" height="320"', (64, 32)),
        ('viewBox="-10 -10 1.5e" width="640" height="320px"', (640, 320)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="25.4mm" height="2.54cm"', (96, 96)),
        ('width="100%" height="100%"', (300, 150)),
        ("", (300, 150)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ('viewBox="0 0 0.2 0.1"', (1, 1)),
    ],
)
def test_an_svg_is_as_large_as_it_says(
    tmp_path: Path, attributes: str, size: tuple[int, int]
) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()
    asset = read_picture(written(tmp_path, data))
    assert (asset.format, asset.width, asset.height) == ("svg", *size)


@pytest.mark.parametrize("data", [b"<svg", b"<svg></g>", b"<html/>", b"no svg", b"<svg>&x;</svg>"])
def test_an_svg_that_is_none_is_named_so(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(PictureError, match="SVG"):
        read_picture(written(tmp_path, data, "picture.svg"))


def test_an_svg_opens_no_other_file(tmp_path: Path) -> None:
    written(tmp_path, b"777", "size.txt")
    entity = f'<!DOCTYPE svg [<!ENTITY size SYSTEM "{(tmp_path / "size.txt").as_uri()}">]>'
    data = f"{entity}<svg><text>&size;</text></svg>".encode()
    assert read_picture(written(tmp_path, data, "a.svg")).width == 300


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


@given(
    kind=st.sampled_from(["png", "jpeg", "gif", "webp", "bmp", "tiff"]),
    place=st.floats(0, 0.999),
    noise=st.binary(min_size=1, max_size=20),
)
def test_a_broken_file_is_a_picture_or_says_why_not(
    folder: Path, kind: str, place: float, noise: bytes
) -> None:
    data = bytearray(picture(kind, (8, 8)))
    at = int(place * len(data))
    data[at : at + len(noise)] = noise
    assert outcome(written(folder, bytes(data))).startswith(("a picture", "is ", "has "))


def outcome(path: Path) -> str:
    try:
        return f"a picture of {read_picture(path).width} pixels"
    except PictureError as failure:
        return str(failure)
