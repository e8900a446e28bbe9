"""Whatever is written in whichever dialect: a talk, and no word of it is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Dialect, Talk
from deckwright.parse import images_of
from deckwright.write.markdown import write_markdown

Parsed = tuple[Talk, tuple[Diagnostic, ...]]

DIALECTS = st.sampled_from(get_args(Dialect))
BLOCKS = (
    "# {}",
    "## <!-- fit --> {}",
    "{}\n---",
    "{}\n===",
    "---",
    "--",
    "----",
    "***",
    "<!--s-->",
    "---\nlayout: two-cols\nclass: x\n---",
    "::right::",
    "class: a, b\nname: {}",
    "layout: true",
    "template: x",
    "- {}\n- {}",
    "* {}",
    "1. {}",
    "> {}",
    "| {} | b |\n|---|---|\n| {} | d |",
    "```js {{1|2-3}} [a.js]\n{}\n```",
    "````md magic-move\n```js\n{}\n```\n````",
    "```{{r, echo=FALSE}}\n{}\n```",
    "```{{=html}}\n{}\n```",
    "```\n{}",
    "![bg right:40% w:10 {}](a.png)",
    "![w:200](a.png) {}",
    "$$ {{1}}\n{}\n$$",
    "???\n{}",
    "Note: {}",
    "^ {}",
    "[.column]\n{}",
    ". . .",
    "<!-- pause -->",
    "<!-- end_slide -->",
    "<!-- column_layout: [2, 1] -->",
    "<!-- column: 1 -->",
    "<!-- column: 0 -->",
    "<!-- reset_layout -->",
    "<!-- incremental_lists: true -->",
    "<!-- _class: x -->",
    "<!-- headingDivider: 2 -->",
    "<!-- .slide: data-background='a.png' -->",
    "- {} <!-- .element: class='fragment' -->",
    "<!-- {}",
    ".left-column[\n{}\n]\n.right-column[\n{}\n]",
    ".small[{}] .x[",
    "]",
    "<div class='columns'>\n<div>\n\n{}\n\n</div><div>{}</div>\n</div>",
    "<div>\n\n{}",
    "</div>",
    "<ul><li>{}<li>{}</ul>",
    "<table><tr><th>{}<td>{}</tr>{}</table>",
    "<h2>{}</h2>",
    "<p>{}<br>{}</p>",
    "<pre>{}</pre>",
    "<details><summary>{}</summary>{}</details>",
    "<v-clicks>\n\n- {}\n\n</v-clicks>",
    "<Counter :x='1'>{}</Counter> {}",
    "<blockquote>{}",
    "::: {{.column width=40%}}\n{}\n:::",
    "::: notes\n{}\n:::",
    "::: {{.callout-note}}\n## {}\n{}\n:::",
    "::: {{layout-ncol=2}}\n{}\n\n{}\n:::",
    "| {}\n|   {}\n  {}",
    "(@) {}\n(@a) {}\n\n@a {}",
    "\\begin{{align}}\n{} &= b\n\\end{{align}}",
    "\\begin{{center}}\n{}\n\\end{{center}}",
    "a  {}\n-- ---\nb  {}\n-- ---\n\n: {}",
    "-- ---\nb  {}\n\nc  {}\n-- ---\n",
    ": {}\n\n+-------------+------------+\n| {} | {} |\n+=============+============+",
    (
        "+------------+-----------+\n| {} | - {} |\n"
        "|            +-----------+\n|            | {} |\n+------------+-----------+"
    ),
    "![{}](a.png){{#fig-a}} @fig-a [-@fig-{}] [see @{}, p. 3]",
    "$$\n{}\n$$ {{#eq-a}} `{}`{{=html}} `{}`{{=latex}}",
    "[a]: https://example.org",
    "[^a]: {}",
    "{} [a] [^a] <span class='x'>{}</span> <kbd>{}</kbd>",
)


@st.composite
def decks(draw: st.DrawFn) -> str:
    """Constructs of all dialects around numbered words."""
    numbers = iter(range(1000))
    parts = [
        draw(st.sampled_from(BLOCKS)).format(*(f"word{next(numbers)}end" for _ in range(3)))
        for _ in range(draw(st.integers(1, 8)))
    ]
    return draw(st.sampled_from(("\n", "\n\n"))).join(parts)


def strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            yield from strings(tuple(value.items()))
        case tuple() | frozenset():
            for part in value:
                yield from strings(part)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from strings(getattr(value, field.name))


HIDDEN = r"(?s)<!--.*?(?:-->|\Z)|class: a.*?name: word\d+end|layout: true|template: x"


@settings(deadline=None)  # no test is timed
@given(decks(), DIALECTS)
def test_every_word_of_a_deck_is_found_again(
    parse: Callable[..., Parsed], body: str, dialect: Dialect
) -> None:
    talk, diagnostics = parse(body, dialect=dialect)
    images_of(talk)
    found = " ".join(strings((talk.sections, talk.footnotes, diagnostics)))
    shown = re.sub(HIDDEN, "", body)
    assert [word for word in re.findall(r"word\d+end", shown) if word not in found] == []


@settings(deadline=None)  # no test is timed
@given(st.text(alphabet="#-:`|>*_[](){}^~=$<!a?. 1%\\\n\t\"'/&;div", max_size=100), DIALECTS)
def test_any_text_is_a_talk_in_any_dialect(
    parse: Callable[..., Parsed], body: str, dialect: Dialect
) -> None:
    talk, diagnostics = parse(body, dialect=dialect)
    lines = body.count("\n") + 1
    assert all(0 < found.span.line <= lines for found in diagnostics)
    ids = [section.id for section in talk.sections]
    assert len(set(ids)) == len(ids)
    write_markdown(talk)
