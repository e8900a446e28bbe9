"""A section of a talk to its slides."""

from __future__ import annotations

from dataclasses import replace

from deckwright.diagnostics import warning
from deckwright.model.blocks import Attributes, Blocks, Heading, Paragraph
from deckwright.model.deck import Footer, Frame, Slide, TextFrame
from deckwright.model.inlines import Inlines, plain_text
from deckwright.model.length import Box
from deckwright.model.source import Span
from deckwright.model.talk import Section
from deckwright.model.theme import Layout, RoleLayout
from deckwright.plan.blocks.runs import footnote_labels, run
from deckwright.plan.compose.arrange import Arrangement, Fill, arrangements, known_layout
from deckwright.plan.compose.draw import words
from deckwright.plan.compose.fit import Fitted, Wishes, fit
from deckwright.plan.compose.places import Place, place_of
from deckwright.plan.compose.setting import Stage
from deckwright.plan.drawn import charts
from deckwright.plan.drawn.diagrams import small
from deckwright.plan.slides.backdrops import on_backdrop, with_backdrop
from deckwright.plan.slides.titles import Title, part_suffix, set_title

_HIDDEN_TITLE_LENGTH = 80


def section_slides(
    section: Section, before: Inlines, stage: Stage, chapter: int
) -> tuple[Slide, ...]:
    """The slides of one section.

    `before` is the title that a bare `---` goes on under, `chapter` the number of the talk's
    section.
    """
    grounded, backdrop = on_backdrop(section, stage)
    slides = _slides(section, before, grounded, chapter)
    return tuple(with_backdrop(slide, backdrop, stage.theme) for slide in slides)


def _slides(section: Section, before: Inlines, stage: Stage, chapter: int) -> tuple[Slide, ...]:
    title, blocks = section.title, section.blocks
    if not title and blocks and isinstance(blocks[0], Heading):
        title, blocks = blocks[0].inlines, blocks[1:]
    if section.level == 1:
        return _opened(section, title, blocks, stage, chapter)
    return _content(section, title, blocks, before, stage)


def _opened(
    section: Section, title: Inlines, blocks: Blocks, stage: Stage, chapter: int
) -> tuple[Slide, ...]:
    """A section's own slide, and slides of what stands below its heading."""
    role = stage.theme.roles["section"]
    opening, heading = _title_slide(section, title, role, stage)
    place = _number_place(role)
    if place is not None:
        grown = heading.grown if heading else None
        number = text_frame(run(str(chapter)), place, stage, grown)
        opening = replace(opening, frames=(*opening.frames, *number))
    blocks = (*_left_over(heading, section, stage), *blocks)
    if not blocks:
        return (opening,)
    rest = replace(section, id=f"{section.id}-content", notes=(), attributes=Attributes())
    return (opening, *_content(rest, title, blocks, title, stage))


def _number_place(role: RoleLayout) -> Place | None:
    """Where a section's number goes: a place made for it, or a text above the title."""
    if role.bodies:
        return place_of(role.layout.placeholder(role.bodies[0]))
    if role.subtitle is None or role.layout.title is None:
        return None
    above = role.layout.placeholder(role.subtitle)
    return place_of(above) if above.box.top < role.layout.title.box.top else None


def _role_alone(section: Section, title: Inlines, stage: Stage) -> tuple[RoleLayout, Place | None]:
    """The layout of a slide that has a title and nothing else, and where the title stands.

    None is the layout's own place for it. A layout for sections that shows their number would have
    a hole: there the title is a statement.
    """
    roles, wish = stage.theme.roles, section.attributes.get("layout")
    if not title:
        return roles["blank"], None
    if wish == "title":
        return roles["title"], None
    statement, heading = roles["statement"], roles["statement"].layout.title
    if wish == "section" or statement.composed or not statement.bodies or heading is None:
        return roles["section"], None
    if _number_place(roles["section"]) is None:
        return roles["section"], None
    words = place_of(statement.layout.placeholder(statement.bodies[0]))
    return statement, replace(words, placeholder=heading.idx)


def _title_slide(
    section: Section, title: Inlines, role: RoleLayout, stage: Stage, place: Place | None = None
) -> tuple[Slide, Title | None]:
    """A slide that shows nothing but its title, in a place of its own or in the layout's."""
    heading = _title(title, role.layout, stage, alone=True, place=place)
    frames: tuple[Frame, ...] = (heading.frame,) if heading else ()
    if heading and heading.squeezed:
        report_small(heading.frame, section.span, stage)
    text = plain_text(title) or stage.talk.settings.title
    return _slide(section, role, text, frames, stage), heading


def _left_over(heading: Title | None, section: Section, stage: Stage) -> Blocks:
    """What a slide of its title alone leaves to tell: the title's end, and its footnotes."""
    notes = stage.talk.footnotes
    labels = footnote_labels(heading.shown) if heading else ()
    rest = (Paragraph(heading.rest, section.span),) if heading and heading.rest else ()
    return (*rest, *(block for label in labels for block in notes.get(label, ())))


def _content(
    section: Section, title: Inlines, blocks: Blocks, before: Inlines, stage: Stage
) -> tuple[Slide, ...]:
    if not blocks:
        role, place = _role_alone(section, title, stage)
        slide, heading = _title_slide(section, title, role, stage, place)
        if not title and before:
            slide = replace(slide, title=plain_text(before))
        left = _left_over(heading, section, stage)
        rest = replace(section, id=f"{section.id}-more", notes=())
        return (slide, *(_content(rest, title, left, before, stage) if left else ()))
    _check_wishes(section, stage)
    wishes = _wishes(section.attributes)
    choices = arrangements(blocks, section.attributes, stage.theme, titled=bool(title))
    fitted, heading = _fitted(choices, title, wishes, stage)
    _report(section, fitted, wishes, stage)
    return tuple(
        _page(section, title or before, fitted, heading, number, stage)
        for number in range(len(fitted.pages))
    )


def _report(section: Section, fitted: Fitted, wishes: Wishes, stage: Stage) -> None:
    """What became of the author's wishes, and what fits only if it is small."""
    wish = section.attributes.get("layout")
    if known_layout(wish, stage.theme) and not fitted.arrangement.is_called(wish):
        stage.findings.append(
            warning(
                "DW407",
                section.span,
                f"the layout `{wish}` has no room for this; another one was taken",
                "shorten the slide, or leave the layout to the content",
            )
        )
    for page in fitted.pages:
        stage.findings += small(page, section.span, stage.theme)
        stage.findings += charts.omissions(page, section.span)
    least, count = stage.theme.minimums.body, len(fitted.pages)
    if count > 1 and wishes.whole:
        stage.findings.append(
            warning(
                "DW402",
                section.span,
                f"this slide does not fit on one; it was split into {count}",
                "shorten it, or add {.shrink} to allow text under the template's minimum size",
            )
        )
    if fitted.squeezed or (fitted.sizes.body < least and (wishes.shrink or wishes.size)):
        asked = wishes.shrink or wishes.size
        stage.findings.append(
            warning(
                "DW403" if asked else "DW405",
                section.span,
                f"text was shrunk to {fitted.sizes.body:g} pt, under the template's minimum "
                f"of {least:g} pt",
                "shorten the slide, or leave {.shrink} out to let it be split"
                if asked
                else "shorten what stands on it, or choose a layout with more room",
            )
        )


def _fitted(
    choices: tuple[Arrangement, ...], title: Inlines, wishes: Wishes, stage: Stage
) -> tuple[Fitted, Title | None]:
    """The best arrangement below its title; the title is set again where it takes a number."""
    for choice in choices:
        layout = choice.role.layout
        heading = _title(title, layout, stage) if choice.title_shown else None
        fitted = fit(_under(choice, heading, title, stage), stage, wishes, _grown(heading))
        if fitted is None:
            continue
        if len(fitted.pages) > 1 and heading is not None:
            plain, heading = heading, _title(title, layout, stage, count=len(fitted.pages))
            if heading is not None and (heading.grown, heading.rest) != (plain.grown, plain.rest):
                again = _under(choice, heading, title, stage)
                fitted = fit(again, stage, wishes, heading.grown) or fitted
        return fitted, heading
    raise AssertionError(choices)  # the last one takes anything


def _grown(heading: Title | None) -> Box | None:
    return heading.grown if heading else None


def _under(choice: Arrangement, heading: Title | None, title: Inlines, stage: Stage) -> Arrangement:
    """`choice` with what the title leaves to it: its end and its footnotes."""
    labels = footnote_labels(title)
    rest = heading.rest if heading else ()
    if not choice.fills or not (labels or rest):
        return choice
    first, *others = choice.fills
    blocks = (Paragraph(rest, stage.talk.span), *first.blocks) if rest else first.blocks
    return replace(choice, fills=(replace(first, blocks=blocks, footnotes=labels), *others))


def _page(
    section: Section,
    title: Inlines,
    fitted: Fitted,
    heading: Title | None,
    number: int,
    stage: Stage,
) -> Slide:
    count = len(fitted.pages)
    frames = fitted.pages[number]
    text = plain_text(title) or words(frames)[:_HIDDEN_TITLE_LENGTH] or stage.talk.settings.title
    if heading is not None:
        frames = (heading.numbered(number + 1, count, stage.words), *frames)
    suffix = part_suffix(number + 1, count, stage.words)
    slide = _slide(section, fitted.arrangement.role, text + suffix, frames, stage)
    return replace(
        slide,
        id=section.id if number == 0 else f"{section.id}-{number + 1}",
        notes=section.notes if number == 0 else (),
        hidden_title=heading is None,
        part=(number + 1, count),
        suffix=suffix,
    )


def _slide(
    section: Section, role: RoleLayout, title: str, frames: tuple[Frame, ...], stage: Stage
) -> Slide:
    attributes, settings = section.attributes, stage.talk.settings
    language = attributes.get("lang") or settings.language
    return Slide(
        id=section.id,
        number=0,
        role=role.role,
        layout=role.layout,
        title=title,
        frames=frames,
        span=section.span,
        notes=section.notes,
        footer=Footer(number=False) if _is_covered(role) else stage.footer_on(role.layout),
        hidden_title=not any(
            isinstance(frame, TextFrame) and frame.role == "title" for frame in frames
        ),
        hidden=attributes.has("hidden"),
        transition=attributes.get("transition"),
        language=language,
        own_words=settings.own_words if language == settings.language else (),
        source=settings.name,
    )


def _is_covered(role: RoleLayout) -> bool:
    """Whether a picture covers the layout's small placeholders, which nobody placed for that."""
    return role.role == "full-picture" and role.composed


def _title(
    title: Inlines,
    layout: Layout,
    stage: Stage,
    *,
    count: int = 1,
    alone: bool = False,
    place: Place | None = None,
) -> Title | None:
    """The title as it is set on `layout`, in its place there or in another.

    None where there is no title or no place for it.
    """
    if not title or layout.title is None:
        return None
    return set_title(title, place or place_of(layout.title), stage, count=count, alone=alone)


def _wishes(attributes: Attributes) -> Wishes:
    size = attributes.get("size").removesuffix("pt")
    return Wishes(
        float(size) if size.replace(".", "", 1).isdigit() else None,
        attributes.has("shrink"),
        attributes.has("nosplit"),
    )


def _check_wishes(section: Section, stage: Stage) -> None:
    wish = section.attributes.get("layout")
    if wish and not known_layout(wish, stage.theme):
        names = ", ".join(sorted(stage.theme.roles))
        stage.findings.append(
            warning(
                "DW401",
                section.span,
                f"the template has no layout `{wish}`; the content chose one",
                f"name a layout of the template, or one of: {names}",
            )
        )


def text_frame(
    text: Inlines, place: Place, stage: Stage, title: Box | None = None
) -> tuple[Frame, ...]:
    """A short text in a place, as small as it has to be to stand there whole."""
    return text_page((Paragraph(text, stage.talk.span),), place, stage, title)


def text_page(
    blocks: Blocks, place: Place, stage: Stage, title: Box | None = None
) -> tuple[Frame, ...]:
    """Short texts in a place, as small as they have to be to stand there whole."""
    role = stage.theme.roles["blank"]
    fitted = fit(Arrangement(role, (Fill(place, blocks),), one_page=True), stage, title=title)
    if fitted is None:
        return ()
    if fitted.squeezed:
        report_small(fitted.pages[0][0], stage.talk.settings.span, stage)
    return fitted.pages[0]


def text_pages(
    blocks: Blocks, place: Place, stage: Stage, title: Box | None = None
) -> tuple[tuple[Frame, ...], ...]:
    """Texts in a place, as large as fits; several pages where they are too long for it.

    None where even one line would have to be smaller than the theme allows.
    """
    fitted = fit(
        Arrangement(stage.theme.roles["blank"], (Fill(place, blocks),)), stage, title=title
    )
    return fitted.pages if fitted and not fitted.squeezed else ()


def report_small(frame: Frame, span: Span, stage: Stage) -> None:
    """Note that a text fits only under the theme's minimum."""
    text = words((frame,))
    stage.findings.append(
        warning(
            "DW405",
            span,
            f"there is too little room for “{text[:_HIDDEN_TITLE_LENGTH]}”; it is set small",
            "shorten it",
        )
    )
