"""The light design: white, near-black grotesque, a vermilion tab that hangs from the top edge."""

from __future__ import annotations

from deckwright.model.length import Box, Insets, inches
from designs.columns import Columns
from designs.design import Design, LayoutDesign, Mark, Palette
from designs.grid import (
    COLUMN,
    CONTENT_BOTTOM,
    GUTTER,
    MARGIN,
    SLIDE,
    SLIDE_HEIGHT,
    across,
    column,
    square,
)
from designs.levels import NARROW_SIZES, bullets, plain
from designs.places import (
    content,
    event_line,
    footers,
    on_panel,
    picture,
    subtitle,
    text,
    title,
)

PALETTE = Palette(
    dk1="17191C",
    lt1="FFFFFF",
    dk2="48515A",
    lt2="E9EDF0",
    accent1="C23B1B",
    accent2="1049CE",
    accent3="0B7367",
    accent4="70327C",
    accent5="3F2C0C",
    accent6="1B2027",
    hlink="1049CE",
    folHlink="70327C",
)

TITLE_TOP = inches(0.62)
TITLE_BOTTOM = inches(1.72)
CONTENT_TOP = inches(1.92)
TITLE_BOX = across(1, 12, TITLE_TOP, TITLE_BOTTOM)
KICKER_BOX = across(1, 12, TITLE_TOP, inches(1.35))
TITLE = plain(36, bold=True, spacing=0.95)
BULLETS = "•\N{EN DASH}•"
TEXT = bullets(BULLETS)
NARROW_TEXT = bullets(BULLETS, NARROW_SIZES)
KICKER = plain(22, "tx2")

SLIDE_TITLE = title(TITLE_BOX, TITLE)
TAB = Mark("Tab", Box(MARGIN, 0, COLUMN, inches(0.1)))


def _title() -> LayoutDesign:
    rule = inches(4.98)
    places = (
        title(
            across(1, 11, inches(1.0), inches(3.7)),
            plain(54, bold=True, spacing=0.95),
            "bottom",
            prompt="Title of the talk",
            of_deck=True,
        ),
        subtitle(across(1, 11, inches(3.9), inches(4.75)), plain(24, "tx2")),
        text(13, "Speakers", across(1, 11, inches(5.2), inches(6.2)), plain(24, bold=True)),
        text(
            14,
            "Event and Date",
            across(1, 11, inches(6.25), CONTENT_BOTTOM),
            plain(18, "tx2"),
            "bottom",
        ),
    )
    marks = (
        Mark("Tab", Box(MARGIN, 0, COLUMN, inches(0.72))),
        Mark("Rule", Box(MARGIN, rule, across(1, 12, 0, 0).width, inches(0.012)), "tx2"),
    )
    return LayoutDesign("Title", "title", places, marks, master_marks=False)


def _section() -> LayoutDesign:
    bottom = inches(3.95)
    edge = column(5)
    places = (
        title(across(6, 12, inches(1.2), bottom), plain(44, bold=True, spacing=0.95), "bottom"),
        text(
            1,
            "Number",
            across(1, 4, inches(1.2), bottom + inches(0.12)),
            plain(96, "bg1", bold=True),
            "bottom",
        ),
        *footers(event=event_line(1, 4, "bg1")),
    )
    field = Mark("Field", Box(0, 0, edge, SLIDE_HEIGHT))
    return LayoutDesign("Section", "secHead", places, (field,), master_marks=False)


def _picture() -> LayoutDesign:
    places = (
        SLIDE_TITLE,
        content(1, "Content", across(1, 5, CONTENT_TOP, CONTENT_BOTTOM), NARROW_TEXT),
        picture(13, "Picture", across(6, 12, CONTENT_TOP, CONTENT_BOTTOM)),
        *footers(),
    )
    return LayoutDesign("Picture and Text", "cust", places)


def _full_picture() -> LayoutDesign:
    width = column(8) + COLUMN
    band, middle, bottom = inches(5.2), inches(6.15), inches(6.65)
    insets = Insets(MARGIN, inches(0.1), GUTTER, inches(0.1))
    places = (
        picture(13, "Picture", SLIDE),
        on_panel(
            title(Box(0, band, width, middle - band), plain(28, bold=True), "middle"),
            "bg1",
            insets,
        ),
        on_panel(
            text(14, "Caption", Box(0, middle, width, bottom - middle), plain(14, "tx2")),
            "bg1",
            insets,
        ),
    )
    return LayoutDesign("Full Picture", "picTx", places, master_marks=False)


def _statement() -> LayoutDesign:
    statement = text(
        1,
        "Statement",
        across(1, 11, inches(1.5), inches(5.5)),
        plain(48, bold=True, spacing=0.95),
        "middle",
    )
    return LayoutDesign("Statement", "cust", (title(KICKER_BOX, KICKER), statement, *footers()))


def _quote() -> LayoutDesign:
    rule = inches(4.5)
    places = (
        title(KICKER_BOX, KICKER),
        text(1, "Quote", across(1, 11, inches(1.5), inches(4.2)), plain(36), "bottom"),
        text(13, "Author", across(1, 11, inches(4.75), inches(5.6)), plain(20, "tx2")),
        *footers(),
    )
    mark = Mark("Rule", Box(MARGIN, rule, COLUMN, inches(0.05)))
    return LayoutDesign("Quote", "cust", places, (mark,))


def _speaker() -> LayoutDesign:
    portrait = square(1, 4, CONTENT_TOP)
    places = (
        title(TITLE_BOX, TITLE, prompt="Name"),
        picture(13, "Portrait", portrait, "ellipse"),
        text(
            1,
            "Biography",
            across(6, 12, portrait.top, portrait.bottom),
            plain(24, before=8, spacing=1.05),
            "middle",
            prompt="Affiliation, handle, biography",
        ),
        *footers(),
    )
    return LayoutDesign("Speaker", "cust", places)


def _closing() -> LayoutDesign:
    places = (
        title(across(1, 7, inches(1.2), inches(3.0)), plain(48, bold=True, spacing=0.95), "bottom"),
        content(
            1,
            "Links",
            across(1, 7, inches(3.3), CONTENT_BOTTOM),
            plain(24, before=8, spacing=1.05),
            "Where to find slides and speaker",
        ),
        picture(13, "QR Code", square(9, 12, inches(2.0))),
    )
    tab = Mark("Tab", Box(MARGIN, 0, COLUMN, inches(0.72)))
    return LayoutDesign("Closing", "cust", places, (tab,), master_marks=False)


def light() -> Design:
    """The light design."""
    columns = Columns(SLIDE_TITLE, TEXT, NARROW_TEXT, CONTENT_TOP)
    return Design(
        name="light",
        palette=PALETTE,
        dark=False,
        title=SLIDE_TITLE,
        body=text(1, "Text", across(1, 12, CONTENT_TOP, CONTENT_BOTTOM), TEXT),
        footers=footers(),
        marks=(TAB,),
        layouts=(
            _title(),
            _section(),
            columns.one(),
            columns.two(),
            columns.three(),
            columns.comparison(),
            _picture(),
            _full_picture(),
            _statement(),
            _quote(),
            columns.title_only(),
            _speaker(),
            columns.agenda(),
            _closing(),
            LayoutDesign("Blank", "blank", footers()),
        ),
    )
