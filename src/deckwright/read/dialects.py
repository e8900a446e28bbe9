"""What front matter of other dialects says, in our words.

Whose a file is, is told by `dialect_marks`; how slides are read, in `parse/dialects`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from deckwright.model.talk import Dialect, Made, Speaker
from deckwright.read.settings.yaml_document import Document, Value

_TITLE_LINES = re.compile(r"%[ \t]?(.*)")

_WORDS = {
    "title": "title", "subtitle": "subtitle", "sub_title": "subtitle", "description": "abstract",
    "abstract": "abstract", "summary": "abstract", "lang": "language", "language": "language",
    "date": "date", "keywords": "keywords", "tags": "keywords", "template": "template",
    "duration": "duration", "url": "links",
}  # fmt: skip
"""What others' keys are called in our front matter."""
_PEOPLE = ("speakers", "author", "authors", "presenter", "speaker")
_TITLE_SLIDES: Mapping[str, Collection[str]] = {
    "pandoc": ("title", "author", "date"),
    "presenterm": ("title", "author", "authors"),
}
"""The dialects whose programs make a title slide, and the keys that it is made of."""
_DARK = frozenset("black night league moon blood dracula dark invert gaia-invert".split())
"""Names of themes and classes that stand for light text on a dark ground."""


def title_lines(body: str) -> tuple[dict[str, Value], int]:
    """What pandoc's `%` lines on top say, and how many they are.

    Title, authors and date follow one another (https://pandoc.org/MANUAL.html#title-block).
    """
    lines = body.split("\n")
    found: list[str] = []
    for line in lines[:3]:
        match = _TITLE_LINES.match(line)
        if match is None:
            break
        found.append(match[1].strip())
    data: dict[str, Value] = dict(zip(("title", "author", "date"), found, strict=False))
    if "author" in data:
        data["author"] = [name.strip() for name in str(data["author"]).split(";")]
    return {key: value for key, value in data.items() if value}, len(found)


def loose_settings(front: str) -> dict[str, Value]:
    """The plain `key: value` lines of front matter that is no proper YAML."""
    found = re.findall(r"(?m)^([\w-]+)[ \t]*:[ \t]*(\S.*)$", front)
    return {key: value.strip().strip("\"'") for key, value in found}


def options_of(data: dict[str, Value]) -> tuple[tuple[str, str], ...]:
    """The settings that a dialect may ask for when it reads the slides."""
    return tuple((key, _scalar(value)) for key, value in data.items())


def _scalar(value: Value) -> str:
    match value:
        case str():
            return value
        case list():
            return f"[{', '.join(_scalar(one) for one in value)}]"
        case _:
            return ""


def made_of(dialect: Dialect, data: Mapping[str, str]) -> tuple[Made, ...]:
    """The slides that a dialect's own program makes of its front matter."""
    return ("title",) if any(data.get(key) for key in _TITLE_SLIDES.get(dialect, ())) else ()


def in_our_words(document: Document, known: Mapping[str, Speaker], *, alone: bool) -> Document:
    """Front matter of another dialect as ours; what we have no word for is left out.

    People who are `known`, by key or by name, are those of `speakers.yml`. Where the talk stands
    `alone`, a dark theme becomes our dark template.
    """
    data: dict[str, Value] = {}
    places = dict(document.places)
    for key, value in document.data.items():
        ours = _WORDS.get(key)
        if ours and ours not in data and value is not None and _fits(ours, value):
            data[ours] = _shaped(ours, value)
            places[(ours,)] = document.span(key)
    people = next((document.data[key] for key in _PEOPLE if document.data.get(key)), None)
    if people is not None:
        where = document.data.get("institute") or document.data.get("affiliation")
        said = _people(people, where if isinstance(where, str) else "")
        keys = {word: key for key, one in known.items() for word in (one.name, key)}
        data["speakers"] = [keys.get(str(one["name"]), one) for one in said]
    if alone and "template" not in data and _is_dark(document.data):
        data["template"] = "dark"
    return Document(document.path, data, places)


def _fits(key: str, value: Value) -> bool:
    """Whether a value has the shape that ours has; others mean much by the same word."""
    if key == "template":
        return isinstance(value, str) and re.fullmatch(r"[\w-]+", value) is not None
    if key == "links":
        return isinstance(value, str) and value.startswith(("https://", "http://"))
    if key == "duration":
        return isinstance(value, str) and re.fullmatch(r"\d{1,3}", value) is not None
    return isinstance(value, str) or key == "keywords"


def _shaped(key: str, value: Value) -> Value:
    """A value as our key of that name has it."""
    if isinstance(value, str) and key == "keywords":
        return [word for word in re.split(r"\s*[,;]\s*", value) if word]
    return [value] if key == "links" else value


def _people(people: Value, where: str) -> Iterable[dict[str, Value]]:
    """Names, or mappings with a `name`, as speakers written out."""
    for one in people if isinstance(people, list) else [people]:
        name = one.get("name") if isinstance(one, dict) else one
        if not isinstance(name, str) or not name.strip():
            continue
        place = one.get("affiliation", one.get("institute")) if isinstance(one, dict) else where
        affiliation: dict[str, Value] = (
            {"affiliation": place} if isinstance(place, str) and place else {}
        )
        yield {"name": name, **affiliation}


def _is_dark(data: dict[str, Value]) -> bool:
    words = [data.get(key) for key in ("theme", "colorSchema", "class")]
    return any(isinstance(word, str) and _DARK.intersection(word.lower().split()) for word in words)
