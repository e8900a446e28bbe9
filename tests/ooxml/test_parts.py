"""Packages as such: what is read is what is saved."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from deckwright.ooxml.names import RT
from deckwright.ooxml.parts import Part, reachable, save_parts
from deckwright.ooxml.python_pptx import read_parts

Members = Mapping[str, bytes]
MEDIA = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"


def test_what_nobody_touched_is_saved_byte_by_byte(
    package: bytes, unzip: Callable[[bytes], Members]
) -> None:
    before, after = unzip(package), unzip(save_parts(read_parts(package)))
    parts = {name for name in before if not name.endswith((".rels", "[Content_Types].xml"))}
    assert parts <= set(after)
    assert {name for name in parts if before[name] != after[name]} == set()


def test_saving_what_was_saved_changes_nothing(package: bytes) -> None:
    once = save_parts(read_parts(package))
    assert save_parts(read_parts(once)) == once


def test_a_relationship_to_a_part_that_is_not_there_stays(
    package: bytes,
    repack: Callable[[Members], bytes],
    unzip: Callable[[bytes], Members],
) -> None:
    dangling = b'<Relationship Id="rId99" Type="http://x/image" Target="../media/NULL"/>'
    rels = unzip(package)[MEDIA].replace(b"</Relationships>", dangling + b"</Relationships>")
    changed = repack({MEDIA: rels})
    rels = unzip(save_parts(read_parts(changed)))[MEDIA]
    assert b'Id="rId99"' in rels
    assert b'Target="../media/NULL"' in rels
    assert b"TargetMode" not in rels


def test_ids_of_relationships_are_never_given_twice() -> None:
    part, other = Part("/a.xml", "type"), Part("/b.xml", "type")
    assert [part.relate(RT.SLIDE, other) for _ in range(3)] == ["rId1", "rId2", "rId3"]
    part.drop({RT.IMAGE})
    del part.relations["rId1"]
    assert part.relate(RT.SLIDE, other) == "rId4"


def test_targets_are_named_from_where_they_are_said(unzip: Callable[[bytes], Members]) -> None:
    whole = Part("/", "")
    slide, layout = Part("/ppt/slides/slide1.xml", "a"), Part("/ppt/layouts/l.xml", "b")
    whole.relate(RT.OFFICE_DOCUMENT, slide)
    slide.relate(RT.SLIDE_LAYOUT, layout)
    slide.relate(RT.SLIDE, slide)
    members = unzip(save_parts(whole))
    assert b'Target="ppt/slides/slide1.xml"' in members["_rels/.rels"]
    rels = members["ppt/slides/_rels/slide1.xml.rels"]
    assert b'Target="../layouts/l.xml"' in rels
    assert b'Target="slide1.xml"' in rels


def test_a_chain_of_ten_thousand_parts_is_no_recursion() -> None:
    parts = [Part(f"/p{number}.xml", "type") for number in range(10_000)]
    for one, following in pairwise(parts):
        one.relate(RT.SLIDE, following)
    assert len(list(reachable(parts[0]))) == 9_999


def test_no_entity_of_a_part_is_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden", encoding="utf-8")
    doctype = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    part = Part("/a.xml", "type", f"{doctype}<a>&e;</a>".encode())
    assert b"hidden" not in etree.tostring(part.root)


def test_what_is_no_zip_is_refused() -> None:
    with pytest.raises(zipfile.BadZipFile):
        read_parts(io.BytesIO(b"no zip").getvalue())
