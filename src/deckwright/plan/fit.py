"""From arrangements to pages: a roomier layout, smaller text, more slides, in this order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from deckwright.model.blocks import Block, Callout, Code, Columns, Group, List, Quote
from deckwright.model.deck import Frame, PictureFrame, TextFrame
from deckwright.model.length import to_points
from deckwright.model.talk import Talk
from deckwright.model.theme import Theme
from deckwright.plan.arrange import Arrangement, Fill
from deckwright.plan.balance import balanced
from deckwright.plan.code import widest_line
from deckwright.plan.draw import covering, draw
from deckwright.plan.flow import GAP, flow
from deckwright.plan.measure import Measure
from deckwright.plan.paginate import paginate
from deckwright.plan.pieces import Flow
from deckwright.plan.scale import Sizes, scaled, steps
from deckwright.plan.setting import Setting

_SLACK = 0.03
"""The share of a frame's height that stays free, against a line that breaks otherwise than
predicted."""

SHRUNK_FLOOR = 10.0
"""How far `{.shrink}` may go, points."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an author asked of a slide."""

    size: float | None = None
    shrink: bool = False
    whole: bool = False
    """Not to be split."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """An arrangement at its sizes, its frames page by page."""

    arrangement: Arrangement
    sizes: Sizes
    pages: tuple[tuple[Frame, ...], ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """A fill, set in sizes and cut into pages."""

    fill: Fill
    setting: Setting
    flow: Flow
    pages: tuple[tuple[int, int], ...]


def fit(
    arrangements: Sequence[Arrangement],
    talk: Talk,
    theme: Theme,
    measure: Measure,
    top: int,
    wishes: Wishes,
) -> Fitted:
    """The first arrangement that holds everything on one slide, else the last one on several.

    `top` is where content may begin at the earliest (EMU): below a title that grew.
    """
    for arrangement in arrangements:
        for sizes in _steps(arrangement, theme, wishes):
            parts = _set(arrangement, sizes, talk, theme, measure, top)
            if _fits(parts):
                return _drawn(arrangement, sizes, parts)
    return _split(arrangements[-1], talk, theme, measure, top, wishes)


def _split(
    arrangement: Arrangement,
    talk: Talk,
    theme: Theme,
    measure: Measure,
    top: int,
    wishes: Wishes,
) -> Fitted:
    """As few pages as the least sizes need, at the largest sizes that need no more."""
    every = _steps(arrangement, theme, wishes)
    least = _set(arrangement, every[-1], talk, theme, measure, top)
    fewest = _page_count(least)
    for sizes in every[:-1]:
        parts = _set(arrangement, sizes, talk, theme, measure, top)
        if _page_count(parts) <= fewest and not _oversized(parts):
            return _drawn(arrangement, sizes, parts)
    return _drawn(arrangement, every[-1], least)


def _steps(arrangement: Arrangement, theme: Theme, wishes: Wishes) -> tuple[Sizes, ...]:
    if not arrangement.fills:
        return steps(theme.minimums.body, theme.minimums)
    base = wishes.size or arrangement.fills[0].place.levels[0].size
    floor = SHRUNK_FLOOR if wishes.shrink else arrangement.floor
    if wishes.size:
        floor = min(base, theme.minimums.body)
    minimums = theme.minimums
    if wishes.shrink:
        minimums = replace(minimums, code=SHRUNK_FLOOR, table=SHRUNK_FLOOR)
    return steps(base, minimums, floor)


def _set(
    arrangement: Arrangement,
    sizes: Sizes,
    talk: Talk,
    theme: Theme,
    measure: Measure,
    top: int,
) -> tuple[_Set, ...]:
    first = arrangement.fills[0].place.levels[0].size if arrangement.fills else sizes.body
    return tuple(
        _set_fill(arrangement, fill, sizes, sizes.body / first, talk, theme, measure, top)
        for fill in arrangement.fills
    )


def _set_fill(
    arrangement: Arrangement,
    fill: Fill,
    sizes: Sizes,
    factor: float,
    talk: Talk,
    theme: Theme,
    measure: Measure,
    top: int,
) -> _Set:
    fill = fill if fill.cover else replace(fill, place=fill.place.lowered(top))
    place = fill.place
    inner = place.inner
    own = place.levels[0].size
    least = min(own, theme.minimums.body, sizes.body)
    setting = Setting(
        talk=talk,
        theme=theme,
        layout=arrangement.role.layout,
        measure=measure,
        levels=scaled(place.levels, max(least, round(2 * own * factor) / 2), least),
        sizes=sizes,
        width=to_points(inner.width),
        height=to_points(inner.height) * (1 - _SLACK),
        language=talk.settings.language,
    )
    listings = list(_listings(fill.blocks))
    if listings:
        widest = max(widest_line(listing, setting) for listing in listings)
        setting = replace(setting, code_width=widest)
    whole = flow(fill.blocks, setting)
    pages = paginate(whole.pieces, whole.frames, setting.height, GAP)
    return _Set(fill, setting, whole, pages)


def _listings(blocks: Sequence[Block]) -> Iterator[Code]:
    """The listings that stand in one column."""
    for block in blocks:
        match block:
            case Code():
                yield block
            case List(items=items):
                for item in items:
                    yield from _listings(item.blocks)
            case Quote(blocks=inner) | Callout(blocks=inner) | Group(blocks=inner):
                yield from _listings(inner)
            case Columns(columns=columns):
                for column in columns:
                    yield from _listings(column.blocks)
            case _:
                pass


def _fits(parts: Sequence[_Set]) -> bool:
    return all(len(part.pages) <= 1 for part in parts) and not _oversized(parts)


def _oversized(parts: Sequence[_Set]) -> bool:
    """Whether a piece is higher than its page."""
    return any(
        piece.height + part.flow.frames[piece.strip].overhead > part.setting.height
        for part in parts
        for piece in part.flow.pieces
    )


def _page_count(parts: Sequence[_Set]) -> int:
    return max((len(part.pages) for part in parts), default=1)


def _drawn(arrangement: Arrangement, sizes: Sizes, parts: Sequence[_Set]) -> Fitted:
    return Fitted(
        arrangement,
        sizes,
        tuple(
            tuple(frame for part in parts for frame in _page(part, number))
            for number in range(_page_count(parts))
        ),
    )


def _page(part: _Set, number: int) -> tuple[Frame, ...]:
    if number >= len(part.pages):
        return ()
    frames = draw(part.flow, part.pages[number], part.fill.place, part.setting)
    if part.fill.balance:
        return tuple(
            balanced(frame, part.setting.measure) if isinstance(frame, TextFrame) else frame
            for frame in frames
        )
    if part.fill.cover:
        return tuple(
            covering(frame, part.fill.place.box) if isinstance(frame, PictureFrame) else frame
            for frame in frames
        )
    return frames
