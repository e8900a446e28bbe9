"""What holds of every plan, whatever the talk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import (
    Deck,
    Frame,
    LineFrame,
    PictureFrame,
    Slide,
    TableFrame,
    TextFrame,
)
from deckwright.model.inlines import plain_text
from deckwright.model.length import points

Words = Callable[[int], str]
"""So many words that stand nowhere else in the talk."""
Block = Callable[[Words], str]
Plan = Callable[[str, str], tuple[Deck, tuple[Diagnostic, ...]]]

TEXT_SIZES = st.sampled_from([1, 3, 12, 40, 160, 400])


def text(size: int) -> Block:
    return lambda words: words(size)


def sentences(size: int) -> Block:
    return lambda words: " ".join(f"{words(9)}." for _ in range(size))


def bullets(items: int, size: int, mark: str) -> Block:
    return lambda words: "\n".join(f"{mark} {words(size)}" for _ in range(items))


def nested(depth: int, size: int) -> Block:
    return lambda words: "\n".join(f"{'  ' * at}- {words(size)}" for at in range(depth))


def table(rows: int, columns: int, size: int) -> Block:
    def row(words: Words) -> str:
        return "| " + " | ".join(words(size) for _ in range(columns)) + " |"

    return lambda words: "\n".join(
        [row(words), "|---" * columns + "|", *(row(words) for _ in range(rows))]
    )


def spanning(rows: int, size: int) -> Block:
    """A table whose first cell reaches down over all of its rows, and whose last one right."""
    return lambda words: "\n".join(
        [
            f"| {words(1)} | {words(1)} ||",
            "|---|---|---|",
            f"| {words(size)} | {words(1)} | {words(size)} |",
            *(f"| ^^ | {words(2)} | {words(2)} |" for _ in range(rows)),
            f"| ^^ | {words(size)} ||",
        ]
    )


def code(lines: int, size: int, title: int) -> Block:
    def listing(words: Words) -> str:
        head = f'```sh title="{words(title)}"' if title else "```sh"
        return "\n".join([head, *(words(size) for _ in range(lines)), "```"])

    return listing


def quote(size: int, attribution: int) -> Block:
    return lambda words: f"> {words(size)}\n>\n> — {words(attribution)}"


def figure(caption: int) -> Block:
    return lambda words: f'![{words(2)}](photo.png "{words(caption)}")'


def terms(size: int) -> Block:
    return lambda words: f"{words(2)}\n: {words(size)}"


def callout(inner: Block) -> Block:
    return lambda words: f":::: tip {words(2)}\n{inner(words)}\n::::"


def columns(inner: Sequence[Block]) -> Block:
    def side_by_side(words: Words) -> str:
        each = "\n".join(f":::: column\n{block(words)}\n::::" for block in inner)
        return f"::::: columns\n{each}\n:::::"

    return side_by_side


def heading(size: int) -> Block:
    return lambda words: f"### {words(size)}\n\n{words(3)}"


def noted(size: int) -> Block:
    """A paragraph with a footnote."""

    def paragraph(words: Words) -> str:
        label = words(1)
        return f"{words(4)}[^{label}]\n\n[^{label}]: {words(size)}"

    return paragraph


IN_ORDER = st.one_of(
    st.builds(text, TEXT_SIZES),
    st.builds(sentences, st.integers(1, 40)),
    st.builds(bullets, st.integers(1, 30), st.integers(1, 30), st.sampled_from(["-", "1."])),
    st.builds(nested, st.integers(1, 9), st.integers(1, 60)),
    st.builds(table, st.integers(1, 30), st.integers(1, 5), st.sampled_from([1, 4])),
    st.builds(code, st.integers(1, 40), st.integers(1, 30), st.sampled_from([0, 2, 60])),
    st.builds(terms, TEXT_SIZES),
    st.builds(heading, st.integers(1, 30)),
)
ANY = st.one_of(
    IN_ORDER,
    st.builds(table, st.integers(1, 4), st.integers(1, 5), st.just(90)),
    st.builds(spanning, st.integers(0, 20), st.sampled_from([1, 4, 60])),
    st.builds(quote, TEXT_SIZES, st.integers(1, 60)),
    st.builds(figure, st.integers(1, 90)),
    st.builds(noted, st.sampled_from([1, 20, 300])),
    st.builds(callout, IN_ORDER),
    st.builds(columns, st.lists(IN_ORDER, min_size=2, max_size=6)),
)
SIZES = st.sampled_from(["", "{.shrink}", "{.nosplit}", "{layout=quote}", "{layout=two-content}"])


def written(blocks: Sequence[Block], title: int, wish: str = "") -> str:
    """A slide of `blocks`, every word of it another one."""
    numbers = count()

    def words(size: int) -> str:
        return " ".join(f"w{next(numbers):05}" for _ in range(size))

    head = f"## {words(title)} {wish}" if title else "---"
    return "\n\n".join([head, *(block(words) for block in blocks)])


TITLES = st.sampled_from([0, 1, 4, 30, 300])
SLIDES = st.builds(written, st.lists(ANY, min_size=1, max_size=4), TITLES, SIZES)
THEMES = st.sampled_from(["light", "dark", "foreign"])
EXAMPLES = settings(max_examples=20, deadline=None)


def own_slides(deck: Deck) -> tuple[Slide, ...]:
    """The slides after the title slide."""
    return deck.slides[1:]


def frame_words(frame: Frame) -> str:
    match frame:
        case TextFrame():
            return " ".join(plain_text(one.inlines) for one in frame.paragraphs)
        case TableFrame():
            rows = (" ".join(plain_text(cell.inlines) for cell in row.cells) for row in frame.rows)
            return " ".join(rows)
        case PictureFrame():
            return frame.image.alt
        case _:
            return ""


def seen(deck: Deck) -> list[str]:
    """The words of a deck in reading order, each where it stands first."""
    texts = (frame_words(frame) for slide in own_slides(deck) for frame in slide.frames)
    return list(dict.fromkeys(re.findall(r"w\d{5}", " ".join(texts))))


def boxed(slide: Slide) -> Iterator[Frame]:
    return (frame for frame in slide.frames if not isinstance(frame, LineFrame))


@given(SLIDES, THEMES)
@EXAMPLES
def test_no_word_is_lost(planned: Plan, body: str, theme: str) -> None:
    deck, findings = planned(body, theme)
    told = " ".join([one.message for one in findings] + [one.title for one in deck.slides])
    missing = set(re.findall(r"w\d{5}", body)) - set(seen(deck)) - set(re.findall(r"w\d{5}", told))
    assert {word for word in missing if f"[^{word}]" not in body} == set()


@given(st.builds(written, st.lists(IN_ORDER, min_size=1, max_size=4), TITLES), THEMES)
@EXAMPLES
def test_the_order_is_kept(planned: Plan, body: str, theme: str) -> None:
    deck, _ = planned(body, theme)
    assert seen(deck) == sorted(seen(deck))


@given(SLIDES, THEMES)
@EXAMPLES
def test_nothing_leaves_the_slide(planned: Plan, body: str, theme: str) -> None:
    deck, _ = planned(body, theme)
    for slide in own_slides(deck):
        for frame in boxed(slide):
            assert not isinstance(frame, LineFrame)
            assert min(frame.box.left, frame.box.top, frame.box.width, frame.box.height) >= 0
            assert frame.box.right <= deck.theme.width
            assert frame.box.bottom <= deck.theme.height


@given(SLIDES, THEMES)
@EXAMPLES
def test_no_text_is_higher_than_its_box(planned: Plan, body: str, theme: str) -> None:
    deck, _ = planned(body, theme)
    for slide in deck.slides:
        for frame in slide.frames:
            if isinstance(frame, TextFrame):
                assert frame.height <= frame.box.height + 1
            if isinstance(frame, TableFrame):
                assert sum(row.height for row in frame.rows) <= frame.box.height + 1


@given(SLIDES, THEMES)
@EXAMPLES
def test_no_frame_stands_on_another(planned: Plan, body: str, theme: str) -> None:
    deck, _ = planned(body, theme)
    slack = points(1)
    for slide in own_slides(deck):
        for one, other in combinations(boxed(slide), 2):
            assert not isinstance(one, LineFrame)
            assert not isinstance(other, LineFrame)
            across = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
            down = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
            assert min(across, down) <= slack, (one, other)


@given(SLIDES, THEMES)
@EXAMPLES
def test_small_text_is_reported(planned: Plan, body: str, theme: str) -> None:
    deck, findings = planned(body, theme)
    if {one.code for one in findings} & {"DW403", "DW405"}:
        return
    least = deck.theme.minimums
    floors = {"body": least.caption, "quote": least.caption, "code": least.code}
    for slide in own_slides(deck):
        for frame in slide.frames:
            if isinstance(frame, TableFrame):
                assert frame.style.size >= least.table
            elif isinstance(frame, TextFrame) and frame.role in floors:
                sizes = [one.style.size for one in frame.paragraphs]
                assert min(sizes) >= floors[frame.role]


@given(SLIDES, THEMES)
@settings(max_examples=20, deadline=None)
def test_a_talk_is_planned_alike_each_time(planned: Plan, body: str, theme: str) -> None:
    assert planned(body, theme) == planned(body, theme)


@pytest.mark.parametrize("theme", ["light", "foreign"])
def test_a_continued_slide_keeps_its_sizes(planned: Plan, theme: str) -> None:
    body = written([bullets(40, 8, "-"), code(30, 6, 0), table(30, 3, 2)], 3)
    deck, _ = planned(body, theme)
    sizes: dict[str, set[float]] = {}
    for slide in own_slides(deck):
        for frame in slide.frames:
            if isinstance(frame, TextFrame):
                own = {one.style.size for one in frame.paragraphs}
                sizes.setdefault(frame.role, set()).update(own)
            elif isinstance(frame, TableFrame):
                sizes.setdefault("table", set()).add(frame.style.size)
    assert {role: len(found) for role, found in sizes.items()} == dict.fromkeys(sizes, 1)
