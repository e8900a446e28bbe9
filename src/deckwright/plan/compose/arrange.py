"""Which layouts a section's content could stand in, best first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from deckwright.model.blocks import (
    Attributes,
    Block,
    Blocks,
    Column,
    Columns,
    Figure,
    Heading,
    Paragraph,
    Quote,
)
from deckwright.model.inlines import InlineImage, Inlines, plain_text
from deckwright.model.length import Box, points
from deckwright.model.theme import Layout, Role, RoleLayout, Theme
from deckwright.plan.compose.places import (
    COLUMN_GAP,
    Place,
    body_levels,
    column_shares,
    display,
    main_place,
    place_of,
)

_STATEMENT_LENGTH = 160
_STATEMENT_SCALE, _QUOTE_SCALE = 1.6, 1.2
"""Against text, where the template has no layout for them."""
_STATEMENT_FLOOR = 28.0
_QUOTE_FLOOR = 22.0
_ROOMY = 0.85
"""The share of the first size under which a roomier layout is better than smaller text."""


@dataclass(frozen=True, slots=True)
class Fill:
    """What goes into one place."""

    place: Place
    blocks: Blocks
    cover: bool = False
    """A picture fills the place to its edges."""
    balance: bool = False
    """Text is set in lines of about the same length."""
    whole: bool = False
    """It is not cut into pages, and stands on each page of the others."""
    footnotes: tuple[str, ...] = ()
    """Those that the title refers to."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A way to lay out a section.

    `floor` is the smallest first-level size in points at which it is still the right one; None
    means down to the theme's minimum, and then on to more slides, or smaller still where it must
    stay on `one_page`.
    """

    role: RoleLayout
    fills: tuple[Fill, ...]
    floor: float | None = None
    title_shown: bool = True
    one_page: bool = False

    def is_called(self, name: str) -> bool:
        """Whether this is the role or the layout of that name."""
        return name in (self.role.role, "") or name.casefold() == self.role.layout.name.casefold()


def arrangements(
    blocks: Blocks, attributes: Attributes, theme: Theme, *, titled: bool
) -> tuple[Arrangement, ...]:
    """Arrangements for `blocks`; the last one takes anything."""
    wish = attributes.get("layout")
    wished = _wished(wish, blocks, theme) if wish else ()
    first = wished or _by_content(blocks, theme, titled=titled)
    return (*first, _plain(blocks, theme, titled=titled))


def known_layout(wish: str, theme: Theme) -> bool:
    """Whether `wish` names a role or a layout of the template."""
    return wish in get_args(Role) or _named(wish, theme) is not None


def _plain(blocks: Blocks, theme: Theme, *, titled: bool) -> Arrangement:
    """One column below the title, or from the top where there is no title to show."""
    role = theme.roles["content" if titled else "blank"]
    return Arrangement(role, (Fill(main_place(role, theme), blocks),), title_shown=titled)


def _by_content(blocks: Blocks, theme: Theme, *, titled: bool) -> Iterator[Arrangement]:
    match blocks:
        case (Quote(),):
            yield from _quote(blocks[0], theme, titled=titled)
        case (Paragraph(inlines=inlines),) if _is_statement(inlines):
            yield _statement(blocks, theme, titled=titled)
        case (Columns() as columns,) if titled:
            yield from _columns(columns, theme)
        case _:
            if titled:
                yield from _picture(blocks, theme)


def _is_statement(inlines: Inlines) -> bool:
    """Whether these are a few words, to be set large; pictures alone are none."""
    words = tuple(one for one in inlines if not isinstance(one, InlineImage))
    return bool(plain_text(words).strip()) and len(plain_text(inlines)) <= _STATEMENT_LENGTH


def _statement(blocks: Blocks, theme: Theme, *, titled: bool) -> Arrangement:
    role = theme.roles["statement"]
    place = main_place(role, theme)
    if role.composed or (titled and role.layout.title is None):
        role, place = display(role, theme, _STATEMENT_SCALE)
    fills = (Fill(place, blocks, balance=True),)
    return Arrangement(role, fills, _STATEMENT_FLOOR, title_shown=titled)


def _quote(quote: Block, theme: Theme, *, titled: bool) -> Iterator[Arrangement]:
    role = theme.roles["quote"]
    if not isinstance(quote, Quote):
        return
    if role.composed or not role.bodies or (titled and role.layout.title is None):
        if titled:
            role, place = display(role, theme, _QUOTE_SCALE, "left")
            yield Arrangement(role, (Fill(place, (quote,)),), _QUOTE_FLOOR)
        return
    body = Fill(place_of(role.layout.placeholder(role.bodies[0])), quote.blocks, balance=True)
    fills = [body]
    if quote.attribution:
        paragraph = Paragraph(quote.attribution, quote.span)
        if role.caption is None:
            fills = [replace(body, blocks=(*quote.blocks, paragraph))]
        else:
            caption = place_of(role.layout.placeholder(role.caption))
            fills.append(Fill(caption, (paragraph,), whole=True))
    yield Arrangement(role, tuple(fills), _QUOTE_FLOOR, title_shown=titled)


def _columns(block: Columns, theme: Theme) -> Iterator[Arrangement]:
    heads = [_head(column) for column in block.columns]
    comparison = theme.roles["comparison"]
    if (
        len(block.columns) == len(comparison.heads) == len(comparison.bodies)
        and all(heads)
        and not comparison.composed
    ):
        places = [place_of(comparison.layout.placeholder(idx)) for idx in comparison.bodies]
        tops = [place_of(comparison.layout.placeholder(idx)) for idx in comparison.heads]
        fills = [
            fill
            for top, place, head, column in zip(tops, places, heads, block.columns, strict=True)
            if head is not None
            for fill in (
                Fill(top, (Paragraph(head.inlines, head.span),), whole=True),
                Fill(place, column.blocks[1:]),
            )
        ]
        yield Arrangement(comparison, tuple(fills))
    by_count: Mapping[int, Role] = {2: "two-content", 3: "three-content"}
    role = theme.roles[by_count.get(len(block.columns), "title-only")]
    if len(role.bodies) == len(block.columns) and not any(one.width for one in block.columns):
        fills = [
            Fill(place_of(role.layout.placeholder(idx)), column.blocks)
            for idx, column in zip(role.bodies, block.columns, strict=True)
        ]
        yield Arrangement(role, tuple(fills))
        return
    # Widths of the author's own, or more columns than a layout has: the places of the layout
    # serve in turn, moved to where their column stands.
    area = main_place(theme.roles["content"], theme)
    idxs = [*role.bodies, *([None] * len(block.columns))]
    yield Arrangement(
        role,
        tuple(
            Fill(
                Place(
                    box,
                    area.levels,
                    idx,
                    area.insets if idx is None else role.layout.placeholder(idx).insets,
                ),
                column.blocks,
            )
            for box, idx, column in zip(
                _side_by_side(block, area.box), idxs, block.columns, strict=False
            )
        ),
    )


def _head(column: Column) -> Heading | None:
    first = column.blocks[0] if column.blocks else None
    return first if isinstance(first, Heading) else None


def _side_by_side(block: Columns, area: Box) -> Iterator[Box]:
    gap = points(COLUMN_GAP)
    shares = column_shares(block)
    whole = area.width - gap * (len(shares) - 1)
    left = area.left
    for share in shares:
        width = round(whole * share)
        yield Box(left, area.top, width, area.height)
        left += width + gap


def _picture(blocks: Blocks, theme: Theme) -> Iterator[Arrangement]:
    """Text beside its picture: the only figure, first or last among blocks of text."""
    figures = [block for block in blocks if isinstance(block, Figure)]
    role = theme.roles["picture"]
    if len(figures) != 1 or len(blocks) < 2 or role.picture is None or not role.bodies:  # noqa: PLR2004
        return
    if figures[0] not in (blocks[0], blocks[-1]):
        return
    text = tuple(block for block in blocks if not isinstance(block, Figure))
    if not all(_is_text(block) for block in text):
        return
    body = place_of(role.layout.placeholder(role.bodies[0]))
    picture = place_of(role.layout.placeholder(role.picture))
    fills = (Fill(body, text), Fill(_framed(picture, theme), (figures[0],)))
    yield Arrangement(role, fills, body.levels[0].size * _ROOMY)


def _framed(place: Place, theme: Theme) -> Place:
    """A picture's place with the text styles of ordinary content, for its caption."""
    return replace(place, levels=body_levels(theme))


def _is_text(block: Block) -> bool:
    return not isinstance(block, Columns | Figure)


def _named(wish: str, theme: Theme) -> Layout | None:
    folded = wish.casefold()
    return next((one for one in theme.layouts if one.name.casefold() == folded), None)


def _wished(wish: str, blocks: Blocks, theme: Theme) -> tuple[Arrangement, ...]:
    """The arrangement for a layout that the author named; empty where there is no such layout."""
    role = next((one for name, one in theme.roles.items() if name == wish), None)
    if role is None:
        layout = _named(wish, theme)
        if layout is None:
            return ()
        role = next(
            (one for one in theme.roles.values() if one.layout is layout and not one.composed),
            _as_role(layout, theme),
        )
    filled = _filled(role, blocks, theme)
    return (filled,) if filled else ()


def _as_role(layout: Layout, theme: Theme) -> RoleLayout:
    """A layout that stands for no role: its text places in their order."""
    idxs = tuple(one.idx for one in layout.of_type("body", "obj"))
    pictures = layout.of_type("pic")
    return RoleLayout(
        "content",
        layout,
        bodies=idxs,
        picture=pictures[0].idx if pictures else None,
        area=theme.roles["content"].area,
    )


def _filled(role: RoleLayout, blocks: Blocks, theme: Theme) -> Arrangement | None:
    """`blocks` spread over the places of a layout: pictures, quotes and columns to their own.

    None where the layout has no place for them.
    """
    title_shown = role.layout.title is not None
    match blocks:
        case (Quote(),) if role.role == "quote":
            for one in _quote(blocks[0], theme, titled=title_shown):
                return replace(one, floor=None)
        case (Columns() as columns,) if role.role in ("comparison", "two-content", "three-content"):
            for one in _columns(columns, theme):
                return one
        case _:
            pass
    if role.role == "title" and role.subtitle is not None and blocks:
        places = [role.subtitle, *role.bodies[:1]]
        shares = [blocks[:1], blocks[1:]] if len(places) > 1 else [blocks]
        return Arrangement(
            role,
            tuple(
                Fill(place_of(role.layout.placeholder(idx)), share, balance=at == 0)
                for at, (idx, share) in enumerate(zip(places, shares, strict=True))
                if share
            ),
            theme.minimums.body,
            title_shown=title_shown,
        )
    figure = next((block for block in blocks if isinstance(block, Figure)), None)
    if role.role == "full-picture" and role.composed and blocks == (figure,):
        return Arrangement(role, (Fill(main_place(role, theme), blocks, cover=True),))
    if role.role == "full-picture" and (figure is None or role.picture is None):
        return None
    fills: list[Fill] = []
    if role.picture is not None and figure is not None:
        place = place_of(role.layout.placeholder(role.picture))
        cover = role.role == "full-picture"
        fills.append(Fill(_framed(place, theme), (figure,), cover=cover, whole=True))
        blocks = tuple(block for block in blocks if block is not figure)
        if role.role == "full-picture" and role.caption is not None and blocks:
            caption = Fill(place_of(role.layout.placeholder(role.caption)), blocks, whole=True)
            return Arrangement(role, (*fills, caption), title_shown=title_shown)
    if blocks:
        place = main_place(role, theme)
        if place.placeholder is None and figure is not None and fills:
            place = main_place(theme.roles["content"], theme)
        if role.layout.title is not None and place.meets(role.layout.title.box):
            return None
        fills.insert(0, Fill(place, blocks))
    return Arrangement(role, tuple(fills), title_shown=title_shown)
