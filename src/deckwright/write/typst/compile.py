"""The call of Typst: its fonts, its virtual files and its folder of pictures.

Typst runs in this process. It sees the template and the data as virtual files and one folder that
holds nothing but copies of the pictures: whatever lies under `root` can be read by a template.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

from deckwright.fonts import shipped_folders
from deckwright.model.talk import PdfStandard

if TYPE_CHECKING:
    import typst

PictureFormat = Literal["png", "svg"]
_PROXIES = {
    "https_proxy": "http://127.0.0.1:0",
    "HTTPS_PROXY": "http://127.0.0.1:0",
    "no_proxy": "",
    "NO_PROXY": "",
}
_MEMORY = 11
"""After how many documents Typst has forgotten one."""
_NOTHING = '#set document(title: "nothing")'
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class TypesettingError(Exception):
    """Typst refused the document. The text is Typst's own, for us and not for authors."""


def template_text(name: str) -> str:
    """The source of one of our own templates, named by its room: `slides/slides.typ`."""
    return files("deckwright.write").joinpath(*name.split("/")).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Source:
    """What Typst is given: a template, its data, and where pictures lie, and fonts besides ours.

    `root` holds the pictures that `data` names, and nothing else.
    """

    template: str
    data: Mapping[str, Any]
    root: Path
    font_folders: tuple[Path, ...] = ()
    modules: tuple[str, ...] = ()
    """Templates of ours that `template` imports, by the last part of their names."""
    design: Mapping[str, str] = field(default_factory=dict)
    """Templates that take the place of `modules` of that file name."""

    def files(self) -> dict[str, bytes]:
        """The virtual files."""
        data = json.dumps(self.data, ensure_ascii=False)
        modules = {
            file: (self.design.get(file) or template_text(name)).encode()
            for name in self.modules
            for file in (name.rpartition("/")[2],)
        }
        return {"main.typ": self.template.encode(), "data.json": data.encode(), **modules}


def compile_pdf(
    source: Source, modified: dt.datetime = EPOCH, standard: PdfStandard = "ua-1"
) -> tuple[bytes, tuple[str, ...]]:
    """`source` as a PDF/UA-1 file, dated `modified`, and what Typst warned of.

    It keeps to `standard` besides.

    Raises `TypesettingError`.
    """
    if modified.tzinfo is None:
        modified = modified.replace(tzinfo=dt.UTC)
    moment = int(modified.timestamp())
    standards = list(dict.fromkeys(("ua-1", standard)))
    made, warnings = _compile(source, pdf_standards=standards, timestamp=moment)
    return b"".join(made), warnings


def compile_pictures(
    source: Source, kind: PictureFormat, ppi: float
) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """The pages of `source` as pictures, and what Typst warned of. `ppi` is for PNG.

    Raises `TypesettingError`.
    """
    return _compile(source, format=kind, ppi=ppi)


def _compile(source: Source, **settings: Any) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """What Typst makes of `source`: a document, or one file a page."""
    import typst  # noqa: PLC0415 (loads 50 MB of code)

    compiler = typst.Compiler(
        root=source.root, font_paths=_fonts(source.font_folders), ignore_system_fonts=True
    )
    try:
        # The wheel's type stub does not know virtual files.
        with offline():
            made, warnings = compiler.compile_with_warnings(input=source.files(), **settings)
    except typst.TypstError as refused:
        place = re.search(r"([\w-]+\.typ):(\d+)", refused.diagnostic)
        name = "the template" if place and place[1] == "main.typ" else place and place[1]
        where = f" (line {place[2]} of {name})" if place else ""
        raise TypesettingError(f"{refused.message}{where}") from refused
    pages = [page for page in (made if isinstance(made, list) else [made]) if page is not None]
    if not pages:
        raise TypesettingError("no document")
    return tuple(pages), tuple(str(warning) for warning in warnings)


def query_values(source: Source, label: str) -> list[dict[str, Any]]:
    """The values of all `metadata` that the laid out document has under `label`, in order.

    Nothing where it cannot be laid out: `compile_pdf` says why.
    """
    import typst  # noqa: PLC0415 (see above)

    try:
        with offline():
            found = typst.query(
                source.files(),  # type: ignore[type-var]
                f"<{label}>",
                root=source.root,
                font_paths=_fonts(source.font_folders),
                ignore_system_fonts=True,
                field="value",
            )
    except RuntimeError:  # what the wheel raises here in place of TypstError
        return []
    values: list[dict[str, Any]] = json.loads(found)
    return values


def forget() -> None:
    """Let Typst forget what it laid out: it keeps what one of its last ten documents had."""
    with TemporaryDirectory(prefix="nothing-") as empty:
        for _ in range(_MEMORY):
            compile_pdf(Source(_NOTHING, {}, Path(empty)))


@contextmanager
def offline() -> Iterator[None]:
    """Within, Typst reaches no network, which a design could ask of it: it fetches the packages
    that are imported, by a proxy where the environment names one, and this one is nowhere.
    """  # noqa: D205 - one sentence
    before = {name: os.environ.get(name) for name in _PROXIES}
    os.environ.update(_PROXIES)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@lru_cache(maxsize=2)
def _fonts(folders: tuple[Path, ...]) -> typst.Fonts:
    import typst  # noqa: PLC0415 (see above)

    paths = [str(folder) for folder in (*shipped_folders(), *folders)]
    return typst.Fonts(include_system_fonts=False, font_paths=paths)
