from __future__ import annotations

import pytest

from deckwright.language import direction, primary


@pytest.mark.parametrize("language", "ar ar-EG he fa ur ckb sd ug ps dv yi az-Arab".split())
def test_some_languages_run_from_right_to_left(language: str) -> None:
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", "en de ja zh-Hant az ar-Latn ug-Cyrl-KZ".split())
def test_others_from_left_to_right_and_the_script_counts_more(language: str) -> None:
    assert direction(language) == "ltr"


def test_the_language_itself_is_the_first_part_of_a_tag() -> None:
    assert (primary("de-CH"), primary("pt_BR"), primary("EN")) == ("de", "pt", "en")
