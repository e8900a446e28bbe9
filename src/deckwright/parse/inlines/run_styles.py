"""How markup, classes and the few HTML tags that mean something on a slide change a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Changes: TypeAlias = tuple[tuple[str, Any], ...]
"""Fields of `Style` and their new values."""

MARKUP: Mapping[str, Changes] = {
    "strong": (("bold", True),),
    "em": (("italic", True),),
    "s": (("strike", True),),
    "mark": (("highlight", True),),
    "sup": (("baseline", "superscript"),),
    "sub": (("baseline", "subscript"),),
}
"""What each pair of tokens changes of a run's `Style`."""

CLASSES: Mapping[str, Changes] = {
    "smallcaps": (("small_caps", True),),
    "underline": (("underline", True),),
    "ul": (("underline", True),),
    "mark": (("highlight", True),),
    "highlight": (("highlight", True),),
}
"""What classes of spans and links change, under pandoc's names."""

TAGS: Mapping[str, Changes] = {
    "b": (("bold", True),),
    "strong": (("bold", True),),
    "i": (("italic", True),),
    "em": (("italic", True),),
    "sub": (("baseline", "subscript"),),
    "sup": (("baseline", "superscript"),),
    "kbd": (("code", True),),
    "code": (("code", True),),
    "mark": (("highlight", True),),
    "u": (("underline", True),),
    "s": (("strike", True),),
    "del": (("strike", True),),
    "ins": (("underline", True),),
    "strike": (("strike", True),),
    "samp": (("code", True),),
    "tt": (("code", True),),
    "cite": (("italic", True),),
    "dfn": (("italic", True),),
    "var": (("italic", True),),
    **dict.fromkeys(
        "a abbr acronym address article bdi bdo big button center data details div figcaption"
        " figure font footer header label main nobr p picture q section small span summary time"
        " wbr".split(),
        (),
    ),
}
"""What each HTML tag changes."""
