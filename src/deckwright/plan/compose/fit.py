"""From an arrangement to pages: smaller text first, then more slides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckwright.model.blocks import Code
from deckwright.model.deck import Frame, PictureFrame, TextFrame
from deckwright.model.length import Box, to_points
from deckwright.model.theme import Theme
from deckwright.plan.compose.arrange import Arrangement, Fill
from deckwright.plan.compose.collect import GAP
from deckwright.plan.compose.draw import covering, draw
from deckwright.plan.compose.flow import flow
from deckwright.plan.compose.paginate import paginate
from deckwright.plan.compose.pieces import Flow, TableSpec, TextSpec
from deckwright.plan.compose.places import Place
from deckwright.plan.compose.setting import (
    CODE,
    CODE_ALONE,
    Setting,
    Sizes,
    TalkContext,
    scaled,
    steps,
)
from deckwright.plan.measure.balance import balanced

_SLACK = 0.03
"""The share of a frame's height that stays free, against a line that breaks otherwise than
predicted."""

SHRUNK_FLOOR = 10.0
"""How far `{.shrink}` may go, points."""
_SQUEEZE = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
"""Shares of the least sizes, for what cannot be cut and fits in no other way."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an author asked of a slide."""

    size: float | None = None
    shrink: bool = False
    whole: bool = False
    """Not to be split."""


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Fitted:
    """An arrangement at its sizes, its frames page by page."""

    arrangement: Arrangement
    sizes: Sizes
    pages: tuple[tuple[Frame, ...], ...]
    squeezed: bool = False
    """Whether something fits only under the theme's minimum, without anybody having asked."""


def fit(
    arrangement: Arrangement,
    context: TalkContext,
    wishes: Wishes = NO_WISHES,
    title: Box | None = None,
) -> Fitted | None:
    """`arrangement` at the largest sizes that are good; None where another one is better.

    On one slide if it can be; else on as few slides as the least sizes need, at the largest sizes
    that need no more. `title` is the box of a title that grew out of its place.
    """
    tries: list[_Try] = []
    for sizes in _steps(arrangement, context.theme, wishes):
        tries.append(_try(arrangement, sizes, context, title))
        if tries[-1].fits:
            return tries[-1].drawn()
    least = tries[-1]
    if arrangement.floor is not None:
        return None
    if arrangement.one_page:
        return _squeezed(least, context, title)
    if len(arrangement.fills) > 1 and (least.broken or least.torn or least.uneven):
        return None
    if least.oversized:
        return _squeezed(least, context, title)
    return next(one for one in tries if one.as_good_as(least)).drawn()


@dataclass(frozen=True, slots=True)
class _Part:
    """A fill, set and cut into pages."""

    fill: Fill
    place: Place
    setting: Setting
    flow: Flow
    pages: tuple[tuple[int, int], ...]

    @property
    def oversized(self) -> bool:
        """Whether a piece is higher than its page."""
        spaces, height = self.flow.spaces, self.setting.height
        return any(
            piece.lead + piece.height + piece.notes + spaces[piece.spec].overhead > height
            for piece in self.flow.pieces
        )

    def drawn(self, number: int) -> tuple[Frame, ...]:
        """The frames of the page of that number, counted from 0."""
        at = 0 if self.fill.whole else number
        if at >= len(self.pages):
            return ()
        frames = draw(self.flow, self.pages[at], self.place, self.setting)
        if self.fill.balance:
            return tuple(
                balanced(frame, self.setting.measure) if isinstance(frame, TextFrame) else frame
                for frame in frames
            )
        if self.fill.cover:
            return tuple(
                replace(covering(frame, self.place.box), background=True)
                if isinstance(frame, PictureFrame)
                else frame
                for frame in frames
            )
        return frames


@dataclass(frozen=True, slots=True)
class _Try:
    """An arrangement, set in sizes."""

    arrangement: Arrangement
    sizes: Sizes
    parts: tuple[_Part, ...]

    @property
    def pages(self) -> int:
        return max((len(part.pages) for part in self.parts), default=1)

    @property
    def oversized(self) -> bool:
        return any(part.oversized for part in self.parts)

    @property
    def broken(self) -> bool:
        """Whether a word is wider than its line."""
        return any(part.flow.broken for part in self.parts)

    @property
    def torn(self) -> bool:
        """Whether something that belongs together stands on several pages."""
        return any(
            part.fill.whole and (len(part.pages) > 1 or part.oversized) for part in self.parts
        )

    @property
    def uneven(self) -> bool:
        """Whether one of several places would be empty on some page."""
        counts = {len(part.pages) for part in self.parts if not part.fill.whole}
        return self.pages > 1 and len(counts) > 1

    @property
    def fits(self) -> bool:
        return self.pages <= 1 and not self.broken and not self.oversized

    def as_good_as(self, least: _Try) -> bool:
        """Whether smaller text would save no slide and no word."""
        words = least.broken or not self.broken
        return words and self.pages <= least.pages and not self.oversized

    def drawn(self) -> Fitted:
        return Fitted(
            self.arrangement,
            self.sizes,
            tuple(
                tuple(frame for part in self.parts for frame in part.drawn(number))
                for number in range(self.pages)
            ),
        )


def _try(arrangement: Arrangement, sizes: Sizes, context: TalkContext, title: Box | None) -> _Try:
    """`arrangement` set in `sizes`; all code has one size, and so have all tables."""
    parts = tuple(_part(fill, arrangement, sizes, context, title) for fill in arrangement.fills)
    specs = [spec for part in parts for spec in part.flow.all_specs()]
    code = {one.levels[0].size for one in specs if isinstance(one, TextSpec) and one.role == "code"}
    table = {one.style.size for one in specs if isinstance(one, TableSpec)}
    if len(code) > 1 or len(table) > 1:
        alike = replace(
            sizes, code=min(code, default=sizes.code), table=min(table, default=sizes.table)
        )
        return _try(arrangement, alike, context, title)
    return _Try(arrangement, sizes, parts)


def _part(
    fill: Fill, arrangement: Arrangement, sizes: Sizes, context: TalkContext, title: Box | None
) -> _Part:
    theme, layout = context.theme, arrangement.role.layout
    place = fill.place if fill.cover else fill.place.free_of(title, layout, theme)
    own = place.levels[0].size
    factor = sizes.body / arrangement.fills[0].place.levels[0].size
    least = min(own, theme.minimums.body, sizes.body)
    inner = place.inner
    setting = Setting(
        talk=context.talk,
        theme=theme,
        layout=layout,
        measure=context.measure,
        levels=scaled(place.levels, max(least, round(2 * own * factor) / 2), least),
        sizes=sizes,
        width=to_points(inner.width),
        height=to_points(inner.height) * (1 - _SLACK),
        language=context.language,
    )
    whole = flow(fill.blocks, setting, fill.footnotes)
    return _Part(
        fill, place, setting, whole, paginate(whole.pieces, whole.spaces, setting.height, GAP)
    )


def _steps(arrangement: Arrangement, theme: Theme, wishes: Wishes) -> tuple[Sizes, ...]:
    minimums = theme.minimums
    if not arrangement.fills:
        return steps(minimums.body, minimums)
    base = wishes.size or arrangement.fills[0].place.levels[0].size
    blocks = [block for fill in arrangement.fills for block in fill.blocks]
    code = CODE_ALONE if [type(block) for block in blocks] == [Code] else CODE
    if arrangement.floor is not None:
        return steps(base, minimums, arrangement.floor, code)
    if wishes.shrink:
        small = replace(minimums, code=SHRUNK_FLOOR, table=SHRUNK_FLOOR)
        return steps(base, small, SHRUNK_FLOOR, code)
    return steps(base, minimums, largest_code=code)


def _squeezed(least: _Try, context: TalkContext, title: Box | None) -> Fitted:
    """Smaller than the minimum, as far as is needed for what cannot be cut."""
    small = least
    for share in _SQUEEZE:
        small = _try(least.arrangement, least.sizes.scaled(share), context, title)
        if not small.oversized and (small.pages <= 1 or not small.arrangement.one_page):
            break
    return replace(small.drawn(), squeezed=True)
