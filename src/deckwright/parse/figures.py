"""Pictures between words, once the sizes of their files are known.

Markdown has one notation for a badge in a line and for a photograph with its credit below. Which
of the two is meant is told by the picture: what is about as small as text stays in the line, what
is larger becomes a figure of its own, with the words behind it as its caption.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePosixPath

from deckwright.model.blocks import (
    Attributes,
    Block,
    Blocks,
    Figure,
    Heading,
    List,
    Media,
    Paragraph,
    Table,
)
from deckwright.model.inlines import (
    Image,
    Inline,
    InlineImage,
    Inlines,
    Link,
    Run,
    plain_text,
    stripped,
    without_large,
)
from deckwright.model.length import EMU_PER_PX, inches
from deckwright.model.talk import Asset, Section, Talk
from deckwright.model.walk import rebuilt, texts_in
from deckwright.parse.syntax.html_tags import CLIP_KINDS

_TWO_LINES = 48
"""Pixels that two lines of text are high: 18 points each at 96 pixels to the inch."""
_ICON = 96
"""Pixels that an icon has at most, either way; icons are drawn for dense screens too."""
_BADGE, _BADGE_SHAPE = 96, 3.5
"""How many pixels high a badge is at most, and how many times as wide it is at least."""
_BADGE_ROW = 28
"""How many pixels high a badge is at most that stands in no line; programs make none higher."""
_SLIDE = inches(13.333), inches(7.5)
"""What an author's percentages are taken of."""
_LONGEST_CAPTION = 240
"""Characters; what is longer is text below a picture."""


def with_figures(talk: Talk) -> Talk:
    """`talk`, its assets read, with each picture in its line or in a figure of its own."""
    setter = _Setter(talk.assets)
    return replace(
        talk,
        sections=tuple(map(setter.section, talk.sections)),
        footnotes={label: setter.in_lines(blocks) for label, blocks in talk.footnotes.items()},
    )


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets pictures where they belong, by the files in `assets`."""

    assets: Mapping[str, Asset]

    def section(self, section: Section) -> Section:
        """A section; what is too large for its title stands first below it."""
        title, figures = self.headline(section.title)
        return replace(
            section,
            title=title,
            blocks=(*figures, *self.blocks(section.blocks)),
            notes=self.blocks(section.notes),
        )

    def blocks(self, blocks: Iterable[Block]) -> Blocks:
        """`blocks` with figures between them."""
        return tuple(
            one for block in self.rows(blocks) for one in self.block(block, captioned=True)
        )

    def rows(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """`blocks`, in which badges that stand by themselves are a line of text."""
        for badges, group in groupby(blocks, self.is_badge):
            if not badges:
                yield from group
                continue
            figures = [one for one in group if isinstance(one, Figure)]
            links = (one.attributes.get("link") for one in figures)
            images = [
                InlineImage(one.image, link=Link(link) if link else None)
                for one, link in zip(figures, links, strict=True)
            ]
            between = (inline for image in images for inline in (Run(" "), image))
            yield Paragraph(tuple(between)[1:], figures[0].span)

    def is_badge(self, block: Block) -> bool:
        """Whether a figure is a badge, of which no author said how large it is to be."""
        match block:
            case Figure(image=Image(width=None, height=None, source=source), caption=()):
                asset = self.assets.get(source)
                if asset is None or not 0 < asset.height <= _BADGE_ROW:
                    return False
                return asset.width >= asset.height * _BADGE_SHAPE
            case _:
                return False

    def of_item(self, blocks: Iterable[Block]) -> Blocks:
        """The blocks of a list's item, whose words stay with its bullet."""
        return tuple(
            one for block in self.rows(blocks) for one in self.block(block, captioned=False)
        )

    def in_lines(self, blocks: Iterable[Block]) -> Blocks:
        """Blocks that are shown as running text: every picture stays in its line."""
        return tuple(rebuilt(block, self.in_lines, self.small) for block in blocks)

    def block(self, block: Block, *, captioned: bool) -> Iterator[Block]:
        """What a block becomes; with `captioned`, words behind a picture are its caption."""
        match block:
            case Paragraph():
                paragraph = replace(block, inlines=self.line(block.inlines))
                yield from _parted(paragraph) if captioned else _below(paragraph)
            case Heading():
                inlines, figures = self.headline(block.inlines)
                yield replace(block, inlines=inlines)
                yield from figures
            case List():
                yield rebuilt(block, self.of_item, self.small)
            case Table():
                yield rebuilt(block, self.blocks, self.cell)
                held = (one for line in texts_in([block]) for one in _figures(self.line(line)))
                yield from (one for one in held if isinstance(one, Media))
            case _:
                yield rebuilt(block, self.blocks, self.small)

    def headline(self, inlines: Inlines) -> tuple[Inlines, Blocks]:
        """The words of a heading with its small pictures, and its large ones.

        A picture alone is named by its alternative text.
        """
        line = self.line(inlines)
        figures = tuple(_figures(line))
        words = without_large(line)
        name = plain_text(inlines).strip()
        return words or ((Run(name),) if name and figures else ()), figures

    def line(self, inlines: Inlines) -> Inlines:
        """A line of text whose pictures know their shape."""
        return tuple(
            self.sized(inline) if isinstance(inline, InlineImage) else inline for inline in inlines
        )

    def small(self, inlines: Inlines) -> Inlines:
        """A line that has no room for figures: all its pictures are as high as its letters."""
        return tuple(
            replace(one, large=False) if isinstance(one, InlineImage) else one
            for one in self.line(inlines)
        )

    def cell(self, inlines: Inlines) -> Inlines:
        """The text of a table's cell, which has room for pictures and none for films."""
        return tuple(
            one
            for one in self.line(inlines)
            if not (isinstance(one, InlineImage) and _is_clip(one.image))
        )

    def sized(self, inline: InlineImage) -> InlineImage:
        """A picture in a line with what its file says; one whose file is missing stays as it is."""
        image = inline.image
        if _is_clip(image):
            return replace(inline, large=True)
        asset = self.assets.get(image.source)
        if asset is None or not (asset.width and asset.height):
            return inline
        ratio = asset.width / asset.height
        return replace(inline, ratio=ratio, large=not _is_small(image, asset, ratio))


def _is_small(image: Image, asset: Asset, ratio: float) -> bool:
    """Whether a picture is a badge or an icon, by its author's size for it, else by its pixels."""
    across, down = _SLIDE
    if image.height is not None:
        return image.height.emu(down) <= _TWO_LINES * EMU_PER_PX
    if image.width is not None:
        return image.width.emu(across) / ratio <= _TWO_LINES * EMU_PER_PX
    if asset.height <= _TWO_LINES or max(asset.width, asset.height) <= _ICON:
        return True
    return asset.height <= _BADGE and ratio >= _BADGE_SHAPE


def _is_large(inline: Inline) -> bool:
    return isinstance(inline, InlineImage) and inline.large


def _is_clip(image: Image) -> bool:
    return PurePosixPath(image.source).suffix.lower() in CLIP_KINDS


def _below(paragraph: Paragraph) -> Iterator[Block]:
    """The words of a paragraph with its small pictures, then its large ones."""
    if words := without_large(paragraph.inlines):
        yield replace(paragraph, inlines=words)
    yield from _figures(paragraph.inlines)


def _parted(paragraph: Paragraph) -> list[Block]:
    """A paragraph as figures and what stands between them, in the author's order.

    Words behind a picture are its caption where the paragraph begins with one, or where they are
    set apart from the words before by their slant. Behind several they belong to none of them.
    """
    blocks: list[Block] = []
    begins = any(_is_large(one) for one in paragraph.inlines[:1])
    picture: Figure | Media | None = None
    for large, inlines in _stretches(paragraph.inlines):
        if large:
            figures = [*_figures(inlines)]
            blocks += figures
            picture = figures[0] if len(figures) == 1 and not figures[0].caption else None
        elif picture is not None and _is_caption(inlines, begins=begins):
            blocks[-1] = replace(picture, caption=inlines)
        else:
            blocks.append(replace(paragraph, inlines=inlines))
    return blocks


def _stretches(inlines: Inlines) -> Iterator[tuple[bool, Inlines]]:
    """Large pictures, and what stands between them, by turns; space alone is nothing."""
    parts = [(large, tuple(group)) for large, group in groupby(inlines, key=_is_large)]
    filled = [(large, one if large else stripped(one)) for large, one in parts]
    for large, group in groupby((one for one in filled if one[1]), key=lambda one: one[0]):
        yield large, tuple(inline for _, inlines in group for inline in inlines)


def _is_caption(inlines: Inlines, *, begins: bool) -> bool:
    """Whether words behind a picture are its caption; `begins`: a picture begins the paragraph."""
    if len(plain_text(inlines)) > _LONGEST_CAPTION:
        return False
    return begins or all(isinstance(one, Run) and one.style.italic for one in inlines)


def _figures(inlines: Inlines) -> Iterator[Figure | Media]:
    """The large pictures of a line as figures, films and recordings as what they are."""
    for inline in inlines:
        if isinstance(inline, InlineImage) and inline.large:
            image, where = inline.image, inline.image.span
            caption: Inlines = (Run(inline.title),) if inline.title else ()
            kind = CLIP_KINDS.get(PurePosixPath(image.source).suffix.lower())
            if kind is not None:
                yield Media(kind, image, where, caption=caption)
                continue
            link = inline.link
            values = (("link", link.target),) if link else ()
            yield Figure(image, where, caption, Attributes(values=values))
