"""Whose way of writing slides a file follows, and what front matter of others' says in our words.

How the slides themselves are read is told in `parse/dialects`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from deckwright.model.talk import Dialect, Speaker
from deckwright.read.settings.yaml_document import Document, Value

_OURS = frozenset(("speakers", "prose", "room", "track"))
_KEYS: tuple[tuple[Dialect, str], ...] = (
    (
        "marp",
        (
            "marp headingDivider backgroundColor backgroundImage paginate _class _paginate _header"
            " _footer"
        ),
    ),
    ("reveal", "revealOptions separator verticalSeparator notesSeparator highlightTheme"),
    ("presenterm", "sub_title"),
    (
        "slidev",
        (
            "colorSchema drawings highlighter fonts routerMode canvasWidth themeConfig lineNumbers"
            " aspectRatio info mdc comark monaco layout background favicon exportFilename addons"
            " transition clicks"
        ),
    ),
    (
        "pandoc",
        (
            "format output colortheme fonttheme outertheme innertheme documentclass institute"
            " slide-level aspectratio incremental bibliography header-includes titlegraphic"
            " section-titles toc revealjs-url classoption reference-doc engine execute filters"
        ),
    ),
)
"""Keys of front matter that no other dialect has; the first row with one of them wins."""

_SIGNS: tuple[tuple[Dialect, str], ...] = (
    (
        "presenterm",
        (
            r"<!--\s*(?:end_slide|jump_to_middle|reset_layout|pause|column_layout\s*:[^>]{0,80}"
            r"|column\s*:\s*\d+|incremental_lists\s*:[^>]{0,80})\s*-->|<!--\s*speaker_note\s*:"
        ),
    ),
    ("remark", r"^\?\?\?[ \t]*$"),
    (
        "slidev",
        (
            r"^---[ \t]*\n(?:layout|class|transition|background|image|src|level|clicks|hideInToc"
            r"|disabled|hide|routeAlias)[ \t]*:.*\n(?:.+\n){0,40}?---[ \t]*$"
        ),
    ),
    (
        "remark",
        r"^---?[ \t]*\n(?:class|name|layout|template|background-image|count)[ \t]*:.*$",
    ),
    ("slidev", r"^::[ \t]*(?:right|left|default|bottom)[ \t]*::[ \t]*$|</?v-clicks?\b"),
    ("reveal", r"<!--\s*\.(?:slide|element)\s*:"),
    (
        "marp",
        (
            r"<!--\s*(?:[_$*]?(?:class|paginate|page_number|footer|header|backgroundColor"
            r"|backgroundImage|color|theme|size|headingDivider|template)[ \t]*:|fit\s*-->)"
            r"|!\[(?:[^\]\n]{0,200} )?bg[\] ]"
        ),
    ),
    ("pandoc", r"^\.[ \t]\.[ \t]\.[ \t]*$|^`{3,}\{(?:r|python|julia|ojs)[\s,}]"),
)
"""What is written in slides of a dialect only; the first pattern that is found wins."""

_FENCE = re.compile(r"(?ms)^[ \t]*(`{3,}+|~{3,}+)[^\n]*\n.*?(?:^[ \t]*\1[`~]*[ \t]*$|\Z)")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_VERTICAL = re.compile(r"(?m)^(?:----[ \t]*|[Nn]otes?:.*)$")
_TITLE_LINES = re.compile(r"%[ \t]?(.*)")
_SUFFIXES: dict[str, Dialect] = {".qmd": "pandoc", ".rmd": "pandoc"}

_WORDS = {
    "title": "title", "subtitle": "subtitle", "sub_title": "subtitle", "description": "abstract",
    "abstract": "abstract", "summary": "abstract", "lang": "language", "language": "language",
    "date": "date", "keywords": "keywords", "tags": "keywords", "template": "template",
    "duration": "duration", "url": "links",
}  # fmt: skip
"""What others' keys are called in our front matter."""
_AUTHORS = ("author", "authors")
_PEOPLE = ("speakers", *_AUTHORS, "presenter", "speaker")
_DARK = frozenset("black night league moon blood dracula dark invert gaia-invert".split())
"""Names of themes and classes that stand for light text on a dark ground."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """A dialect, and what it was recognised by."""

    dialect: Dialect
    sign: str = ""


def recognise(keys: Iterable[str], body: str, path: Path, first_line: int) -> Recognition:
    """The dialect of a file whose front matter has these keys; ours where nothing speaks against.

    `first_line` is the line of the file on which `body` begins.
    """
    have = frozenset(keys)
    if have & _OURS:
        return Recognition("deckwright")
    for dialect, known in _KEYS:
        if found := [key for key in known.split() if key in have]:
            return Recognition(dialect, f"`{found[0]}:` in the front matter")
    if by_name := _SUFFIXES.get(path.suffix.lower()):
        return Recognition(by_name, f"the name ends in {path.suffix}")
    if not have and body.startswith("%"):
        return Recognition("pandoc", "title lines that begin with `%`")
    visible = _FENCE.sub(lambda listing: "\n" * listing[0].count("\n"), body)
    for dialect, pattern in _SIGNS:
        if sign := re.search(pattern, visible, re.MULTILINE):
            line = first_line + visible.count("\n", 0, sign.start())
            words = sign[0].strip().replace("\n", " ")
            return Recognition(dialect, f"`{words}` on line {line}")
    seen = _by_breaks(visible)
    if seen.dialect == "deckwright" and (named := [key for key in _AUTHORS if key in have]):
        return Recognition("pandoc", f"`{named[0]}:` in the front matter")
    return seen


def _by_breaks(visible: str) -> Recognition:
    """Slides apart by `---`: where every heading but the first stands right below one."""
    rows = [line.rstrip() for line in visible.split("\n") if line.strip()]
    breaks = sum(row == "---" for row in rows)
    headings = [at for at, row in enumerate(rows) if at and _HEADING.match(row)]
    below = [at for at in headings if rows[at - 1] == "---"]
    if breaks < 2 or len(below) * 2 <= len(headings) or not below:  # noqa: PLR2004 - one `---` may be ours
        return Recognition("deckwright")
    if _VERTICAL.search(visible):
        return Recognition("reveal", "`---` above headings, with `----` or `Note:`")
    return Recognition("slides", "`---` above headings")


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
