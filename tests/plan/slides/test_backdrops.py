"""A background of a slide's own, and text that can be read on it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pptx
import pytest

from deckwright.model.colors import contrast
from deckwright.model.deck import Deck, Slide, TableFrame, TextFrame
from deckwright.model.length import Box
from deckwright.model.scenery import Shape
from deckwright.model.source import Span
from deckwright.model.talk import Asset, TalkSettings
from deckwright.model.theme import Theme
from deckwright.parse import images_of, parse_talk
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template
from deckwright.write.pptx import write_pptx

MODIFIED = datetime(2026, 5, 4, tzinfo=UTC)
FOREIGN = Path(pptx.__file__).parent / "templates" / "default.pptx"
SKY = Asset(Path("sky.jpg"), "jpeg", 1600, 1600, tone=0.2)
SNOW = Asset(Path("snow.jpg"), "jpeg", 1600, 900, tone=0.9)
Plan = Callable[..., tuple[Deck, Any]]


def painted(package: bytes) -> bytes:
    """A template whose text has colours of its own, as those of LibreOffice have."""
    result = io.BytesIO()
    slot, color = b'<a:schemeClr val="tx1"/>', b'<a:srgbClr val="000000"/>'
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(slot, color))
    return result.getvalue()


@pytest.fixture(scope="module", params=["light", "dark", "foreign", "painted"])
def theme(request: pytest.FixtureRequest) -> Theme:
    name = request.param
    package = bundled_template(name) if name in ("light", "dark") else FOREIGN.read_bytes()
    if name == "painted":
        package = painted(package)
    theme, _ = load_theme(name, package)
    assert theme is not None
    return theme


@pytest.fixture(scope="module")
def plan(theme: Theme) -> Plan:
    def planned(
        attributes: str, words: str = "- words and a [link](https://example.org)"
    ) -> tuple[Deck, Any]:
        settings = TalkSettings(Path("talk.md"), "Talk", Span("talk.md"))
        body = f"## Slide {{{attributes}}}\n\n{words}\n"
        talk, found = parse_talk(settings, body)
        assert found == ()
        talk = replace(talk, assets={"sky.jpg": SKY, "snow.jpg": SNOW})
        return plan_talk(talk, theme)

    return planned


def slide_of(deck: Deck) -> Slide:
    return next(slide for slide in deck.slides if slide.title == "Slide")


@pytest.mark.parametrize(
    "attributes",
    [
        *(f"background-color=accent{number}" for number in range(1, 7)),
        *(f"background-color={slot}" for slot in ("tx1", "bg1", "bg2", "tx2")),
        *(f'background-color="{value}"' for value in ("#000000", "#FFFFFF", "#777777", "#FFE000")),
        "background=sky.jpg",
        "background-image=snow.jpg",
    ],
)
def test_text_can_be_read_on_any_background(attributes: str, plan: Plan, theme: Theme) -> None:
    deck, found = plan(attributes)
    slide = slide_of(deck)

    assert found == ()
    assert slide.backdrop is not None
    ground = theme.color(slide.backdrop.color)
    assert contrast(theme.color("tx1", slide.layout), ground) >= 4.5
    assert contrast(theme.color("hlink", slide.layout), ground) >= 4.5
    for frame in slide.frames:
        assert isinstance(frame, TextFrame)
        for paragraph in frame.paragraphs:
            color = theme.color(paragraph.style.color, slide.layout)
            assert contrast(color, ground) >= 4.5


@pytest.mark.parametrize(
    "attributes",
    [
        *(f'background-color="{value}"' for value in ("#000000", "#FFFFFF", "#777777", "#FFE000")),
        "background=sky.jpg",
        "background=snow.jpg",
    ],
)
def test_footers_can_be_read_on_any_background(attributes: str, plan: Plan, theme: Theme) -> None:
    slide = slide_of(plan(attributes)[0])

    assert slide.backdrop is not None
    own = next(one for one in theme.layouts if one.part == slide.layout.part)
    swapped = {"tx1": "bg1", "tx2": "bg2"} if slide.backdrop.flipped else {}
    for place in (*own.of_type("ftr"), *own.of_type("sldNum")):
        color = slide.footer.color or place.levels[0].color
        shown = theme.color(swapped.get(color, color), own)
        assert contrast(shown, theme.color(slide.backdrop.color)) >= 4.5


RULED = "> [!TIP]\n> words\n\n> words\n\n| A |\n|---|\n| x |"


@pytest.mark.parametrize("attributes", ["background=sky.jpg", "background=snow.jpg"])
def test_rules_can_be_seen_on_any_background(attributes: str, plan: Plan, theme: Theme) -> None:
    slide = slide_of(plan(attributes, RULED)[0])

    assert slide.backdrop is not None
    bars = [one.panel.bar for one in slide.frames if isinstance(one, TextFrame) and one.panel]
    rules = [one.head_rule for one in slide.frames if isinstance(one, TableFrame)]
    strokes = [stroke for stroke in (*bars, *rules) if stroke]
    assert len(strokes) == 3
    for stroke in strokes:
        written = theme.color(stroke.color)  # what PowerPoint knows of: the template's slots
        assert contrast(written, theme.color(slide.backdrop.color)) >= 3


def test_a_picture_covers_the_slide_and_is_moved_away_from_its_text(
    plan: Plan, theme: Theme
) -> None:
    dark, light = slide_of(plan("background=sky.jpg")[0]), slide_of(plan("background=snow.jpg")[0])

    assert dark.backdrop is not None
    assert light.backdrop is not None
    shape = theme.width / theme.height
    left, top, right, bottom = dark.backdrop.crop
    assert (left, right, bottom) == (0, 0, top)
    assert top == pytest.approx((1 - 1 / shape) / 2)
    beside = max(0.0, (1 - shape / (16 / 9)) / 2)
    assert light.backdrop.crop == pytest.approx((beside, 0.0, beside, 0.0))
    assert dark.backdrop.dimming < 0 < light.backdrop.dimming


def test_an_unknown_colour_is_reported_and_changes_nothing(plan: Plan) -> None:
    deck, (finding,) = plan("background-color=reddish")

    assert (finding.code, finding.span.line) == ("DW408", 1)
    assert slide_of(deck).backdrop is None


def test_a_missing_picture_changes_nothing(plan: Plan) -> None:
    assert slide_of(plan("background=none.jpg")[0]).backdrop is None


def test_other_slides_keep_their_layouts(plan: Plan, theme: Theme) -> None:
    deck, _ = plan("background-color=accent1")

    for slide in deck.slides:
        if slide.title != "Slide":
            assert slide.layout in theme.layouts


def test_the_picture_behind_a_slide_is_one_of_the_talks() -> None:
    settings = TalkSettings(Path("talk.md"), "Talk", Span("talk.md"))
    talk, _ = parse_talk(settings, "## Slide {background=sky.jpg}\n\nWords\n")

    assert [image.source for image in images_of(talk)] == ["sky.jpg"]


def test_a_drawing_of_the_template_hides_no_background(plan: Plan, theme: Theme) -> None:
    plain = slide_of(plan("background=sky.jpg")[0])
    assert plain.backdrop is not None
    assert not plain.backdrop.alone

    picture = Shape(Box(0, 0, theme.width, theme.height), paint="#204060")
    roles = {
        name: replace(role, layout=replace(role.layout, decorations=(picture,)))
        for name, role in theme.roles.items()
    }
    layouts = tuple(replace(layout, decorations=(picture,)) for layout in theme.layouts)
    covered = replace(theme, roles=roles, layouts=layouts)
    talk, _ = parse_talk(
        TalkSettings(Path("talk.md"), "Talk", Span("talk.md")),
        '## Slide {background-color="#FFE000"}\n\n- words\n\n## Other\n\n- words\n',
    )
    deck, _ = plan_talk(talk, covered)
    own, other = deck.slides[-2:]
    assert own.backdrop is not None
    assert own.backdrop.alone
    assert own.layout.decorations == ()
    assert other.layout.decorations == (picture,)
    parts = zipfile.ZipFile(io.BytesIO(write_pptx(deck, MODIFIED)))
    assert b'showMasterSp="0"' in parts.read(f"ppt/slides/slide{len(deck.slides) - 1}.xml")
    assert b"showMasterSp" not in parts.read(f"ppt/slides/slide{len(deck.slides)}.xml")
