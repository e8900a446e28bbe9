"""reveal.js and reveal-md: separators, `Note:`, attributes in comments.

https://revealjs.com/markdown/, https://github.com/webpro/reveal-md
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from deckwright.model.blocks import Attributes
from deckwright.model.talk import TalkSettings
from deckwright.parse.dialects.code_and_comments import Comment, fenced, take_comments
from deckwright.parse.dialects.ruled_slides import breaks
from deckwright.parse.dialects.shared_spellings import background, incremental, is_picture
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, SlideSource, cut
from deckwright.parse.syntax.braces import parse_items

_SEPARATOR, _VERTICAL = "---", "----"
_NOTES = re.compile(r"[ \t]*notes?:[ \t]*", re.IGNORECASE)
_COMMAND = re.compile(r"\s*\.(?P<about>slide|element)\s*:(?P<attributes>[\s\S]*)")
_LINES = re.compile(r"^([ \t]*`{3,}+[ \t]*[^\s`]*[ \t]*)\[(?:\d+:\s*)?([\d,|\- ]*)\]")


def read(rows: Rows, settings: TalkSettings, report: Report) -> list[SlideSource]:
    """The slides of a reveal.js deck; slides below one another follow one another."""
    options = dict(settings.options)
    places = dict(settings.option_places)
    notes = options.get("notesSeparator", "")
    note = re.compile(re.escape(notes)) if notes and _literal(notes) == notes else _NOTES
    named = (("separator", _SEPARATOR), ("verticalSeparator", _VERTICAL))
    ends = [end for name, usual in named for end in [_is_break(options.get(name, ""), usual)]]
    for name, _ in named:
        if name in options and not _literal(options[name]):
            report(
                places[name],
                f"`{name}: {options[name]}` is not understood",
                "use a line such as `---`",
            )
    at = breaks(rows, lambda text: any(end(text) for end in ends))
    return [_slide(part, note, report) for part in cut(rows, at)]


def _is_break(pattern: str, usual: str) -> Callable[[str], bool]:
    line = _literal(pattern) or usual
    return lambda text: text == line


def _literal(pattern: str) -> str:
    """The line that a separator's expression stands for; nothing where it is a real expression."""
    line = re.sub(r"^\^|\$$|\\r\?|\\[nr]|\?$", "", pattern.strip("\"'"))
    line = re.sub(r"^\^|\$$", "", line).replace("\\", "").strip()
    return "" if re.search(r"[\^$*+?()\[\]{}|]", line) else line


def _slide(rows: Rows, note: re.Pattern[str], report: Report) -> SlideSource:
    start = next((n for n, row in _text(rows) if note.match(row.text)), len(rows))
    rows, below = rows[:start], rows[start:]
    if below:
        first = note.sub("", below[0].text, count=1)
        below = (Row("", below[0].line), Row(first, below[0].line), *below[1:])
    rows, comments = take_comments(rows)
    below, _ = take_comments(below)
    attributes = Attributes()
    fragments: set[int] = set()
    pictures: list[Row] = []
    for comment in comments:
        command = _COMMAND.fullmatch(comment.text)
        if command and command["about"] == "slide":
            given, _ = parse_items(command["attributes"].strip())
            attributes = Attributes(given.id, given.classes + _classes(given))
            pictures += _background(given, comment, report)
        elif command and "fragment" in command["attributes"]:
            fragments.add(comment.at)
    rows = tuple(
        Row(_LINES.sub(_emphasised, row.text), row.line) if mark else row
        for row, mark in zip(rows, fenced(rows), strict=True)
    )
    if fragments:
        rows = incremental(rows, lambda at, _: any(at <= one for one in fragments))
    return SlideSource((*rows, *pictures), below, attributes)


def _text(rows: Rows) -> Iterator[tuple[int, Row]]:
    marks = fenced(rows)
    return ((number, row) for number, row in enumerate(rows) if not marks[number])


def _classes(given: Attributes) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d][\w-]*", given.get("class")))


def _background(given: Attributes, comment: Comment, report: Report) -> Rows:
    """A background picture of the slide's own; colours are left out."""
    for name in ("data-background-video", "data-background-iframe"):
        if address := given.get(name):
            report(comment.line, f"the background `{address}` is left out", "use a picture")
    source = given.get("data-background-image") or given.get("data-background")
    return background(source, comment.line) if is_picture(source) else ()


def _emphasised(found: re.Match[str]) -> str:
    lines = ",".join(part.strip() for part in re.split(r"[|,]", found[2]) if part.strip())
    return f"{found[1]}{{{lines}}}" if lines else found[1]
