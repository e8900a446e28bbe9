"""What the fonts of a template cannot show."""

from __future__ import annotations

import unicodedata

from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Talk
from deckwright.plan.measure import Measure
from deckwright.plan.running import text_of

_SHOWN = 5


def font_findings(talk: Talk, measure: Measure) -> tuple[Diagnostic, ...]:
    """One finding for the characters of a talk that no font at hand has."""
    texts = [talk.settings.title]
    for section in talk.sections:
        texts.append(plain_text(section.title))
        texts += [plain_text(text_of(block)) for block in section.blocks]
    spoken = " ".join(text for text in texts if not text.isascii())
    missing = sorted(measure.missing("".join(spoken.split())))  # no font has ends of lines
    if not missing:
        return ()
    names = ", ".join(
        f"{char} ({unicodedata.name(char, f'U+{ord(char):04X}')})" for char in missing[:_SHOWN]
    )
    more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
    return (
        warning(
            "DW404",
            talk.span,
            f"no font at hand has {names}{more}; their width was guessed",
            "name a font that has them under `fonts:` in the template's template.yml",
        ),
    )
