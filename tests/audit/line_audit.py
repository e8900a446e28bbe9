"""Holds the planner's line counts against those of LibreOffice.

    python tests/audit/line_audit.py [--paragraphs N] [--show]

Sets paragraphs of mixed text in boxes of known width, lets LibreOffice draw the deck as a PDF,
counts the baselines in each box and says how often `Measure.lines` foretold their number. Needs
`soffice`, `fc-match` and the fonts that stand for Arial, Courier New, Calibri and Cambria
(Liberation, Carlito, Caladea). Exits with 1 where fewer than 97 % are equal.
"""

from __future__ import annotations

import argparse
import ctypes
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import fontpkg
import pypdfium2  # only this audit needs it
from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Pt
from pypdfium2 import raw

from deckwright.model.inlines import Inlines, Run, Style, plain_text
from deckwright.model.theme import FontFaces, FontFile, LevelStyle, Theme
from deckwright.plan.measure import Measure

GOAL = 0.97
TEXTS = {
    "en-US": (
        "A container is a process that believes it is alone. The kernel keeps up the pretence "
        "with namespaces, control groups and a layered file system; nothing else is involved, "
        "whatever the diagrams say. We ran 1,250 builds on 12/08/2024 and 98.7% of them finished "
        "in under 40 seconds (the rest hit a cold cache). “It’s fast enough,” she said — and the "
        "well-known trade-off between read/write latency and state-of-the-art compression was "
        "settled. See https://docs.example.org/guides/build-cache?page=2&lang=en#top or "
        "ask ops@example.org. Use --no-cache, never :latest; pin python:3.12-slim instead! Why? "
        "Because reproducible builds aren't optional: they're the cheapest insurance you'll buy. "
        "GPT-4o, C++20, F#, .NET 8, and/or Node.js v20.11.1 were tried between 9:30-11:45. Each "
        "node costs $0.35/h, so three of them for a week come to roughly $176.40 [see note 3]."
    ),
    "de-DE": (
        "Die Datenschutz-Grundverordnung verlangt eine Auftragsverarbeitungsvereinbarung, sobald "
        "personenbezogene Daten außer Haus verarbeitet werden. Unsere Softwareentwicklungsumgebung "
        "läuft seit 2019 auf dem Rechenzentrumsverbund; „Hochverfügbarkeit“ heißt dort: "
        "99,95 % im Jahresmittel. Die Benutzeroberflächengestaltung übernimmt das Team in Köln, "
        "Geschwindigkeitsbegrenzungen gibt es z. B. für Schnittstellen-Aufrufe (max. 50/s). "
        "Übrigens: Größenänderungen an virtuellen Maschinen brauchen keinen Neustart mehr."
    ),
    "fr-FR": (
        "L’équipe a déployé la première version dès l’été, malgré les réserves exprimées à "
        "plusieurs reprises. « Où est-ce que ça coince ? » demanda-t-elle ; c’était peut-être la "
        "meilleure question de la journée. Les données sont hébergées en Île-de-France, chiffrées "
        "de bout en bout, et l’accès s’effectue au moyen d’un jeton éphémère : après 15 minutes, "
        "celui-ci n’est plus valable. À vrai dire, rien n’empêche de réessayer aussitôt !"
    ),
    "ja-JP": (
        "コンテナは、自分だけが動いていると信じているプロセスです。カーネルは名前空間と"
        "cgroupsを使って、その見せかけを保ちます。昨年は1,250回のビルドを実行し、"
        "98.7%が40秒以内に終わりました。「十分に速い」と彼女は言いました。"
        "詳しくはPython 3.12の公式ドキュメントをご覧ください。再現できるビルドは、"
        "いちばん安い保険です。"
    ),
    "zh-CN": (
        "容器只是一个以为自己独占机器的进程。内核利用命名空间和控制组维持这种假象，除此之外别无他物。"
        "我们在2024年运行了1,250次构建，其中98.7%在40秒内完成（其余的遇到了冷缓存）。"
        "使用Docker时，请固定版本号，不要使用latest标签。可重复的构建并不是可有可无的：它是最便宜的保险。"
    ),
}
WEIGHTS = {"en-US": 10, "de-DE": 3, "fr-FR": 3, "ja-JP": 1, "zh-CN": 1}
STYLES = (
    *[Style()] * 12,
    *[Style(bold=True), Style(italic=True), Style(code=True)] * 2,
    Style(bold=True, italic=True),
    Style(baseline="superscript"),
)
SIZES = (14, 16, 18, 20, 24, 28, 32, 40)
CELL = (1000, 1000)
"""Width and height in points of what a box may take on the sheet."""
GRID = (4, 4)


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph in its box, and how many lines LibreOffice drew."""

    language: str
    inlines: Inlines
    style: LevelStyle
    width: float


def samples(number: int, families: tuple[str, ...]) -> Iterator[Sample]:
    """`number` paragraphs, the same on every run."""
    chance = random.Random(14)  # noqa: S311  (not for secrets)
    for _ in range(number):
        (language,) = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
        size = chance.choice(SIZES)
        style = LevelStyle(size, chance.choice(families), bold=chance.random() < 0.15)
        width = chance.uniform(10, 36) * size
        yield Sample(language, _inlines(chance, language), style, min(width, CELL[0] - 40))


def _inlines(chance: random.Random, language: str) -> Inlines:
    spaced = language not in ("ja-JP", "zh-CN")
    words = TEXTS[language].split(" ") if spaced else list(TEXTS[language])
    start = chance.randrange(len(words))
    count = chance.randrange(3, 40) * (1 if spaced else 2)
    words = (words * 3)[start : start + count]
    runs: list[Run] = []
    while words:
        style = chance.choice(STYLES) if runs else Style()
        count = chance.randrange(1, 4) if style != Style() else chance.randrange(1, 20)
        text = (" " if spaced else "").join(words[:count])
        words = words[count:]
        runs.append(Run(text + (" " if spaced and words and chance.random() < 0.9 else ""), style))
    return tuple(runs)


def theme(families: tuple[str, ...]) -> Theme:
    """A theme that holds nothing but fonts."""
    upright, slanted = fontpkg.path("arimo"), fontpkg.path("arimo", style="italic")
    arial = FontFaces(
        "Arial",
        FontFile(upright, 400),
        FontFile(upright, 700),
        FontFile(slanted, 400),
        FontFile(slanted, 700),
    )
    found = {family: _installed(family) for family in (*families, "Courier New")}
    return Theme(
        name="fonts",
        package=b"",
        digest="",
        width=0,
        height=0,
        layouts=(),
        roles={},
        colors={},
        heading_font="Arial",
        body_font="Arial",
        code_font="Courier New",
        faces={**found, "Arial": arial},
        fallback_faces=(_installed("Noto Sans CJK JP"),),
    )


def _installed(family: str) -> FontFaces:
    """What fontconfig, and so LibreOffice, takes for `family`."""

    def file(style: str) -> FontFile:
        command = ["fc-match", "-f", "%{file}\n%{index}", f"{family}:{style}"]
        path, index = subprocess.check_output(command, encoding="utf-8").split("\n")
        return FontFile(Path(path), None, int(index))

    return FontFaces(family, file("regular"), file("bold"), file("italic"), file("bold:italic"))


def draw(sheet: Iterable[Sample], slide: Slide) -> None:
    """Put every sample of a sheet in its cell."""
    for index, sample in enumerate(sheet):
        left, top = _cell(index)
        box = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(sample.width), Pt(CELL[1]))
        frame = box.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap = True
        for run in sample.inlines:
            assert isinstance(run, Run)
            drawn = frame.paragraphs[0].add_run()
            drawn.text = run.text
            font = drawn.font
            font.name = "Courier New" if run.style.code else sample.style.font
            font.size = Pt(sample.style.size)
            font.bold = sample.style.bold or run.style.bold
            font.italic = run.style.italic
            font._element.set("lang", sample.language)
            if run.style.baseline == "superscript":
                font._element.set("baseline", "30000")


def _cell(index: int) -> tuple[int, int]:
    row, column = divmod(index, GRID[0])
    return column * CELL[0], row * CELL[1]


def baselines(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float]]:
    """Where each visible character of `page` stands, from the top left."""
    text, height = page.get_textpage(), page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        if not raw.FPDFText_IsGenerated(text, index):
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            yield x.value, height - y.value


def count_lines(page: pypdfium2.PdfPage, sheet: list[Sample]) -> list[int]:
    """How many lines each sample of a sheet takes on `page`."""
    marks: list[list[float]] = [[] for _ in range(GRID[0] * GRID[1])]
    for x, y in baselines(page):
        marks[int(y // CELL[1]) * GRID[0] + int((x + 10) // CELL[0])].append(y)
    return [
        _steps(sorted(found), 0.6 * sample.style.size)
        for found, sample in zip(marks, sheet, strict=False)
    ]


def _steps(heights: list[float], least: float) -> int:
    """Groups of `heights`; what is nearer than `least`, as a superscript, is one line."""
    return 1 + sum(1 for before, after in pairwise(heights) if after - before > least)


def render(sheets: list[list[Sample]], folder: Path) -> list[int]:
    """The lines that LibreOffice makes of all samples."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(CELL[0] * GRID[0]), Pt(CELL[1] * GRID[1])
    for sheet in sheets:
        draw(sheet, deck.slides.add_slide(deck.slide_layouts[6]))
    deck.save(str(folder / "lines.pptx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    command = ["soffice", profile, *convert, str(folder / "lines.pptx")]
    subprocess.run(command, check=True, capture_output=True)
    with pypdfium2.PdfDocument(folder / "lines.pdf") as document:
        return [
            lines
            for page, sheet in zip(document, sheets, strict=True)
            for lines in count_lines(page, sheet)
        ]


def main() -> int:
    """Run the audit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paragraphs", type=int, default=2400)
    parser.add_argument("--show", action="store_true", help="print what was foretold wrongly")
    options = parser.parse_args()
    families = ("Arial", "Arial", "Calibri", "Cambria")
    measure = Measure(theme(families))
    paragraphs = list(samples(options.paragraphs, families))
    each = GRID[0] * GRID[1]
    sheets = [paragraphs[i : i + each] for i in range(0, len(paragraphs), each)]
    with tempfile.TemporaryDirectory() as folder:
        drawn = render(sheets, Path(folder))
    tally: Counter[tuple[str, int]] = Counter()
    for sample, lines in zip(paragraphs, drawn, strict=True):
        foretold = measure.lines(sample.inlines, sample.style, sample.width)
        tally[sample.language, foretold - lines] += 1
        if options.show and foretold != lines:
            style = sample.style
            sys.stdout.write(
                f"{foretold} foretold, {lines} drawn: {style.font} {style.size} pt, "
                f"{sample.width:.1f} pt wide: {plain_text(sample.inlines)}\n"
            )
    return report(tally)


def report(tally: Counter[tuple[str, int]]) -> int:
    """Print how often which difference came up; the exit code."""
    for language in WEIGHTS:
        found = {d: n for (name, d), n in sorted(tally.items()) if name == language}
        shown = ", ".join(f"{d:+d}: {n}" if d else f"equal: {n}" for d, n in found.items())
        sys.stdout.write(f"{language}  {shown}\n")
    equal = sum(n for (_, d), n in tally.items() if d == 0) / tally.total()
    fewer = sum(n for (_, d), n in tally.items() if d < 0) / tally.total()
    sys.stdout.write(f"{tally.total()} paragraphs: {equal:.2%} equal, {fewer:.2%} too few\n")
    return 0 if equal >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
