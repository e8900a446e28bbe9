"""Days and times of day, written out as a language writes them."""

from __future__ import annotations

import datetime as dt

from deckwright.language.words import Words


def written_date(start: dt.date | None, end: dt.date | None, words: Words) -> str:
    """An event's day with its weekday, or the first and the last of its days; empty for none."""
    if start is None:
        return ""
    if end is None or end == start:
        return _filled(words.date_with_weekday, start, words)
    return words.date_range.format(start=written_day(start, words), end=written_day(end, words))


def written_day(day: dt.date | None, words: Words) -> str:
    """A day without its weekday; empty for none."""
    return _filled(words.date, day, words) if day else ""


def written_time(time: dt.time | None, words: Words) -> str:
    """A time of day; empty for none."""
    return words.clock.format(hour=time.hour, minute=time.minute) if time else ""


def _filled(form: str, day: dt.date, words: Words) -> str:
    return form.format(
        weekday=words.weekdays[day.weekday()],
        day=words.first_day if day.day == 1 else day.day,
        month=words.months[day.month - 1],
        year=day.year,
    )
