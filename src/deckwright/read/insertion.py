"""A row more in the running order of an `event.yml`; not a letter of the rest changes."""

from __future__ import annotations

from typing import Any

import yaml

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
