"""Talks to measure with: plausible ones, as long as you like, that pandoc reads as well."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

_BULLETS = "\n".join(
    f"- Point {number} with **bold**, *italic* and `code` in its text" for number in range(1, 7)
)
_OUTLINE = "\n".join(
    f"- Thought {number}\n    - what follows from it\n        - and from that"
    for number in range(1, 4)
)
_TABLE = "| Part | Count | Remark |\n|:-----|------:|:------:|\n" + "\n".join(
    f"| part {number} | {number * 7} | some words |" for number in range(1, 7)
)
_CODE = '''\
```python
def greet(names: list[str]) -> str:
    """Say hello."""
    for name in names:
        print(f"Hello, {name}!")
    return "done"
```'''
_COLUMNS = """\
:::: columns
::: column
- one on the left
- two on the left
:::
::: column
- one on the right
- two on the right
:::
::::"""
_PROSE = "A paragraph with a [link](https://example.org/) and some more words to fill its lines."
_BODIES = (
    _BULLETS,
    _OUTLINE,
    _BULLETS,
    _TABLE,
    _BULLETS,
    _CODE,
    _BULLETS,
    _COLUMNS,
    _BULLETS,
    _PROSE,
)
_NOTES = "::: notes\nWhat to say about it. Remember to **breathe**.\n:::"


def talk(slides: int, title: str = "A generated talk") -> str:
    """A talk of so many slides: half of them bullets, every second one with notes."""
    parts = [f'---\ntitle: "{title}"\ndate: 2024-05-01\n---']
    for number, body in enumerate(islice(cycle(_BODIES), slides), start=1):
        parts += [f"## Slide {number}: a plausible title", body]
        if number % 2:
            parts.append(_NOTES)
    return "\n\n".join(parts) + "\n"


def event(workspace: Path, name: str, talks: int, slides: int) -> Path:
    """An event in `workspace` of so many talks, each of so many slides; its folder."""
    folder = workspace / "talks" / name
    folder.mkdir(parents=True)
    (folder / "event.yml").write_text(
        f"title: A meetup of {talks} talks\ndate: 2024-05-01\n", encoding="utf-8"
    )
    for number in range(1, talks + 1):
        text = talk(slides, f"Generated talk {number}")
        (folder / f"{number:03}-talk.md").write_text(text, encoding="utf-8")
    return folder
