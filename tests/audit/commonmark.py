"""Builds each example of CommonMark's specification into a deck, and says what is lost or broken.

    python -m tests.audit.commonmark [FILE]

FILE is the examples as JSON; without it they are taken from the source package of markdown-it-py,
in the version that is installed. They are under a licence of their own (CC BY-SA 4.0), so they are
no part of this repository; `tests/trust/test_commonmark.py` has examples of ours.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openxml_audit import validate_pptx

from tests.trust.test_commonmark import deck_of, expected, shown, words

_PACKAGE = "markdown-it-py"
_FILE = "tests/test_cmark_spec/commonmark.json"


def examples(argument: str | None) -> list[dict[str, Any]]:
    """Each with its number as `example` and its text as `markdown`."""
    if argument:
        found: list[dict[str, Any]] = json.loads(Path(argument).read_text("utf-8"))
        return found
    with TemporaryDirectory() as folder:
        wanted = f"{_PACKAGE}=={version(_PACKAGE)}"
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=:all:"]
        subprocess.run([*pip, "--dest", folder, wanted], check=True)
        (archive,) = Path(folder).glob("*.tar.gz")
        with tarfile.open(archive) as files:
            name = next(name for name in files.getnames() if name.endswith(_FILE))
            file = files.extractfile(name)
            return list(json.load(file)) if file else []


def main() -> int:
    """Whether anything is wrong, as an exit code."""
    every = examples(sys.argv[1] if len(sys.argv) > 1 else None)
    wrong = 0
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deck.pptx"
        for example in every:
            deck, found = deck_of(f"## Example\n\n{example['markdown']}\n")
            have = shown(deck) + " ".join(f"{one.message} {one.hint}" for one in found)
            lost = [word for word in words(expected(example["markdown"])) if word not in have]
            path.write_bytes(deck)
            audit = validate_pptx(str(path))
            if lost or not audit.is_valid:
                wrong += 1
                print(example["example"], example["section"], lost, audit.errors)
    print(f"{len(every)} examples, {len(every) - wrong} of them decks that are valid and whole")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
