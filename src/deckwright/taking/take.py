"""What a speaker sent, as a talk of an event, and what to write back."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from deckwright.checking import check
from deckwright.diagnostics import Diagnostic, error, has_errors
from deckwright.importing import import_deck
from deckwright.model.source import Span
from deckwright.model.talk import Speaker
from deckwright.pipeline import Findings, Pipeline
from deckwright.read.settings.speakers import FILE_NAME as SPEAKERS
from deckwright.read.settings.speakers import read_speakers
from deckwright.read.talk import read_talk
from deckwright.read.workspace import Workspace, slug
from deckwright.scaffold import add_talk
from deckwright.scaffold.settings_text import speakers_yaml
from deckwright.taking.people import matched
from deckwright.taking.sent import (
    MARKDOWN,
    OFFICE,
    POWERPOINT,
    NotTakenError,
    as_powerpoint,
    laid_out,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """The files that were written, what is wrong, and a report for the speaker in Markdown."""

    written: tuple[Path, ...]
    findings: Findings
    report: str


def take(sent: Path, folder: Path, workspace: Workspace) -> Taken:
    """Makes what was `sent` a talk of the event in `folder`, all of it or nothing.

    Raises `OSError`.
    """
    with tempfile.TemporaryDirectory(prefix="deckwright-") as scratch:
        root = Path(scratch).resolve()
        try:
            return _taken(sent, laid_out(sent, root), root, folder, workspace)
        except NotTakenError as refused:
            found = (error("DW150", Span(str(sent)), refused.message, refused.hint),)
            return Taken((), found, _report(sent.name, (), found))


def _taken(sent: Path, talk: Path, root: Path, folder: Path, workspace: Workspace) -> Taken:
    found: Findings = ()
    if talk.suffix.lower() in OFFICE:
        talk = as_powerpoint(talk, root)
    if talk.suffix.lower() in POWERPOINT:
        deck, talk = talk, root / "pictures.md"
        found = import_deck(deck, talk).findings
    elif talk.suffix.lower() not in MARKDOWN:
        raise NotTakenError("rows of schedules are not taken", "deckwright import FILE")
    source, read = read_talk(talk, root) if talk.is_file() else (None, ())
    found = (*found, *read)
    if source is None or has_errors(found):
        return Taken((), found, _report(sent.name, (), found))
    parsed, _ = Pipeline().parse(source, root)
    settings = source.settings
    known, _ = read_speakers(folder, workspace.root)
    people = matched(settings.speakers, known)
    text, below = talk.read_text("utf-8-sig"), talk.parent

    def files(path: Path) -> Mapping[Path, bytes]:
        written, pictures = text, {}
        for name, asset in parsed.assets.items():
            inside = PurePosixPath(asset.path.resolve().relative_to(root).as_posix())
            place = f"{path.stem}/{inside}"
            written = re.sub(rf"(?<![\w./-]){re.escape(name)}(?![\w/-])", place, written)
            pictures[folder / place] = (below / asset.path).read_bytes()
        return {path: written.encode(), **pictures, **_listed(people.new, workspace)}

    name = slug(settings.title) or slug(sent.stem) or "talk"
    made, refused = add_talk(name, folder, files)
    if refused:
        return Taken((), (*found, *refused), _report(sent.name, (), refused))
    planned, _ = Pipeline().plan_file(made[0])
    facts = [f"- Title: {settings.title}", f"- Read as: {settings.dialect}"]
    facts += [f"- Recognised by: {settings.dialect_sign}"] * bool(settings.dialect_sign)
    facts += [f"- Slides: {len(planned.slides)}"] if planned else []
    facts += [f"- Speaker: {one.name}" for one in people.speakers]
    facts += [f"- Question: {one}" for one in people.questions]
    facts += ["- Question: Who speaks?"] * (not people.speakers)
    checked = tuple(one for one in check((made[0],)) if one.span.path == str(made[0]))
    return Taken(made, found, _report(sent.name, facts, (*found, *checked)))


def _listed(new: tuple[Speaker, ...], workspace: Workspace) -> Mapping[Path, bytes]:
    """`speakers.yml` of all events with those that are `new` at its end."""
    if not new:
        return {}
    path = workspace.talks / SPEAKERS
    before = path.read_text("utf-8").rstrip() if path.is_file() else ""
    return {path: (before + "\n" * bool(before) + speakers_yaml(new)).encode()}


def _report(name: str, facts: Sequence[str], found: tuple[Diagnostic, ...]) -> str:
    lines = [f"# {name}", "", *(facts or ("Not taken.",)), ""]
    for one in dict.fromkeys((one.span.line, one.message, one.hint) for one in found):
        where = f"line {one[0]}: " if one[0] else ""
        words = re.sub(r"(?:/[^\s/`]+)+/([^\s/`]+)", r"\1", f"{one[1]}; {one[2]}".rstrip("; "))
        lines.append(f"- {where}{words}")
    return "\n".join(lines).rstrip() + "\n"
