"""k1LoW/deck: comments are notes, those in JSON settings of their slide.

https://github.com/k1LoW/deck/blob/main/docs/markdown.md
"""

from __future__ import annotations

import json
import re

from deckwright.model.blocks import Attributes
from deckwright.model.talk import TalkSettings
from deckwright.parse.dialects.code_and_comments import Comment, take_comments, top_tokens
from deckwright.parse.dialects.shared_spellings import as_words
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, SlideSource, cut

_BREAK = re.compile(r"-{3,}[ \t]*")
_LAYOUTS = {"title": "title", "section": "section"}
"""Of the layouts that its users name those that mean the same in any template."""


def read(rows: Rows, _settings: TalkSettings, report: Report) -> list[SlideSource]:
    """The slides between rules of hyphens at the line's beginning."""
    breaks = [
        token.map[0]
        for token in top_tokens(rows)
        if token.type == "hr" and token.map and _BREAK.fullmatch(rows[token.map[0]].text)
    ]
    slides = (_slide(part, report) for part in cut(rows, breaks))
    return [slide for slide in slides if slide is not None]


def _slide(rows: Rows, report: Report) -> SlideSource | None:
    """A slide; None where it asks to be ignored."""
    shown, comments = take_comments(rows)
    notes: list[Row] = []
    page: dict[str, object] = {}
    for comment in comments:
        settings = _settings(comment)
        if settings is not None:
            page = settings
        elif comment.text.strip():
            notes.append(Row("", comment.line))
            notes += (
                Row(as_words(line.strip()), comment.line + number)
                for number, line in enumerate(comment.text.split("\n"))
            )
    if page.get("ignore") is True:
        words = " ".join(" ".join(row.text for row in (*shown, *notes)).split())
        report(rows[0].line, f"a slide that asks to be ignored is left out: {words}", "delete it")
        return None
    layout = _LAYOUTS.get(str(page.get("layout", "")).lower(), "")
    return SlideSource(
        shown,
        tuple(notes),
        Attributes(
            classes=("hidden",) if page.get("skip") is True else (),
            values=(("layout", layout),) if layout else (),
        ),
    )


def _settings(comment: Comment) -> dict[str, object] | None:
    """The settings of a slide that a comment holds; None where it is a note."""
    try:
        given = json.loads(comment.text)
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, dict) else None
