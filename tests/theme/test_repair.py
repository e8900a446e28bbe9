"""What changes in a template's file before decks are made of it."""

import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO

from deckwright.model.theme import TemplateSettings
from deckwright.ooxml.names import CT
from deckwright.ooxml.package import open_package
from deckwright.theme import load_theme
from deckwright.theme.repair import repair

Make = Callable[..., bytes]
CONTENT = ("Title and Content", "obj", ("title@5,5,90,12", "#1@5,22,90,65"))
ALIKE = ("Two Content", "twoObj", ("title@5,5,90,12", "@5,22,44,65", "@51,22,44,65", "ftr#2"))
TEMPLATE_TYPE = CT.PRESENTATION.replace("presentation.main", "template.main")
PROMPTS = (
    '<a:bodyPr/><a:p><a:pPr indent="-300" marL="400"><a:buChar char="*"/></a:pPr><a:r>'
    '<a:rPr sz="2600" lang="de"><a:solidFill><a:srgbClr val="112233"/></a:solidFill></a:rPr>'
    '<a:t>Click</a:t></a:r></a:p><a:p><a:pPr lvl="1"/><a:endParaRPr sz="2200"/></a:p>'
)


def test_a_sound_template_stays_as_it_is(make_template: Make) -> None:
    data = make_template([CONTENT])
    assert load_theme("sound", data)[0].package == data


def test_a_potx_becomes_a_pptx(make_template: Make) -> None:
    package = load_theme("potx", make_template([CONTENT], main_type=TEMPLATE_TYPE))[0].package
    types = zipfile.ZipFile(BytesIO(package)).read("[Content_Types].xml").decode()
    assert TEMPLATE_TYPE not in types
    assert CT.PRESENTATION in types


def test_placeholders_of_one_index_get_their_own(make_template: Make) -> None:
    theme, _ = load_theme("alike", make_template([ALIKE]))
    layout = theme.layouts[0]
    assert max(Counter(p.idx for p in layout.placeholders).values()) == 1
    assert layout.title
    assert layout.title.idx == 0
    assert layout.placeholders[3].idx == 2
    assert load_theme("again", theme.package)[0].layouts == theme.layouts


def test_the_same_template_gives_the_same_bytes(make_template: Make) -> None:
    data = make_template([ALIKE])
    assert load_theme("one", data)[0].package == load_theme("two", data)[0].package


def test_parts_that_do_not_change_are_kept(make_template: Make) -> None:
    data = make_template([ALIKE], more={"ppt/media/image1.png": b"\x89PNG"})
    before, after = open_package(data), open_package(repair(open_package(data), {}).save())
    assert after.archive.namelist() == before.archive.namelist()
    assert after.blob("ppt/media/image1.png") == b"\x89PNG"


def test_styles_in_the_prompts_of_a_master_are_inherited(make_template: Make) -> None:
    master = ("title@5,5,90,12", "body@5,22,90,65")
    data = make_template([CONTENT], master=master, styles="", texts={master[1]: PROMPTS})
    theme, _ = load_theme("prompts", data)
    first, second = theme.layouts[0].placeholder(1).levels[:2]
    assert (first.size, first.color, first.margin, first.indent) == (26.0, "#112233", 400, -300)
    assert first.bullet
    assert first.bullet.char == "*"
    assert second.size == 22.0


def test_prompts_do_not_count_where_there_are_styles(make_template: Make) -> None:
    master = ("title@5,5,90,12", "body@5,22,90,65")
    theme, _ = load_theme(
        "styled", make_template([CONTENT], master=master, texts={master[1]: PROMPTS})
    )
    assert theme.layouts[0].placeholder(1).levels[0].size == 28.0


def test_replaced_colours_are_in_theme_and_file(make_template: Make) -> None:
    settings = TemplateSettings(file="t.pptx", colors={"accent1": "#aa0011", "tx1": "#222222"})
    theme, _ = load_theme("colours", make_template([CONTENT]), settings)
    assert (theme.colors["accent1"], theme.colors["tx1"]) == ("#AA0011", "#222222")
    assert load_theme("again", theme.package)[0].colors == theme.colors
