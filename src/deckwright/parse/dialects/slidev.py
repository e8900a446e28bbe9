"""Slidev: YAML between slides, the last comment as notes, slots, components.

https://sli.dev/guide/syntax, https://sli.dev/builtin/layouts
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.model.blocks import Attributes
from deckwright.model.talk import TalkSettings
from deckwright.parse.dialects.code_and_comments import (
    fenced,
    outside_code,
    take_comments,
    without_spans,
)
from deckwright.parse.dialects.shared_spellings import (
    as_words,
    background,
    columns,
    first_heading,
    is_picture,
)
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, SlideSource, is_blank, text_of

_FENCE = re.compile(r"[ \t]*`{3,}")
_KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)")
_SLOT = re.compile(r"::[ \t]*(\w[\w-]*)[ \t]*::")
_COMPONENT = re.compile(r"</?[A-Za-z][\w-]*:[\w-]+(?:\s[^<>]*)?/?>")
_BOUND = re.compile(
    r"\s[@:#][\w.:-]+=(?:\"[^\"]*\"|'[^']*')|\sv-[\w.:-]+(?:=(?:\"[^\"]*\"|'[^']*'))?"
)
"""What Vue binds to an element; CommonMark allows no such attributes."""
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_HIDING = re.compile(r"<(?:style|script)\b.*?</(?:style|script)\s*>", re.DOTALL)
_INFO = re.compile(r"(?P<fence>[ \t]*(?:`{3,}|~{3,})[ \t]*)(?P<language>[^\s`{\[]*)(?P<rest>[^`]*)")
_STEPS = re.compile(r"\{[ \t]*([\w*|,\- \t]*)[ \t]*\}")
_SNIPPET = re.compile(r"<<<[ \t]+\S.*")
_URL = re.compile(r"^url\([\"']?(.*?)[\"']?\)$")
_SIDES = {"image-left": "left", "image-right": "right", "image": "whole"}


def read(rows: Rows, settings: TalkSettings, report: Report) -> list[SlideSource]:
    """The slides of a Slidev deck."""
    parts = _split(rows, dict(settings.options))
    return [_slide(part, given, report) for part, given in parts if not _is_off(given)]


def _is_off(given: dict[str, str]) -> bool:
    return "true" in (given.get("disabled"), given.get("hide"))


def _split(rows: Rows, given: dict[str, str]) -> Iterator[tuple[Rows, dict[str, str]]]:
    """Slides and their settings, cut as Slidev's own parser cuts them."""
    start = at = 0
    while at < len(rows):
        text = rows[at].text.rstrip()
        if text.startswith("---"):
            yield rows[start:at], given
            given = {}
            below = rows[at + 1].text if at + 1 < len(rows) else ""
            end = _yaml_end(rows, at) if text == "---" and below.strip() else None
            if end is not None:
                given, at = _settings(rows[at + 1 : end]), end
            start = at + 1
        elif fence := _FENCE.match(text):
            at = next(
                (n for n in range(at + 1, len(rows)) if rows[n].text.startswith(fence[0])), at
            )
        at += 1
    yield rows[start:], given


def _yaml_end(rows: Rows, at: int) -> int | None:
    """Where the settings that begin below row `at` end; None where slides stand there."""
    for number in range(at + 1, len(rows)):
        text = rows[number].text.rstrip()
        if text == "---":
            return number
        if not (_KEY.match(text) or text[:1] in ("", " ", "\t", "#", "-", "}", "]")):
            return None
        if text.startswith("# ") and number == at + 1 and not _KEY.match(rows[number + 1].text):
            return None
    return None


def _settings(rows: Rows) -> dict[str, str]:
    found = (_KEY.fullmatch(row.text.rstrip()) for row in rows)
    return {one[1]: one[2].strip().strip("\"'") for one in found if one}


def _slide(rows: Rows, given: dict[str, str], report: Report) -> SlideSource:
    rows, notes = _with_notes(rows)
    rows = _listings(rows)
    rows = _without_components(rows, report)
    line = rows[0].line if rows else 0
    if source := given.get("src"):
        report(line, f"the slides of `{source}` are left out", "copy them into this file")
    rows = _arranged(rows, given)
    rows, layout = _with_pictures(rows, given, line)
    classes = tuple(re.findall(r"[^\W\d][\w-]*", given.get("class", "")))
    values = (("layout", layout),) if layout else ()
    return SlideSource(rows, notes, Attributes(given.get("routeAlias", ""), classes, values))


def _with_notes(rows: Rows) -> tuple[Rows, Rows]:
    """A slide without its comments, and what the last one says where nothing comes after it."""
    shown, comments = take_comments(rows)
    if not comments or _HIDING.sub("", text_of(shown[comments[-1].at :])).strip():
        return shown, ()
    last = comments[-1]
    lines = re.sub(r"\[click(?::\d+)?\][ \t]*", "", last.text).split("\n")
    return shown, tuple(Row(as_words(line), last.line + n) for n, line in enumerate(lines))


def _listings(rows: Rows) -> Rows:
    """Fences as ours: lines to point out, a title; those of `magic-move` are taken away."""
    result: list[Row] = []
    wrapper = ""
    for row, is_code in zip(rows, fenced(rows), strict=True):
        found = _INFO.fullmatch(row.text) if is_code else None
        if wrapper and row.text.strip() == wrapper:
            wrapper = ""
        elif found and "magic-move" in found["rest"]:
            wrapper = found["fence"].strip()
        elif found and found["rest"].strip():
            result.append(Row(_info(found), row.line))
        else:
            result.append(row)
    return tuple(result)


def _info(found: re.Match[str]) -> str:
    rest = found["rest"]
    steps = _STEPS.search(rest)
    lines = re.findall(r"\d+(?:-\d+)?", steps[1]) if steps else []
    title = re.search(r"\[([^\]]+)\]", rest)
    words = [found["language"] or "text"]
    words += [f"{{{','.join(lines)}}}"] if lines else []
    words += [f'title="{title[1]}"'] if title and '"' not in title[1] else []
    return found["fence"] + " ".join(words)


def _without_components(rows: Rows, report: Report) -> Rows:
    """`rows` without icons, snippets of other files, and what Vue alone understands."""
    result: list[Row] = []
    for row, is_code in zip(rows, fenced(rows), strict=True):
        text = row.text.strip()
        if is_code:
            result.append(row)
        elif _SNIPPET.fullmatch(text):
            report(row.line, f"the snippet `{text[3:].strip()}` is left out", "copy its lines")
            result.append(Row("", row.line))
        elif text.startswith("$$ {"):
            result.append(Row("$$", row.line))
        else:
            for component in _COMPONENT.findall(without_spans(row.text)):
                report(row.line, f"the component `{component}` is left out", "use a picture")
            result.append(row)
    return outside_code(tuple(result), _unbound)


def _unbound(text: str) -> str:
    bare = _COMPONENT.sub("", text)
    if bare != text and not bare.strip():
        bare = "<span></span>"  # a blank row would end the element around it
    return _TAG.sub(lambda tag: _BOUND.sub("", tag[0]), bare)


def _arranged(rows: Rows, given: dict[str, str]) -> Rows:
    """The slots of a slide: left and right as columns, others one after another."""
    parts: dict[str, list[Row]] = {"default": []}
    name = "default"
    for row, is_code in zip(rows, fenced(rows), strict=True):
        slot = None if is_code else _SLOT.fullmatch(row.text.strip())
        name = slot[1] if slot else name
        parts.setdefault(name, []).extend(() if slot else (row,))
    slots = {name: tuple(part) for name, part in parts.items()}
    if "right" not in slots:
        return tuple(row for part in slots.values() for row in part)
    head, left = first_heading(slots.pop("default"))
    right = slots.pop("right")
    if "left" in slots or given.get("layout") == "two-cols-header":
        head, left = (*head, *left), slots.pop("left", ())
    rest = tuple(row for part in slots.values() for row in part)
    return (*head, *columns(((left, ""), (right, ""))), *rest)


def _with_pictures(rows: Rows, given: dict[str, str], line: int) -> tuple[Rows, str]:
    """`rows` with the picture of the slide's settings beside or behind it, and the layout."""
    side = _SIDES.get(given.get("layout", ""), "")
    source = given.get("image", "") if side else given.get("background", "")
    source = _URL.sub(r"\1", source)
    if not source or not (is_picture(source) or side):
        return rows, ""
    picture = background(source.removeprefix("/"), line)
    if side == "left":
        head, rest = first_heading(rows)
        return (*head, *picture, *rest), ""
    whole = side == "whole" or is_blank(rows)
    return (*rows, *picture), "full-picture" if whole else ""
