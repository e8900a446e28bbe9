"""Raw HTML as nodes: what is harmless is read, what runs or fetches is left out and named.

An element may hold Markdown and end in another token, so open elements are nodes on the same
stack as `:::` containers. CSS is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from html.parser import HTMLParser
from typing import Any

from markdown_it.token import Token

from deckwright.model.blocks import Attributes
from deckwright.parse.blocks.cell_spans import read_span
from deckwright.parse.blocks.html_element_ends import CELLS, close_element
from deckwright.parse.blocks.node import MAX_DEPTH, Node
from deckwright.parse.syntax.deck_markdown import deck_markdown
from deckwright.parse.syntax.fence_openings import Opening
from deckwright.parse.syntax.html_tags import COMMENT, is_clip

_CODE = frozenset("script style template noscript".split())
_FRAMES = frozenset("iframe object video audio svg canvas map".split())
_BOXES = frozenset(
    "tr td th div section article main center header footer aside details figure nav form"
    " fieldset body html summary figcaption dl dt dd p address hgroup dialog".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd"
    " label mark meter output picture progress q ruby rp rt s samp small span strike strong sub sup"
    " time tt u var wbr".split()
)
_LISTS: Mapping[str, str] = {"ul": "bullet_list", "ol": "ordered_list"}
_NOTHING = frozenset(
    "hr thead tbody tfoot colgroup col caption link meta base param source track embed".split()
)
_COLUMNS = re.compile(
    r"(?:^|[\s_-])(?:(?:multi)?column\w*|cols?|grid|flex|row|split)(?:$|[\s_-])"
    r"|display:\s*(?:flex|grid)|grid-template-columns"
)
"""Names and declarations by which authors set boxes side by side."""

Report = Callable[[str, int, str], None]


def add_elements(
    html: str, row: int, stack: list[Node], env: dict[str, Any], report: Report
) -> None:
    """Adds what `html` holds, which begins on `row`, to the nodes on `stack`."""
    if "<!--" in html and html.count("<!--") > html.count("-->"):
        report("comment", row, "")
    builder = _Builder(row, stack, env, report)
    builder.feed(COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), html))
    builder.close()
    builder.end_paragraph()


class _Builder(HTMLParser):
    """Elements as nodes on a stack that other tokens share."""

    def __init__(self, row: int, stack: list[Node], env: dict[str, Any], report: Report) -> None:
        super().__init__()
        self.row = row
        self.stack = stack
        self.env = env
        self.report = report
        self.text: list[str] = []
        self.start: int | None = None
        """The row where `text` begins to show anything."""
        self.hidden = ""
        """The element whose content is left out."""
        self.depth = 0
        """How many of the same name are open within it."""
        self.without_file = False
        """Whether it is a film or a recording whose file was not named yet."""

    @property
    def line(self) -> int:
        """The row of the element that is being read."""
        return self.row + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = {name: value or "" for name, value in attrs}
        if self.hidden:
            self.depth += tag == self.hidden
            if tag == "source" and self.without_file:
                self._file(given)
            return
        if tag in _CODE or tag in _FRAMES:
            self._hide(tag, given)
        elif tag in _INLINE:
            self._inline(tag, given)
        elif tag in _NOTHING:
            self.end_paragraph()
        elif tag == "pre":
            self.end_paragraph()
            self._open(Node("pre", Token("code_block", "code", 0, map=self._map()), tag=tag))
        else:
            self._begin(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        if ":" in tag and not self.hidden:  # an icon: it parts no words, and ends no link
            self.report("component", self.line, tag)
            return
        self.handle_starttag(tag, attrs)
        if tag not in _INLINE and not self.hidden:
            self.handle_endtag(tag)
        elif tag == self.hidden:
            self.hidden = ""

    def handle_endtag(self, tag: str) -> None:
        """An element ends; one that never began is nothing."""
        if self.hidden:
            if tag == self.hidden:
                self.depth -= 1
                self.hidden = self.hidden if self.depth else ""
            if not self.hidden and self.without_file:
                self.without_file = False
                self.report("frame", self.line, f"<{tag}>")
            return
        if tag in _INLINE:
            if self.stack[-1].type != "pre":
                self.text.append(f"</{tag}>")
            return
        self.end_paragraph()
        close_element(self.stack, tag)

    def handle_data(self, data: str) -> None:
        """Text between tags, without references."""
        if self.hidden:
            return
        if self.stack[-1].type == "pre":
            self.stack[-1].token.content += data
        else:
            self._write(escape(data, quote=False), data)

    def end_paragraph(self) -> None:
        """The text so far becomes a paragraph."""
        text = "\n".join(line.strip() for line in "".join(self.text).split("\n")).strip()
        line = self.line if self.start is None else self.start
        self.text.clear()
        self.start = None
        if not text:
            return
        inline = deck_markdown().parseInline(text, self.env)[0]
        inline.map = [line, self.line + 1]
        paragraph = Token("paragraph_open", "p", 1, map=[line, line + 1], hidden=True)
        self.stack[-1].children.append(Node("paragraph", paragraph, [Node("inline", inline)]))

    def _inline(self, tag: str, given: dict[str, str]) -> None:
        """A tag that is read with the words around it, less what CommonMark does not allow."""
        if self.stack[-1].type == "pre":
            return
        valid = ((k, v) for k, v in given.items() if re.fullmatch("[A-Za-z_][\\w.-]*", k))
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in valid)
        self._write(f"<{tag}{attributes}>")

    def _write(self, text: str, shown: str = "-") -> None:
        """Goes on with the paragraph; it begins at the first line that shows anything."""
        if self.start is None and shown.strip():
            before = shown[: len(shown) - len(shown.lstrip())]
            self.start = self.line + before.count("\n")
        self.text.append(text)

    def _map(self) -> list[int]:
        return [self.line, self.line + 1]

    def _open(self, node: Node) -> None:
        if len(self.stack) < MAX_DEPTH:
            self.stack[-1].children.append(node)
            self.stack.append(node)

    def _hide(self, tag: str, given: dict[str, str]) -> None:
        self.hidden, self.depth = tag, 1
        if tag in _CODE:
            self.report("code", self.line, tag)
        elif tag in ("video", "audio") and not given.get("src"):
            self.without_file = True  # it may name several, of which the first is taken
        else:
            self._file(given, tag)

    def _file(self, given: dict[str, str], tag: str = "source") -> None:
        """A film or a recording of the talk's own; any other file is left out."""
        self.without_file = False
        if is_clip(given.get("src", "")):
            self._inline("img", {"src": given["src"], "aria-label": given.get("aria-label", "")})
        else:
            shown = " ".join((tag, given.get("src") or given.get("data") or "")).strip()
            self.report("frame", self.line, f"<{shown}>")

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        self.end_paragraph()
        if re.fullmatch("h[1-6]", tag):
            self._open(Node("heading", Token("heading_open", tag, 1, map=self._map()), tag=tag))
        elif tag in _LISTS:
            self._list(tag, given)
        elif tag == "li":
            close_element(self.stack, "li", within=tuple(_LISTS))
            if self.stack[-1].type in _LISTS.values():
                self._open(
                    Node("list_item", Token("list_item_open", tag, 1, map=self._map()), tag=tag)
                )
        elif tag == "table":
            self._open(Node("table", Token("table_open", tag, 1, map=self._map()), tag=tag))
        elif (tag == "tr" or tag in CELLS) and self._in_table():
            for name in CELLS if tag in CELLS else (*CELLS, "tr"):
                close_element(self.stack, name, within=("table",))
            token = Token(f"{tag}_open", tag, 1, map=self._map())
            if tag in CELLS:
                token.meta["across"] = read_span(given.get("colspan", ""))
                token.meta["down"] = read_span(given.get("rowspan", ""))
            self._open(Node(tag, token, tag=tag))
        elif tag == "blockquote":
            self._open(
                Node("blockquote", Token("blockquote_open", tag, 1, map=self._map()), tag=tag)
            )
        else:
            self._box(tag, given)

    def _list(self, tag: str, given: dict[str, str]) -> None:
        token = Token(f"{_LISTS[tag]}_open", tag, 1, map=self._map())
        if re.fullmatch("[0-9]{1,6}", given.get("start", "")):
            token.attrs = {"start": int(given["start"])}
        if given.get("type") in ("a", "A", "i", "I"):
            token.meta["attributes"] = Attributes(values=(("type", given["type"]),))
        self._open(Node(_LISTS[tag], token, tag=tag))

    def _in_table(self) -> bool:
        """Whether a table is open, with nothing but elements in it."""
        for node in reversed(self.stack):
            if not node.tag or node.type == "table":
                return node.type == "table" and bool(node.tag)
        return False

    def _box(self, tag: str, given: dict[str, str]) -> None:
        if tag not in _BOXES and "-" not in tag:
            self.report("component", self.line, tag)
        if tag == "p":
            close_element(self.stack, "p", within=("div", "td", "li"))
        classes = given.get("class", "").split()
        name = "notes" if tag == "aside" and "notes" in classes else "element"
        if tag in ("v-clicks", "v-click"):
            opening = Opening("", Attributes(classes=("incremental",)), "")
        else:
            hints = " ".join((given.get("class", ""), given.get("style", ""), *given))
            beside = ("columns",) if _COLUMNS.search(hints) else ()
            opening = Opening(name, Attributes(classes=beside), "")
        token = Token("element", tag, 1, map=self._map(), meta={"opening": opening})
        token.meta["attributes"] = opening.attributes
        self._open(Node("container", token, tag=tag))
