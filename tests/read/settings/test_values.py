from __future__ import annotations

import contextlib
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from deckwright.model.talk import HandoutForm
from deckwright.model.theme import Minimums
from deckwright.read.settings import values
from deckwright.read.settings.raw import RawEvent, RawMinimums, RawSpeaker, RawTalk, RawTemplate

KINDS = {
    name: TypeAdapter(getattr(values, name))
    for name in (
        "Line", "Text", "Date", "Time", "Begin", "Duration", "Language", "Timezone", "Url",
        "Email", "HexColor",
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("Date", "2024-02-29", dt.date(2024, 2, 29)),
        ("Date", "0999-12-31", None),
        ("Date", "9999-12-31", None),
        ("Time", "9:05", dt.time(9, 5)),
        ("Time", "23:59", dt.time(23, 59)),
        ("Duration", "1", 1),
        ("Duration", "24:00", None),
        ("Duration", "1440", 1440),
        ("Duration", "1441", None),
        ("Duration", "0:00", None),
        ("Duration", "-5", None),
        ("Language", "zh-hant-TW", "zh-Hant-TW"),
        ("Language", "DE-1996", "de-1996"),
        ("Language", "es-419", "es-419"),
        ("Language", "x", None),
        ("Timezone", "Europe/Berlin", "Europe/Berlin"),
        ("Timezone", "../../etc/passwd", None),
        ("Url", "https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("Url", "tel:+441311234567", "tel:+441311234567"),
        ("Url", "ftp://example.org", None),
        ("Url", "data:text/html,x", None),
        ("Email", "a@example.org", "a@example.org"),
        ("HexColor", "#abcdef", "#ABCDEF"),
        ("HexColor", "#abc", None),
        ("HexColor", "#abcdef\n", None),
        ("Time", "18:30\n", None),
        ("Time", "١٨:٣٠", None),
    ],
)
def test_a_value_is_read_as_it_is_meant_or_refused(kind: str, written: str, value: Any) -> None:
    if value is None:
        with pytest.raises(ValidationError):
            KINDS[kind].validate_python(written)
    else:
        assert KINDS[kind].validate_python(written) == value


@given(
    st.sampled_from(sorted(KINDS)),
    st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text()) | st.none(),
)
def test_any_value_is_read_or_refused(kind: str, written: Any) -> None:
    with contextlib.suppress(ValidationError):
        assert KINDS[kind].validate_python(written) is not None


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)), st.times())
def test_dates_and_times_are_read_back(date: dt.date, time: dt.time) -> None:
    minute = time.replace(second=0, microsecond=0, fold=0)
    written = f"{date.isoformat()} {minute:%H:%M}"
    assert KINDS["Begin"].validate_python(written) == dt.datetime.combine(date, minute)


@pytest.mark.parametrize("model", [RawEvent, RawTalk, RawSpeaker, RawTemplate])
def test_every_setting_has_a_description_for_editors(model: Any) -> None:
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        assert part["additionalProperties"] is False
        for name, field in part["properties"].items():
            assert field.get("description"), name


def test_raw_sizes_default_to_the_planners() -> None:
    assert Minimums(**RawMinimums().model_dump()) == Minimums()


def test_the_handouts_forms_are_those_of_the_model() -> None:
    handout = RawEvent.model_json_schema()["$defs"]["RawHandout"]
    assert handout["properties"]["form"]["enum"] == list(HandoutForm.__args__)  # type: ignore[attr-defined]
