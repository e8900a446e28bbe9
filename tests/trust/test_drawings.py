"""SVG files from strangers go into decks as what they draw, and nothing more."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from deckwright.read.assets.pictures import PictureError, read_picture

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
UNSAFE = {
    "script": "<script>fetch('evil')</script>",
    "script by address": '<script href="https://evil.example/x.js"/>',
    "handler": '<rect width="9" height="9" onclick="evil()" onload="evil()"/>',
    "html": "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='evil'/></foreignObject>",
    "picture elsewhere": '<image href="https://evil.example/x.png" width="9" height="9"/>',
    "picture beside": '<image xlink:href="evil.png" width="9" height="9"/>',
    "file": '<image href="file:///etc/evil" width="9" height="9"/>',
    "drawing in a drawing": '<image href="data:image/svg+xml,evil" width="9" height="9"/>',
    "use elsewhere": '<use href="evil.svg#a"/>',
    "style sheet": "<style>@import 'evil.css'; a{fill:url(https://evil.example/a)}</style>",
    "escaped style": "<style>a{fill:u\\72l(https://evil.example)} @\\69mport 'evil'</style>",
    "font": "<style>@font-face{font-family:x;src:url(//evil.example/x.woff)}</style>",
    "attribute": '<rect fill="url(https://evil.example/a#b)" style="filter:url(evil.svg#x)"/>',
    "animated address": '<a href="#x"><animate attributeName="href" to="javascript:evil()"/></a>',
    "link": '<a href="javascript:evil()"><rect/></a>',
    "base": '<g xml:base="https://evil.example/"><rect/></g>',
    "entity": "",
}
PROLOGUES = {
    "entity": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/evil">]>',
    "instruction": '<?xml-stylesheet href="https://evil.example/x.css"?>',
    "document type": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://evil.example/x.dtd">',
}


def drawing(tmp_path: Path, inside: str, before: str = "") -> Path:
    path = tmp_path / "drawing.svg"
    path.write_text(
        f'{before}{HEAD}<rect id="a" width="9" height="9"/>{inside}</svg>', encoding="utf-8"
    )
    return path


@pytest.mark.parametrize("kind", UNSAFE)
def test_what_runs_or_loads_is_taken_out(tmp_path: Path, kind: str) -> None:
    asset = read_picture(drawing(tmp_path, UNSAFE[kind], PROLOGUES.get(kind, "")))
    assert asset.content
    assert b"evil" not in asset.content
    assert b'<rect id="a"' in asset.content


@pytest.mark.parametrize("kind", PROLOGUES)
def test_what_stands_before_a_drawing_is_taken_out(tmp_path: Path, kind: str) -> None:
    asset = read_picture(drawing(tmp_path, "", PROLOGUES[kind]))
    assert b"evil" not in asset.content
    assert b"DOCTYPE" not in asset.content


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="#a"/>',
        '<a href="https://example.org"><rect/></a>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<rect fill="url(#b)" style="fill:red"/>',
        "<style>.a{fill:url(#b)} .b::before{content:'\\201C'}</style>",
        "<!-- a remark --><title>Words</title>",
    ],
)
def test_what_is_only_drawn_stays_as_it_is(tmp_path: Path, inside: str) -> None:
    assert read_picture(drawing(tmp_path, inside)).content == b""


def test_entities_of_old_drawing_programs_become_text(tmp_path: Path) -> None:
    before = '<!DOCTYPE svg [<!ENTITY ns "http://ns.example/"><!ENTITY red "#F00">]>'
    asset = read_picture(drawing(tmp_path, '<rect xmlns:i="&ns;" fill="&red;"/>', before))
    assert b'fill="#F00"' in asset.content
    assert b"&" not in asset.content


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;">]>',
        f'<!DOCTYPE svg [<!ENTITY a "{"x" * 200_000}">]>',
        '<!DOCTYPE svg [<!ENTITY a "&a;">]>',
    ],
)
def test_entities_that_grow_are_refused(tmp_path: Path, before: str) -> None:
    uses = "".join(f'<g id="{n}&a;"/>' for n in range(100))
    with pytest.raises(PictureError):
        read_picture(drawing(tmp_path, uses, before))


@pytest.mark.parametrize(
    "text", ["<svg", "<svg>" + "<g>" * 300 + "</svg>", "<html/>", "\0", "<a>&x;</a>"]
)
def test_what_is_no_drawing_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "drawing.svg"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PictureError):
        read_picture(path)


def test_decks_and_handouts_hold_only_what_is_drawn(
    event_folder: Path, deckwright: Callable[..., object]
) -> None:
    Image.new("RGB", (8, 8), "red").save(Path("evil.png"))  # in the working folder
    Image.new("RGB", (8, 8), "red").save(event_folder / "evil.png")
    (event_folder / "drawing.svg").write_text(
        f"{HEAD}<rect/>{''.join(UNSAFE.values())}</svg>", encoding="utf-8"
    )
    talk = event_folder / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8") + "\n## Drawing\n\n![A drawing](drawing.svg)\n",
        encoding="utf-8",
    )
    deckwright("build")
    archive = zipfile.ZipFile("build/two-talks/01-first.pptx")
    drawings = [name for name in archive.namelist() if name.endswith(".svg")]
    assert drawings
    for name in archive.namelist():
        assert b"evil" not in archive.read(name)
    assert PdfReader("build/two-talks/slides.pdf").pages


def test_a_drawing_too_large_to_be_drawn_keeps_no_deck_from_being_made(
    event_folder: Path, deckwright: Callable[..., object]
) -> None:
    nested = "".join(
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
    )
    text = f'{HEAD}<g id="a0"><rect/></g>{nested}<use href="#a8"/></svg>'
    (event_folder / "drawing.svg").write_text(text, encoding="utf-8")
    talk = event_folder / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8") + "\n## Drawing\n\n![A drawing](drawing.svg)\n",
        encoding="utf-8",
    )
    deckwright("build")
    assert Path("build/two-talks/01-first.pptx").is_file()
    assert Path("build/two-talks/handout.pdf").is_file()


USED = (
    '<defs><g id="a">{}</g>'
    + "".join(
        f'<g id="{name}">' + f'<use href="#{of}"/>' * 13 + "</g>" for of, name in ("ab", "bc", "cd")
    )
    + '</defs><use href="#d"/>'
)


@pytest.mark.parametrize(
    "inside",
    [
        f"<text>{'x' * 60_000}</text>",
        '<filter id="f"><feGaussianBlur stdDeviation="3"/></filter>'
        + '<rect width="9" height="9" filter="url(#f)"/>' * 1_001,
        '<g style="opacity:.5"/>' * 1_001,
        '<image width="9" height="9" href="data:image/png;base64,AA=="/>' * 1_001,
        USED.format('<rect width="9" height="9"/>') + '<use href="#d"/>' * 100,
        USED.format('<g opacity=".5"/>'),
        USED.format(f"<text>{'x' * 50}</text>"),
        f"<style>{'a{}' * 5_000}</style>" + "<g/>" * 5_000,
        '<filter id="f">' + '<feGaussianBlur stdDeviation="9"/>' * 60 + "</filter>",
        "".join(f'<mask id="m{n}"><g mask="url(#m{n - 1})"/></mask>' for n in range(60)),
        "".join(f'<clipPath id="m{n}" clip-path="url(#m{n - 1})"/>' for n in range(60)),
        "<style>g .a,b{opacity:.5}</style>" + '<g class="b a"/>' * 1_001,
        "<style>[x]{filter:blur(9px)}</style>" + "<g/>" * 1_001,
        '<g style="mix-blend-mode:multiply"/>' * 1_001,
        f'<path d="M0 0{"h1" * 2_000_001}"/>',
        '<image width=".1" height=".1" href="data:image/png;base64,AA=="/>' * 1_001,
        '<path d="M0 0h.1" style="FILTER:blur(99px)"/>' * 1_001,
        '<path d="M0 0h.1" filter="url(#g) blur(99px)"/>' * 1_001,
        "<style>.a{filter:blur(99px)}</style>" + '<path class="a" d="M0 0h.1"/>' * 1_001,
        '<filter id="n" width="wide"/><g filter="url(#n)"/>' + '<g opacity=".5"/>' * 1_001,
        "<pattern>" + '<path d="M0 0h.1" opacity=".5"/>' * 1_001 + "</pattern>",
    ],
)
def test_what_takes_too_long_to_draw_is_refused(tmp_path: Path, inside: str) -> None:
    with pytest.raises(PictureError, match="too much to draw"):
        read_picture(drawing(tmp_path, inside))


BLUR = '<filter id="f" {}><feGaussianBlur stdDeviation="3"/><feOffset dx="4"/></filter>'
SMALL = {
    "shadows": BLUR.format('x="-1" y="-1" width="300%" height="3"')
    + '<g transform="rotate(90)"><rect width=".9" height=".4px" filter="url(#f)"/></g>' * 100,
    "marks of a plot": '<defs><path id="p" d="M0 .1A.1 .1 0 1 0 .1 0Z"/></defs>'
    + '<g clip-path="url(#c)"><use href="#p" x="3"/></g>' * 5_000,
    "circles": '<circle r=".1" opacity=".5"/>' * 5_000,
    "ellipses": '<ellipse rx=".1" ry=".2" opacity=".5" transform="translate(90)"/>' * 5_000,
    "bars": '<path d="M1 9V8.5H1.1V9Z" style="opacity:.5"/>' * 5_000,
    "lines": '<line x1="1" x2="1.1" y2=".1" opacity=".5"/>' * 5_000,
    "corners": '<polygon points="1,1 1.1,1 1,1.1" opacity=".5"/>' * 5_000,
}


@pytest.mark.parametrize("kind", SMALL)
def test_many_effects_on_small_parts_are_drawn(tmp_path: Path, kind: str) -> None:
    assert read_picture(drawing(tmp_path, SMALL[kind])).width == 9


ENLARGED = {
    "without end": '<g transform="scale(1e300)">{}</g>',
    "scaled": '<g transform="scale(900)">{}</g>',
    "by a matrix": '<g transform="matrix(9 0 0 900 0 0)">{}</g>',
    "in steps": '<g transform="scale(30)"><g transform="scale(30)">{}</g></g>',
    "skewed": '<g transform="skewX(89.99)">{}</g>',
    "by style": '<g style="transform:scale(900)">{}</g>',
    "by a style sheet": "<style>g {{ transform: scale(900) }}</style><g>{}</g>",
    "by a view box": '<svg viewBox="0 0 .1 .1">{}</svg>',
    "by strokes": '<g stroke-width="900">{}</g>',
    "by strokes of styles": '<g style="stroke-width:900">{}</g>',
    "used elsewhere": '<defs><g id="s">{}</g></defs><use href="#s" transform="scale(900)"/>',
}


@pytest.mark.parametrize("kind", ENLARGED)
def test_effects_on_parts_that_are_enlarged_are_large(tmp_path: Path, kind: str) -> None:
    marks = '<path d="M0 0V.01H.01Z" opacity=".5"/>' * 1_001
    with pytest.raises(PictureError, match="too much to draw"):
        read_picture(drawing(tmp_path, ENLARGED[kind].format(marks)))


@pytest.mark.parametrize(
    "region",
    [
        'width="100" height="100"',
        'width="90000" height="90000" filterUnits="userSpaceOnUse"',
        'width="999%" height="999%" filterUnits="userSpaceOnUse"',
        'width="wide"',
    ],
)
def test_a_filter_that_reaches_far_is_refused(tmp_path: Path, region: str) -> None:
    far = BLUR.format(region) + '<rect width="9" height="9" filter="url(#f)"/>' * 9
    with pytest.raises(PictureError, match="too much to draw"):
        read_picture(drawing(tmp_path, far))


def test_effects_that_take_minutes_are_left_out(tmp_path: Path) -> None:
    endless = (
        '<feMorphology radius="9"/><feConvolveMatrix order="99"/><feTurbulence numOctaves="99"/>'
    )
    content = read_picture(drawing(tmp_path, f'<filter id="f">{endless}</filter>')).content
    assert b'<filter id="f"><feTurbulence numOctaves="9"/></filter>' in content


def test_many_parts_without_effects_are_drawn(tmp_path: Path) -> None:
    plain = (
        '<path d="M0 0h9" style="opacity:1;fill-opacity:.5" opacity="1" clip-path="none"/>' * 5_000
    )
    cycle = '<g id="c"><use href="#c"/></g><g id="e"/>' + '<use href="#e"/>' * 5_000
    styled = "<style>.far{opacity:.5} .near{fill:red}</style>" + '<g class="near"/>' * 5_000
    assert read_picture(drawing(tmp_path, plain + cycle + styled)).width == 9


def test_a_filter_reaches_only_so_far(tmp_path: Path) -> None:
    content = read_picture(drawing(tmp_path, '<filter x="-1000%" width="3000%" y="-50%"/>')).content
    assert b'<filter y="-50%"/>' in content
