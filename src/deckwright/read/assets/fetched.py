"""Pictures from the web that were fetched before: files in a folder of the build."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

FOLDER = Path("build", ".fetched")
"""Below the root. No event has its name: names of events begin with no full stop."""
SCHEME = "https://"
"""How addresses begin that may be fetched."""


def place_of(address: str, root: Path) -> Path:
    """Where the picture of an address belongs, but for the ending that says its format."""
    return root / FOLDER / sha256(address.encode()).hexdigest()[:32]


def fetched_picture(source: str, root: Path) -> Path | None:
    """The file of a picture whose source is an address, where it was fetched; else None."""
    if not source.startswith(SCHEME):
        return None
    place = place_of(source, root)
    found = sorted(place.parent.glob(f"{place.name}.*"))
    return found[0] if found and found[0].resolve().is_relative_to(root.resolve()) else None
