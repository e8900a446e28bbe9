"""A small theme, read by hand from python-pptx's own template: a template we did not make."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from PIL import Image as PillowImage
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from deckwright.model.deck import Deck, Frame, PictureFrame, Slide, TextFrame, TextParagraph
from deckwright.model.inlines import Image, Inlines, Run
from deckwright.model.length import Box, inches
from deckwright.model.source import NOWHERE
from deckwright.model.talk import Asset
from deckwright.model.theme import Bullet, Layout, LevelStyle, Placeholder, Theme
from deckwright.ooxml.names import POWERPOINT_2010, PRESENTATION, A, P, R
from deckwright.write.pptx import write_pptx

OLD_SECTIONS = (
    f'<p:extLst xmlns:p="{PRESENTATION}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
    f'<p14:sectionLst xmlns:p14="{POWERPOINT_2010}"><p14:section name="Old"'
    ' id="{00000000-0000-0000-0000-000000000001}"><p14:sldIdLst><p14:sldId id="256"/>'
    "</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"
)

MODIFIED = datetime(2026, 5, 4, 18, 30, tzinfo=UTC)

TITLE = LevelStyle(44.0, "Calibri", align="center")
SMALL = LevelStyle(12.0, "Calibri")
BODY = tuple(
    LevelStyle(
        size,
        "Calibri",
        bullet=Bullet(char),
        margin=inches(0.375 + 0.4375 * depth),
        indent=-inches(0.375),
        space_before=size * 0.2,
    )
    for depth, (size, char) in enumerate(
        ((32.0, "•"), (28.0, "–"), (24.0, "•"), (20.0, "–"), (20.0, "»"))
    )
)
BODY = BODY + BODY[-1:] * 4

BOX = Box(inches(1), inches(2), inches(4), inches(2))


def read_theme(package: bytes) -> Theme:
    """What the planner would know of `package`, as far as the writer asks for it."""
    presentation: Any = pptx.Presentation(io.BytesIO(package))
    layouts = tuple(
        Layout(
            layout.name,
            str(layout.part.partname),
            tuple(_placeholder(shape) for shape in layout.placeholders),
        )
        for layout in presentation.slide_layouts
    )
    colors = {"tx1": "#000000", "bg1": "#FFFFFF", "accent1": "#4F81BD", "bg2": "#EEECE1"}
    return Theme(
        name="foreign",
        package=package,
        digest="",
        width=presentation.slide_width or 0,
        height=presentation.slide_height or 0,
        layouts=layouts,
        roles={},
        colors=colors,
        heading_font="Calibri",
        body_font="Calibri",
        code_font="Consolas",
        faces={},
    )


def _placeholder(shape: Any) -> Placeholder:
    kind: Any = shape.element.xpath("string(.//p:ph/@type)") or "obj"
    levels = {"title": TITLE, "ctrTitle": TITLE, "dt": SMALL, "ftr": SMALL, "sldNum": SMALL}
    return Placeholder(
        shape.placeholder_format.idx,
        kind,
        shape.name,
        Box(shape.left, shape.top, shape.width, shape.height),
        (levels[kind],) * 9 if kind in levels else BODY,
        anchor="middle" if kind in levels else "top",
    )


@pytest.fixture(scope="session")
def package() -> bytes:
    buffer = io.BytesIO()
    pptx.Presentation().save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def used_package(package: bytes) -> bytes:
    """The template after use: slides with notes, a section, a jump in a layout, a comment."""
    presentation: Any = pptx.Presentation(io.BytesIO(package))
    layout = presentation.slide_layouts[1]
    for words in ("Old one", "Old two"):
        old = presentation.slides.add_slide(layout)
        old.shapes.title.text = words
        old.notes_slide.notes_text_frame.text = "Old notes"
    jump = {
        f"{R}id": layout.part.relate_to(presentation.slides[0].part, RT.SLIDE),
        "action": "ppaction://hlinksldjump",
    }
    etree.SubElement(layout.shapes[0]._element.nvSpPr.cNvPr, f"{A}hlinkClick", jump)
    main = presentation.part
    for extensions in main._element.findall(f"{P}extLst"):
        main._element.remove(extensions)
    main._element.append(etree.fromstring(OLD_SECTIONS))
    main._element.set("firstSlideNum", "7")
    presentation.core_properties.author = "A stranger"
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def repack(package: bytes) -> Callable[[str, bytes, bytes], bytes]:
    """The template with something else in one of its members."""

    def build(member: str, old: bytes, new: bytes) -> bytes:
        members = unzip(package)
        assert old in members[member]
        members[member] = members[member].replace(old, new)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return buffer.getvalue()

    return build


@pytest.fixture(scope="session")
def potx(repack: Callable[[str, bytes, bytes], bytes]) -> bytes:
    """The template as a .potx."""
    return repack("[Content_Types].xml", b"presentation.main+xml", b"template.main+xml")


@pytest.fixture(scope="session")
def theme(package: bytes) -> Theme:
    return read_theme(package)


@pytest.fixture
def content(theme: Theme) -> Layout:
    """The layout "Title and Content"."""
    return theme.layouts[1]


@pytest.fixture
def text() -> Callable[..., TextFrame]:
    """A text box, or a frame that fills the placeholder that it is given."""

    def build(*lines: str | Inlines, place: Placeholder | None = None, **fields: Any) -> TextFrame:
        levels = place.levels if place else BODY
        paragraphs = tuple(
            TextParagraph((Run(each),) if isinstance(each, str) else each, levels[0])
            for each in lines
        )
        values: dict[str, Any] = {
            "role": "body",
            "box": place.box if place else BOX,
            "paragraphs": paragraphs,
            "levels": levels,
        }
        if place:
            values |= {"placeholder": place.idx, "insets": place.insets, "anchor": place.anchor}
        return TextFrame(**(values | fields))

    return build


@pytest.fixture
def slide(content: Layout) -> Callable[..., Slide]:
    """A slide of the frames that it is given."""

    def build(*frames: Frame, **fields: Any) -> Slide:
        values: dict[str, Any] = {
            "id": "slide",
            "number": 1,
            "role": "content",
            "layout": content,
            "title": "Title",
        }
        return Slide(frames=frames, **(values | fields))

    return build


@pytest.fixture
def deck(theme: Theme) -> Callable[..., Deck]:
    """A deck of the slides that it is given."""

    def build(*slides: Slide, **fields: Any) -> Deck:
        values: dict[str, Any] = {"title": "A deck", "theme": theme, "slides": slides}
        return Deck(**(values | fields))

    return build


@pytest.fixture
def write(deck: Callable[..., Deck]) -> Callable[..., Mapping[str, bytes]]:
    """Write a deck of the slides that it is given; the members of its package by name."""

    def members(*slides: Slide, **fields: Any) -> Mapping[str, bytes]:
        return unzip(write_pptx(deck(*slides, **fields), MODIFIED))

    return members


@pytest.fixture(name="unzip")
def unzip_fixture() -> Callable[[bytes], dict[str, bytes]]:
    return unzip


def unzip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def draw(
    slide: Callable[..., Slide], write: Callable[..., Mapping[str, bytes]]
) -> Callable[..., str]:
    """The pretty-printed XML of a slide of the frames that it is given."""

    def xml(*frames: Frame, **fields: Any) -> str:
        return pretty(write(slide(*frames, **fields))["ppt/slides/slide1.xml"])

    return xml


@pytest.fixture(name="pretty")
def pretty_fixture() -> Callable[[bytes], str]:
    return pretty


def pretty(xml: bytes) -> str:
    root = etree.fromstring(xml)
    etree.indent(root)
    return str(etree.tostring(root, encoding="unicode")) + "\n"


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., PictureFrame]:
    """A picture of a file that is made for it."""

    def build(name: str = "photo.png", color: str = "navy", **fields: Any) -> PictureFrame:
        path = tmp_path / name
        extension: Any = path.suffix[1:]
        if extension == "svg":
            path.write_text(
                '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
                f'<rect width="40" height="20" fill="{color}"/></svg>',
                encoding="utf-8",
            )
        else:
            PillowImage.new("RGB", (40, 20), color).save(path)
        image = Image(name, "A photo", NOWHERE, decorative=fields.pop("decorative", False))
        asset = Asset(path, extension, 40, 20)
        return PictureFrame(BOX, image, asset, **fields)

    return build
