"""What flowcharts, state and class diagrams are built with: nodes, edges, clusters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from deckwright.model.diagrams import Cluster, Direction, Edge, Graph, Node, NodeShape

DIRECTIONS: Mapping[str, Direction] = {
    "TB": "down",
    "TD": "down",
    "BT": "up",
    "LR": "right",
    "RL": "left",
}
DIRECTION = re.compile(r"direction\s+(TB|TD|BT|LR|RL)", re.IGNORECASE)


@dataclass
class GraphBuilder:
    """A graph that is being read."""

    direction: Direction = "down"
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    open: list[tuple[str, list[str]]] = field(default_factory=list)
    """Clusters that are not ended yet: label and nodes."""

    def node(self, name: str, label: str = "", shape: NodeShape | None = None) -> str:
        """Add a node, or what is newly said of one; its id."""
        known = self.nodes.get(name, Node(name, name))
        self.nodes[name] = replace(known, label=label or known.label, shape=shape or known.shape)
        if self.open and not any(name in cluster.nodes for cluster in self.clusters):
            members = self.open[-1][1]
            if name not in members and not any(name in other for _, other in self.open[:-1]):
                members.append(name)
        return name

    def begin(self, label: str) -> None:
        """Open a cluster."""
        self.open.append((label, []))

    def end(self) -> bool:
        """Close the innermost cluster; False where none is open."""
        if not self.open:
            return False
        label, members = self.open.pop()
        if members:
            self.clusters.append(Cluster(label, tuple(members)))
        return True

    def graph(self) -> Graph:
        """What was read. Clusters within clusters stand beside them."""
        return Graph(
            self.direction, tuple(self.nodes.values()), tuple(self.edges), tuple(self.clusters)
        )
