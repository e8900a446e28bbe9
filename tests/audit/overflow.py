"""Looks for text that leaves its box, its slide, or runs into other text.

    python -m tests.audit.overflow [--template FILE.pptx]… [--foreign] [--keep FOLDER] [--show]
        [TALK.md or FOLDER …]

Plans talks (the torture talks where none is named) with the two bundled templates, with those that
are given and, if asked, with foreign ones that are at hand (`tests/audit/foreign.py`), paints each
frame's text in a colour of its own, lets LibreOffice draw the decks as PDF files and looks where
the characters of each colour came to lie. Needs `soffice`. Prints a table of decks and templates.
Exits with 1 where a slide is bad, a title is missing, text is too small or of another size than
planned, or fewer than 99.9 % of the characters are seen.
"""

from __future__ import annotations

import argparse
import ctypes
import datetime as dt
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import (
    Deck,
    Frame,
    LineFrame,
    Slide,
    TableFrame,
    TextFrame,
)
from deckwright.model.inlines import Break, Inlines, Run, plain_text
from deckwright.model.length import Box, to_points
from deckwright.model.source import Span
from deckwright.model.talk import Event, Talk, TalkSettings
from deckwright.model.theme import BUNDLED, LevelStyle, StaticText, Theme
from deckwright.parse import images_of, parse_talk, with_figures
from deckwright.plan import plan_event, plan_talk
from deckwright.read.assets import read_assets
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template
from deckwright.write.pptx import write_pptx
from tests.audit import torture
from tests.audit.foreign import foreign_templates
from tests.audit.verdict import Verdict, table, total

TOLERANCE = 6.0
"""Points: what a glyph may stick out of its box, as italics and descenders do."""
_ROUNDING = 0.3
"""Points: how exactly LibreOffice keeps to a size."""
_CAPTION = 16.0
"""Points: the size of captions, where the theme does not ask for more."""
_BATCH = 12
"""Decks to a run of LibreOffice, which takes seconds to start."""
_MOMENT = dt.datetime(2030, 3, 14, tzinfo=dt.UTC)
_MARK = "#010203"
_HYPHEN = "\x02"
"""What PDFium reads for a hyphen at the end of a line."""
_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
_AUTOFIT = re.compile(rb"<a:normAutofit[^>]*?(?:/>|>\s*</a:normAutofit>)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A deck to draw, its frames painted, and what the planner reported."""

    name: str
    deck: Deck
    findings: tuple[Diagnostic, ...]


def painted(frame: Frame, color: str) -> Frame:
    """`frame` with all of its text in one colour, and without links, which have their own."""
    match frame:
        case TextFrame():
            levels = tuple(map(_marked, frame.levels))
            rows = [
                replace(one, inlines=_dyed(one.inlines, color), style=_marked(one.style))
                for one in frame.paragraphs
            ]
            return replace(frame, paragraphs=tuple(rows), levels=levels, link="")
        case TableFrame():
            cells = (
                replace(
                    row, cells=tuple(replace(c, inlines=_dyed(c.inlines, color)) for c in row.cells)
                )
                for row in frame.rows
            )
            return replace(frame, rows=tuple(cells))
        case _:
            return frame


def _marked(style: LevelStyle) -> LevelStyle:
    """Bullets in a colour of their own: LibreOffice may give them that of another shape."""
    return replace(style, bullet=replace(style.bullet, color=_MARK) if style.bullet else None)


def _dyed(inlines: Inlines, color: str) -> Inlines:
    return tuple(
        one
        if isinstance(one, Break)
        else replace(one, style=replace(one.style, color=color), link=None)
        if isinstance(one, Run)
        else replace(one, style=replace(one.style, color=color))
        for one in inlines
    )


def color_of(number: int) -> str:
    """The colour of the frame of that number on its slide."""
    return f"#{20 + number % 200:02X}{30 + number // 200:02X}4D"


def prepared(deck: Deck) -> Deck:
    """`deck` painted, and without a fitting that PowerPoint would not apply by itself."""
    slides = tuple(
        replace(
            slide,
            frames=tuple(painted(one, color_of(at)) for at, one in enumerate(slide.frames)),
            hidden=False,
            notes=(),
        )
        for slide in deck.slides
    )
    package = _lightened(deck.theme.package)
    return replace(deck, slides=slides, theme=replace(deck.theme, package=package))


def _lightened(package: bytes) -> bytes:
    """A template without autofit, its pictures a pixel each: they cost more time than all text."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            form = _PICTURES.get(Path(name).suffix.lower())
            if name.endswith("xml"):
                data = _AUTOFIT.sub(b"<a:noAutofit/>", data)
            elif form:
                data = _pixel(form)
            new.writestr(name, data)
    return result.getvalue()


@cache
def _pixel(form: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (1, 1), "#8899aa").save(written, form)
    return written.getvalue()


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it was drawn, in points from the top left."""

    color: str
    char: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def glyphs(page: pypdfium2.PdfPage, scale: float) -> Iterator[Glyph]:
    """The visible characters of a page."""
    text, height = page.get_textpage(), page.get_height()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index)).replace(_HYPHEN, "-")
        if raw.FPDFText_IsGenerated(text, index) or not char.isprintable() or char.isspace():
            continue
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
        yield Glyph(
            f"#{red.value:02X}{green.value:02X}{blue.value:02X}",
            char,
            left.value * scale,
            (height - top.value) * scale,
            right.value * scale,
            (height - bottom.value) * scale,
            raw.FPDFText_GetFontSize(text, index) * scale,
        )


def comes_back(char: str) -> bool:
    """Whether a character is read from a PDF as it was written: not joined, not reordered."""
    code = ord(char)
    latin = 32 < code < 0x590 and code not in range(0x300, 0x370) and code not in (0xA0, 0xAD)
    return latin or code in range(0x3040, 0xA000) or code in range(0xAC00, 0xD7B0)


def words(frame: Frame) -> str:
    """What a frame says."""
    match frame:
        case TextFrame():
            return " ".join(plain_text(one.inlines) for one in frame.paragraphs)
        case TableFrame():
            return " ".join(plain_text(one.inlines) for row in frame.rows for one in row.cells)
        case _:
            return ""


Spot = tuple[float, float, float, float]
"""Left, top, right and bottom in points."""


def judged(sheet: Sheet, document: pypdfium2.PdfDocument) -> Verdict:
    """What was drawn of a deck, held against its plan."""
    deck = sheet.deck
    verdict = Verdict(sheet.name, deck.theme.name)
    scale = to_points(deck.theme.width) / document[0].get_width()
    reported = {one.span for one in sheet.findings if one.code in ("DW403", "DW405")}
    for slide, page in zip(deck.slides, document, strict=True):
        drawn: defaultdict[str, list[Glyph]] = defaultdict(list)
        for glyph in glyphs(page, scale):
            if _within(_spot([glyph]), _page(deck.theme), 1.0):
                drawn[glyph.color].append(glyph)
        faults = list(_faults(slide, drawn, verdict))
        faults += _overlaps(slide, drawn)
        faults += _loose(slide, drawn)
        faults += _resized(slide, drawn)
        small = [] if slide.span in reported else list(_too_small(slide, deck.theme))
        verdict.slides += 1
        verdict.small += bool(small)
        verdict.untitled += not slide.title
        verdict.kinds.update({kind for kind, _ in faults})
        if faults or small:
            told = "; ".join(f"{kind} {words}" for kind, words in [*faults, *small])
            verdict.bad.append(f"{sheet.name} {slide.number} “{slide.title[:40]}”: {told}")
    return verdict


def _faults(
    slide: Slide, drawn: dict[str, list[Glyph]], verdict: Verdict
) -> Iterator[tuple[str, str]]:
    """What of a slide's text is cut off, leaves its box or leaves the slide."""
    for number, frame in enumerate(slide.frames):
        if not isinstance(frame, TextFrame | TableFrame):
            continue
        found = drawn[color_of(number)]
        wanted = sum(map(comes_back, words(frame)))
        seen = min(wanted, sum(comes_back(one.char) for one in found))
        verdict.wanted += wanted
        verdict.seen += seen
        verdict.least = min([verdict.least, *(one.size for one in found)])
        name = _name(frame)
        if isinstance(frame, TextFrame) and frame.height > frame.box.height + 1:
            yield "overfull", name
        if seen < 0.97 * wanted:
            yield "clipped", f"{name} ({seen} of {wanted})"
        if found and not _within(_spot(found), _corners(frame.box), TOLERANCE):
            over = _spot(found)[3] - _corners(frame.box)[3]
            yield "spill", f"{name} ({over:+.0f} pt)"


def _overlaps(slide: Slide, drawn: dict[str, list[Glyph]]) -> Iterator[tuple[str, str]]:
    """Frames whose texts stand on each other, the layout's own footers among them."""
    names = {color_of(at): _name(frame) for at, frame in enumerate(slide.frames)}
    spots = [
        (names.get(color, "footer"), _spot(found))
        for color, found in drawn.items()
        if found and color != _MARK
    ]
    for (one, a), (other, b) in combinations(spots, 2):
        across = min(a[2], b[2]) - max(a[0], b[0])
        down = min(a[3], b[3]) - max(a[1], b[1])
        if min(across, down) > TOLERANCE / 2 and one != other:
            yield "overlap", f"{one} and {other}"


def _loose(slide: Slide, drawn: dict[str, list[Glyph]]) -> Iterator[tuple[str, str]]:
    """Text of the layout's own places, such as footers, that stands outside of all of them."""
    ours = {_MARK, *(color_of(at) for at in range(len(slide.frames)))}
    boxes = [
        *(one.box for one in slide.layout.placeholders),
        *(one.box for one in slide.layout.decorations if isinstance(one, StaticText)),
        *(one.box for one in slide.frames if not isinstance(one, LineFrame)),
    ]
    for color, found in drawn.items():
        if color in ours:
            continue
        for glyph in found:
            if not any(_within(_spot([glyph]), _corners(box), TOLERANCE) for box in boxes):
                yield "spill", f"footer ({glyph.char})"
                return


def _name(frame: Frame) -> str:
    return frame.role if isinstance(frame, TextFrame) else "table"


def _too_small(slide: Slide, theme: Theme) -> Iterator[tuple[str, str]]:
    """Text under the minimum, where neither the template nor a finding asks for it."""
    least = theme.minimums
    by_role = {"title": least.title, "code": least.code, "body": least.body, "quote": least.body}
    for frame in slide.frames:
        if isinstance(frame, TableFrame):
            sizes, floor = [frame.style.size, frame.head_style.size], least.table
        elif isinstance(frame, TextFrame):
            sizes = list(_sizes(frame))
            floor = by_role.get(frame.role, least.caption)
            if frame.placeholder is not None:
                own = slide.layout.placeholder(frame.placeholder).levels
                floor = min([floor, *(own[one.level].size for one in frame.paragraphs)])
            if frame.role in ("body", "quote"):  # attributions and long footnotes among the text
                sizes = [size for size in sizes if size != max(_CAPTION, least.caption)]
        else:
            continue
        if min(sizes, default=floor) < floor:
            yield "small", f"{_name(frame)} ({min(sizes):g} pt)"


def _sizes(frame: TextFrame) -> Iterator[float]:
    return (one.style.size for one in frame.paragraphs if one.inlines)


def _resized(slide: Slide, drawn: dict[str, list[Glyph]]) -> Iterator[tuple[str, str]]:
    """Text that is drawn in another size than the plan says."""
    for number, frame in enumerate(slide.frames):
        found = drawn[color_of(number)]
        if isinstance(frame, TextFrame) and found:
            planned, real = max(_sizes(frame)), max(one.size for one in found)
            if abs(planned - real) > _ROUNDING:
                yield "resized", f"{_name(frame)} ({planned:g} pt planned, {real:.1f} drawn)"


def _spot(found: Sequence[Glyph]) -> Spot:
    return (
        min(one.left for one in found),
        min(one.top for one in found),
        max(one.right for one in found),
        max(one.bottom for one in found),
    )


def _corners(box: Box) -> Spot:
    left, top, right, bottom = map(to_points, (box.left, box.top, box.right, box.bottom))
    return left, top, right, bottom


def _page(theme: Theme) -> Spot:
    return 0.0, 0.0, to_points(theme.width), to_points(theme.height)


def _within(spot: Spot, room: Spot, tolerance: float) -> bool:
    return (
        spot[0] >= room[0] - tolerance
        and spot[1] >= room[1] - tolerance
        and spot[2] <= room[2] + tolerance
        and spot[3] <= room[3] + tolerance
    )


def draw(sheets: Sequence[Sheet], folder: Path) -> Iterator[tuple[Sheet, pypdfium2.PdfDocument]]:
    """Let LibreOffice draw decks."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    for start in range(0, len(sheets), _BATCH):
        batch = sheets[start : start + _BATCH]
        paths = [folder / f"{start + at}.pptx" for at in range(len(batch))]
        for path, sheet in zip(paths, batch, strict=True):
            path.write_bytes(write_pptx(prepared(sheet.deck), _MOMENT))
        subprocess.run([*convert, *map(str, paths)], check=True, capture_output=True)
        for path, sheet in zip(paths, batch, strict=True):
            with pypdfium2.PdfDocument(path.with_suffix(".pdf")) as document:
                yield sheet, document


def parsed(path: Path, body: str, settings: TalkSettings) -> Talk:
    """A talk with its pictures."""
    talk, _ = parse_talk(settings, body)
    assets, _ = read_assets(images_of(talk), path.parent, path.parent)
    return with_figures(replace(talk, assets=assets))


def sources(paths: Iterable[Path], folder: Path) -> Iterator[Talk]:
    """The talks at `paths`, or the torture talks."""
    for path in [file for one in paths for file in _files(one)]:
        body = _FRONT_MATTER.sub("", path.read_text("utf-8", "replace"))
        name = f"{path.parent.name} {path.stem}".replace("-", " ")
        yield parsed(path, body, TalkSettings(path, name, Span(str(path), 1)))
    if not paths:
        torture.draw_pictures(folder)
        for name, body in torture.TALKS.items():
            path = folder / f"{name}.md"
            yield parsed(path, body, torture.settings(name, path))


def _files(path: Path) -> Sequence[Path]:
    """A talk, or the talks in a folder."""
    return sorted(path.rglob("*.md")) if path.is_dir() else [path]


def sheets(theme: Theme, talks: Sequence[Talk], event: Event | None) -> Iterator[Sheet]:
    """The decks of one theme."""
    for talk in talks:
        yield Sheet(talk.settings.title[:40], *plan_talk(talk, theme))
    if event is not None:
        yield Sheet("event", *plan_event(event, talks[:1], theme))


def themes(paths: Iterable[Path]) -> Iterator[Theme]:
    """The bundled themes and those at `paths`."""
    for name in BUNDLED:
        yield load_theme(name, bundled_template(name))[0]
    for path in paths:
        yield load_theme(path.stem, path.read_bytes())[0]


def main() -> int:
    """Run the audit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("talks", nargs="*", type=Path, help="files, or folders of them")
    parser.add_argument("--template", action="append", default=[], type=Path)
    parser.add_argument("--foreign", action="store_true", help="take foreign templates as well")
    parser.add_argument("--keep", type=Path, help="put the decks themselves into this folder")
    parser.add_argument("--show", action="store_true", help="print each bad slide")
    options = parser.parse_args()
    verdicts: list[Verdict] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        talks = list(sources(options.talks, folder))
        event = None if options.talks else torture.event(folder)
        foreign = foreign_templates(folder / "foreign") if options.foreign else ()
        for theme in themes([*options.template, *foreign]):
            decks = list(sheets(theme, talks, event))
            if options.keep:
                _keep(options.keep, decks)
            found = [judged(sheet, document) for sheet, document in draw(decks, folder)]
            verdicts += [*found, total(found, theme.name)]
            _report(verdicts[-1], show=options.show)
    sys.stdout.write(f"\n{table(verdicts)}")
    return 0 if all(one.passed() for one in verdicts) else 1


def _keep(folder: Path, decks: Sequence[Sheet]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for at, sheet in enumerate(decks):
        (folder / f"{sheet.deck.theme.name}-{at:02}.pptx").write_bytes(
            write_pptx(sheet.deck, _MOMENT)
        )


def _report(verdict: Verdict, *, show: bool) -> None:
    rows = [f"  {one}" for one in verdict.bad] if show else []
    sys.stdout.write("\n".join([verdict.summary(), *rows]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
