"""A new talk: its file, and its row in the running order."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from pathlib import Path

from deckwright.diagnostics import Diagnostic, error
from deckwright.language import Words
from deckwright.model.source import Span
from deckwright.model.talk import TalkSettings
from deckwright.read.event import FILE_NAME
from deckwright.read.insertion import with_talk
from deckwright.read.names import slug
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
    same = next((one for one in folder.glob("*.md") if _words(one) == name), None)
    if not name or same:
        message = f"{same} is there already" if same else f"`{talk.title}` makes no file name"
        return (), (error("DW151", Span(str(same or folder)), message, "give another title"),)
    path = folder / f"{_next_number(folder):02}-{name}.md"
    event = folder / FILE_NAME
    try:
        text = event.read_bytes().decode() if event.is_file() else ""
        longer = with_talk(text, path.name)
    except ValueError:
        message = "the running order cannot be read, so no talk is added to it"
        hint = "deckwright check tells what is wrong"
        return (), (error("DW103", Span(str(event)), message, hint),)
    write_file(path, talk_text(replace(talk, path=path), words).encode())
    if longer != text:
        write_file(event, longer.encode())
    return ((path, event) if longer != text else (path,)), ()


def talk_text(talk: TalkSettings, words: Words, *, stub: bool = False) -> str:
    """The file of a talk, to be gone on with; a `stub` explains less."""
    return front_matter(talk) + (_STUB if stub else _BODY).format_map(asdict(words))


def _words(path: Path) -> str:
    """A file's name without its number."""
    return re.sub(r"^\d+-", "", path.stem)


def _next_number(folder: Path) -> int:
    numbers = (re.match(r"\d+", path.name) for path in folder.glob("*.md"))
    return max((int(number[0]) for number in numbers if number), default=0) + 1
