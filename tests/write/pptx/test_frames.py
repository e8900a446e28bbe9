"""Each kind of frame as slide XML, pretty-printed: the goldens are meant to be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from deckwright.model.deck import (
    Footer,
    Geometry,
    LineFrame,
    Panel,
    PictureFrame,
    QrFrame,
    Stroke,
    TableCell,
    TableFrame,
    TableRow,
    TextFrame,
    TextParagraph,
)
from deckwright.model.inlines import Break, FootnoteMark, Math, Run, Style
from deckwright.model.length import Box, Insets, inches, points
from deckwright.model.theme import Layout, LevelStyle, Theme

Draw = Callable[..., str]
Golden = Callable[[str, str], None]
Text = Callable[..., TextFrame]

TABLE = LevelStyle(18.0, "Calibri")


def cell(words: str, **fields: Any) -> TableCell:
    return TableCell((Run(words),), **fields)


def table(*rows: tuple[TableCell, ...], **fields: Any) -> TableFrame:
    return TableFrame(
        Box(0, 0, inches(4), inches(1)),
        (inches(2), inches(1), inches(1)),
        tuple(TableRow(row, inches(0.5)) for row in rows),
        TABLE,
        replace(TABLE, bold=True),
        **fields,
    )


def test_text_that_looks_as_its_placeholders_says_nothing_of_its_looks(
    draw: Draw, text: Text, content: Layout, golden: Golden
) -> None:
    title = text("Words & <signs>", place=content.title, role="title")
    body = text("One", "Two", place=content.placeholder(1))

    golden("pptx/placeholders.xml", draw(title, body, footer=Footer("Event", date="4 May")))


def test_text_that_was_fitted_writes_its_size_and_its_box_down(
    draw: Draw, text: Text, content: Layout, golden: Golden
) -> None:
    place = content.placeholder(1)
    smaller = tuple(replace(level, size=level.size - 8) for level in place.levels)
    paragraphs = (
        TextParagraph((Run("Bullet"),), smaller[0]),
        TextParagraph((Run("Child"),), smaller[1], level=1),
        TextParagraph((Run("No bullet"),), replace(smaller[0], bullet=None, margin=0, indent=0)),
        TextParagraph((Run("Bigger"),), replace(smaller[0], size=28.0, color="accent1")),
        TextParagraph((), smaller[0]),
    )
    moved = replace(place.box, top=place.box.top + inches(1))

    frame = text(place=place, paragraphs=paragraphs, levels=smaller, box=moved, anchor="bottom")

    golden("pptx/fitted.xml", draw(frame))


def test_text_in_a_rounded_panel_has_the_room_that_was_planned(draw: Draw, text: Text) -> None:
    """PowerPoint keeps text 0.29 of the radius away from the sides of a rounded rectangle."""
    kept = round(0.29289 * points(10))
    cases: tuple[tuple[Geometry, int], ...] = (("rect", 90_000), ("roundRect", 90_000 - kept))
    for geometry, left in cases:
        panel = Panel(geometry, "bg2", radius=10.0)
        xml = draw(text(panel=panel, insets=Insets(90_000, 90_000, 90_000, 90_000)))
        found = re.search(r'lIns="(\d+)"', xml)
        assert found
        assert abs(int(found[1]) - left) <= 5


def test_a_box_of_its_own_says_everything(draw: Draw, text: Text, golden: Golden) -> None:
    panel = Panel("roundRect", "bg2", Stroke("accent1", 1.5), radius=9.0, bar=Stroke("accent2", 4))
    mono = LevelStyle(14.0, "Consolas", tracking=0.5, line_spacing=1.1)
    lines = tuple(TextParagraph((Run(line),), mono) for line in ("if a < b:", "    pass"))

    frame = text(
        paragraphs=lines,
        levels=(mono,),
        panel=panel,
        insets=Insets(50_000, 60_000, 70_000, 80_000),
        role="code",
        link="https://example.org/",
    )

    golden("pptx/text-box.xml", draw(frame))


def test_every_style_of_a_run(draw: Draw, text: Text, golden: Golden) -> None:
    inlines = (
        Run("bold", Style(bold=True)),
        Run("italic", Style(italic=True)),
        Run("strike", Style(strike=True)),
        Run("underline", Style(underline=True)),
        Run("code", Style(code=True)),
        Run("highlight", Style(highlight=True)),
        Run("small caps", Style(small_caps=True)),
        Run("super", Style(baseline="superscript")),
        Run("sub", Style(baseline="subscript")),
        Run("slot", Style(color="accent2")),
        Run("value", Style(color="#aa00ff")),
        Run("fremd", language="de"),
        Break(),
        Math("x^2"),
        FootnoteMark("note", 3),
    )

    golden("pptx/runs.xml", draw(text(inlines)))


def test_a_table_has_rules_and_no_cage(draw: Draw, golden: Golden) -> None:
    frame = table(
        (cell("Name"), cell("A", align="right"), cell("B", align="right")),
        (cell("Wide", column_span=2), cell("High", row_span=2)),
        (cell("x"), cell("y")),
        description="Two by two",
    )

    golden("pptx/table.xml", draw(frame))


def test_a_table_row_that_lacks_cells_is_filled_up(draw: Draw) -> None:
    assert draw(table((cell("Alone"),))).count("<a:tc>") == 3


def test_a_picture_is_cropped_shaped_and_described(
    draw: Draw, picture: Callable[..., PictureFrame], golden: Golden
) -> None:
    frame = picture(crop=(0.1, 0.0, 0.25, 0.0), geometry="ellipse", link="https://example.org/")

    golden("pptx/picture.xml", draw(frame))


def test_a_decorative_picture_is_not_read_out(
    draw: Draw, picture: Callable[..., PictureFrame]
) -> None:
    xml = draw(picture(decorative=True))

    assert 'descr=""' in xml
    assert "adec:decorative" in xml


def test_a_background_is_drawn_first_and_the_others_keep_their_order(
    draw: Draw, text: Text, picture: Callable[..., PictureFrame]
) -> None:
    xml = draw(
        text("1", name="first"), text("2", name="second"), picture(name="b.png", background=True)
    )

    assert xml.index("<p:pic>") < xml.index('name="first"') < xml.index('name="second"')


def test_a_svg_stands_beside_its_png(
    draw: Draw, picture: Callable[..., PictureFrame], golden: Golden
) -> None:
    golden("pptx/svg.xml", draw(picture("drawing.svg")))


def test_a_qr_code_names_its_address_and_leads_there(draw: Draw, golden: Golden) -> None:
    url = "https://example.org/?a=1&b=2"
    code = QrFrame(Box(0, 0, 9, 9), url, description=f"QR code: {url}")
    golden("pptx/qr.xml", draw(code))


def test_a_line_keeps_its_direction(draw: Draw, golden: Golden) -> None:
    golden(
        "pptx/line.xml",
        draw(LineFrame((500, 100), (100, 900), Stroke("accent1", 2), ("none", "arrow"))),
    )


def test_a_hidden_title_stands_above_the_slide(draw: Draw, golden: Golden) -> None:
    golden("pptx/hidden-title.xml", draw(hidden_title=True, footer=Footer(number=False)))


def test_a_hidden_title_is_a_title_even_where_the_layout_has_none(draw: Draw, theme: Theme) -> None:
    blank = next(layout for layout in theme.layouts if layout.title is None)

    assert '<p:ph type="title"/>' in draw(layout=blank, hidden_title=True)


def test_paragraphs_come_with_their_clicks(
    draw: Draw, text: Text, content: Layout, golden: Golden
) -> None:
    place = content.placeholder(1)
    steps = tuple(
        TextParagraph((Run(words),), place.levels[0], step=step)
        for words, step in (("there", None), ("first", 1), ("second", 2), ("with it", 2))
    )

    golden("pptx/steps.xml", draw(text(place=place, paragraphs=steps), transition="fade"))


def test_a_footer_shows_only_what_the_layout_has_a_place_for(draw: Draw, content: Layout) -> None:
    bare = replace(content, placeholders=content.placeholders[:2])

    assert "<p:sp>" not in draw(layout=bare, footer=Footer("Event", date="today"))


def test_a_hidden_slide_is_not_shown(draw: Draw) -> None:
    assert 'show="0"' in draw(hidden=True)
    assert "show=" not in draw()
