"""What a template is made into, for its owner: which layout is for what, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.diagnostics import Diagnostic
from deckwright.model.length import EMU_PER_CM, Box
from deckwright.model.theme import Placeholder, RoleLayout, Theme


def mapping_report(theme: Theme, diagnostics: Sequence[Diagnostic]) -> str:
    """Layout by layout its roles and places, then what stands in for what, then findings."""
    return "\n".join(
        (*_head(theme), "", *_layouts(theme), *_stand_ins(theme), *_findings(diagnostics))
    )


def _head(theme: Theme) -> Iterator[str]:
    ground = "dark" if theme.dark else "light"
    yield f"{theme.name}: {_size(Box(0, 0, theme.width, theme.height))}, {ground} background"
    for use, family in (
        ("headings", theme.heading_font),
        ("text", theme.body_font),
        ("code", theme.code_font),
    ):
        faces = theme.faces[family]
        yield f"  {use} in {family}, {'known widths' if faces.exact else 'estimated widths'}"
    least = theme.minimums
    yield (
        f"  never smaller than: title {least.title:g}, text {least.body:g}, "
        f"code {least.code:g}, table {least.table:g} pt"
    )


def _layouts(theme: Theme) -> Iterator[str]:
    for layout in theme.layouts:
        taken = [r for r in theme.roles.values() if r.layout is layout and not r.composed]
        roles = ", ".join(r.role for r in taken) or "not used"
        yield f"{layout.name}: {roles}{' (dark)' if layout.dark else ''}"
        for placeholder in layout.placeholders:
            yield f"  {_placeholder(placeholder, taken)}"


def _placeholder(placeholder: Placeholder, taken: Sequence[RoleLayout]) -> str:
    uses = sorted({use for role in taken for use in _uses(role, placeholder.idx)})
    style = placeholder.levels[0]
    parts = [
        f"{placeholder.idx} {placeholder.type} '{placeholder.name}'",
        f"{_size(placeholder.box)}, {style.size:g} pt {style.font}",
    ]
    if placeholder.vertical:
        parts.append("vertical")
    if uses:
        parts.append(f"takes {', '.join(uses)}")
    return ": ".join(parts[:2]) + "".join(f"; {part}" for part in parts[2:])


def _uses(role: RoleLayout, idx: int) -> Iterator[str]:
    named = {"subtitle": role.subtitle, "picture": role.picture, "caption": role.caption}
    yield from (use for use, place in named.items() if place == idx)
    if idx in role.bodies:
        yield f"body {role.bodies.index(idx) + 1}"
    if idx in role.heads:
        yield f"head {role.heads.index(idx) + 1}"


def _stand_ins(theme: Theme) -> Iterator[str]:
    composed = [role for role in theme.roles.values() if role.composed]
    if composed:
        yield ""
        yield "No layout of their own (name one under `layouts:` in template.yml):"
    for role in composed:
        yield f"  {role.role}: '{role.layout.name}' stands in"


def _findings(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    told = [d for d in diagnostics if d.severity != "info"]
    if told:
        yield ""
    for diagnostic in told:
        yield f"{diagnostic.severity} {diagnostic.code}: {diagnostic.message}"
        if diagnostic.hint:
            yield f"  {diagnostic.hint}"


def _size(box: Box) -> str:
    return f"{box.width / EMU_PER_CM:.1f} × {box.height / EMU_PER_CM:.1f} cm"
