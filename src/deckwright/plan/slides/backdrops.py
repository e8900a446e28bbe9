"""A slide's own background: what it is, and colours that can be read on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from deckwright.diagnostics import warning
from deckwright.model.blocks import BACKGROUND_KEYS
from deckwright.model.colors import contrast, mix, readable
from deckwright.model.deck import Backdrop, Frame, Slide, TextFrame
from deckwright.model.length import Box
from deckwright.model.scenery import Shape
from deckwright.model.talk import Asset, Section
from deckwright.model.theme import Color, Layout, LevelStyle, PlaceholderType, Theme
from deckwright.plan.compose.setting import TalkContext

_COLOR = re.compile("#[0-9A-Fa-f]{6}")
_READABLE = 4.5
_SEEN = 3.0
_WELL = 7.0
"""WCAG 2.2, success criteria 1.4.3, 1.4.11 and 1.4.6."""
_COVERING = 0.9
"""The share of the slide from which a drawing of the template hides the background."""
_DIMMING = 0.6
"""How far a picture is moved towards black or white: its lightest spot then is #666666, and white
text has a contrast of 5.7 on it."""
_DARK, _LIGHT = "#666666", "#999999"
"""The worst that text may stand on after that."""
_FOOTERS: tuple[PlaceholderType, ...] = ("ftr", "sldNum", "dt")
_SWAPPED = {"tx1": "bg1", "bg1": "tx1", "tx2": "bg2", "bg2": "tx2"}
"""What slots stand for where text and background change places."""
_ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")


def on_backdrop(section: Section, context: TalkContext) -> tuple[TalkContext, Backdrop | None]:
    """A context whose layouts have the section's background, where it asks for one."""
    backdrop = _backdrop(section, context)
    if backdrop is None:
        return context, None
    theme = context.theme
    roles = {
        name: replace(role, layout=_grounded(role.layout, theme, backdrop))
        for name, role in theme.roles.items()
    }
    layouts = tuple(_grounded(layout, theme, backdrop) for layout in theme.layouts)
    return replace(context, theme=replace(theme, roles=roles, layouts=layouts)), backdrop


def with_backdrop(slide: Slide, backdrop: Backdrop | None, theme: Theme) -> Slide:
    """The slide before its background; its layout is compared with what the template has."""
    if backdrop is None:
        return slide
    own = next(one for one in theme.layouts if one.part == slide.layout.part)
    seen = slide.layout
    layout = replace(own, colors=seen.colors, background=seen.background, dark=seen.dark)
    frames = tuple(_by_paragraph(frame, own) for frame in slide.frames)
    flipped = replace(_flipped(backdrop, own, theme), alone=_is_hidden(own, theme))
    if flipped.alone:
        layout = replace(layout, decorations=())
    footer = replace(slide.footer, color=_footer_color(flipped, own, theme))
    return replace(slide, layout=layout, frames=frames, footer=footer, backdrop=flipped)


def _footer_color(backdrop: Backdrop, layout: Layout, theme: Theme) -> Color:
    """A colour for footers where that of one cannot be read; empty where all can be."""
    ground = theme.color(backdrop.color)
    for kind in _FOOTERS:
        for place in layout.of_type(kind)[:1]:
            color = place.levels[0].color
            shown = theme.color(_SWAPPED.get(color, color) if backdrop.flipped else color, layout)
            if place.idx not in layout.grounds and contrast(shown, ground) < _READABLE:
                return readable(shown, ground, _READABLE)
    return ""


def _by_paragraph(frame: Frame, layout: Layout) -> Frame:
    """Bullets keep the template's colour in the frame's levels; each paragraph says its own.

    LibreOffice carries a list style's bullets on to the slides that follow.
    """
    if not isinstance(frame, TextFrame) or frame.placeholder is None:
        return frame
    own = layout.placeholder(frame.placeholder).levels
    return replace(
        frame,
        levels=tuple(
            replace(level, bullet=replace(level.bullet, color=usual.bullet.color))
            if level.bullet and usual.bullet
            else level
            for level, usual in zip(frame.levels, own, strict=False)
        ),
    )


def _backdrop(section: Section, context: TalkContext) -> Backdrop | None:
    attributes = section.attributes
    color = attributes.get("background-color")
    if color and not _COLOR.fullmatch(color) and color not in context.theme.colors:
        message = f"`background-color={color}` is no colour"
        hint = "write a colour of the template (`accent1`, `tx1`, `bg2`, …) or `#RRGGBB`"
        context.findings.append(warning("DW408", section.span, message, hint))
        color = ""
    source = next((attributes.get(key) for key in BACKGROUND_KEYS if attributes.get(key)), "")
    picture = context.talk.assets.get(source)
    if picture is not None:
        dark = picture.tone < 0.5  # noqa: PLR2004 - half way
        whole = _crop(picture, context.theme.width, context.theme.height)
        dimming = -_DIMMING if dark else _DIMMING
        return Backdrop(_DARK if dark else _LIGHT, picture, whole, dimming)
    return Backdrop(color) if color else None


def _flipped(backdrop: Backdrop, layout: Layout, theme: Theme) -> Backdrop:
    """The backdrop with what it asks of the theme's colours on a layout."""
    ground = theme.color(backdrop.color)
    text, other = (theme.color(slot, layout) for slot in ("tx1", "bg1"))
    wanted = min(_WELL, contrast(other, ground))
    return replace(
        backdrop,
        flipped=contrast(text, ground) < max(_READABLE, wanted)
        and contrast(other, ground) > contrast(text, ground),
        plain_links=contrast(theme.color("hlink", layout), ground) < _READABLE,
    )


def _is_hidden(layout: Layout, theme: Theme) -> bool:
    """Whether something that a layout draws covers the slide, and its background with it."""
    whole = Box(0, 0, theme.width, theme.height)
    return any(
        isinstance(drawing, Shape) and drawing.paint and _share(drawing.box, whole) >= _COVERING
        for drawing in layout.decorations
    )


def _share(box: Box, whole: Box) -> float:
    """The share of `whole` that `box` takes."""
    width = min(box.right, whole.right) - max(box.left, whole.left)
    height = min(box.bottom, whole.bottom) - max(box.top, whole.top)
    return max(0, width) * max(0, height) / (whole.width * whole.height)


def _grounded(layout: Layout, theme: Theme, backdrop: Backdrop) -> Layout:
    """A layout with that background, and its text in colours that can be read there."""
    if _is_hidden(layout, theme):
        layout = replace(layout, decorations=(), grounds={})
    ground = theme.color(backdrop.color)
    slots = dict(layout.colors)
    if _flipped(backdrop, layout, theme).flipped:
        slots |= {"tx1": theme.color("bg1", layout), "tx2": theme.color("bg2", layout)}
    text = readable(slots.get("tx1", theme.color("tx1", layout)), ground, _READABLE)
    quiet = readable(slots.get("tx2", theme.color("tx2", layout)), ground, _READABLE)
    panel = mix(ground, text, 0.15)
    if backdrop.picture is not None:
        panel = mix(ground, "#000000" if backdrop.dimming < 0 else "#FFFFFF", 0.7)
    slots |= {"bg1": ground, "bg2": panel, "tx1": text, "tx2": quiet}
    # Black can just be seen on the lightest spot of a dark picture, and not on all others.
    least = _SEEN if backdrop.picture is None else _READABLE
    for slot in _ACCENTS:
        value = theme.color(slot, layout)
        if contrast(value, ground) < least:
            slots[slot] = readable(value, ground, _READABLE)
    if _flipped(backdrop, layout, theme).plain_links:
        slots |= {"hlink": text, "folHlink": text}
    mended = {slot: slots[slot] for slot in _ACCENTS if slot in slots}
    return replace(
        layout,
        colors=slots,
        background=ground,
        dark=contrast("#FFFFFF", ground) > contrast("#000000", ground),
        placeholders=tuple(
            replace(one, levels=tuple(_level(level, mended, ground) for level in one.levels))
            if one.idx not in layout.grounds
            else replace(one, levels=tuple(_fixed(level, layout, theme) for level in one.levels))
            for one in layout.placeholders
        ),
    )


def _fixed(style: LevelStyle, layout: Layout, theme: Theme) -> LevelStyle:
    """A level of text that stands on a shape of the template and not on the background."""
    return replace(style, color=theme.color(style.color, layout))


def _level(style: LevelStyle, mended: Mapping[str, Color], ground: str) -> LevelStyle:
    """A level whose accents can be seen, and whose own colours can be read."""

    def seen(color: Color) -> Color:
        if color.startswith("#") and contrast(color, ground) < _READABLE:
            return readable(color, ground, _READABLE)
        return mended.get(color, color)

    bullet = style.bullet
    if bullet is not None:
        bullet = replace(bullet, color=seen(bullet.color))
    return replace(style, color=seen(style.color), bullet=bullet)


def _crop(picture: Asset, width: int, height: int) -> tuple[float, float, float, float]:
    """What is cut off left, top, right and bottom, so that the picture covers a slide."""
    own, wanted = picture.width / max(1, picture.height), width / height
    cut = (1 - min(own, wanted) / max(own, wanted)) / 2
    return (cut, 0.0, cut, 0.0) if own > wanted else (0.0, cut, 0.0, cut)
