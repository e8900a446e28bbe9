"""What was made is taken over as long as what it was made from is equal."""

import pytest

from deckwright.cache import Cache


def test_what_is_made_from_equal_values_is_made_once() -> None:
    cache = Cache()
    made = cache.get("talk", list, (1, 2))
    assert cache.get("talk", list, (1, 2)) is made


def test_what_is_made_from_other_values_is_made_anew_and_takes_the_place_of_the_older() -> None:
    cache = Cache()
    made = cache.get("talk", list, (1, 2))
    assert cache.get("talk", list, (1, 3)) == [1, 3]
    assert cache.get("talk", list, (1, 2)) is not made


def test_neither_subjects_nor_functions_share_a_place() -> None:
    cache = Cache()
    made = cache.get("first", list, (1, 2))
    assert cache.get("second", list, (1, 2)) is not made
    assert cache.get("first", set, (1, 2)) == {1, 2}
    assert cache.get("first", list, (1, 2)) is made


def test_a_failure_is_not_kept() -> None:
    cache = Cache()
    made = cache.get("talk", int, "1")
    with pytest.raises(ValueError, match="invalid literal"):
        cache.get("talk", int, "one")
    assert cache.get("talk", int, "1") is made
