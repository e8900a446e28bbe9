"""`deckwright check`: what it reads, prints, mends, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckwright.cli import main


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def codes(*arguments: str) -> list[str]:
    return [row["code"] for row in json.loads(check("--format", "json", *arguments).stdout)]


@pytest.fixture
def clean(event_folder: Path) -> Path:
    """An event in which there is nothing to mend."""
    event = event_folder / "event.yml"
    event.write_text(event.read_text(encoding="utf-8") + "language: en\n", encoding="utf-8")
    return event_folder


@pytest.mark.usefixtures("clean")
def test_a_clean_workspace_is_said_to_be_so() -> None:
    result = check()
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "nothing to mend\n"


@pytest.mark.usefixtures("clean")
def test_nothing_is_written() -> None:
    before = sorted(Path().rglob("*"))
    check()
    assert sorted(Path().rglob("*")) == before


def test_an_event_that_does_not_say_its_language_is_told_to(event_folder: Path) -> None:
    result = check()
    assert result.exit_code == 0
    assert "info[DW125]" in result.stdout
    assert "1 to consider" in result.stderr
    assert codes(str(event_folder)) == ["DW125"]


def test_findings_come_in_the_order_of_the_file(clean: Path) -> None:
    talk = clean / "01-first.md"
    many = "- " + "word " * 80
    talk.write_text(
        f"{talk.read_text(encoding='utf-8')}\n## Much\n\n{many}\n\n## Links\n\n[lost](#lost)\n",
        encoding="utf-8",
    )
    assert codes(str(talk)) == ["DW610", "DW204"]


@pytest.mark.parametrize("path", ["talks", ".", "two-talks", "talks/two-talks/event.yml"])
@pytest.mark.usefixtures("event_folder")
def test_a_path_may_be_anything_that_holds_talks(path: str) -> None:
    assert codes(path) == ["DW125"]


def test_one_talk_is_checked_with_its_event(clean: Path) -> None:
    talk = clean / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8") + "\n## Links\n\n[lost](#lost)\n", encoding="utf-8"
    )
    assert codes(str(talk)) == ["DW204"]
    assert codes(str(clean / "02-second.md")) == []


def test_talks_need_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n## B\n\n![](b.png)\n", encoding="utf-8")
    assert sorted(codes(str(tmp_path))) == ["DW120", "DW202"]


def test_strict_makes_a_warning_a_failure(clean: Path) -> None:
    talk = clean / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8") + "\n## Links\n\n[lost](#lost)\n", encoding="utf-8"
    )
    assert check().exit_code == 0
    assert check("--strict").exit_code == 1


def test_an_error_is_a_failure(clean: Path) -> None:
    (clean / "event.yml").write_text("titel: Two talks\n", encoding="utf-8")
    result = check()
    assert result.exit_code == 1
    assert "error[DW110]" in result.stdout


@pytest.mark.usefixtures("clean")
def test_what_is_not_there_is_a_wrong_command() -> None:
    assert check("two-tals").exit_code == 2
    assert "there is no file talks/two-talks/03.md" in check("talks/two-talks/03.md").stderr
    assert check("--format", "xml").exit_code == 2
    Path("empty").mkdir()
    assert check("empty").exit_code == 2


@pytest.mark.usefixtures("event_folder")
def test_a_workspace_sets_severities() -> None:
    Path("deckwright.toml").write_text('[severity]\nDW125 = "error"\n', encoding="utf-8")
    assert check().exit_code == 1
    Path("deckwright.toml").write_text('[severity]\nDW125 = "ignore"\n', encoding="utf-8")
    assert codes() == []
    Path("deckwright.toml").write_text('[severity]\nDW999 = "ignore"\n', encoding="utf-8")
    assert codes() == ["DW141", "DW125"]


def test_a_link_to_another_talk_must_arrive(clean: Path) -> None:
    talk = clean / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8") + "\n## Next\n\n- [next](03-third.md)\n- more\n",
        encoding="utf-8",
    )
    assert codes() == ["DW640"]


def test_fix_mends_what_has_one_meaning_and_says_so(clean: Path) -> None:
    event, talk = clean / "event.yml", clean / "01-first.md"
    event.write_text(
        event.read_text(encoding="utf-8")
        .replace("title:", "titel:")
        .replace("01-first", "01-frst"),
        encoding="utf-8",
    )
    talk.write_bytes(b"\xef\xbb\xbf" + talk.read_bytes().replace(b"\n", b"\r\n"))
    result = check("--fix")
    assert result.exit_code == 0, result.stdout
    assert "`titel` is now `title`" in result.stderr
    assert f"{talk.relative_to(Path().absolute())}: byte order mark" in result.stderr
    assert b"\r" not in talk.read_bytes()
    assert event.read_text(encoding="utf-8").startswith("title: Two talks\n")
    assert "01-first.md" in event.read_text(encoding="utf-8")
    assert check("--fix").stderr == "nothing to mend\n"


def test_fix_mends_a_misspelt_speaker(clean: Path) -> None:
    (clean / "speakers.yml").write_text("lovelace:\n  name: Ada Lovelace\n", encoding="utf-8")
    talk = clean / "01-first.md"
    talk.write_text(
        "---\ntitle: x\nspeakers: [lovelce]\n---\n\n## A\n\n- b\n- c\n", encoding="utf-8"
    )
    assert check("--fix").exit_code == 0
    assert "speakers: [lovelace]" in talk.read_text(encoding="utf-8")


def test_fix_leaves_what_it_cannot_judge(clean: Path) -> None:
    event = clean / "event.yml"
    text = "title: Two talks\ntitel: Other\nlanguage: en\n"
    event.write_text(text, encoding="utf-8")
    assert check("--fix").exit_code == 1
    assert event.read_text(encoding="utf-8") == text


def test_a_build_takes_findings_as_check_does(clean: Path) -> None:
    talk = clean / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8") + "\n## Links\n\n- [lost](#lost)\n- more\n",
        encoding="utf-8",
    )
    build = CliRunner().invoke(main, ["build"])
    assert (build.exit_code, "warning[DW204]" in build.stderr) == (0, True)
    Path("deckwright.toml").write_text('[severity]\nDW204 = "ignore"\n', encoding="utf-8")
    build = CliRunner().invoke(main, ["build"])
    assert (build.exit_code, build.stderr) == (0, "")


BAD_TEXT = "\n## Links\n\n[lost](#lost)\n"


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("title: T\ndurration: 20 min", "DW110"),
        ("title: T\nduration: soon", "DW111"),
        ("title: [T", "DW103"),
        ("speakers: [ada-y]", "DW113"),
    ],
)
def test_a_mistake_in_the_front_matter_hides_none_in_the_text(
    clean: Path, front: str, code: str
) -> None:
    talk = clean / "01-first.md"
    talk.write_text(f"---\n{front}\n---\n# A talk\n{BAD_TEXT}", encoding="utf-8")
    (clean / "speakers.yml").write_text("ada-x: {name: Ada}\n", encoding="utf-8")
    for path in (talk, clean):
        assert codes(str(path)) == [code, "DW204"]


def test_a_mistake_in_the_event_hides_none_in_its_talks(clean: Path) -> None:
    for name in ("01-first.md", "02-second.md"):
        (clean / name).write_text(
            (clean / name).read_text(encoding="utf-8") + BAD_TEXT, encoding="utf-8"
        )
    event = clean / "event.yml"
    event.write_text(event.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    assert sorted(codes(str(clean))) == ["DW110", "DW204", "DW204"]


def test_a_text_below_front_matter_that_is_never_closed_is_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\n# A\n\n[lost](#lost)\n", encoding="utf-8")
    assert codes(str(tmp_path)) == ["DW107"]
