"""What the owner of a template is told."""

from collections.abc import Callable

from deckwright.model.colors import contrast
from deckwright.model.theme import TemplateSettings, Theme
from deckwright.theme import load_theme
from deckwright.theme.legibility import LARGE, TEXT, weak_colors
from deckwright.theme.template_report import report

Make = Callable[..., bytes]
HEAD = "title@5,5,90,12"
CONTENT = ("Title and Content", "obj", (HEAD, "#1@5,22,90,65"))
BAND = (
    '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="12192000" cy="1300000"/></a:xfrm>'
    '<a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></p:spPr></p:sp>'
)


def load(data: bytes, settings: TemplateSettings | None = None) -> Theme:
    return load_theme("test", data, settings)[0]


def line(text: str, start: str) -> str:
    return next(one for one in text.splitlines() if one.strip().startswith(start))


def test_each_role_has_its_layout_and_the_reason(make_template: Make) -> None:
    layouts = [CONTENT, ("Zitat", "", (HEAD, "body#1@5,22,90,40")), ("3", "titleOnly", (HEAD,))]
    wish = TemplateSettings(file="t.pptx", layouts={"closing": "3"})
    told = report(load(make_template(layouts), wish))
    assert line(told, "content ").endswith("'Title and Content', by type and name")
    assert line(told, "quote ").endswith("'Zitat', by name")
    assert line(told, "title-only ").endswith("'3', by type")
    assert line(told, "closing ").endswith("'3', by template.yml")
    assert line(told, "two-content ").endswith("'3', stands in")


def test_a_layout_that_only_its_shape_speaks_for_says_so(make_template: Make) -> None:
    places = (HEAD, "#1@5,22,44,65", "#2@51,22,44,65")
    told = report(load(make_template([CONTENT, ("x", "", places)])))
    assert line(told, "two-content ").endswith("'x', by its places")


def test_placeholders_are_shown_with_their_use_size_place_and_text(make_template: Make) -> None:
    told = report(load(make_template([CONTENT])))
    assert (
        "    1 obj 'Place 1': 30.5 × 12.4 cm at 1.7, 4.2; 28 pt Arial, contrast 19.0; takes body 1"
        in told
    )


def test_what_is_missing_comes_with_the_lines_that_name_it(make_template: Make) -> None:
    told = report(load(make_template([CONTENT, ("Spare", "cust", ("#1@5,5,30,90",) * 1)])))
    mends = told[told.index("To mend") :]
    assert '      quote: "NAME"\n' in mends
    assert "    Not used yet: " in mends


def test_text_is_judged_on_the_band_that_it_stands_on(make_template: Make) -> None:
    white = (
        '<a:bodyPr/><a:lstStyle><a:lvl1pPr><a:defRPr><a:solidFill><a:srgbClr val="FFFFFF"/>'
        "</a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
    told = {
        color: line(
            report(
                load(
                    make_template(
                        [CONTENT],
                        texts={HEAD: white},
                        shapes={CONTENT[0]: BAND.format(color=color)},
                    )
                )
            ),
            "0 title",
        )
        for color in ("103060", "F0F0F0")
    }
    assert "too low" not in told["103060"]
    assert "contrast 1.1 (too low)" in told["F0F0F0"]


def test_colors_are_judged_on_the_sheet_that_a_template_draws_for_its_text(
    make_template: Make,
) -> None:
    grey = (
        '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="666666"/></a:solidFill><a:effectLst/></p:bgPr>'
        "</p:bg>"
    )
    sheet = (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="Sheet"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="457200" y="1600200"/><a:ext cx="11277600" cy="4800600"/></a:xfrm>'
        '<a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></p:spPr>'
        "</p:sp>"
    )
    theme = load(make_template([CONTENT], backgrounds={"": grey}, shapes={CONTENT[0]: sheet}))
    told = report(theme)
    assert "Colours, and their contrast on #FFFFFF" in told
    assert "tx1" not in {one.slot for one in weak_colors(theme)}


def test_the_colors_that_are_offered_can_be_read(make_template: Make) -> None:
    theme = load(make_template([CONTENT], scheme={"accent1": "EEEE00", "hlink": "4488EE"}))
    weak = {one.slot: one for one in weak_colors(theme)}
    assert {"accent1", "hlink"} <= weak.keys()
    for one in weak.values():
        assert one.ratio < one.needed <= contrast(one.better, "#FFFFFF")
        assert one.needed == (TEXT if one.slot in ("tx1", "tx2", "hlink", "folHlink") else LARGE)


def test_a_template_with_small_text_is_told_how_to_keep_it_readable(make_template: Make) -> None:
    small = '<a:bodyPr/><a:lstStyle><a:lvl1pPr><a:defRPr sz="1300"/></a:lvl1pPr></a:lstStyle>'
    told = report(load(make_template([CONTENT], texts={CONTENT[2][1]: small})))
    assert "Text may get as small as 13 pt" in told
    assert "    minimums:\n      body: 18\n" in told


def test_a_guessed_font_says_so(make_template: Make) -> None:
    told = report(load(make_template([CONTENT], fonts=("Nobody Has This", "Arial"))))
    assert line(told, "headings").endswith(": not at hand, widths are estimated")
    assert line(told, "text  ").endswith("Arial: exact, measured with its twin Arimo")


def test_names_from_a_file_cannot_steer_a_terminal(make_template: Make) -> None:
    told = report(load(make_template([("Evil\u009b2J\u202e", "obj", CONTENT[2])])))
    assert "\u009b" not in told
    assert "\u202e" not in told
