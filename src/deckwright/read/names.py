"""Names of files and folders, made of titles."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60


def slug(text: str) -> str:
    """`text` as a name that make and every file system take: `Über Go!` becomes `uber-go`.

    Empty where no Latin letter and no digit is in it.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words)[:_LONGEST].rstrip("-")
