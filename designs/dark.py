"""The dark design: deep blue-black, large titles, fields of amber, a band along the left edge."""

from __future__ import annotations

from deckwright.model.length import Box, Insets, inches
from designs.columns import Columns
from designs.design import Design, LayoutDesign, Mark, Palette
from designs.grid import (
    CONTENT_BOTTOM,
    GUTTER,
    MARGIN,
    SLIDE,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    across,
    column,
    square,
)
from designs.levels import NARROW_SIZES, bullets, plain
from designs.places import (
    content,
    footers,
    on_panel,
    picture,
    subtitle,
    text,
    title,
)

PALETTE = Palette(
    dk1="10151C",
    lt1="F5F6F8",
    dk2="2A333F",
    lt2="B9C2CD",
    accent1="FFB81C",
    accent2="81D4FD",
    accent3="1CB066",
    accent4="F866AD",
    accent5="BA82FF",
    accent6="F1F2F3",
    hlink="81D4FD",
    folHlink="C9B8FF",
)
"""`dk2` is the panel and `lt2` the quiet text: the master's colour map turns the pairs around."""

INK = "dk1"
"""Text on amber: dark whatever the background is called there."""

TITLE_TOP = inches(0.5)
TITLE_BOTTOM = inches(1.72)
CONTENT_TOP = inches(2.05)
TITLE_BOX = across(1, 12, TITLE_TOP, TITLE_BOTTOM)
KICKER_BOX = across(1, 12, TITLE_TOP, inches(1.25))
TITLE = plain(40, bold=True, spacing=0.95)
BULLETS = "▪\N{EN DASH}▪"
TEXT = bullets(BULLETS)
NARROW_TEXT = bullets(BULLETS, NARROW_SIZES)
KICKER = plain(22, "accent1", bold=True)

SLIDE_TITLE = title(TITLE_BOX, TITLE, "bottom")
BAND = Mark("Band", Box(0, 0, inches(0.16), SLIDE_HEIGHT))
FIELD = Mark("Field", Box(0, 0, SLIDE_WIDTH, inches(1.75)))


def _title() -> LayoutDesign:
    places = (
        title(
            across(1, 12, inches(1.95), inches(4.65)),
            plain(60, bold=True, spacing=0.92),
            "bottom",
            prompt="Title of the talk",
            of_deck=True,
        ),
        subtitle(across(1, 12, inches(4.8), inches(5.45)), plain(24, "tx2")),
        text(
            13,
            "Speakers",
            across(1, 12, inches(5.6), CONTENT_BOTTOM),
            plain(24, "accent1", bold=True),
            "bottom",
        ),
        text(
            14,
            "Event and Date",
            across(1, 12, inches(0.5), inches(1.4)),
            plain(20, INK, bold=True),
            "bottom",
        ),
    )
    return LayoutDesign("Title", "title", places, (FIELD,), master_marks=False)


def _section() -> LayoutDesign:
    places = (
        title(
            across(1, 11, inches(2.6), inches(6.4)),
            plain(60, INK, bold=True, spacing=0.92),
            "bottom",
        ),
        text(1, "Number", across(1, 6, inches(0.55), inches(1.9)), plain(80, INK, bold=True)),
        *footers(INK),
    )
    return LayoutDesign("Section", "secHead", places, (), "accent1", master_marks=False)


def _picture() -> LayoutDesign:
    places = (
        SLIDE_TITLE,
        content(1, "Content", across(8, 12, CONTENT_TOP, CONTENT_BOTTOM), NARROW_TEXT),
        picture(13, "Picture", across(1, 7, CONTENT_TOP, CONTENT_BOTTOM)),
        *footers(),
    )
    return LayoutDesign("Picture and Text", "cust", places)


def _full_picture() -> LayoutDesign:
    left, width = column(6), SLIDE_WIDTH - column(6)
    band, middle, bottom = inches(5.2), inches(6.15), inches(6.65)
    insets = Insets(GUTTER, inches(0.1), MARGIN, inches(0.1))
    places = (
        picture(13, "Picture", SLIDE),
        on_panel(
            title(Box(left, band, width, middle - band), plain(28, INK, bold=True), "middle"),
            "accent1",
            insets,
        ),
        on_panel(
            text(14, "Caption", Box(left, middle, width, bottom - middle), plain(14)),
            "bg1",
            insets,
        ),
    )
    return LayoutDesign("Full Picture", "picTx", places, master_marks=False)


def _statement() -> LayoutDesign:
    statement = text(
        1,
        "Statement",
        across(1, 11, inches(1.6), inches(5.6)),
        plain(54, bold=True, spacing=0.95),
        "middle",
    )
    kicker = title(KICKER_BOX, KICKER)
    return LayoutDesign("Statement", "cust", (kicker, statement, *footers()))


def _quote() -> LayoutDesign:
    places = (
        title(KICKER_BOX, KICKER),
        text(1, "Quote", across(1, 11, inches(1.5), inches(4.5)), plain(40), "bottom"),
        text(13, "Author", across(1, 11, inches(4.75), inches(5.6)), plain(20, "tx2")),
        *footers(),
    )
    return LayoutDesign("Quote", "cust", places, (), "bg2")


def _speaker() -> LayoutDesign:
    portrait = square(9, 12, CONTENT_TOP)
    places = (
        title(across(1, 8, TITLE_TOP, TITLE_BOTTOM), TITLE, "bottom", prompt="Name"),
        picture(13, "Portrait", portrait, "ellipse"),
        text(
            1,
            "Biography",
            across(1, 7, portrait.top, portrait.bottom),
            plain(24, before=8, spacing=1.05),
            "middle",
            prompt="Affiliation, handle, biography",
        ),
        *footers(),
    )
    return LayoutDesign("Speaker", "cust", places)


def _closing() -> LayoutDesign:
    places = (
        title(
            across(1, 7, inches(2.25), inches(4.0)), plain(54, bold=True, spacing=0.92), "bottom"
        ),
        content(
            1,
            "Links",
            across(1, 7, inches(4.2), CONTENT_BOTTOM),
            plain(24, before=8, spacing=1.05),
            "Where to find slides and speaker",
        ),
        picture(13, "QR Code", square(9, 12, inches(2.6))),
    )
    return LayoutDesign("Closing", "cust", places, (FIELD,), master_marks=False)


def dark() -> Design:
    """The dark design."""
    columns = Columns(SLIDE_TITLE, TEXT, NARROW_TEXT, CONTENT_TOP)
    return Design(
        name="dark",
        palette=PALETTE,
        dark=True,
        title=SLIDE_TITLE,
        body=text(1, "Text", across(1, 12, CONTENT_TOP, CONTENT_BOTTOM), TEXT),
        footers=footers(),
        marks=(BAND,),
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
