"""Other files' lines in a talk, each with the place that it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckwright.read.includes import Expanded, expand
from deckwright.read.talk import read_talk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talks").mkdir()
    return tmp_path / "talks"


def expanded(folder: Path, body: str, **files: str) -> Expanded:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    return expand(body, folder / "talk.md", 5, folder.parent)


def shown(folder: Path, result: Expanded) -> list[str]:
    return [
        f"{Path(span.path).relative_to(folder)}:{span.line} {text}"
        for text, span in zip(result.lines, result.origins, strict=True)
        if text
    ]


def test_a_file_takes_the_place_of_its_name(folder: Path) -> None:
    result = expanded(
        folder, "## One\n\n::: include b.md\n\n## Two", b_md="---\ntitle: B\n---\n\n## B\n\nText"
    )

    assert shown(folder, result) == [
        "talk.md:5 ## One",
        "b.md:5 ## B",
        "b.md:7 Text",
        "talk.md:9 ## Two",
    ]
    assert result.files == (folder / "b.md",)
    assert result.findings == ()


@pytest.mark.parametrize("name", ["second-one", "mine"])
def test_a_section_reaches_to_the_next_of_its_level(folder: Path, name: str) -> None:
    text = (
        "## First\n\na\n\n## Second one\n\nb\n\n```\n## no heading\n```\n\n"
        "### Below\n\nc\n\n## X {#mine}\n\nd\n"
    )
    wanted = {"second-one": ["b", "c"], "mine": ["d"]}[name]

    result = expanded(folder, f"::: include b.md#{name}", b_md=text)

    words = [line for line in result.lines if len(line) == 1]
    assert words == wanted


def test_a_path_is_relative_to_the_file_that_names_it(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "c.md").write_text("from the deep", encoding="utf-8")

    (folder / "deep" / "d.md").write_text("and deeper", encoding="utf-8")
    (folder / "deep" / "b.md").write_text("::: include c.md\n::: include d.md", encoding="utf-8")

    result = expanded(folder, "::: include deep/b.md")

    assert shown(folder, result) == ["deep/c.md:1 from the deep", "deep/d.md:1 and deeper"]


def test_what_stands_in_a_listing_is_no_include(folder: Path) -> None:
    body = "```\n::: include b.md\n```"

    assert "\n".join(expanded(folder, body, b_md="B").lines) == body


def test_data_of_a_chart_stands_in_its_fence(folder: Path) -> None:
    result = expanded(folder, "```chart {src=d.csv}\nkind: bar\n```\n\nText", d_csv="a,b\n1,2\n")

    assert shown(folder, result) == [
        "talk.md:5 ```chart {src=d.csv}",
        "talk.md:6 kind: bar",
        "talk.md:5 ---",
        "d.csv:1 a,b",
        "d.csv:2 1,2",
        "talk.md:7 ```",
        "talk.md:9 Text",
    ]


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ("::: include nofile.md", "DW126", "is not there"),
        ("::: include ../../outside.md", "DW126", "lies outside the workspace"),
        ("::: include b.md#nowhere", "DW126", "has no section `#nowhere`"),
        ("::: include talk.md", "DW127", "in a circle"),
        ("```chart {src=no.csv}\n```", "DW126", "is not there"),
    ],
)
def test_what_cannot_be_included_is_reported_where_it_is_named(
    folder: Path, body: str, code: str, words: str
) -> None:
    (folder / "talk.md").write_text("## Talk", encoding="utf-8")

    (finding,) = expanded(folder, f"\n{body}", b_md="## B").findings

    assert (finding.code, finding.span.line) == (code, 6)
    assert words in finding.message


def test_a_circle_over_two_files_is_reported_in_the_second(folder: Path) -> None:
    result = expanded(
        folder, "::: include b.md", b_md="B\n::: include c.md", c_md="::: include b.md"
    )

    (finding,) = result.findings
    assert Path(finding.span.path).name == "c.md"


def test_files_do_not_multiply_without_end(folder: Path) -> None:
    files = {f"f{at}_md": f"::: include f{at + 1}.md\n" * 9 for at in range(8)}

    result = expanded(folder, "::: include f0.md", f8_md="end", **files)

    assert len(result.lines) < 5_000
    assert {finding.code for finding in result.findings} == {"DW127"}


@pytest.mark.parametrize("line", ["::: include b.txt", "```chart src=b.txt\n```"])
def test_a_long_file_is_not_taken_in_again_and_again(folder: Path, line: str) -> None:
    (folder / "b.txt").write_text("word\n" * 100_000, encoding="utf-8")

    result = expanded(folder, f"{line}\n" * 90)

    assert len(result.lines) < 400_000
    assert {finding.code for finding in result.findings} == {"DW127"}


def test_a_talk_knows_the_files_that_it_includes(folder: Path) -> None:
    (folder / "talk.md").write_text("---\ntitle: Talk\n---\n::: include b.md\n", encoding="utf-8")
    (folder / "b.md").write_text("## B\n", encoding="utf-8")

    source, found = read_talk(folder / "talk.md", folder.parent)

    assert source is not None
    assert found == ()
    assert folder / "b.md" in source.files
    assert "## B" in source.body
    assert len(source.origins) == source.body.count("\n") + 1
