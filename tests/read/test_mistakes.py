"""Every mistake that an author can make in settings, and what deckwright answers.

A case is a file of `mistakes/`: the files of a workspace, each after a line `=== name`, and under
`=== messages` what is said about them. `pytest --refresh` writes the messages.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckwright.diagnostics import render
from deckwright.read.event import read_event
from deckwright.read.settings.template_settings import read_template
from deckwright.read.text_files import source_lines
from deckwright.read.workspace import Workspace

CASES = sorted((Path(__file__).parent / "mistakes").glob("*.txt"))
MESSAGES = "messages"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_mistake_is_named_in_its_place_with_its_mend(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(tmp_path)
    files = _parts(case.read_text(encoding="utf-8"))
    expected = files.pop(MESSAGES, "")
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8", newline="")
    said = _messages()
    if request.config.getoption("--refresh"):
        whole = "".join(f"=== {name}\n{text}" for name, text in files.items())
        case.write_text(f"{whole}=== {MESSAGES}\n{said}", encoding="utf-8")
    else:
        assert said == expected


def _parts(text: str) -> dict[str, str]:
    _, *parts = re.split(r"(?m)^=== (.+)\n", text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _messages() -> str:
    workspace = Workspace(Path())
    value, found = (
        read_template(workspace.templates / "house", workspace.root)
        if workspace.templates.is_dir()
        else read_event(workspace.talks / "meetup", workspace)
    )
    outcome = "nothing can be written" if value is None else "the rest can be written"
    return "\n\n".join([*(render(each, source_lines) for each in found), outcome]) + "\n"
