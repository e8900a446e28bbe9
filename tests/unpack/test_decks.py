"""PowerPoint's own things, each as Markdown says it."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.util import Inches

from deckwright.read.talk import read_talk

Importer = Callable[[Callable[[Any], None]], tuple[str, list[str]]]
TITLE, CONTENT, SECTION, TWO, COMPARISON, TITLE_ONLY, BLANK = range(7)
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def slide(deck: Any, layout: int, *texts: str) -> Any:
    """A slide with texts in its placeholders, the title first."""
    made = deck.slides.add_slide(deck.slide_layouts[layout])
    for place, text in zip(made.placeholders, texts, strict=False):
        place.text_frame.text = text
    return made


def textbox(of: Any, text: str, left: float = 1, top: float = 3, width: float = 3) -> Any:
    box = of.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(1))
    box.text_frame.text = text
    return box


def picture(color: str = "red") -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", (100, 50), color).save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def test_the_title_slide_and_the_properties_are_the_front_matter(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        slide(deck, TITLE, "Looms", "How they weave\nAda Lovelace, Engines Ltd")
        deck.core_properties.author = "Ada Lovelace"
        deck.core_properties.language = "en-GB"
        deck.core_properties.keywords = "cards, looms"

    text, found = imported(fill)
    assert text == (
        '---\ntitle: "Looms"\nsubtitle: "How they weave"\nspeakers:\n'
        '  - name: "Ada Lovelace"\n    affiliation: "Engines Ltd"\n'
        'language: en-GB\ndate: 2013-01-27\nkeywords: ["cards", "looms"]\n---\n'
    )
    assert found == []


def test_a_title_slide_with_notes_stays_a_slide(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, TITLE, "Looms", "How they weave")
        made.notes_slide.notes_text_frame.text = "Welcome them."

    text, _ = imported(fill)
    assert 'title: "Looms"' in text
    assert "## Looms {.opening}\n\nHow they weave\n\n::: notes\nWelcome them.\n:::\n" in text


def test_a_title_slide_with_a_table_stays_a_slide(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, TITLE, "Looms", "How they weave")
        table = made.shapes.add_table(1, 1, 0, Inches(6.5), Inches(3), Inches(1)).table
        table.cell(0, 0).text = "warp"

    text, _ = imported(fill)
    assert "## Looms {.opening}\n\nHow they weave\n" in text
    assert "| warp |" in text


def test_a_first_slide_of_another_kind_opens_the_talk_and_names_it(imported: Importer) -> None:
    text, _ = imported(lambda deck: slide(deck, CONTENT, "Looms", "warp"))
    assert text.startswith('---\ntitle: "Looms"\n')
    assert text.endswith("## Looms {.opening}\n\n- warp\n")


def test_words_that_look_like_another_dialect_are_words(imported: Importer, tmp_path: Path) -> None:
    def fill(deck: Any) -> None:
        slide(deck, CONTENT, "Looms", "warp")
        textbox(slide(deck, BLANK), "???")

    imported(fill)
    source, _ = read_talk(tmp_path / "talks" / "01-talk.md")
    assert source is not None
    assert source.settings.dialect == "deckwright"
    assert "???" in source.body


def test_lists_keep_their_levels_numbers_and_notes(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, CONTENT, "Lists", "warp")
        frame = made.placeholders[1].text_frame
        for text, level, mark in (
            ("fine", 1, None),
            ("weft", 0, None),
            ("one", 0, '<a:buAutoNum type="arabicPeriod"/>'),
            ("two", 0, '<a:buAutoNum type="arabicPeriod"/>'),
            ("no bullet", 0, "<a:buNone/>"),
        ):
            paragraph = frame.add_paragraph()
            paragraph.text, paragraph.level = text, level
            if mark:
                paragraph._p.get_or_add_pPr().append(
                    parse_xml(mark.replace("/>", f' xmlns:a="{A}"/>'))
                )
        made.notes_slide.notes_text_frame.text = "Slowly."

    text, _ = imported(fill)
    assert text.endswith(
        "## Lists {.opening}\n\n- warp\n  - fine\n- weft\n\n1. one\n2. two\n\nno bullet\n\n"
        "::: notes\nSlowly.\n:::\n"
    )


def test_text_keeps_what_markdown_can_say(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, TITLE_ONLY, "Words")
        paragraph = textbox(made, "").text_frame.paragraphs[0]
        for text, change in (
            ("bold", lambda run: setattr(run.font, "bold", True)),
            (" and ", lambda _: None),
            ("leaning", lambda run: setattr(run.font, "italic", True)),
            (" and ", lambda _: None),
            ("code()", lambda run: setattr(run.font, "name", "Consolas")),
            (" and ", lambda _: None),
            ("gone", lambda run: run._r.get_or_add_rPr().set("strike", "sngStrike")),
            (" x", lambda _: None),
            ("2", lambda run: run._r.get_or_add_rPr().set("baseline", "30000")),
            (" ", lambda _: None),
            ("there", lambda run: setattr(run.hyperlink, "address", "https://example.org/a")),
        ):
            run = paragraph.add_run()
            run.text = text
            change(run)

    text, _ = imported(fill)
    line = text.split("\n\n")[-1]
    assert line == (
        "**bold** and *leaning* and `code()` and ~~gone~~ x<sup>2</sup> "
        "[there](https://example.org/a)\n"
    )


def test_links_to_slides_lead_to_their_ids(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        first, second = slide(deck, TITLE_ONLY, "First"), slide(deck, TITLE_ONLY, "Second")
        textbox(first, "go on").click_action.target_slide = second

    text, found = imported(fill)
    assert "[go on](#slide-2)" in text
    assert "## Second {#slide-2}" in text
    assert found == []


def test_a_link_to_a_program_is_left_out_and_named(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        box = textbox(slide(deck, TITLE_ONLY, "First"), "click")
        box.text_frame.paragraphs[0].runs[0].hyperlink.address = "file:///C:/run.exe"

    text, found = imported(fill)
    assert text.endswith("\nclick\n")
    assert found == ["slide 1: a link to file:///C:/run.exe"]


def test_what_only_a_shape_without_words_says_is_named(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, TITLE_ONLY, "Shapes")
        star = made.shapes.add_shape(MSO_SHAPE.STAR_5_POINT, 0, 0, 9, 9)
        star.click_action.hyperlink.address = "https://example.org/star"
        table = made.shapes.add_table(1, 1, Inches(1), Inches(3), Inches(6), Inches(1))
        table.table.cell(0, 0).text = "Loom"
        group = made.shapes.add_group_shape()
        textbox(group, "warp")
        for shape, said in ((star, "a star"), (table, "one loom"), (group, "threads")):
            shape._element.xpath(".//p:cNvPr")[0].set("descr", said)

    _, found = imported(fill)
    assert found == [
        "slide 1: the description of “5-Point Star 2”: a star",
        "slide 1: the link of “5-Point Star 2” to https://example.org/star",
        "slide 1: the description of “Table 3”: one loom",
        "slide 1: the description of “Group 4”: threads",
    ]


def test_bodies_side_by_side_are_columns_and_a_comparison_has_heads(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        slide(deck, TWO, "Two", "left", "right")
        slide(deck, COMPARISON, "Compare", "Old", "slow", "New", "fast")

    text, _ = imported(fill)
    assert (
        "## Two {.opening}\n\n::: columns\n::: column\n- left\n:::\n::: column\n- right\n:::\n:::\n"
        in text
    )
    assert "::: column\n### Old\n\n- slow\n:::\n::: column\n### New\n\n- fast\n:::\n" in text


def test_boxes_are_read_from_the_top_to_the_bottom(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, TITLE_ONLY, "Boxes")
        for text, top in (("third", 6), ("first", 2), ("second", 4)):
            textbox(made, text, top=top)

    text, _ = imported(fill)
    assert text.endswith("## Boxes {.opening}\n\nfirst\n\nsecond\n\nthird\n")


def test_a_box_in_a_font_of_fixed_width_is_a_listing(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        box = textbox(slide(deck, TITLE_ONLY, "Code"), "def f():\n\n    return 1")
        for paragraph in box.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.name = "Courier New"

    text, _ = imported(fill)
    assert text.endswith("```\ndef f():\n\n    return 1\n```\n")


def test_one_paragraph_with_lines_of_fixed_width_is_a_listing_among_others(
    imported: Importer,
) -> None:
    def fill(deck: Any) -> None:
        box = textbox(slide(deck, TITLE_ONLY, "Code"), "def f():\v    return 1\nWords and ")
        code, words = box.text_frame.paragraphs
        for run in code.runs:
            run.font.name = "Courier New"
        run = words.add_run()
        run.text, run.font.name = " f()", "Courier New"

    text, _ = imported(fill)
    assert text.endswith("```\ndef f():\n    return 1\n```\n\nWords and  `f()`\n")


def test_merged_cells_stay_merged(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, TITLE_ONLY, "Table")
        table = made.shapes.add_table(4, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
        for at, text in enumerate(("Year", "Loom", "1804", "Jacquard", "", "others", "both", "")):
            table.cell(at // 2, at % 2).text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(3, 0).merge(table.cell(3, 1))

    text, found = imported(fill)
    rows = ("Year | Loom |", "--- | --- |", "1804 | Jacquard |", "^^ | others |", "both ||")
    assert "\n".join(f"| {row}" for row in rows) in text
    assert found == []


@pytest.mark.parametrize(
    ("inches", "told"),
    [((2, 6), '{widths="1 3"}\n'), ((2.02, 4.9, 2.5), '{widths="21 52 27"}\n'), ((3, 3.1), "")],
)
def test_columns_of_a_table_keep_widths_that_differ(
    imported: Importer, inches: tuple[float, ...], told: str
) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, TITLE_ONLY, "Table")
        size = (Inches(1), Inches(2), Inches(6), Inches(2))
        table = made.shapes.add_table(2, len(inches), *size).table
        for at, width in enumerate(inches):
            table.columns[at].width = Inches(width)
            table.cell(0, at).text = "Loom"

    text, _ = imported(fill)
    assert f"## Table {{.opening}}\n\n{told}| Loom | Loom |" in text


def test_a_merged_cell_that_goes_on_below_the_head_is_named(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, TITLE_ONLY, "Table")
        table = made.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
        for at, text in enumerate(("Year", "Loom", "", "Jacquard")):
            table.cell(at // 2, at % 2).text = text
        table.cell(0, 0).merge(table.cell(1, 0))

    text, found = imported(fill)
    assert "| Year | Loom |\n| --- | --- |\n|  | Jacquard |\n" in text
    assert found == ["slide 1: cells of the table “Table 2” that go on below its head end there"]


def test_a_chart_is_its_data_and_a_rare_one_a_table(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        for kind in (XL_CHART_TYPE.BAR_STACKED, XL_CHART_TYPE.RADAR):
            data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
            data.categories = ["Go", "Rust"]
            data.add_series("Talks", (12, 2.5))
            made = slide(deck, TITLE_ONLY, "Chart")
            made.shapes.add_chart(kind, 0, Inches(2), Inches(5), Inches(4), data)

    text, found = imported(fill)
    assert "```chart\nkind: bar\nstacked: true\n---\n,Talks\nGo,12\nRust,2.5\n```\n" in text
    assert "|  | Talks |\n| --- | --: |\n| Go | 12 |\n| Rust | 2.5 |\n" in text
    assert found == ["slide 2: the chart “Chart 2” is here as a table of its data"]


def test_a_picture_is_cut_as_it_was_shown(imported: Importer, tmp_path: Path) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, TITLE_ONLY, "Picture")
        shape = made.shapes.add_picture(picture(), 0, Inches(2))
        shape.crop_left = 0.25
        shape._element.nvPicPr.cNvPr.set("descr", "A card")

    text, found = imported(fill)
    assert text.endswith("![A card](01-talk/slide-01-1.png)\n")
    with Image.open(tmp_path / "talks" / "01-talk" / "slide-01-1.png") as image:
        assert image.size == (75, 50)
    assert found == []


def test_a_picture_of_windows_own_kind_is_named(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, TITLE_ONLY, "Picture")
        shape = made.shapes.add_picture(picture(), 0, Inches(2))
        shape._element.nvPicPr.cNvPr.set("descr", "A card")
        shape.part.related_part(shape._element.blip_rId)._blob = b"\x01\0\0\0EMF"

    text, found = imported(fill)
    assert "![" not in text
    assert found == ["slide 1: the picture “Picture 2” (A card) is of a kind that we cannot show"]


def test_shapes_joined_by_lines_are_a_flowchart(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        group = slide(deck, TITLE_ONLY, "Flow").shapes.add_group_shape()
        boxes = [
            group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(x), Inches(3), Inches(1), Inches(1))
            for x in (1, 4)
        ]
        for box, text in zip(boxes, ("ask", 'say "yes"'), strict=True):
            box.text_frame.text = text
        line = group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 1, 1)
        line.begin_connect(boxes[0], 3)
        line.end_connect(boxes[1], 1)

    text, found = imported(fill)
    assert (
        '```mermaid\nflowchart LR\n  n4["ask"]\n  n5["say #quot;yes#quot;"]\n  n4 --- n5\n```'
        in text
    )
    assert found == ["slide 1: a drawing of shapes and lines is here as a flowchart"]


def test_sections_come_from_layouts_and_from_the_list_of_slides(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        for title in ("Before", "After"):
            slide(deck, TITLE_ONLY, title)
        slide(deck, SECTION, "Part", "Its words")
        ids = [one.get("id") for one in deck.slides._sldIdLst]
        sections = "".join(
            f'<p14:section name="{name}" id="{{0}}"><p14:sldIdLst><p14:sldId id="{id_}"/>'
            "</p14:sldIdLst></p14:section>"
            for name, id_ in zip(("One", "Two", "Three"), ids, strict=True)
        )
        root = deck.part._element
        extensions = etree.SubElement(root, f"{{{root.nsmap['p']}}}extLst")
        extension = etree.SubElement(extensions, f"{{{root.nsmap['p']}}}ext", uri="{0}")
        extension.append(
            etree.fromstring(f'<p14:sectionLst xmlns:p14="{P14}">{sections}</p14:sectionLst>')
        )

    text, _ = imported(fill)
    headings = [line for line in text.split("\n") if line.startswith("#")]
    assert headings == ["## Before {.opening}", "# Two", "## After", "# Part"]
    assert text.endswith("# Part\n\nIts words\n")


def test_hidden_slides_stay_hidden(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        slide(deck, TITLE_ONLY, "Held back")._element.set("show", "0")

    text, _ = imported(fill)
    assert "## Held back {.hidden}" in text


def test_footers_hidden_shapes_and_objects_are_named(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        made = slide(deck, TITLE_ONLY, "Shapes")
        textbox(made, "a secret")._element.nvSpPr.cNvPr.set("hidden", "1")
        made.shapes.add_ole_object(io.BytesIO(b"data"), "Excel.Sheet.12", 0, 0)
        footer = textbox(made, "Confidential")._element
        footer.nvSpPr.nvPr.append(parse_xml(f'<p:ph xmlns:p="{P}" type="ftr" idx="11"/>'))

    _, found = imported(fill)
    assert "slide 1: “TextBox 2”, which cannot be seen: a secret" in found
    assert "the footer “Confidential”" in found
    assert any("an object of Excel.Sheet.12" in message for message in found)


def test_groups_nested_without_end_are_named_and_not_followed(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        shapes = slide(deck, TITLE_ONLY, "Deep").shapes
        for _ in range(60):
            shapes = shapes.add_group_shape().shapes
        shapes.add_textbox(0, 0, 9, 9).text_frame.text = "at the bottom"

    text, found = imported(fill)
    assert "at the bottom" in text + "".join(found)


def test_a_slide_that_is_listed_again_and_again_is_one_slide(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = "Once"
        listed = deck.slides._sldIdLst
        for _ in range(99):
            listed.append(deepcopy(listed[0]))

    text, _ = imported(fill)
    assert text.count("## Once") == 1
