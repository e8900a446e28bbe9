"""A template's file, read into a `Theme`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

from deckwright.diagnostics import Diagnostic, error, warning
from deckwright.model.source import Span
from deckwright.model.theme import (
    Layout,
    LevelStyle,
    Minimums,
    Placeholder,
    Role,
    RoleLayout,
    TemplateSettings,
    Theme,
)
from deckwright.ooxml.package import Package, PackageError, open_package
from deckwright.theme.bundled import bundled_template
from deckwright.theme.composing import compose_roles
from deckwright.theme.layout_names import fold
from deckwright.theme.layouts import read_layouts
from deckwright.theme.masters import Master, read_masters, read_shown, read_stage
from deckwright.theme.repair import repair, unsafe_links, without_unsafe_links
from deckwright.theme.roles import Candidate, match_roles, read_candidates, usable
from deckwright.theme.theme_fonts import open_fonts

CODE_FONT = "Courier New"
"""On Windows and macOS, with a metric twin (Liberation Mono, Cousine) elsewhere. It advances 0.6 em
as most monospaced faces do, so code still fits where another one steps in."""
SETTINGS_FILE = "template.yml"
_ESSENTIAL: frozenset[Role] = frozenset({"title", "content", "title-only"})


def load_theme(
    name: str, package: bytes, settings: TemplateSettings | None = None
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The theme in `package`, the bytes of a .pptx or .potx.

    `Theme.package` is the file made fit for decks: see `repair`. A file that is no template, or
    not a safe one, is reported as an error, and the theme is that of the bundled `light`, so that
    the rest can still be checked.
    """
    settings = settings or TemplateSettings(file=name)
    try:
        return _read(name, package, settings)
    except PackageError as refusal:
        found = error(refusal.code, Span(settings.file), refusal.message, refusal.hint)
        return _light(), (found,)


@cache
def _light() -> Theme:
    """The theme that stands in for one that is refused."""
    return load_theme("light", bundled_template("light"))[0]


def _read(
    name: str, data: bytes, settings: TemplateSettings
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    opened = open_package(data)
    package = repair(without_unsafe_links(opened), settings.colors)
    stage = read_stage(package)
    masters = read_masters(stage)
    colors = masters[0].scene.palette.slots()
    size = (stage.width, stage.height)
    found = [layout for master in masters for layout in read_layouts(master, colors)]
    if not found:
        raise PackageError(
            "DW305", "the template has no layouts", "add one in PowerPoint's slide master view"
        )
    every = read_candidates(found, size)
    choice = usable(every)
    named, unknown = _named(settings, every)
    roles = compose_roles({**match_roles(choice, read_shown(stage)), **named}, choice)
    roles |= {role: replace(roles[role], evidence=("settings",)) for role in named}
    layouts = tuple(candidate.found.layout for candidate in every)
    scheme, fonts = masters[0].fonts, open_fonts(settings)
    heading = _first_level(roles["content"].layout.title)
    body = _body_level(roles["content"])
    body_font = body.font if body else scheme.minor
    heading_font = heading.font if heading else scheme.major
    families = {CODE_FONT, heading_font, body_font, *_families(layouts)}
    theme = Theme(
        name=name,
        package=data if package is opened else package.save(),
        digest=hashlib.sha256(data).hexdigest(),
        width=stage.width,
        height=stage.height,
        layouts=layouts,
        roles=roles,
        colors=colors,
        heading_font=heading_font,
        body_font=body_font,
        code_font=CODE_FONT,
        faces={family: fonts.faces(family) for family in sorted(families)},
        fallback_faces=fonts.fallbacks(),
        minimums=settings.minimums or _minimums(heading, body),
        dark=roles["content"].layout.dark,
        scheme_fonts=(scheme.major, scheme.minor) if _is_one(masters) else ("", ""),
    )
    return theme, (
        *_left_out(opened, settings),
        *unknown,
        *_composed(theme, settings),
        *_guessed(theme, settings),
    )


def _left_out(package: Package, settings: TemplateSettings) -> Iterator[Diagnostic]:
    links = unsafe_links(package)
    if links:
        message = f"links of the template lead to no web page and are left out: {', '.join(links)}"
        hint = "take them out in PowerPoint's slide master view"
        yield warning("DW306", Span(settings.file), message, hint)


def _named(
    settings: TemplateSettings, every: Sequence[Candidate]
) -> tuple[dict[Role, Candidate], list[Diagnostic]]:
    """The layouts that `template.yml` names for roles, and what it says of none."""
    names = {fold(c.found.layout.name): c for c in reversed(every)}
    named: dict[Role, Candidate] = {}
    unknown: list[Diagnostic] = []
    for role, name in settings.layouts.items():
        if fold(name) in names:
            named[role] = names[fold(name)]
            continue
        near = get_close_matches(fold(name), names, n=1)
        meant = names[near[0]] if near else None
        hint = f"did you mean '{meant.found.layout.name}'?" if meant else _list_names(every)
        unknown.append(
            error(
                "DW310",
                Span(SETTINGS_FILE),
                f"the template has no layout '{name}' for the role {role}",
                hint,
            )
        )
    return named, unknown


def _list_names(every: Sequence[Candidate]) -> str:
    return "it has: " + ", ".join(f"'{c.found.layout.name}'" for c in every)


def _is_one(masters: Sequence[Master]) -> bool:
    """Whether all masters have the same font scheme."""
    return all(master.fonts == masters[0].fonts for master in masters)


def _first_level(placeholder: Placeholder | None) -> LevelStyle | None:
    return placeholder.levels[0] if placeholder is not None else None


def _body_level(content: RoleLayout) -> LevelStyle | None:
    return content.layout.placeholder(content.bodies[0]).levels[0] if content.bodies else None


def _families(layouts: Iterable[Layout]) -> set[str]:
    placeholders = (placeholder for layout in layouts for placeholder in layout.placeholders)
    return {level.font for placeholder in placeholders for level in placeholder.levels}


def _minimums(heading: LevelStyle | None, body: LevelStyle | None) -> Minimums:
    """The usual minimums, lowered to what the template itself sets smaller."""
    usual = Minimums()
    title = heading.size if heading else usual.title
    text = body.size if body else usual.body
    return Minimums(
        title=min(usual.title, title),
        body=min(usual.body, text),
        code=min(usual.code, text),
        table=min(usual.table, text),
        caption=min(usual.caption, text),
        footer=min(usual.footer, text),
    )


def _composed(theme: Theme, settings: TemplateSettings) -> Iterator[Diagnostic]:
    for role, taken in theme.roles.items():
        if taken.composed:
            yield Diagnostic(
                "warning" if role in _ESSENTIAL else "info",
                "DW311" if role in _ESSENTIAL else "DW312",
                Span(settings.file),
                f"no layout for the role {role}; '{taken.layout.name}' stands in",
                f"name another under `layouts: {{{role}: …}}` in {SETTINGS_FILE}, or add one "
                "to the template",
            )


def _guessed(theme: Theme, settings: TemplateSettings) -> Iterator[Diagnostic]:
    """One warning for each family of a layout in use that had to be guessed."""
    used = {taken.layout.part: taken.layout for taken in theme.roles.values()}
    for family in sorted(_families(used.values()) & theme.faces.keys()):
        if not theme.faces[family].exact:
            yield warning(
                "DW320",
                Span(settings.file),
                f"the font '{family}' is not at hand; its widths are estimated",
                "put its files beside the template and name them under `fonts:` in "
                f"{SETTINGS_FILE}, for slides that are filled exactly",
            )
