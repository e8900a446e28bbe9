"""Colours of the bundled templates, read from the generated files.

Contrast is that of WCAG 2.2, 1.4.3. How colour-blind readers see a colour is simulated after
Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency" (2009), at full severity.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pytest
from lxml import etree

from deckwright.model.length import Box
from deckwright.model.theme import BUNDLED
from deckwright.theme.bundled import Name
from designs import draw

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
TEXT_CONTRAST = 7.0
CONTRAST = 4.5
ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
EASY_TO_TELL_APART = 18.0
"""CIE 1976 colour difference; 2.3 is just noticeable."""

RUNNING_TEXT = ("Statement", "Quote", "Biography", "Author", "Caption")
VISION = {
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
SRGB_TO_XYZ = (
    (0.4124, 0.3576, 0.1805),
    (0.2126, 0.7152, 0.0722),
    (0.0193, 0.1192, 0.9505),
)
WHITE = (0.9505, 1.0, 1.089)

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]


@dataclass(frozen=True)
class Template:
    """What of a template decides about colours."""

    master: Any
    layouts: tuple[Any, ...]
    colors: Mapping[str, str]


@pytest.fixture(params=BUNDLED)
def template(request: pytest.FixtureRequest) -> Template:
    name: Name = request.param
    with zipfile.ZipFile(io.BytesIO(draw(name))) as archive:
        parts: dict[str, Any] = {
            member: etree.fromstring(archive.read(member)) for member in archive.namelist()
        }
    master = parts["ppt/slideMasters/slideMaster1.xml"]
    scheme = parts["ppt/theme/theme1.xml"].find(".//a:clrScheme", NS)
    slots = {etree.QName(slot).localname: slot[0].get("val") for slot in scheme}
    mapping = dict(master.find("p:clrMap", NS).attrib)
    layouts = tuple(
        part for member, part in parts.items() if member.startswith("ppt/slideLayouts/slide")
    )
    return Template(master, layouts, slots | {name: slots[slot] for name, slot in mapping.items()})


@dataclass(frozen=True)
class Text:
    """A colour that a placeholder's text or bullet may take, and what is behind it."""

    where: str
    place: str
    kind: str
    level: int
    color: str
    behind: str
    bullet: bool


def texts(template: Template) -> Iterator[Text]:
    for layout in template.layouts:
        for shape in layout.iterfind(".//p:sp", NS):
            mark = shape.find(".//p:ph", NS)
            if mark is not None:
                yield from texts_of(template, layout, shape, mark.get("type", "obj"))


def texts_of(template: Template, layout: Any, shape: Any, kind: str) -> Iterator[Text]:
    where = layout.find("p:cSld", NS).get("name")
    place = shape.find(".//p:cNvPr", NS).get("name")
    behind = template.colors[background(template, layout, shape, kind)]
    style = "titleStyle" if kind in ("title", "ctrTitle") else "bodyStyle"
    for level in range(1, 10):
        own = shape.find(f".//a:lstStyle/a:lvl{level}pPr", NS)
        inherited = template.master.find(f"p:txStyles/p:{style}/a:lvl{level}pPr", NS)
        sources = [source for source in (own, inherited) if source is not None]
        for color, bullet in ((text_color(sources), False), (bullet_color(sources), True)):
            if color is not None:
                yield Text(where, place, kind, level, template.colors[color], behind, bullet)


def text_color(sources: list[Any]) -> str:
    found = (source.find("a:defRPr/a:solidFill/a:schemeClr", NS) for source in sources)
    return str(next(color.get("val") for color in found if color is not None))


def bullet_color(sources: list[Any]) -> str | None:
    for source in sources:
        if source.find("a:buNone", NS) is not None:
            return None
        color = source.find("a:buClr/a:schemeClr", NS)
        if color is not None:
            return str(color.get("val"))
    return None


def background(template: Template, layout: Any, shape: Any, kind: str) -> str:
    """The slot behind a placeholder: its own fill, a mark under all of it, or the background."""
    own = shape.find("p:spPr/a:solidFill/a:schemeClr", NS)
    if own is not None:
        return str(own.get("val"))
    box = box_of(shape) or box_of(master_place(template, kind))
    assert box is not None
    sources = [layout] if layout.get("showMasterSp") == "0" else [layout, template.master]
    for source in sources:
        for under in source.iterfind(".//p:sp", NS):
            field = box_of(under)
            if under.find(".//p:ph", NS) is None and field is not None and touches(field, box):
                assert within(field, box), "text stands half on a mark"
                return str(under.find("p:spPr/a:solidFill/a:schemeClr", NS).get("val"))
    filled = (source.find("p:cSld/p:bg//a:schemeClr", NS) for source in (layout, template.master))
    return str(next(fill.get("val") for fill in filled if fill is not None))


def master_place(template: Template, kind: str) -> Any:
    own = {"ctrTitle": "title", "obj": "body", "pic": "body", "subTitle": "body"}.get(kind, kind)
    (found,) = template.master.xpath(f".//p:sp[.//p:ph[@type='{own}']]", namespaces=NS)
    return found


def box_of(shape: Any) -> Box | None:
    at, size = shape.find("p:spPr/a:xfrm/a:off", NS), shape.find("p:spPr/a:xfrm/a:ext", NS)
    if at is None:
        return None
    return Box(int(at.get("x")), int(at.get("y")), int(size.get("cx")), int(size.get("cy")))


def touches(a: Box, b: Box) -> bool:
    across = a.left < b.right and b.left < a.right
    return across and a.top < b.bottom and b.top < a.bottom


def within(outer: Box, inner: Box) -> bool:
    across = outer.left <= inner.left and inner.right <= outer.right
    return across and outer.top <= inner.top and inner.bottom <= outer.bottom


def linear(color: str) -> Triple:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    )
    return red, green, blue


def times(matrix: Matrix, vector: Triple) -> Triple:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def contrast(a: str, b: str) -> float:
    low, high = sorted(times(SRGB_TO_XYZ, linear(color))[1] for color in (a, b))
    return (high + 0.05) / (low + 0.05)


def lab(color: Triple) -> Triple:
    x, y, z = (
        share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
        for share in (
            value / white for value, white in zip(times(SRGB_TO_XYZ, color), WHITE, strict=True)
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(a: str, b: str, matrix: Matrix) -> float:
    seen = []
    for color in (a, b):
        red, green, blue = (min(1.0, max(0.0, v)) for v in times(matrix, linear(color)))
        seen.append(lab((red, green, blue)))
    return float(sum((x - y) ** 2 for x, y in zip(*seen, strict=True)) ** 0.5)


def test_the_contrast_of_black_and_white_is_that_of_the_standard() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21.0)


def test_every_text_and_bullet_stands_out_from_what_is_behind_it(template: Template) -> None:
    faint = [text for text in texts(template) if contrast(text.color, text.behind) < CONTRAST]
    assert faint == []


def test_running_text_stands_out_strongly(template: Template) -> None:
    running = [
        text
        for text in texts(template)
        if not text.bullet and (text.kind == "obj" or text.place in RUNNING_TEXT)
    ]
    assert len(running) > 100
    assert [text for text in running if contrast(text.color, text.behind) < TEXT_CONTRAST] == []


@pytest.mark.parametrize("color", ["tx1", "tx2", *ACCENTS, "hlink", "folHlink"])
@pytest.mark.parametrize("behind", ["bg1", "bg2"])
def test_text_in_any_colour_is_legible_on_slide_and_panel(
    template: Template, color: str, behind: str
) -> None:
    assert contrast(template.colors[color], template.colors[behind]) >= CONTRAST


@pytest.mark.parametrize("vision", VISION)
def test_colour_blind_readers_tell_the_chart_colours_apart(template: Template, vision: str) -> None:
    colors = [template.colors[accent] for accent in ACCENTS]
    smallest = min(difference(a, b, VISION[vision]) for a, b in combinations(colors, 2))
    assert smallest >= EASY_TO_TELL_APART
