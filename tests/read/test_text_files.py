from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckwright.model.source import Span
from deckwright.read.text_files import MAX_BYTES, read_text, source_lines


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("text")


def written(folder: Path, data: bytes) -> Path:
    path = folder / "a.md"
    path.write_bytes(data)
    return path


def test_a_byte_order_mark_is_dropped_and_line_ends_are_one_kind(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbfa\r\nb\rc\n\xc3\xa9")
    assert read_text(path) == ("a\nb\nc\né", ())
    assert source_lines(str(path)) == ["a", "b", "c", "é"]


def test_what_looks_like_windows_1252_is_read_so_with_a_word(tmp_path: Path) -> None:
    text, (told,) = read_text(written(tmp_path, "ok\nnaïve “café” – 5 €".encode("cp1252")))
    assert text == "ok\nnaïve “café” – 5 €"
    assert (told.code, told.severity) == ("DW102", "warning")
    assert told.span == Span(str(tmp_path / "a.md"), 2, 3)
    assert "Windows-1252" in told.message
    assert "UTF-8" in told.hint


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("words", ["# Hello\n", "# Grüße\n", "日 x"])
def test_wide_letters_are_read(tmp_path: Path, encoding: str, words: str) -> None:
    text, (told,) = read_text(written(tmp_path, words.encode(encoding)))
    assert text == words
    assert (told.code, told.severity) == (
        "DW102",
        "warning" if encoding.endswith("e") else "info",
    )
    assert encoding[:6].upper() in told.message


def test_a_mark_of_utf_16_of_either_order_is_dropped(tmp_path: Path) -> None:
    for mark, encoding in ((codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")):
        assert read_text(written(tmp_path, mark + "# ¡Sí!".encode(encoding)))[0] == "# ¡Sí!"


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ("<!-- -*- coding: koi8-r -*- -->\n", "koi8-r"),
        ('<meta charset="shift_jis">\n', "shift_jis"),
        ("---\nencoding: x\ncoding: iso-8859-2\n---\n", "iso-8859-2"),
        ("<!-- vim: set fileencoding=big5 : -->\n", "big5"),
    ],
)
def test_an_encoding_that_is_declared_is_believed(
    tmp_path: Path, declaration: str, encoding: str
) -> None:
    words = {"koi8-r": "Привет", "shift_jis": "日本語", "iso-8859-2": "žluť", "big5": "中文"}
    whole = declaration + words[encoding]
    text, (told,) = read_text(written(tmp_path, whole.encode(encoding)))
    assert text == whole
    assert (told.severity, encoding in told.message) == ("info", True)


def test_what_is_declared_is_no_program(tmp_path: Path) -> None:
    for name in ("punycode", "unicode_escape", "rot13", "zip", "utf-8"):
        text, _ = read_text(written(tmp_path, f"coding: {name}\n".encode() + b"na\xefve"))
        assert text == f"coding: {name}\nnaïve"


def test_a_damaged_letter_leaves_the_others(tmp_path: Path) -> None:
    text, (told,) = read_text(written(tmp_path, "Grüße aus Köln\n".encode() + b"\xf0\x9f"))
    assert text == "Grüße aus Köln\n\ufffd"
    assert (told.severity, told.span.line) == ("warning", 2)


def test_a_picture_is_no_text(tmp_path: Path) -> None:
    text, (told,) = read_text(written(tmp_path, b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x01\xff"))
    assert text is None
    assert (told.code, told.severity) == ("DW102", "error")


def test_a_file_that_is_not_there_has_no_text(tmp_path: Path) -> None:
    text, (mistake,) = read_text(tmp_path / "gone.md")
    assert text is None
    assert (mistake.code, mistake.severity) == ("DW101", "error")
    assert source_lines(str(tmp_path / "gone.md")) == ()


def test_a_folder_has_no_text(tmp_path: Path) -> None:
    assert read_text(tmp_path)[0] is None


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    text, (mistake,) = read_text(written(tmp_path, b" " * (MAX_BYTES + 1)))
    assert text is None
    assert "larger than 10 MB" in mistake.message


def test_control_characters_become_spaces_and_are_reported_once_a_line(tmp_path: Path) -> None:
    text, found = read_text(written(tmp_path, b"a\x0bb\x0c\n\x00c\td"))
    assert text == "a b \n c\td"
    assert [(each.severity, each.span.line, each.span.column) for each in found] == [
        ("warning", 1, 2),
        ("warning", 2, 1),
    ]


@given(st.binary())
def test_any_file_gives_text_or_a_finding(folder: Path, data: bytes) -> None:
    text, found = read_text(written(folder, data))
    assert text is not None or found
    assert not text or "\r" not in text
