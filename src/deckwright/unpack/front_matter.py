"""The front matter: what the properties and the title slide of a deck say."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from deckwright.model.blocks import Blocks, Figure, Paragraph, QrCode
from deckwright.model.inlines import Break, Inlines, Run, plain_text
from deckwright.model.source import Span
from deckwright.model.talk import Speaker, TalkSettings, WebLink
from deckwright.ooxml.names import CORE_PROPERTIES, DUBLIN_CORE, DUBLIN_CORE_TERMS
from deckwright.ooxml.package import Package
from deckwright.unpack.reading_order import Item
from deckwright.unpack.text_lines import is_bold

_CORE = f"{{{CORE_PROPERTIES}}}"
_DC = f"{{{DUBLIN_CORE}}}"
_TERMS = f"{{{DUBLIN_CORE_TERMS}}}"
_NOBODY = frozenset(("microsoft office user", "windows user", "user", "admin", "author", "unknown"))
_NOTHING = frozenset(("powerpoint presentation", "presentation", "slide 1"))
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FIRST_YEAR = 1981
"""Files without a date of their own say 1980."""


def read_properties(package: Package, path: Path) -> TalkSettings:
    """The settings that the properties of the deck at `path` give."""
    core = next(iter(package.related("", "core-properties")), "")
    root = package.xml(core) if core else None

    def said(name: str) -> str:
        return "" if root is None else " ".join(str(root.findtext(name, "")).split())

    title = said(f"{_DC}title")
    authors = [name.strip() for name in said(f"{_DC}creator").split(";")]
    language = said(f"{_DC}language")
    return TalkSettings(
        path=path,
        title=title if title and title.casefold() not in _NOTHING else path.stem,
        span=Span(str(path)),
        speakers=tuple(
            Speaker(name) for name in authors if name and name.casefold() not in _NOBODY
        ),
        language=language if _LANGUAGE.fullmatch(language) else "en",
        date=_date(said(f"{_TERMS}modified")),
        keywords=tuple(
            word.strip() for word in re.split("[,;]", said(f"{_CORE}keywords")) if word.strip()
        ),
    )


def _date(text: str) -> dt.date | None:
    try:
        date = dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
    return date if date.year >= _FIRST_YEAR else None


def titled(
    settings: TalkSettings, title: Inlines, items: list[Item]
) -> tuple[TalkSettings, tuple[str, ...]]:
    """`settings` with what the title slide says, and the lines of it that found no place."""
    speakers = list(settings.speakers)
    subtitle: list[str] = []
    rest: list[str] = []
    for item in sorted(items, key=lambda one: (one.box.top, one.box.left)):
        for line in lines_of(item.blocks):
            at = next((n for n, one in enumerate(speakers) if _names(line, one.name)), None)
            if at is not None:
                affiliation = line.removeprefix(speakers[at].name).lstrip(", ")
                speakers[at] = replace(speakers[at], affiliation=affiliation)
            elif item.place == "subTitle":
                subtitle.append(line)
            else:
                rest.append(line)
    return (
        replace(
            settings,
            title=plain_text(title) or settings.title,
            subtitle=" · ".join(subtitle),
            speakers=tuple(speakers),
        ),
        tuple(rest),
    )


def lines_of(blocks: Blocks) -> list[str]:
    """The lines of paragraphs."""
    return [
        text
        for block in blocks
        if isinstance(block, Paragraph)
        for part in _rows(block.inlines)
        if (text := plain_text(part).strip())
    ]


def _rows(inlines: Inlines) -> list[Inlines]:
    rows: list[Inlines] = [()]
    for inline in inlines:
        if isinstance(inline, Break):
            rows.append(())
        else:
            rows[-1] += (inline,)
    return rows


def _names(line: str, name: str) -> bool:
    return line == name or line.startswith(f"{name}, ")


def introduced(speaker: Speaker, about: Blocks) -> Speaker | None:
    """The speaker, with what a slide of ours tells; None where it tells what none of ours does."""
    role, handle, email, avatar = "", "", "", None
    links: list[WebLink] = []
    biography: list[str] = []
    for block in about:
        match block:
            case Figure(image=image):
                avatar = Path(image.source)
            case Paragraph(inlines=inlines):
                text = plain_text(inlines)
                if is_bold(inlines) and not links and not biography:
                    role = text.removesuffix(speaker.affiliation).rstrip(", ")
                elif text == speaker.initials:
                    continue
                elif mail := _mail(inlines):
                    handle, email = text.removesuffix(mail).rstrip(" ·"), mail
                elif text.startswith("@") and " " not in text:
                    handle = text
                elif link := named_link(inlines):
                    links.append(link)
                else:
                    biography.append(text)
            case _:
                return None
    return replace(
        speaker,
        role=role,
        handle=handle,
        email=email,
        avatar=avatar,
        links=tuple(links),
        biography="\n\n".join(biography),
    )


def _mail(inlines: Inlines) -> str:
    for one in inlines:
        if isinstance(one, Run) and one.link and one.link.target == f"mailto:{one.text}":
            return one.text
    return ""


def named_link(inlines: Inlines) -> WebLink | None:
    """A line that is a name, a colon and an address."""
    match inlines:
        case (Run(text=title, link=None), Run(link=link)) if link and title.endswith(": "):
            return WebLink(title.removesuffix(": "), link.target)
        case (Run(text=text, link=link),) if link:
            return WebLink(text, link.target)
        case _:
            return None


def farewell(closing: Blocks, settings: TalkSettings) -> tuple[WebLink, ...] | None:
    """The links of a closing slide of ours; None where it says what none of ours does.

    The talk's links stand above the speakers, who are known already with theirs.
    """
    known = {text for one in settings.speakers for text in (one.name, one.handle, one.email)}
    links: list[WebLink] = []
    named = False
    for block in closing:
        match block:
            case Paragraph(inlines=inlines):
                parts = re.split(r"\s+·\s+", plain_text(inlines))
                link = named_link(inlines)
                if known.issuperset(parts):
                    named = True
                elif link is None:
                    return None
                elif not named:
                    links.append(link)
            case QrCode():
                continue
            case _:
                return None
    return tuple(links)
