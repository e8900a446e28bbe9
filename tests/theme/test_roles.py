"""Layouts find their roles by type, name and shape, never by their place in the list."""

from collections.abc import Callable, Sequence

import pytest

from deckwright.model.theme import Role, Theme
from deckwright.theme import load_theme
from deckwright.theme.layout_names import NAMES, fold, name_score

Make = Callable[..., bytes]
Spec = tuple[str, str, Sequence[str]]
HEAD = "title@5,5,90,12"
OFFICE: tuple[Spec, ...] = (
    ("Title Slide", "title", ("ctrTitle@10,20,80,25", "subTitle#1@10,50,80,15")),
    ("Title and Content", "obj", (HEAD, "#1@5,22,90,65")),
    ("Section Header", "secHead", ("title@5,50,90,20", "body#1@5,72,90,12")),
    ("Two Content", "twoObj", (HEAD, "#1@5,22,44,65", "#2@51,22,44,65")),
    ("Comparison", "twoTxTwoObj", (
        HEAD, "body#1@5,20,44,8", "#2@5,30,44,58", "body#3@51,20,44,8", "#4@51,30,44,58")),
    ("Title Only", "titleOnly", (HEAD,)),
    ("Blank", "blank", ()),
    ("Picture with Caption", "picTx", (
        "title@5,5,35,20", "pic#1@45,5,50,80", "body#2@5,30,35,20")),
    ("Title and Vertical Text", "vertTx", (HEAD, '#1@5,22,90,65+orient="vert"')),
)  # fmt: skip
EXPECTED: dict[Role, str] = {
    "title": "Title Slide",
    "section": "Section Header",
    "content": "Title and Content",
    "two-content": "Two Content",
    "comparison": "Comparison",
    "title-only": "Title Only",
    "blank": "Blank",
    "picture": "Picture with Caption",
}


def matched(theme: Theme) -> dict[str, str]:
    return {role: r.layout.name for role, r in theme.roles.items() if not r.composed}


def load(data: bytes) -> Theme:
    return load_theme("test", data)[0]


def test_offices_layouts_find_their_roles(make_template: Make) -> None:
    assert matched(load(make_template(OFFICE))) == EXPECTED


def test_their_order_does_not_count(make_template: Make) -> None:
    assert matched(load(make_template(OFFICE[::-1]))) == EXPECTED


def test_names_are_enough_where_types_are_missing(make_template: Make) -> None:
    untyped = [(name, "", places) for name, _, places in OFFICE]
    assert matched(load(make_template(untyped))) == EXPECTED


def test_shapes_are_enough_for_what_has_a_shape_of_its_own(make_template: Make) -> None:
    nameless = [(str(number), "", places) for number, (_, _, places) in enumerate(OFFICE)]
    found = matched(load(make_template(nameless)))
    roles = {role: OFFICE[int(name)][0] for role, name in found.items()}
    assert roles == {role: name for role, name in EXPECTED.items() if role != "section"}


def test_a_type_that_the_shape_belies_does_not_count(make_template: Make) -> None:
    grid = (HEAD, *(f"#{n}@{5 + 30 * (n % 3)},{22 + 33 * (n // 3)},28,30" for n in range(1, 6)))
    layouts = [("Six", "blank", grid), ("Empty", "", ())]
    assert load(make_template(layouts)).roles["blank"].layout.name == "Empty"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja", "zh"])
def test_every_role_has_a_name_in_every_language(language: str) -> None:
    for role, languages in NAMES.items():
        for name in languages[language]:
            assert name_score(name.upper(), role) == 1.0


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("1_Titelfolie", "title"),
        ("Section Header (dark)", "section"),
        ("Abschnittsuberschrift", "section"),
        ("ACME – Two Content", "two-content"),
        ("小节-幻灯片", "section"),
        ("NAGŁÓWEK SEKCJI", "section"),
    ],
)
def test_a_name_is_known_in_disguise(name: str, role: Role) -> None:
    assert name_score(name, role) > 0


@pytest.mark.parametrize(
    ("name", "role"), [("Title, 4 Content", "title"), ("Finland", "closing"), ("", "blank")]
)
def test_a_word_that_many_names_hold_tells_nothing(name: str, role: Role) -> None:
    assert name_score(name, role) == 0


def test_folding_keeps_numbers_that_mean_something() -> None:
    assert fold("2 つのコンテンツ") == fold("2 つのコンテンツ")
    assert fold("3 Column") == "3 column"
    assert fold("12_Blank") == "blank"


def test_a_low_body_is_no_place_for_content(make_template: Make) -> None:
    layouts = [
        ("Strip", "obj", (HEAD, "#1@5,22,90,15")),
        ("Roomy", "", (HEAD, "body#1@5,22,90,65")),
    ]
    assert load(make_template(layouts)).roles["content"].layout.name == "Roomy"


def test_instructions_beside_the_slide_are_no_places(make_template: Make) -> None:
    layouts = [("Noted", "", (HEAD, "#1@5,22,90,65", "body#9@102,0,30,80"))]
    assert load(make_template(layouts)).roles["content"].bodies == (1,)


def test_a_subtitle_serves_as_body_where_there_is_nothing_else(make_template: Make) -> None:
    role = load(make_template([("Odd", "", (HEAD, "subTitle#1@5,22,90,65"))])).roles["content"]
    assert (role.bodies, role.composed) == ((1,), True)


def test_vertical_layouts_are_taken_only_where_all_are(make_template: Make) -> None:
    upright = ("Plain", "", (HEAD,))
    vertical = ("Vertical", "vertTx", (HEAD, '#1@5,22,90,65+orient="vert"'))
    assert load(make_template([vertical, upright])).roles["content"].layout.name == "Plain"
    assert load(make_template([vertical])).roles["content"].layout.name == "Vertical"


def test_stacked_places_are_no_columns(make_template: Make) -> None:
    layouts = [
        ("Stacked", "twoObj", (HEAD, "#1@5,22,90,30", "#2@5,55,90,30")),
        ("Columns", "", (HEAD, "#1@5,22,44,65", "#2@51,22,44,65")),
    ]
    assert load(make_template(layouts)).roles["two-content"].layout.name == "Columns"


def test_columns_are_read_from_left_to_right(make_template: Make) -> None:
    specs = (HEAD, "#7@68,22,27,65", "#8@5,23,27,64", "#9@36,21,27,66")
    role = load(make_template([("Three", "", specs)])).roles["three-content"]
    assert role.bodies == (8, 9, 7)


def test_heads_stand_in_the_order_of_their_bodies(make_template: Make) -> None:
    specs = (HEAD, "#1@51,30,44,55", "#2@5,30,44,55", "body#3@51,20,44,8", "body#4@5,20,44,8")
    role = load(make_template([("Both", "", specs)])).roles["comparison"]
    assert (role.bodies, role.heads) == ((2, 1), (4, 3))


def test_a_title_slide_has_places_for_subtitle_speakers_and_date(make_template: Make) -> None:
    specs = (
        "ctrTitle@5,20,90,20",
        "body#9@5,80,90,5",
        "subTitle#1@5,45,90,10",
        "body#3@5,60,90,10",
    )
    role = load(make_template([("Cover", "title", specs)])).roles["title"]
    assert (role.subtitle, role.bodies, role.caption) == (1, (3,), 9)


def test_a_text_larger_than_a_sections_title_is_for_its_number(make_template: Make) -> None:
    specs = ("title@5,50,90,15", "body#5@5,20,20,20", "body#6@5,70,90,10")
    large = '<a:bodyPr/><a:lstStyle><a:lvl1pPr><a:defRPr sz="9600"/></a:lvl1pPr></a:lstStyle>'
    data = make_template([("Section", "secHead", specs)], texts={specs[1]: large})
    role = load(data).roles["section"]
    assert (role.bodies, role.subtitle) == ((5,), 6)


def test_a_picture_that_fills_the_slide_is_the_full_picture(make_template: Make) -> None:
    layouts = [
        ("Small", "", (HEAD, "pic#1@50,20,40,60", "body#2@5,20,40,60")),
        ("Large", "", ("pic#1@0,0,100,100", "title@5,80,60,10", "body#2@5,91,60,6")),
    ]
    theme = load(make_template(layouts))
    assert (theme.roles["picture"].layout.name, theme.roles["picture"].bodies) == ("Small", (2,))
    full = theme.roles["full-picture"]
    assert (full.layout.name, full.picture, full.caption) == ("Large", 1, 2)


def test_a_quote_has_its_author(make_template: Make) -> None:
    specs = ("title@5,5,90,10", "body#1@5,70,90,8", "body#2@5,20,90,45")
    role = load(make_template([("Zitat", "", specs)])).roles["quote"]
    assert (role.bodies, role.caption, role.composed) == ((2,), 1, False)
