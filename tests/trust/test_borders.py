"""What an author or a stranger's workspace may reach: itself, and nothing else."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

BUILD = Path("build/two-talks")
REPOSITORY = Path(__file__).parents[2]
SECRET = "the-secret-of-another-folder"  # noqa: S105  a word to look for
Run = Callable[..., subprocess.CompletedProcess[str]]

NO_NETWORK = """\
import socket, sys
def refused(*_, **__): raise SystemExit("the network was asked")
for name in ("connect", "connect_ex", "sendto"):
    setattr(socket, "socket", type("S", (socket.socket,), {name: refused}))
socket.create_connection = socket.getaddrinfo = refused
from deckwright.__main__ import run
sys.argv = ["deckwright", "build", "--jobs", "1"]
run()
"""


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder that is none of the workspace's."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for name in ("talk.md", "event.yml", "handout.typ", "page.html", "deckwright.toml"):
        (folder / name).write_text(f"{SECRET}: {SECRET}\n", encoding="utf-8")
    Image.new("RGB", (8, 8), "red").save(folder / "picture.png")
    return folder


def add(talk: Path, text: str) -> None:
    talk.write_text(talk.read_text(encoding="utf-8") + text, encoding="utf-8")


def all_words(folder: Path = BUILD) -> str:
    """What outputs say, as far as it is text."""
    said = ""
    for path in folder.iterdir():
        if path.suffix == ".pptx":
            archive = zipfile.ZipFile(path)
            said += "".join(archive.read(name).decode("latin-1") for name in archive.namelist())
        elif path.is_file():
            said += path.read_bytes().decode("latin-1")
    return said


@pytest.mark.parametrize(
    "source",
    [
        "../../../outside/picture.png",
        "..%2F..%2F..%2Foutside/picture.png",
        "link.png",
        "folder/picture.png",
        "/etc/hostname",
        "file:///etc/hostname",
        "FILE:/etc/hostname",
        r"\\\\host\\share\\picture.png",
        "//host/share/picture.png",
        "C:/Windows/win.ini",
        "CON",
        "nul.png",
        "https://example.org/a.png",
        "data:image/png;base64,AAAA",
    ],
)
def test_no_picture_is_read_from_elsewhere(
    event_folder: Path, outside: Path, deckwright: Run, source: str
) -> None:
    (event_folder / "link.png").symlink_to(outside / "picture.png")
    (event_folder / "folder").symlink_to(outside)
    add(event_folder / "01-first.md", f"\n## Picture\n\n![alt](<{source}>)\n")
    result = deckwright("deck", str(event_folder / "01-first.md"), "-o", "deck.pptx")
    assert result.returncode == 0, result.stderr
    assert re.search(r"warning\[DW1(19|20|21|26)\]|data:", result.stderr)
    media = [name for name in zipfile.ZipFile("deck.pptx").namelist() if "/media/" in name]
    assert media == []


OTHERS = {"include": "::: include {}\n", "chart": "```chart {{src={}}}\nkind: bar\n```\n"}


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize(
    "name",
    [
        "../../../outside/talk.md",
        "link.md",
        "/etc/passwd",
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "//host/share/talk.md",
        r"\\host\share\talk.md",
        "C:/Windows/win.ini",
        "CON",
        "nul.csv",
    ],
)
def test_no_other_text_is_read_from_elsewhere(
    event_folder: Path, outside: Path, deckwright: Run, kind: str, name: str
) -> None:
    (event_folder / "link.md").symlink_to(outside / "talk.md")
    talk = event_folder / "01-first.md"
    add(talk, f"\n## Elsewhere\n\n{OTHERS[kind].format(name)}")
    result = deckwright("plan", str(talk), "--json")
    assert re.search(r"\[DW\d+\]", result.stderr)
    for words in (SECRET, "root:x:0"):
        assert words not in result.stdout + result.stderr


@pytest.mark.parametrize("name", ["01-first.md", "event.yml"])
def test_no_source_is_read_from_elsewhere(
    event_folder: Path, outside: Path, deckwright: Run, name: str
) -> None:
    (event_folder / name).unlink()
    (event_folder / name).symlink_to(outside / ("talk.md" if name[0] == "0" else name))
    result = deckwright("build")
    assert result.returncode == 1
    assert "DW119" in result.stderr
    assert SECRET not in result.stderr + result.stdout


@pytest.mark.parametrize(
    "name", ["../outside", "../../outside", "..", ".", "/etc", "link", r"..\outside"]
)
def test_a_template_is_named_and_never_a_path(
    event_folder: Path, outside: Path, deckwright: Run, name: str
) -> None:
    templates = event_folder.parents[1] / "templates"
    templates.mkdir()
    (templates / "link").symlink_to(outside)
    add(event_folder / "event.yml", f"template: '{name}'\n")
    result = deckwright("build")
    assert result.returncode == 1
    assert "DW301" in result.stderr
    assert SECRET not in result.stderr + result.stdout


@pytest.mark.parametrize("name", ["handout.typ", "page.html"])
def test_a_design_is_not_read_from_elsewhere(
    event_folder: Path, outside: Path, deckwright: Run, name: str
) -> None:
    own = event_folder.parents[1] / "templates" / "own"
    deckwright("template", "build", "-o", "made")
    shutil.copytree("made/light", own)
    (own / name).symlink_to(outside / name)
    add(event_folder / "event.yml", "template: own\n")
    result = deckwright("build")
    assert result.returncode == 1
    assert "outside the workspace" in result.stderr
    assert SECRET not in all_words()


def test_a_design_that_is_no_text_is_said(event_folder: Path, deckwright: Run) -> None:
    own = event_folder.parents[1] / "templates" / "own"
    deckwright("template", "build", "-o", "made")
    shutil.copytree("made/light", own)
    (own / "page.html").write_bytes(b"\x01\x02\xff\x03\x04")
    add(event_folder / "event.yml", "template: own\n")
    result = deckwright("build")
    assert result.returncode == 1
    assert "save it with the encoding UTF-8" in result.stderr


def test_settings_of_the_program_are_not_read_from_elsewhere(
    event_folder: Path, outside: Path, deckwright: Run
) -> None:
    (event_folder.parents[1] / "deckwright.toml").symlink_to(outside / "deckwright.toml")
    result = deckwright("build")
    assert SECRET not in result.stderr


def test_nothing_is_written_elsewhere(outside: Path, deckwright: Run) -> None:
    Path("build").mkdir()
    BUILD.symlink_to(outside)
    before = sorted(path.name for path in outside.iterdir())
    result = deckwright("build")
    assert result.returncode == 1
    assert "remove the link" in result.stderr
    assert sorted(path.name for path in outside.iterdir()) == before


def test_a_link_in_place_of_the_lock_harms_nothing(outside: Path, deckwright: Run) -> None:
    BUILD.mkdir(parents=True)
    (BUILD / ".lock").symlink_to(outside / "talk.md")
    result = deckwright("build")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert (outside / "talk.md").read_text(encoding="utf-8").startswith(SECRET)


def test_a_link_in_place_of_an_output_is_replaced(outside: Path, deckwright: Run) -> None:
    BUILD.mkdir(parents=True)
    (BUILD / "event.pptx").symlink_to(outside / "talk.md")
    assert deckwright("build").returncode == 0
    assert (outside / "talk.md").read_text(encoding="utf-8").startswith(SECRET)
    assert not (BUILD / "event.pptx").is_symlink()


def test_a_strangers_manifest_neither_deletes_nor_shows_files(
    event_folder: Path, outside: Path, deckwright: Run
) -> None:
    assert deckwright("build").returncode == 0
    manifest = BUILD / ".deckwright.json"
    finding = (
        '{"severity": "warning", "code": "DW120", "path": "../outside/talk.md", "place": [1, 1],'
        ' "texts": ["x", "y"]}'
    )
    manifest.write_text(
        manifest.read_text(encoding="utf-8")
        .replace('"findings": []', f'"findings": [{finding}]', 1)
        .replace(
            '{\n "outputs": {', '{\n "outputs": {\n "..": {}, "../../keep": {}, ".lock": {},', 1
        ),
        encoding="utf-8",
    )
    (event_folder.parents[1] / "keep").write_text("mine", encoding="utf-8")
    result = deckwright("build")
    assert result.returncode == 0
    assert SECRET not in result.stderr
    assert Path("keep").read_text(encoding="utf-8") == "mine"
    assert (outside / "talk.md").is_file()


def test_a_build_asks_no_network(event_folder: Path) -> None:
    add(
        event_folder / "01-first.md",
        "\n## Net\n\n![a](https://example.org/a.png) <https://example.org>\n"
        '\n<img src="https://example.org/b.png">\n',
    )
    result = subprocess.run(
        [sys.executable, "-c", NO_NETWORK], capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stderr
    assert len(list(BUILD.glob("*.pptx"))) == 3


def test_a_design_cannot_fetch_packages(event_folder: Path, deckwright: Run) -> None:
    own = event_folder.parents[1] / "templates" / "own"
    deckwright("template", "build", "-o", "made")
    shutil.copytree("made/light", own)
    (own / "handout.typ").write_text('#import "@pre" + "view/cetz:0.3.0"\n', encoding="utf-8")
    add(event_folder / "event.yml", "template: own\n")
    result = deckwright("build", env={"HTTPS_PROXY": "", "NO_PROXY": "packages.typst.org"})
    assert result.returncode == 1
    assert "Connection refused" in result.stderr or "DW523" in result.stderr
    assert "resolve dns" not in result.stderr


HOSTILE = """
## #sys.inputs #eval("1") \\#set $x$ #image("/etc/passwd")

- `#read("/etc/passwd")` #read("/etc/passwd") #include "x.typ" @preview
- &lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &lt;/a:t&gt; &lt;!-- --&gt; &amp;xxe;
- `$(touch PWNED)` `` `touch PWNED` `` ; touch PWNED && echo $HOME | sh
- $(shell touch PWNED) $@ %.o : $< \\t
- {{ 7+7 }} {% for x in y %} ${7+7} <%= 7+7 %>

::: notes
#panic("notes") </a:p> {{ 8*8 }}
:::
"""


def test_an_authors_text_stays_text(event_folder: Path, deckwright: Run) -> None:
    add(event_folder / "01-first.md", HOSTILE)
    event = event_folder / "event.yml"
    event.write_text(
        event.read_text(encoding="utf-8").replace(
            "Two talks", "'#panic() {{ 6*7 }} </title><script>'"
        ),
        encoding="utf-8",
    )
    result = deckwright("build")
    assert result.returncode == 0, result.stderr
    pdf = "".join(page.extract_text() for page in PdfReader(BUILD / "handout.pdf").pages)
    for words in ('#read("/etc/passwd")', "{{ 7+7 }}", "#panic()"):
        assert words in pdf
    page = (BUILD / "index.html").read_text("utf-8")
    assert "{{ 6*7 }} &lt;/title&gt;&lt;script&gt;" in page
    said = all_words()
    assert "root:x:0" not in said
    assert not list(Path().rglob("PWNED"))


def test_cells_of_a_charts_workbook_are_no_formulas(event_folder: Path, deckwright: Run) -> None:
    talk = event_folder / "01-first.md"
    rows = "=HYPERLINK(1),=1+1,@SUM(A1)\n=cmd(),1,2\n+a,2,3\n-b,3,4\n@c,4,5\n"
    add(talk, f"\n## Chart\n\n```chart\nkind: bar\n---\n{rows}```\n")
    assert deckwright("deck", str(talk), "-o", "deck.pptx").returncode == 0
    archive = zipfile.ZipFile("deck.pptx")
    books = [name for name in archive.namelist() if name.endswith(".xlsx")]
    assert books
    for name in books:
        with archive.open(name) as file, zipfile.ZipFile(file) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f" not in sheet
        assert "=cmd" in sheet


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        r"\\\\host\\share",
        "ppaction://program",
        "ms-word:ofe|u|https://example.org",
        "smb://host/x",
        "../../etc/passwd",
    ],
)
def test_links_lead_to_the_web_or_to_slides(
    event_folder: Path, deckwright: Run, target: str
) -> None:
    talk = event_folder / "01-first.md"
    add(
        talk,
        f'\n## Links\n\n[a](<{target}>) <a href="{target}">b</a> ![c](x.png){{link="{target}"}}\n',
    )
    assert deckwright("deck", str(talk), "-o", "deck.pptx").returncode == 0
    archive = zipfile.ZipFile("deck.pptx")
    for name in archive.namelist():
        if name.endswith(".rels"):
            rels = archive.read(name).decode()
            external = re.findall(r'Target="([^"]*)" TargetMode="External"', rels)
            assert all(re.match("https?:|mailto:|tel:", one) for one in external)
        assert b"ppaction://program" not in archive.read(name)


NAMES = [
    "a b",
    "a'b\"c",
    "a$b$(touch PWNED)",
    "a#b",
    "-x",
    "a\nb",
    "a  b",
    "a;touch PWNED;",
    "a%b",
    "a:b",
    "a=b",
    "ünï→容",
    "a\u202etxet",
    "a*?[b]",
    "a\\b",
    "a&b|c",
    "(a",
]


def test_any_name_of_a_file_is_built_by_make(event_folder: Path) -> None:
    talk = (event_folder / "01-first.md").read_text(encoding="utf-8")
    shutil.rmtree(event_folder)
    sources: dict[Path, Path] = {}
    for name in NAMES:
        deck = f"{'-'.join(name.split())}.pptx"
        other = sum(made.name == deck for made in sources)  # names that differ in spaces alone
        folder = event_folder.with_name(f"event-{other}")
        folder.mkdir(exist_ok=True)
        (folder / "event.yml").write_text("title: Many talks\n", encoding="utf-8")
        (folder / f"{name}.md").write_text(talk, encoding="utf-8")
        Image.new("RGB", (8, 8), "red").save(folder / f"{name}.png")
        sources[Path("build", folder.name, deck)] = folder / f"{name}.md"
    Path("Makefile").write_text(
        (REPOSITORY / "Makefile").read_text(encoding="utf-8"), encoding="utf-8"
    )
    for file in ("pyproject.toml", "constraints.txt", "requirements.lock"):
        Path(file).touch()
    Path(".venv").mkdir()
    Path(".venv/.ready").touch()

    def make(*options: str) -> str:
        program = Path(sys.executable).parent / "deckwright"
        command = ["make", f"DECKWRIGHT={program}", *options]
        made = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert made.returncode == 0, made.stderr
        assert "warning" not in made.stderr
        return made.stdout

    make()
    for output in sources:
        assert output.is_file()
    for source in sources.values():
        assert "Nothing to be done" in make("-n")
        source.write_text(f"{talk}\n## More\n", encoding="utf-8")
        assert "deckwright build" in make("-n"), source
        for stamp in sorted(Path("build").glob(".b*")):  # as if it were built
            os.utime(stamp)
    before = {output: output.read_bytes() for output in sources}
    Path("build/.begun").unlink()
    make()
    for output in sources:
        assert output.read_bytes() != before[output], output
    assert "Nothing to be done" in make()
    assert not list(Path().rglob("PWNED"))


def test_two_talks_of_one_deck_are_said(event_folder: Path, deckwright: Run) -> None:
    (event_folder / "event.yml").write_text("title: Two talks\n", encoding="utf-8")
    for name in ("a b.md", "a-b.md", "event.md"):
        (event_folder / name).write_text(f"# {name}\n\n## Slide\n", encoding="utf-8")
    result = deckwright("build")
    assert result.returncode == 1
    assert result.stderr.count("DW592") == 2
    assert (BUILD / "a-b.pptx").is_file()


def test_talks_whose_names_differ_in_case_have_one_deck(
    event_folder: Path, deckwright: Run
) -> None:
    (event_folder / "event.yml").write_text("title: Two talks\n", encoding="utf-8")
    (event_folder / "01-FIRST.md").write_text("# Loud\n\n## Slide\n", encoding="utf-8")
    result = deckwright("build")
    assert result.returncode == 1
    assert result.stderr.count("DW592") == 1


def test_what_systems_and_editors_hide_is_no_talk(event_folder: Path, deckwright: Run) -> None:
    (event_folder / "event.yml").write_text("title: Two talks\n", encoding="utf-8")
    (event_folder / "._01-first.md").write_bytes(b"\0\5\x16\7")
    (event_folder / ".#02-second.md").symlink_to("somebody@somewhere.42")
    assert deckwright("build").returncode == 0


def test_names_steer_no_terminal(event_folder: Path, deckwright: Run) -> None:
    (event_folder / "event.yml").write_text("title: Two talks\n", encoding="utf-8")
    (event_folder / "\x1b[2J\u202e.md").write_text("# A talk\n\n## Slide\n", encoding="utf-8")
    result = deckwright("build")
    assert result.returncode == 0, result.stderr
    said = result.stdout + result.stderr
    assert "\x1b" not in said
    assert "\u202e" not in said


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_a_name_that_is_no_text_is_said(event_folder: Path, deckwright: Run, encoding: str) -> None:
    (event_folder / "event.yml").write_text("title: Two talks\n", encoding="utf-8")
    (event_folder / os.fsdecode(b"\xff.md")).write_text("# A talk\n", encoding="utf-8")
    env = {"PYTHONIOENCODING": encoding}
    for arguments in (["build"], ["check"], ["check", "--format", "json"]):
        result = deckwright(*arguments, env=env)
        assert result.returncode == 1, result.stderr
        assert "DW102" in result.stdout + result.stderr
    assert (BUILD / "01-first.pptx").is_file()


def test_pipes_in_the_place_of_files_hold_nothing_up(event_folder: Path, deckwright: Run) -> None:
    own = event_folder.parents[1] / "templates" / "own"
    own.mkdir(parents=True)
    BUILD.mkdir(parents=True)
    pipes = [event_folder / "speakers.yml", event_folder / "x.png", event_folder / "03-x.md"]
    pipes += [own / "own.pptx", own / "template.yml", own / "handout.typ", BUILD / "event.pptx"]
    for path in (*pipes, BUILD / ".deckwright.json", Path("deckwright.toml")):
        os.mkfifo(path)
    add(event_folder / "01-first.md", "\n## Pipes\n\n![x](x.png)\n\n::: include 03-x.md\n")
    assert "x.png" in deckwright("build").stderr
    os.mkfifo(BUILD / "lock")
    (BUILD / "lock").replace(BUILD / ".lock")
    assert deckwright("build").returncode == 1
    for path in (BUILD / ".lock", event_folder / "event.yml"):
        path.unlink()
    os.mkfifo(event_folder / "event.yml")
    assert "DW101" in deckwright("build").stderr


@pytest.mark.parametrize(
    "command",
    [("import", "x.pptx", "-o", "y.md"), ("import", "x.json"), ("import", "x.md", "-o", "y.md"),
     ("deck", "x.md", "-o", "y.pptx"), ("new", "template", "x.pptx")],
)  # fmt: skip
@pytest.mark.usefixtures("event_folder")
def test_a_pipe_in_place_of_a_file_to_import_is_not_waited_for(
    deckwright: Run, command: tuple[str, ...]
) -> None:
    (pipe,) = (one for one in command if one.startswith("x."))
    os.mkfifo(pipe)
    result = deckwright(*command)
    assert result.returncode == 2
    assert f"`{pipe}` is no file" in result.stderr


def test_no_data_of_a_page_ends_its_script(event_folder: Path, deckwright: Run) -> None:
    evil = "</script><script>alert(1)</script><!--"
    (event_folder / "event.yml").write_text(
        f"title: 'A {evil}'\nsubtitle: '{evil}'\n", encoding="utf-8"
    )
    assert deckwright("build").returncode == 0
    page = (BUILD / "index.html").read_text(encoding="utf-8")
    exported = deckwright("export", "two-talks", "--to", "json-ld").stdout
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert json.loads(exported)["name"] == f"A {evil}"
    assert "<" not in exported


def test_no_talk_is_read_from_elsewhere_where_the_event_is_wrong(
    event_folder: Path, outside: Path, deckwright: Run
) -> None:
    (outside / "talk.md").write_text(
        "---\ntitle: T\n---\n\n![](of-another-place.png)\n", encoding="utf-8"
    )
    (event_folder / "03-link.md").symlink_to(outside / "talk.md")
    add(event_folder / "01-first.md", "\n![](of-this-place.png)\n")
    add(event_folder / "event.yml", "tilte: again\n")
    for command in ("build", "check"):
        result = deckwright(command)
        shown = result.stdout + result.stderr
        assert "of-this-place.png" in shown
        assert "of-another-place.png" not in shown
