"""Packages from strangers: what is refused, and what is said of it."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TypeAlias

import pytest

from deckwright.ooxml.names import CT
from deckwright.ooxml.package import PackageError, open_package

RELATIONS = "http://schemas.openxmlformats.org"
TYPES = "[Content_Types].xml"
MACROS = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"

Repack: TypeAlias = Callable[[Mapping[str, bytes]], bytes]


def refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(PackageError) as caught:
        open_package(data)
    assert caught.value.hint
    return caught.value.code, caught.value.message


def zipped(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_template_opens_at_its_presentation(package: bytes) -> None:
    assert open_package(package).main == "ppt/presentation.xml"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", zipped({"a.xml": b"<a/>"})])
def test_what_is_no_pptx_is_refused(data: bytes) -> None:
    assert refused(data)[0] == "DW302"


def test_an_encrypted_or_old_file_is_named_as_such() -> None:
    code, message = refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    assert code == "DW302"
    assert "password" in message


def test_a_word_file_is_no_template() -> None:
    rels = (
        f'<Relationships xmlns="{RELATIONS}/package/2006/relationships"><Relationship Id="r" '
        f'Type="{RELATIONS}/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    members = {"_rels/.rels": rels.encode(), "word/document.xml": b"<document/>"}
    assert refused(zipped(members))[0] == "DW302"


def test_a_strict_file_is_told_apart(repack: Repack) -> None:
    strict = b'<p:presentation xmlns:p="http://purl.oclc.org/ooxml/presentationml/main"/>'
    _, message = refused(repack({"ppt/presentation.xml": strict}))
    assert "Strict" in message


def test_macros_are_refused(
    package: bytes, repack: Repack, unzip: Callable[[bytes], Mapping[str, bytes]]
) -> None:
    types = unzip(package)[TYPES].replace(CT.PRESENTATION.encode(), MACROS)
    assert MACROS in types
    assert refused(repack({TYPES: types}))[0] == "DW304"


def test_controls_are_refused(repack: Repack) -> None:
    data = repack({"ppt/activeX/activeX1.bin": b"x"})
    assert refused(data)[0] == "DW304"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_refused_in_any_encoding(repack: Repack, encoding: str) -> None:
    text = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'.encode(encoding)
    assert refused(repack({"docProps/app.xml": text}))[0] == "DW303"


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be", "cp037"])
def test_a_part_in_an_encoding_of_no_office_file_is_refused(repack: Repack, encoding: str) -> None:
    text = "<?xml version='1.0'?><!DOCTYPE a><a/>".encode(encoding)
    assert refused(repack({"docProps/app.xml": text}))[0] == "DW303"


def test_a_part_that_declares_another_encoding_is_refused(
    repack: Repack,
) -> None:
    text = b'<?xml version="1.0" encoding="UTF-7"?>+ADw-!DOCTYPE a+AD4-<a/>'
    assert refused(repack({"docProps/app.xml": text}))[0] == "DW303"


def test_a_document_type_is_looked_for_where_one_may_stand(
    repack: Repack,
) -> None:
    hidden = b'\xef\xbb\xbf<?xml version="1.0"?> <!-- a --> <?b c?>\n<!DOCTYPE a><a/>'
    assert refused(repack({"docProps/app.xml": hidden}))[0] == "DW303"
    said = b"<a><![CDATA[<!DOCTYPE a>]]></a>"
    open_package(repack({"docProps/app.xml": said}))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert refused(zipped({"ppt/media/a.bin": bytes(8 << 20)}))[0] == "DW303"


def test_a_huge_part_is_refused() -> None:
    assert refused(zipped({"ppt/presentation.xml": b" " * (33 << 20)}))[0] == "DW303"


def test_too_many_parts_are_refused() -> None:
    assert refused(zipped({f"{n}.bin": b"" for n in range(10_001)}))[0] == "DW303"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil.xml", "a/../../b.xml"])
def test_paths_that_lead_outside_are_refused(name: str) -> None:
    assert refused(zipped({name: b"<a/>"}))[0] == "DW303"


def test_two_parts_of_one_name_are_refused(package: bytes) -> None:
    file = BytesIO(package)
    with (
        zipfile.ZipFile(file, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr("ppt/presentation.xml", "<a/>")
    assert refused(file.getvalue())[0] == "DW303"


def test_pictures_from_elsewhere_are_refused(repack: Repack) -> None:
    rels = (
        f'<Relationships xmlns="{RELATIONS}/package/2006/relationships"><Relationship Id="r" '
        f'Type="{RELATIONS}/officeDocument/2006/relationships/image" TargetMode="External" '
        r'Target="\\host\share\logo.png"/></Relationships>'
    )
    part = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
    code, message = refused(repack({part: rels.encode()}))
    assert code == "DW304"
    assert "logo.png" in message


def test_links_to_web_pages_are_fine(repack: Repack) -> None:
    rels = (
        f'<Relationships xmlns="{RELATIONS}/package/2006/relationships"><Relationship Id="r" '
        f'Type="{RELATIONS}/officeDocument/2006/relationships/hyperlink" TargetMode="External" '
        'Target="https://example.org/"/></Relationships>'
    )
    part = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
    package = open_package(repack({part: rels.encode()}))
    assert package.relations("ppt/slideLayouts/slideLayout1.xml")[0].external


def test_a_broken_part_is_named(repack: Repack) -> None:
    package = open_package(repack({"ppt/theme/theme1.xml": b"<a"}))
    with pytest.raises(PackageError, match=r"theme1\.xml"):
        package.xml("ppt/theme/theme1.xml")


@pytest.mark.parametrize("subject", ["template", "deck"])
def test_messages_call_the_file_what_it_is(repack: Repack, subject: str) -> None:
    with pytest.raises(PackageError, match=f"the {subject} is no .pptx file"):
        open_package(b"no zip", subject)
    with pytest.raises(PackageError, match=f"the {subject} holds macros or controls"):
        open_package(repack({"ppt/activeX/activeX1.bin": b"x"}), subject)
    package = open_package(repack({"ppt/theme/theme1.xml": b"<a"}), subject)
    with pytest.raises(PackageError, match=f"the {subject}'s part ppt/theme/theme1.xml is broken"):
        package.xml("ppt/theme/theme1.xml")
    with pytest.raises(PackageError, match=f"the {subject} lacks its part ppt/none.xml"):
        package.xml("ppt/none.xml")


def test_a_package_that_is_saved_holds_the_same_parts(
    package: bytes, unzip: Callable[[bytes], Mapping[str, bytes]]
) -> None:
    saved = open_package(package).save()
    assert unzip(saved) == unzip(package)
    assert open_package(saved).save() == saved
