"""What becomes of pictures that stand in a paragraph with words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from deckwright.model.blocks import (
    Block,
    Blocks,
    DefinitionList,
    Figure,
    Heading,
    List,
    Media,
    Paragraph,
    Quote,
    Table,
)
from deckwright.model.inlines import InlineImage, Run, plain_text
from deckwright.model.talk import Asset, Talk
from deckwright.parse import images_of, with_figures

SIZES = {
    "badge.svg": (90, 20),
    "badge@2x.png": (480, 56),
    "icon.png": (64, 64),
    "rule.png": (900, 6),
    "photo.png": (1600, 1200),
    "plan.svg": (300, 200),
}

Show = Callable[..., Talk]


@pytest.fixture
def show(parse: Callable[..., tuple[Talk, object]]) -> Show:
    """A talk of one slide as it is to be shown, its pictures in the sizes above."""

    def show(body: str, **settings: object) -> Talk:
        talk, _ = parse(f"## A slide\n\n{body}\n", **settings)
        assets = {}
        for image in images_of(talk):
            size = SIZES.get(Path(image.source).name)
            if size:
                assets[image.source] = Asset(Path(image.source), "png", *size)
        return with_figures(replace(talk, assets=assets))

    return show


def outline(blocks: Blocks) -> list[str]:
    """Blocks in a word each: `[picture: caption]` for figures, the words of paragraphs."""
    return [_outlined(block) for block in blocks]


def _outlined(block: Block) -> str:
    match block:
        case Figure(image=image, caption=caption):
            return f"[{image.source}: {plain_text(caption)}]"
        case Media(clip=image, caption=caption):
            return f"<{image.source}: {plain_text(caption)}>"
        case Heading(inlines=inlines):
            return f"### {_line(inlines)}"
        case Paragraph(inlines=inlines):
            return _line(inlines)
        case _:
            return type(block).__name__


def _line(inlines: tuple[object, ...]) -> str:
    return "".join(
        f"({one.image.source})" if isinstance(one, InlineImage) else getattr(one, "text", "/")
        for one in inlines
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![A](photo.png) credit: xkcd", ["[photo.png: credit: xkcd]"]),
        ("![A](photo.png)\nA caption", ["[photo.png: A caption]"]),
        ("![A](photo.png)\\\n*A caption*", ["[photo.png: A caption]"]),
        ("![A](photo.png)<br><span>by her</span>", ["[photo.png: by her]"]),
        ("![A](photo.png)<br/><small>by her</small>", ["[photo.png: by her]"]),
        ("<img src='photo.png' alt='A'> credit", ["[photo.png: credit]"]),
        ("See here:\n![A](photo.png)", ["See here:", "[photo.png: ]"]),
        (
            "Before ![A](photo.png) after.",
            ["Before", "[photo.png: ]", "after."],
        ),
        ("Before\n![A](photo.png)\n*Behind it*", ["Before", "[photo.png: Behind it]"]),
        (
            "![A](photo.png) one ![B](plan.svg) two",
            ["[photo.png: one]", "[plan.svg: two]"],
        ),
        (
            "![A](photo.png) ![B](plan.svg) left and right",
            ["[photo.png: ]", "[plan.svg: ]", "left and right"],
        ),
        ("*![A](photo.png)*", ["[photo.png: ]"]),
        ('![A](photo.png "A title") words', ["[photo.png: A title]", "words"]),
        ("![A](photo.png) " + "long " * 60, ["[photo.png: ]", ("long " * 60).strip()]),
        ("![A](talk.mp4) the film", ["<talk.mp4: the film>"]),
        ("Pass ![A](badge.svg) here", ["Pass (badge.svg) here"]),
        ("Pass ![A](badge@2x.png) here", ["Pass (badge@2x.png) here"]),
        ("An ![A](icon.png) icon", ["An (icon.png) icon"]),
        ("A ![A](rule.png) rule", ["A (rule.png) rule"]),
        ("A ![A](photo.png){height=30px} photo", ["A (photo.png) photo"]),
        ("A ![A](photo.png){width=3%} photo", ["A (photo.png) photo"]),
        ("![A](icon.png){width=50%} an icon", ["[icon.png: an icon]"]),
        ("A ![A](missing.png) picture", ["A (missing.png) picture"]),
        ("![A](badge.svg) ![B](badge.svg)", ["(badge.svg) (badge.svg)"]),
        ("![A](badge.svg)\n\n![B](badge.svg)", ["(badge.svg) (badge.svg)"]),
        ('![A](badge.svg "Its caption")', ["[badge.svg: Its caption]"]),
        ("![A](icon.png) ![B](icon.png)", ["[icon.png: ]", "[icon.png: ]"]),
        ("### Head ![A](photo.png)", ["### Head", "[photo.png: ]"]),
        ("### Head ![A](icon.png)", ["### Head (icon.png)"]),
        ("### ![An X](photo.png)", ["### An X", "[photo.png: ]"]),
    ],
)
def test_a_picture_in_a_paragraph_stands_where_its_size_belongs(
    show: Show, body: str, expected: list[str]
) -> None:
    (section,) = show(body).sections
    assert outline(section.blocks) == expected


def test_a_link_around_a_picture_stays_its_link(show: Show) -> None:
    (section,) = show("[![A](photo.png)](https://xkcd.com) credit").sections
    (figure,) = section.blocks
    assert isinstance(figure, Figure)
    assert figure.attributes.get("link") == "https://xkcd.com"
    assert figure.caption == (Run("credit"),)


def test_a_badge_keeps_its_link_and_knows_its_shape(show: Show) -> None:
    (section,) = show("Passing [![A](badge.svg)](https://ci.example) today").sections
    (paragraph,) = section.blocks
    assert isinstance(paragraph, Paragraph)
    (badge,) = [one for one in paragraph.inlines if isinstance(one, InlineImage)]
    assert badge.link is not None
    assert badge.link.target == "https://ci.example"
    assert (badge.ratio, badge.large) == (4.5, False)


def test_the_words_of_an_item_stay_with_its_bullet(show: Show) -> None:
    (section,) = show("- ![A](photo.png) first\n- second ![B](plan.svg) goes on").sections
    (listing,) = section.blocks
    assert isinstance(listing, List)
    assert [outline(item.blocks) for item in listing.items] == [
        ["first", "[photo.png: ]"],
        ["second goes on", "[plan.svg: ]"],
    ]


def test_pictures_in_quotes_and_definitions_stand_by_themselves(show: Show) -> None:
    (section,) = show("> said ![A](photo.png)\n\nTerm\n: means ![B](plan.svg)").sections
    quote, definitions = section.blocks
    assert isinstance(quote, Quote)
    assert isinstance(definitions, DefinitionList)
    assert outline(quote.blocks) == ["said", "[photo.png: ]"]
    assert outline(definitions.definitions[0].details[0]) == ["means", "[plan.svg: ]"]


def test_a_cell_keeps_its_large_picture_in_its_line(show: Show) -> None:
    (section,) = show("| Who | What |\n|-|-|\n| Ann ![A](photo.png) | ![B](icon.png) |").sections
    (table,) = section.blocks
    assert isinstance(table, Table)
    pictures = [
        (one.image.source, one.large)
        for cell in table.rows[0]
        for one in cell.inlines
        if isinstance(one, InlineImage)
    ]
    assert pictures == [("photo.png", True), ("icon.png", False)]


def test_a_large_picture_in_a_title_stands_below_it(show: Show) -> None:
    (_, section) = show("x\n\n## About ![A](photo.png) her").sections
    assert plain_text(section.title) == "About her"
    assert outline(section.blocks) == ["[photo.png: ]"]


def test_the_picture_of_a_footnote_stays_in_its_line(show: Show) -> None:
    talk = show("x[^1]\n\n[^1]: See ![A](photo.png).")
    (paragraph,) = talk.footnotes["1"]
    assert outline((paragraph,)) == ["See (photo.png)."]


def test_a_picture_is_shown_where_words_are_spoken(show: Show) -> None:
    (section,) = show("Only said.\n\n![A](photo.png) credit", prose="notes").sections
    assert outline(section.blocks) == ["[photo.png: credit]"]
    assert outline(section.notes) == ["Only said."]


@pytest.mark.parametrize(
    "body",
    [
        "<figure>\n<img src='photo.png'>\n<figcaption>By <b>her</b></figcaption>\n</figure>",
        "<figure><img src='photo.png' alt='A'><figcaption>By <b>her</b></figcaption></figure>",
        "<figure>\n\n![A](photo.png)\n\n<figcaption>By <b>her</b></figcaption>\n</figure>",
        "<figure><figcaption>By <b>her</b></figcaption><img src='photo.png' alt='A'></figure>",
    ],
)
def test_the_caption_of_an_html_figure_is_its_caption(show: Show, body: str) -> None:
    (section,) = show(body).sections
    assert outline(section.blocks) == ["[photo.png: By her]"]


def test_a_picture_with_sources_is_its_own_image(show: Show) -> None:
    body = "<picture>\n<source srcset='dark.png'>\n<img src='photo.png' alt='A'>\n</picture>\nwords"
    (section,) = show(body).sections
    assert [source for source in outline(section.blocks) if "photo.png" in source]
    assert "words" in " ".join(outline(section.blocks))
