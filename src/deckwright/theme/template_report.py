"""What is made of a template, for its owner: roles, layouts, fonts, sizes, colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import gcd
from types import MappingProxyType

from deckwright.diagnostics import printable
from deckwright.fonts import fold_family
from deckwright.fonts.sfnt import read_faces
from deckwright.model.length import EMU_PER_CM, Box
from deckwright.model.theme import (
    Evidence,
    FontFaces,
    Layout,
    Minimums,
    Placeholder,
    RoleLayout,
    Theme,
)
from deckwright.theme.legibility import contrast_on, contrasts, needed, text_ground, weak_colors
from deckwright.theme.traits import FOOTERS

_WHY: Mapping[Evidence, str] = MappingProxyType(
    {
        "settings": "by template.yml",
        "type": "by type",
        "name": "by name",
        "places": "by its places",
    }
)
_RATIOS = MappingProxyType({(8, 5): "16:10"})


def report(theme: Theme) -> str:
    """The template section by section; at the end what its owner could mend, and how."""
    sections = (
        _head(theme),
        _fonts(theme),
        _sizes(theme),
        _roles(theme),
        _layouts(theme),
        _colors(theme),
        _mends(theme),
    )
    texts = ("\n".join(map(printable, section)) for section in sections)
    return "\n\n".join(text for text in texts if text) + "\n"


def _head(theme: Theme) -> Iterator[str]:
    ground = "dark" if theme.dark else "light"
    factor = gcd(theme.width, theme.height)
    ratio = (theme.width // factor, theme.height // factor)
    shape = _RATIOS.get(ratio, f"{ratio[0]}:{ratio[1]}") if max(ratio) < 100 else ""  # noqa: PLR2004 - 16:9 says something, 127:90 does not
    size = _size(Box(0, 0, theme.width, theme.height))
    parts = (f"{size} ({shape})" if shape else size, f"{ground} background")
    yield f"{theme.name}: {', '.join(parts)}"


def _fonts(theme: Theme) -> Iterator[str]:
    yield "Fonts"
    uses = {"headings": theme.heading_font, "text": theme.body_font, "code": theme.code_font}
    for use, family in uses.items():
        yield f"  {use:8}  {family}: {_metrics(theme.faces[family])}"


def _metrics(faces: FontFaces) -> str:
    if not faces.exact:
        return "not at hand, widths are estimated"
    families = {fold_family(face.family): face.family for face in read_faces(faces.regular.path)}
    own = not families or fold_family(faces.family) in families
    return "exact" if own else f"exact, measured with its twin {next(iter(families.values()))}"


def _sizes(theme: Theme) -> Iterator[str]:
    least = theme.minimums
    yield "Smallest text"
    yield (
        f"  title {least.title:g}, text {least.body:g}, code {least.code:g}, "
        f"table {least.table:g}, caption {least.caption:g}, footer {least.footer:g} pt"
    )


def _roles(theme: Theme) -> Iterator[str]:
    yield "Roles"
    for role, taken in theme.roles.items():
        why = " and ".join(_WHY[one] for one in taken.evidence).replace(" and by", " and")
        how = "stands in" if taken.composed else why
        yield f"  {role:14}'{taken.layout.name}', {how}"


def _layouts(theme: Theme) -> Iterator[str]:
    yield "Layouts"
    for layout in theme.layouts:
        taken = [r for r in theme.roles.values() if r.layout is layout and not r.composed]
        roles = ", ".join(r.role for r in taken) or "not used"
        yield f"  '{layout.name}'{' (dark)' if layout.dark else ''}: {roles}"
        for placeholder in layout.placeholders:
            if placeholder.type not in FOOTERS:
                yield f"    {_placeholder(placeholder, layout, taken, theme)}"
        footers = layout.of_type(*FOOTERS)
        if footers:
            looks = dict.fromkeys(_text(footer, layout, theme) for footer in footers)
            yield f"    {', '.join(footer.type for footer in footers)}: {' and '.join(looks)}"


def _placeholder(
    placeholder: Placeholder, layout: Layout, taken: Sequence[RoleLayout], theme: Theme
) -> str:
    box = placeholder.box
    where = f"{box.left / EMU_PER_CM:.1f}, {box.top / EMU_PER_CM:.1f}"
    parts = [
        f"{placeholder.idx} {placeholder.type} '{placeholder.name}': {_size(box)} at {where}",
    ]
    if placeholder.type != "pic":
        parts.append(_text(placeholder, layout, theme))
    if placeholder.vertical:
        parts.append("vertical")
    uses = sorted(set(chain.from_iterable(_uses(role, placeholder.idx) for role in taken)))
    if uses:
        parts.append(f"takes {', '.join(uses)}")
    return "; ".join(parts)


def _size(box: Box) -> str:
    return f"{box.width / EMU_PER_CM:.1f} × {box.height / EMU_PER_CM:.1f} cm"


def _text(placeholder: Placeholder, layout: Layout, theme: Theme) -> str:
    style = placeholder.levels[0]
    ratio = contrast_on(placeholder, layout, theme)
    low = "" if ratio >= needed(style) else " (too low)"
    return f"{style.size:g} pt {style.font}, contrast {ratio:.1f}{low}"


def _uses(role: RoleLayout, idx: int) -> Iterator[str]:
    named = {"subtitle": role.subtitle, "picture": role.picture, "caption": role.caption}
    yield from (use for use, place in named.items() if place == idx)
    if idx in role.bodies:
        yield f"body {role.bodies.index(idx) + 1}"
    if idx in role.heads:
        yield f"head {role.heads.index(idx) + 1}"


def _colors(theme: Theme) -> Iterator[str]:
    layout = theme.roles["content"].layout
    weak = {one.slot for one in weak_colors(theme)}
    yield f"Colours, and their contrast on {text_ground(theme)}"
    for slot, ratio in contrasts(theme):
        low = " (too low)" if slot in weak else ""
        yield f"  {slot:8}  {theme.color(slot, layout)}  {ratio:.1f}{low}"


def _mends(theme: Theme) -> Iterator[str]:
    """What the owner could mend, with the lines of `template.yml` that do it; empty if nothing."""
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
