"""Over generated talks, nothing is taken for a loss that is none."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckwright.conserve.markdown import scan
from deckwright.conserve.spellings import SPELLINGS
from deckwright.model.talk import Dialect
from tests.conserve.conftest import Lost
from tests.parse.test_nothing_lost import talks
from tests.plan.test_every_talk import SLIDES

EXAMPLES = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
DIALECTS = st.sampled_from(sorted(SPELLINGS))


@given(talks(), st.sampled_from(("slides", "notes")))
@EXAMPLES
def test_every_mixed_talk_arrives(lost: Lost, body: str, prose: str) -> None:
    assert lost(body, prose=prose) == ()


@given(SLIDES, st.sampled_from(("slides", "notes")))
@EXAMPLES
def test_every_planned_talk_arrives(lost: Lost, body: str, prose: str) -> None:
    assert lost(body, prose=prose) == ()


@given(
    st.text() | st.text(alphabet="#-:`|>*_[](){}^~=$<!a 1.\\\n\t\"'/&;—", max_size=200), DIALECTS
)
@settings(deadline=None)
def test_any_text_can_be_counted(text: str, dialect: Dialect) -> None:
    read = scan(text, SPELLINGS[dialect])
    assert len(read.rows) >= text.count("\n") + 1
    read.between(0, len(read.rows)).count()
