"""Cutting a flow into pages."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from deckwright.plan.compose.paginate import NEVER, FrameSpace, paginate, stack_height


@dataclass(frozen=True)
class Block:
    height: float
    spec: int = 0
    space: float = 0.0
    lead: float = 0.0
    cost: float = 1.0
    forced: bool = False
    notes: float = 0.0


FRAME = (FrameSpace(0.0, 10.0), FrameSpace(5.0, 10.0))

blocks = st.lists(
    st.builds(
        Block,
        st.floats(1, 60),
        st.just(0),
        st.floats(0, 10),
        st.floats(0, 9),
        st.booleans(),
        st.floats(0, 5),
    ),
    max_size=40,
)


@given(blocks, st.floats(20, 200))
def test_pages_cover_all_pieces_in_order(pieces: list[Block], capacity: float) -> None:
    pages = paginate(pieces, FRAME, capacity)
    assert [at for start, end in pages for at in range(start, end)] == list(range(len(pieces)))


@given(blocks, st.floats(20, 200))
def test_a_page_of_several_pieces_is_never_too_high(pieces: list[Block], capacity: float) -> None:
    for start, end in paginate(pieces, FRAME, capacity, 3.0):
        if end - start > 1:
            assert stack_height(pieces[start:end], FRAME, 3.0) <= capacity


@given(blocks, st.floats(20, 200))
def test_a_forced_piece_begins_a_page(pieces: list[Block], capacity: float) -> None:
    starts = {start for start, _ in paginate(pieces, FRAME, capacity)}
    assert {at for at, piece in enumerate(pieces) if piece.forced and at} <= starts


@given(blocks, st.floats(20, 200))
def test_no_cut_into_fewer_pages_exists(pieces: list[Block], capacity: float) -> None:
    greedy, start = int(bool(pieces)), 0
    for at in range(1, len(pieces)):
        page = pieces[start : at + 1]
        if pieces[at].forced or stack_height(page, FRAME, 0.0) > capacity:
            greedy, start = greedy + 1, at
    assert len(paginate(pieces, FRAME, capacity)) == greedy


def test_a_cut_is_made_where_it_costs_least() -> None:
    pieces = [Block(30), Block(30, cost=8), Block(30, cost=1), Block(30, cost=8)]
    assert paginate(pieces, FRAME, 100) == ((0, 2), (2, 4))


def test_pages_are_filled_evenly_where_cuts_cost_the_same() -> None:
    assert paginate([Block(10)] * 12, FRAME, 100) == ((0, 6), (6, 12))


def test_a_heading_stays_with_what_follows() -> None:
    pieces = [Block(40), Block(40), Block(10), Block(40, cost=NEVER)]
    assert paginate(pieces, FRAME, 95) == ((0, 2), (2, 4))


def test_a_piece_higher_than_a_page_stands_alone() -> None:
    assert paginate([Block(10), Block(500), Block(10)], FRAME, 100) == ((0, 1), (1, 2), (2, 3))


def test_each_frame_on_a_page_adds_its_overhead_and_a_gap() -> None:
    pieces = [Block(20, spec=0), Block(20, spec=1), Block(20, spec=1, space=2)]
    assert stack_height(pieces, FRAME, 0.0) == 20 + 10 + 5 + 20 + 2 + 20


def test_pieces_that_all_want_to_stay_together_are_cut_all_the_same() -> None:
    pieces = [Block(60, cost=NEVER) for _ in range(5)]
    assert len(paginate(pieces, FRAME, 100)) == 5
