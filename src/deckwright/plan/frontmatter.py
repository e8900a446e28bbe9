"""The slides that nobody writes: title, speakers, closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckwright.model.blocks import Blocks, Image, Paragraph
from deckwright.model.deck import (
    Footer,
    Frame,
    Panel,
    PictureFrame,
    QrFrame,
    Slide,
    TextFrame,
    TextParagraph,
)
from deckwright.model.inlines import Inlines, Link, Run, Style
from deckwright.model.length import NO_INSETS, Box, points, to_points
from deckwright.model.source import Span
from deckwright.model.talk import Event, Speaker, WebLink
from deckwright.model.theme import RoleLayout
from deckwright.plan.balance import balanced
from deckwright.plan.colors import contrast
from deckwright.plan.draw import covering
from deckwright.plan.inlines import joined, run
from deckwright.plan.phrases import phrases
from deckwright.plan.place import Place, main_place, place_of
from deckwright.plan.sections import Stage, text_frame
from deckwright.plan.titles import set_title

_INITIALS_SHARE = 0.36
"""The size of initials against the circle that they stand in."""


def title_slide(stage: Stage, event: Event | None) -> Slide:
    """Title, subtitle, speakers, event and date."""
    settings = stage.talk.settings
    when = settings.date or (event.date if event else None)
    date = phrases(stage.language).written(when) if when else ""
    speakers = [
        [speaker.name, *([speaker.affiliation] if speaker.affiliation else [])]
        for speaker in settings.speakers
    ]
    place = event.place.city or event.place.name if event else ""
    return opening(
        stage,
        settings.title,
        settings.subtitle,
        tuple(", ".join(names) for names in speakers),
        " · ".join(part for part in (event.title if event else "", place, date) if part),
        "deck-title",
    )


def opening(
    stage: Stage, title: str, subtitle: str, who: Sequence[str], when: str, name: str
) -> Slide:
    """A title slide from its texts, in the places that the template's layout has for them."""
    role = stage.theme.roles["title"]
    texts = [
        (role.subtitle, [subtitle] if subtitle else []),
        (role.bodies[0] if role.bodies else None, list(who)),
        (role.caption, [when] if when else []),
    ]
    places: dict[int, list[str]] = {}
    homeless: list[str] = []
    for idx, lines in texts:
        if idx is None:
            homeless += lines
        else:
            places.setdefault(idx, []).extend(lines)
    if homeless:
        first = next((idx for idx, _ in texts if idx is not None), None)
        if first is not None:
            places[first] += homeless
    frames: list[Frame] = []
    for idx, lines in places.items():
        if lines:
            blocks = tuple(Paragraph(run(line), stage.talk.span) for line in lines)
            frames += text_frame((), place_of(role.layout.placeholder(idx)), stage, blocks)
    return made(stage, role, title, frames, name, Footer(number=False))


def speaker_slides(stage: Stage) -> Iterator[Slide]:
    """A slide for each speaker of whom more than the name is known."""
    for number, speaker in enumerate(stage.talk.settings.speakers, start=1):
        lines = _about(speaker, stage.talk.span)
        if not lines:
            continue
        role = stage.theme.roles["speaker"]
        frames: list[Frame] = list(text_frame((), main_place(role, stage.theme), stage, lines))
        if role.picture is not None:
            frame = role.layout.placeholder(role.picture)
            frames.append(_portrait(speaker, place_of(frame), stage))
        yield made(stage, role, speaker.name, frames, f"deck-speaker-{number}", stage.footer)


def closing_slide(stage: Stage) -> Slide:
    """Thanks, where the slides are, and how to reach the speaker."""
    settings = stage.talk.settings
    span = stage.talk.span
    blocks = [Paragraph(_named_link(link), span) for link in settings.links]
    known = {link.url for link in settings.links}
    for speaker in settings.speakers:
        lines = (_strong(speaker.name), _contact(speaker))
        blocks += [Paragraph(line, span) for line in lines if line]
        blocks += [
            Paragraph(_named_link(link), span) for link in speaker.links if link.url not in known
        ]
    links = [*settings.links, *(link for one in settings.speakers for link in one.links)]
    return closing(stage, tuple(blocks), links[0].url if links else "", "deck-closing")


def closing(stage: Stage, blocks: Blocks, url: str, name: str) -> Slide:
    """A closing slide with contacts, and a QR code where the layout has a place for it."""
    role = stage.theme.roles["closing"]
    frames: list[Frame] = []
    if blocks:
        frames += text_frame((), main_place(role, stage.theme), stage, blocks)
    if url and role.picture is not None:
        box = role.layout.placeholder(role.picture).box
        frames.append(QrFrame(_square(box), url))
    return made(stage, role, phrases(stage.language).thanks, frames, name, stage.footer)


def made(
    stage: Stage,
    role: RoleLayout,
    title: str,
    frames: Sequence[Frame],
    name: str,
    footer: Footer,
) -> Slide:
    """A slide of the program's own making."""
    placeholder = role.layout.title
    heading: tuple[Frame, ...] = ()
    if placeholder is not None:
        place = place_of(placeholder)
        frame = set_title(run(title), place, stage.theme, stage.measure).frame
        heading = (balanced(frame, stage.measure),)
    return Slide(
        id=name,
        number=0,
        role=role.role,
        layout=role.layout,
        title=title,
        frames=(*heading, *frames),
        span=stage.talk.span,
        footer=footer,
        hidden_title=not heading,
        language=stage.language,
        source=stage.talk.settings.name,
    )


def _about(speaker: Speaker, span: Span) -> Blocks:
    """What is known of a speaker: work, contact, links, biography; a line each."""
    lines: list[Inlines] = []
    work = ", ".join(part for part in (speaker.role, speaker.affiliation) if part)
    if work:
        lines.append(_strong(work))
    lines += [line for line in (_contact(speaker), *map(_named_link, speaker.links)) if line]
    lines += [run(text) for text in speaker.biography.split("\n\n") if text.strip()]
    return tuple(Paragraph(line, span) for line in lines)


def _contact(speaker: Speaker) -> Inlines:
    """Handle and address of a speaker, on one line."""
    parts = [run(speaker.handle)]
    if speaker.email:
        parts.append((Run(speaker.email, link=Link(f"mailto:{speaker.email}")),))
    return joined([part for part in parts if part], Run("  ·  "))


def _named_link(link: WebLink) -> Inlines:
    address = link.url.removeprefix("https://").removeprefix("http://").rstrip("/")
    shown = (Run(address, link=Link(link.url)),)
    return (Run(f"{link.title}: "), *shown) if link.title and link.title != address else shown


def _strong(text: str) -> Inlines:
    return (Run(text, Style(bold=True)),) if text else ()


def _portrait(speaker: Speaker, place: Place, stage: Stage) -> Frame:
    """The speaker's picture in a circle, or the initials where there is none."""
    box = _square(place.box)
    asset = stage.talk.assets.get(str(speaker.avatar)) if speaker.avatar else None
    if asset is not None:
        image = Image(str(speaker.avatar), speaker.name, stage.talk.span)
        portrait = PictureFrame(box, image, asset, placeholder=place.placeholder)
        return replace(covering(portrait, box), geometry="ellipse")
    size = to_points(box.height) * _INITIALS_SHARE
    fill = stage.theme.color("accent1", stage.theme.roles["speaker"].layout)
    color = max("#FFFFFF", "#000000", key=lambda one: contrast(one, fill))
    style = replace(
        place.levels[0],
        size=round(size),
        font=stage.theme.heading_font,
        color=color,
        bold=True,
        bullet=None,
        margin=0,
        indent=0,
        space_before=0.0,
        align="center",
    )
    return TextFrame(
        role="label",
        box=box,
        paragraphs=(TextParagraph(run(speaker.initials), style),),
        levels=(style,) * 9,
        insets=NO_INSETS,
        anchor="middle",
        panel=Panel("ellipse", "accent1"),
        height=points(stage.measure.text_height(style, 1)),
        name="Initials",
    )


def _square(box: Box) -> Box:
    """The largest square in `box`, in its middle."""
    side = min(box.width, box.height)
    return Box(box.left + (box.width - side) // 2, box.top + (box.height - side) // 2, side, side)
