"""Diagrams and charts on paper: what a slide shows, drawn alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from deckwright.model.charts import Chart
from deckwright.model.colors import contrast, mix, readable
from deckwright.model.deck import (
    ChartFrame,
    Deck,
    Footer,
    Frame,
    GroupFrame,
    LineFrame,
    Slide,
    TextFrame,
)
from deckwright.model.length import points
from deckwright.model.plot import PaperPlot, Plot
from deckwright.model.theme import Theme
from deckwright.write.slides import write_slide_images
from deckwright.write.typst.context import Drawn

_MARGIN = points(6)
"""Around a drawing: lines and heads reach over the edge of their group."""
_USUAL = 20.0
"""The size of a diagram's words on a slide; one with smaller words is drawn larger on paper."""
_PAPER: Final = "#FFFFFF"
_INK: Final = "#1A1A1A"
_SEEN: Final = 3.0
"""WCAG 2.2, success criterion 1.4.11, for what is no text."""
_DARKEST: Final = 8.0
"""The contrast of the first of several series; the last has the least that is seen."""


def drawings(decks: Iterable[Deck], folder: Path) -> Mapping[tuple[str, int], Drawn]:
    """What `decks` draw, as SVG files in `folder`, by the file and line they come from.

    A diagram is as on its slide. A chart is as it was planned for the page, in colours that show
    on paper.
    """
    found: dict[tuple[str, int], Drawn] = {}
    for deck in decks:
        for slide in deck.slides:
            for frame in slide.frames:
                path = folder / f"drawing-{len(found) + 1}.svg"
                match frame:
                    case GroupFrame(span=span) if span.line:
                        drawn = _diagram(deck, slide, frame, path)
                    case ChartFrame(chart=chart, paper=PaperPlot() as printed) if chart.span.line:
                        span = chart.span
                        drawn = _chart(deck, slide, frame, printed, path)
                    case _:
                        continue
                if drawn is not None:
                    found.setdefault((span.path, span.line), drawn)
    return found


def _diagram(deck: Deck, slide: Slide, group: GroupFrame, path: Path) -> Drawn | None:
    width, height = group.box.width + 2 * _MARGIN, group.box.height + 2 * _MARGIN
    moved = replace(
        group,
        frames=tuple(
            _moved(one, _MARGIN - group.box.left, _MARGIN - group.box.top) for one in group.frames
        ),
    )
    share = min(1.0, group.box.width / deck.theme.width * max(1.0, _USUAL / group.size))
    theme = replace(deck.theme, width=width, height=height)
    return _drawn(deck, theme, slide, moved, path, share)


def _chart(
    deck: Deck, slide: Slide, frame: ChartFrame, printed: PaperPlot, path: Path
) -> Drawn | None:
    theme, layout = deck.theme, slide.layout
    colors = _shades([theme.color(one, layout) for one in frame.colors])
    on_paper = replace(
        frame,
        box=printed.box,
        plot=printed.plot,
        style=replace(frame.style, size=printed.plot.size, color=_INK),
        colors=colors,
        inner=max((_PAPER, _INK), key=lambda one: min(contrast(one, color) for color in colors)),
        quiet=mix(_PAPER, _INK, 0.25),
    )
    paper = replace(layout, background=_PAPER, colors={})
    shades = {**theme.colors, "bg1": _PAPER, "tx1": _INK}
    page = replace(theme, width=printed.width, height=printed.height, colors=shades)
    drawn = _drawn(deck, page, replace(slide, layout=paper), on_paper, path, printed.share)
    return drawn and replace(drawn, complete=_says_all(frame.chart, printed.plot))


def _says_all(chart: Chart, plot: Plot) -> bool:
    """Whether every name and every number of `chart` stands in its drawing."""
    known = sum(value is not None for one in chart.series for value in one.values)
    return chart.labels and not plot.left_out and len(plot.values) == known


def _shades(colors: Sequence[str]) -> tuple[str, ...]:
    """`colors` from dark to light, so that a printer without colours tells them apart."""
    if len(colors) == 1:
        return (readable(colors[0], _PAPER, _SEEN),)
    steps = range(len(colors) - 1, -1, -1)
    wanted = (_SEEN * (_DARKEST / _SEEN) ** (step / (len(colors) - 1)) for step in steps)
    return tuple(map(_shade, colors, wanted))


def _shade(color: str, wanted: float) -> str:
    """The tint or shade of `color` whose contrast with the paper is nearest to `wanted`."""
    shades = (mix(color, end, step / 50) for end in (_PAPER, _INK) for step in range(50))
    return min(shades, key=lambda shade: abs(contrast(shade, _PAPER) - wanted))


def _drawn(
    deck: Deck, theme: Theme, slide: Slide, frame: ChartFrame | GroupFrame, path: Path, share: float
) -> Drawn | None:
    """`frame` alone on a slide of the size of `theme`."""
    frames: tuple[Frame, ...] = (frame,)
    bare = replace(
        slide,
        number=1,
        layout=replace(slide.layout, placeholders=(), decorations=()),
        frames=frames,
        footer=Footer(number=False),
        hidden_title=True,
    )
    pictures, _ = write_slide_images(replace(deck, theme=theme, slides=(bare,), sections=()), "svg")
    if not pictures:
        return None
    path.write_bytes(pictures[0])
    return Drawn(path, theme.width, theme.height, share, frame.description)


def _moved(frame: TextFrame | LineFrame, right: int, down: int) -> TextFrame | LineFrame:
    if isinstance(frame, LineFrame):
        (x1, y1), (x2, y2) = frame.start, frame.end
        return replace(frame, start=(x1 + right, y1 + down), end=(x2 + right, y2 + down))
    box = frame.box
    return replace(frame, box=replace(box, left=box.left + right, top=box.top + down))
