"""What stands between braces, and the addresses of pictures and links."""

from __future__ import annotations

from deckwright.model.blocks import NO_ATTRIBUTES, Attributes
from deckwright.model.length import Length


def braces(attributes: Attributes) -> str:
    """`{#id .class key="value"}`; nothing for no attributes."""
    if attributes == NO_ATTRIBUTES:
        return ""
    words = [f"#{attributes.id}"] if attributes.id else []
    words += [f".{name}" for name in attributes.classes]
    words += [f"{key}={_value(value)}" for key, value in attributes.values]
    return f"{{{' '.join(words)}}}"


def _value(value: str) -> str:
    if value and all(char.isalnum() or char in "-_.%/#:" for char in value):
        return value
    quote = "'" if '"' in value else '"'
    return f"{quote}{value.replace(quote, '')}{quote}"


def length(value: Length) -> str:
    """A length such as `50%`."""
    return f"{value.value:g}{value.unit}"


def address(target: str) -> str:
    """Where a link or a picture leads, as it stands between parentheses."""
    if target and not any(char in " ()<>\\" or char == '"' for char in target):
        return target
    escaped = target.replace("\\", "\\\\").replace("<", "\\<").replace(">", "\\>")
    return f"<{escaped}>"


def titled(title: str) -> str:
    """A link's or a picture's title with the space before it; nothing for none."""
    if not title:
        return ""
    return ' "' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
