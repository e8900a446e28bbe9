"""Templates written down as a few words, for tests of what is read from them."""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import TypeAlias

import pytest

Spec: TypeAlias = tuple[str, str, Sequence[str]]
"""A layout: its name, its type, its placeholders as `TYPE#IDX@LEFT,TOP,WIDTH,HEIGHT+ATTRIBUTES`.

All but the type may be left out; lengths are shares of the slide in percent.
"""
MakeTemplate: TypeAlias = Callable[..., bytes]

_OFFICE = "http://schemas.openxmlformats.org"
_NAMESPACES = (
    f'xmlns:a="{_OFFICE}/drawingml/2006/main" xmlns:p="{_OFFICE}/presentationml/2006/main" '
    f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_SPEC = re.compile(
    r"(?P<type>\w*)(#(?P<idx>\d+))?(@(?P<box>-?[\d.]+(,-?[\d.]+){3}))?(\+(?P<rest>.*))?"
)
_SCHEME = {
    "dk1": "101010", "lt1": "FFFFFF", "dk2": "203040", "lt2": "EEEEEE", "accent1": "4472C4",
    "accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5",
    "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
_STYLES = (
    '<p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:buNone/>'
    '<a:defRPr sz="4000" b="1"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    '<a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle>'
    '<p:bodyStyle><a:lvl1pPr marL="228600" indent="-228600"><a:spcBef><a:spcPts val="1000"/>'
    '</a:spcBef><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="2800">'
    '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr>'
    '</a:lvl1pPr><a:lvl2pPr marL="685800" indent="-228600"><a:spcBef><a:spcPct val="20000"/>'
    '</a:spcBef><a:buChar char="–"/><a:defRPr sz="2400"/></a:lvl2pPr></p:bodyStyle>'
    '<p:otherStyle><a:lvl1pPr><a:defRPr sz="1200"/></a:lvl1pPr></p:otherStyle>'
)
MASTER = (
    "title@5,5,90,15",
    "body#1@5,25,90,65",
    "dt#2@5,92,25,5",
    "ftr#3@35,92,30,5",
    "sldNum#4@75,92,20,5",
)


def _placeholder(spec: str, number: int, size: tuple[int, int], text: str) -> str:
    match = _SPEC.fullmatch(spec)
    assert match, spec
    holder = f' type="{match["type"]}"' if match["type"] else ""
    holder += f' idx="{match["idx"]}"' if match["idx"] else ""
    holder += f" {match['rest']}" if match["rest"] else ""
    frame = ""
    if match["box"]:
        shares = [float(share) / 100 for share in match["box"].split(",")]
        left, top, width, height = (
            round(share * size[axis % 2]) for axis, share in enumerate(shares)
        )
        frame = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number + 2}" name="Place {number}"/><p:cNvSpPr/><p:nvPr>'
        f"<p:ph{holder}/></p:nvPr></p:nvSpPr><p:spPr>{frame}</p:spPr>"
        f"<p:txBody>{text or '<a:bodyPr/><a:lstStyle/>'}<a:p/></p:txBody></p:sp>"
    )


def _tree(specs: Sequence[str], size: tuple[int, int], texts: Mapping[str, str], extra: str) -> str:
    shapes = "".join(
        _placeholder(spec, number, size, texts.get(spec, "")) for number, spec in enumerate(specs)
    )
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr/>{extra}{shapes}</p:spTree>"
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{rows}</Relationships>'


def _theme(scheme: Mapping[str, str], fonts: tuple[str, str]) -> str:
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>' for name, color in scheme.items()
    )
    major, minor = (f'<a:latin typeface="{font}"/>' for font in fonts)
    return (
        f'<a:theme {_NAMESPACES} name="Test"><a:themeElements><a:clrScheme name="Test">{colors}'
        f'</a:clrScheme><a:fontScheme name="Test"><a:majorFont>{major}</a:majorFont><a:minorFont>'
        f'{minor}</a:minorFont></a:fontScheme><a:fmtScheme name="Test"><a:bgFillStyleLst>'
        '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:gradFill><a:gsLst><a:gs pos="0">'
        '<a:schemeClr val="phClr"/></a:gs><a:gs pos="100000"><a:schemeClr val="phClr">'
        '<a:shade val="50000"/></a:schemeClr></a:gs></a:gsLst></a:gradFill></a:bgFillStyleLst>'
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _make_template(  # noqa: PLR0913 - a template has many sides, each test names one or two
    layouts: Sequence[Spec],
    *,
    size: tuple[int, int] = (12_192_000, 6_858_000),
    master: Sequence[str] = MASTER,
    styles: str = _STYLES,
    texts: Mapping[str, str] | None = None,
    backgrounds: Mapping[str, str] | None = None,
    shapes: Mapping[str, str] | None = None,
    overrides: Mapping[str, str] | None = None,
    scheme: Mapping[str, str] | None = None,
    fonts: tuple[str, str] = ("Arial", "Arial"),
    main_type: str = _MAIN,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A .pptx of these layouts.

    `texts` maps a placeholder's spec to its `bodyPr` and `lstStyle`, `backgrounds`, `shapes` and
    `overrides` a layout's name ("" for the master) to XML; `more` adds or replaces members.
    """
    texts, backgrounds, shapes = texts or {}, backgrounds or {}, shapes or {}
    members: dict[str, str | bytes] = {}
    ids, targets = "", {"rIdT": ("theme", "../theme/theme1.xml")}
    for number, (name, kind, specs) in enumerate(layouts, 1):
        path = f"slideLayouts/slideLayout{number}.xml"
        attribute = f' type="{kind}"' if kind else ""
        members[f"ppt/{path}"] = (
            f'<p:sldLayout {_NAMESPACES}{attribute}><p:cSld name="{name}">'
            f"{backgrounds.get(name, '')}{_tree(specs, size, texts, shapes.get(name, ''))}"
            f"</p:cSld>{(overrides or {}).get(name, '')}</p:sldLayout>"
        )
        members[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relations(
            {"rId1": ("slideMaster", "../slideMasters/slideMaster1.xml")}
        )
        ids += f'<p:sldLayoutId id="{2_147_483_649 + number}" r:id="rId{number}"/>'
        targets[f"rId{number}"] = ("slideLayout", f"../{path}")
    members |= {
        "[Content_Types].xml": (
            f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/ppt/presentation.xml" ContentType="{main_type}"/></Types>'
        ),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "ppt/presentation.xml")}),
        "ppt/presentation.xml": (
            f"<p:presentation {_NAMESPACES}><p:sldMasterIdLst>"
            '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
            f'<p:sldSz cx="{size[0]}" cy="{size[1]}"/></p:presentation>'
        ),
        "ppt/_rels/presentation.xml.rels": _relations(
            {"rId1": ("slideMaster", "slideMasters/slideMaster1.xml")}
        ),
        "ppt/slideMasters/slideMaster1.xml": (
            f"<p:sldMaster {_NAMESPACES}><p:cSld>{backgrounds.get('', '')}"
            f"{_tree(master, size, texts, shapes.get('', ''))}</p:cSld>"
            '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" '
            'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" '
            'accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
            f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles>{styles}</p:txStyles>"
            "</p:sldMaster>"
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(targets),
        "ppt/theme/theme1.xml": _theme({**_SCHEME, **(scheme or {})}, fonts),
    }
    members |= more or {}
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.fixture(scope="session")
def make_template() -> MakeTemplate:
    return _make_template
