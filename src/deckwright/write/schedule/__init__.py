"""An event's running order as data that other programs read."""

from __future__ import annotations

import datetime as dt
from typing import Literal, assert_never

from deckwright.model.talk import Event

ScheduleFormat = Literal["ics", "schedule.json", "schedule.xml", "json-ld", "csv"]


def write_schedule(event: Event, form: ScheduleFormat, modified: dt.datetime) -> bytes:
    """The schedule of `event`: the same bytes for the same input.

    `modified` is when the data are said to be from.
    """
    match form:
        case "ics":
            from deckwright.write.schedule.calendar import calendar  # noqa: PLC0415 - slow

            return calendar(event, modified)
        case "schedule.json":
            from deckwright.write.schedule.frab_schedule import schedule_json  # noqa: PLC0415 - as above

            return schedule_json(event)
        case "schedule.xml":
            from deckwright.write.schedule.frab_schedule import schedule_xml  # noqa: PLC0415 - slow

            return schedule_xml(event)
        case "json-ld":
            from deckwright.write.schedule.linked import json_ld  # noqa: PLC0415 - as above

            return json_ld(event)
        case "csv":
            from deckwright.write.schedule.csv_table import table  # noqa: PLC0415 - as above

            return table(event)
        case _:
            assert_never(form)
