"""The file as a whole: same bytes, first member, properties, sections."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone

import pytest
from lxml import etree

from deckwright.model.deck import Deck, DeckSection, PictureFrame, Slide
from deckwright.write.pptx import write_pptx

Members = Mapping[str, bytes]
Golden = Callable[[str, str], None]
EVENING = datetime(2026, 5, 4, 20, 30, tzinfo=timezone(timedelta(hours=2)))


def test_the_same_deck_gives_the_same_bytes(
    deck: Callable[..., Deck], slide: Callable[..., Slide], picture: Callable[..., PictureFrame]
) -> None:
    planned = deck(slide(picture("a.webp"), picture("b.svg")))

    assert write_pptx(planned, EVENING) == write_pptx(planned, EVENING)


def test_content_types_come_first_and_no_member_has_a_time(
    deck: Callable[..., Deck], slide: Callable[..., Slide]
) -> None:
    with zipfile.ZipFile(io.BytesIO(write_pptx(deck(slide()), EVENING))) as archive:
        entries = archive.infolist()

    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert len({entry.filename for entry in entries}) == len(entries)


def test_properties_are_the_decks(
    deck: Callable[..., Deck],
    slide: Callable[..., Slide],
    unzip: Callable[[bytes], Members],
    pretty: Callable[[bytes], str],
    golden: Golden,
) -> None:
    planned = deck(
        slide(hidden=True),
        title="Cats & dogs",
        subtitle="A <talk>",
        authors=("Ada", "Grace"),
        keywords=("cats", "dogs"),
        language="de",
    )
    members = unzip(write_pptx(planned, EVENING))

    golden("pptx/core.xml", pretty(members["docProps/core.xml"]))
    golden("pptx/app.xml", pretty(members["docProps/app.xml"]))


def test_a_time_without_zone_is_utc(
    deck: Callable[..., Deck], slide: Callable[..., Slide], unzip: Callable[[bytes], Members]
) -> None:
    naive = EVENING.replace(tzinfo=None)

    assert b"2026-05-04T20:30:00Z" in unzip(write_pptx(deck(slide()), naive))["docProps/core.xml"]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ((DeckSection("A", 0, 1), DeckSection("B", 1, 2)), [("A", 1), ("B", 2)]),
        ((DeckSection("B", 1, 1),), [("A deck", 1), ("B", 2)]),
        ((DeckSection("A", 0, 1), DeckSection("A", 2, 1)), [("A", 2), ("A", 1)]),
    ],
)
def test_sections_hold_every_slide_once(
    write: Callable[..., Members],
    slide: Callable[..., Slide],
    sections: tuple[DeckSection, ...],
    expected: list[tuple[str, int]],
) -> None:
    slides = [slide(id=f"s{number}", number=number) for number in range(1, 4)]

    root = etree.fromstring(write(*slides, sections=sections)["ppt/presentation.xml"])

    p14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
    found = list(root.iter(f"{p14}section"))
    assert [(each.get("name"), len(list(each.iter(f"{p14}sldId")))) for each in found] == expected
    assert len({each.get("id") for each in found}) == len(expected)
    assert [each.get("id") for each in root.iter(f"{p14}sldId")] == ["256", "257", "258"]


def test_a_file_is_stored_once_however_often_it_is_shown(
    write: Callable[..., Members],
    slide: Callable[..., Slide],
    picture: Callable[..., PictureFrame],
) -> None:
    frames = picture("a.png"), picture("copy.png"), picture("other.png", color="red")

    members = write(slide(*frames), slide(*frames, id="again"))

    assert len([name for name in members if name.startswith("ppt/media/")]) == 2


@pytest.mark.parametrize("name", ["a.png", "a.jpeg", "a.gif", "a.bmp", "a.tiff"])
def test_pictures_that_powerpoint_opens_are_embedded_as_they_are(
    write: Callable[..., Members],
    slide: Callable[..., Slide],
    picture: Callable[..., PictureFrame],
    name: str,
) -> None:
    frame = picture(name)
    extension = name.rpartition(".")[2]

    members = write(slide(frame))

    assert members[f"ppt/media/image1.{extension}"] == frame.asset.path.read_bytes()
    assert f'Extension="{extension}"' in members["[Content_Types].xml"].decode()


def test_webp_becomes_png(
    write: Callable[..., Members],
    slide: Callable[..., Slide],
    picture: Callable[..., PictureFrame],
) -> None:
    media = [name for name in write(slide(picture("a.webp"))) if name.startswith("ppt/media/")]

    assert media == ["ppt/media/image1.png"]


def test_a_drawing_that_cannot_be_rasterised_stays_a_drawing_above_an_empty_picture(
    write: Callable[..., Members],
    slide: Callable[..., Slide],
    picture: Callable[..., PictureFrame],
) -> None:
    frame = picture("broken.svg")
    frame.asset.path.write_text("<svg", encoding="utf-8")

    members = write(slide(frame))
    assert members["ppt/media/image1.png"].startswith(b"\x89PNG")
    assert any(name.endswith(".svg") for name in members)
