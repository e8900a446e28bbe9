"""Diagrams and charts on paper: a drawing, or the source or the numbers where there is none."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import PdfObject

from deckwright.model.colors import contrast
from deckwright.model.deck import ChartFrame, Deck
from deckwright.model.source import Span
from deckwright.model.talk import Event, Session, Talk, TalkSettings
from deckwright.parse import parse_talk
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import Name, bundled_template
from deckwright.write.handout import write_handout
from deckwright.write.handout.paper_drawings import drawings
from deckwright.write.slides import write_slides

MODIFIED = datetime(2026, 5, 4, tzinfo=UTC)
BODY = """\
## Flow

```mermaid {alt="A leads to B"}
graph LR
  A --> B
```
"""
CHART = """\
## Stars

```chart
kind: column
title: Stars on GitHub
{more}
---
year, containerd
2016, 1250
2017, 2640
```
"""


def plan(body: str, template: Name = "light") -> tuple[Talk, Deck]:
    theme, _ = load_theme(template, bundled_template(template))
    talk, _ = parse_talk(TalkSettings(Path("talk.md"), "Talk", Span("talk.md")), body)
    return talk, plan_talk(talk, theme)[0]


@pytest.fixture(scope="module")
def planned() -> tuple[Talk, Deck]:
    return plan(BODY)


def handout(talk: Talk, *decks: Deck) -> PdfReader:
    session = Session("talk", "Talk", Span("event.yml"), talk=talk.settings)
    event = Event("event", "Event", Span("event.yml"), sessions=(session,))
    pdf, found = write_handout(event, (talk,), decks, MODIFIED)
    assert found == ()
    return PdfReader(io.BytesIO(pdf))


def words(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def test_a_diagram_is_drawn_with_its_description(planned: tuple[Talk, Deck]) -> None:
    talk, deck = planned

    reader = handout(talk, deck)

    assert "graph LR" not in words(reader)
    assert "A leads to B" in alternatives(reader)


def test_without_a_deck_its_source_is_shown(planned: tuple[Talk, Deck]) -> None:
    assert "graph LR" in words(handout(planned[0]))


def test_a_drawing_is_found_by_its_line(planned: tuple[Talk, Deck], tmp_path: Path) -> None:
    drawn = drawings((planned[1],), tmp_path)

    ((key, one),) = drawn.items()
    assert key == ("talk.md", 3)
    assert one.path.read_bytes().startswith(b"<svg")
    assert 0 < one.share <= 1


def test_a_chart_is_drawn_and_keeps_its_numbers() -> None:
    reader = handout(*plan(CHART.format(more="y: Thousands")))

    assert "Stars on GitHub. containerd: 2016 1250, 2017 2640." in alternatives(reader)
    assert "1250" in words(reader)
    assert "Stars on GitHub" in words(reader)


def test_numbers_that_a_chart_says_itself_are_not_said_again() -> None:
    reader = handout(*plan(CHART.format(more="labels: yes")))

    assert "1250" not in words(reader)


def test_without_a_deck_a_chart_is_its_numbers() -> None:
    assert "1250" in words(handout(plan(CHART.format(more="labels: yes"))[0]))


@pytest.mark.parametrize("template", ["light", "dark"])
def test_series_can_be_told_apart_on_white_paper_without_colours(
    tmp_path: Path, template: Name
) -> None:
    rows = ("year, a, b, c", "2016, 1, 2, 3")
    talk = plan("## Three\n\n```chart\nkind: column\n---\n" + "\n".join(rows) + "\n```", template)
    ((_, one),) = drawings((talk[1],), tmp_path).items()
    fills = dict.fromkeys(
        re.findall(r'fill="(#[0-9a-f]{6})"', one.path.read_text(encoding="utf-8"))
    )
    series = sorted(
        contrast(fill, "#ffffff") for fill in fills if len(set(fill[1::2] + fill[2::2])) > 2
    )

    assert len(series) == 3
    assert series[0] > 2.8
    assert all(darker / lighter > 1.4 for lighter, darker in pairwise(series))


def test_every_label_of_a_chart_is_on_the_slide_and_on_paper() -> None:
    names = (
        "Forschungs- und Entwicklungsaufwendungen",
        "Verwaltungsgemeinkosten der Zentrale",
        "Öffentlichkeitsarbeit und Kommunikation",
        "Abschreibungen auf Sachanlagevermögen",
    )
    quarters = (
        "Erstes Quartal",
        "Drittes Quartal (vorläufig)",
        "Viertes Quartal (Hochrechnung der Geschäftsleitung)",
        "Vorjahresdurchschnitt",
    )
    rows = "\n".join(f"{quarter}, 12, 8, 5, 3" for quarter in quarters)
    fence = f"```chart\nkind: column\n---\nJahr, {', '.join(names)}\n{rows}\n```"
    _, deck = plan(f"## Vier Namen\n\n{fence}\n")
    (frame,) = [one for slide in deck.slides for one in slide.frames if isinstance(one, ChartFrame)]
    pdf, found = write_slides(deck, MODIFIED)

    assert found == ()
    printed = "".join(words(PdfReader(io.BytesIO(pdf))).split())
    assert [name for name in (*names, *quarters) if "".join(name.split()) not in printed] == []
    assert frame.paper is not None
    for plot in (frame.plot, frame.paper.plot):
        shown = {" ".join(label.lines) for label in plot.labels}
        assert set(names) | set(quarters) <= shown


def alternatives(reader: PdfReader) -> list[str]:
    """The alternative texts of the structure tree."""
    root: Any = reader.trailer["/Root"]
    waiting: list[Any] = [root["/StructTreeRoot"]]
    found: list[str] = []
    while waiting:
        node = waiting.pop()
        node = node.get_object() if isinstance(node, PdfObject) else node
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found += [str(node["/Alt"])] if "/Alt" in node else []
            waiting += [node["/K"]] if "/K" in node else []
    return found
