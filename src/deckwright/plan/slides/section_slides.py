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
from deckwright.plan.compose.setting import TalkContext
from deckwright.plan.drawn import charts
from deckwright.plan.drawn.diagrams import small
from deckwright.plan.slides.backdrops import on_backdrop, with_backdrop
from deckwright.plan.slides.titles import Title, part_suffix, set_title

_HIDDEN_TITLE_LENGTH = 80


def section_slides(
    section: Section, before: Inlines, context: TalkContext, chapter: int
) -> tuple[Slide, ...]:
    """The slides of one section.

    `before` is the title that a bare `---` goes on under, `chapter` the number of the talk's
    section.
    """
    grounded, backdrop = on_backdrop(section, context)
    slides = _slides(section, before, grounded, chapter)
    return tuple(with_backdrop(slide, backdrop, context.theme) for slide in slides)


def _slides(
    section: Section, before: Inlines, context: TalkContext, chapter: int
) -> tuple[Slide, ...]:
    title, blocks = section.title, section.blocks
    if not title and blocks and isinstance(blocks[0], Heading):
        title, blocks = blocks[0].inlines, blocks[1:]
    if section.level == 1:
        return _opened(section, title, blocks, context, chapter)
    return _content(section, title, blocks, before, context)


def _opened(
    section: Section, title: Inlines, blocks: Blocks, context: TalkContext, chapter: int
) -> tuple[Slide, ...]:
    """A section's own slide, and slides of what stands below its heading."""
    role = context.theme.roles["section"]
    opening, heading = _title_slide(section, title, role, context)
    place = _number_place(role)
    if place is not None:
        grown = heading.grown if heading else None
        number = text_frame(run(str(chapter)), place, context, grown)
        opening = replace(opening, frames=(*opening.frames, *number))
    blocks = (*_left_over(heading, section, context), *blocks)
    if not blocks:
        return (opening,)
    rest = replace(section, id=f"{section.id}-content", notes=(), attributes=Attributes())
    return (opening, *_content(rest, title, blocks, title, context))


def _number_place(role: RoleLayout) -> Place | None:
    """Where a section's number goes: a place made for it, or a text above the title."""
    if role.bodies:
        return place_of(role.layout.placeholder(role.bodies[0]))
    if role.subtitle is None or role.layout.title is None:
        return None
    above = role.layout.placeholder(role.subtitle)
    return place_of(above) if above.box.top < role.layout.title.box.top else None


def _role_alone(
    section: Section, title: Inlines, context: TalkContext
) -> tuple[RoleLayout, Place | None]:
    """The layout of a slide that has a title and nothing else, and where the title stands.

    None is the layout's own place for it. A layout for sections that shows their number would have
    a hole: there the title is a statement.
    """
    roles, wish = context.theme.roles, section.attributes.get("layout")
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
    section: Section,
    title: Inlines,
    role: RoleLayout,
    context: TalkContext,
    place: Place | None = None,
) -> tuple[Slide, Title | None]:
    """A slide that shows nothing but its title, in a place of its own or in the layout's."""
    heading = _title(title, role.layout, context, alone=True, place=place)
    frames: tuple[Frame, ...] = (heading.frame,) if heading else ()
    if heading and heading.squeezed:
        report_small(heading.frame, section.span, context)
    text = plain_text(title) or context.talk.settings.title
    return _slide(section, role, text, frames, context), heading


def _left_over(heading: Title | None, section: Section, context: TalkContext) -> Blocks:
    """What a slide of its title alone leaves to tell: the title's end, and its footnotes."""
    notes = context.talk.footnotes
    labels = footnote_labels(heading.shown) if heading else ()
    rest = (Paragraph(heading.rest, section.span),) if heading and heading.rest else ()
    return (*rest, *(block for label in labels for block in notes.get(label, ())))


def _content(
    section: Section, title: Inlines, blocks: Blocks, before: Inlines, context: TalkContext
) -> tuple[Slide, ...]:
    if not blocks:
        role, place = _role_alone(section, title, context)
        slide, heading = _title_slide(section, title, role, context, place)
        if not title and before:
            slide = replace(slide, title=plain_text(before))
        left = _left_over(heading, section, context)
        rest = replace(section, id=f"{section.id}-more", notes=())
        return (slide, *(_content(rest, title, left, before, context) if left else ()))
    _check_wishes(section, context)
    wishes = _wishes(section.attributes)
    choices = arrangements(blocks, section.attributes, context.theme, titled=bool(title))
    fitted, heading = _fitted(choices, title, wishes, context)
    _report(section, fitted, wishes, context)
    return tuple(
        _page(section, title or before, fitted, heading, number, context)
        for number in range(len(fitted.pages))
    )


def _report(section: Section, fitted: Fitted, wishes: Wishes, context: TalkContext) -> None:
    """What became of the author's wishes, and what fits only if it is small."""
    wish = section.attributes.get("layout")
    if known_layout(wish, context.theme) and not fitted.arrangement.is_called(wish):
        context.findings.append(
            warning(
                "DW407",
                section.span,
                f"the layout `{wish}` has no room for this; another one was taken",
                "shorten the slide, or leave the layout to the content",
            )
        )
    for page in fitted.pages:
        context.findings += small(page, section.span, context.theme)
        context.findings += charts.omissions(page, section.span)
    least, count = context.theme.minimums.body, len(fitted.pages)
    if count > 1 and wishes.whole:
        context.findings.append(
            warning(
                "DW402",
                section.span,
                f"this slide does not fit on one; it was split into {count}",
                "shorten it, or add {.shrink} to allow text under the template's minimum size",
            )
        )
    if fitted.squeezed or (fitted.sizes.body < least and (wishes.shrink or wishes.size)):
        asked = wishes.shrink or wishes.size
        context.findings.append(
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
    choices: tuple[Arrangement, ...], title: Inlines, wishes: Wishes, context: TalkContext
) -> tuple[Fitted, Title | None]:
    """The best arrangement below its title; the title is set again where it takes a number."""
    for choice in choices:
        layout = choice.role.layout
        heading = _title(title, layout, context) if choice.title_shown else None
        fitted = fit(_under(choice, heading, title, context), context, wishes, _grown(heading))
        if fitted is None:
            continue
        if len(fitted.pages) > 1 and heading is not None:
            plain, heading = heading, _title(title, layout, context, count=len(fitted.pages))
            if heading is not None and (heading.grown, heading.rest) != (plain.grown, plain.rest):
                again = _under(choice, heading, title, context)
                fitted = fit(again, context, wishes, heading.grown) or fitted
        return fitted, heading
    raise AssertionError(choices)  # the last one takes anything


def _grown(heading: Title | None) -> Box | None:
    return heading.grown if heading else None


def _under(
    choice: Arrangement, heading: Title | None, title: Inlines, context: TalkContext
) -> Arrangement:
    """`choice` with what the title leaves to it: its end and its footnotes."""
    labels = footnote_labels(title)
    rest = heading.rest if heading else ()
    if not choice.fills or not (labels or rest):
        return choice
    first, *others = choice.fills
    blocks = (Paragraph(rest, context.talk.span), *first.blocks) if rest else first.blocks
    return replace(choice, fills=(replace(first, blocks=blocks, footnotes=labels), *others))


def _page(
    section: Section,
    title: Inlines,
    fitted: Fitted,
    heading: Title | None,
    number: int,
    context: TalkContext,
) -> Slide:
    count = len(fitted.pages)
    frames = fitted.pages[number]
    text = plain_text(title) or words(frames)[:_HIDDEN_TITLE_LENGTH] or context.talk.settings.title
    if heading is not None:
        frames = (heading.numbered(number + 1, count, context.words), *frames)
    suffix = part_suffix(number + 1, count, context.words)
    slide = _slide(section, fitted.arrangement.role, text + suffix, frames, context)
    return replace(
        slide,
        id=section.id if number == 0 else f"{section.id}-{number + 1}",
        notes=section.notes if number == 0 else (),
        hidden_title=heading is None,
        part=(number + 1, count),
        suffix=suffix,
    )


def _slide(
    section: Section, role: RoleLayout, title: str, frames: tuple[Frame, ...], context: TalkContext
) -> Slide:
    attributes, settings = section.attributes, context.talk.settings
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
        footer=Footer(number=False) if _is_covered(role) else context.footer_on(role.layout),
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
    context: TalkContext,
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
    return set_title(title, place or place_of(layout.title), context, count=count, alone=alone)


def _wishes(attributes: Attributes) -> Wishes:
    size = attributes.get("size").removesuffix("pt")
    return Wishes(
        float(size) if size.replace(".", "", 1).isdigit() else None,
        attributes.has("shrink"),
        attributes.has("nosplit"),
    )


def _check_wishes(section: Section, context: TalkContext) -> None:
    wish = section.attributes.get("layout")
    if wish and not known_layout(wish, context.theme):
        names = ", ".join(sorted(context.theme.roles))
        context.findings.append(
            warning(
                "DW401",
                section.span,
                f"the template has no layout `{wish}`; the content chose one",
                f"name a layout of the template, or one of: {names}",
            )
        )


def text_frame(
    text: Inlines, place: Place, context: TalkContext, title: Box | None = None
) -> tuple[Frame, ...]:
    """A short text in a place, as small as it has to be to stand there whole."""
    return text_page((Paragraph(text, context.talk.span),), place, context, title)


def text_page(
    blocks: Blocks, place: Place, context: TalkContext, title: Box | None = None
) -> tuple[Frame, ...]:
    """Short texts in a place, as small as they have to be to stand there whole."""
    role = context.theme.roles["blank"]
    fitted = fit(Arrangement(role, (Fill(place, blocks),), one_page=True), context, title=title)
    if fitted is None:
        return ()
    if fitted.squeezed:
        report_small(fitted.pages[0][0], context.talk.settings.span, context)
    return fitted.pages[0]


def text_pages(
    blocks: Blocks, place: Place, context: TalkContext, title: Box | None = None
) -> tuple[tuple[Frame, ...], ...]:
    """Texts in a place, as large as fits; several pages where they are too long for it.

    None where even one line would have to be smaller than the theme allows.
    """
    fitted = fit(
        Arrangement(context.theme.roles["blank"], (Fill(place, blocks),)), context, title=title
    )
    return fitted.pages if fitted and not fitted.squeezed else ()


def report_small(frame: Frame, span: Span, context: TalkContext) -> None:
    """Note that a text fits only under the theme's minimum."""
    text = words((frame,))
    context.findings.append(
        warning(
            "DW405",
            span,
            f"there is too little room for “{text[:_HIDDEN_TITLE_LENGTH]}”; it is set small",
            "shorten it",
        )
    )
