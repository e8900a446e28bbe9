"""A `template.yml` to begin with: every setting, commented out, with what holds without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from deckwright.diagnostics import printable
from deckwright.model.theme import Minimums, Theme

_HEAD = """\
# `deckwright template check {name}` explains what is made of this template, and
# `deckwright template show {name} -o gallery.pptx` shows it. What is commented out below
# holds anyway: take the `#` away to change it.
file: {file}
"""
_LAYOUTS = """\

# Which layout, by its name in PowerPoint, stands for a role. There are:
{names}
#layouts:
"""
_FONTS = """\

# Font files in this folder that text is measured and printed with.
#fonts: []
"""
_MINIMUMS = """\

# The smallest text in points. What does not fit at these sizes goes on to one more slide.
#minimums:
"""
_COLORS = """\

# Colours of the theme, to be replaced in the decks.
#colors:
"""


def starter(theme: Theme, file: str) -> str:
    """The text of `template.yml` for the template that `theme` was read from."""
    return "".join(
        (
            _HEAD.format(name=theme.name, file=_quoted(file)),
            _LAYOUTS.format(names="\n".join(_names(theme))),
            *_roles(theme),
            _MINIMUMS,
            *_minimums(theme),
            _COLORS,
            *(f"#  {slot}: {_quoted(color)}\n" for slot, color in theme.colors.items()),
            _FONTS,
        )
    )


def _names(theme: Theme) -> Iterator[str]:
    for name in dict.fromkeys(layout.name for layout in theme.layouts):
        yield f"# {_quoted(name)}"


def _roles(theme: Theme) -> Iterator[str]:
    for role, taken in theme.roles.items():
        why = "  # stands in: there is no layout for this role" if taken.composed else ""
        yield f"#  {role}: {_quoted(taken.layout.name)}{why}\n"


def _minimums(theme: Theme) -> Iterator[str]:
    for field in fields(Minimums):
        yield f"#  {field.name}: {getattr(theme.minimums, field.name):g}\n"


def _quoted(text: str) -> str:
    """A YAML string on one line, whatever stands in it (YAML 1.2.2, 7.3.1)."""
    return json.dumps(printable(text), ensure_ascii=False)
