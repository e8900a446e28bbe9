"""Whatever is written comes back: in blocks, notes, footnotes, or at least in a finding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.diagnostics import Diagnostic
from deckwright.model.inlines import Run
from deckwright.model.talk import Talk
from deckwright.parse import images_of

Parsed = tuple[Talk, tuple[Diagnostic, ...]]

WRAPPERS = (
    "{}",
    "**{}**",
    "*{}*",
    "~~{}~~",
    "=={}==",
    "`{}`",
    "[{}](https://example.org)",
    "[{}](javascript:x)",
    "[{}](#nowhere)",
    "[{}]{{.smallcaps}}",
    "![{}](a.png)",
    "<b>{}</b>",
    "<blink>{}</blink>",
    "x^{}^",
    "H~{}~O",
    "${}$",
    "^[{}]",
    "[^{}]",
    "{} <br>",
    "5$ {}",
)
BLOCKS = (
    "{}",
    "# {}",
    "## {}",
    "### {} {{.x}}",
    "{}\n---",
    "- {}",
    "- [x] {}",
    "7. {}",
    "- a\n\n  {}",
    "> {}",
    "> a\n>\n> — {}",
    "> [!TIP]\n> {}",
    "term\n: {}",
    "{}\n: b",
    "| {} | b |\n|---|---|\n| c | d |",
    "| a | b |\n|---|---|\n| {} | d | {} |\n: {}",
    "| a |\n|---|\n\n: {}",
    "| a || b |\n|---|---|---|\n| {} || c |\n| ^^ || {} |\n| ^^ | {} ||",
    "| ^^ || {} |\n|---|---|---|\n| ^^ | {} | ^^ |",
    "<table><tr><th colspan=2>{}<tr><td rowspan=2>{}<td>b<tr><td colspan=9>{}</table>",
    "a. {}\nb. {}\n\n(iv) {}",
    "- a\n  A.  {}\n  B.  b\n1. {}\nc. {}",
    ":tada: {} :none: {}:",
    "```\n{}\n```",
    "    {}",
    "$$\n{}\n$$",
    "<div>\n{}\n</div>",
    "::: notes\n{}\n:::",
    "::: columns\n{}\n::: column\n{}\n:::\n:::",
    "::: tip {}\n{}\n:::",
    "::: {}\n{}\n:::",
    "::: odd {}\n:::",
    "[^n]: {}",
    "---",
    ":::",
    "{{.x}}",
    "<!-- no -->",
)


@st.composite
def talks(draw: st.DrawFn) -> str:
    """Mixed constructs around numbered words; each block at a random depth of lists and quotes."""
    numbers = iter(range(1000))

    def words() -> str:
        return " ".join(
            draw(st.sampled_from(WRAPPERS)).format(f"word{next(numbers)}end")
            for _ in range(draw(st.integers(1, 3)))
        )

    parts = []
    for _ in range(draw(st.integers(1, 8))):
        block = draw(st.sampled_from(BLOCKS))
        block = block.format(*(words() for _ in range(3)))
        for mark, more in draw(st.lists(st.sampled_from((("> ", "> "), ("- ", "  "))), max_size=2)):
            block = mark + block.replace("\n", "\n" + more)
        parts.append(block)
    return draw(st.sampled_from(("\n", "\n\n"))).join(parts)


def strings(value: object) -> Iterator[str]:
    """Every string within frozen dataclasses and collections."""
    match value:
        case str():
            yield value
        case Mapping():
            yield from strings(tuple(value.items()))
        case tuple() | frozenset():
            for part in value:
                yield from strings(part)
        case _ if is_dataclass(value):
            for part in fields(value):
                yield from strings(getattr(value, part.name))


def runs(value: object) -> Iterator[Run]:
    """Every run within frozen dataclasses and collections."""
    match value:
        case Run():
            yield value
        case Mapping():
            yield from runs(tuple(value.values()))
        case tuple():
            for part in value:
                yield from runs(part)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from runs(getattr(value, field.name))


@settings(deadline=None)  # no test is timed
@given(talks(), st.sampled_from(("slides", "notes")))
def test_every_word_of_a_talk_is_found_again(
    parse: Callable[..., Parsed], body: str, prose: str
) -> None:
    talk, diagnostics = parse(body, prose=prose)
    found = " ".join(strings((talk.sections, talk.footnotes, diagnostics)))
    assert [word for word in re.findall(r"word\d+end", body) if word not in found] == []


@settings(deadline=None)  # no test is timed
@given(st.text() | st.text(alphabet="#-:`|>*_[](){}^~=$<!a 1.\\\n\t\"'/&;—", max_size=120))
def test_any_text_is_a_talk(parse: Callable[..., Parsed], body: str) -> None:
    talk, diagnostics = parse(body)
    images_of(talk)
    lines = body.count("\n") + body.count("\r") + 1
    assert all(0 < found.span.line <= lines for found in diagnostics)
    ids = [section.id for section in talk.sections]
    assert len(set(ids)) == len(ids)
    assert all(ids)


@settings(deadline=None)  # no test is timed
@given(st.text(st.characters(exclude_categories=())))
def test_no_text_holds_what_xml_forbids(parse: Callable[..., Parsed], text: str) -> None:
    talk, _ = parse(
        f"{text}\n\n&#10;&#12;&#xFFFF;{text}\n\n![{text}](<{text}>)\n\n```\n{text}\n```"
    )
    forbidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
    assert not any(map(forbidden.search, strings((talk.sections, talk.footnotes))))


@settings(deadline=None)  # no test is timed
@given(st.text())
def test_a_run_is_one_line_and_never_empty(parse: Callable[..., Parsed], text: str) -> None:
    talk, _ = parse(f"- a&#10;&#13;b {text}\n\n> {text}")
    assert all(run.text and not re.search("[\n\r\u2028\u2029]", run.text) for run in runs(talk))
