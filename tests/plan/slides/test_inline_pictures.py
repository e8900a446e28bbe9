"""Pictures that stand in lines of text: on gaps that are measured, and as high as the letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import Deck, PictureFrame, TableFrame, TextFrame
from deckwright.model.inlines import InlineImage, Inlines, plain_text
from deckwright.model.length import Box, to_points
from deckwright.plan.measure import Measure

Plan = Callable[..., tuple[Deck, tuple[Diagnostic, ...]]]

THEMES = pytest.mark.parametrize("theme", ["light", "dark", "foreign"])
LONG = " ".join(["words that fill a line and more"] * 4)


def pictures(deck: Deck) -> list[PictureFrame]:
    frames = (frame for slide in deck.slides for frame in slide.frames)
    return [frame for frame in frames if isinstance(frame, PictureFrame)]


def text_with(deck: Deck, words: str) -> TextFrame:
    """The frame that says `words`."""
    for slide in deck.slides:
        for frame in slide.frames:
            texts = frame.paragraphs if isinstance(frame, TextFrame) else ()
            if isinstance(frame, TextFrame) and any(words in plain_text(t.inlines) for t in texts):
                return frame
    raise AssertionError(words)


def gaps(inlines: Inlines) -> Iterator[str]:
    return (inline.gap for inline in inlines if isinstance(inline, InlineImage))


def holds(outer: Box, inner: Box) -> bool:
    return (
        outer.left <= inner.left
        and inner.right <= outer.right
        and outer.top <= inner.top
        and inner.bottom <= outer.bottom
    )


@THEMES
def test_a_badge_is_as_high_as_the_letters_of_its_line(planned: Plan, theme: str) -> None:
    deck, _ = planned("## Slide\n\nPassing ![build](badge.png) today", theme)
    (badge,) = pictures(deck)
    text = text_with(deck, "Passing")
    size = text.paragraphs[0].style.size
    assert badge.in_line
    assert to_points(badge.box.height) == pytest.approx(size, abs=0.1)
    assert badge.box.width / badge.box.height == pytest.approx(4.5, abs=0.01)
    assert holds(text.box, badge.box)
    assert badge.image.alt == "build"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_lies_where_the_words_before_it_end(planned: Plan, theme: str) -> None:
    deck, _ = planned("## Slide\n\nPassing ![build](badge.png) today", theme)
    (badge,) = pictures(deck)
    text = text_with(deck, "Passing")
    (paragraph,) = text.paragraphs
    measure = Measure(deck.theme)
    before = measure.advance((*paragraph.inlines[:1],), paragraph.style)
    left = to_points(badge.box.left - text.box.left - text.insets.left)
    (gap,) = gaps(paragraph.inlines)
    assert before < left < before + paragraph.style.size
    assert set(gap) == {"\u00a0"}
    assert measure.advance(paragraph.inlines[1:2], paragraph.style) >= to_points(badge.box.width)


def test_a_picture_moves_on_to_the_line_where_it_fits(planned: Plan) -> None:
    deck, _ = planned(f"## Slide\n\n{LONG} ![build](badge.png) and more\n")
    (badge,) = pictures(deck)
    text = text_with(deck, "words that")
    (paragraph,) = text.paragraphs
    pitch = Measure(deck.theme).line_height(paragraph.style)
    from_top = to_points(badge.box.top - text.box.top - text.insets.top)
    assert paragraph.lines > 1
    assert from_top > pitch * (paragraph.lines - 2)
    assert holds(text.box, badge.box)


def test_text_with_pictures_has_the_same_lines_where_a_drawer_rounds(planned: Plan) -> None:
    for count in range(20, 60):
        deck, _ = planned(f"## Slide\n\n{'il ' * count}![build](badge.png) and {LONG}")
        text = text_with(deck, "words")
        (paragraph,) = text.paragraphs
        inlines, style, measure = paragraph.inlines, paragraph.style, Measure(deck.theme)
        room = to_points(text.box.width - text.insets.left - text.insets.right)
        assert measure.lines(inlines, style, room) == paragraph.lines
        assert measure.lines(inlines, style, room * 1.01) == paragraph.lines


def test_a_decorative_picture_is_not_lost_at_the_end_of_a_long_paragraph(planned: Plan) -> None:
    deck, _ = planned(f"## Slide\n\n{'A sentence. ' * 200} ![](icon.png)")
    assert [one.image.source for one in pictures(deck)] == ["icon.png"]


def test_badges_alone_are_as_small_as_text(planned: Plan) -> None:
    deck, _ = planned("## Slide\n\n![a](badge.png) ![b](badge.png)\n\n## Next\n\nA\n\nB")
    sizes = [one.style.size for one in text_with(deck, "B").paragraphs]
    assert [to_points(one.box.height) for one in pictures(deck)] == pytest.approx(sizes, abs=0.1)


def test_what_is_linked_stays_linked(planned: Plan) -> None:
    deck, _ = planned("## Slide\n\nSee [![build](badge.png)](https://ci.example)")
    assert [one.link for one in pictures(deck)] == ["https://ci.example"]


def test_a_picture_in_a_title_and_in_items_stands_in_their_lines(planned: Plan) -> None:
    body = "## Head ![i](icon.png)\n\n- one ![i](icon.png)\n  - deep ![i](icon.png)\n- two"
    deck, _ = planned(body)
    heights = [to_points(one.box.height) for one in pictures(deck)]
    assert len(heights) == 3
    assert heights == sorted(heights, reverse=True)
    (_, first, second) = pictures(deck)
    assert first.box.bottom <= second.box.top


def test_a_line_that_runs_from_right_to_left_has_its_picture_there(planned: Plan) -> None:
    deck, _ = planned("## Slide\n\nשלום ![i](icon.png) עולם")
    (icon,) = pictures(deck)
    text = text_with(deck, "שלום")
    assert text.box.right - icon.box.right < text.box.width / 4


def test_a_large_picture_in_a_cell_stands_below_its_words(planned: Plan) -> None:
    deck, _ = planned(
        "## Slide\n\n| Who | What |\n|-|-|\n| Ann ![A](photo.png) | ![i](icon.png) b |"
    )
    photo, icon = pictures(deck)
    (table,) = [f for slide in deck.slides for f in slide.frames if isinstance(f, TableFrame)]
    row = table.rows[1]
    top = table.box.top + table.rows[0].height
    first = Box(table.box.left, top, table.columns[0], row.height)
    second = Box(table.box.left + table.columns[0], top, table.columns[1], row.height)
    assert plain_text(row.cells[0].inlines) == "Ann"
    assert holds(first, photo.box)
    assert holds(second, icon.box)
    assert photo.box.height > 3 * icon.box.height
    assert photo.box.top - top > icon.box.height
    assert photo.box.width / photo.box.height == pytest.approx(4 / 3, abs=0.01)


def test_a_table_of_pictures_alone_has_rows_of_their_height(planned: Plan) -> None:
    deck, _ = planned("## Slide\n\n| A | B |\n|-|-|\n| ![a](a.png) | ![b](b.png) |")
    (table,) = [f for slide in deck.slides for f in slide.frames if isinstance(f, TableFrame)]
    for picture in pictures(deck):
        spare = table.rows[1].height - picture.box.height
        assert 0 < spare <= table.insets.top + table.insets.bottom


def test_pictures_in_footnotes_are_as_high_as_their_letters(planned: Plan) -> None:
    body = "## Slide\n\nx[^1] y[^2]\n\n[^1]: See ![A](photo.png).\n[^2]: ![B](plan.png)\n"
    deck, _ = planned(body)
    assert [one.image.source for one in pictures(deck)] == ["photo.png", "plan.png"]
    assert all(one.in_line for one in pictures(deck))
