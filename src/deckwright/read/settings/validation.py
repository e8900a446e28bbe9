"""A document checked against its model; every mistake at once, in plain words, in its place."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from deckwright.diagnostics import Diagnostic, Edit, did_you_mean, error, nearest
from deckwright.read.settings.raw import Raw
from deckwright.read.settings.yaml_document import Document, KeyPath

Model = TypeVar("Model", bound=Raw)

_SYNONYMS = {
    "author": "speakers", "authors": "speakers", "presenter": "speakers",
    "lang": "language", "locale": "language", "theme": "template", "tags": "keywords",
    "summary": "abstract", "length": "duration", "category": "track",
    "bio": "biography", "photo": "avatar", "picture": "avatar", "image": "avatar",
    "company": "affiliation", "organization": "affiliation", "job": "role", "twitter": "handle",
    "venue": "place", "host": "organizer", "tz": "timezone", "website": "url", "href": "url",
    "schedule": "sessions", "talks": "sessions", "agenda": "sessions", "program": "sessions",
    "time": "start", "file": "talk", "type": "kind", "name": "title", "label": "title",
}  # fmt: skip
"""What others call our keys."""

_TYPES = {
    "string_type": ("text", "write the text behind the `:`"),
    "model_type": ("a mapping", "write one `key: value` a line, indented"),
    "dict_type": ("a mapping", "write one `key: value` a line, indented"),
    "tuple_type": ("a list", "write one `- entry` a line, indented"),
    "union_tag_invalid": ("text or a mapping", "write the text behind the `:` or the `-`"),
    "float_parsing": ("a number", "write a number such as 18"),
    "float_type": ("a number", "write a number such as 18"),
}
"""Pydantic's names of mistakes, what a value must be instead, and the mend."""

_BOUNDS = {
    "too_short": ("is empty", "give a value, or delete the key"),
    **dict.fromkeys(
        ("string_too_long", "too_long"), ("is too long", "the most is {max_length:,} characters")
    ),
    "greater_than_equal": ("is too small", "the least is {ge:g}"),
    "less_than_equal": ("is too large", "the most is {le:g}"),
    "finite_number": ("is no number", "write a number such as 18"),
    "string_pattern_mismatch": ("is no colour", 'write it as "#0B5FFF", in quotes'),
}
"""Pydantic's names of mistakes, what is wrong, and the mend."""


def validate(
    model: type[Model], document: Document, *at: str
) -> tuple[Model | None, tuple[Diagnostic, ...]]:
    """What stands under the keys `at` as a `model`, and all that is wrong with it.

    Where there are mistakes, the model holds what is right, so that the rest can be checked too;
    None where nothing is left of it.
    """
    data: Any = document.data
    for key in at:
        data = data[key]
    try:
        return model.model_validate(data), ()
    except ValidationError as failure:
        mistakes = failure.errors(include_url=False)
    slips = {(*one["loc"][:-1], _slip(model, data, one)) for one in mistakes}
    told = (one for one in mistakes if one["type"] != "missing" or one["loc"] not in slips)
    found = (_diagnostic(model, document, data, at, details) for details in told)
    ordered = tuple(sorted(found, key=lambda d: (d.span.line, d.span.column)))
    return _without(model, data, {details["loc"][:1] for details in mistakes}), ordered


def _without(
    model: type[Model], data: Any, wrong: Collection[tuple[str | int, ...]]
) -> Model | None:
    """A model of `data` without its wrong keys, or None."""
    if not isinstance(data, dict) or () in wrong:
        return None
    try:
        return model.model_validate({k: v for k, v in data.items() if (k,) not in wrong})
    except ValidationError:
        return None


def _diagnostic(
    model: type[Raw], document: Document, data: Any, at: KeyPath, details: ErrorDetails
) -> Diagnostic:
    keys = _keys(data, details["loc"])
    span, name = document.span(*at, *keys), _name((*at, *keys))
    match details["type"]:
        case "extra_forbidden":
            key, known = str(keys[-1]), _model_at(model, keys[:-1]).model_fields
            meant = _meant(key, known)
            hint = f"did you mean `{meant}`?" if meant else f"known keys: {', '.join(known)}"
            free = meant and meant not in _inside(data, keys[:-1])
            edit = Edit(span, key, meant) if free else None
            return error("DW110", span, f"unknown key {name}", hint, edit)
        case "missing" if keys[-1:] == details["loc"][-1:]:
            return error("DW112", span, f"{name} is empty", "give a value")
        case "missing":
            missing = str(details["loc"][-1])
            message = f"{name} has no `{missing}`" if name else f"there is no `{missing}`"
            meaning = _model_at(model, keys).model_fields[missing].description
            return error("DW112", span, message, f"add `{missing}`: {meaning}")
        case "literal_error" if details["loc"][-1] == "[key]":
            message = f"unknown key {name}"
            return error("DW110", span, message, _one_of(str(keys[-1]), details))
        case _:
            message, hint = _wrong_value(name, details)
            return error("DW111", span, message, hint)


def _slip(model: type[Raw], data: Any, details: ErrorDetails) -> str:
    """The key that an unknown one is a slip of, and which is not missing then; or nothing."""
    if details["type"] != "extra_forbidden":
        return ""
    keys = _keys(data, details["loc"])
    return _meant(str(keys[-1]), _model_at(model, keys[:-1]).model_fields)


def _wrong_value(name: str, details: ErrorDetails) -> tuple[str, str]:
    """What is wrong with the value of a known key, and how to mend it."""
    given, context = details["input"], details.get("ctx", {})
    hint = ""
    match details["type"]:
        case "mistake":
            what, hint = str(context["message"]), str(context["hint"])
            message = f"{name}: {what}" if name else what
        case _ if given is None:
            message, hint = (
                f"{name} is empty",
                "give a value; text that begins with `#` needs quotes",
            )
        case "literal_error":
            message, hint = f"{name} cannot be {_shown(given)}", _one_of(given, details)
        case kind if kind in _TYPES:
            what, hint = _TYPES[kind]
            message = f"{name} must be {what}, not {_shown(given)}"
        case kind if kind in _BOUNDS:
            what, hint = _BOUNDS[kind]
            message, hint = f"{name} {what}", hint.format(**context)
        case _:
            message = f"{name}: {details['msg']}"
    return message, hint


def _one_of(given: object, details: ErrorDetails) -> str:
    choices = re.findall(r"'([^']*)'", str(details.get("ctx", {}).get("expected", "")))
    return did_you_mean(str(given), choices) or f"one of: {', '.join(choices)}"


def _keys(data: Any, location: KeyPath) -> KeyPath:
    """The part of a location that leads into `data`: no tags of unions, no missing keys."""
    keys: list[str | int] = []
    for part in location:
        inside = part in data if isinstance(data, dict) else isinstance(part, int)
        if inside and isinstance(data, dict | list):
            data = data[part]  # type: ignore[index] # a key for a dict, else a number
            keys.append(part)
    return tuple(keys)


def _name(keys: KeyPath) -> str:
    """A key in words: "`url`", "entry 2 of `links`"; nothing for the whole document."""
    if not keys:
        return ""
    *before, last = keys
    return f"`{last}`" if isinstance(last, str) else f"entry {last + 1} of {_name(tuple(before))}"


def _shown(value: object) -> str:
    match value:
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return f"`{value}`"


def _meant(word: str, known: Collection[str]) -> str:
    """The key that `word` is another name for, or a slip of; or nothing."""
    synonym = _SYNONYMS.get(word.lower(), "")
    return synonym if synonym in known else nearest(word, known)


def _inside(data: Any, keys: KeyPath) -> Any:
    """What stands under `keys`."""
    for key in keys:
        data = data[key]
    return data


def _model_at(model: type[Raw], keys: KeyPath) -> type[Raw]:
    """The model of the mapping that `keys` lead to."""
    for key in keys:
        if key in model.model_fields:
            model = _model_in(model.model_fields[str(key)].annotation) or model
    return model


def _model_in(annotation: Any) -> type[Raw] | None:
    if isinstance(annotation, type) and issubclass(annotation, Raw):
        return annotation
    inner = map(_model_in, get_args(annotation))
    return next((model for model in inner if model is not None), None)
