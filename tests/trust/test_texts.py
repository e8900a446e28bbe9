"""Sources in other encodings, of strange shape, and far too large."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from deckwright.model.source import Span
from deckwright.model.talk import TalkSettings
from deckwright.parse import parse_talk
from deckwright.read.settings.levels import read_levels
from deckwright.read.settings.yaml_document import parse_document

Run = Callable[..., subprocess.CompletedProcess[str]]
TEXT = "---\ntitle: Über uns\n---\n\n## Ein Schluß\n\n- süß\n"


@pytest.mark.parametrize(
    ("encoding", "end"),
    [("utf-8", "\n"), ("utf-8", "\r\n"), ("utf-8-sig", "\r\n"), ("utf-8", "\r")],
)
def test_line_ends_and_a_byte_order_mark_change_nothing(
    tmp_path: Path, deckwright: Run, encoding: str, end: str
) -> None:
    decks = []
    for name, data in (
        ("plain", TEXT.encode()),
        ("other", TEXT.replace("\n", end).encode(encoding)),
    ):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "talk.md").write_bytes(data)
        assert deckwright("deck", str(folder / "talk.md"), "-o", f"{name}.pptx").returncode == 0
        decks.append(Path(f"{name}.pptx").read_bytes())
    assert decks[0] == decks[1]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-16-le", "UTF-16"), ("latin-1", "Windows-1252"), ("cp1252", "Windows-1252")],
)
def test_an_encoding_that_was_guessed_is_named(
    tmp_path: Path, deckwright: Run, encoding: str, named: str
) -> None:
    (tmp_path / "talk.md").write_bytes(TEXT.encode(encoding))
    result = deckwright("deck", str(tmp_path / "talk.md"), "-o", "deck.pptx")
    assert result.returncode == 0
    assert named in result.stderr
    assert "Über" in Presentation("deck.pptx").slides[0].shapes.title.text


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x",
        "a: !!python/object/apply:os.system ['touch PWNED']",
        "a: !!binary aGk=",
        "a: " + "[" * 200 + "]" * 200,
        "\n".join(f"k{n}: v" for n in range(30_000)),
        "a: " + "x" * 1_000_001,
        "%TAG ! tag:x,2000:\n---\na: !b c",
        "? [a, b]\n: c",
        "a: 1\n---\nb: 2",
        "a: \0",
        "\ud800",
    ],
)
def test_yaml_beyond_plain_settings_is_refused(text: str) -> None:
    document, found = parse_document(text, "event.yml")
    assert document is None
    assert [one.severity for one in found] == ["error"]
    assert not list(Path().glob("PWNED"))


@pytest.mark.parametrize(
    ("key", "length"), [("title", 80_000), ("description", 800_000), ("organizer", 3_000)]
)
def test_settings_that_are_too_long_are_refused(
    event_folder: Path, deckwright: Run, key: str, length: int
) -> None:
    others = "" if key == "title" else "title: Two talks\n"
    (event_folder / "event.yml").write_text(
        f"{others}{key}: {'x ' * (length // 2)}\n", encoding="utf-8"
    )
    result = deckwright("check", "talks/two-talks")
    assert result.returncode == 1
    assert f"`{key}` is too long" in result.stderr + result.stdout


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 20_000 + " = 1",
        "[" + "a . " * 20_000 + "a]",
        "x = {" + "'a'." * 20_000 + "a = 1}",
        '"a\\"b".' * 5_000 + "a = 1",
        "a = 1 #" + "x" * 1_000_000,
    ],
)
def test_toml_that_would_take_gigabytes_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "deckwright.toml").write_text(text, encoding="utf-8")
    levels, found = read_levels(tmp_path)
    assert levels == {}
    assert [one.code for one in found] == ["DW140"]


LARGE = {
    "quotes": ">" * 5_000 + " deep",
    "lists": "\n".join("  " * n + "- x" for n in range(500)),
    "brackets": "[" * 20_000,
    "images": "![" * 20_000,
    "stars": "*a **b " * 10_000,
    "ticks": "`a ``b " * 10_000,
    "entities": "&amp" * 20_000,
    "links": "[a](" * 20_000,
    "autolinks": "<http:" * 20_000,
    "table": "|" * 2_000 + "\n" + "|-" * 2_000 + "\n" + "|x" * 2_000,
    "rows": "|a|b|\n|-|-|\n" + "|x|y|\n" * 5_000,
    "containers": "::: tip\n" * 2_000,
    "html": "<div>" * 5_000,
    "footnotes": "".join(f"[^{n}]: [^{n + 1}]\n\n" for n in range(2_000)),
    "dollars": "$a $b " * 10_000,
    "maths": "$$" + "{" * 3_000 + "$$",
    "attributes": "# x {" + ".a " * 10_000 + "}",
    "mermaid": "```mermaid\nflowchart LR\n" + "\n".join(f"a{n}-->a{n + 1}" for n in range(2_000)),
    "one line": "x" * 1_000_000,
}


@pytest.mark.parametrize("kind", LARGE)
def test_markdown_of_any_shape_is_a_talk(kind: str) -> None:
    settings = TalkSettings(Path("talk.md"), "T", Span("talk.md"))
    talk, _ = parse_talk(settings, f"## Slide\n\n{LARGE[kind]}\n")
    assert talk.sections


def test_a_talk_that_is_far_too_large_is_refused(tmp_path: Path, deckwright: Run) -> None:
    with (tmp_path / "talk.md").open("wb") as file:
        file.truncate(10_000_001)
    result = deckwright("deck", str(tmp_path / "talk.md"), "-o", "deck.pptx")
    assert result.returncode == 1
    assert "larger than 10 MB" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 2_000_001, "bytes, and at most 2,000,000"),
        ("a\n" * 100_001, "lines"),
        ("|" * 100_001, "100,001 `|` of tables"),
    ],
)
def test_a_talk_that_would_take_gigabytes_is_refused(
    tmp_path: Path, deckwright: Run, text: str, said: str
) -> None:
    (tmp_path / "talk.md").write_text(f"# T\n\n## Slide\n{text}", encoding="utf-8")
    result = deckwright("deck", str(tmp_path / "talk.md"), "-o", "deck.pptx")
    assert result.returncode == 1
    assert said in result.stderr
    assert "make several talks of it" in result.stderr


def test_what_a_talk_takes_in_counts_as_well(tmp_path: Path, deckwright: Run) -> None:
    (tmp_path / "part.md").write_text("x\n" * 60_000, encoding="utf-8")
    (tmp_path / "talk.md").write_text(
        "# T\n\n## Slide\n\n" + "::: include part.md\n:::\n\n" * 2, encoding="utf-8"
    )
    result = deckwright("deck", str(tmp_path / "talk.md"), "-o", "deck.pptx")
    assert result.returncode == 1
    assert "lines, and at most 100,000" in result.stderr
