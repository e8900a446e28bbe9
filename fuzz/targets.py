"""What is fuzzed: functions that take any bytes and must neither raise nor hang.

Each is a reader as the program calls it, from a file on disk where it reads one.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import gettempdir
from types import MappingProxyType
from typing import get_args

from pptx import Presentation

from deckwright.model.source import Span
from deckwright.model.talk import Dialect, Talk, TalkSettings
from deckwright.model.theme import Theme
from deckwright.parse import parse_talk
from deckwright.plan import plan_talk
from deckwright.read.assets.clips import SUFFIXES, read_clip
from deckwright.read.assets.pictures import PictureError, read_picture
from deckwright.read.event import read_event
from deckwright.read.schedules import read_schedule
from deckwright.read.settings.levels import read_levels
from deckwright.read.settings.template_settings import read_template
from deckwright.read.talk import read_talk
from deckwright.read.workspace import Workspace
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template
from deckwright.unpack import unpack_deck
from deckwright.write import modified
from deckwright.write.markdown import write_markdown
from deckwright.write.pptx import write_pptx

_DIALECTS: tuple[Dialect, ...] = get_args(Dialect)


@cache
def _folder() -> Path:
    """A workspace of our own, in which inputs are laid down."""
    folder = Path(gettempdir()) / "deckwright-fuzz"
    (folder / "talks" / "meetup").mkdir(parents=True, exist_ok=True)
    return folder


def _laid(name: str, data: bytes) -> Path:
    path = _folder() / "talks" / "meetup" / name
    path.write_bytes(data)
    return path


def talk(data: bytes) -> None:
    """A talk's file: encoding, front matter, dialect, Markdown."""
    source, _ = read_talk(_laid("01-talk.md", data))
    if source is not None:
        parse_talk(source.settings, source.body, source.first_line, source.origins)


def event(data: bytes) -> None:
    """An `event.yml`."""
    _laid("event.yml", data)
    _laid("01-talk.md", b"# A talk\n")
    workspace = Workspace(_folder())
    read_event(workspace.talks / "meetup", workspace)


def markdown(data: bytes) -> None:
    """The body of a talk, in the dialect that its first byte names; imported, and read again."""
    dialect = _DIALECTS[data[0] % len(_DIALECTS)] if data else "deckwright"
    settings = TalkSettings(Path("talk.md"), "A talk", Span("talk.md"), dialect=dialect)
    parsed, _ = parse_talk(settings, data[1:].decode("utf-8", "replace"))
    _read_again(parsed)


def deck(data: bytes) -> None:
    """The body of a talk, all the way to a deck and its links, notes and formulas."""
    settings = TalkSettings(Path("talk.md"), "A talk", Span("talk.md"))
    parsed, _ = parse_talk(settings, data.decode("utf-8", "replace"))
    planned, _ = plan_talk(parsed, _theme())
    write_pptx(planned, modified(None))


def settings(data: bytes) -> None:
    """A `template.yml` and a `deckwright.toml`, of the same bytes."""
    own = _folder() / "templates" / "own"
    own.mkdir(parents=True, exist_ok=True)
    (own / "own.pptx").touch()
    (own / "template.yml").write_bytes(data)
    (_folder() / "deckwright.toml").write_bytes(data)
    read_template(own, _folder())
    read_levels(_folder())


def template(data: bytes) -> None:
    """A template's file as it is."""
    load_theme("fuzz", data)


def template_part(data: bytes) -> None:
    """A sound template in which one part, which the first byte names, is another."""
    load_theme("fuzz", _with_part(_members(_small_template()), data))


def unpack(data: bytes) -> None:
    """A deck to be imported as it is."""
    _import(data)


def unpack_part(data: bytes) -> None:
    """A sound deck to be imported in which one part, which the first byte names, is another."""
    _import(_with_part(_members(_sample()), data))


def picture(data: bytes) -> None:
    """A picture of any format."""
    _read_picture(_laid("picture.png", data))


def drawing(data: bytes) -> None:
    """An SVG."""
    _read_picture(_laid("drawing.svg", data))


def clip(data: bytes) -> None:
    """A film or a recording, of the format that its first byte names."""
    suffixes = sorted(SUFFIXES)
    path = _laid(f"clip{suffixes[(data[0] if data else 0) % len(suffixes)]}", data[1:])
    try:
        read_clip(path)
    except PictureError:
        return


def schedule(data: bytes) -> None:
    """A schedule that another program wrote."""
    read_schedule(_laid("schedule.json", data), "", {})


def _import(package: bytes) -> None:
    unpacked, _ = unpack_deck(package, Path("a.pptx"), "a")
    if unpacked is not None:
        _read_again(unpacked.talk)


def _read_again(imported: Talk) -> None:
    """A talk as an import writes it."""
    source, _ = read_talk(_laid("01-talk.md", write_markdown(imported).encode()))
    if source is not None:
        parse_talk(source.settings, source.body, source.first_line, source.origins)


def _read_picture(path: Path) -> None:
    try:
        read_picture(path)
    except PictureError:
        return


@cache
def _theme() -> Theme:
    return load_theme("light", bundled_template("light"))[0]


@cache
def _small_template() -> bytes:
    """The bundled one with three of its layouts: each takes milliseconds to read."""
    presentation = Presentation(BytesIO(bundled_template("light")))
    for layout in list(presentation.slide_layouts)[3:]:
        presentation.slide_layouts.remove(layout)
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()


@cache
def _sample() -> bytes:
    """A deck of ours with most kinds of blocks."""
    body = Path(__file__).with_name("corpus").joinpath("deck", "own.md").read_text("utf-8")
    settings = TalkSettings(Path("talk.md"), "A talk", Span("talk.md"))
    return write_pptx(plan_talk(parse_talk(settings, body)[0], _theme())[0], modified(None))


@cache
def _members(package: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return MappingProxyType({name: archive.read(name) for name in archive.namelist()})


def _with_part(members: Mapping[str, bytes], data: bytes) -> bytes:
    names = sorted(name for name in members if name.endswith((".xml", ".rels")))
    return _zipped({**members, names[(data[0] if data else 0) % len(names)]: data[1:]})


def _zipped(members: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    one.__name__: one
    for one in (
        talk,
        event,
        markdown,
        deck,
        settings,
        template,
        template_part,
        unpack,
        unpack_part,
        picture,
        drawing,
        clip,
        schedule,
    )
}
"""By name, which is also that of its folder of samples."""
