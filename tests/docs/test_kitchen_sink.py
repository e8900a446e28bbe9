"""The example that uses everything, in our template and in one that we did not make.

Each of its slides shows a construct and has a golden of its own: the slide as it is planned, and
the XML that PowerPoint reads.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pptx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from deckwright.model.deck import Deck
from deckwright.model.talk import Talk
from deckwright.parse import images_of, parse_talk, with_figures
from deckwright.plan import plan_talk
from deckwright.plan.outline import outline
from deckwright.read.assets import read_assets
from deckwright.read.talk import read_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template
from deckwright.write.pptx import write_pptx

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "kitchen-sink.md"
MODIFIED = datetime(2026, 5, 4, tzinfo=UTC)


FOREIGN = Path(pptx.__file__).parent / "templates" / "default.pptx"
GOLDENS = Path(__file__).parents[1] / "goldens" / "kitchen-sink"
WIDTH = 110
"""Of a golden's lines, in characters."""


def foreign() -> bytes:
    """python-pptx's own template, in a font that every machine measures alike."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(FOREIGN) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Calibri", b"Arial"))
    return buffer.getvalue()


def folded(element: etree._Element, depth: int = 0) -> Iterator[str]:
    """XML with an element a line where it is short, and its children indented where it is not."""
    whole = re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(element, encoding="unicode"))
    indent = "  " * depth
    if len(element) == 0 or len(indent) + len(whole) <= WIDTH:
        yield indent + whole
        return
    yield indent + whole[: whole.index(">") + 1]
    for child in element:
        yield from folded(child, depth + 1)
    yield f"{indent}</{whole.rpartition('</')[2]}"


def drawn(deck: Deck) -> dict[str, str]:
    """By the slide's id: the slide as it is planned and as it is written, without its number."""
    with zipfile.ZipFile(io.BytesIO(write_pptx(deck, MODIFIED))) as package:
        parts = [package.read(f"ppt/slides/slide{at + 1}.xml") for at in range(len(deck.slides))]
    texts: dict[str, str] = {}
    for slide, part in zip(deck.slides, parts, strict=True):
        planned = outline(replace(deck, slides=(replace(slide, number=0),)))
        xml = "\n".join(folded(etree.fromstring(part)))
        number = f'(type="slidenum".*?<a:t>){slide.number}(?=</a:t>)'
        unnumbered = re.sub(number, r"\g<1>0", xml, flags=re.DOTALL)
        texts[slide.id] = f"{planned}\n{unnumbered}\n"
    return texts


@pytest.fixture(scope="module")
def talk() -> Talk:
    source, found = read_talk(EXAMPLE)
    assert source is not None
    assert found == ()
    talk, found = parse_talk(source.settings, source.body, source.first_line, source.origins)
    assert found == ()
    assets, found = read_assets(images_of(talk), EXAMPLE.parent, EXAMPLE.parent)
    assert found == ()
    return with_figures(replace(talk, assets=assets))


@pytest.fixture(scope="module", params=["light", "dark", "foreign"])
def deck(request: pytest.FixtureRequest, talk: Talk) -> Deck:
    name = request.param
    theme, _ = load_theme(name, foreign() if name == "foreign" else bundled_template(name))
    assert theme is not None
    deck, found = plan_talk(talk, theme)
    assert found == ()
    return deck


def test_the_example_is_planned_as_before(deck: Deck, golden: Callable[[str, str], None]) -> None:
    golden(f"plan/kitchen-sink-{deck.theme.name}.txt", outline(deck))


@pytest.mark.parametrize("deck", ["light", "foreign"], indirect=True)
def test_every_construct_is_drawn_as_its_golden_says(
    deck: Deck, golden: Callable[[str, str], None]
) -> None:
    texts = drawn(deck)
    for name, text in texts.items():
        golden(f"kitchen-sink/{deck.theme.name}/{name}.txt", text)
    assert {path.stem for path in (GOLDENS / deck.theme.name).iterdir()} == set(texts)


def test_every_construct_is_written_as_powerpoint_reads_it(
    deck: Deck, openxml_validator: OpenXmlValidator, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    written = write_pptx(deck, MODIFIED)
    path.write_bytes(written)

    assert [str(error) for error in openxml_validator.validate(path).errors] == []
    assert write_pptx(deck, MODIFIED) == written
    shapes = [shape for slide in pptx.Presentation(str(path)).slides for shape in slide.shapes]
    assert sum(shape.has_chart for shape in shapes) == 8
    cells = [list(shape.table.iter_cells()) for shape in shapes if shape.has_table]
    assert len(cells) == 6
    assert any(cell.is_merge_origin for one in cells for cell in one)
    assert len({shape.shape_type for shape in shapes}) >= 8
