"""Names of files and folders: those that are made of titles, and those that are no text."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from deckwright.diagnostics import Diagnostic, error
from deckwright.model.source import Span

_LONGEST = 60


def slug(text: str) -> str:
    """`text` as a name that make and every file system take: `Über Go!` becomes `uber-go`.

    Empty where no Latin letter and no digit is in it.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words)[:_LONGEST].rstrip("-")


def unreadable_name(path: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with the name of a file whose bytes are no UTF-8, as Linux allows.

    Python keeps such bytes as surrogates (PEP 383), which no output can hold.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError:
        hint = "give it a name in plain letters"
        return (error("DW102", Span(str(path)), "the name of this file is not UTF-8", hint),)
    return ()
