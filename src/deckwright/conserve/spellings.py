"""What is syntax in each dialect, and so no word of the author's: few rules, each on its own.

What no rule names is counted. Rules blank text out and keep its rows, so that each stays where it
is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from deckwright.model.talk import Dialect

Rows = list[str]
Prepared = tuple[Rows, frozenset[int]]
"""Rows without syntax, and the numbers of those that may be shown on any slide."""

_TITLE = re.compile(r"""\btitle=(?:"([^"]*)"|'([^']*)'|([^\s}"']+))""")
_BRACKETED = re.compile(r"\[([^\]]*[A-Za-z][^\]]*)\]")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_YAML = re.compile(r"[A-Za-z][\w-]*[ \t]*:(?:[ \t]|$)")
_PROPERTY = re.compile(
    r"(?:name|class|continued|count|exclude|layout|template|title|background-[a-z]+)[ \t]*:"
)
_MARP_DIRECTIVE = re.compile(r"\s*[_$*]?[A-Za-z]\w*[ \t]*:")
_MARP_FILTER = (
    r"(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)"
)
_MARP_WORDS = re.compile(rf"(?:w|width|h|height|{_MARP_FILTER}):\S*")
_MARP_BACKGROUND = re.compile(
    rf"bg|auto|contain|cover|fit|vertical|(?:left|right)(?::\S*)?|\d*\.?\d+%?"
    rf"|{_MARP_FILTER}|(?:w|width|h|height|{_MARP_FILTER}):\S*"
)
"""Words in a description that are for the browser: of any picture, and of a background."""
_REMARK_CLASS = re.compile(r"(?<![\w\]])((?:\.[a-zA-Z][\w-]*)+)(?=\[)")
_CONTENT = re.compile(r"\{\{\s*content\s*\}\}")
_SLOT = re.compile(r"^::[ \t]*\w[\w-]*[ \t]*::[ \t]*$", re.MULTILINE)
_STEPS = re.compile(r"^([ \t]*\$\$)[ \t]*\{[^{}\n]*\}", re.MULTILINE)
_HIDING = re.compile(r"<(?:style|script)\b.*?</(?:style|script)\s*>", re.DOTALL)
_REVEAL_NOTE = re.compile(r"^([ \t]*)notes?:", re.MULTILINE | re.IGNORECASE)
_DECKSET = re.compile(r"^\[\.[\w-]+:[^\]]*\][ \t]*$", re.MULTILINE)
_PRESENTERM_NOTE = re.compile(r"\s*speaker_note\s*:(.*)", re.DOTALL)
_CLICK = re.compile(r"\[click(?::\d+)?\]")
_TEX_COMMAND = re.compile(
    r"^[ \t]*\\(?:newpage|pagebreak|clearpage|vspace\*?\{[^}]*\}|hfill|centering|pause)[ \t]*$",
    re.MULTILINE,
)
_CELL_OPTION = re.compile(r"[ \t]*(?:#|//|--|%)\|")
_IMAGE_SIZE = re.compile(r"image:w(?:idth)?:\d+%")


def _nothing(_text: str) -> str:
    return ""


def _same(text: str) -> str:
    return text


def _as_they_are(rows: Rows) -> Prepared:
    return rows, frozenset()


def _titles(info: str) -> list[str]:
    """The titles in a fence's info."""
    return [double or single or bare for double, single, bare in _TITLE.findall(info)]


def _lines(_info: str, lines: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    return enumerate(lines, start)


@dataclass(frozen=True, slots=True)
class Spelling:
    """The rules of a dialect."""

    comment: Callable[[str], str] = _nothing
    """What a comment says to people: its notes."""
    description: Callable[[str], str] = _same
    """The words in a picture's description."""
    prepare: Callable[[Rows], Prepared] = _as_they_are
    rewrite: Callable[[str], str] = _same
    """The text outside of listings without what only this dialect knows."""
    titles: Callable[[str], list[str]] = _titles
    listing: Callable[[str, Sequence[str], int], Iterator[tuple[int, str]]] = _lines
    """The lines of a listing that are shown, each with its row."""
    letters: bool = False
    """Whether `a.` and `(iv)` begin items."""
    emoji: bool = False


# Marp


def _marp_note(comment: str) -> str:
    first = next((line for line in comment.split("\n") if line.strip()), "")
    return "" if _MARP_DIRECTIVE.match(first) or first.strip() == "fit" else comment


def _marp_description(text: str) -> str:
    given = text.split()
    silent = _MARP_BACKGROUND if "bg" in given else _MARP_WORDS
    return " ".join(word for word in given if not silent.fullmatch(word))


# Slidev


def _slidev_rows(rows: Rows) -> Prepared:
    """Settings between two rules are syntax, but for the picture that they name; so are the
    fences around listings that change into each other.
    """  # noqa: D205 - two rules
    result, at, fence, around = list(rows), 0, "", ""
    while at < len(rows):
        text = rows[at].rstrip()
        mark = _FENCE.match(text)
        end = None if fence else _slidev_settings_end(rows, at)
        if end is not None:
            result[at + 1 : end] = map(_slidev_setting, rows[at + 1 : end])
            at = end
        elif mark and "magic-move" in text:
            around, result[at] = mark[1], ""
        elif mark and text == around:
            around, result[at] = "", ""
        elif mark:
            fence = "" if fence and text.strip() == fence else fence or mark[1]
        at += 1
    return result, frozenset()


def _slidev_settings_end(rows: Rows, at: int) -> int | None:
    """The rule that ends the settings which begin at row `at`; None where none do."""
    below = rows[at + 1 : at + 2]
    if rows[at].rstrip() != "---" or not (below and _YAML.match(below[0])):
        return None
    end = next((n for n in range(at + 1, len(rows)) if rows[n].rstrip() == "---"), None)
    inner = [row for row in rows[at + 1 : end] if row.strip()]
    return end if all(_YAML.match(row) or row[0] in " \t#-}]" for row in inner) else None


def _slidev_setting(row: str) -> str:
    found = re.match(r"(image|background)[ \t]*:[ \t]*[\"']?(\S+?\.\w{3,4})[\"']?[ \t]*$", row)
    return f"![](<{found[2]}>)" if found else ""


def _slidev_text(text: str) -> str:
    """Of the comments the last one of a slide is its notes."""
    text = re.sub(r"<!--(.*?)-->", _slidev_comment, text, flags=re.DOTALL)
    return _STEPS.sub(r"\1", _SLOT.sub("", text))


def _slidev_comment(found: re.Match[str]) -> str:
    after = _HIDING.sub("", found.string[found.end() :]).lstrip()
    note = _CLICK.sub("", found[1]) if not after or after.startswith("---") else ""
    return note or "\n" * found[1].count("\n")


def _slidev_titles(info: str) -> list[str]:
    return [*_titles(info), *(_BRACKETED.findall(info) if "magic-move" not in info else [])]


# remark


def _remark_rows(rows: Rows) -> Prepared:
    """Properties on top of slides are syntax; what layouts and templates hold may be anywhere."""
    result: Rows = []
    anywhere: set[int] = set()
    head, is_code, is_layout = True, False, False
    used = set(re.findall(r"(?m)^template:[ \t]*(\S+)", "\n".join(rows)))
    for at, row in enumerate(rows):
        is_code ^= bool(_FENCE.match(row))
        if not is_code and row.rstrip() == "---":
            head, is_layout = True, False
        elif head and _PROPERTY.match(row.strip()):
            name, _, value = (part.strip() for part in row.strip().partition(":"))
            is_layout |= (name, value) == ("layout", "true") or (name == "name" and value in used)
            picture = re.search(r"url\([\"']?(.*?)[\"']?\)", value)
            result.append(f"![](<{picture[1]}>)" if picture else "")
            continue
        elif row.strip():
            head = False
        result.append("" if not is_code and row.rstrip() in ("--", "???") else row)
        if is_layout:
            anywhere.add(at)
    return result, frozenset(anywhere)


def _remark_text(text: str) -> str:
    return _CONTENT.sub("", _REMARK_CLASS.sub("", text))


# pandoc and Quarto


def _pandoc_listing(_info: str, lines: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    return ((at, line) for at, line in enumerate(lines, start) if not _CELL_OPTION.match(line))


def _pandoc_text(text: str) -> str:
    text = re.sub(r"\{\{<.*?>\}\}", "", text)
    text = re.sub(r"(?<=\S)\{=\w+\}", "", text)
    return _TEX_COMMAND.sub("", text)


# presenterm


def _presenterm_note(comment: str) -> str:
    note = _PRESENTERM_NOTE.fullmatch(comment)
    return note[1] if note else ""


def _presenterm_description(text: str) -> str:
    return _IMAGE_SIZE.sub("", text)


# k1LoW/deck


def _deck_note(comment: str) -> str:
    """A page's settings are a comment of JSON; every other is a note."""
    return "" if comment.lstrip().startswith("{") else comment


# maaslalani/slides


def _slides_listing(_info: str, lines: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    return ((at, line) for at, line in enumerate(lines, start) if not line.startswith("///"))


def _without(pattern: re.Pattern[str], replacement: str = "") -> Callable[[str], str]:
    return lambda text: pattern.sub(replacement, text)


SPELLINGS: Mapping[Dialect, Spelling] = MappingProxyType(
    {
        "deckwright": Spelling(letters=True, emoji=True),
        "marp": Spelling(comment=_marp_note, description=_marp_description, emoji=True),
        "pandoc": Spelling(rewrite=_pandoc_text, listing=_pandoc_listing, letters=True, emoji=True),
        "slidev": Spelling(
            prepare=_slidev_rows,
            rewrite=_slidev_text,
            titles=_slidev_titles,
        ),
        "reveal": Spelling(rewrite=_without(_REVEAL_NOTE, r"\1")),
        "remark": Spelling(prepare=_remark_rows, rewrite=_remark_text),
        "presenterm": Spelling(comment=_presenterm_note, description=_presenterm_description),
        "deck": Spelling(comment=_deck_note),
        "slides": Spelling(listing=_slides_listing),
        "ruled": Spelling(rewrite=_without(_DECKSET)),
    }
)
