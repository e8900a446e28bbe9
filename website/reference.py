"""The reference pages, made of the program itself: docs/commands.md and docs/settings.md.

`python -m website.reference` writes them; a test holds them against the program.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from deckwright.cli import main
from deckwright.read.settings.schemas import NAMES, file_name, json_schema

DOCS = Path(__file__).parents[1] / "docs"

_COMMANDS = """\
# Commands

`deckwright COMMAND --help` says the same. Results go to stdout, all else to stderr.

| exit code | what it says |
|---|---|
| 0 | done |
| 1 | a mistake in the sources, or the system, keeps an output from being made |
| 2 | the command itself is wrong |
| 70 | a fault of the program: please report it |

Tab completes commands and options after one line in your shell's start-up file:

```bash
eval "$(_DECKWRIGHT_COMPLETE=bash_source deckwright)"  # ~/.bashrc
eval "$(_DECKWRIGHT_COMPLETE=zsh_source deckwright)"   # ~/.zshrc
_DECKWRIGHT_COMPLETE=fish_source deckwright | source   # ~/.config/fish/config.fish
```
"""

_SETTINGS = """\
# Settings

Every key of every settings file. One that is not known is an error, with the nearest that is.
[Writing talks](writing-talks.md#settings-of-a-talk) and [Templates](templates.md#templateyml) have
examples; [your editor](how-to-edit.md) can complete and check these keys while you type. Which
findings count is set in `deckwright.toml`: see [Diagnostics](diagnostics.md).
"""

_Schema = Mapping[str, Any]

_PARTS = {
    "RawSession": "sessions",
    "RawPlace": "place",
    "RawHandout": "handout",
    "RawLink": "links",
    "RawMinimums": "minimums",
}
"""What is a mapping of its own: its name in the schemas, and the key that it stands under."""
_LINKS = {name: f"[keys](#{key})" for name, key in _PARTS.items()} | {
    "RawSpeaker": "[keys](#speakersyml)"
}
_TEXTS = {"uri": "an address", "date": "a day", "email": "an e-mail address"}
"""Formats of JSON Schema."""


def pages() -> dict[str, str]:
    """Each page by the name of its file."""
    return {"commands.md": commands(), "settings.md": settings()}


def commands() -> str:
    """Every command with its options, as `--help` has them."""
    return "\n".join((_COMMANDS, *_command(main, "deckwright")))


def settings() -> str:
    """Every key of the settings files, as the schemas have them."""
    schemas = [json.loads(json_schema(name)) for name in NAMES]
    named = {key: part for schema in schemas for key, part in schema.get("$defs", {}).items()}
    files = (
        line for name, schema in zip(NAMES, schemas, strict=True) for line in _file(name, schema)
    )
    parts = (line for name, key in _PARTS.items() for line in _part(key, named[name]))
    return "\n".join((_SETTINGS, *files, *parts))


def _command(command: click.Command, path: str) -> Iterator[str]:
    if isinstance(command, click.Group):
        for name, one in sorted(command.commands.items()):
            yield from _command(one, f"{path} {name}")
        return
    context = click.Context(command, info_name=path)
    yield f"## {path}\n"
    yield f"```text\n{path} {' '.join(command.collect_usage_pieces(context))}\n```\n"
    yield from _paragraphs(inspect.cleandoc(command.help or ""))
    options = [one for one in command.params if isinstance(one, click.Option)]
    if options:
        yield "| option | what it does |\n|:--|:--|"
        yield from (_row(*(one.get_help_record(context) or ())) for one in options)
        yield ""


def _paragraphs(text: str) -> Iterator[str]:
    r"""The paragraphs of a help text; one after click's `\b` is set as it stands."""
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("\b\n"):
            title, *lines = paragraph.removeprefix("\b\n").splitlines()
            body = inspect.cleandoc("\n".join(lines))
            yield f"{title}\n\n```text\n{body}\n```\n"
        else:
            yield _plain(paragraph) + "\n"


def _file(name: str, schema: _Schema) -> Iterator[str]:
    title, _, what = schema["title"].rpartition(": ")
    yield f"## {title or what}\n"
    if title:
        yield f"{_sentence(what)}\n"
    yield f"Its schema is [{file_name(name)}](schemas/{file_name(name)}).\n"
    if "properties" not in schema:  # a mapping by keys of the author's choice
        schema = schema["$defs"][_name(schema["additionalProperties"])]
    yield from _table(schema)


def _part(key: str, schema: _Schema) -> Iterator[str]:
    yield f"## `{key}`\n"
    yield f"{_plain(schema['description'])}\n"
    yield from _table(schema)


def _table(schema: _Schema) -> Iterator[str]:
    yield "| key | what it is | value | if left out |\n|:--|:--|:--|:--|"
    required = schema.get("required", ())
    for key, value in schema["properties"].items():
        default = "has to be there" if key in required else _default(value.get("default"))
        yield _row(f"`{key}`", value["description"], _value(value), default)
    yield ""


def _default(default: object) -> str:
    match default:
        case None | dict() | list():
            return ""
        case bool():
            return f"`{str(default).lower()}`"
        case float():
            return f"`{default:g}`"
        case _:
            return f"`{default}`"


def _value(schema: _Schema) -> str:
    """What may stand there, in words."""
    first, *rest = dict.fromkeys(_kinds(schema))
    if rest and first == f"a list, each {' or '.join(rest)}":
        return f"{' or '.join(rest)}, or a list of these"
    return " or ".join((first, *rest))


def _kinds(schema: _Schema) -> Iterator[str]:
    if "$ref" in schema:
        yield _LINKS[_name(schema)]
    for one in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _kinds(one)
    if "enum" in schema:
        yield from (f"`{one}`" for one in schema["enum"])
        return
    match schema.get("type"):
        case "array":
            yield f"a list, each {_value(schema['items'])}"
        case "object":
            keys = schema["propertyNames"]["enum"]
            yield f"a mapping of any of {', '.join(f'`{key}`' for key in keys)}"
        case "boolean":
            yield "`true` or `false`"
        case "string":
            yield _TEXTS.get(schema.get("format", ""), "text")
        case "integer" | "number":
            yield "a number"
        case _:
            pass


def _name(reference: _Schema) -> str:
    """Which of the named schemas is meant."""
    return str(reference["$ref"]).rpartition("/")[2]


def _row(*cells: str) -> str:
    return f"| {' | '.join(_plain(cell).replace('|', chr(92) + '|') for cell in cells)} |"


def _plain(text: str) -> str:
    """Text of the program as Markdown: on one line, options as code."""
    text = " ".join(text.split())
    return re.sub(r"(?<![\w`/.-])(--?[a-z][\w-]*)", r"`\1`", text)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:].rstrip(".") + "."


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
