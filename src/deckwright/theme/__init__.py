"""Templates: any .pptx or .potx, read into a `Theme`."""

from deckwright.diagnostics import Diagnostic
from deckwright.model.theme import TemplateSettings, Theme

__all__ = ["load_theme"]


def load_theme(
    name: str, package: bytes, settings: TemplateSettings | None = None
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """See `theme.load`, which most builds need not load: they find their themes kept."""
    from deckwright.theme import load  # noqa: PLC0415

    return load.load_theme(name, package, settings)
