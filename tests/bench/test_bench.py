"""The measuring itself: that its talks can be read and its page can be written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from lxml import etree

from bench.generate import event, talk
from bench.measure import Cost, cost
from bench.plot import plot
from bench.report import EventCosts, HandoutCost, Phases, Report, report
from deckwright.pipeline import Pipeline
from deckwright.read.event import read_event
from deckwright.read.workspace import Workspace


@pytest.mark.parametrize("slides", [1, 10, 25])
def test_a_talk_has_as_many_slides_as_it_should(tmp_path: Path, slides: int) -> None:
    path = tmp_path / "talk.md"
    path.write_text(talk(slides), encoding="utf-8")
    deck, found = Pipeline().plan_file(path)
    assert not found
    assert deck is not None
    assert len(deck.slides) == slides + 1  # and the title slide


def test_an_event_has_as_many_talks_as_it_should(tmp_path: Path) -> None:
    folder = event(tmp_path, "meetup", talks=3, slides=2)
    source, found = read_event(folder, Workspace(tmp_path))
    assert not found
    assert source is not None
    assert len(source.talks) == 3


def test_a_process_has_a_cost(tmp_path: Path) -> None:
    turns: list[int] = []
    spent = cost((sys.executable, "-c", "pass"), tmp_path, before=lambda: turns.append(1))
    assert len(turns) == 6  # the first is not counted
    assert spent.wall > 0
    assert spent.memory > 1


def test_the_page_says_how_much_longer_others_take() -> None:
    own, other = Cost(0.5, 0.4, 60.0), Cost(300.0, 290.0, 400.0, ended=True)
    events = {4: EventCosts(own, own, own, Cost(0.6, 0.5, 60.0))}
    phases = Phases(500, {"plan": 0.25, "write": 0.75})
    decks = {"ours": {10: own}, "theirs": {10: other}}
    handouts = {4: HandoutCost(40, own), 250: HandoutCost(0, other)}
    warm = {"for the first time": 0.91, "the same again": 0.12}
    page = report(Report(decks, phases, events, events[4], own, handouts, warm))
    assert "| 10 | 0.50 | 0.40 | 60 | over 120 |  |  | over 600.0 × (725.0 × CPU) |" in page
    assert "0.60 (1.20 ×)" in page
    assert "| plan | 0.25 | 25% | 0.50 |" in page
    assert "| 4 | 40 | 0.50 | 0.40 | 60 | 10.0 |" in page
    assert "| 250 |  | over 120 |  |  |  |" in page
    assert "4 talks (40 pages): 0.91 s for the first time, 0.12 s the same again." in page


def test_the_plot_has_a_line_for_each_tool() -> None:
    drawn = plot({"a & b": [(1, 0.2), (10, 0.3)], "c": [(1, 2.0)]}, "slides", "seconds")
    root = etree.fromstring(drawn)
    assert len(root.findall("{*}polyline")) == 2
    assert "a & b" in {one.text for one in root.iter("{*}text")}
