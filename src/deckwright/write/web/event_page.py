"""From an event to the bytes of its page."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import DictLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from deckwright.diagnostics import Diagnostic, error
from deckwright.language import (
    Words,
    direction,
    words_of,
    written_date,
    written_time,
)
from deckwright.model.talk import Event, Session, Speaker
from deckwright.model.theme import Theme
from deckwright.write.web.page_colors import font_stack, palettes

_OURS = "deckwright.html"
"""What a template's own design may extend."""
_DESIGN = "page.html"


@dataclass(frozen=True, slots=True)
class Downloads:
    """What lies beside the page, by file name."""

    decks: Mapping[str, str] = field(default_factory=dict)
    """Of talks, by their names."""
    whole: Sequence[str] = ()
    """Of the event: `event.pptx`, `handout.pdf`, `slides.pdf`, as far as they are there."""


def write_page(
    event: Event,
    theme: Theme,
    downloads: Downloads,
    linked: Mapping[str, Any],
    slides: Mapping[str, bytes] | None = None,
    design: str | None = None,
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The page of `event` as HTML in UTF-8, the same bytes for the same input.

    `linked` are the event's data in the words of schema.org. `slides` are pictures (PNG) of the
    title slides, by the names of their talks. `design` is the text of a Jinja template that takes
    the place of ours; it may extend `deckwright.html`. The bytes are empty where a diagnostic of
    severity error says why.
    """
    ours = Path(__file__).with_name(_DESIGN).read_text("utf-8")
    designs = {_OURS: ours, _DESIGN: design or ours}
    environment = SandboxedEnvironment(
        loader=DictLoader(designs),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        page = environment.get_template(_DESIGN).render(
            _values(event, theme, downloads, slides or {}), linked=linked
        )
    except TemplateError as failure:
        return b"", (_refusal(event, failure),)
    return (page.rstrip() + "\n").encode(), ()


def _refusal(event: Event, failure: TemplateError) -> Diagnostic:
    line = getattr(failure, "lineno", None)
    where = f"line {line}: " if line else ""
    message = f"the template's {_DESIGN} failed: {where}{failure.message}"
    return error("DW540", event.span, message, "mend the template's page.html")


def _values(
    event: Event, theme: Theme, downloads: Downloads, slides: Mapping[str, bytes]
) -> dict[str, Any]:
    """All that a design may show."""
    light, dark = palettes(theme)
    language = event.language
    people = tuple(dict.fromkeys(one for talk in event.talks for one in talk.speakers))
    words = words_of(event)
    return {
        "event": event,
        "when": written_date(event.date, event.end, words),
        "description": _paragraphs(event.description),
        "direction": direction(language),
        "words": asdict(words),
        "light": light,
        "dark": dark,
        "scheme": "dark light" if theme.dark else "light dark",
        "heading_font": font_stack(theme.heading_font),
        "body_font": font_stack(theme.body_font),
        "slide_size": (640, round(640 * theme.height / theme.width)),
        "sessions": [_session(one, event, words, downloads, slides) for one in event.sessions],
        "timed": any(one.start for one in event.sessions),
        "speakers": [_speaker(one, words) for one in people],
        "downloads": [(_whole(name, words), quote(name)) for name in downloads.whole],
    }


def _session(
    session: Session,
    event: Event,
    words: Words,
    downloads: Downloads,
    slides: Mapping[str, bytes],
) -> dict[str, Any]:
    talk = session.talk
    language = talk.language if talk else event.language
    runs = direction(language)
    return {
        "kind": session.kind,
        "title": session.title,
        "start": written_time(session.start, words),
        "duration": session.duration,
        "room": session.room,
        "subtitle": talk.subtitle if talk else "",
        "speakers": [_byline(one) for one in talk.speakers] if talk else [],
        "abstract": _paragraphs(f"{talk.abstract}\n\n{talk.description}") if talk else [],
        "language": language if language != event.language else "",
        "direction": runs if runs != direction(event.language) else "",
        "links": talk.links if talk else (),
        "deck": quote(downloads.decks.get(talk.name, "")) if talk else "",
        "slide": as_data(slides.get(talk.name, b""), "png") if talk else "",
    }


def _speaker(speaker: Speaker, words: Words) -> dict[str, Any]:
    return {
        "name": speaker.name,
        "initials": speaker.initials,
        "portrait": portrait(speaker.avatar) if speaker.avatar else "",
        "line": words.comma.join(part for part in (speaker.role, speaker.affiliation) if part),
        "handle": speaker.handle,
        "biography": _paragraphs(speaker.biography),
        "links": speaker.links,
    }


def _whole(file: str, words: Words) -> str:
    """What the link to a file of the whole event is called."""
    return {
        "event.pptx": words.all_slides,
        "handout.pdf": words.handout,
        "slides.pdf": words.all_slides_pdf,
    }[file]


def _byline(speaker: Speaker) -> str:
    return f"{speaker.name} ({speaker.affiliation})" if speaker.affiliation else speaker.name


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


_SIDE = 192
"""Pixels: twice what is shown, for fine screens."""
_QUALITY = 85
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
"""Never what Pillow would call another program for, such as EPS."""
_LARGEST_DRAWING = 100_000
"""Bytes of an SVG that are taken into the page."""


def portrait(path: Path) -> str:
    """A `data:` address of the middle square of a picture; empty where it cannot be shown.

    The same file gives the same text.
    """
    try:
        if path.suffix.lower() == ".svg":
            data = path.read_bytes()
            return as_data(data, "svg+xml") if len(data) <= _LARGEST_DRAWING else ""
        return as_data(_square(path), "jpeg")
    except (OSError, ValueError, SyntaxError):  # a file that is gone, or damaged
        return ""


def as_data(data: bytes, kind: str) -> str:
    """The address of a picture that stands in the page itself (RFC 2397)."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}" if data else ""


def _square(path: Path) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415 - only where somebody has a portrait

    with Image.open(path, formats=_FORMATS) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        square = ImageOps.fit(upright, (_SIDE, _SIDE))
    out = io.BytesIO()
    square.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
