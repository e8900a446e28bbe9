"""Typst's own measurement judges the planner: no text needs more than its box has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from deckwright.model.deck import Deck, TableFrame, TextFrame
from deckwright.pipeline import Pipeline
from deckwright.plan import plan_talk
from deckwright.read.event import read_talk_file
from deckwright.read.workspace import Workspace
from deckwright.theme import load_theme
from deckwright.theme.bundled import Name, bundled_template
from deckwright.write.slides.export import staged
from deckwright.write.typst.compile import query_values

JUDGE = """
#import "slides.typ": frame-needs
#let (slides, ..deck) = json("data.json")
#context [#metadata(slides.map(slide => frame-needs(deck, slide))) <needs>]
"""
TOLERANCE = 0.5
"""Points."""
ROOT = Path(__file__).parents[3]
Planner = Callable[..., Deck]

SENTENCE = (
    "A container is a process that believes it is alone on its machine, and the kernel keeps up "
    "the pretence with namespaces, control groups and read/write layers. "
)
LONG = "Donaudampfschifffahrtsgesellschaft" * 6
TALKS = {
    "paragraphs": f"## Text\n\n{SENTENCE * 20}",
    "bullets": "## List\n\n" + "\n".join(f"- {SENTENCE[: 20 + 7 * n]}" for n in range(20)),
    "levels": "## Deep\n\n" + "\n".join(f"{'    ' * (n % 4)}- {SENTENCE}" for n in range(12)),
    "numbers": "## Many\n\n" + "\n".join(f"{n}. {SENTENCE[:90]}" for n in range(95, 115)),
    "words": f"## {LONG}\n\n- {LONG}\n- x/{LONG}/y\n\n| {LONG} | b |\n|---|---|\n| a | {LONG} |",
    "table": "## Table\n\n| a | b |\n|---|---|\n" + f"| {SENTENCE} | {SENTENCE[:50]}[^1] |\n" * 9
    + "\n[^1]: A note.",
    "code": "## Code\n\n```python\n" + f"print('{SENTENCE}')\n" * 30 + "```",
    "statement": f"## One\n\n{SENTENCE}\n\n## Quote\n\n> {SENTENCE}\n>\n> — Ada[^1]\n\n[^1]: X.",
    "captions": f"## Photos\n\n![A](photo.png '{SENTENCE}')\n\n![B](photo.png '{SENTENCE * 2}')",
    "quotes": f"## Said\n\n> {SENTENCE * 6}\n>\n> — {SENTENCE}\n\n{SENTENCE}",
    "callouts": f"## Mind\n\n::: warning {SENTENCE[:60]}\n{SENTENCE * 4}\n:::\n\n"
    f"> [!NOTE]\n> {SENTENCE * 3}",
    "footnotes": f"## Notes\n\n- One[^1]\n- Two[^2]\n\n[^1]: {SENTENCE * 3}\n[^2]: {SENTENCE * 4}",
    "terms": "## Terms\n\n" + "\n\n".join(f"{SENTENCE[:30]}\n: {SENTENCE}" for _ in range(8)),
    "columns": "## Sides\n\n::: columns\n"
    + f"::: column\n### {SENTENCE[:40]}\n\n- {SENTENCE}\n:::\n" * 3
    + ":::",
    "diagram": f"## Flow\n\n```mermaid\ngraph LR\n  A[{SENTENCE[:70]}] -->|{SENTENCE[:30]}| B\n"
    f"  B --> C{{{{{SENTENCE[:40]}}}}}\n```",
    "formulas": "## Math\n\n$$\n\\frac{a}{b} = \\sum_{i=1}^n x_i\n$$\n\n"
    + f"- {SENTENCE[:50]}\n" * 9,
    "titles": f"# {SENTENCE}\n\n## {SENTENCE}\n\n- {SENTENCE}\n\n## {SENTENCE} {{layout=closing}}",
    "scripts": "## Ж\n\n- Контейнер — это процесс, который верит, что он один\n- H~2~O and x^2^",
}  # fmt: skip


def overflows(deck: Deck) -> list[tuple[int, str, float, float]]:
    """Slides with a text that is higher than its box: what it needs, and what it has."""
    with staged(deck) as (source, _):
        needs: Any = query_values(replace(source, template=JUDGE), "needs")[0]
    return [
        (slide.number, slide.title, each["need"], each["room"])
        for slide, frames in zip(deck.slides, needs, strict=True)
        for each in frames
        if each["need"] > each["room"] + TOLERANCE
    ]


@pytest.mark.parametrize("template", ["light", "dark"])
@pytest.mark.parametrize("name", TALKS)
def test_no_text_is_higher_than_its_box(planned: Planner, name: str, template: str) -> None:
    assert overflows(planned(TALKS[name], template)) == []


def test_no_text_of_the_edinburgh_meetup_is_higher_than_its_box() -> None:
    deck, _ = Pipeline().plan_whole_event("docker-meetup-edinburgh-2018", Workspace(ROOT))
    assert deck is not None
    assert overflows(deck) == []


@pytest.mark.parametrize("template", ["light", "dark"])
def test_no_text_of_any_kind_is_higher_than_its_box(template: Name) -> None:
    file, _ = read_talk_file(ROOT / "docs/examples/kitchen-sink.md")
    assert file.source is not None
    talk, _ = Pipeline().parse(file.source, file.root)
    theme, _ = load_theme(template, bundled_template(template))
    assert overflows(plan_talk(talk, theme)[0]) == []


def test_the_judge_sees_a_text_that_is_too_high(planned: Planner) -> None:
    deck = planned(TALKS["bullets"])
    slide = deck.slides[1]
    low = tuple(
        replace(frame, box=replace(frame.box, height=frame.box.height // 3))
        for frame in slide.frames
        if isinstance(frame, TextFrame)
    )
    assert overflows(replace(deck, slides=(replace(slide, frames=low),)))


def test_the_judge_measures_a_cell_in_all_that_it_spans(planned: Planner) -> None:
    deck = planned("## Spans\n\n| a | b |\n|---|---|\n| over both ||\n| c | d |\n")
    slide = deck.slides[1]
    (table,) = (frame for frame in slide.frames if isinstance(frame, TableFrame))
    low = replace(table, rows=tuple(replace(row, height=row.height // 3) for row in table.rows))

    assert overflows(deck) == []
    found = overflows(replace(deck, slides=(replace(slide, frames=(low,)),)))
    assert len(found) == len(["a", "b", "over both", "c", "d"])
