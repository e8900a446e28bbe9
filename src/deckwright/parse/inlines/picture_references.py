"""Pictures: their references, sizes and alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from deckwright.diagnostics import warning
from deckwright.model.blocks import BACKGROUND_KEYS, NO_ATTRIBUTES, Attributes
from deckwright.model.inlines import Fit, Image
from deckwright.model.length import Length
from deckwright.model.source import Span
from deckwright.model.talk import Section, Talk
from deckwright.model.walk import images_in, images_within
from deckwright.parse.syntax.braces import parse_length, without
from deckwright.parse.syntax.clean_text import one_line
from deckwright.parse.talk_context import TalkContext

_SCHEME = re.compile(r"[A-Za-z][\w+.-]+:")
_BESIDE_IMAGES = ("image", "softbreak", "hardbreak", "link_open", "link_close", "html_inline")
_FITS: dict[str, Fit] = {"contain": "contain", "cover": "cover", "stretch": "stretch"}
_OWN_KEYS = ("width", "height", "fit", "alt", "fig-alt")
_OWN_CLASSES = ("decorative",)


def alternative(token: Token) -> str:
    """The words of an image's description, or of any other token, without markup."""
    if token.type == "html_inline":
        return ""
    if token.children is None:
        return " " if token.type.endswith("break") else token.content
    return "".join(alternative(child) for child in token.children)


def written(token: Token) -> str:
    """What an image is found by in the text: its first characters; of `<img>` the source."""
    return str(token.attrs.get("src", "")) if token.markup == "<img" else "![" + token.content


def only_pictures(tokens: Sequence[Token]) -> bool:
    """Whether inline tokens show pictures and nothing else."""
    return any(token.type == "image" for token in tokens) and all(
        token.type in _BESIDE_IMAGES or (token.type == "text" and not token.content.strip())
        for token in tokens
    )


def read_image(
    context: TalkContext, source: str, alt: str, attributes: Attributes, span: Span
) -> tuple[Image, Attributes]:
    """The reference, and the attributes that are not about the picture itself."""
    alt = attributes.get("fig-alt") or attributes.get("alt") or alt
    source, alt = one_line(source).strip(), one_line(alt).strip()
    decorative = attributes.has("decorative")
    if not source:
        context.report(
            warning("DW218", span, "the picture has no source", "name a file: `![…](file.png)`")
        )
    elif not (alt or decorative):
        context.report(
            warning(
                "DW202",
                span,
                f"the picture `{source}` has no alternative text",
                "say in the brackets what it shows, or mark it `{.decorative}`",
            ),
        )
    image = Image(
        source if _SCHEME.match(source) else unquote(source),
        alt,
        span,
        read_length(context, attributes, "width", span),
        read_length(context, attributes, "height", span),
        _read_fit(context, attributes.get("fit"), span),
        decorative,
    )
    if attributes == NO_ATTRIBUTES:
        return image, attributes
    return image, without(attributes, names=_OWN_CLASSES, keys=_OWN_KEYS)


def read_length(
    context: TalkContext, attributes: Attributes, key: str, span: Span
) -> Length | None:
    """The length under `key`; None and a warning where it is nonsense."""
    text = attributes.get(key)
    length = parse_length(text)
    if text and length is None:
        message = f"`{key}={text}` is no length"
        context.report(
            warning("DW212", span, message, "write `50%`, `4cm`, `30mm`, `2in`, `72pt` or `96px`")
        )
    return length


def _read_fit(context: TalkContext, text: str, span: Span) -> Fit:
    if text and text not in _FITS:
        message = f"`fit={text}` is no way to fit a picture"
        context.report(warning("DW212", span, message, "write `contain`, `cover` or `stretch`"))
    return _FITS.get(text, "contain")


def images_of(talk: Talk) -> tuple[Image, ...]:
    """The pictures of `talk` in their order: section by section, then those of footnotes."""
    found: list[Image] = []
    for section in talk.sections:
        found += _behind(section)
        found += images_within(section.title)
        found += images_in((*section.blocks, *section.notes))
    for blocks in talk.footnotes.values():
        found += images_in(blocks)
    return tuple(found)


def _behind(section: Section) -> Iterator[Image]:
    """The picture behind a slide."""
    for key in BACKGROUND_KEYS:
        if source := section.attributes.get(key):
            yield Image(source, "", section.span, decorative=True)
