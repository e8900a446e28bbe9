"""Inline tokens as runs: what is nested in Markdown becomes a flat tuple, each run in its style."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markdown_it.token import Token

from deckwright.diagnostics import warning
from deckwright.model.blocks import Attributes
from deckwright.model.inlines import (
    PLAIN,
    Break,
    FootnoteMark,
    Inline,
    InlineImage,
    Inlines,
    Link,
    Run,
    Style,
)
from deckwright.model.source import Span
from deckwright.parse.inlines.link_targets import read_link
from deckwright.parse.inlines.math_spans import read_math
from deckwright.parse.inlines.picture_references import alternative, read_image, written
from deckwright.parse.inlines.run_styles import CLASSES, MARKUP, TAGS, Changes
from deckwright.parse.syntax.braces import attributes_of
from deckwright.parse.syntax.clean_text import one_line, soft_break
from deckwright.parse.syntax.html_tags import parse_tag
from deckwright.parse.talk_context import TalkContext

_MAX_OPEN = 50
"""How deep styles nest; Markdown's own marks never reach it, a row of HTML tags can."""

_COLOR = re.compile(r"(?:accent[1-6]|tx[12]|bg[12]|hlink|folHlink|#[0-9A-Fa-f]{6})")
_LOST_MARK = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """Something that is open: its name, what it changes of the style, its link and language."""

    name: str
    style: Changes
    link: Link | None = None
    language: str = ""


def read_inlines(context: TalkContext, tokens: Sequence[Token], rows: tuple[int, int]) -> Inlines:
    """The runs of `tokens`, which stand in rows `rows[0]` to `rows[1]` (exclusive)."""
    runs = _RunBuilder(context, tokens, rows)
    for index, token in enumerate(tokens):
        _TOKENS[token.type](runs, token, index)
    return runs.finish()


class _RunBuilder:
    """The inlines so far, the text of the run that is being written, and its style."""

    def __init__(
        self, context: TalkContext, tokens: Sequence[Token], rows: tuple[int, int]
    ) -> None:
        self.context = context
        self.tokens = tokens
        self.rows = rows
        self.out: list[Inline] = []
        self.text: list[str] = []
        self.linked_from = 0
        """Where in `out` the innermost link begins."""
        self.open: list[_Wrapping] = []
        self.style: Style = PLAIN
        self.link: Link | None = None
        self.language = ""

    def finish(self) -> Inlines:
        """Everything, without breaks and space at either end, and without space at breaks."""
        self._end_run()
        while self.out and isinstance(self.out[0], Break):
            del self.out[0]
        while self.out and isinstance(self.out[-1], Break):
            del self.out[-1]
        ends = [-1, *(at for at, one in enumerate(self.out) if isinstance(one, Break))]
        for at in reversed(ends):
            self._trim(at + 1, str.lstrip)
            if at > 0:
                self._trim(at - 1, str.rstrip)
        self._trim(len(self.out) - 1, str.rstrip)
        return tuple(self.out)

    def _trim(self, index: int, strip: Callable[..., str]) -> None:
        """Takes space from an end of a run; one that does not break indents words, and stays."""
        run = self.out[index] if 0 <= index < len(self.out) else None
        if isinstance(run, Run) and not run.style.code:
            text = strip(run.text, " ") if strip(run.text) else ""
            if text != run.text:
                self.out[index : index + 1] = [replace(run, text=text)] if text else []

    def span(self, needle: str = "") -> Span:
        """Where `needle` is written; the search goes on from there the next time."""
        first, last = self.rows
        found = self.context.source.find(needle, first, last)
        self.rows = (self.context.source.row_of(needle, first, last), last)
        return found

    def add(self, inline: Inline) -> None:
        """Adds something other than text."""
        self._end_run()
        self.out.append(inline)

    def begin(self, wrapping: _Wrapping) -> None:
        """What follows is in `wrapping`, too; nothing is wrapped deeper than `_MAX_OPEN`."""
        if len(self.open) == _MAX_OPEN:
            return
        self._end_run()
        self.open.append(wrapping)
        self._restyle()

    def end(self, name: str) -> None:
        """Ends the innermost wrapping of that name; without one, nothing happens."""
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].name == name:
                self._end_run()
                del self.open[index]
                self._restyle()
                return

    def _restyle(self) -> None:
        self.style, self.link, self.language = PLAIN, None, ""
        for wrapping in self.open:
            self.style = _restyled(self.style, wrapping.style)
            self.link = wrapping.link or self.link
            self.language = wrapping.language or self.language

    def _end_run(self) -> None:
        text = "".join(self.text)
        self.text.clear()
        if not text:
            return
        last = self.out[-1] if self.out else None
        look = (self.style, self.link, self.language)
        if isinstance(last, Run) and (last.style, last.link, last.language) == look:
            text = last.text + text
            self.out.pop()
        self.out.append(Run(text, *look))


@lru_cache(maxsize=256)
def _restyled(style: Style, changes: Changes) -> Style:
    return replace(style, **dict(changes))


def _text(runs: _RunBuilder, token: Token, _index: int) -> None:
    text = one_line(token.content)
    runs.text.append(text)
    if "[^" in text:
        for label in _LOST_MARK.findall(text):
            hint = f"define it on a line of its own: `[^{label}]: …`"
            message = f"the footnote `{label}` is not defined"
            runs.context.report(warning("DW207", runs.span(f"[^{label}]"), message, hint))


def _code(runs: _RunBuilder, token: Token, _index: int) -> None:
    runs.begin(_Wrapping("code", (("code", True),)))
    runs.text.append(one_line(token.content))
    runs.end("code")


def _soft_break(runs: _RunBuilder, _token: Token, index: int) -> None:
    if not runs.text and runs.out and isinstance(runs.out[-1], Break):
        return  # after <br>
    before = runs.text[-1][-1:] if runs.text else _last_character(runs.out)
    after = next((t.content[:1] for t in runs.tokens[index + 1 : index + 5] if t.content), "")
    runs.text.append(soft_break(before, after))


def _last_character(inlines: Sequence[Inline]) -> str:
    last = inlines[-1] if inlines else None
    return last.text[-1] if isinstance(last, Run) else ""


def _hard_break(runs: _RunBuilder, _token: Token, _index: int) -> None:
    runs.add(Break())


def _begin_markup(runs: _RunBuilder, token: Token, _index: int) -> None:
    name = token.type.removesuffix("_open")
    runs.begin(_Wrapping(name, MARKUP[name]))


def _end_wrapping(runs: _RunBuilder, token: Token, _index: int) -> None:
    runs.end(token.type.removesuffix("_close"))


def _begin_link(runs: _RunBuilder, token: Token, _index: int) -> None:
    target = str(token.attrs.get("href", ""))
    link = read_link(runs.context, target, str(token.attrs.get("title", "")), runs.span(target))
    runs.begin(_wrapping(runs, "link", attributes_of(token), link))
    runs.linked_from = len(runs.out)


def _end_link(runs: _RunBuilder, _token: Token, _index: int) -> None:
    """Ends a link; one around nothing that can be clicked shows its address."""
    if runs.link and not "".join(runs.text).strip():
        inside = runs.out[runs.linked_from :]
        if not any(map(_can_be_clicked, inside)):
            runs.text.append(f" {runs.link.target}" if inside else runs.link.target)
    runs.end("link")


def _can_be_clicked(inline: Inline) -> bool:
    match inline:
        case Run(text=text, link=link):
            return bool(link and text.strip())
        case InlineImage(link=link):
            return bool(link)
        case _:
            return False


def _begin_span(runs: _RunBuilder, token: Token, _index: int) -> None:
    runs.begin(_wrapping(runs, "span", attributes_of(token), None))


def _wrapping(runs: _RunBuilder, name: str, attributes: Attributes, link: Link | None) -> _Wrapping:
    style: Changes = ()
    for class_name in attributes.classes:
        style += CLASSES.get(class_name, ())
        if _COLOR.fullmatch(class_name):
            style += (("color", class_name),)
    color = attributes.get("color")
    if _COLOR.fullmatch(color):
        style += (("color", color),)
    elif color:
        hint = "write `accent1` to `accent6`, `tx1`, `tx2` or `#RRGGBB`"
        runs.context.report(warning("DW212", runs.span(color), f"`{color}` is no colour", hint))
    return _Wrapping(name, style, link, attributes.get("lang"))


def _image(runs: _RunBuilder, token: Token, _index: int) -> None:
    source = str(token.attrs.get("src", ""))
    span = runs.span(written(token))
    image, _ = read_image(runs.context, source, alternative(token), attributes_of(token), span)
    title = one_line(str(token.attrs.get("title", ""))).strip()
    runs.add(InlineImage(image, runs.style, runs.link, title))


def _math(runs: _RunBuilder, token: Token, _index: int) -> None:
    runs.add(read_math(runs.context, token.content, runs.span(token.content), runs.style))


def _footnote(runs: _RunBuilder, token: Token, _index: int) -> None:
    context = runs.context
    label = token.meta.get("label")
    if label is None:  # written in place, `^[…]`; no written label holds a space
        label = f"note {token.meta['id'] + 1}"
        context.inline_notes[label] = (token.meta["id"], runs.rows)
    number = context.marks.setdefault(label, len(context.marks) + 1)
    runs.add(FootnoteMark(label, number, runs.style))


def _html(runs: _RunBuilder, token: Token, _index: int) -> None:
    if token.content.startswith("<!--"):
        return
    tag = parse_tag(token.content)
    if tag.closing:
        runs.end("<" + tag.name)
    elif tag.name in TAGS:
        runs.begin(_Wrapping("<" + tag.name, TAGS[tag.name]))
    else:
        shown = f"<{tag.name}>" if tag.name else one_line(token.content)
        hint = "its text is kept; use Markdown or a `:::` container"
        message = f"the HTML `{shown}` is not understood"
        runs.context.report(warning("DW201", runs.span(token.content[:8]), message, hint))


_TOKENS: Mapping[str, Callable[[_RunBuilder, Token, int], None]] = {
    "text": _text,
    "text_special": _text,
    "code_inline": _code,
    "softbreak": _soft_break,
    "hardbreak": _hard_break,
    "link_open": _begin_link,
    "span_open": _begin_span,
    "link_close": _end_link,
    "span_close": _end_wrapping,
    "image": _image,
    "math_inline": _math,
    "footnote_ref": _footnote,
    "html_inline": _html,
    **{f"{name}_open": _begin_markup for name in MARKUP},
    **{f"{name}_close": _end_wrapping for name in MARKUP},
}
"""What each inline token does."""
