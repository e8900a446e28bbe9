"""What must hold for any list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from deckwright.model.deck import TextFrame, TextParagraph
from deckwright.model.inlines import Run
from deckwright.model.theme import Bullet, LevelStyle
from deckwright.ooxml.names import A
from deckwright.write.pptx.text_style import paragraph

Draw = Callable[..., str]


def numbered(starts: tuple[tuple[int, int], ...], style: LevelStyle) -> tuple[TextParagraph, ...]:
    """Paragraphs of (level, number); number 0 is a plain one."""
    return tuple(
        TextParagraph(
            (Run("item"),),
            replace(
                style,
                bullet=Bullet("", numbering="arabicPeriod", start=number) if number else None,
            ),
            level=level,
        )
        for level, number in starts
    )


def starts(xml: str) -> list[int]:
    marks = etree.fromstring(xml).iterfind(f".//{A}p/{A}pPr/{A}buAutoNum")
    return [int(mark.get("startAt", "1")) for mark in marks]


def test_items_of_one_list_share_its_start_so_that_powerpoint_counts_them(
    draw: Draw, text: Callable[..., TextFrame]
) -> None:
    style = LevelStyle(20.0, "Calibri")
    items = numbered(((0, 3), (0, 4), (1, 1), (1, 2), (0, 5)), style)

    assert starts(draw(text(paragraphs=items, levels=(style,)))) == [3, 3, 1, 1, 3]


def test_a_list_goes_on_counting_after_a_plain_paragraph(
    draw: Draw, text: Callable[..., TextFrame]
) -> None:
    style = LevelStyle(20.0, "Calibri")
    items = numbered(((0, 1), (0, 2), (0, 0), (0, 3), (0, 4)), style)

    assert starts(draw(text(paragraphs=items, levels=(style,)))) == [1, 1, 3, 3]


def test_a_nested_list_begins_anew_under_the_next_item(
    draw: Draw, text: Callable[..., TextFrame]
) -> None:
    style = LevelStyle(20.0, "Calibri")
    items = numbered(((0, 1), (1, 1), (1, 2), (0, 2), (1, 1)), style)

    assert starts(draw(text(paragraphs=items, levels=(style,)))) == [1, 1, 1, 1, 1]


def test_text_from_right_to_left_begins_at_the_right(
    draw: Draw, text: Callable[..., TextFrame]
) -> None:
    style = LevelStyle(20.0, "Calibri")
    paragraph = TextParagraph((Run("שלום"),), style, rtl=True, language="he")

    xml = draw(text(paragraphs=(paragraph,), levels=(style,)))

    assert '<a:pPr rtl="1" algn="r"/>' in xml
    assert 'lang="he"' in xml


def test_a_mark_of_ours_is_not_set_in_a_symbol_font_of_the_template() -> None:
    base = LevelStyle(20.0, "Arial", bullet=Bullet("●"))  # as a symbol font's letter is read
    ours = replace(base, bullet=Bullet("☐"))

    assert "<a:buFontTx/>" in paragraph(ours, base)[1]
    assert paragraph(base, base) == ((), "")
