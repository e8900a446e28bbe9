"""The slides that nobody writes: title, speakers, closing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from deckwright.language import Words, written_day
from deckwright.model.blocks import Blocks, Paragraph
from deckwright.model.colors import contrast
from deckwright.model.deck import (
    Footer,
    Frame,
    Panel,
    PictureFrame,
    Slide,
    TextFrame,
    TextParagraph,
)
from deckwright.model.inlines import Image, Inlines, Link, Run, Style
from deckwright.model.length import NO_INSETS, Box, points, to_points
from deckwright.model.source import Span
from deckwright.model.talk import Event, Speaker, WebLink
from deckwright.model.theme import RoleLayout, Theme
from deckwright.plan.blocks.runs import is_rtl, joined, run
from deckwright.plan.compose.arrange import Arrangement, Fill
from deckwright.plan.compose.draw import covering
from deckwright.plan.compose.fit import fit
from deckwright.plan.compose.places import Place, main_place, place_beside, place_of
from deckwright.plan.compose.setting import TalkContext
from deckwright.plan.drawn.drawings import qr_code
from deckwright.plan.measure.balance import balanced
from deckwright.plan.slides.section_slides import report_small, text_page, text_pages
from deckwright.plan.slides.titles import Title, part_suffix, set_title

_FOOT = 0.95
"""The share of the height that texts of a title slide may reach down to."""
_INITIALS_SHARE = 0.36
"""The size of initials against the circle that they stand in."""


def title_slide(context: TalkContext, event: Event | None) -> Slide:
    """Title, subtitle, speakers, event and date."""
    settings = context.talk.settings
    date = written_day(settings.date or (event.date if event else None), context.words)
    speakers = [
        [speaker.name, *([speaker.affiliation] if speaker.affiliation else [])]
        for speaker in settings.speakers
    ]
    place = event.place.city or event.place.name if event else ""
    return opening(
        context,
        settings.title,
        settings.subtitle,
        tuple(context.words.comma.join(names) for names in speakers),
        (event.title if event else "", " · ".join(part for part in (place, date) if part)),
        "deck-title",
    )


def opening(
    context: TalkContext,
    title: str,
    subtitle: str,
    who: Sequence[str],
    when: Sequence[str],
    name: str,
) -> Slide:
    """A title slide from its texts, in the places that the template's layout has for them.

    What has no place of its own stands below the subtitle, a line each.
    """
    when = [part for part in when if part]
    role = context.theme.roles["title"]
    texts = [
        (role.subtitle, [subtitle] if subtitle else []),
        (role.bodies[0] if role.bodies else None, list(who)),
        (role.caption, when if role.caption is None else [" · ".join(when)][: len(when)]),
    ]
    places: dict[int | None, list[str]] = {}
    home = next((idx for idx, _ in texts if idx is not None), None)
    for idx, lines in texts:
        places.setdefault(home if idx is None else idx, []).extend(lines)
    own = OwnSlides(role, title, name, footed=False)
    heading = own.heading(context, alone=True)
    frames: list[Frame] = []
    for idx, lines in places.items():
        if lines:
            place = main_place(role, context.theme)
            if idx is not None:
                place = place_of(role.layout.placeholder(idx))
            grown = heading.grown if heading else None
            frames += _lines(lines, _with_room(place, role, context.theme), context, grown)
    return own.slide(context, heading, frames)


def _lines(
    lines: Sequence[str], places: Sequence[Place], context: TalkContext, title: Box | None
) -> tuple[Frame, ...]:
    """Lines in the first place that holds them all; where none does, some or all on one line.

    If that is not enough they stand small in the last place.
    """
    together = [" · ".join(lines)]
    for shown in (lines, [*lines[:-2], " · ".join(lines[-2:])], together):
        for place in places:
            pages = text_pages(_paragraphs(shown, context), place, context, title)
            if len(pages) == 1:
                return pages[0]
    return text_page(_paragraphs(together, context), places[-1], context, title)


def _paragraphs(lines: Sequence[str], context: TalkContext) -> Blocks:
    return tuple(Paragraph(run(line), context.talk.span) for line in lines)


def _with_room(place: Place, role: RoleLayout, theme: Theme) -> tuple[Place, Place]:
    """A place, and the same with what is free below it: above other places, else the margin."""
    texts = role.layout.of_type("title", "ctrTitle", "subTitle", "body", "obj", "pic")
    others = (p.box.top for p in texts if p.box.top >= place.box.bottom)
    bottom = min(others, default=round(theme.height * _FOOT))
    height = max(place.box.height, bottom - place.box.top)
    return place, replace(place, box=replace(place.box, height=height))


def speaker_slides(context: TalkContext) -> Iterator[Slide]:
    """A slide for each speaker of whom more than the name is known."""
    for number, speaker in enumerate(context.talk.settings.speakers, start=1):
        lines = _about(speaker, context.talk.span, context.words)
        if not lines:
            continue
        role = context.theme.roles["speaker"]
        place, beside = place_beside(role, context.theme)
        own = OwnSlides(role, speaker.name, f"deck-speaker-{number}")
        portrait: tuple[Frame, ...] = ()
        if beside is not None:
            portrait = (_portrait(speaker, Place(beside, place.levels, role.picture), context),)
        yield from own.slides(context, Fill(place, lines), portrait)


def closing_slides(context: TalkContext) -> tuple[Slide, ...]:
    """Thanks, where the slides are, and how to reach the speaker.

    None where nothing of that is known, or where the talk has a closing slide of its own.
    """
    settings = context.talk.settings
    last = context.talk.sections[-1:]
    if any(one.title and one.attributes.get("layout") == "closing" for one in last):
        return ()
    span, words = context.talk.span, context.words
    blocks = [Paragraph(_named_link(link, words), span) for link in settings.links]
    known = {link.url for link in settings.links}
    for speaker in settings.speakers:
        lines = (_strong(speaker.name), _contact(speaker))
        blocks += [Paragraph(line, span) for line in lines if line]
        blocks += [
            Paragraph(_named_link(link, words), span)
            for link in speaker.links
            if link.url not in known
        ]
    links = [*settings.links, *(link for one in settings.speakers for link in one.links)]
    if not blocks:
        return ()
    return closing(context, tuple(blocks), links[0].url if links else "", "deck-closing")


def closing(context: TalkContext, blocks: Blocks, url: str, name: str) -> tuple[Slide, ...]:
    """A closing slide with contacts, and a QR code where the layout has a place for it."""
    role = context.theme.roles["closing"]
    place, beside = place_beside(role, context.theme)
    codes = (
        (qr_code(_square(beside), url, context.theme, role.layout, context.words),)
        if url and beside is not None
        else ()
    )
    own = OwnSlides(role, context.words.thanks, name)
    if not blocks:
        return (own.slide(context, own.heading(context, alone=True), codes),)
    return own.slides(context, Fill(place, blocks), codes)


@dataclass(frozen=True, slots=True)
class OwnSlides:
    """What a slide of the program's own making is for, and what it is called."""

    role: RoleLayout
    title: str
    name: str
    footed: bool = True
    """Whether it has a footer."""

    def slides(
        self, context: TalkContext, fill: Fill, beside: Sequence[Frame] = ()
    ) -> tuple[Slide, ...]:
        """Slides of what is in `fill`, as many as it needs, each with the frames `beside` it."""
        heading = self.heading(context)
        grown = heading.grown if heading else None
        fitted = fit(Arrangement(self.role, (fill,)), context, title=grown)
        pages = fitted.pages if fitted else ()
        count = len(pages)
        if count > 1:
            heading = self.heading(context, count=count)
        return tuple(
            self.slide(context, heading, (*frames, *beside), (number, count))
            for number, frames in enumerate(pages, start=1)
        )

    def heading(self, context: TalkContext, *, count: int = 1, alone: bool = False) -> Title | None:
        """The title as it is set; None where the layout has no place for it."""
        if self.role.layout.title is None:
            return None
        place = place_of(self.role.layout.title)
        title = set_title(run(self.title), place, context, count=count, alone=alone)
        if title.squeezed:
            report_small(title.frame, context.talk.settings.span, context)
        return title

    def slide(
        self,
        context: TalkContext,
        heading: Title | None,
        frames: Sequence[Frame],
        part: tuple[int, int] = (1, 1),
    ) -> Slide:
        """One slide; `part` says which of how many."""
        number, count = part
        suffix = part_suffix(number, count, context.words)
        titles = (heading.numbered(number, count, context.words),) if heading else ()
        shown = tuple(balanced(title, context.measure) for title in titles)
        return Slide(
            id=self.name if number == 1 else f"{self.name}-{number}",
            number=0,
            role=self.role.role,
            layout=self.role.layout,
            title=self.title + suffix,
            frames=tuple(_in_one_direction((*shown, *frames), context)),
            span=context.talk.settings.span,
            footer=context.footer_on(self.role.layout) if self.footed else Footer(number=False),
            hidden_title=not shown,
            language=context.language,
            own_words=context.talk.settings.own_words,
            part=part,
            suffix=suffix,
            source=context.talk.settings.name,
        )


def _in_one_direction(frames: Iterable[Frame], context: TalkContext) -> Iterator[Frame]:
    """Frames whose texts run as the talk's title does, so that all begin at the same edge.

    Names of people are in whatever script is theirs.
    """
    rtl = is_rtl(run(context.talk.settings.title))
    for frame in frames:
        if isinstance(frame, TextFrame):
            paragraphs = tuple(replace(one, rtl=rtl) for one in frame.paragraphs)
            yield replace(frame, paragraphs=paragraphs)
        else:
            yield frame


def _about(speaker: Speaker, span: Span, words: Words) -> Blocks:
    """What is known of a speaker: work, contact, links, biography; a line each."""
    lines: list[Inlines] = []
    work = words.comma.join(part for part in (speaker.role, speaker.affiliation) if part)
    if work:
        lines.append(_strong(work))
    named = (_named_link(link, words) for link in speaker.links)
    lines += [line for line in (_contact(speaker), *named) if line]
    lines += [run(text) for text in speaker.biography.split("\n\n") if text.strip()]
    return tuple(Paragraph(line, span) for line in lines)


def _contact(speaker: Speaker) -> Inlines:
    """Handle and address of a speaker, on one line."""
    parts = [run(speaker.handle)]
    if speaker.email:
        parts.append((Run(speaker.email, link=Link(f"mailto:{speaker.email}")),))
    return joined([part for part in parts if part], Run("  ·  "))


def _named_link(link: WebLink, words: Words) -> Inlines:
    address = link.url.removeprefix("https://").removeprefix("http://").rstrip("/")
    shown = (Run(address, link=Link(link.url)),)
    name = "" if link.title == address else link.title
    return (Run(name + words.colon), *shown) if name else shown


def _strong(text: str) -> Inlines:
    return (Run(text, Style(bold=True)),) if text else ()


def _portrait(speaker: Speaker, place: Place, context: TalkContext) -> Frame:
    """The speaker's picture in a circle, or the initials where there is none."""
    box = _square(place.box)
    asset = context.talk.assets.get(str(speaker.avatar)) if speaker.avatar else None
    if asset is not None:
        image = Image(str(speaker.avatar), speaker.name, context.talk.span)
        portrait = PictureFrame(box, image, asset, placeholder=place.placeholder)
        return replace(covering(portrait, box), geometry="ellipse")
    size = to_points(box.height) * _INITIALS_SHARE
    fill = context.theme.color("accent1", context.theme.roles["speaker"].layout)
    color = max("#FFFFFF", "#000000", key=lambda one: contrast(one, fill))
    style = replace(
        place.levels[0],
        size=round(size),
        font=context.theme.heading_font,
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
        height=points(context.measure.text_height(style, 1)),
        name="Initials",
    )


def _square(box: Box) -> Box:
    """The largest square in `box`, in its middle."""
    side = min(box.width, box.height)
    return Box(box.left + (box.width - side) // 2, box.top + (box.height - side) // 2, side, side)
