"""Templates as python-pptx opens them, which is known here alone.

It says what a template's parts are and how they relate; parts are then plain records.
"""

from __future__ import annotations

import io

from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from pptx.opc.serialized import PackageReader
from pptx.oxml import parse_xml

from deckwright.ooxml.parts import Part, Relation, breadth_first

_UNKNOWN = "application/octet-stream"


def read_parts(package: bytes) -> Part:
    """The package itself as a part, related to all the others. Raises `zipfile.BadZipFile`.

    A relationship to a part that is not there stays as it is: it is the template's.
    """
    reader = PackageReader(io.BytesIO(package))
    types = parse_xml(reader[CONTENT_TYPES_URI])
    of_parts = {entry.partName.lower(): entry.contentType for entry in types.override_lst}
    of_extensions = {entry.extension.lower(): entry.contentType for entry in types.default_lst}
    parts: dict[str, Part] = {}

    def part(name: PackURI) -> Part:
        if name not in parts:
            usual = of_extensions.get(name.ext.lower(), _UNKNOWN)
            parts[name] = Part(str(name), of_parts.get(name.lower(), usual), reader[name])
        return parts[name]

    whole = Part(str(PACKAGE_URI), "")
    for source in breadth_first(whole):
        here = PackURI(source.name)
        rels = reader.rels_xml_for(here)
        for entry in parse_xml(rels).relationship_lst if rels else ():
            external = entry.targetMode == "External"
            name = None if external else PackURI.from_rel_ref(here.baseURI, entry.target_ref)
            target: Part | str = entry.target_ref
            # The reader is typed as a container of bytes, but is asked for names.
            if name is not None and name in reader:  # type: ignore[comparison-overlap]
                target = part(name)
            source.relations[entry.rId] = Relation(entry.reltype, target, external)
    return whole
