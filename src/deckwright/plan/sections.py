"""A section of a talk to its slides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.blocks import Attributes, Blocks, Heading, Paragraph
from deckwright.model.deck import Footer, Frame, Slide, TextFrame
from deckwright.model.inlines import Inlines, Run, plain_text
from deckwright.model.talk import Section, Talk
from deckwright.model.theme import Layout, RoleLayout, Theme
from deckwright.plan.arrange import Arrangement, Fill, arrangements, known_layout
from deckwright.plan.draw import words
from deckwright.plan.fit import Fitted, Wishes, fit
from deckwright.plan.inlines import run
from deckwright.plan.measure import Measure
from deckwright.plan.place import Place, place_of
from deckwright.plan.titles import Title, set_title

_HIDDEN_TITLE_LENGTH = 80


@dataclass
class Stage:
    """What all slides of a talk share, and the findings on the way."""

    talk: Talk
    theme: Theme
    measure: Measure
    footer: Footer
    findings: list[Diagnostic] = field(default_factory=list)

    @property
    def language(self) -> str:
        """The language of the talk."""
        return self.talk.settings.language


def section_slides(
    section: Section, before: Inlines, stage: Stage, chapter: int
) -> tuple[Slide, ...]:
    """The slides of one section.

    `before` is the title that a bare `---` goes on under, `chapter` the number of the talk's
    section.
    """
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
    opening = _title_slide(section, title, role, stage)
    places = [*role.bodies, *([role.subtitle] if role.subtitle is not None else [])]
    if places:
        place = place_of(role.layout.placeholder(places[0]))
        number = tuple(text_frame(run(str(chapter)), place, stage))
        opening = replace(opening, frames=(*opening.frames, *number))
    if not blocks:
        return (opening,)
    rest = replace(section, id=f"{section.id}-content", notes=(), attributes=Attributes())
    return (opening, *_content(rest, title, blocks, title, stage))


def _title_slide(section: Section, title: Inlines, role: RoleLayout, stage: Stage) -> Slide:
    """A slide that shows nothing but its title."""
    heading = _title(title, role.layout, stage)
    frames: tuple[Frame, ...] = (heading.frame,) if heading else ()
    return _slide(section, role, plain_text(title), frames, stage)


def _content(
    section: Section, title: Inlines, blocks: Blocks, before: Inlines, stage: Stage
) -> tuple[Slide, ...]:
    if not blocks:
        role = stage.theme.roles["section" if title else "blank"]
        return (_title_slide(section, title or before, role, stage),)
    _check_wishes(section, stage)
    wishes = _wishes(section.attributes)
    choices = arrangements(blocks, section.attributes, stage.theme, titled=bool(title))
    fitted, heading = _fitted(choices, title, blocks, wishes, stage)
    count = len(fitted.pages)
    if count > 1 and wishes.whole:
        stage.findings.append(
            warning(
                "DW402",
                section.span,
                f"this slide does not fit on one; it was split into {count}",
                "shorten it, or add {.shrink} to allow text under the template's minimum size",
            )
        )
    if fitted.sizes.body < stage.theme.minimums.body and wishes.shrink:
        stage.findings.append(
            warning(
                "DW403",
                section.span,
                f"text was shrunk to {fitted.sizes.body:g} pt, under the template's minimum "
                f"of {stage.theme.minimums.body:g} pt",
                "shorten the slide, or leave {.shrink} out to let it be split",
            )
        )
    return tuple(
        _page(section, title or before, fitted, heading, number, stage) for number in range(count)
    )


def _fitted(
    choices: tuple[Arrangement, ...],
    title: Inlines,
    blocks: Blocks,
    wishes: Wishes,
    stage: Stage,
) -> tuple[Fitted, Title | None]:
    """The best arrangement below its title; the title is set again where it takes a number."""
    for at, choice in enumerate(choices):
        layout = choice.role.layout
        heading = _title(title, layout, stage) if choice.title_shown else None
        fitted = _try(choice, heading, stage, wishes)
        if len(fitted.pages) > 1 and choice.floor is None and heading is not None:
            last = len(fitted.pages)
            heading = _title(_numbered(title, last, last), layout, stage)
            fitted = _try(choice, heading, stage, wishes)
        good = len(fitted.pages) <= 1 and fitted.sizes.body >= (choice.floor or 0)
        if good or choice.floor is None or at == len(choices) - 1:
            return fitted, heading
    raise AssertionError(blocks)


def _try(choice: Arrangement, heading: Title | None, stage: Stage, wishes: Wishes) -> Fitted:
    top = 0
    if heading is not None:
        if heading.grown:
            top = heading.frame.box.bottom
        if heading.rest and choice.fills:
            first, *others = choice.fills
            whole = (Paragraph(heading.rest, stage.talk.span), *first.blocks)
            choice = replace(choice, fills=(replace(first, blocks=whole), *others))
    return fit((choice,), stage.talk, stage.theme, stage.measure, top, wishes)


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
    if heading is not None:
        frames = (_renumbered(heading.frame, title, number + 1, count), *frames)
    text = plain_text(title) or words(frames)[:_HIDDEN_TITLE_LENGTH]
    if count > 1:
        text = f"{text} ({number + 1}/{count})"
    slide = _slide(section, fitted.arrangement.role, text, frames, stage)
    return replace(
        slide,
        id=section.id if number == 0 else f"{section.id}-{number + 1}",
        notes=section.notes if number == 0 else (),
        hidden_title=heading is None,
        part=(number + 1, count),
    )


def _slide(
    section: Section, role: RoleLayout, title: str, frames: tuple[Frame, ...], stage: Stage
) -> Slide:
    attributes = section.attributes
    return Slide(
        id=section.id,
        number=0,
        role=role.role,
        layout=role.layout,
        title=title,
        frames=frames,
        span=section.span,
        notes=section.notes,
        footer=stage.footer,
        hidden_title=not any(
            isinstance(frame, TextFrame) and frame.role == "title" for frame in frames
        ),
        hidden=attributes.has("hidden"),
        transition=attributes.get("transition"),
        language=attributes.get("lang") or stage.language,
        source=stage.talk.settings.name,
    )


def _title(title: Inlines, layout: Layout, stage: Stage) -> Title | None:
    """The title as it is set on `layout`; None where there is no title or no place for it."""
    if not title:
        return None
    placeholder = layout.title
    if placeholder is None:
        return None
    return set_title(title, place_of(placeholder), stage.theme, stage.measure)


def _numbered(title: Inlines, number: int, count: int) -> Inlines:
    return (*title, Run(f" ({number}/{count})")) if count > 1 else title


def _renumbered(frame: TextFrame, title: Inlines, number: int, count: int) -> TextFrame:
    if count == 1:
        return frame
    paragraph = frame.paragraphs[0]
    last = paragraph.inlines[-1] if paragraph.inlines else None
    if isinstance(last, Run) and last.text == f" ({count}/{count})":
        paragraph = replace(paragraph, inlines=_numbered(title, number, count))
    return replace(frame, paragraphs=(paragraph,))


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


def text_frame(text: Inlines, place: Place, stage: Stage, blocks: Blocks = ()) -> Iterator[Frame]:
    """A short text in a place, at the size that fits."""
    content = blocks or (Paragraph(text, stage.talk.span),)
    role = stage.theme.roles["blank"]
    arrangement = Arrangement(role, (Fill(place, content),))
    yield from fit(
        (arrangement,), stage.talk, stage.theme, stage.measure, 0, Wishes(shrink=True)
    ).pages[0]
