"""Raw HTML: the few tags that mean something on a slide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, TypeAlias

Changes: TypeAlias = tuple[tuple[str, Any], ...]
"""Fields of `Style` and their new values."""

STYLES: Mapping[str, Changes] = {
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
"""What each tag changes of a run's `Style`."""

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag; `name` is lower case, empty for `<?…?>` and `<!…>`."""

    name: str
    closing: bool
    attributes: Mapping[str, str]


def parse_tag(text: str) -> Tag:
    """The tag that `text` is."""
    found = _TAG.match(text)
    if found is None:
        return Tag("", closing=False, attributes={})
    pairs = _ATTRIBUTE.findall(text, found.end())
    values = {
        name.lower(): unescape(double or single or bare) for name, double, single, bare in pairs
    }
    return Tag(found[2].lower(), closing=bool(found[1]), attributes=values)
