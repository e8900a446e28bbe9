"""What a placeholder inherits from layout, master, text styles and theme."""

from collections.abc import Callable

import pytest

from deckwright.model.length import Box, Insets
from deckwright.model.theme import Bullet, Layout
from deckwright.ooxml.package import open_package
from deckwright.theme.layouts import FoundLayout, read_layouts
from deckwright.theme.masters import read_masters, read_stage

Make = Callable[..., bytes]
SIZE = (12_192_000, 6_858_000)
CONTENT = ("Title and Content", "obj", ("title", "#1"))
LIGHT_ON_DARK = (
    "<p:clrMapOvr><a:overrideClrMapping bg1='dk1' tx1='lt1' bg2='dk2' tx2='lt2' "
    "accent1='accent1' accent2='accent2' accent3='accent3' accent4='accent4' accent5='accent5' "
    "accent6='accent6' hlink='hlink' folHlink='folHlink'/></p:clrMapOvr>"
)
BLACK_BACKGROUND = (
    '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill></p:bgPr></p:bg>'
)


def read(data: bytes) -> list[FoundLayout]:
    masters = read_masters(read_stage(open_package(data)))
    colors = masters[0].scene.palette.slots()
    return [found for master in masters for found in read_layouts(master, colors)]


def first(data: bytes) -> Layout:
    return read(data)[0].layout


def test_a_box_comes_from_the_master_where_the_layout_has_none(make_template: Make) -> None:
    title = first(make_template([CONTENT])).title
    assert title is not None
    assert title.box == Box(609_600, 342_900, 10_972_800, 1_028_700)


def test_a_box_of_the_layout_wins(make_template: Make) -> None:
    layout = first(make_template([("Own", "obj", ("title@10,10,50,10",))]))
    assert layout.placeholders[0].box == Box(1_219_200, 685_800, 6_096_000, 685_800)


def test_without_any_box_a_placeholder_stands_where_office_puts_it(make_template: Make) -> None:
    layout = first(make_template([CONTENT], master=()))
    assert all(p.box.width > 0 and p.box.bottom <= SIZE[1] for p in layout.placeholders)


def test_text_styles_come_from_the_masters_by_kind_of_placeholder(make_template: Make) -> None:
    layout = first(make_template([("All", "obj", ("title", "#1", "ftr#11"))], fonts=("A", "B")))
    title, body, footer = (p.levels[0] for p in layout.placeholders)
    assert (title.size, title.font, title.color, title.bold) == (40.0, "A", "tx2", True)
    assert (title.line_spacing, title.bullet) == (0.9, None)
    assert (body.size, body.font, body.color) == (28.0, "B", "tx1")
    assert (body.bullet, body.margin, body.indent) == (Bullet("•", "Arial"), 228_600, -228_600)
    assert footer.size == 12.0


def test_spacing_in_percent_is_a_share_of_a_line(make_template: Make) -> None:
    first_level, second = first(make_template([CONTENT])).placeholders[1].levels[:2]
    assert first_level.space_before == pytest.approx(10.0)
    assert second.space_before == pytest.approx(0.2 * 24 * 1.2)


def test_the_layouts_list_style_beats_the_masters(make_template: Make) -> None:
    own = (
        '<a:bodyPr/><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="r"><a:lnSpc><a:spcPts '
        'val="3600"/></a:lnSpc><a:buNone/><a:defRPr sz="2000" i="1" cap="all" spc="100"/>'
        "</a:lvl1pPr></a:lstStyle>"
    )
    masters = (
        '<a:bodyPr/><a:lstStyle><a:lvl1pPr><a:defRPr sz="3000" b="1"/></a:lvl1pPr></a:lstStyle>'
    )
    texts = {"#1": own, "body#1@5,25,90,65": masters}
    level = first(make_template([CONTENT], texts=texts)).placeholders[1].levels[0]
    assert (level.size, level.bold, level.italic, level.caps) == (20.0, True, True, True)
    assert (level.align, level.margin, level.bullet, level.tracking) == ("right", 0, None, 1.0)
    assert level.line_spacing == pytest.approx(1.5)


def test_nine_levels_are_always_there(make_template: Make) -> None:
    layout = first(make_template([CONTENT], styles="", master=()))
    assert {len(p.levels) for p in layout.placeholders} == {9}
    assert {level.size for p in layout.placeholders for level in p.levels} == {18.0}


def test_insets_and_anchor_are_inherited_one_by_one(make_template: Make) -> None:
    texts = {
        "#1": '<a:bodyPr lIns="0"/>',
        "body#1@5,25,90,65": '<a:bodyPr lIns="5" tIns="6" anchor="ctr"/>',
    }
    body = first(make_template([CONTENT], texts=texts)).placeholders[1]
    assert body.insets == Insets(0, 6, 91_440, 45_720)
    assert body.anchor == "middle"


@pytest.mark.parametrize(
    ("spec", "text"), [('#1+orient="vert"', ""), ("#1", '<a:bodyPr vert="vert270"/>')]
)
def test_vertical_text_is_seen(make_template: Make, spec: str, text: str) -> None:
    layout = first(make_template([("Turned", "", ("title", spec))], texts={spec: text}))
    assert [p.vertical for p in layout.placeholders] == [False, True]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (
            '<a:buAutoNum type="romanUcPeriod" startAt="3"/>',
            Bullet("•", "Arial", numbering="romanUcPeriod", start=3),
        ),
        ('<a:buFont typeface="Wingdings"/><a:buChar char="§"/>', Bullet("▪")),
        ('<a:buFont typeface="Wingdings"/><a:buChar char="&#xF0A7;"/>', Bullet("▪")),
        (
            '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buChar char="→"/>',
            Bullet("→", "Arial", "accent1"),
        ),
        ('<a:buSzPct val="50000"/><a:buChar char="•"/>', Bullet("•", "Arial", scale=0.5)),
        ('<a:buSzPts val="1400"/><a:buChar char="•"/>', Bullet("•", "Arial", scale=0.5)),
        ("<a:buBlip/>", Bullet("•", "Arial")),
        ('<a:buFont typeface="StarSymbol"/><a:buChar char="✔"/>', Bullet("✔")),
        ('<a:buFont typeface="Brand Icons"/><a:buChar char="&#xE001;"/>', Bullet("•")),
    ],
)
def test_every_kind_of_bullet_can_be_drawn(
    make_template: Make, mark: str, expected: Bullet
) -> None:
    text = f"<a:bodyPr/><a:lstStyle><a:lvl1pPr>{mark}</a:lvl1pPr></a:lstStyle>"
    bullet = first(make_template([CONTENT], texts={"#1": text})).placeholders[1].levels[0].bullet
    assert bullet == expected


def test_a_hidden_placeholder_is_no_place(make_template: Make) -> None:
    layout = first(make_template([CONTENT], shapes={"Title and Content": _hidden_place()}))
    assert [p.type for p in layout.placeholders] == ["title", "obj"]


def _hidden_place() -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="Secret" hidden="1"/><p:cNvSpPr/><p:nvPr>'
        '<p:ph type="body" idx="7"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )


def test_an_unknown_type_holds_text_and_no_type_an_object(make_template: Make) -> None:
    layout = first(make_template([("Odd", "", ("outline#3", "#1"))]))
    assert [p.type for p in layout.placeholders] == ["body", "obj"]


def test_an_ordinary_layout_differs_in_no_colour(make_template: Make) -> None:
    layout = first(make_template([CONTENT]))
    assert (layout.colors, layout.dark) == ({}, False)


def test_a_colour_map_of_its_own_turns_a_layout_dark(make_template: Make) -> None:
    layout = first(make_template([CONTENT], overrides={"Title and Content": LIGHT_ON_DARK}))
    assert layout.dark
    assert (layout.colors["bg1"], layout.colors["tx1"]) == ("#101010", "#FFFFFF")


@pytest.mark.parametrize("where", ["Title and Content", ""])
def test_a_background_counts_on_layout_and_master(make_template: Make, where: str) -> None:
    layout = first(make_template([CONTENT], backgrounds={where: BLACK_BACKGROUND}))
    assert layout.dark
    assert layout.colors["bg1"] == "#000000"


def test_links_that_cannot_be_seen_take_another_slot(make_template: Make) -> None:
    blue = BLACK_BACKGROUND.replace("000000", "0563C1")
    plain = first(make_template([CONTENT]))
    layout = first(make_template([CONTENT], backgrounds={"Title and Content": blue}))
    assert plain.links == ""
    assert layout.links == "bg1"
    assert layout.colors["hlink"] == layout.colors["folHlink"] == "#FFFFFF"


def test_links_on_a_panel_are_held_against_the_panel(make_template: Make) -> None:
    panel = (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="Panel"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="609600" y="1714500"/><a:ext cx="10972800" cy="4457700"/></a:xfrm>'
        '<a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></p:spPr>'
        "</p:sp>"
    )
    blue = BLACK_BACKGROUND.replace("000000", "0563C1")
    name = "Title and Content"
    layout = first(make_template([CONTENT], backgrounds={name: blue}, shapes={name: panel}))
    assert (layout.links, layout.colors["bg1"]) == ("", "#0563C1")


def test_text_that_can_be_read_there_lends_its_colour(make_template: Make) -> None:
    white = (
        '<a:bodyPr/><a:lstStyle><a:lvl1pPr><a:defRPr><a:solidFill><a:srgbClr val="FFFF00"/>'
        "</a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
    data = make_template(
        [CONTENT],
        texts={"title": white},
        backgrounds={"Title and Content": BLACK_BACKGROUND},
    )
    assert first(data).colors["tx1"] == "#FFFF00"


@pytest.mark.parametrize(
    ("background", "dark"),
    [
        ('<p:bgRef idx="1001"><a:schemeClr val="tx2"/></p:bgRef>', True),
        ('<p:bgRef idx="1002"><a:schemeClr val="accent4"/></p:bgRef>', False),
        ('<p:bgRef idx="1099"><a:schemeClr val="tx1"/></p:bgRef>', True),
        (
            (
                "<p:bgPr><a:gradFill><a:gsLst><a:gs><a:prstClr val='black'/></a:gs><a:gs>"
                "<a:srgbClr val='303030'/></a:gs></a:gsLst></a:gradFill></p:bgPr>"
            ),
            True,
        ),
        ("<p:bgPr><a:blipFill><a:blip/></a:blipFill></p:bgPr>", False),
    ],
)
def test_every_kind_of_background_is_dark_or_light(
    make_template: Make,
    background: str,
    dark: bool,  # noqa: FBT001 - a column of the table
) -> None:
    data = make_template([CONTENT], backgrounds={"Title and Content": f"<p:bg>{background}</p:bg>"})
    assert first(data).dark is dark


def test_a_shape_that_covers_the_slide_is_its_background(make_template: Make) -> None:
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Panel"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{SIZE[0]}" cy="{SIZE[1]}"/></a:xfrm>'
        '<a:solidFill><a:srgbClr val="002244"/></a:solidFill></p:spPr></p:sp>'
    )
    data = make_template([CONTENT], shapes={"": shape})
    assert first(data).colors["bg1"] == "#002244"
    hidden = {"ppt/slideLayouts/slideLayout1.xml": _without_master_shapes(data)}
    assert not first(make_template([CONTENT], shapes={"": shape}, more=hidden)).dark


def _without_master_shapes(data: bytes) -> bytes:
    text = open_package(data).texts["ppt/slideLayouts/slideLayout1.xml"]
    return text.replace(b"<p:sldLayout ", b'<p:sldLayout showMasterSp="0" ', 1)


def test_text_that_melts_into_its_background_is_told(make_template: Make) -> None:
    data = make_template([CONTENT], backgrounds={"Title and Content": BLACK_BACKGROUND})
    assert [found.readable for found in read(data)] == [False]
    assert [found.readable for found in read(make_template([CONTENT]))] == [True]
