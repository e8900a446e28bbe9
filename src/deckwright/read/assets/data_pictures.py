"""Pictures that stand in the talk itself, as `data:` addresses (RFC 2397)."""

from __future__ import annotations

import base64
import binascii
import os
import re
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import unquote_to_bytes

from deckwright.read.assets.fetched import place_of

_DATA = re.compile(r"data:image/([\w.+-]{1,30})((?:;[^,;]{0,60}){0,8}),", re.IGNORECASE)


def is_data(source: str) -> bool:
    """Whether a picture's source is the picture itself."""
    return _DATA.match(source) is not None


def unpacked(source: str, root: Path) -> Path:
    """The file of a picture that is its own source, below the build folder of `root`.

    It is no larger than the talk may be. Raises `ValueError` where it is not what it says, and
    `OSError` where no file can be written.
    """
    found = _DATA.match(source)
    if found is None:
        raise ValueError(source[:80])
    data = unquote_to_bytes(source[found.end() :])
    if found[2].lower().endswith(";base64"):
        try:
            data = base64.b64decode(b"".join(data.split()), validate=True)
        except binascii.Error as failure:
            raise ValueError(str(failure)) from failure
    kind = found[1].lower().partition("+")[0].removeprefix("x-")
    place = place_of(source, root)
    path = place.with_name(f"{place.name}.{re.sub(r'[^a-z]', '', kind)}")
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise ValueError(str(path.parent))
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        os.replace(file.name, path)  # noqa: PTH105 - the name is a string
    return path
