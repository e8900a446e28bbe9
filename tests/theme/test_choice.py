"""Which layouts are taken where several would do, and what stands in where none does."""

import io
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

from pptx import Presentation

from deckwright.model.theme import Theme
from deckwright.ooxml.package import open_package
from deckwright.theme import load_theme
from deckwright.theme.layouts import read_layouts
from deckwright.theme.masters import read_masters, read_shown, read_stage
from deckwright.theme.roles import Candidate, match_roles, read_candidates

Make = Callable[..., bytes]
FOREIGN = (files("pptx") / "templates" / "default.pptx").read_bytes()
HEAD = "title@5,5,90,12"
CONTENT = ("Title and Content", "obj", (HEAD, "#1@5,22,90,65"))
COVER = ("Title Slide", "title", ("ctrTitle@10,20,80,25", "subTitle#1@10,50,80,15"))
COLUMNS = ("Two Content", "twoObj", (HEAD, "#1@5,22,44,65", "#2@51,22,44,65"))


def load(data: bytes) -> Theme:
    return load_theme("test", data)[0]


def shape(box: str, fill: str) -> str:
    left, top, width, height = box.split(",")
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Drawing"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill></p:spPr>'
        "</p:sp>"
    )


def of_two_masters(data: bytes) -> tuple[Candidate, ...]:
    """The layouts of a template, and the same once more as those of a second master."""
    stage = read_stage(open_package(data))
    (master,) = read_masters(stage)
    found = tuple(read_layouts(master, master.scene.palette.slots()))
    again = tuple(
        replace(one, master=1, layout=replace(one.layout, part=f"/again{one.layout.part}"))
        for one in found
    )
    return read_candidates((*found, *again), (stage.width, stage.height))


def test_the_layouts_of_a_templates_own_slides_are_known_in_their_order() -> None:
    presentation = Presentation(io.BytesIO(FOREIGN))
    for number in (5, 0):
        presentation.slides.add_slide(presentation.slide_layouts[number])
    file = io.BytesIO()
    presentation.save(file)
    shown = read_shown(read_stage(open_package(file.getvalue())))
    assert shown == ("/ppt/slideLayouts/slideLayout6.xml", "/ppt/slideLayouts/slideLayout1.xml")


def test_of_several_masters_a_templates_own_slides_show_which_is_for_content(
    make_template: Make,
) -> None:
    choice = of_two_masters(make_template([COVER, CONTENT]))
    cover, content = choice[0].found.layout.part, choice[3].found.layout.part
    plain = match_roles(choice)
    shown = match_roles(choice, (cover, content))
    assert (plain["title"].found.master, plain["content"].found.master) == (0, 0)
    assert (shown["title"].found.master, shown["content"].found.master) == (0, 1)


def test_a_layout_whose_text_stands_among_drawings_is_taken_last(make_template: Make) -> None:
    calm = ("Inhalt", "obj", CONTENT[2])
    drawings = {CONTENT[0]: shape("600000,1600000,6000000,4000000", "CC0000")}
    theme = load(make_template([CONTENT, calm], shapes=drawings))
    assert theme.roles["content"].layout.name == "Inhalt"


def test_a_picture_stands_beside_text_in_two_columns_where_no_layout_is_made_for_it(
    make_template: Make,
) -> None:
    places = ("title@20,70,60,8", "pic#1@20,10,60,58", "body#2@20,80,60,10")
    below = ("Picture with Caption", "picTx", places)
    role = load(make_template([CONTENT, COLUMNS, below])).roles["picture"]
    assert (role.layout.name, role.bodies, role.picture) == ("Two Content", (1,), 2)
    assert role.composed


def test_a_slide_without_a_title_begins_below_a_band_for_titles(make_template: Make) -> None:
    blank = ("Blank", "blank", ())
    band = {blank[0]: shape("0,0,12192000,1300000", "203060")}
    bare = load(make_template([CONTENT, blank])).roles["blank"].area
    banded = load(make_template([CONTENT, blank], shapes=band)).roles
    assert bare.top < banded["blank"].area.top == banded["content"].area.top


def test_text_that_its_own_color_shows_on_a_dark_ground_stays_so_everywhere(
    make_template: Make,
) -> None:
    """As LibreOffice writes templates: black is the theme's text colour, white what text has."""
    white = (
        '<a:bodyPr/><a:lstStyle><a:lvl1pPr><a:defRPr><a:solidFill><a:srgbClr val="FFFFFF"/>'
        "</a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
    dark = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="2D5B9E"/></a:solidFill></p:bgPr></p:bg>'
    layouts = [CONTENT, ("Blank", "blank", ())]
    theme = load(make_template(layouts, backgrounds={"": dark}, texts={"body#1@5,25,90,65": white}))
    for layout in theme.layouts:
        assert theme.color("tx1", layout) == "#FFFFFF"


def test_a_font_of_the_placeholders_alone_is_not_the_schemes(make_template: Make) -> None:
    own = (
        '<a:bodyPr/><a:lstStyle><a:lvl1pPr><a:defRPr><a:latin typeface="Georgia"/></a:defRPr>'
        "</a:lvl1pPr></a:lstStyle>"
    )
    theme = load(make_template([CONTENT], texts={CONTENT[2][1]: own}))
    assert theme.body_font == "Georgia"
    assert theme.scheme_fonts == ("Arial", "Arial")


def test_a_layout_that_has_its_quote_in_the_title_is_not_taken_for_quotes(
    make_template: Make,
) -> None:
    places = ("title@5,10,90,50", "body#1@5,65,90,10")
    only = ("Title Only", "titleOnly", (HEAD,))
    role = load(make_template([CONTENT, ("Quote with Caption", "", places), only])).roles["quote"]
    assert (role.layout.name, role.composed) == ("Title Only", True)
