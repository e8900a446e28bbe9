"""Diagrams: what is connected with what. Where it stands is the planner's to find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Direction = Literal["down", "up", "right", "left"]
NodeShape = Literal[
    "box",
    "rounded",
    "stadium",
    "circle",
    "diamond",
    "hexagon",
    "cylinder",
    "slanted",
    "double",
    "note",
    "start",
    "end",
    "bar",
    "class",
]
LineHead = Literal["none", "arrow", "open", "diamond", "oval"]
"""What an end of a line shows; `open` is an arrow of two strokes."""
Way = Literal["solid", "dashed", "thick", "unseen"]


@dataclass(frozen=True, slots=True)
class Node:
    """Something that edges lead to. Lines of `label` are parted by line feeds."""

    id: str
    label: str
    shape: NodeShape = "box"
    members: tuple[str, ...] = ()
    """Of a class, a line each."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one node to another."""

    source: str
    target: str
    label: str = ""
    way: Way = "solid"
    start: LineHead = "none"
    end: LineHead = "arrow"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nodes in one frame, under a heading."""

    label: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges, ranked along `direction`."""

    direction: Direction
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    clusters: tuple[Cluster, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """One who takes part in a sequence."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Message:
    """What one participant tells another, or itself."""

    source: str
    target: str
    label: str
    way: Way = "solid"
    end: LineHead = "arrow"


@dataclass(frozen=True, slots=True)
class Remark:
    """A note over one or two participants, or beside one."""

    label: str
    over: tuple[str, ...]
    side: Literal["over", "left", "right"] = "over"


@dataclass(frozen=True, slots=True)
class Bracket:
    """The beginning (with its words), a division or the end of a framed stretch, such as a loop."""

    kind: Literal["begin", "else", "end"]
    label: str = ""


Event: TypeAlias = Message | Remark | Bracket


@dataclass(frozen=True, slots=True)
class Sequence:
    """Messages in the order of time."""

    participants: tuple[Participant, ...]
    events: tuple[Event, ...]


Drawing: TypeAlias = Graph | Sequence
