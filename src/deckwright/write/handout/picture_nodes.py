"""Pictures as data for the template: those of the author, and drawings made for paper."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final, TypeAlias

from deckwright.language import Words
from deckwright.model.inlines import Image, InlineImage
from deckwright.model.length import EMU_PER_INCH, Length
from deckwright.model.source import Span
from deckwright.model.talk import Talk
from deckwright.write.typst.context import DocumentContext

Node: TypeAlias = dict[str, Any]

MEASURE: Final = 4.6
"""Inches that a picture is wide at most."""
_SLIDE_WIDTH: Final = 13.333 * EMU_PER_INCH
"""Lengths are given for a slide; on the page they keep their share of its width."""


def picture_node(image: Image, talk: Talk, context: DocumentContext, words: Words) -> Node:
    """A picture of `talk`; one that is missing or damaged has no `file`."""
    asset = talk.assets.get(image.source)
    share = share_of_width(image.width)
    inches = MEASURE * (share or 1)
    file = context.picture(asset.path, image.span, inches) if asset else None
    source = context.clean(image.source, image.span)
    return {
        "file": file,
        "alt": context.clean(image.alt, image.span) or source,
        "missing": words.missing,
        "decorative": image.decorative,
        "source": source,
        "pixels": [max(asset.width, 1), max(asset.height, 1)] if asset else None,
        "share": share,
    }


def inline_image_node(
    inline: InlineImage, talk: Talk, context: DocumentContext, words: Words
) -> Node:
    """A picture within a line, or the words that stand for it."""
    picture = picture_node(inline.image, talk, context, words)
    if picture["file"] is None:
        return {"t": "text", "text": f"[{picture['alt'] or picture['source']}]"}
    return {"t": "inline-image", "image": picture, "large": inline.large}


def drawn_node(span: Span, context: DocumentContext) -> Node | None:
    """The drawing for paper of what was written at `span`."""
    drawn = context.drawings.get((span.path, span.line))
    file = context.picture(drawn.path, span) if drawn else None
    if drawn is None or file is None:
        return None
    return {
        "file": file,
        "alt": context.clean(drawn.description, span),
        "missing": "",
        "decorative": False,
        "source": "",
        "pixels": [drawn.width, drawn.height],
        "share": drawn.share,
        "complete": drawn.complete,
    }


def in_rows(figures: list[Node]) -> list[Node]:
    """Figures that follow each other as rows of pictures; a missing one stands alone."""
    nodes: list[Node] = []
    for there, group in groupby(figures, lambda node: node["image"]["file"] is not None):
        some = list(group)
        nodes += [{"t": "pictures", "figures": some}] if there and len(some) > 1 else some
    return nodes


def share_of_width(length: Length | None) -> float | None:
    """A length as a share of the slide's width, at most 1."""
    return min(length.emu(round(_SLIDE_WIDTH)) / _SLIDE_WIDTH, 1) if length else None
