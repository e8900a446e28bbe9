"""The bundled templates as files: valid, complete, the same on every day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from deckwright.model.length import Box, to_points
from deckwright.model.theme import BUNDLED
from deckwright.theme.bundled import Name
from designs import draw, files_of
from designs.dark import dark
from designs.design import Design, LayoutDesign
from designs.grid import MARGIN, SLIDE, column
from designs.light import light

LAYOUTS = (
    "Title",
    "Section",
    "Title and Content",
    "Two Content",
    "Three Content",
    "Comparison",
    "Picture and Text",
    "Full Picture",
    "Statement",
    "Quote",
    "Title Only",
    "Speaker",
    "Agenda",
    "Closing",
    "Blank",
)
SINGLE_LINE = 1.149
"""Of Arial: ascent and descent, as a share of its size."""

DESIGNS = (light(), dark())
EVERY_LAYOUT = [
    pytest.param(layout, id=f"{design.name}: {layout.name}")
    for design in DESIGNS
    for layout in design.layouts
]
every_name = pytest.mark.parametrize("name", BUNDLED)
every_design = pytest.mark.parametrize("design", DESIGNS, ids=BUNDLED)
every_layout = pytest.mark.parametrize("layout", EVERY_LAYOUT)


def opened(name: Name) -> Any:
    return Presentation(io.BytesIO(draw(name)))


def shapes(name: Name) -> Iterator[tuple[Any, ...]]:
    for layout in opened(name).slide_layouts:
        for shape in layout.placeholders:
            form = shape.placeholder_format
            yield layout.name, form.idx, form.type, shape.name


@every_name
def test_a_template_is_the_same_bytes_each_time(name: Name) -> None:
    assert draw(name) == draw(name)


@every_name
def test_no_member_of_the_zip_knows_the_hour(name: Name) -> None:
    with zipfile.ZipFile(io.BytesIO(draw(name))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@every_name
def test_the_validator_finds_nothing(name: Name, tmp_path: Path) -> None:
    path = tmp_path / "template.pptx"
    path.write_bytes(draw(name))
    assert OpenXmlValidator(max_errors=0).validate(path).errors == []


@every_name
def test_a_template_holds_no_thumbnail_and_no_printer_settings(name: Name) -> None:
    with zipfile.ZipFile(io.BytesIO(draw(name))) as archive:
        assert all(member.endswith((".xml", ".rels")) for member in archive.namelist())


@every_name
def test_a_template_has_all_layouts_and_no_slide(name: Name) -> None:
    presentation = opened(name)
    assert tuple(layout.name for layout in presentation.slide_layouts) == LAYOUTS
    assert len(presentation.slides) == 0
    assert (presentation.slide_width, presentation.slide_height) == (12_192_000, 6_858_000)


@every_name
def test_a_slide_with_notes_can_be_added_for_each_layout(name: Name) -> None:
    presentation = opened(name)
    for layout in presentation.slide_layouts:
        slide = presentation.slides.add_slide(layout)
        slide.notes_slide.notes_text_frame.text = "Notes"
        assert slide.notes_slide.notes_text_frame.text == "Notes"


@every_name
def test_the_properties_name_no_stranger(name: Name) -> None:
    properties = opened(name).core_properties
    assert properties.title == f"deckwright {name}"
    assert properties.author == properties.last_modified_by == "deckwright"


def test_placeholders_have_the_same_index_type_and_name_in_both_designs() -> None:
    assert set(shapes("light")) == set(shapes("dark"))


@every_design
def test_placeholders_lie_where_the_design_says(design: Design) -> None:
    for layout, planned in zip(opened(design.name).slide_layouts, design.layouts, strict=True):
        found = {
            shape.placeholder_format.idx: (shape.left, shape.top, shape.width, shape.height)
            for shape in layout.placeholders
        }
        boxes = {place.placeholder.idx: place.placeholder.box for place in planned.places}
        assert found == {
            idx: (box.left, box.top, box.width, box.height) for idx, box in boxes.items()
        }


@every_layout
def test_nothing_lies_outside_the_slide(layout: LayoutDesign) -> None:
    boxes = [place.placeholder.box for place in layout.places]
    boxes += [mark.box for mark in layout.marks]
    for box in boxes:
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= SLIDE.right
        assert box.bottom <= SLIDE.bottom


@every_layout
def test_places_do_not_overlap_except_on_the_full_picture(layout: LayoutDesign) -> None:
    boxes = [place.placeholder.box for place in layout.places if place.placeholder.box != SLIDE]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


def overlap(a: Box, b: Box) -> bool:
    across = a.left < b.right and b.left < a.right
    return across and a.top < b.bottom and b.top < a.bottom


@every_layout
def test_text_starts_on_a_column_of_the_grid(layout: LayoutDesign) -> None:
    edges = {column(number) for number in range(1, 13)}
    lefts = {
        place.placeholder.box.left + place.placeholder.insets.left
        for place in layout.places
        if place.placeholder.type != "pic" and not place.fill
    }
    assert lefts <= edges


@every_design
def test_the_titles_of_content_slides_are_at_the_same_place(design: Design) -> None:
    names = ("Title and Content", "Two Content", "Three Content", "Comparison", "Agenda")
    places = {
        layout.places[0] for layout in design.layouts if layout.name in (*names, "Title Only")
    }
    assert places == {design.title}
    assert design.title.placeholder.box.left == MARGIN


@every_design
def test_a_title_has_room_for_two_lines(design: Design) -> None:
    title = design.title.placeholder
    needed = 2 * title.levels[0].size * SINGLE_LINE * title.levels[0].line_spacing
    assert needed <= to_points(title.box.height)


@every_layout
def test_content_has_nine_levels_and_none_below_18_points(layout: LayoutDesign) -> None:
    for place in layout.places:
        levels = place.placeholder.levels
        assert len(levels) == 9
        if place.placeholder.type == "obj":
            assert min(level.size for level in levels) >= 18


@every_design
def test_three_levels_of_text_can_be_told_apart(design: Design) -> None:
    first, second, third = design.text_levels[:3]
    assert first.size > second.size > third.size
    assert first.margin < second.margin < third.margin
    assert first.space_before > second.space_before >= third.space_before
    assert first.bullet != second.bullet
    assert second.color != third.color


@every_design
def test_bullets_hang(design: Design) -> None:
    for level in design.text_levels:
        assert level.indent < 0
        assert level.margin + level.indent >= 0


@every_layout
def test_each_layout_but_the_showpieces_has_footers(layout: LayoutDesign) -> None:
    types = {place.placeholder.type for place in layout.places}
    footers = {"dt", "ftr", "sldNum"} & types
    showpiece = layout.name in ("Title", "Closing", "Full Picture")
    assert footers == (set() if showpiece else {"dt", "ftr", "sldNum"})


@every_name
def test_the_files_that_ship_are_those_that_the_designs_draw(name: Name) -> None:
    for path in files_of(name):
        assert path.read_bytes() == draw(name), "run make templates"
