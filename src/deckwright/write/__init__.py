"""The writers: bytes from what was planned, and the time that these carry."""

from __future__ import annotations

import datetime as dt
import os
import re

_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The earliest time that a zip member can carry."""


def modified(date: dt.date | None) -> dt.datetime:
    """`SOURCE_DATE_EPOCH`, else the day of the event.

    Files' own dates are no part of what they say, and differ between two clones of one source
    (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch(r"[0-9]{1,11}", given):  # up to the year 5138
        return max(_EPOCH, dt.datetime.fromtimestamp(int(given), dt.UTC))
    return dt.datetime.combine(date, dt.time(), dt.UTC) if date else _EPOCH
