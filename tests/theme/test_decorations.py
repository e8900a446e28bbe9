"""What masters and layouts draw themselves, read for whoever draws slides."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from deckwright.model.length import Box
from deckwright.model.scenery import Bitmap, Gradient, Shape, Stop
from deckwright.model.theme import Layout, StaticText
from deckwright.theme import load_theme

MakeTemplate = Callable[..., bytes]
SPECS = (("One", "obj", ("title", "#1")),)
ACCENT = "#4472C4"
SOLID = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'


def layout_of(make_template: MakeTemplate, **parts: Any) -> Layout:
    theme, _ = load_theme("test", make_template(SPECS, **parts))
    return theme.layouts[0]


def sp(inner: str, text: str = "", frame: str = "", nv: str = "") -> str:
    """A plain shape from 100, 200 with a size of 1000 by 500."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="9" name="x"{nv}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm{frame}><a:off x="100" y="200"/><a:ext cx="1000" cy="500"/></a:xfrm>{inner}'
        f"</p:spPr>{text}</p:sp>"
    )


def preset(name: str, adjustment: str = "") -> str:
    guide = f'<a:gd name="adj" fmla="val {adjustment}"/>' if adjustment else ""
    return f'<a:prstGeom prst="{name}"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def background(fill: str) -> str:
    return f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"


def test_shapes_of_the_master_lie_below_those_of_the_layout(make_template: MakeTemplate) -> None:
    below, above = sp(preset("rect") + SOLID), sp(preset("ellipse") + SOLID)
    layout = layout_of(make_template, shapes={"": below, "One": above})
    box = Box(100, 200, 1000, 500)
    assert layout.decorations == (
        Shape(box, "rect", ACCENT),
        Shape(box, "ellipse", ACCENT),
    )


def test_placeholders_and_hidden_shapes_are_no_decorations(make_template: MakeTemplate) -> None:
    layout = layout_of(make_template, shapes={"": sp(preset("rect") + SOLID, nv=' hidden="1"')})
    assert layout.decorations == ()


def test_edges_roundings_and_turns_are_read(make_template: MakeTemplate) -> None:
    edge = f'<a:ln w="25400">{SOLID}</a:ln>'
    inner = preset("roundRect", "25000") + "<a:noFill/>" + edge
    (shape,) = layout_of(make_template, shapes={"": sp(inner, frame=' rot="2700000"')}).decorations
    assert isinstance(shape, Shape)
    assert (shape.paint, shape.outline, shape.outline_width) == ("", ACCENT, 2.0)
    assert (shape.rounding, shape.rotation) == (0.25, 45.0)


def test_what_shines_through_keeps_its_colour_and_its_opacity(make_template: MakeTemplate) -> None:
    fill = '<a:solidFill><a:srgbClr val="FF0000"><a:alpha val="40000"/></a:srgbClr></a:solidFill>'
    (shape,) = layout_of(make_template, shapes={"": sp(preset("rect") + fill)}).decorations
    assert isinstance(shape, Shape)
    assert (shape.paint, shape.opacity) == ("#FF0000", 0.4)


def test_a_line_tells_which_way_it_runs(make_template: MakeTemplate) -> None:
    edge = f"<a:ln>{SOLID}</a:ln>"
    line = sp(preset("line") + edge, frame=' flipV="1"')
    (shape,) = layout_of(make_template, shapes={"": line}).decorations
    assert isinstance(shape, Shape)
    assert (shape.preset, shape.rising, shape.outline) == ("line", True, ACCENT)


def test_groups_place_their_shapes_on_the_slide(make_template: MakeTemplate) -> None:
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="8" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="5000" y="6000"/><a:ext cx="2000" cy="1000"/>'
        '<a:chOff x="100" y="200"/><a:chExt cx="1000" cy="500"/></a:xfrm></p:grpSpPr>'
        f"{sp(preset('rect') + SOLID)}</p:grpSp>"
    )
    (shape,) = layout_of(make_template, shapes={"": group}).decorations
    assert shape.box == Box(5000, 6000, 2000, 1000)


def test_free_forms_are_paths_in_shares_of_their_box(make_template: MakeTemplate) -> None:
    path = (
        '<a:custGeom><a:pathLst><a:path w="200" h="100"><a:moveTo><a:pt x="0" y="0"/></a:moveTo>'
        '<a:lnTo><a:pt x="200" y="50"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>'
    )
    (shape,) = layout_of(make_template, shapes={"": sp(path + SOLID)}).decorations
    assert isinstance(shape, Shape)
    assert shape.path == (("move", (0.0, 0.0)), ("line", (1.0, 0.5)), ("close", ()))


def test_a_flipped_triangle_points_down(make_template: MakeTemplate) -> None:
    triangle = sp(preset("triangle") + SOLID, frame=' flipV="1"')
    (shape,) = layout_of(make_template, shapes={"": triangle}).decorations
    assert isinstance(shape, Shape)
    assert shape.path[0] == ("move", (0.5, 1))


def test_words_outside_placeholders_are_read_with_their_style(make_template: MakeTemplate) -> None:
    text = (
        '<p:txBody><a:bodyPr anchor="ctr" lIns="7"/><a:lstStyle/><a:p><a:pPr algn="r"/>'
        '<a:r><a:rPr sz="1400" b="1"/><a:t>Acme</a:t></a:r></a:p></p:txBody>'
    )
    (words,) = layout_of(make_template, shapes={"": sp(preset("rect"), text)}).decorations
    assert isinstance(words, StaticText)
    ((said, style),) = words.paragraphs
    assert (said, style.size, style.bold, style.align) == ("Acme", 14.0, True, "right")
    assert (words.anchor, words.insets.left) == ("middle", 7)


def test_a_field_is_no_static_text(make_template: MakeTemplate) -> None:
    text = (
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{0}" type="slidenum"><a:t>1</a:t>'
        "</a:fld></a:p></p:txBody>"
    )
    assert layout_of(make_template, shapes={"": sp(preset("rect"), text)}).decorations == ()


@pytest.mark.parametrize("where", ["", "One"])
def test_a_background_is_a_colour_of_the_layout_or_its_master(
    make_template: MakeTemplate, where: str
) -> None:
    layout = layout_of(make_template, backgrounds={where: background(SOLID)})
    assert layout.background == ACCENT


def test_a_gradient_keeps_its_stops_and_its_angle(make_template: MakeTemplate) -> None:
    fill = (
        '<a:gradFill><a:gsLst><a:gs pos="100000"><a:srgbClr val="0000FF"/></a:gs><a:gs pos="0">'
        '<a:srgbClr val="FF0000"/></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>'
    )
    layout = layout_of(make_template, backgrounds={"": background(fill)})
    assert layout.background == Gradient((Stop(0.0, "#FF0000"), Stop(1.0, "#0000FF")), 90.0)


def test_a_picture_of_the_template_is_kept_with_what_is_cut_off(
    make_template: MakeTemplate,
) -> None:
    file = BytesIO()
    Image.new("RGB", (4, 4), "red").save(file, "PNG")
    fill = '<a:blipFill><a:blip r:embed="rId9"/><a:srcRect l="25000"/><a:stretch/></a:blipFill>'
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/slideMaster" Target="../slideMasters/slideMaster1.xml"/>'
        '<Relationship Id="rId9" Type="x/image" Target="../media/image1.png"/></Relationships>'
    )
    layout = layout_of(
        make_template,
        backgrounds={"One": background(fill)},
        more={
            "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relation,
            "ppt/media/image1.png": file.getvalue(),
        },
    )
    assert layout.background == Bitmap(file.getvalue(), "png", (0.25, 0.0, 0.0, 0.0))
