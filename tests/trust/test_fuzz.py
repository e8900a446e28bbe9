"""What `make fuzz` begins with, and what it found, goes through every time.

Nothing is random here; `make fuzz` needs atheris and time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fuzz.targets import TARGETS

CORPUS = Path(__file__).parents[2] / "fuzz" / "corpus"


def samples() -> Iterator[tuple[str, Path]]:
    for target in TARGETS:
        for path in sorted((CORPUS / target).iterdir()):
            yield target, path


@pytest.mark.parametrize(
    ("target", "path"), list(samples()), ids=lambda one: getattr(one, "name", one)
)
def test_a_sample_is_read_without_a_fault(target: str, path: Path) -> None:
    TARGETS[target](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("data", [b"", b"\0", b"\xff" * 999, b"PK\x03\x04", b"---\n---\n", b"{}"])
def test_next_to_nothing_is_read_without_a_fault(target: str, data: bytes) -> None:
    TARGETS[target](data)
