"""Language tags as Typst takes them."""

from __future__ import annotations

import re

from deckwright.language import primary


def locale(language: str) -> dict[str, str | None]:
    """`language` as Typst's `text.lang` and `text.region` take it.

    https://typst.app/docs/reference/text/text/#parameters-lang
    """
    lang = primary(language)
    region = re.search(r"[-_]([A-Za-z]{2})(?:$|[-_])", language)
    return {
        "lang": lang if re.fullmatch("[a-z]{2,3}", lang) else "en",
        "region": region[1].upper() if region else None,
    }
