"""Inlines as Markdown: runs, links, pictures and what stands between braces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import assert_never

from deckwright.model.blocks import NO_ATTRIBUTES, Attributes
from deckwright.model.inlines import (
    Break,
    FootnoteMark,
    Image,
    Inline,
    InlineImage,
    Inlines,
    Link,
    Math,
    Run,
    Style,
)
from deckwright.model.length import Length

_SPECIAL = re.compile(
    r"[\\`\[\]~^${}|]|\*(?!\s)|(?<!\s)\*|_(?![^\W_])|(?<![^\W_])_|<(?=[A-Za-z/!?]|$)|(?:^|(?<==))=|=(?==|$)"
    r"|@(?=\w|$)|&(?=[#\w])|(?<=[\w])://|(?i:\bwww)\.|(?i:\bmailto|\bxmpp):"
    r"|(?<![0-9A-Za-z_]):(?=[\w+’'&!.-]+:)"
)
_OPENING = re.compile(
    r"(?P<before>\s*)(?P<mark>#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|\d{1,9}[.)](?=\s|$)|:|-+$|\+"
    r"|(?:[a-z#]|[ivx]{2,7}|[IVX]{2,7}|[A-Z](?=\.\s\s))\.(?=\s)"
    r"|\(?(?:[\w#]|\d{1,3}|[ivx]{2,7}|[IVX]{2,7})\)(?=\s))"
)
"""What a line must not begin with, if it is to be text."""
_MARK = "*"
_MARKS = f"{_MARK}~="
"""What marks of styles are made of."""
_MONEY = re.compile(r"\s|\d[\d.,]*(?:\s+[^\W\d_]{2}|[kKmM]\b)")


def write_inlines(inlines: Inlines, sources: Mapping[str, str], *, one_line: bool = False) -> str:
    """Text as Markdown; where it must stand on one line, breaks are tags.

    `sources` are pictures' new paths by their old ones.
    """
    parts = [
        _linked(link, list(group), sources)
        for link, group in groupby(_merged(inlines), lambda inline: getattr(inline, "link", None))
    ]
    lines = _joined(parts).split("\n")
    if one_line:
        return "<br>".join(line.removesuffix("\\").strip() for line in lines)
    return "\n".join(map(_as_text, lines))


def _merged(inlines: Inlines) -> Iterator[Inline]:
    """`inlines` with neighbours that look alike as one run: code spans must not touch."""
    last: Inline | None = None
    for inline in inlines:
        if isinstance(inline, Run) and isinstance(last, Run) and _look(inline) == _look(last):
            last = replace(last, text=last.text + inline.text)
            continue
        if last is not None:
            yield last
        last = inline
    if last is not None:
        yield last


def _look(run: Run) -> tuple[Style, Link | None, str]:
    return run.style, run.link, run.language


def _joined(parts: Sequence[str]) -> str:
    """Parts in a row; an exclamation mark before a bracket is no picture."""
    pairs = zip(parts, [*parts[1:], ""], strict=True) if parts else ()
    return "".join(
        f"{part[:-1]}\\!" if part.endswith("!") and after.startswith("[") else part
        for part, after in pairs
    )


def _as_text(line: str) -> str:
    """A line that begins no block."""
    found = _OPENING.match(line)
    if not found:
        return line
    mark = found["mark"]
    escaped = f"{mark[:-1]}\\{mark[-1]}" if mark[-1] in ".)" else f"\\{mark}"
    return found["before"] + escaped + line[found.end() :]


def escaped(text: str) -> str:
    """`text` with a backslash before what Markdown would read as more than text."""
    return _SPECIAL.sub(lambda found: _escape(found[0]), text)


def _escape(mark: str) -> str:
    return f"\\{mark}" if not mark[0].isalpha() else f"{mark[:-1]}\\{mark[-1]}"


def _linked(link: Link | None, group: Sequence[Inline], sources: Mapping[str, str]) -> str:
    inner = _joined(
        [
            _inline(inline, _edge(group, at - 1, -1), _edge(group, at + 1, 0), sources)
            for at, inline in enumerate(group)
        ]
    )
    spaces = all(isinstance(one, Run) and not one.text.strip() for one in group)
    if link is None or spaces:  # on which nobody can click
        return inner
    if "]:" in inner and not link.title:  # it would begin a reference, even within code
        return f'<a href="{escape(link.target)}">{inner}</a>'
    return f"[{inner}]({address(link.target)}{titled(link.title)})"


def _edge(group: Sequence[Inline], at: int, index: int) -> str:
    """The character that a neighbour puts next to a run; a space where there is none."""
    neighbour = group[at] if 0 <= at < len(group) else Break()
    match neighbour:
        case Break():
            return " "
        case Run(text=text, style=style) if text:
            marked = style.bold or style.italic or style.strike or style.highlight
            return _MARK if marked and not text[index].isspace() else text[index]
        case _:
            return "-"


def _inline(inline: Inline, before: str, after: str, sources: Mapping[str, str]) -> str:
    match inline:
        case Run():
            return _run(inline, before, after)
        case Break():
            return "\\\n"
        case Math():
            return _styled(math(inline.tex, after), inline.style, before, after)
        case FootnoteMark():
            return _styled(f"[^{label(inline.label)}]", inline.style, before, after)
        case InlineImage():
            picture = image(inline.image, inline.title, Attributes(), sources)
            return _styled(picture, inline.style, before, after)
        case _:
            assert_never(inline)


def _run(run: Run, before: str, after: str) -> str:
    text = code(run.text) if run.style.code else escaped(run.text)
    styled = _styled(text, run.style, before, after)
    return f"[{styled}]{{lang={run.language}}}" if run.language else styled


def _styled(text: str, style: Style, before: str, after: str) -> str:
    """`text` in its style, from the inside out."""
    if style.baseline != "normal":
        tag = "sup" if style.baseline == "superscript" else "sub"
        text = _tagged(text, tag)
    emphasis = "**" * style.bold + "*" * style.italic
    if emphasis and _flanks(text, before, after):
        text = f"{emphasis}{text}{emphasis}"
    else:
        text = _tagged(text, "b") if style.bold else text
        text = _tagged(text, "i") if style.italic else text
    for wanted, mark, tag in ((style.strike, "~~", "s"), (style.highlight, "==", "mark")):
        if wanted and _flanks(text, before, after):
            text = f"{mark}{text}{mark}"
        elif wanted:
            text = _tagged(text, tag)
    text = _tagged(text, "u") if style.underline else text
    classes = ("smallcaps",) if style.small_caps else ()
    values = (("color", style.color),) if style.color else ()
    given = braces(Attributes(classes=classes, values=values))
    return f"[{text}]{given}" if given else text


def _tagged(text: str, tag: str) -> str:
    return f"<{tag}>{text}</{tag}>"


def _flanks(text: str, before: str, after: str) -> bool:
    """Whether a mark around `text` opens and closes there.

    CommonMark's left- and right-flanking delimiter runs
    (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run), and nothing next to them
    that might be taken for a part of one.
    """
    if before in _MARKS or after in _MARKS or text[:1] in _MARKS[1:] or text[-1:] in _MARKS[1:]:
        return False
    return _faces(text[:1], before) and _faces(text[-1:], after)


def _faces(inner: str, outer: str) -> bool:
    """Whether a mark may stand between a character of the text and the one outside of it."""
    if not inner or inner.isspace():
        return False
    is_sign = unicodedata.category(inner)[0] in "PS"
    return not is_sign or outer.isspace() or unicodedata.category(outer)[0] == "P"


def code(text: str) -> str:
    """A code span: fenced by more backticks than it holds."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    ticks = "`" * (longest + 1)
    padded = text.startswith(("`", " ")) or text.endswith(("`", " "))
    space = " " if padded and text.strip() else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def math(tex: str, after: str) -> str:
    """A formula within a line; between two dollar signs where one would be money."""
    plain = not _MONEY.match(tex) and not tex.endswith((" ", "\\")) and not after.isdigit()
    return f"${tex}$" if plain else f"$${tex}$$"


def label(name: str) -> str:
    """A footnote's label without spaces, which those written in place have."""
    return name.replace(" ", "-")


def image(picture: Image, caption: str, attributes: Attributes, sources: Mapping[str, str]) -> str:
    """A picture with its sizes."""
    values = [
        (key, length(size))
        for key, size in (("width", picture.width), ("height", picture.height))
        if size
    ]
    values += [("fit", picture.fit)] if picture.fit != "contain" else []
    classes = (*attributes.classes, *(("decorative",) if picture.decorative else ()))
    given = Attributes(attributes.id, classes, (*values, *attributes.values))
    source = sources.get(picture.source, picture.source)
    source = source if re.match(r"[A-Za-z][\w+.-]+:", source) else source.replace("%", "%25")
    return f"![{escaped(picture.alt)}]({address(source)}{titled(caption)}){braces(given)}"


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
