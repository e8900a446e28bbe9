"""CSV (RFC 4180), for spreadsheets."""

from __future__ import annotations

import csv
import io

from deckwright.model.talk import Event
from deckwright.write.schedule.rows import TimedSession, rows

_COLUMNS = (
    "date", "start", "end", "minutes", "room", "kind", "title", "subtitle", "speakers", "track",
    "language", "file", "abstract",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet calculate a cell; an apostrophe before it keeps that text
(https://owasp.org/www-community/attacks/CSV_Injection)."""


def table(event: Event) -> bytes:
    """A line for each session, with a head, in UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for row in rows(event):
        writer.writerow([_inert(cell) for cell in _cells(event, row)])
    return text.getvalue().encode()


def _cells(event: Event, row: TimedSession) -> tuple[str, ...]:
    session, talk = row.session, row.session.talk
    return (
        str(row.day or ""),
        f"{row.begin:%H:%M}" if row.begin else "",
        f"{row.end:%H:%M}" if row.end else "",
        str(session.duration or ""),
        session.room,
        session.kind,
        session.title,
        talk.subtitle if talk else "",
        ", ".join(speaker.name for speaker in row.speakers),
        talk.track if talk else "",
        talk.language if talk else event.language,
        talk.path.name if talk else "",
        talk.abstract if talk else "",
    )


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
