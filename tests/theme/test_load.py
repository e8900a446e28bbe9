"""Any template gives a complete theme."""

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from io import BytesIO
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from deckwright.diagnostics import Diagnostic
from deckwright.model.length import EMU_PER_CM, Box
from deckwright.model.theme import Minimums, Role, TemplateSettings, Theme
from deckwright.theme import load_theme
from deckwright.theme.backgrounds import average_color
from deckwright.theme.bundled import bundled_template

Make = Callable[..., bytes]
FOREIGN = (files("pptx") / "templates" / "default.pptx").read_bytes()
"""python-pptx's own: 4:3, Office 2007's layouts."""
CONTENT = ("Title and Content", "obj", ("title@5,5,90,12", "#1@5,22,90,65"))
CLOSING = ("Danke", "", ("title@5,5,90,12",))

shares = st.integers(-20, 120)
boxes = st.tuples(shares, shares, st.integers(0, 120), st.integers(0, 120))
kinds = st.sampled_from(
    ("", "title", "ctrTitle", "subTitle", "body", "pic", "tbl", "chart", "ftr", "sldNum", "odd")
)
placeholders = st.builds(
    lambda kind, idx, box: f"{kind}#{idx}" + (f"@{','.join(map(str, box))}" if box else ""),
    kinds,
    st.integers(0, 6),
    st.none() | boxes,
)
layouts = st.tuples(
    st.sampled_from(("", "Title", "Inhalt", "Blank", "Zitat", "Agenda", "白紙", "Two Columns")),
    st.sampled_from(("", "title", "obj", "blank", "vertTx", "twoObj", "cust")),
    st.lists(placeholders, max_size=7),
)


def codes(diagnostics: tuple[Diagnostic, ...], severity: str) -> list[str]:
    return [found.code for found in diagnostics if found.severity == severity]


def places(theme: Theme, role: Role) -> list[int]:
    taken = theme.roles[role]
    single = (taken.subtitle, taken.picture, taken.caption)
    return [*taken.bodies, *taken.heads, *(idx for idx in single if idx is not None)]


def outline(theme: Theme) -> Iterator[str]:
    """Roles and layouts as lines: what is read of a template that no font changes."""
    for role, taken in theme.roles.items():
        mark = " (stands in)" if taken.composed else ""
        yield f"{role}: {taken.layout.name}{mark} {places(theme, role)} {_centimetres(taken.area)}"
    for layout in theme.layouts:
        yield f"{layout.name} {'dark' if layout.dark else 'light'} {dict(layout.colors)}"
        for place in layout.placeholders:
            first = place.levels[0]
            yield (
                f"  {place.idx} {place.type} {_centimetres(place.box)} {place.anchor} "
                f"{first.size:g} {first.font} {first.color} {first.align}"
            )


def _centimetres(box: Box) -> str:
    sides = (box.left, box.top, box.width, box.height)
    return ",".join(f"{side / EMU_PER_CM:.1f}" for side in sides)


def test_a_foreign_template_is_read_as_its_owner_knows_it(
    golden: Callable[[str, str], None],
) -> None:
    theme, _ = load_theme("default", FOREIGN)
    golden("theme/foreign.txt", "\n".join(outline(theme)) + "\n")


@settings(max_examples=40, deadline=None)
@given(
    found=st.lists(layouts, min_size=1, max_size=5),
    size=st.tuples(st.integers(100_000, 20_000_000), st.integers(100_000, 20_000_000)),
)
def test_any_set_of_placeholders_gives_every_role_a_layout(
    make_template: Make, found: list[tuple[str, str, list[str]]], size: tuple[int, int]
) -> None:
    theme, _ = load_theme("any", make_template(found, size=size))
    assert tuple(theme.roles) == get_args(Role)
    for role, taken in theme.roles.items():
        assert taken.role == role
        assert taken.layout in theme.layouts
        used = places(theme, role)
        assert len(set(used)) == len(used)
        assert all(taken.layout.placeholder(idx) for idx in used)
        assert 0 <= taken.area.left < taken.area.right <= theme.width
        assert 0 <= taken.area.top < taken.area.bottom <= theme.height
    for layout in theme.layouts:
        indices = [p.idx for p in layout.placeholders]
        assert len(set(indices)) == len(indices)
        families = {level.font for p in layout.placeholders for level in p.levels}
        assert families <= theme.faces.keys()
    assert {theme.heading_font, theme.body_font, theme.code_font} <= theme.faces.keys()


def test_what_is_missing_is_said_once_with_its_remedy(make_template: Make) -> None:
    theme, found = load_theme("small", make_template([CONTENT]))
    composed = [role for role, taken in theme.roles.items() if taken.composed]
    assert [d for d in found if d.code == "DW312"] == [d for d in found if d.severity == "info"]
    missing = [d for d in found if d.code in ("DW311", "DW312")]
    assert len(composed) == len(theme.roles) - 1
    assert [d.code for d in missing].count("DW312") == 1
    for role in composed:
        (told,) = [d for d in missing if re.search(rf"\b{role}\b[,;]", d.message)]
        assert "Title and Content" in told.message
        assert told.code == "DW312" or f"{{{role}:" in told.hint


def test_a_template_without_any_place_still_has_room_for_content(make_template: Make) -> None:
    theme, found = load_theme("empty", make_template([("Nothing", "", ())], master=()))
    area = theme.roles["content"].area
    assert area.width > theme.width // 2
    assert area.height > theme.height // 2
    assert "DW311" in codes(found, "warning")


def test_content_ends_above_the_footers(make_template: Make) -> None:
    low = ("Low", "obj", ("title@5,5,90,12", "#1@5,22,90,78", "ftr#11@5,90,90,6"))
    area = load_theme("low", make_template([low]))[0].roles["content"].area
    assert area.bottom == round(0.9 * 6_858_000)


def test_own_boxes_begin_where_the_text_of_a_place_begins(make_template: Make) -> None:
    theme, _ = load_theme("insets", make_template([CONTENT]))
    content = theme.roles["content"]
    place = content.layout.placeholder(1)
    assert content.area == place.box.inside(place.insets)


def test_own_boxes_stand_on_the_grid_of_the_content_layout(make_template: Make) -> None:
    only = ("Title Only", "titleOnly", ("title@5,5,90,12",))
    theme, _ = load_theme("grid", make_template([CONTENT, only]))
    assert theme.roles["two-content"].layout.name == "Title Only"
    assert theme.roles["two-content"].area == theme.roles["content"].area


def test_settings_name_the_layout_of_a_role(make_template: Make) -> None:
    wish = TemplateSettings(file="t.pptx", layouts={"quote": "danke"})
    theme, found = load_theme("named", make_template([CONTENT, CLOSING]), wish)
    assert theme.roles["quote"].layout.name == "Danke"
    assert not theme.roles["quote"].composed
    assert not [d for d in found if "role quote" in d.message]


def test_a_misspelt_layout_is_an_error_that_knows_better(make_template: Make) -> None:
    wish = TemplateSettings(file="t.pptx", layouts={"quote": "Dank"})
    _, found = load_theme("named", make_template([CONTENT, CLOSING]), wish)
    (wrong,) = [d for d in found if d.severity == "error"]
    assert (wrong.code, wrong.span.path) == ("DW310", "template.yml")
    assert wrong.hint == "did you mean 'Danke'?"


def test_a_layout_that_is_nothing_like_any_gets_the_list(make_template: Make) -> None:
    wish = TemplateSettings(file="t.pptx", layouts={"quote": "xyz"})
    _, found = load_theme("named", make_template([CONTENT, CLOSING]), wish)
    assert found[0].hint == "it has: 'Title and Content', 'Danke'"


def test_minimums_are_never_above_the_templates_own_text(make_template: Make) -> None:
    small = '<a:bodyPr/><a:lstStyle><a:lvl1pPr><a:defRPr sz="1300"/></a:lvl1pPr></a:lstStyle>'
    theme, _ = load_theme("small", make_template([CONTENT], texts={CONTENT[2][1]: small}))
    assert theme.minimums == Minimums(body=13.0, code=13.0, table=13.0)
    assert load_theme("usual", make_template([CONTENT]))[0].minimums == Minimums()


def test_the_owners_minimums_win(make_template: Make) -> None:
    wish = TemplateSettings(file="t.pptx", minimums=Minimums(body=30.0))
    assert load_theme("m", make_template([CONTENT]), wish)[0].minimums == Minimums(body=30.0)


def test_a_guessed_font_is_reported_once(make_template: Make) -> None:
    fonts = ("Nobody Has This", "Nobody Has This")
    theme, found = load_theme("guess", make_template([CONTENT, CLOSING], fonts=fonts))
    assert codes(found, "warning").count("DW320") == 1
    assert theme.heading_font == theme.body_font == "Nobody Has This"
    assert not theme.faces["Nobody Has This"].exact


def test_a_refused_template_is_an_error_and_the_light_one_steps_in() -> None:
    theme, found = load_theme("broken", b"no zip", TemplateSettings(file="broken.pptx"))
    assert codes(found, "error") == ["DW302"]
    assert found[0].span.path == "broken.pptx"
    assert theme.package == bundled_template("light")


@pytest.mark.parametrize(
    "part",
    [
        "ppt/slideMasters/slideMaster1.xml",
        "ppt/slideLayouts/slideLayout1.xml",
        "ppt/theme/theme1.xml",
    ],
)
def test_a_template_with_a_broken_part_is_an_error(make_template: Make, part: str) -> None:
    _, found = load_theme("broken", make_template([CONTENT], more={part: "<a"}))
    assert codes(found, "error") == ["DW305"]
    assert part in found[0].message


@pytest.mark.parametrize(
    "part",
    ["ppt/_rels/presentation.xml.rels", "ppt/slideMasters/_rels/slideMaster1.xml.rels"],
)
def test_a_template_whose_parts_are_not_tied_together_is_an_error(
    make_template: Make, part: str
) -> None:
    empty = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'/>"
    _, found = load_theme("loose", make_template([CONTENT], more={part: empty}))
    assert codes(found, "error") == ["DW305"]


def test_a_template_without_layouts_is_an_error(make_template: Make) -> None:
    _, found = load_theme("bare", make_template([]))
    assert "no layouts" in found[0].message


def test_the_digest_tells_files_apart(make_template: Make) -> None:
    one, _ = load_theme("one", make_template([CONTENT]))
    two, _ = load_theme("two", make_template([CONTENT, CLOSING]))
    assert one.digest != two.digest
    assert len(one.digest) == 64


def test_a_picture_behind_the_text_is_dark_or_light_on_average() -> None:
    file = BytesIO()
    Image.new("RGB", (32, 32), "#204060").save(file, "PNG")
    assert average_color(file.getvalue()) == "#204060"


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"<svg/>"])
def test_what_is_no_picture_has_no_colour(data: bytes) -> None:
    assert average_color(data) is None
