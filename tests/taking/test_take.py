"""What speakers send becomes a talk of an event."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pptx import Presentation

from deckwright.cli import main
from deckwright.model.talk import TalkSettings
from deckwright.read.event import read_talk_file
from deckwright.taking import sent as sent_files
from deckwright.write import files as write_files

TALK = (
    "---\nmarp: true\ntitle: Looms\nauthor: Ada Lovelace\n---\n\n"
    "# Looms\n\n---\n\n![A loom](img/a.png)\n"
)


@pytest.fixture
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "talks" / "meetup"
    folder.mkdir(parents=True)
    text = "title: Meetup\nlanguage: en\nsessions: # in order\n  - title: Welcome\n"
    (folder / "event.yml").write_text(text)
    monkeypatch.chdir(tmp_path)
    return folder


def sent(**members: bytes) -> None:
    with zipfile.ZipFile("talk.zip", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def take(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["take", *arguments, "--event", "meetup"])


def settings(talk: Path) -> TalkSettings:
    file, _ = read_talk_file(talk)
    assert file.source is not None
    return file.source.settings


def picture(color: str = "black") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), color).save(file, "PNG")
    return file.getvalue()


def test_an_archive_becomes_a_talk_with_its_pictures_its_row_and_its_speaker(event: Path) -> None:
    sent(**{"slides.md": TALK.encode(), "img/a.png": picture()})
    result = CliRunner().invoke(main, ["take", "talk.zip", "--event", "meetup"])
    assert result.exit_code == 0, result.output
    assert (event / "img/a.png").read_bytes() == picture()
    assert "](img/a.png)" in (event / "01-looms.md").read_text()
    assert (event / "event.yml").read_text().endswith("  - talk: 01-looms.md\n")
    assert "name: Ada Lovelace" in (event.parent / "speakers.yml").read_text()
    assert "Read as: marp" in result.output
    assert str(event) not in result.output


def test_a_powerpoint_deck_becomes_a_talk(event: Path) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Weaving"
    deck.save("weaving.pptx")
    result = CliRunner().invoke(main, ["take", "weaving.pptx", "--event", "meetup"])
    assert result.exit_code == 0, result.output
    assert (event / "01-weaving.md").is_file()


def test_a_path_that_leads_outside_is_refused_and_nothing_is_written(event: Path) -> None:
    sent(**{"slides.md": TALK.encode(), "../../out.png": picture()})
    result = CliRunner().invoke(main, ["take", "talk.zip", "--event", "meetup"])
    assert result.exit_code == 1
    assert [path.name for path in event.iterdir()] == ["event.yml"]


KNOWN = "ada: # first\n  name: Ada Lovelace\n  role: Weaver\n"


def test_a_known_speaker_is_named_by_key_and_the_other_spelling_is_told(event: Path) -> None:
    (event.parent / "speakers.yml").write_text(KNOWN)
    Path("a.md").write_text(TALK.replace("Ada Lovelace", "ada lovelace"))
    result = take("a.md")
    (speaker,) = settings(event / "01-looms.md").speakers
    assert (speaker.key, speaker.role) == ("ada", "Weaver")
    assert "author: ada lovelace" in (event / "01-looms.md").read_text()
    assert "Ada Lovelace is written ada lovelace" in result.output
    assert (event.parent / "speakers.yml").read_text() == KNOWN


@pytest.mark.parametrize("name", ["A. Lovelace", "Ada Lovelance"])
def test_a_speaker_who_is_nearly_one_that_is_known_is_asked_about(event: Path, name: str) -> None:
    (event.parent / "speakers.yml").write_text(KNOWN)
    Path("a.md").write_text(TALK.replace("Ada Lovelace", name))
    result = take("a.md")
    assert f"Is {name} the same person as Ada Lovelace?" in result.output
    assert [one.name for one in settings(event / "01-looms.md").speakers] == [name]


def test_a_new_speaker_who_is_named_twice_is_listed_once(event: Path) -> None:
    Path("a.md").write_text("# Looms\n\n## One\n\nWords\n")
    assert take("a.md", "--speaker", "Grace Hopper", "--speaker", "grace hopper").exit_code == 0
    assert (event.parent / "speakers.yml").read_text() == "grace-hopper:\n  name: Grace Hopper\n"


@pytest.mark.parametrize("front", ["{title: Looms}", "title: Looms\nfoo: 3"])
def test_front_matter_that_cannot_be_added_to_is_said(event: Path, front: str) -> None:
    Path("a.md").write_text(f"---\n{front}\n---\n\n# Looms\n")
    result = take("a.md", "--speaker", "Grace Hopper")
    assert result.exit_code == 1
    assert "its front matter cannot be added to" in result.output
    assert not (event.parent / "speakers.yml").exists()


@pytest.mark.parametrize("name", ["ada", "Ada Lovelace"])
def test_who_speaks_can_be_said_by_key_and_by_name(event: Path, name: str) -> None:
    (event.parent / "speakers.yml").write_text(KNOWN)
    Path("a.md").write_text("# Looms\n\n## One\n\nWords\n")
    assert take("a.md", "--speaker", name).exit_code == 0
    assert [one.key for one in settings(event / "01-looms.md").speakers] == ["ada"]


def test_speakers_in_lines_of_their_own_are_replaced_and_all_else_stays(event: Path) -> None:
    (event.parent / "speakers.yml").write_text(KNOWN)
    text = "---\ntitle: Looms # mine\nspeakers:\n  - name: ADA LOVELACE\nroom: A\n---\n\n# Looms\n"
    Path("a.md").write_text(text)
    assert take("a.md").exit_code == 0
    written = (event / "01-looms.md").read_text()
    assert written == ("---\nspeakers:\n  - ada\ntitle: Looms # mine\nroom: A\n---\n\n# Looms\n")


@pytest.mark.parametrize(
    ("name", "text", "dialect"),
    [
        ("a.qmd", "---\ntitle: Looms\n---\n\n# Looms\n\nWords\n", "pandoc"),
        ("a.Rmd", "# Looms\n\nWords\n", "pandoc"),
        ("a.md", "% Looms\n% Ada Lovelace; Grace Hopper\n\n# One\n\nWords\n", "pandoc"),
        ("a.md", "class: center\n\n# Looms\n\n---\n\n# Two\n\n???\n\nNote\n", "remark"),
        ("a.md", "---\nlayout: cover\ncolorSchema: dark\n---\n\n# Looms\n", "slidev"),
    ],
)
def test_a_talk_is_read_as_what_it_was_in_the_file_that_was_sent(
    event: Path, name: str, text: str, dialect: str
) -> None:
    Path(name).write_text(text)
    before = settings(Path(name))
    result = take(name)
    assert result.exit_code == 0, result.output
    after = settings(event / "01-looms.md")
    assert before.dialect == after.dialect == dialect
    assert before.title == after.title
    assert [one.name for one in before.speakers] == [one.name for one in after.speakers]


def test_references_change_where_another_picture_lies_and_nowhere_else(event: Path) -> None:
    (event / "img").mkdir()
    (event / "img/a b.png").write_bytes(picture("red"))
    body = (
        "# Looms\n\n## One\n\nThe file img/a%20b.png in `![](img/a%20b.png)`:\n\n"
        "```md\n![](img/a%20b.png)\n```\n\n## Two\n\n![A](img/a%20b.png)\n"
    )
    sent(**{"slides.md": body.encode(), "img/a b.png": picture()})
    result = take("talk.zip")
    assert result.exit_code == 0, result.output
    written = (event / "01-looms.md").read_text()
    assert written == body.replace("![A](img/a%20b.png)", "![A](01-looms/img/a%20b.png)")
    assert (event / "01-looms/img/a b.png").read_bytes() == picture()
    assert (event / "img/a b.png").read_bytes() == picture("red")


def test_every_way_to_refer_to_a_picture_changes(event: Path) -> None:
    (event / "img").mkdir()
    (event / "img/a.png").write_bytes(picture("red"))
    body = (
        "# Looms\n\n![A][a] and <img src='./img/a.png'> ![](<img/a.png> \"A\")\n\n[a]: img/a.png\n"
    )
    Path("sent/img").mkdir(parents=True)
    Path("sent/slides.md").write_text(body)
    Path("sent/img/a.png").write_bytes(picture())
    result = take("sent")
    assert result.exit_code == 0, result.output
    assert (event / "01-looms.md").read_text() == body.replace("img/a.png", "01-looms/img/a.png")


def test_a_talk_that_would_show_another_picture_is_refused(event: Path) -> None:
    (event / "img").mkdir()
    (event / "img/a.png").write_bytes(picture("red"))
    sent(
        **{
            "slides.md": b"# Looms\n\n::: include parts/part.md\n",
            "parts/part.md": b"## Part\n\n![A](img/a.png)\n",
            "img/a.png": picture(),
        }
    )
    result = take("talk.zip")
    assert result.exit_code == 1
    assert "would not be the same talk" in result.output
    assert not list(event.glob("*.md"))


def test_a_file_that_is_there_is_never_written_over(event: Path) -> None:
    for place in ("img/a.png", "01-looms/img/a.png"):
        (event / place).parent.mkdir(parents=True)
        (event / place).write_bytes(picture("red"))
    sent(**{"slides.md": TALK.encode(), "img/a.png": picture()})
    assert take("talk.zip").exit_code == 1
    assert (event / "01-looms/img/a.png").read_bytes() == picture("red")


def test_the_speakers_that_were_sent_along_are_listed_and_portraits_are_told(event: Path) -> None:
    sent(
        **{
            "slides.md": b"---\ntitle: Looms\nspeakers: [zed]\n---\n\n## One\n\nWords\n",
            "speakers.yml": b"zed:\n  name: Zed Quill\n  role: Weaver\n  avatar: z.png\n",
            "z.png": picture(),
        }
    )
    result = take("talk.zip")
    assert result.exit_code == 0, result.output
    listed = (event.parent / "speakers.yml").read_text()
    assert listed == "zed-quill:\n  name: Zed Quill\n  role: Weaver\n"
    assert "The portrait of Zed Quill is not taken" in result.output
    assert {path.name for path in event.iterdir()} == {"event.yml", "01-looms.md"}


def test_included_files_and_data_of_charts_come_along(event: Path) -> None:
    body = (
        "# Looms\n\n::: include part.md\n\n## Chart\n\n"
        "```chart {type=column src=data/looms.csv}\n```\n"
    )
    sent(
        **{
            "slides.md": body.encode(),
            "part.md": b"## Part\n\n![A](img/a.png)\n",
            "img/a.png": picture(),
            "data/looms.csv": b"year,looms\n1801,3\n",
            "unused.txt": b"",
        }
    )
    result = take("talk.zip")
    assert result.exit_code == 0, result.output
    there = {path.relative_to(event).as_posix() for path in event.rglob("*") if path.is_file()}
    beside = {"01-looms/part.md", "img/a.png", "data/looms.csv"}
    assert there == {"event.yml", "01-looms.md", *beside}
    assert "::: include 01-looms/part.md\n" in (event / "01-looms.md").read_text()


@pytest.mark.parametrize(
    "listed",
    [
        b"{ada: {name: Ada Lovelace}}\n",
        "zo\u00eb:\n  name: Zo\u00eb\n".encode("latin-1"),
        b"ada:\n  name: Ada Lovelace\n...\n",
    ],
)
def test_speakers_that_cannot_be_listed_safely_are_named_in_the_talk(
    event: Path, listed: bytes
) -> None:
    (event.parent / "speakers.yml").write_bytes(listed)
    Path("a.md").write_text(TALK.replace("Ada Lovelace", "Grace Hopper"))
    result = take("a.md")
    assert result.exit_code == 0, result.output
    assert (event.parent / "speakers.yml").read_bytes() == listed
    assert "speakers:\n  - name: Grace Hopper\n" in (event / "01-looms.md").read_text()
    assert "speakers.yml cannot be added to" in result.output


@pytest.mark.parametrize("refused", range(4))
def test_a_file_that_cannot_be_written_leaves_all_as_it_was(
    event: Path, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    sent(**{"slides.md": TALK.encode(), "img/a.png": picture()})
    (event.parent / "speakers.yml").write_text(KNOWN.replace("Ada", "Zoe"))
    files = (event / "event.yml", event.parent / "speakers.yml")
    before = [path.read_bytes() for path in files]
    replace, count = write_files._replace, iter(range(100))

    def failing(path: Path, data: bytes) -> None:
        if next(count) == refused:
            raise OSError(28, "No space left on device")
        replace(path, data)

    monkeypatch.setattr(write_files, "_replace", failing)
    result = take("talk.zip")
    assert result.exit_code == 1
    assert "no space left" in result.output
    assert [path.read_bytes() for path in files] == before
    assert [path for path in event.rglob("*") if path.is_file()] == [event / "event.yml"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a.html", "ask for the Markdown"),
        ("a.csv", "deckwright import schedule.json"),
        ("a.json", "deckwright import schedule.json"),
        ("a.key", "take .md"),
    ],
)
def test_what_is_not_taken_is_refused_with_a_way_on(event: Path, name: str, hint: str) -> None:
    Path(name).write_text("{}")
    result = take(name)
    assert result.exit_code == 1
    assert hint in " ".join(result.output.split())
    assert [path.name for path in event.iterdir()] == ["event.yml"]


def _office(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_an_office_suite_runs_only_if_asked_and_with_a_profile_of_its_own(
    event: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Weaving"
    deck.save("made.pptx")
    script = (
        f'echo "$@" > "{tmp_path}/ran"\n'
        'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done\n'
        f'cat "$(dirname "$out")/.profile/user/registrymodifications.xcu" > "{tmp_path}/profile"\n'
        f'mkdir -p "$out" && cp "{tmp_path}/made.pptx" "$out/weaving.pptx"'
    )
    _office(tmp_path / "bin", script, monkeypatch)
    Path("weaving.odp").write_bytes(b"odp")
    result = take("weaving.odp")
    assert result.exit_code == 1
    assert "--office" in result.output
    assert not (tmp_path / "ran").exists()
    result = take("weaving.odp", "--office")
    assert result.exit_code == 0, result.output
    assert (event / "01-weaving.md").is_file()
    ran = (tmp_path / "ran").read_text()
    assert ran.startswith("-env:UserInstallation=file:///")
    assert str(tmp_path) not in ran
    assert "DisableMacrosExecution" in (tmp_path / "profile").read_text()


def test_an_office_suite_that_hangs_is_stopped(
    event: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _office(tmp_path / "bin", "sleep 600 & wait", monkeypatch)
    monkeypatch.setattr(sent_files, "_PATIENCE", 0.1)
    Path("weaving.ppt").write_bytes(b"ppt")
    result = take("weaving.ppt", "--office")
    assert result.exit_code == 1
    assert "cannot convert this deck" in result.output
    assert [path.name for path in event.iterdir()] == ["event.yml"]


def test_a_report_names_slides_and_no_folder_of_the_machine(event: Path) -> None:
    inbox = Path("my inbox")
    inbox.mkdir()
    (inbox / "my talk.md").write_text(TALK + "\n---\n\n# Two\n\n![B](b.png)\n")
    result = take(str((inbox / "my talk.md").absolute()), "--report", "report.md")
    assert result.exit_code == 0, result.output
    report = Path("report.md").read_text()
    assert report.startswith("# my talk.md\n")
    assert "there is no picture `b.png`" in report
    assert "Two: there is no picture" in report
    assert "my inbox" not in report
    assert str(event.parent.parent) not in report
    assert "deckwright-" not in report
    assert report.count("marp") == 2


def test_hidden_files_are_left_out_before_anything_is_counted(
    event: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent_files, "MAX_PARTS", 2)
    hidden = {f".git/{number}": b"" for number in range(5)} | {"__MACOSX/slides.md": b""}
    sent(**{"slides.md": TALK.encode(), "img/a.png": picture(), **hidden})
    assert take("talk.zip").exit_code == 0
    folder = Path("sent")
    for name in ("slides.md", "img/a.png", *hidden):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(picture() if name.endswith("png") else TALK.encode())
    (folder / "slides.md").write_text(TALK.replace("Looms", "Mills"))
    assert take("sent").exit_code == 0
    assert {path.name for path in event.glob("*.md")} == {"01-looms.md", "02-mills.md"}


@pytest.mark.parametrize("limit", ["MAX_PARTS", "MAX_UNPACKED", "MAX_FILE"])
@pytest.mark.parametrize("what", ["talk.zip", "sent"])
def test_too_many_or_too_large_files_are_refused(
    event: Path, monkeypatch: pytest.MonkeyPatch, limit: str, what: str
) -> None:
    sent(**{"slides.md": TALK.encode(), "img/a.png": picture()})
    (Path("sent") / "img").mkdir(parents=True)
    (Path("sent") / "slides.md").write_text(TALK)
    (Path("sent") / "img/a.png").write_bytes(picture())
    monkeypatch.setattr(sent_files, limit, 1)
    result = take(what)
    assert result.exit_code == 1
    assert "too" in result.output
    assert [path.name for path in event.iterdir()] == ["event.yml"]


def test_links_in_a_folder_are_not_followed(event: Path) -> None:
    Path("secret.png").write_bytes(picture())
    folder = Path("sent")
    folder.mkdir()
    (folder / "slides.md").write_text(TALK.replace("img/a.png", "a.png"))
    (folder / "a.png").symlink_to(Path("secret.png").absolute())
    result = take("sent")
    assert "there is no picture `a.png`" in result.output
    assert not (event / "a.png").exists()


def _archive(
    name: str, *, mode: int = 0, flag: int = 0, packed: int = zipfile.ZIP_DEFLATED
) -> None:
    with zipfile.ZipFile("talk.zip", "w") as archive:
        archive.writestr("slides.md", TALK)
        member = zipfile.ZipInfo(name)
        member.external_attr = mode << 16
        archive.writestr(member, b"b" * 9, packed)
    if flag:
        data = Path("talk.zip").read_bytes()
        at = data.rindex(b"PK\1\2") + 8
        Path("talk.zip").write_bytes(data[:at] + bytes((flag,)) + data[at + 1 :])


@pytest.mark.parametrize(
    ("member", "said"),
    [
        ({"name": "../out.png"}, "hides a path"),
        ({"name": "/out.png"}, "hides a path"),
        ({"name": "a\\..\\out.png"}, "hides a path"),
        ({"name": "SLIDES.md"}, "names one file twice"),
        ({"name": "a.png", "mode": stat.S_IFLNK | 0o777}, "holds a link"),
        ({"name": "a.png", "flag": 1}, "is encrypted"),
        ({"name": "a.png", "packed": zipfile.ZIP_LZMA}, "packed in a rare way"),
    ],
)
def test_an_archive_that_is_not_plain_is_refused(
    event: Path, member: dict[str, int], said: str
) -> None:
    _archive(**member)  # type: ignore[arg-type] # parameters of several types
    result = take("talk.zip")
    assert result.exit_code == 1
    assert said in " ".join(result.output.split())
    assert [path.name for path in event.iterdir()] == ["event.yml"]
