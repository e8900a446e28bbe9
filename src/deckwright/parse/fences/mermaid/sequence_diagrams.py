"""Sequence diagrams (https://mermaid.js.org/syntax/sequenceDiagram.html)."""

from __future__ import annotations

import re
from collections.abc import Sequence as Several
from dataclasses import dataclass, field
from typing import Literal

from deckwright.model.diagrams import (
    Bracket,
    Event,
    LineHead,
    Message,
    Participant,
    Remark,
    Sequence,
)
from deckwright.parse.fences.mermaid.mermaid_statements import (
    DiagramError,
    Statement,
    label,
    not_understood,
)

_NAME = r"[^\s:+,-](?:[^:+,<>-]|-(?![->x)]))*?"
_WHO = re.compile(r"(?:create\s+)?(?:participant|actor)\s+(?P<name>.+?)(?:\s+as\s+(?P<label>.+))?")
_MESSAGE = re.compile(
    rf"(?P<source>{_NAME})\s*(?P<arrow><<-->>|<<->>|--?>>|--?>|--?x|--?\))\s*[+-]?"
    rf"(?P<target>{_NAME})\s*:\s*(?P<label>.*)"
)
_NOTE = re.compile(
    rf"note\s+(?P<side>over|left\s+of|right\s+of)\s+(?P<one>{_NAME})(?:\s*,\s*(?P<other>{_NAME}))?"
    r"\s*:\s*(?P<label>.*)",
    re.IGNORECASE,
)
_BEGIN = re.compile(r"(?P<word>loop|alt|opt|par|critical|break|rect|box)\b\s*(?P<label>.*)")
_ELSE = re.compile(r"(?:else|and|option)\b\s*(?P<label>.*)")
_LEFT_OUT = re.compile(
    r"(?:activate|deactivate|destroy|title|accTitle|accDescr|links?|properties)\b"
)
_HEADS: dict[str, LineHead] = {">>": "arrow", ">": "none", "x": "diamond", ")": "open"}
_UNSEEN = ("rect", "box")
"""Coloured grounds; what they hold stays."""


@dataclass
class _Builder:
    participants: dict[str, Participant] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    open: list[bool] = field(default_factory=list)
    """Stretches that are not ended: whether each is drawn."""
    numbered: bool = False
    messages: int = 0

    def who(self, name: str, words: str = "") -> str:
        name = name.strip()
        if words or name not in self.participants:
            self.participants[name] = Participant(name, words or label(name))
        return name


def sequence(first: Statement, rest: Several[Statement]) -> Sequence:
    """The sequence that a diagram describes. Raises `DiagramError`."""
    builder = _Builder()
    for statement in rest:
        _read(statement, builder)
    if builder.open:
        raise DiagramError(first.row, "has a block without an `end`", "add a line `end`")
    return Sequence(tuple(builder.participants.values()), tuple(builder.events))


def _read(statement: Statement, builder: _Builder) -> None:
    text = statement.text
    if _LEFT_OUT.match(text):
        return
    if text.startswith("autonumber"):
        builder.numbered = True
    elif found := _WHO.fullmatch(text):
        builder.who(found["name"], label(found["label"] or ""))
    elif found := _NOTE.fullmatch(text):
        _remark(builder, found)
    elif text == "end":
        if not builder.open:
            raise DiagramError(statement.row, "has an `end` too many", "remove it")
        if builder.open.pop():
            builder.events.append(Bracket("end"))
    elif found := _MESSAGE.fullmatch(text):
        _message(builder, found)
    elif found := _BEGIN.fullmatch(text):
        drawn = found["word"] not in _UNSEEN
        builder.open.append(drawn)
        if drawn:
            builder.events.append(
                Bracket("begin", f"{found['word']} {label(found['label'])}".strip())
            )
    elif (found := _ELSE.fullmatch(text)) and builder.open:
        builder.events.append(Bracket("else", label(found["label"])))
    else:
        raise not_understood(statement)


def _remark(builder: _Builder, found: re.Match[str]) -> None:
    sides: dict[str, Literal["over", "left", "right"]] = {
        "over": "over",
        "left": "left",
        "right": "right",
    }
    names = [builder.who(name) for name in (found["one"], found["other"]) if name]
    side = sides[found["side"].split()[0].lower()]
    builder.events.append(Remark(label(found["label"]), tuple(names), side))


def _message(builder: _Builder, found: re.Match[str]) -> None:
    source, target = builder.who(found["source"]), builder.who(found["target"])
    arrow = found["arrow"].removeprefix("<<")
    builder.messages += 1
    words = label(found["label"])
    if builder.numbered:
        words = f"{builder.messages}. {words}"
    builder.events.append(
        Message(
            source,
            target,
            words,
            "dashed" if arrow.startswith("--") else "solid",
            _HEADS[arrow.lstrip("-")],
        )
    )
