"""The works that a talk in pandoc's Markdown may cite: `bibliography:` and `references:`.

https://pandoc.org/MANUAL.html#specifying-bibliographic-data
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.talk import ReferenceFile
from deckwright.read.settings.yaml_document import Document, parse_document
from deckwright.read.text_files import read_text
from deckwright.read.workspace import locate

SUFFIXES = (".bib", ".json", ".yaml", ".yml")


def read_bibliography(
    document: Document, root: Path
) -> tuple[tuple[ReferenceFile, ...], tuple[Diagnostic, ...]]:
    """The files that front matter names and what it lists itself; what cannot be read is named."""
    files: list[ReferenceFile] = []
    found: list[Diagnostic] = []
    path = Path(document.path)
    span = document.span("bibliography")
    named = document.data.get("bibliography") or []
    for name in named if isinstance(named, list) else [named]:
        if not isinstance(name, str):
            continue
        place = locate(name, path.parent, root)
        if not isinstance(place, Path) or place.suffix.lower() not in SUFFIXES:
            why = "is no .bib, .json or .yaml" if isinstance(place, Path) else f"is {place}"
            message = f"the bibliography `{name}` {why}; citations stay as they are written"
            found.append(warning("DW230", span, message, "put it beside the talk"))
            continue
        text, mistakes = read_text(place)
        if text is not None and place.suffix.lower() in (".yaml", ".yml"):
            listed, mistakes = parse_document(text, str(place))
            text = json.dumps(listed.data) if listed else None
        found += (replace(one, severity="warning") for one in mistakes)
        if text is not None:
            files.append(ReferenceFile(place, text, span))
    if own := document.data.get("references"):
        files.append(ReferenceFile(path, json.dumps(own), document.span("references")))
    return tuple(files), tuple(found)
