"""Every example of the documentation works."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from deckwright.cli import main
from deckwright.model.source import Span
from deckwright.model.talk import Prose, TalkSettings
from deckwright.parse import parse_talk
from deckwright.plan import plan_talk
from deckwright.read.event import read_event
from deckwright.read.front_matter import split
from deckwright.read.workspace import Workspace
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def snippets(language: str) -> Iterator[tuple[str, str]]:
    """Where a fenced example of `language` stands, and its text."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for match in re.finditer(rf"(?ms)^(`{{3,}}){language}\n(.*?)^\1$", text):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{page.name}:{line}", match[2]


def snippet_params(language: str) -> list[object]:
    return [pytest.param(text, id=place) for place, text in snippets(language)]


@pytest.mark.parametrize("text", snippet_params("markdown"))
def test_a_markdown_example_parses_and_is_planned(text: str) -> None:
    document, body, first, mistakes = split(text, "talk.md")
    assert document is not None
    assert not mistakes
    prose: Prose = "notes" if document.data.get("prose") == "notes" else "slides"
    settings = TalkSettings(Path("talk.md"), "A talk", Span("talk.md"), prose=prose)
    talk, findings = parse_talk(settings, body, first)
    assert not findings
    theme, _ = load_theme("light", bundled_template("light"))
    assert theme is not None
    deck, findings = plan_talk(talk, theme)
    assert deck.slides
    assert not findings


def test_the_settings_of_the_examples_are_understood(tmp_path: Path) -> None:
    files = {
        name: text
        for _, text in snippets("yaml")
        if (name := text.splitlines()[0].removeprefix("# ")).startswith("talks/")
    }
    folder = tmp_path / "talks" / "EVENT"
    folder.mkdir(parents=True)
    for name, text in files.items():
        path, _, part = name.partition(", ")
        content = f"---\n{text}---\n\n## A slide\n" if part == "front matter" else text
        (tmp_path / path).write_text(content, encoding="utf-8")
    event = (folder / "event.yml").read_text(encoding="utf-8")
    for talk in re.findall(r"talk: *([\w.-]+\.md)", event):
        if not (folder / talk).exists():
            (folder / talk).write_text("---\ntitle: Another talk\n---\n", encoding="utf-8")
    source, findings = read_event(folder, Workspace(tmp_path))
    assert source is not None
    assert not [one for one in findings if one.severity == "error"]


def commands() -> list[object]:
    """Each `deckwright …` line of a shell example, and each in a table of the README."""
    found: list[object] = []
    for place, text in (*snippets("sh"), *snippets("console")):
        found += [
            pytest.param(line.removeprefix("$ "), id=f"{place} {line}")
            for line in text.splitlines()
            if line.removeprefix("$ ").startswith("deckwright ")
        ]
    in_table = re.compile(r"^\| `(deckwright [^`]*)`", re.MULTILINE)
    for page in PAGES:
        found += [
            pytest.param(line, id=f"{page.name} {line}")
            for line in in_table.findall(page.read_text("utf-8"))
        ]
    return found


@pytest.mark.parametrize("line", commands())
def test_a_command_of_the_docs_exists_with_its_options(line: str) -> None:
    words = shlex.split(line.split("#", maxsplit=1)[0])[1:]
    command: click.Command = main
    while isinstance(command, click.Group) and words:
        command = command.commands[words.pop(0)]
    options = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    for word in words:
        if word.startswith("-"):
            assert word.split("=")[0] in options
