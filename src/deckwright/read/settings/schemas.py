"""JSON Schemas of the settings files, for editors: made from the models that check them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from deckwright.read.settings.own_words import language_model
from deckwright.read.settings.raw import RawEvent, RawSpeaker, RawTalk, RawTemplate

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: Mapping[str, tuple[Any, str]] = MappingProxyType(
    {
        "event": (RawEvent, "event.yml: an event and its running order"),
        "talk": (RawTalk, "The front matter of a talk"),
        "speakers": (dict[str, RawSpeaker], "speakers.yml: who speaks, by key"),
        "language": (language_model(), "languages/TAG.yml: what the program says, in other words"),
        "template": (RawTemplate, "template.yml: what its owner says about a template"),
    }
)
NAMES = tuple(_MODELS)


def json_schema(name: str) -> str:
    """The schema of a kind of settings file, one of `NAMES`, as JSON (draft 2020-12)."""
    model, title = _MODELS[name]
    schema = _plain(TypeAdapter(model).json_schema())
    whole = {"$schema": _DIALECT, **schema, "title": title}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def file_name(name: str) -> str:
    """What the schema's file is called."""
    return f"{name}.schema.json"


def _plain(schema: Any) -> Any:
    """A schema without what tells an author nothing: empty defaults, titles made of names."""
    match schema:
        case dict():
            kept = {key: _plain(value) for key, value in schema.items()}
            return {key: value for key, value in kept.items() if not _is_noise(key, value)}
        case list():
            return [_plain(value) for value in schema]
        case _:
            return schema


def _is_noise(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (
        key == "default" and value in ("", None, [], {})
    )
