from __future__ import annotations

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


def test_latin_1_is_named_in_its_line_and_column(tmp_path: Path) -> None:
    text, (mistake,) = read_text(written(tmp_path, "ok\nnaïve café".encode("latin-1")))
    assert text is None
    assert mistake.span == Span(str(tmp_path / "a.md"), 2, 3)
    assert "not UTF-8" in mistake.message
    assert "Latin-1" in mistake.message
    assert "UTF-8" in mistake.hint


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("words", ["# Hello\n", "# Grüße\n", "日 x"])
def test_utf_16_is_named(tmp_path: Path, encoding: str, words: str) -> None:
    text, (mistake,) = read_text(written(tmp_path, words.encode(encoding)))
    assert text is None
    assert mistake.code == "DW102"
    assert "UTF-16" in mistake.message


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
