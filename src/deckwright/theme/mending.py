"""What the owner of a template could mend, each with the lines of `template.yml` that do it."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.model.theme import Layout, Minimums, Theme
from deckwright.theme.legibility import contrast_on, needed, weak_colors
from deckwright.theme.traits import FOOTERS


def mends(theme: Theme) -> Iterator[str]:
    """The section of a report on what is missing, too small or too pale; empty if nothing is."""
    found = [*_missing(theme), *_small(theme), *_pale(theme), *_faint_texts(theme)]
    if found:
        yield "To mend, in template.yml or in PowerPoint"
        yield from (f"  {line}" for line in found)


def _missing(theme: Theme) -> Iterator[str]:
    composed = [role for role, taken in theme.roles.items() if taken.composed]
    if not composed:
        return
    yield "These roles have no layout of their own; those above stand in. To name others:"
    yield "  layouts:"
    used = {taken.layout.name for taken in theme.roles.values()}
    names = dict.fromkeys(layout.name for layout in theme.layouts if _is_level(layout))
    free = [name for name in names if name not in used]
    for role in composed:
        yield f'    {role}: "NAME"'
    if free:
        yield f"  Not used yet: {', '.join(repr(name) for name in free)}"


def _is_level(layout: Layout) -> bool:
    """Whether its text runs from left to right, not from top to bottom."""
    return not any(placeholder.vertical for placeholder in layout.placeholders)


def _small(theme: Theme) -> Iterator[str]:
    """The template's own text is smaller than what is seen from the last row."""
    usual = Minimums()
    if theme.minimums.body < usual.body:
        yield f"Text may get as small as {theme.minimums.body:g} pt. To keep it readable:"
        yield "  minimums:"
        yield f"    body: {usual.body:g}"


def _pale(theme: Theme) -> Iterator[str]:
    weak = tuple(weak_colors(theme))
    if weak:
        yield "Colours that are too near the background (3 for accents, 4.5 for text). To change:"
        yield "  colors:"
    for one in weak:
        yield f'    {one.slot}: "{one.better}"  # instead of {one.color}'


def _faint_texts(theme: Theme) -> Iterator[str]:
    parts = {taken.layout.part: taken.layout for taken in theme.roles.values()}
    faint: dict[str, list[str]] = {}
    for layout in parts.values():
        for placeholder in layout.placeholders:
            ratio = contrast_on(placeholder, layout, theme)
            least = needed(placeholder.levels[0])
            if placeholder.type != "pic" and ratio < least:
                name = f"'{placeholder.name}'"
                if placeholder.type in FOOTERS:
                    name = "footer, date or slide number"
                where = faint.setdefault(f"{name}: contrast {ratio:.1f}, needs {least:g}", [])
                where.append(f"'{layout.name}'")
    if faint:
        yield "Text that can hardly be read where it stands; change its colour in PowerPoint:"
    for what, where in faint.items():
        yield f"  {what} ({', '.join(dict.fromkeys(where))})"
