"""From views to HTML: whole pages, and the parts of them that change while one looks."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from deckwright.diagnostics import Diagnostic
from deckwright.language import words_of, written_date
from deckwright.model.talk import Session, Speaker, TalkSettings
from deckwright.model.theme import Theme
from deckwright.serve.handout import HandoutView
from deckwright.serve.prose import prose
from deckwright.serve.views import EventView, SlideView, TalkView
from deckwright.write.web.page_colors import PageColors, font_stack, palettes


@dataclass(frozen=True, slots=True)
class Parts:
    """What changes of a page: regions by their ids, and a list of items, each under a digest."""

    regions: Mapping[str, str]
    items: Mapping[str, str]
    """In order; the digest tells an item from all others, so a page asks for no item twice."""

    @property
    def version(self) -> str:
        """What tells these parts from any others."""
        return _digest("".join((*self.regions.values(), *self.items)))


def events_page(names: Sequence[str]) -> str:
    """The list of the workspace's events."""
    return _render("events.html", names=names)


def overview_parts(view: EventView) -> Parts:
    """An event: what, when and where; its running order; who speaks; what can be downloaded."""
    event = view.event
    when = written_date(event.date, event.end, words_of(event)) if event else ""
    people = dict.fromkeys(
        one for talk in view.talks if talk.settings for one in talk.settings.speakers
    )
    head = _render("overview-head.html", view=view, event=event, when=when)
    rows = [_render("row.html", row=row, view=view) for row in _rows(view)]
    own = _render("row.html", row=(None, view.own), view=view) if view.own.slides else ""
    speakers = _render("speakers.html", speakers=people)
    return Parts({"head": head, "own": own, "speakers": speakers}, _by_digest(rows))


def overview_page(view: EventView) -> str:
    """The page of an event."""
    return _page("overview.html", overview_parts(view), view=view)


def talk_parts(view: EventView, talk: TalkView) -> Parts:
    """A talk: its head and its slides with notes and findings."""
    head = _render("talk-head.html", view=view, talk=talk, byline=_byline(talk.settings))
    size = (view.theme.width, view.theme.height) if view.theme else (16, 9)
    slides = [
        _render("slide.html", slide=slide, size=size, count=talk.slides[-1].number)
        for slide in talk.slides
    ]
    return Parts({"head": head}, _by_digest(slides))


def talk_page(view: EventView, talk: TalkView) -> str:
    """The page of a talk."""
    return _page("talk.html", talk_parts(view, talk), view=view, talk=talk)


def presenter_page(view: EventView, talk: TalkView) -> str:
    """What a speaker looks at: this slide and the next, notes, the time."""
    return _page("presenter.html", talk_parts(view, talk), view=view, talk=talk)


def handout_parts(view: EventView, handout: HandoutView) -> Parts:
    """The pages of an event's handout."""
    head = _render("handout-head.html", view=view, handout=handout)
    sheets = [
        _render("sheet.html", digest=digest, number=number, count=len(handout.digests))
        for number, digest in enumerate(handout.digests, 1)
    ]
    return Parts({"head": head}, _by_digest(sheets))


def handout_page(view: EventView, handout: HandoutView) -> str:
    """The page that shows an event's handout."""
    return _page("handout.html", handout_parts(view, handout), view=view)


def refusal_page(title: str, findings: Sequence[Diagnostic], root: str) -> str:
    """Why something cannot be had; `root` is the address of the preview."""
    return _render("refusal.html", title=title, findings=findings, root=root)


def theme_css(theme: Theme | None) -> str:
    """The theme's colours and fonts as custom properties."""
    if theme is None:
        return ""
    light, dark = palettes(theme)
    fonts = f"--heading: {font_stack(theme.heading_font)}; --body: {font_stack(theme.body_font)};"
    return (
        f":root {{ color-scheme: light dark; {_properties(light)} {fonts} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_properties(dark)} }} }}\n"
    )


def _properties(palette: PageColors) -> str:
    names = ("ground", "panel", "rule", "text", "quiet", "mark", "accent", "link")
    own = (f"--{name}: {getattr(palette, name)};" for name in names)
    return " ".join((*own, f"--on-link: {palette.on_link};"))


def _rows(view: EventView) -> list[tuple[Session | None, TalkView | None]]:
    """The running order, and below it the talks that have no place in it."""
    sessions = view.event.sessions if view.event else ()
    rows: list[tuple[Session | None, TalkView | None]] = [
        (one, view.talk(one.talk.name) if one.talk else None) for one in sessions
    ]
    placed = {talk.name for _, talk in rows if talk}
    return [*rows, *((None, talk) for talk in view.talks if talk.name not in placed)]


def _byline(settings: TalkSettings | None) -> str:
    return ", ".join(_person(one) for one in settings.speakers) if settings else ""


def _person(speaker: Speaker) -> str:
    return f"{speaker.name} ({speaker.affiliation})" if speaker.affiliation else speaker.name


def _page(name: str, parts: Parts, **values: Any) -> str:
    regions = {key: Markup(html) for key, html in parts.regions.items()}  # noqa: S704 - rendered here, escaped
    items = {key: Markup(html) for key, html in parts.items.items()}  # noqa: S704 - as above
    return _render(name, regions=regions, items=items, version=parts.version, **values)


def _by_digest(items: Sequence[str]) -> dict[str, str]:
    """Items under what tells them apart; what stands twice is told apart by its place."""
    found: dict[str, str] = {}
    for at, item in enumerate(items):
        key = _digest(item)
        found[key if key not in found else f"{key}-{at}"] = item
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _render(name: str, **values: Any) -> str:
    return _environment().get_template(name).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("deckwright.serve", "pages"),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "prose": prose,
        "byline": _byline,
        "segment": _segment,
        "address": _address,
        "coded": _coded,
        "place": _place,
        "line": _line,
    }
    return environment


def _coded(text: str) -> Markup:
    """A message, with what stands between backticks as code."""
    *pairs, rest = re.split(r"`([^`]+)`", text)
    words = (
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part)
        for at, part in enumerate(pairs)
    )
    return Markup().join(words) + escape(rest)


def _segment(name: str) -> str:
    """`name` as one step of an address."""
    return quote(name, safe="")


def _address(talk: TalkView) -> str:
    """Where a talk's page is, from that of its event; `own/slides/` for the event's own slides."""
    return f"talks/{_segment(talk.name)}/" if talk.name else "own/slides/"


def _line(slide: SlideView) -> str:
    """Where a slide begins, within its event."""
    return f"{Path(slide.span.path).name}:{slide.span.line}"


def _place(one: Diagnostic) -> str:
    """Where a finding is, as editors take it."""
    numbers = (str(number) for number in (one.span.line, one.span.column) if number)
    return ":".join((Path(one.span.path).as_posix(), *numbers)) if one.span.path else ""


_RETRY = "retry: 500\n\n"
"""Milliseconds until a page asks again whose preview has ended."""


async def messages(parts: AsyncIterator[Parts], version: str) -> AsyncIterator[str]:
    """For each state of a page the regions and items that it does not have yet, and their order.

    A page of `version` has all of that; any other is told everything.
    """
    yield _RETRY
    regions: dict[str, str] = {}
    items: set[str] = set()
    async for now in parts:
        if now.version != version:
            new = {key: html for key, html in now.items.items() if key not in items}
            changed = {key: html for key, html in now.regions.items() if regions.get(key) != html}
            message = {
                "version": now.version,
                "regions": changed,
                "order": list(now.items),
                "items": new,
            }
            yield f"data: {json.dumps(message, ensure_ascii=False)}\n\n"
        version, regions, items = now.version, dict(now.regions), set(now.items)
