from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from deckwright.model.deck import Slide, TextFrame
from deckwright.model.inlines import Link, Run
from deckwright.write.pptx.part_canvas import address

Members = Mapping[str, bytes]


def relations(members: Members, number: int = 1) -> str:
    return members[f"ppt/slides/_rels/slide{number}.xml.rels"].decode()


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/ä", "https://example.org/ä"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("tel:+491234", "tel:+491234"),
        ("https://[broken", None),
        ("https:", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("\\\\server\\share", None),
        ("#slide", None),
    ],
)
def test_only_addresses_become_external_targets(target: str, written: str | None) -> None:
    assert address(target) == written


@pytest.mark.parametrize(
    ("target", "number"),
    [("#deep", 2), ("#other", 4), ("b.md#deep", 4), ("b.md", 3), ("a.md#intro", 1)],
)
def test_a_link_within_an_event_leads_to_its_slide(
    write: Callable[..., Members],
    slide: Callable[..., Slide],
    text: Callable[..., TextFrame],
    target: str,
    number: int,
) -> None:
    jump = text((Run("there", link=Link(target)),))
    members = write(
        slide(jump, id="intro", source="a"),
        slide(id="deep", source="a"),
        slide(id="other-start", source="b"),
        slide(id="deep" if target == "b.md#deep" else "other", source="b"),
    )

    assert "hlinksldjump" in members["ppt/slides/slide1.xml"].decode()
    assert f'Target="slide{number}.xml"' in relations(members)


@pytest.mark.parametrize("target", ["#nowhere", "c.md", "javascript:alert(1)", ""])
def test_a_link_that_leads_nowhere_is_plain_text(
    write: Callable[..., Members],
    slide: Callable[..., Slide],
    text: Callable[..., TextFrame],
    target: str,
) -> None:
    members = write(slide(text((Run("there", link=Link(target)),))))

    assert b"hlinkClick" not in members["ppt/slides/slide1.xml"]
    assert b">there<" in members["ppt/slides/slide1.xml"]


def test_an_address_is_related_once_however_often_it_is_linked(
    write: Callable[..., Members], slide: Callable[..., Slide], text: Callable[..., TextFrame]
) -> None:
    link = Link("https://example.org/?a=1&b=2", "A title")
    members = write(slide(text((Run("one", link=link), Run("two", link=link)))))

    assert relations(members).count('TargetMode="External"') == 1
    assert members["ppt/slides/slide1.xml"].count(b'tooltip="A title"') == 2


def test_a_thousand_slides_may_link_in_a_chain(
    write: Callable[..., Members], slide: Callable[..., Slide], text: Callable[..., TextFrame]
) -> None:
    slides = [
        slide(text((Run("next", link=Link(f"#s{number + 1}")),)), id=f"s{number}", number=number)
        for number in range(1, 1201)
    ]

    assert "ppt/slides/slide1200.xml" in write(*slides)
