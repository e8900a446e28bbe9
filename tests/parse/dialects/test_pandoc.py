"""What authors write for pandoc and Quarto, each construct by itself.

Held against pandoc 3.9 by `tests/audit/pandoc.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Talk
from deckwright.model.walk import texts_in
from deckwright.parse import parse_talk
from deckwright.read.talk import read_talk

Parsed = tuple[Talk, tuple[Diagnostic, ...]]

READ = {
    "a simple table without a head ends with its dashes": (
        "--- ----\n  a b\n--- ----\n\nc",
        ["table", "   right |  left", "  a right | b left", "paragraph c"],
    ),
    "one line of dashes is a rule": ("a\n\n---\n\nb", ["paragraph a", "paragraph b"]),
    "words above one run of dashes are a heading": ("a b\n---\n\nc", ["paragraph c"]),
    "dashes between bars are a pipe table's": (
        "a | b\n--|--\n1 | 2",
        ["table", "  a | b", "  1 | 2"],
    ),
    "a multiline table's widths are its dashes'": (
        "--------\na   b\n--- ----\nc   d\n\ne   f\n    g\n--------\n",
        [
            "table  widths (4.0, 5.0)",
            "  a left | b left",
            "  c left | d left",
            "  e left | f g left",
        ],
    ),
    "cells of a grid reach over columns and rows": (
        "+---+---+\n| a     |\n+---+---+\n| b | c |\n|   +---+\n|   | d |\n+---+---+",
        ["table  widths (4.0, 4.0)", "   | ", "  a <2×1> | ·", "  b <1×2> | c", "  · | d"],
    ),
    "a grid with a hole is text": (
        "+---+---+\n| a | b |\n+---+   +\n",
        ["paragraph +—+—+ | a | b | +—+   +"],
    ),
    "an empty cell of a grid is empty": (
        "+---+---+\n| a |   |\n+---+---+",
        ["table  widths (4.0, 4.0)", "   | ", "  a | "],
    ),
    "a table takes the caption below it before one above the next": (
        "a   b\n--- ---\n1   2\n\n: One\n\na   b\n--- ---\n1   2\n",
        [
            "table One",
            "  a left | b left",
            "  1 left | 2 left",
            "table",
            "  a left | b left",
            "  1 left | 2 left",
        ],
    ),
    "words before a caption are no term": (
        "Words\n\n: Cap\n\na   b\n--- ---\n1   2\n",
        ["paragraph Words", "table Cap", "  a left | b left", "  1 left | 2 left"],
    ),
    "lines after bars stay lines": (
        "| one\n|   two\n  goes on\n|\n| three",
        ["paragraph one⏎\u00a0\u00a0two goes on⏎⏎three"],
    ),
    "examples count through all of a talk": (
        "(@a) x\n\nthen\n\n(@) y\n\nsee (@a), mail a@a.org",
        [
            "tight list from 1 decimal (1)",
            "  item",
            "    paragraph x",
            "paragraph then",
            "tight list from 2 decimal (1)",
            "  item",
            "    paragraph y",
            "paragraph see (1), mail ‹“a@a.org” → mailto:a@a.org›",
        ],
    ),
    "an environment of LaTeX is a formula": (
        "\\begin{gather*}\na \\\\ b\n\\end{gather*}",
        ["math $\\begin{gather*} a \\\\ b \\end{gather*}$ = ‹italic “a”›;\u00a0‹italic “b”›"],
    ),
    "raw HTML is HTML": ("`<b>x</b>`{=html} y", ["paragraph ‹bold “x”› y"]),
    "punctuation is typographic outside of code": (
        '\'a\' -- "b"... `--` \\"',
        ['paragraph ‘a’ – “b”… ‹code “--”› "'],
    ),
    "a reference to a figure is a link": (
        "# s\n\n[-@fig-x], see @fig-x\n\n![w](w.png){#fig-x}",
        [
            "paragraph ‹“1” → #s›, see ‹“Figure 1” → #s›",
            "figure !'w.png' 'Figure 1: w' contain 5:0 Figure 1: w {#fig-x}",
        ],
    ),
    "a callout takes its first heading for a title": (
        "::: {.callout-note}\n## t\nx\n:::",
        ["note t", "  paragraph x"],
    ),
    "a box may say how many columns it has": (
        "::: {layout-ncol=2}\na\n\nb\n\nc\n:::",
        [
            "columns",
            "  column auto",
            "    paragraph a",
            "  column auto",
            "    paragraph b",
            "paragraph c",
        ],
    ),
}


@pytest.mark.parametrize("name", READ)
def test_what_pandoc_reads(
    name: str, parse: Callable[..., Parsed], outline: Callable[[Talk, tuple[()]], str]
) -> None:
    body, expected = READ[name]
    talk, _ = parse(body, dialect="pandoc")
    lines = outline(talk, ()).splitlines()
    shown = [line.removeprefix("  ").rsplit(" @", 1)[0] for line in lines if line[0] == " "]
    assert [line.rstrip() for line in shown] == [line.rstrip() for line in expected]


def cited(folder: Path, text: str, **files: str) -> tuple[list[str], list[str]]:
    """The words of a deck whose bibliographies lie beside it, and what its reading has to say."""
    for name, content in files.items():
        folder.joinpath(name.replace("_", ".")).write_text(content, "utf-8")
    path = folder / "deck.md"
    path.write_text(text, "utf-8")
    source, found = read_talk(path, dialect="pandoc")
    assert source is not None
    talk, more = parse_talk(source.settings, source.body, source.first_line)
    shown = [
        plain_text(words)
        for section in talk.sections
        for words in (section.title, *texts_in(section.blocks))
    ]
    return shown, [
        f"{one.span.line} {one.message}" for one in (*found, *more) if one.code != "DW231"
    ]


BIB = """@article{doe, author={Doe, Jane and Roe, R.}, title={Looms}, journal={J}, year=2020}
@book{one, author={Poe}, title={A}, publisher={P}, year=1840}
@book{two, author={Poe}, title={B}, publisher={P}, year=1840}
@misc{bare, title={Left}}
"""
CSL = """[{"id": "doe", "type": "article-journal", "title": "Looms & more", "URL": "https://a.org/b_c",
  "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2020]]}}]"""
FRONT = "---\nbibliography: {}\n---\n\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[@doe]", "(Doe and Roe 2020)"),
        ("[see @doe, p. 3; -@bare]", "(see Doe and Roe 2020, 3; n.d.)"),
        ("@doe [pp. 3-4] says", "Doe and Roe (2020, 3-4) says"),
        ("[@one;\n@two]", "(Poe 1840a; Poe 1840b)"),
        ("`@doe` and a@doe.org", "@doe and a@doe.org"),
        ("[@nobody]", "[@nobody]"),
    ],
)
def test_a_citation_is_authors_and_year(text: str, shown: str, tmp_path: Path) -> None:
    words, found = cited(tmp_path, FRONT.format("a.bib") + f"# s\n\n{text}\n", a_bib=BIB)
    assert words[:2] == ["s", shown]
    missing = ["7 no bibliography has the key `nobody`"] if "nobody" in text else []
    assert found == missing


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("# s\n\n@doe\n", ["s", "Doe (2020)", "References"]),
        ("# s\n\n@doe\n\n# Works\n", ["s", "Doe (2020)", "Works"]),
        ("# s\n\n::: {#refs}\n:::\n\n# t\n\n@doe\n", ["s"]),
    ],
)
def test_the_list_of_works_is_last_or_where_its_box_is(
    body: str, last: list[str], tmp_path: Path
) -> None:
    words, found = cited(tmp_path, FRONT.format("a.json") + body, a_json=CSL)
    assert words[: len(last)] == last
    assert words[len(last)].startswith("Jane Doe. Looms & more.")
    assert found == []


def test_works_may_be_listed_in_yaml(tmp_path: Path) -> None:
    listed = "references:\n- id: doe\n  title: Looms\n  issued: 2020\n"
    words, found = cited(tmp_path, FRONT.format("a.yaml") + "# s\n\n[@doe]\n", a_yaml=listed)
    assert words[:2] == ["s", "(Looms 2020)"]
    words, more = cited(tmp_path, f"---\n{listed}---\n\n# s\n\n[@doe]\n")
    assert (words[1], found, more) == ("(Looms 2020)", [], [])


@pytest.mark.parametrize(
    ("front", "message"),
    [
        (
            "bibliography: gone.bib",
            "2 the bibliography `gone.bib` is missing; citations stay as they are written",
        ),
        (
            "bibliography: ../up.bib",
            "2 the bibliography `../up.bib` is outside; citations stay as they are written",
        ),
        ("lang: en", "7 `[@doe]` cites a work of no bibliography"),
    ],
)
def test_a_bibliography_that_is_not_there_is_named(
    front: str, message: str, tmp_path: Path
) -> None:
    words, found = cited(tmp_path, f"---\n{front}\n---\n\n# s\n\n[@doe]\n")
    assert words == ["s", "[@doe]"]
    assert message in found


@pytest.mark.parametrize(("name", "text"), [("a_bib", "@book{doe,"), ("a_json", "[{")])
def test_a_bibliography_that_is_broken_is_named(name: str, text: str, tmp_path: Path) -> None:
    file = name.replace("_", ".")
    _, found = cited(tmp_path, FRONT.format(file) + "# s\n\n[@doe]\n", **{name: text})
    assert any(one.startswith(f"2 the bibliography `{file}` cannot be read") for one in found)


def test_settings_of_a_format_are_those_of_the_talk(tmp_path: Path) -> None:
    path = tmp_path / "deck.qmd"
    path.write_text(
        "---\nformat:\n  revealjs:\n    incremental: true\nexecute:\n  echo: false\n---\n\n## s\n",
        "utf-8",
    )
    source, _ = read_talk(path)
    assert source is not None
    options = dict(source.settings.options)
    assert (options["incremental"], options["echo"]) == ("true", "false")
