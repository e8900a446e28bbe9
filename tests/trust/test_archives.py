"""Templates from strangers: bounds, faults, and what clicks in them may do. See also theme/."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.fonts import shipped_families
from deckwright.ooxml.package import PackageError, open_package
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template

LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
LAYOUT_RELS = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@cache
def members() -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bundled_template("light"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(PackageError) as caught:
        open_package(data)
    assert caught.value.hint
    return caught.value.code


def test_a_sound_template_is_opened() -> None:
    assert open_package(packed(members())).main == "ppt/presentation.xml"


def test_much_xml_in_small_parts_is_refused() -> None:
    xml = b"<a>" + b"\n" * ((1 << 20) - 8) + b"</a>"
    bomb = packed({**members(), **{f"customXml/item{n}.xml": xml for n in range(130)}})
    assert len(bomb) < 1 << 20
    assert refused(bomb) == "DW303"


def test_parts_whose_names_differ_in_case_are_one_part_twice() -> None:
    twin = {"ppt/SlideLayouts/slideLayout2.xml": b"<a/>"}
    assert refused(packed({**members(), **twin})) == "DW303"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method: int) -> None:
    assert refused(packed(members(), method)) == "DW302"


def test_a_size_that_is_a_lie_is_found_out() -> None:
    data = bytearray(packed({**members(), "ppt/media/a.bin": bytes(2 << 20)}, zipfile.ZIP_DEFLATED))
    at = data.rfind(b"ppt/media/a.bin") - 46
    struct.pack_into("<I", data, at + 24, 100)  # the size unpacked, as the directory tells it
    assert refused(bytes(data)) in ("DW302", "DW305")


def test_a_damaged_part_is_named() -> None:
    data = bytearray(packed({**members(), "ppt/media/a.bin": b"picture" * 99}, zipfile.ZIP_STORED))
    data[data.find(b"picturepicture")] ^= 1
    with pytest.raises(PackageError, match=r"ppt/media/a\.bin is damaged"):
        open_package(bytes(data))


@pytest.mark.parametrize("share", range(1, 16))
def test_half_a_file_is_refused(share: int) -> None:
    data = packed(members())
    assert refused(data[: len(data) * share // 16]) == "DW302"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_with_wrong_bytes_is_read_or_refused(data: st.DataObject) -> None:
    file = bytearray(packed(members(), zipfile.ZIP_STORED))
    for _ in range(data.draw(st.integers(1, 8))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    with warnings.catch_warnings(action="ignore"):
        load_theme("any", bytes(file))


def test_a_file_elsewhere_is_refused_even_for_the_whole_package() -> None:
    rels = members()["_rels/.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdX" Type="http://x/attachedTemplate" '
        b'Target="https://example.org/t.potx" TargetMode="External"/></Relationships>',
    )
    assert refused(packed({**members(), "_rels/.rels": rels})) == "DW304"


def clickable(target: str, action: str = "") -> bytes:
    """A template with a link in a layout."""
    rels = members()[LAYOUT_RELS].replace(
        b"</Relationships>",
        (
            f'<Relationship Id="rId77" Type="{HYPERLINK}" Target="{target}" '
            'TargetMode="External"/></Relationships>'
        ).encode(),
    )
    click = f'<a:hlinkClick r:id="rId77" action="{action}"/></p:cNvPr>'.encode()
    layout = re.sub(rb"(<p:cNvPr [^>]*[^/])/>", rb"\1>" + click, members()[LAYOUT], count=2)
    assert click in layout
    return packed({**members(), LAYOUT: layout, LAYOUT_RELS: rels})


@pytest.mark.parametrize(
    ("target", "action"),
    [
        ("file:///C:/Windows/calc.exe", ""),
        ("\\\\host\\share\\x", ""),
        ("javascript:alert(1)", ""),
        ("calc.exe", ""),
        ("https://example.org", "ppaction://program"),
        ("https://example.org", "ppaction://macro?name=x"),
    ],
)
def test_a_click_that_starts_something_is_listed_and_left_out(target: str, action: str) -> None:
    theme, found = load_theme("any", clickable(target, action))
    (said,) = [one for one in found if one.code == "DW306"]
    assert said.severity == "warning"
    assert (action.partition("?")[0] or target) in said.message
    package = open_package(theme.package)
    assert b"hlinkClick" not in package.texts[LAYOUT]
    assert action or target.encode() not in package.texts[LAYOUT_RELS]


def test_a_click_to_the_web_stays() -> None:
    data = clickable("https://example.org/")
    theme, found = load_theme("any", data)
    assert "DW306" not in {one.code for one in found}
    assert b"hlinkClick" in open_package(theme.package).texts[LAYOUT]


def test_fonts_that_a_template_brings_are_not_read() -> None:
    regular = shipped_families()["arimo"][False, False].path.read_bytes()
    name = "ppt/theme/theme1.xml"
    theme, named = re.subn(rb'(<a:latin typeface=)"[^"+]+"', rb'\1"Brought Along"', members()[name])
    assert named
    parts = {**members(), name: theme, "ppt/fonts/font1.fntdata": regular}
    read, found = load_theme("own", packed(parts))
    assert not read.faces["Brought Along"].exact
    assert "DW320" in {one.code for one in found}
