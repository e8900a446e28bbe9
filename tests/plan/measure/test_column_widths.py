from __future__ import annotations

import pytest

from deckwright.model.inlines import Inlines, Run
from deckwright.model.theme import LevelStyle
from deckwright.plan.measure import Measure, column_widths

PADDING = 14.4


def row(*cells: str) -> tuple[Inlines, ...]:
    return tuple((Run(cell),) for cell in cells)


def widths(
    measure: Measure, body: LevelStyle, total: float, *rows: tuple[Inlines, ...]
) -> tuple[float, ...]:
    return column_widths(measure, rows, body, body, total, PADDING)


def test_short_words_do_not_fill_the_slide(measure: Measure, body: LevelStyle) -> None:
    columns = widths(measure, body, 800, row("Name", "Age"), row("Ada", "36"))
    assert sum(columns) < 200
    assert columns[0] >= measure.width((Run("Name"),), body) + PADDING


def test_long_text_takes_what_short_text_leaves(measure: Measure, body: LevelStyle) -> None:
    prose = "A container is a process that believes it is alone. " * 3
    columns = widths(measure, body, 500, row("Word", "Meaning"), row("container", prose))
    assert sum(columns) == pytest.approx(500)
    assert columns[0] >= measure.longest_word((Run("container"),), body) + PADDING
    assert columns[1] > columns[0]


def test_columns_share_what_is_too_narrow_for_their_words(
    measure: Measure, body: LevelStyle
) -> None:
    columns = widths(measure, body, 100, row("Datenschutz", "Auftragsverarbeitung"))
    assert sum(columns) == pytest.approx(100)
    assert columns[0] < columns[1]


def test_the_head_is_measured_in_its_own_style(measure: Measure, body: LevelStyle) -> None:
    head = LevelStyle(body.size, body.font, bold=True)
    rows = [row("Meaning"), row("x")]
    plain = column_widths(measure, rows, body, body, 800, PADDING)
    assert column_widths(measure, rows, body, head, 800, PADDING) > plain


PROSE = "It wraps one runtime so that another can be called in its place. " * 3


def test_a_word_keeps_together_at_its_hyphens_where_there_is_room(
    measure: Measure, body: LevelStyle
) -> None:
    path = "projectatomic/bwrap-oci-with-a-few-more-words"
    first, _ = widths(measure, body, 700, row("Runtime", "What"), row(path, PROSE))
    assert measure.lines((Run(path),), body, first - PADDING) == 1


def test_a_word_parts_at_its_hyphens_where_there_is_none(
    measure: Measure, body: LevelStyle
) -> None:
    path = "projectatomic/" + "bwrap-oci-" * 9
    columns = widths(measure, body, 500, row("Runtime", "What"), row(path, PROSE))
    assert sum(columns) == pytest.approx(500)
    assert measure.lines((Run(path),), body, columns[0] - PADDING) > 1
    assert columns[1] >= measure.longest_word((Run(PROSE),), body) + PADDING


def test_a_text_without_spaces_is_no_word_to_keep_together(
    measure: Measure, body: LevelStyle
) -> None:
    path, prose = "projectatomic/bwrap-oci", "容器是一个自以为孤独的进程" * 9
    first, _ = widths(measure, body, 600, row("Runtime", "What"), row(path, prose))
    assert measure.lines((Run(path),), body, first - PADDING) == 1
