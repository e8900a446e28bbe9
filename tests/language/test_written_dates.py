from __future__ import annotations

import datetime as dt

import pytest

from deckwright.language import words_for, written_date, written_day, written_time


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Monday, 1 October 2018"),
        ("en-US", "Monday, October 1, 2018"),
        ("de", "Montag, 1. Oktober 2018"),
        ("fr", "lundi 1er octobre 2018"),
        ("es", "lunes, 1 de octubre de 2018"),
        ("it", "lunedì 1 ottobre 2018"),
        ("pt", "segunda-feira, 1 de outubro de 2018"),
        ("pt-BR", "segunda-feira, 1º de outubro de 2018"),
        ("nl", "maandag 1 oktober 2018"),
        ("pl", "poniedziałek, 1 października 2018"),
        ("cs", "pondělí 1. října 2018"),
        ("sv", "måndag 1 oktober 2018"),
        ("da", "mandag den 1. oktober 2018"),
        ("ja", "2018年10月1日月曜日"),
        ("zh", "2018年10月1日星期一"),
        ("ar", "الاثنين، 1 أكتوبر 2018"),
        ("he", "יום שני, 1 באוקטובר 2018"),
        ("tlh", "Monday, 1 October 2018"),
    ],
)
def test_a_date_is_written_out(language: str, written: str) -> None:
    assert written_date(dt.date(2018, 10, 1), None, words_for(language)) == written


def test_a_day_of_the_winter_is_called_so_in_austria() -> None:
    assert written_day(dt.date(2024, 1, 2), words_for("de-AT")) == "2. Jänner 2024"
    assert written_day(dt.date(2024, 1, 2), words_for("de-CH")) == "2. Januar 2024"


def test_several_days_are_written_from_first_to_last() -> None:
    days = (dt.date(2018, 10, 22), dt.date(2018, 10, 24))
    assert written_date(*days, words_for("en")) == "22 October 2018 – 24 October 2018"
    assert written_date(*days, words_for("ja")) == "2018年10月22日～2018年10月24日"
    assert written_date(days[0], days[0], words_for("en")) == "Monday, 22 October 2018"


def test_no_day_is_nothing() -> None:
    words = words_for("en")
    assert written_date(None, None, words) == written_day(None, words) == ""
    assert written_time(None, words) == ""


@pytest.mark.parametrize(
    ("language", "written"), [("en", "09:05"), ("da", "09.05"), ("cs", "9:05")]
)
def test_a_time_is_written_as_the_language_does(language: str, written: str) -> None:
    assert written_time(dt.time(9, 5), words_for(language)) == written
