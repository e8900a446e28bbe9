"""What a layout's slides show behind their words: its own drawings over its master's."""

from __future__ import annotations

from dataclasses import replace

from deckwright.model.length import Box
from deckwright.model.scenery import Paint, Shape
from deckwright.model.theme import Decoration
from deckwright.theme.backgrounds import Scene
from deckwright.theme.decorations import (
    Lettering,
    read_background,
    read_decorations,
    read_panel,
)
from deckwright.theme.masters import Master
from deckwright.theme.oxml import Element
from deckwright.theme.textstyles import merge


def read_scenery(
    master: Master, scene: Scene, root: Element, *, master_shapes: bool
) -> tuple[Paint, tuple[Decoration, ...]]:
    """Background and decorations of the layout `root`, painted with `scene`.

    The master's drawings take the layout's colour map (ECMA-376 part 1, 19.3.1.7 `clrMapOvr`);
    they are left out where the layout does not show them (19.3.1.39, `showMasterSp`).
    """
    below = replace(master.scene, palette=scene.palette)
    background = read_background(scene, root) or read_background(below, master.root)
    lettering = Lettering(master.fonts, merge((master.styles["otherStyle"], master.stage.defaults)))
    own = read_decorations(scene, root, lettering)
    inherited = read_decorations(below, master.root, lettering) if master_shapes else ()
    return background or scene.palette.slot("bg1"), (*inherited, *own)


def read_place_panel(
    master: Master, scene: Scene, shape: Element, above: Element | None, box: Box
) -> Shape | None:
    """What a placeholder of a layout is filled with: its own fill, else its master's."""
    own = read_panel(scene, shape, box)
    if own is not None or above is None:
        return own
    return read_panel(replace(master.scene, palette=scene.palette), above, box)
