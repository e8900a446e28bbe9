"""Slides by Typst beside the same slides by LibreOffice, slide by slide, as pictures and numbers.

Run by hand (`make parity`); pytest does not collect it. Needs `soffice` on the path. For every
deck that was asked for it writes sheets of pairs, LibreOffice on the left, to `build/parity/`, and
prints for each slide how alike the two are:

- `look`: 1 minus the mean difference of two small blurred grey pictures;
- `text`: the share of LibreOffice's words that Typst puts within two points of the same place.

    python tests/audit/parity.py [--template NAME|FILE.pptx]... [EVENT|TALK.md]...
"""

from __future__ import annotations

import argparse
import ctypes
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat
from pypdfium2 import raw

from deckwright.model.deck import Deck
from deckwright.model.source import NOWHERE
from deckwright.model.theme import Theme
from deckwright.pipeline import Pipeline, pptx
from deckwright.read.event import read_event, read_talk_file
from deckwright.read.workspace import Workspace, find_workspace
from deckwright.templates import read_theme
from deckwright.theme import load_theme
from deckwright.write import modified
from deckwright.write.slides import write_slides

_OUT = Path("build/parity")
_NEAR = 2.0
"""Points."""
_SMALL = 240
_BLUR = 2.5
_SHOWN = 640
"""Pixels across a slide on a sheet."""
_ROWS = 6
_WORST = 10


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where its first letter stands, points from the upper left corner."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A slide drawn twice."""

    deck: str
    number: int
    title: str
    look: float
    text: float
    picture: Image.Image

    @property
    def score(self) -> float:
        """Both likenesses in one number; 1 is the best."""
        return self.look * 0.5 + self.text * 0.5


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare every deck that was asked for; the exit status is 0 whatever comes out."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sources", nargs="*", metavar="EVENT|TALK.md")
    parser.add_argument("--template", action="append", help="light, dark, a name, or a file")
    chosen = parser.parse_args(arguments)
    workspace = find_workspace(Path())
    if workspace is None:
        parser.error("run it in a workspace")
    _OUT.mkdir(parents=True, exist_ok=True)
    pairs: list[Pair] = []
    for source in chosen.sources or workspace.event_names():
        for template in chosen.template or ("light", "dark"):
            pairs += _compared(source, template, workspace)
    _print(pairs)
    return 0


def _compared(source: str, template: str, workspace: Workspace) -> list[Pair]:
    deck = _planned(source, _theme(template, workspace), workspace)
    name = f"{Path(source).stem}-{Path(template).stem}"
    (_OUT / f"{name}.pptx").write_bytes(pptx(deck))
    pdf, found = write_slides(deck, modified(deck.date))
    for finding in found:
        sys.stderr.write(f"{name}: {finding.message}\n")
    (_OUT / f"{name}-typst.pdf").write_bytes(pdf)
    if not pdf:
        return []
    office = pypdfium2.PdfDocument(_by_office(_OUT / f"{name}.pptx"))
    ours = pypdfium2.PdfDocument(pdf)
    shown = [at for at, slide in enumerate(deck.slides) if not slide.hidden]
    pairs = [_pair(name, deck, at, office[number], ours[at]) for number, at in enumerate(shown)]
    for number in range(0, len(pairs), 2 * _ROWS):
        _sheet([pair.picture for pair in pairs[number : number + 2 * _ROWS]]).save(
            _OUT / f"{name}-{number // (2 * _ROWS) + 1:02}.png"
        )
    return pairs


def _theme(template: str, workspace: Workspace) -> Theme:
    if template.endswith((".pptx", ".potx")):
        return load_theme(Path(template).stem, Path(template).read_bytes())[0]
    theme, _ = read_theme(template, NOWHERE, workspace)
    if theme is None:
        raise SystemExit(f"no template {template}")
    return theme


def _planned(source: str, theme: Theme, workspace: Workspace) -> Deck:
    pipeline = Pipeline()
    if source.endswith(".md"):
        file, _ = read_talk_file(Path(source))
        if file.source is None:
            raise SystemExit(f"{source} cannot be read")
        return pipeline.plan(pipeline.parse(file.source, file.root)[0], theme, file.event)[0]
    found, _ = read_event(workspace.talks / Path(source).name, workspace)
    if found is None:
        raise SystemExit(f"{source} cannot be read")
    talks, _ = pipeline.parse_all(found.talks, workspace.root)
    return pipeline.plan_event(found.event, talks, theme)[0]


def _by_office(file: Path) -> bytes:
    """The PDF that LibreOffice makes of a deck, under a profile of its own."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile").as_uri()
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation={profile}", "--headless"),
                *("--convert-to", "pdf", "--outdir", folder, str(file)),
            ],
            check=True,
            capture_output=True,
        )
        return Path(folder, f"{file.stem}.pdf").read_bytes()


def _pair(
    name: str, deck: Deck, at: int, office: pypdfium2.PdfPage, ours: pypdfium2.PdfPage
) -> Pair:
    left, right = _drawn(office), _drawn(ours)
    picture = Image.new("RGB", (2 * _SHOWN + 4, left.height), "#888888")
    picture.paste(left, (0, 0))
    picture.paste(right, (_SHOWN + 4, 0))
    slide = deck.slides[at]
    return Pair(
        name,
        slide.number,
        slide.title,
        _likeness(left, right),
        _agreement(list(_words(office)), list(_words(ours))),
        picture,
    )


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    image: Image.Image = page.render(scale=_SHOWN / page.get_width()).to_pil().convert("RGB")
    return image.resize((_SHOWN, round(_SHOWN * page.get_height() / page.get_width())))


def _likeness(one: Image.Image, other: Image.Image) -> float:
    small = [
        image.convert("L")
        .resize((_SMALL, _SMALL * one.height // one.width), Image.Resampling.BOX)
        .filter(ImageFilter.GaussianBlur(_BLUR))
        for image in (one, other)
    ]
    return 1 - ImageStat.Stat(ImageChops.difference(*small)).mean[0] / 255


def _agreement(office: Sequence[Word], ours: Sequence[Word]) -> float:
    """The share of the words of `office` that stand at the same place in `ours`."""
    places: defaultdict[str, list[Word]] = defaultdict(list)
    for word in ours:
        places[word.text].append(word)
    near = sum(
        any(abs(word.x - at.x) < _NEAR and abs(word.y - at.y) < _NEAR for at in places[word.text])
        for word in office
    )
    return near / len(office) if office else 1.0


def _words(page: pypdfium2.PdfPage) -> Iterator[Word]:
    """The words on a page; what lies above it, as hidden titles do, is none."""
    text, height = page.get_textpage(), page.get_height()
    letters = []
    for index in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        letters.append(Word(chr(raw.FPDFText_GetUnicode(text, index)), x.value, height - y.value))
    for blank, word in groupby(letters, key=lambda letter: not letter.text.strip("\u200b ￾\r\n")):
        stretch = list(word)
        if not blank and stretch[0].y > 0:
            yield Word("".join(one.text for one in stretch), stretch[0].x, stretch[0].y)


def _sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    width, height = pictures[0].width + 12, pictures[0].height + 12
    sheet = Image.new("RGB", (2 * width, height * -(-len(pictures) // 2)), "#444444")
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (number % 2 * width + 6, number // 2 * height + 6))
    return sheet


def _print(pairs: Sequence[Pair]) -> None:
    worst = sorted(pairs, key=lambda pair: pair.score)[:_WORST]
    count = len(pairs) or 1
    look, text = sum(p.look for p in pairs) / count, sum(p.text for p in pairs) / count
    rows = [*map(_row, pairs), "", f"the worst {len(worst)}", *map(_row, worst), ""]
    rows.append(f"{len(pairs)} slides: look {look:.4f}, text {text:.4f}")
    sys.stdout.write("\n".join(rows) + "\n")


def _row(pair: Pair) -> str:
    return f"{pair.deck:40} {pair.number:4} {pair.look:6.3f} {pair.text:6.3f} {pair.title}"


if __name__ == "__main__":
    sys.exit(main())
