"""HTML tags within a line; those that are Markdown's own elements become these."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from deckwright.model.blocks import Attributes
from deckwright.parse.syntax.braces import parse_length

CLIP_KINDS: Mapping[str, Literal["video", "audio"]] = {
    ".mp4": "video",
    ".m4v": "video",
    ".mov": "video",
    ".mp3": "audio",
    ".m4a": "audio",
    ".wav": "audio",
}
"""Films and recordings by their suffix."""

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag; `name` is lower case, empty for `<?…?>` and `<!…>`."""

    name: str
    closing: bool
    attributes: Mapping[str, str]


def parse_tag(text: str) -> Tag:
    """The tag that `text` is."""
    found = _TAG.match(text)
    if found is None:
        return Tag("", closing=False, attributes={})
    pairs = _ATTRIBUTE.findall(text, found.end())
    values = {
        name.lower(): unescape(double or single or bare) for name, double, single, bare in pairs
    }
    return Tag(found[2].lower(), closing=bool(found[1]), attributes=values)


def is_clip(source: str) -> bool:
    """Whether a source is a file of the talk's own that can be played."""
    return "://" not in source and PurePosixPath(source).suffix.lower() in CLIP_KINDS


def tags_plugin(md: MarkdownIt) -> None:
    """Puts the rule in its place."""
    md.core.ruler.push("tags", _tags)


def _tags(state: StateCore) -> None:
    for token in state.tokens:
        if token.children and any(child.type == "html_inline" for child in token.children):
            token.children = _read(token.children)


def _read(tokens: list[Token]) -> list[Token]:
    """`tokens` with `<img>`, `<video>`, `<br>` and `<a href>` as what Markdown has for them."""
    result: list[Token] = []
    open_links: list[Token] = []
    clips, without_file = 0, False
    for token in tokens:
        tag = parse_tag(token.content) if token.type == "html_inline" else None
        match (tag.name, tag.closing) if tag else ("", False):
            case ("img", False) if tag:
                result.append(_image(tag))
            case ("video" | "audio", False) if tag and is_clip(tag.attributes.get("src", "")):
                result.append(_image(tag))
                clips += 1
            case ("video" | "audio", False) if tag and not tag.attributes.get("src"):
                without_file = True
            case ("source", False) if tag and without_file:
                without_file = False  # the first of its files that we can show
                result.append(_image(tag))
                clips += 1
            case ("video" | "audio", True) if clips:
                clips -= 1
            case ("br", False):
                result.append(Token("hardbreak", "br", 0))
            case ("a", False) if tag and tag.attributes.get("href") and not open_links:
                link = Token("link_open", "a", 1, attrs={"href": tag.attributes["href"]})
                open_links.append(link)
                result.append(link)
            case ("a", True) if open_links:
                open_links.pop()
                result.append(Token("link_close", "a", -1))
            case _:
                result.append(token)
    if open_links:  # an anchor that is never closed is no link
        result.remove(open_links[0])
    return result


def _image(tag: Tag) -> Token:
    """The picture of an `<img>`; an empty `alt` says that it decorates.

    https://html.spec.whatwg.org/multipage/images.html#alt
    """
    alt = unescape(tag.attributes.get("alt") or tag.attributes.get("aria-label", ""))
    words = [Token("text", "", 0, content=alt)] if alt else []
    token = Token("image", "img", 0, content=alt, markup="<img", children=words)
    token.attrs = {"src": tag.attributes.get("src", ""), "title": tag.attributes.get("title", "")}
    sizes = ((key, tag.attributes.get(key, "")) for key in ("width", "height"))
    values = tuple((key, size) for key, size in sizes if parse_length(size))
    classes = ("decorative",) if "alt" in tag.attributes and not alt else ()
    token.meta["attributes"] = Attributes(classes=classes, values=values)
    return token
