"""Pictures that a talk names by their addresses, fetched before it is built.

Nothing here runs unless it is asked for. What was fetched lies in the build's folder; reading finds
it there, so that builds themselves never ask the network.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from deckwright.diagnostics import Diagnostic, warning
from deckwright.fetching.https import INTERNET, FetchError, Network, fetch
from deckwright.model.source import Span
from deckwright.model.talk import Dialect
from deckwright.parse import images_of
from deckwright.pipeline import Findings, Pipeline
from deckwright.read.assets.fetched import FOLDER, SCHEME, fetched_picture, place_of
from deckwright.read.assets.pictures import PictureError, read_picture
from deckwright.read.event import read_event, read_talk_file
from deckwright.read.talk import TalkSource
from deckwright.read.workspace import Workspace
from deckwright.write.files import write_file

__all__ = ["Network", "fetch_for_event", "fetch_for_talk"]

_MOST = 100
"""Pictures that are fetched at a time, whatever a stranger's talk names."""
_HINT = "save the picture beside the talk and name that file"


def fetch_for_talk(
    path: Path, dialect: Dialect | None = None, network: Network = INTERNET
) -> Findings:
    """Fetch what the talk at `path` shows and was not fetched yet. Raises `OSError`."""
    file, _ = read_talk_file(path, dialect)
    return _fetch((file.source,) if file.source else (), file.root, network)


def fetch_for_event(name: str, workspace: Workspace, network: Network = INTERNET) -> Findings:
    """Fetch what the talks of an event show and was not fetched yet. Raises `OSError`."""
    source, _ = read_event(workspace.talks / name, workspace)
    return _fetch(source.talks if source else (), workspace.root, network)


def _fetch(sources: Iterable[TalkSource], root: Path, network: Network) -> Findings:
    spans: dict[str, Span] = {}
    talks, _ = Pipeline().parse_all(sources, root)
    for image in (image for talk in talks for image in images_of(talk)):
        if image.source.startswith(SCHEME) and not fetched_picture(image.source, root):
            spans.setdefault(image.source, image.span)
    asked = list(spans.items())
    found = [_fetch_one(address, span, root, network) for address, span in asked[:_MOST]]
    for address, span in asked[_MOST : _MOST + 1]:
        message = f"`{address}` and {len(asked) - _MOST - 1} more are not fetched at once"
        found.append(
            warning("DW129", span, message, f"{_MOST} are fetched each time: run it again")
        )
    return tuple(one for one in found if one)


def _fetch_one(address: str, span: Span, root: Path, network: Network) -> Diagnostic | None:
    """Puts a picture in its place, if it is one; else why there is none."""
    place = place_of(address, root)
    if not place.resolve().is_relative_to(root.resolve()):
        return warning("DW129", span, f"`{FOLDER}` leads out of the workspace", "remove that link")
    try:
        write_file(place, fetch(address, network))
        picture = read_picture(place)
    except (FetchError, PictureError) as failure:
        place.unlink(missing_ok=True)
        return warning("DW129", span, f"`{address}` {failure}", _HINT)
    place.replace(place.with_suffix(f".{picture.format}"))
    return None
