"""What stays of a template, and what goes."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace

import pptx
import pytest
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from deckwright.model.blocks import Paragraph
from deckwright.model.deck import Slide
from deckwright.model.inlines import Run
from deckwright.model.source import NOWHERE
from deckwright.model.theme import Layout, Theme

Members = Mapping[str, bytes]
NOTES = (Paragraph((Run("Say it"),), NOWHERE),)
OVERRIDE = (
    b'<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" '
    b'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" '
    b'hlink="hlink" folHlink="folHlink"/>'
)


@pytest.fixture
def members(
    write: Callable[..., Members], slide: Callable[..., Slide], theme: Theme, used_package: bytes
) -> Members:
    return write(slide(), theme=replace(theme, package=used_package))


def test_the_templates_own_slides_leave_nothing_behind(members: Members) -> None:
    assert [name for name in members if name.startswith("ppt/slides/slide")] == [
        "ppt/slides/slide1.xml"
    ]
    assert not [name for name in members if "notesSlide" in name]
    assert not [name for name, data in members.items() if b"Old" in data]
    assert b"firstSlideNum" not in members["ppt/presentation.xml"]


def test_a_layouts_jump_to_a_slide_of_the_template_goes(members: Members) -> None:
    assert b"hlinkClick" not in members["ppt/slideLayouts/slideLayout2.xml"]
    assert b"slides/slide" not in members["ppt/slideLayouts/_rels/slideLayout2.xml.rels"]


def test_layouts_stay(members: Members) -> None:
    assert len([name for name in members if name.startswith("ppt/slideLayouts/slide")]) == 11


def test_embedded_fonts_stay(
    write: Callable[..., Members], slide: Callable[..., Slide], theme: Theme, package: bytes
) -> None:
    presentation = pptx.Presentation(io.BytesIO(package))
    main = presentation.part
    name = PackURI("/ppt/fonts/font1.fntdata")
    main.relate_to(Part(name, "application/x-fontdata", main.package, b"a font"), RT.FONT)
    buffer = io.BytesIO()
    presentation.save(buffer)

    members = write(slide(), theme=replace(theme, package=buffer.getvalue()))

    assert members["ppt/fonts/font1.fntdata"] == b"a font"


def test_thumbnail_printer_settings_and_the_author_go(members: Members) -> None:
    names = " ".join(members)
    assert "thumbnail" not in names
    assert "printerSettings" not in names
    assert b"stranger" not in b"".join(members.values())


def test_the_views_of_the_author_go_but_the_part_stays(members: Members) -> None:
    assert b"<p:viewPr" in members["ppt/viewProps.xml"]
    assert b"zoom" not in members["ppt/viewProps.xml"]


def test_a_potx_becomes_a_presentation(
    write: Callable[..., Members], slide: Callable[..., Slide], theme: Theme, potx: bytes
) -> None:
    types = write(slide(), theme=replace(theme, package=potx))["[Content_Types].xml"]

    assert b"presentation.main+xml" in types
    assert b"template.main+xml" not in types


def test_a_notes_master_is_added_with_a_theme_of_its_own(
    write: Callable[..., Members], slide: Callable[..., Slide]
) -> None:
    members = write(slide(notes=NOTES))

    assert b"notesMasterIdLst" in members["ppt/presentation.xml"]
    assert b"theme2.xml" in members["ppt/notesMasters/_rels/notesMaster1.xml.rels"]
    assert members["ppt/theme/theme2.xml"] == members["ppt/theme/theme1.xml"]


def test_a_notes_master_of_the_template_is_used_and_listed(
    write: Callable[..., Members], slide: Callable[..., Slide], theme: Theme, used_package: bytes
) -> None:
    members = write(slide(notes=NOTES), theme=replace(theme, package=used_package))

    assert members["ppt/presentation.xml"].count(b"<p:notesMasterId ") == 1
    assert len([name for name in members if name.startswith("ppt/notesMasters/notes")]) == 1


def test_a_deck_without_notes_needs_no_notes_master(
    write: Callable[..., Members], slide: Callable[..., Slide]
) -> None:
    assert not [name for name in write(slide()) if "notes" in name]


def test_a_slide_maps_colors_as_its_layout_does(
    write: Callable[..., Members],
    slide: Callable[..., Slide],
    theme: Theme,
    content: Layout,
    repack: Callable[..., bytes],
) -> None:
    package = repack(content.part[1:], b"<a:masterClrMapping/>", OVERRIDE)

    members = write(slide(), theme=replace(theme, package=package))

    assert b'bg1="dk1" tx1="lt1"' in members["ppt/slides/slide1.xml"]


def test_links_take_the_slot_that_can_be_seen_on_the_layout(
    write: Callable[..., Members], slide: Callable[..., Slide], content: Layout
) -> None:
    members = write(slide(layout=replace(content, links="bg1")))

    assert b'hlink="lt1" folHlink="lt1"' in members["ppt/slides/slide1.xml"]


def test_the_first_slides_number_is_the_decks(
    write: Callable[..., Members], slide: Callable[..., Slide]
) -> None:
    assert b'firstSlideNum="5"' in write(slide(number=5))["ppt/presentation.xml"]
