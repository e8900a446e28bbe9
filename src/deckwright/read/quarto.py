"""Front matter of Quarto, where a format has settings of its own.

https://quarto.org/docs/presentations/revealjs/
"""

from __future__ import annotations

from deckwright.read.settings.yaml_document import Value

_FORMATS = ("revealjs", "pptx", "beamer")
"""Formats of slides; what the first of these says goes before what the others say."""


def with_format_options(data: dict[str, Value]) -> dict[str, Value]:
    """Front matter with the settings of its format, and those of cells, beside the others."""
    formats = data.get("format")
    execute = data.get("execute")
    result = dict(execute) if isinstance(execute, dict) else {}
    for name in reversed(_FORMATS):
        own = formats.get(name) if isinstance(formats, dict) else None
        if isinstance(own, dict):
            cells = own.get("execute")
            result |= (cells if isinstance(cells, dict) else {}) | own
    return result | data
