"""Listings: one panel, one size, one paragraph a line, in the colours of the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from deckwright.model.blocks import Code
from deckwright.model.colors import readable
from deckwright.model.deck import Panel, TextParagraph
from deckwright.model.inlines import Inlines, Run, Style, plain_text
from deckwright.model.length import Insets, points, to_points
from deckwright.model.theme import Layout, LevelStyle, Theme
from deckwright.plan.compose.paginate import NEVER
from deckwright.plan.compose.pieces import TextSpec
from deckwright.plan.compose.setting import Setting

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType


INSETS = Insets(points(16), points(12), points(16), points(12))

_TAB = 4
_BEGINNING = re.compile(r" *(?:\d+  +)?")
"""What stands before the words of a line: spaces, and its number."""
_CUT_LINE = 3.0
_CUT_BLANK = 0.5
_CUT_OPENED = 12.0
"""Between what announces lines (a decorator, a head) and the first of them."""
_HANG = 4
"""Characters by which a line that is broken goes on further in than it begins."""
_MOST_HANG = 0.5
"""The share of the width that it leaves free at most."""
_EDGE = 2
"""Lines that stay together at either end of a listing."""
_KINDS = (
    ("Comment", "tx2", True),
    ("Keyword", "accent1", False),
    ("Literal.String", "accent2", False),
    ("Literal.Number", "accent3", False),
    ("Name.Function", "accent4", False),
    ("Name.Class", "accent4", False),
    ("Name.Builtin", "accent5", False),
    ("Name.Tag", "accent1", False),
    ("Name.Attribute", "accent4", False),
    ("Name.Decorator", "accent5", False),
    ("Operator.Word", "accent1", False),
    ("Generic.Deleted", "accent2", False),
    ("Generic.Inserted", "accent3", False),
)
"""A token's kind, the theme colour it takes, and whether it is set in italics."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a listing; `height` is points, `cost` what a page break before it costs."""

    paragraph: TextParagraph
    height: float
    cost: float


def listing(block: Code, setting: Setting, width: float) -> tuple[TextSpec, tuple[Line, ...]]:
    """A listing set in `width` points: its spec and its lines."""
    size = code_size(block, setting, width)
    style = LevelStyle(
        size=size, font=setting.theme.code_font, color=setting.slot("tx1"), line_spacing=1.0
    )
    inner = width - to_points(INSETS.left + INSETS.right)
    numbers = _numbers(block)
    texts = highlighted(
        block.text.expandtabs(_TAB),
        block.language,
        setting.theme,
        setting.layout,
        setting.color(setting.panel),
    )
    lines = tuple(
        _line(_numbered(_emphasised(text, block, at), numbers, at, setting), style, inner, setting)
        for at, text in enumerate(texts)
    )
    head: tuple[TextParagraph, ...] = ()
    if block.title:
        title = replace(style, font=setting.levels[0].font, size=setting.sizes.caption, bold=True)
        count = setting.measure.lines((Run(block.title),), title, inner)
        head = (TextParagraph((Run(block.title),), title, 0, count),)
    spec = TextSpec(
        "code", (style,) * 9, 0.0, Panel("roundRect", setting.panel, radius=6.0), INSETS, head
    )
    costs = [_cost(at, texts) for at in range(len(texts))]
    return spec, tuple(replace(line, cost=cost) for line, cost in zip(lines, costs, strict=True))


def code_size(block: Code, setting: Setting, width: float) -> float:
    """The largest size, down to the minimum, at which no line wraps that need not.

    Of a line that would wrap at any size, it is the words that should stay whole.
    """
    inner = width - to_points(INSETS.left + INSETS.right)
    least = min(setting.sizes.code, setting.theme.minimums.code)
    numbers = _numbers(block)
    number = _em(" " * (len(numbers[0]) + 2), setting) if numbers else 0.0
    most = inner / least - number
    widest = _em(block.text, setting)
    if widest > most:
        parts = (part for line in block.text.split("\n") for part in _parts(line, most, setting))
        widest = max((em for part in parts if (em := _em(part, setting)) <= most), default=0.0)
    fitting = inner / (widest + number) if widest else setting.sizes.code
    return max(least, min(setting.sizes.code, int(fitting * 2) / 2))


def _parts(line: str, most: float, setting: Setting) -> Iterator[str]:
    """A line, or its words where it is wider than `most` em; each as far in as it will stand."""
    if _em(line, setting) <= most:
        yield line
        return
    start = line[: len(line) - len(line.lstrip())] + " " * _HANG
    yield from (start + word for word in line.split())


def _em(text: str, setting: Setting) -> float:
    """The width of the longest line of `text`, in em."""
    return setting.measure.code_width(text, 1.0)


def _line(text: Inlines, style: LevelStyle, width: float, setting: Setting) -> Line:
    measure = setting.measure
    count = measure.lines(text, style, width) if text else 1
    if count > 1:
        hang = min(_hang(text, style, setting), width * _MOST_HANG)
        style = replace(style, margin=points(hang), indent=-points(hang))
        count = measure.lines(text, style, width - hang, -hang)
    return Line(TextParagraph(text, style, 0, count), measure.text_height(style, count), 0.0)


def _hang(text: Inlines, style: LevelStyle, setting: Setting) -> float:
    """How far in a line goes on where it is broken, points: further than its own words begin."""
    words = plain_text(text)
    start = _BEGINNING.match(words)
    before = start.end() if start else 0
    return setting.measure.code_width("0" * (before + _HANG), style.size)


def _numbers(block: Code) -> tuple[str, ...]:
    if not block.numbered:
        return ()
    last = block.first_line + block.text.count("\n")
    return tuple(str(number).rjust(len(str(last))) for number in range(block.first_line, last + 1))


def _numbered(text: Inlines, numbers: tuple[str, ...], at: int, setting: Setting) -> Inlines:
    if not numbers:
        return text
    color = readable(setting.color("tx2"), setting.color(setting.panel))
    return (Run(numbers[at] + "  ", Style(code=True, color=color)), *text)


def _emphasised(text: Inlines, block: Code, at: int) -> Inlines:
    if at + block.first_line not in block.emphasised:
        return text
    return tuple(
        replace(run, style=replace(run.style, bold=True)) for run in text if isinstance(run, Run)
    )


def _cost(at: int, lines: tuple[Inlines, ...]) -> float:
    if 0 < at < _EDGE or len(lines) - _EDGE < at:
        return NEVER
    if at and _opens("".join(run.text for run in lines[at - 1] if isinstance(run, Run))):
        return _CUT_OPENED
    return _CUT_BLANK if at and not lines[at - 1] else _CUT_LINE


def _opens(line: str) -> bool:
    """Whether a line says nothing without the next: `@cache`, `#[test]`, `class A:`, `if (x) {`."""
    return line.lstrip().startswith(("@", "#[")) or line.rstrip().endswith((":", "{", "(", "["))


def highlighted(
    text: str, language: str, theme: Theme, layout: Layout, background: str
) -> tuple[Inlines, ...]:
    """The lines of a listing as coloured runs; `background` is what they stand on (`#RRGGBB`).

    Text of a language that Pygments does not know comes back in one colour.
    """
    lines: list[list[Run]] = [[]]
    palette = {
        kind: Style(
            code=True, italic=italic, color=readable(theme.color(color, layout), background)
        )
        for kind, color, italic in _KINDS
    }
    plain = Style(code=True)
    for kind, value in _tokens(text, language):
        style = palette.get(kind, plain)
        for number, part in enumerate(value.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Run(part, style))
    return tuple(tuple(line) for line in lines)


def _tokens(text: str, language: str) -> list[tuple[str, str]]:
    lexer = _lexer(language) if language else None
    if lexer is None:
        return [("", text)]
    return [(_kind(token), value) for token, value in lexer.get_tokens(text)]


@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    # Pygments costs 30 ms to import; decks without code need not pay.
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@lru_cache(maxsize=256)
def _kind(token: _TokenType) -> str:
    name = str(token).removeprefix("Token.")
    return next((kind for kind, _, _ in _KINDS if name.startswith(kind)), "")
