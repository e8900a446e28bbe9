"""What each dialect writes and others seldom do, weighed: whose Markdown a file is.

Every mark that a file shows counts once, for each dialect that the tables give it to. The dialect
whose marks weigh most is taken where they weigh `_ENOUGH` and more than ours; ours otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deckwright.model.talk import Dialect

_ENOUGH = 4
"""A weight below proves nothing: 1 to 3 many write, 4 to 7 few others do, from 8 on nobody else."""
_SHOWN = 3
"""How many marks a reader is told."""
_LONGEST_MARK = 50

_KEYS: tuple[tuple[Dialect, int, str], ...] = (
    ("deckwright", 20, "speakers prose"),
    ("deckwright", 8, "room track introductions closing"),
    ("deckwright", 3, "template duration"),
    ("marp", 15, "marp"),
    ("marp", 8, "headingDivider _class _paginate _header _footer _backgroundColor _color"),
    ("marp", 6, "paginate backgroundColor backgroundImage backgroundSize backgroundPosition"),
    ("marp", 2, "class color footer header math size style"),
    ("pandoc", 8, "format slide-level colortheme fonttheme outertheme innertheme revealjs-url"),
    ("pandoc", 8, "header-includes documentclass classoption reference-doc section-titles"),
    ("pandoc", 6, "output aspectratio institute bibliography csl titlegraphic execute engine"),
    ("pandoc", 6, "filters incremental nocite link-citations suppress-bibliography toc references"),
    ("pandoc", 4, "author authors"),
    ("slidev", 8, "colorSchema drawings routerMode canvasWidth themeConfig exportFilename mdc"),
    ("slidev", 8, "monaco comark favicon addons hideInToc"),
    ("slidev", 6, "highlighter lineNumbers aspectRatio info"),
    ("slidev", 4, "layout background fonts clicks"),
    ("slidev", 2, "transition class"),
    ("reveal", 8, "revealOptions verticalSeparator notesSeparator"),
    ("reveal", 6, "separator highlightTheme"),
    ("presenterm", 8, "sub_title"),
    ("presenterm", 2, "event location options"),
    ("deck", 8, "presentationID codeBlockToImageCommand"),
    ("deck", 4, "breaks defaults"),
    ("slides", 8, "paging"),
    ("ruled", 6, "slidenumbers autoscale build-lists slide-transition"),
)
"""Keys of front matter."""

_COMMON = frozenset(
    "title subtitle description abstract summary lang language date keywords tags template duration"
    " url theme author authors presenter speaker speakers affiliation dialect image"
    " class".split()
)
"""Keys that many dialects have."""

_TEXT: tuple[tuple[Dialect, int, str], ...] = (
    ("deckwright", 5, r"^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:chart|qr)\b"),
    ("deckwright", 5, r"^#{1,6} .*\{[^}\n]{0,80}(?:layout=|\.opening\b|\.hidden\b)"),
    ("deckwright", 5, r"\)\{[^}\n]{0,80}\.(?:background|decorative)\b"),
    ("deckwright", 3, r"^:{3,}[ \t]*(?:notes|columns|note|tip|important|warning|caution)\b"),
    ("deckwright", 3, r"^\[\^[^\]\n]{1,40}\]:"),
    (
        "presenterm",
        10,
        (
            r"<!--\s*(?:end_slide|jump_to_middle|reset_layout|pause|column_layout\s*:[^>]{0,80}"
            r"|column\s*:\s*\d+|incremental_lists\s*:[^>]{0,80})\s*-->|<!--\s*speaker_note\s*:"
        ),
    ),
    ("remark", 9, r"^\?\?\?[ \t]*$"),
    (
        "remark",
        6,
        r"(?:\A|^---?[ \t]*\n)(?:class|name|layout|template|background-image|count)[ \t]*:.*$",
    ),
    ("remark", 6, r"^[ \t]*\.(?:left-column|right-column|pull-left|pull-right|footnote)\["),
    ("remark", 3, r"(?<![\w\]])\.[a-z][\w-]*\[[^\]\n]{1,200}\]"),
    ("remark", 3, r"\{\{[ \t]*content[ \t]*\}\}"),
    (
        "slidev",
        8,
        (
            r"^---[ \t]*\n(?:layout|class|transition|background|image|src|level|clicks|hideInToc"
            r"|disabled|hide|routeAlias)[ \t]*:.*\n(?:.+\n){0,40}?---[ \t]*$"
        ),
    ),
    ("slidev", 8, r"^::[ \t]*(?:right|left|default|bottom)[ \t]*::[ \t]*$|</?v-clicks?\b"),
    ("slidev", 6, r"^<<<[ \t]+@?/|^[ \t]*`{3,}\w+[^\n`]*\{[\d,\-]*\|[\d,|\-a-z]*\}"),
    ("reveal", 10, r"<!--\s*\.(?:slide|element)\s*:"),
    ("reveal", 6, r"<aside\s+class=[\"']notes[\"']|class=[\"'][^\"']*\bfragment\b"),
    ("reveal", 2, r"^[Nn]otes?:.*$"),
    ("reveal", 2, r"^----[ \t]*$"),
    (
        "marp",
        8,
        (
            r"<!--\s*(?:[_$*](?:class|paginate|page_number|footer|header|backgroundColor|color"
            r"|backgroundImage|theme|size|template)[ \t]*:|fit\s*-->)"
            r"|!\[(?:[^\]\n]{0,200} )?bg[\] ]"
        ),
    ),
    (
        "marp",
        5,
        (
            r"<!--\s*(?:class|paginate|page_number|footer|header|backgroundColor|backgroundImage"
            r"|color|theme|size|headingDivider|template)[ \t]*:"
        ),
    ),
    ("deck", 10, r"<!--\s*\{\s*\"(?:layout|freeze|ignore|skip|key)\"\s*:"),
    ("pandoc", 10, r"\A%[ \t]?\S.*"),
    ("pandoc", 8, r"^\.[ \t]\.[ \t]\.[ \t]*$"),
    ("pandoc", 6, r"^`{3,}\{(?:r|python|julia|ojs|mermaid|dot)[\s,}]|^`{3,}\{=\w+\}"),
    ("pandoc", 5, r"^:{3,}[ \t]*\{[^}\n]{0,80}\.(?:columns|column|callout-\w+|incremental)\b"),
    ("pandoc", 4, r"^:{3,}[ \t]*(?:\{\.)?nonincremental\b"),
    ("pandoc", 3, r"^:{3,}[ \t]*(?:notes|columns|incremental)\b"),
    ("ruled", 6, r"^\[\.[\w-]+:[^\]\n]*\][ \t]*$"),
)
"""What stands in the text, outside of listings and code spans; `\\A` is the text's beginning."""

_ENDINGS: tuple[tuple[Dialect, int, str], ...] = (("pandoc", 15, ".qmd"), ("pandoc", 15, ".rmd"))
"""How the file's name ends."""

_BREAKS: tuple[tuple[Dialect, int], ...] = (
    ("ruled", 5),
    ("reveal", 4),
    ("remark", 4),
    ("marp", 4),
    ("slidev", 4),
    ("deck", 4),
    ("slides", 4),
)
"""`---` above most headings: as many programs cut slides, and neither pandoc nor we need."""

_FENCE = re.compile(
    r"(?ms)^(?P<info>[ \t]*(?P<fence>`{3,}+|~{3,}+)[^\n]*)\n.*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)"
)
_INDENTED = re.compile(r"(?m)(?:(?<=\n\n)|\A)(?:(?: {4}|\t)[^\n]*(?:\n|\Z))+")
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n)[^`]|(?!\1(?!`))`){1,2000}\1(?!`)")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Recognition:
    """A dialect, and what it was recognised by.

    `clear` says of our own dialect that its marks are there, and not just those of no other.
    """

    dialect: Dialect
    sign: str = ""
    clear: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mark that a file shows."""

    dialect: Dialect
    weight: int
    words: str


def recognise(keys: Iterable[str], body: str, path: Path, first_line: int) -> Recognition:
    """The dialect of a file whose front matter has these keys; ours where nothing speaks against.

    `first_line` is the line of the file on which `body` begins.
    """
    seen = [*_in_front_matter(tuple(keys)), *_in_name(path), *_in_text(body, first_line)]
    weights: dict[Dialect, int] = {"deckwright": 0}
    for mark in seen:
        weights[mark.dialect] = weights.get(mark.dialect, 0) + mark.weight
    heaviest = max(weights, key=lambda dialect: weights[dialect])
    if weights[heaviest] < _ENOUGH or heaviest == "deckwright":
        return Recognition("deckwright", clear=weights["deckwright"] >= _ENOUGH)
    own = sorted((one for one in seen if one.dialect == heaviest), key=lambda one: -one.weight)
    return Recognition(heaviest, ", ".join(mark.words for mark in own[:_SHOWN]), clear=True)


def is_known(key: str, dialect: Dialect) -> bool:
    """Whether a key of front matter means something to a dialect, as far as we know."""
    return key in _COMMON or any(
        dialect == whose and key in keys.split() for whose, _, keys in _KEYS
    )


def _in_front_matter(keys: tuple[str, ...]) -> Iterator[_Seen]:
    for dialect, weight, known in _KEYS:
        for key in known.split():
            if key in keys:
                yield _Seen(dialect, weight, f"`{key}:` in the front matter")


def _in_name(path: Path) -> Iterator[_Seen]:
    for dialect, weight, ending in _ENDINGS:
        if path.suffix.lower() == ending:
            yield _Seen(dialect, weight, f"the name ends in {path.suffix}")


def _in_text(body: str, first_line: int) -> Iterator[_Seen]:
    visible = _without_code(body)
    for dialect, weight, pattern in _TEXT:
        if found := re.search(pattern, visible, re.MULTILINE):
            line = first_line + visible.count("\n", 0, found.start())
            words = " ".join(found[0].split())
            shown = words if len(words) <= _LONGEST_MARK else f"{words[:_LONGEST_MARK]}…"
            yield _Seen(dialect, weight, f"`{shown}` on line {line}")
    if _has_breaks(visible):
        for dialect, weight in _BREAKS:
            yield _Seen(dialect, weight, "`---` above headings")


def _without_code(body: str) -> str:
    """`body` with blank lines for what stands in listings, and without code spans."""

    def blank(found: re.Match[str]) -> str:
        return "\n" * found[0].count("\n")

    def opened(found: re.Match[str]) -> str:
        return found["info"] + blank(found)

    return _SPAN.sub(blank, _INDENTED.sub(blank, _FENCE.sub(opened, body)))


def _has_breaks(visible: str) -> bool:
    """Whether most headings but the first stand right below a `---`, of which there are two."""
    rows = [line.rstrip() for line in visible.split("\n") if line.strip()]
    headings = [at for at, row in enumerate(rows) if at and _HEADING.match(row)]
    below = [at for at in headings if rows[at - 1] == "---"]
    return rows.count("---") > 1 and len(below) * 2 > len(headings)
