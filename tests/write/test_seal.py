"""Whether an output is as it was written."""

import io
import zipfile

import pytest
from PIL import Image

from deckwright.write.seal import is_sealed, sealed


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
    return buffer.getvalue()


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(buffer, "PNG")
    return buffer.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 0\ntrailer\n<<>>\nstartxref\n30\n%%EOF\n"
OUTPUTS = {
    "deck": archive(),
    "handout": PDF,
    "picture": picture(),
    "drawing": b"<svg xmlns='http://www.w3.org/2000/svg'/>\n",
    "page": b"\n<!doctype html><title>A page</title>\n",
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_is_known_by_its_seal(name: str) -> None:
    data = OUTPUTS[name]
    assert not is_sealed(data)
    assert is_sealed(sealed(data))
    assert sealed(data) == sealed(data)


@pytest.mark.parametrize("name", OUTPUTS)
def test_any_other_byte_breaks_the_seal(name: str) -> None:
    data = sealed(OUTPUTS[name])
    for at in range(0, len(OUTPUTS[name]) - 8, 5):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert not is_sealed(changed), at
    assert not is_sealed(data + b"more of it")


def test_a_sealed_archive_still_opens() -> None:
    with zipfile.ZipFile(io.BytesIO(sealed(archive()))) as file:
        assert file.testzip() is None
        assert file.namelist() == ["[Content_Types].xml"]


def test_a_sealed_picture_still_opens() -> None:
    with Image.open(io.BytesIO(sealed(picture()))) as image:
        image.load()
        assert image.text["Software"].startswith("deckwright")  # type: ignore[attr-defined]


def test_a_sealed_pdf_ends_as_a_pdf_has_to() -> None:
    assert sealed(PDF).startswith(PDF[: PDF.index(b"startxref")])
    assert sealed(PDF).endswith(b"\nstartxref\n30\n%%EOF\n")


def test_data_has_no_place_for_a_seal() -> None:
    assert sealed(b'{"schedule": 1}') == b'{"schedule": 1}'
