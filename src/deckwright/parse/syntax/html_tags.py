"""The core rule after inlines: HTML tags that are Markdown's own elements become these."""

from __future__ import annotations

from html import unescape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from deckwright.model.blocks import Attributes
from deckwright.parse.inlines.html_styles import Tag, parse_tag
from deckwright.parse.inlines.playable_files import is_clip
from deckwright.parse.syntax.braces import parse_length


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
    clips = 0
    for token in tokens:
        tag = parse_tag(token.content) if token.type == "html_inline" else None
        match (tag.name, tag.closing) if tag else ("", False):
            case ("img", False) if tag:
                result.append(_image(tag))
            case ("video" | "audio", False) if tag and is_clip(tag.attributes.get("src", "")):
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
    alt = unescape(tag.attributes.get("alt") or tag.attributes.get("aria-label", ""))
    words = [Token("text", "", 0, content=alt)] if alt else []
    token = Token("image", "img", 0, content=alt, markup="<img", children=words)
    token.attrs = {"src": tag.attributes.get("src", ""), "title": tag.attributes.get("title", "")}
    sizes = ((key, tag.attributes.get(key, "")) for key in ("width", "height"))
    values = tuple((key, size) for key, size in sizes if parse_length(size))
    token.meta["attributes"] = Attributes(values=values)
    return token
