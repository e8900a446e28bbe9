"""A new talk: its file, and its row in the running order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import yaml

from deckwright.diagnostics import Diagnostic, error
from deckwright.language import Words
from deckwright.model.source import Span
from deckwright.model.talk import TalkSettings
from deckwright.read.event import FILE_NAME
from deckwright.read.workspace import slug
from deckwright.scaffold.settings_text import front_matter
from deckwright.write.files import write_file

_BODY = """
## {what_it_is_about}

- {who_should_listen}
- {one_thought}

::: notes
{notes_explained}
:::

# {first_part}

## {thing_to_show}

1. {how_slides_begin}
2. {how_parts_begin}

## {try_it}

- {what_next}
- {read_on}
"""
_STUB = """
## {what_it_is_about}

- {one_thought}
- {another_thought}

::: notes
{notes_stub}
:::
"""


def new_talk(
    talk: TalkSettings, folder: Path, words: Words
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """A talk in the event's `folder`, at the end of its running order; the files that changed.

    The file's name is the next number and the title. `talk` gives the settings, but not the path.
    Nothing is made where `event.yml` cannot be read or such a talk is there already. Raises
    `OSError`.
    """
    name = slug(talk.title)
    if not name:
        message = f"`{talk.title}` makes no file name"
        return (), (error("DW151", Span(str(folder)), message, "give another title"),)

    def files(path: Path) -> Mapping[Path, bytes]:
        return {path: talk_text(replace(talk, path=path), words).encode()}

    return add_talk(name, folder, files)


def add_talk(
    name: str, folder: Path, files: Callable[[Path], Mapping[Path, bytes]]
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """A talk's files in the event's `folder`, and its row at the end of the running order.

    `files` gives what is to be written, for the path of the talk: the next number and `name`.
    All is written or nothing: not where `event.yml` cannot be read, a talk of that name is there
    already, or the system refuses a file (`OSError`).
    """
    same = next((one for one in folder.glob("*.md") if _words(one) == name), None)
    if same:
        return (), (
            error("DW151", Span(str(same)), f"{same} is there already", "give another title"),
        )
    path = folder / f"{_next_number(folder):02}-{name}.md"
    event = folder / FILE_NAME
    try:
        text = event.read_bytes().decode() if event.is_file() else ""
        longer = with_talk(text, path.name)
    except ValueError:
        message = "the running order cannot be read, so no talk is added to it"
        hint = "deckwright check tells what is wrong"
        return (), (error("DW103", Span(str(event)), message, hint),)
    row = {event: longer.encode()} if longer != text else {}
    return _written({**files(path), **row}), ()


def _written(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """The files, all of them on disk; where one is refused, all are as they were before."""
    before: dict[Path, bytes | None] = {}
    try:
        for path, data in files.items():
            before[path] = path.read_bytes() if path.is_file() else None
            write_file(path, data)
    except OSError:
        for path, old in before.items():
            if old is None:
                path.unlink(missing_ok=True)
            else:
                write_file(path, old)
        raise
    return tuple(files)


def talk_text(talk: TalkSettings, words: Words, *, stub: bool = False) -> str:
    """The file of a talk, to be gone on with; a `stub` explains less."""
    return front_matter(talk) + (_STUB if stub else _BODY).format_map(asdict(words))


def _words(path: Path) -> str:
    """A file's name without its number."""
    return re.sub(r"^\d+-", "", path.stem)


def _next_number(folder: Path) -> int:
    numbers = (re.match(r"\d+", path.name) for path in folder.glob("*.md"))
    return max((int(number[0]) for number in numbers if number), default=0) + 1


_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))


def with_talk(text: str, file: str) -> str:
    """`text`, the text of an `event.yml`, with the talk `file` at the end of its `sessions`.

    The row is written as the one before it. Without `sessions` nothing changes: all talks of the
    folder are in the running order then. Raises `ValueError` where this is no YAML.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix(mark)
    try:
        root = yaml.compose(plain, Loader=yaml.SafeLoader)
    except yaml.YAMLError as failure:
        raise ValueError(str(failure)) from failure
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    for key, value in pairs:
        if key.value == "sessions":
            return mark + _with_row(plain, key, value, file)
    return text


def _with_row(text: str, key: Any, sessions: Any, file: str) -> str:
    match sessions:
        case yaml.SequenceNode(flow_style=True, value=[]):
            return f"{text[: sessions.start_mark.index]}[{file}]{text[sessions.end_mark.index :]}"
        case yaml.SequenceNode(flow_style=True, value=[*_, last]):
            at = last.end_mark.index
            return f"{text[:at]}, {_row(last, file)}{text[at:]}"
        case yaml.SequenceNode(value=[*_, last]):
            indent = " " * sessions.start_mark.column
            return _with_line(text, _end(text, last), f"{indent}- {_row(last, file)}")
        case yaml.ScalarNode(value=value) if value in _EMPTY:
            start, end = sessions.start_mark.index, sessions.end_mark.index
            without = text[:start].rstrip(" ") + text[end:] if value else text
            return _with_line(without, key.end_mark.index, f"  - talk: {file}")
        case _:
            raise ValueError("`sessions` is no list")


def _row(last: Any, file: str) -> str:
    """The new row, as its neighbour is written."""
    if isinstance(last, yaml.ScalarNode):
        return file
    return f"{{talk: {file}}}" if last.flow_style else f"talk: {file}"


def _end(text: str, node: Any) -> int:
    """Where what a node says ends; a block's own mark may be several empty lines further down."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return len(text[: node.end_mark.index].rstrip())
    last = node.value[-1]
    return _end(text, last[1] if isinstance(node, yaml.MappingNode) else last)


def _with_line(text: str, at: int, line: str) -> str:
    """`text` with a `line` below the one that `at` is on."""
    stop = "\r\n" if "\r\n" in text else "\n"
    end = text.find("\n", at)
    if end < 0:
        return f"{text}{stop}{line}{stop}"
    return f"{text[: end + 1]}{line}{stop}{text[end + 1 :]}"
