"""Real processes and what befalls them: outputs stay whole, one line says what to do."""

from __future__ import annotations

import io
import os
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

COMMAND = (sys.executable, "-m", "deckwright")
BUILD = Path("build/two-talks")
Run = Callable[..., subprocess.CompletedProcess[str]]


def told(result: subprocess.CompletedProcess[str], code: int = 1) -> str:
    """What a command that failed said: never a traceback."""
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert result.stderr.strip()
    return result.stderr


def strays(folder: Path = BUILD) -> set[str]:
    """What lies hidden in a build folder and does not belong there."""
    known = {".lock", ".deckwright.json"}
    return {path.name for path in folder.glob(".*")} - known


def contents(folder: Path = BUILD) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}


def assert_whole(outputs: dict[str, bytes]) -> None:
    for name, data in outputs.items():
        if name.endswith(".pptx"):
            assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None, name
        if name.endswith(".pdf"):
            assert data.startswith(b"%PDF"), name
            assert data.rstrip().endswith(b"%%EOF"), name
        if name.endswith(".html"):
            assert b"</html>" in data, name
            assert data.rstrip().endswith(b"-->"), name  # its seal is last


def change(folder: Path) -> None:
    """Make every output stale."""
    event = folder / "event.yml"
    event.write_text(
        event.read_text(encoding="utf-8").replace("title: Two", "title: Two other"),
        encoding="utf-8",
    )


def enlarge(folder: Path, count: int = 150) -> None:
    """Talks that take seconds to build, with so many more slides each."""
    slides = "".join(
        f"\n## Slide {n}\n\n- a point {n}\n\n| a | b |\n|--|--|\n| {n} | 2 |\n"
        for n in range(count)
    )
    for name in ("01-first.md", "02-second.md"):
        talk = folder / name
        talk.write_text(talk.read_text(encoding="utf-8") + slides, encoding="utf-8")


@pytest.fixture
def processes() -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that a test starts, ended with it."""
    started: list[subprocess.Popen[str]] = []
    yield started
    for one in started:
        if one.poll() is None:
            os.killpg(one.pid, signal.SIGKILL)
        one.wait()
        for pipe in (one.stdout, one.stderr):
            if pipe is not None:
                pipe.close()


def start(processes: list[subprocess.Popen[str]], *arguments: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    processes.append(process)
    return process


def test_a_build_that_is_killed_leaves_whole_outputs_and_the_next_one_tidies_up(
    event_folder: Path, deckwright: Run, processes: list[subprocess.Popen[str]]
) -> None:
    enlarge(event_folder, 30)
    begun = time.monotonic()
    build = start(processes, "build", "--jobs", "2")
    build.communicate()
    took = time.monotonic() - begun
    assert build.returncode == 0
    for seed in range(4):
        change(event_folder)
        build = start(processes, "build", "--jobs", "2")
        time.sleep(took * random.Random(seed).uniform(0.05, 1))  # noqa: S311 - no secret
        build.kill()
        build.communicate()  # ends when the workers, who share its pipes, have ended too
        assert_whole(contents())
        (BUILD / ".event.pptx.abcdefgh.part").write_bytes(b"PK")
        assert deckwright("build").returncode == 0
        assert strays() == set()
        assert_whole(contents())


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("moment", [0.3, 1.0])
def test_ctrl_c_stops_at_once_and_leaves_nothing_behind(
    event_folder: Path,
    processes: list[subprocess.Popen[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    jobs: str,
    moment: float,
) -> None:
    enlarge(event_folder)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    build = start(processes, "build", "--jobs", jobs)
    time.sleep(moment)
    os.killpg(build.pid, signal.SIGINT)
    _, said = build.communicate(timeout=10)
    assert build.returncode in (130, -signal.SIGINT)  # which a shell calls 130 as well
    assert "Traceback" not in said
    assert list(scratch.iterdir()) == []
    assert not BUILD.is_dir() or strays() == set()


def test_a_full_disk_keeps_the_last_outputs(event_folder: Path, deckwright: Run) -> None:
    assert deckwright("build").returncode == 0
    before = contents()
    change(event_folder)

    def no_large_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    said = told(deckwright("build", limits=no_large_files))
    assert "file too large" in said
    assert "what was there before is whole" in said
    assert contents() == before
    assert strays() == set()


ON_A_SMALL_DISK = """\
mount -t tmpfs -o size=$0 none build && cp -a kept/. build || exit 42
"$@"
code=$?
cp -a build/. after
exit $code
"""


def test_a_disk_that_runs_full_keeps_the_last_outputs(event_folder: Path, deckwright: Run) -> None:
    assert deckwright("build").returncode == 0
    before = contents()
    size = sum(len(data) for data in before.values()) + 60_000
    change(event_folder)
    enlarge(event_folder, 40)
    Path("build").rename("kept")
    for name in ("build", "after"):
        Path(name).mkdir()
    own_mounts = ["unshare", "--user", "--map-root-user", "--mount"]
    command = [*own_mounts, "sh", "-c", ON_A_SMALL_DISK, str(size), *COMMAND, "build"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if result.returncode == 42 or "unshare" in result.stderr:
        pytest.skip("no file system may be mounted here")
    said = told(result)
    assert "no space left on device" in said
    assert "free some space" in said
    after = Path("after/two-talks")
    assert strays(after) == set()
    assert_whole(contents(after))
    assert contents(after).keys() == before.keys()


def test_few_open_files_are_enough(deckwright: Run) -> None:
    def few_files() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))

    result = deckwright("build", "--jobs", "2", limits=few_files)
    assert result.returncode == 0, result.stderr


def test_a_talk_of_many_pictures_needs_few_open_files(event_folder: Path, deckwright: Run) -> None:
    for n in range(80):
        Image.new("RGB", (8, 8), (n, 0, 0)).save(event_folder / f"{n}.png")
    talk = event_folder / "01-first.md"
    slides = (f"\n## Slide {n}\n\n![Picture {n}]({n}.png)\n" for n in range(80))
    talk.write_text(talk.read_text(encoding="utf-8") + "".join(slides), encoding="utf-8")

    def few_files() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))

    result = deckwright("build", "--jobs", "1", limits=few_files)
    assert result.returncode == 0, result.stderr
    deck = zipfile.ZipFile(BUILD / "01-first.pptx")
    assert len([name for name in deck.namelist() if "/media/" in name]) >= 80


def test_too_few_open_files_are_said_with_what_to_do(deckwright: Run) -> None:
    def too_few_files() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (14, 14))

    result = deckwright("build", "--jobs", "2", limits=too_few_files)
    assert "ulimit -n" in told(result)


def test_a_build_folder_that_cannot_be_written_is_said(event_folder: Path, deckwright: Run) -> None:
    assert deckwright("build").returncode == 0
    before = contents()
    change(event_folder)
    BUILD.chmod(0o555)
    try:
        said = told(deckwright("build"))
    finally:
        BUILD.chmod(0o755)
    assert "permission denied" in said
    assert "change its permissions" in said
    assert said.count("\n") == 1
    assert contents() == before


def test_outputs_that_may_not_be_written_are_replaced(event_folder: Path, deckwright: Run) -> None:
    assert deckwright("build").returncode == 0
    before = contents()
    change(event_folder)
    for name in before:
        (BUILD / name).chmod(0o444)
    result = deckwright("build")
    assert result.returncode == 0, result.stderr
    assert contents()["event.pptx"] != before["event.pptx"]
    assert_whole(contents())


def test_a_file_where_the_build_folder_belongs_is_said(deckwright: Run) -> None:
    Path("build").write_text("mine", encoding="utf-8")
    assert "move it away" in told(deckwright("build"))
    assert Path("build").read_text(encoding="utf-8") == "mine"


def test_a_temporary_folder_that_cannot_be_written_is_said(tmp_path: Path, deckwright: Run) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir(mode=0o555)
    env = {name: str(scratch) for name in ("TMPDIR", "TEMP", "TMP")}
    result = deckwright("build", env=env)
    assert "Traceback" not in result.stderr
    if result.returncode == 0:  # Python looks for another place, such as the working folder
        assert_whole(contents())
    else:
        told(result)
    assert sorted(path.name for path in Path().iterdir()) == ["build", "talks"]


def test_a_talk_that_cannot_be_read_is_said_and_the_others_are_built(
    event_folder: Path, deckwright: Run
) -> None:
    talk = event_folder / "01-first.md"
    talk.chmod(0)
    said = told(deckwright("build"))
    talk.chmod(0o644)
    assert "01-first.md" in said
    assert "cannot be read: permission denied" in said
    assert "02-second.pptx" in contents()


def test_input_that_goes_away_during_a_build_ends_in_whole_outputs(
    event_folder: Path, deckwright: Run, processes: list[subprocess.Popen[str]]
) -> None:
    enlarge(event_folder, 40)
    assert deckwright("build").returncode == 0
    change(event_folder)
    build = start(processes, "build")
    time.sleep(0.8)
    for path in event_folder.iterdir():
        path.unlink()
    _, said = build.communicate()
    assert "Traceback" not in said
    assert_whole(contents())
    assert strays() == set()


def test_two_builds_at_once_make_the_same_as_one(
    event_folder: Path, deckwright: Run, processes: list[subprocess.Popen[str]]
) -> None:
    assert deckwright("build").returncode == 0
    change(event_folder)
    both = [start(processes, "build") for _ in range(2)]
    assert [one.communicate()[1] for one in both] == ["", ""]
    assert [one.returncode for one in both] == [0, 0]
    together = contents()
    assert deckwright("build", "--force").returncode == 0
    assert contents() == together
    assert strays() == set()


def test_a_clock_that_goes_backwards_changes_nothing(event_folder: Path, deckwright: Run) -> None:
    assert deckwright("build").returncode == 0
    before = contents()
    change(event_folder)
    for path in event_folder.iterdir():
        os.utime(path, (1, 1))  # older than every output
    assert deckwright("build").returncode == 0
    assert contents().keys() == before.keys()
    assert contents()["event.pptx"] != before["event.pptx"]
    assert deckwright("build").stdout == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0\xff",
        "[]",
        '{"outputs": {"..": {}}}',
        (
            '{"outputs": {"event.pptx": {"digest": 1, "inputs": {}, "pictures": [], "findings": '
            '[{"severity": "fatal", "code": 7, "path": "x", "place": ["a", 0], "texts": ["", ""]}]'
            "}}}"
        ),
        '{"outputs": {"event.pptx": {"digest": "", "inputs": [1], "pictures": 3, "findings": {}}}}',
        "{" * 100_000,
    ],
)
def test_a_broken_manifest_costs_a_build_and_nothing_else(deckwright: Run, text: str) -> None:
    BUILD.mkdir(parents=True)
    (BUILD / ".deckwright.json").write_text(text, "latin-1")
    result = deckwright("build")
    assert result.returncode == 0, result.stderr
    assert_whole(contents())
    assert deckwright("build").stdout == ""


def test_nobody_who_reads_the_output_is_no_fault(
    event_folder: Path, processes: list[subprocess.Popen[str]]
) -> None:
    enlarge(event_folder)
    plan = start(processes, "plan", str(event_folder / "01-first.md"))
    assert plan.stdout is not None
    assert plan.stderr is not None
    plan.stdout.close()
    assert plan.stderr.read() == ""


@pytest.mark.parametrize("epoch", ["", "soon", "-1", "²", "9" * 30, "99999999999"])
def test_a_strange_date_of_outputs_is_no_fault(deckwright: Run, epoch: str) -> None:
    result = deckwright("build", env={"SOURCE_DATE_EPOCH": epoch})
    assert result.returncode == 0, result.stderr
