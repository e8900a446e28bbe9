"""Words of a workspace's own: `languages/TAG.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, create_model

from deckwright.diagnostics import Diagnostic, error, info
from deckwright.language import (
    has_language,
    meanings,
    placeholders,
    primary,
    subtags,
    words_for,
)
from deckwright.model.source import NOWHERE, Span
from deckwright.model.talk import OwnWords
from deckwright.read.settings.raw import Raw
from deckwright.read.settings.validation import validate
from deckwright.read.settings.values import Line, mistake
from deckwright.read.settings.yaml_document import Document, read_document
from deckwright.read.workspace import Workspace

_Own = dict[str, str | tuple[str, ...]]


def _rate(value: Any) -> int:
    digits = str(value)
    if not (digits.isascii() and digits.isdigit() and int(digits) > 0):
        raise mistake("it is no number", "write how much is said in a minute, such as 130")
    return int(digits)


_KINDS: Mapping[str, tuple[Any, Any]] = {
    "months": (tuple[Line, ...], ()),
    "weekdays": (tuple[Line, ...], ()),
    "speaking_rate": (Annotated[int, BeforeValidator(_rate)] | None, None),
    "speaking_unit": (Literal["words", "characters"] | None, None),
}
"""The types of words that are no text, and what stands for one that is not given."""


@cache
def language_model() -> type[Raw]:
    """What a language's file may say: any of the keys that the program's own have."""
    kinds = {name: (*_KINDS.get(name, (str, "")), text) for name, text in meanings().items()}
    fields: dict[str, Any] = {
        name: (kind, Field(default=default, description=text))
        for name, (kind, default, text) in kinds.items()
    }
    return create_model("RawLanguage", __base__=Raw, __doc__="`languages/TAG.yml`.", **fields)


def language_files(language: str, root: Path) -> tuple[Path, ...]:
    """The workspace's files for a language, the most general first: `de.yml`, `de-CH.yml`."""
    found = Workspace(root).languages.glob("[!.]*.yml")
    there = {path.stem.lower(): path for path in sorted(found)}
    parts = subtags(language)
    tags = ("-".join(parts[:end]) for end in range(1, len(parts) + 1))
    return tuple(there[tag] for tag in tags if tag in there)


def read_own_words(
    language: str, root: Path, span: Span = NOWHERE
) -> tuple[OwnWords, tuple[Diagnostic, ...]]:
    """What the workspace says in its own way in `language`, and what is wrong with that.

    A note at `span`, where the language is named, tells what the program says in English there
    because neither it nor the workspace knows better.
    """
    own: _Own = {}
    found: tuple[Diagnostic, ...] = ()
    for path in language_files(language, root):
        document, mistakes = read_document(path.name, path.parent, root)
        found += mistakes
        if document is not None:
            said, mistakes = _own_words(document)
            found += mistakes
            own |= said
    if not has_language(language):
        found += _lacking(language, own, span)
    return tuple(sorted(own.items())), found


def _own_words(document: Document) -> tuple[_Own, tuple[Diagnostic, ...]]:
    """The words of a file that are right, and what is wrong with the others."""
    raw, found = validate(language_model(), document)
    said = raw.model_dump(exclude_unset=True) if raw else {}
    own = {key: one if isinstance(one, tuple) else str(one) for key, one in said.items()}
    wrong = {key: fault for key, one in own.items() if (fault := _fault(key, one, document))}
    right = {key: one for key, one in own.items() if key not in wrong}
    return right, (*found, *wrong.values())


def _fault(key: str, own: str | tuple[str, ...], document: Document) -> Diagnostic | None:
    """That a list has too few entries or too many, or that a text fills in other names than ours.

    English is the measure.
    """
    ours = getattr(words_for("en"), key)
    span = document.span(key)
    if isinstance(own, tuple):
        if len(own) == len(ours):
            return None
        return error("DW111", span, f"`{key}` has {len(own)} entries", f"it needs {len(ours)}")
    wanted = placeholders(ours) or frozenset()
    if placeholders(own) == wanted:
        return None
    names = " and ".join(f"`{{{name}}}`" for name in sorted(wanted))
    hint = f"it takes {names}" if names else "it takes none"
    return error("DW111", span, f"`{key}`: what stands in braces is not right", hint)


def _lacking(language: str, own: _Own, span: Span) -> tuple[Diagnostic, ...]:
    """That some words stay English, or all."""
    lacking = [key for key in meanings() if key not in own]
    if not lacking:
        return ()
    name = f"languages/{primary(language)}.yml"
    if own:
        message = f"{name} lacks words: they stay English"
        return (info("DW132", span, message, f"add {', '.join(lacking)}"),)
    message = f"the program has no words of `{language}`: its own stay English"
    return (info("DW132", span, message, f"write them in {name}"),)
