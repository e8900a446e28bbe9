"""A deck as a talk: what opens and closes it, and the slides between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from deckwright.diagnostics import Diagnostic, error
from deckwright.model.blocks import NO_ATTRIBUTES, Attributes, Blocks, Paragraph
from deckwright.model.inlines import Run, plain_text
from deckwright.model.source import NOWHERE, Span
from deckwright.model.talk import Section, Talk, TalkSettings
from deckwright.ooxml.package import Package, PackageError, open_package
from deckwright.unpack.front_matter import farewell, introduced, read_properties, titled
from deckwright.unpack.link_targets import Links
from deckwright.unpack.losses import Report
from deckwright.unpack.outline import Outline, Sheet, read_outline
from deckwright.unpack.picture_shapes import Shelf
from deckwright.unpack.shapes import Shapes
from deckwright.unpack.unpack_slide import furniture, items_of, read_notes, read_slide, title_of


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A talk, and the files that it names: pictures, films, recordings."""

    talk: Talk
    files: Mapping[str, bytes]


def unpack_deck(
    data: bytes, path: Path, folder: str
) -> tuple[Unpacked | None, tuple[Diagnostic, ...]]:
    """The talk in a deck, whose file is at `path`; None where it is not safe to open, or broken.

    `folder` is what the talk calls the folder of its pictures.
    """
    try:
        return _unpacked(open_package(data, "deck"), path, folder)
    except PackageError as refusal:
        return None, (error("DW150", Span(str(path)), refusal.message, refusal.hint),)


def _unpacked(package: Package, path: Path, folder: str) -> tuple[Unpacked, tuple[Diagnostic, ...]]:
    outline = read_outline(package)
    report = Report(Span(str(path)))
    shelf = Shelf(folder, package.blob)
    reader = _Reader(outline, package, shelf, report)
    settings = read_properties(package, path)
    settings, begun = reader.opening(settings)
    settings, end = reader.closing(settings, begun)
    between = outline.sheets[begun:end]
    targets = {sheet.part: sheet.id for sheet in between}
    sections = tuple(reader.sections(between, targets, opens=begun == 0))
    _report_furniture(outline, settings, report)
    _report_comments(outline, package, report)
    return Unpacked(Talk(settings, sections), shelf.files), tuple(report.findings)


@dataclass(frozen=True, slots=True)
class _Reader:
    outline: Outline
    package: Package
    shelf: Shelf
    report: Report

    def shapes(self, sheet: Sheet, targets: Mapping[str, str]) -> Shapes:
        links = Links(sheet.number, sheet.relations, targets, self.report)
        return Shapes(sheet, self.package, self.shelf, links, self.report, self.outline.ours)

    def opening(self, settings: TalkSettings) -> tuple[TalkSettings, int]:
        """The settings that the first slides give, and how many slides these are.

        A title slide that says more than a title and a subtitle stays a slide, and
        so does a first slide of another
        kind; our own slides about speakers do not.
        """
        first = next(iter(self.outline.sheets), None)
        if first is None or first.hidden:
            return settings, 0
        shapes = self.shapes(first, {})
        if not first.opens:
            unnamed = settings.title == settings.path.stem
            title = plain_text(title_of(shapes)) if unnamed else ""
            return replace(settings, title=title or settings.title), 0
        items = items_of(shapes)
        told, rest = titled(settings, title_of(shapes), items)
        worded = all(isinstance(block, Paragraph) for item in items for block in item.blocks)
        pictured = len(self.shelf.files) > 0 or bool(shapes.background())
        more = not self.outline.ours and (bool(rest) or not worded)
        if pictured or more or self._notes(shapes):
            return replace(settings, title=told.title), 0
        settings = told
        if rest:
            self.report.left_out(
                1, f"on the title slide: {'; '.join(rest)}", "Our own says it anew."
            )
        return self._speakers(settings) if self.outline.ours else (settings, 1)

    def _speakers(self, settings: TalkSettings) -> tuple[TalkSettings, int]:
        """The speakers that our own slides introduce, right behind the title."""
        group = self.outline.sheets[0].group
        speakers = {one.name: one for one in settings.speakers}
        count = 1
        for sheet in takewhile(lambda one: one.group == group, self.outline.sheets[1:]):
            shapes = self.shapes(sheet, {})
            speaker = speakers.get(plain_text(title_of(shapes)))
            known = introduced(speaker, self._said(shapes)) if speaker else None
            if known is None or self._notes(shapes):
                break
            speakers[known.name] = known
            count += 1
        return replace(settings, speakers=tuple(speakers.values())), count

    def closing(self, settings: TalkSettings, begun: int) -> tuple[TalkSettings, int]:
        """The settings that our own closing slide gives, and where it begins."""
        sheets = self.outline.sheets
        end = len(sheets)
        if (
            not self.outline.ours
            or not begun
            or begun == end
            or sheets[-1].group == sheets[-2].group
        ):
            return settings, end
        shapes = self.shapes(sheets[-1], {})
        links = farewell(self._said(shapes), settings)
        if links is None or self._notes(shapes):
            return settings, end
        return replace(settings, links=links), end - 1

    def _said(self, shapes: Shapes) -> Blocks:
        return tuple(block for item in items_of(shapes) for block in item.blocks)

    def _notes(self, shapes: Shapes) -> Blocks:
        return read_notes(shapes.sheet, self.package, shapes.links, self.report)

    def sections(
        self, sheets: Sequence[Sheet], targets: Mapping[str, str], *, opens: bool
    ) -> Iterator[Section]:
        """The slides, with the sections that only PowerPoint's list of slides names."""
        group = sheets[0].group if sheets else ""
        for sheet in sheets:
            section = read_slide(self.shapes(sheet, targets))
            first = opens and sheet.number == 1 and not (sheet.hidden or sheet.divides)
            if first and section.title:
                yield replace(section, attributes=_opening(section.attributes))
                continue
            named = sheet.group != group and not self.outline.ours and not sheet.divides
            group = sheet.group
            if named and sheet.group.strip():
                yield Section(1, (Run(sheet.group.strip()),), NOWHERE)
            if (
                section.title
                or section.blocks
                or section.notes
                or section.attributes != NO_ATTRIBUTES
            ):
                yield section


def _opening(attributes: Attributes) -> Attributes:
    return replace(attributes, classes=("opening", *attributes.classes))


def _report_furniture(outline: Outline, settings: TalkSettings, report: Report) -> None:
    """Footers and dates, each once: a template has its own."""
    texts = dict.fromkeys(text for sheet in outline.sheets for text in furniture(sheet))
    for text in texts:
        if text != settings.title:
            report.everywhere(
                f"the footer “{text}”", "Decks have the footer of their event or talk."
            )


def _report_comments(outline: Outline, package: Package, report: Report) -> None:
    for sheet in outline.sheets:
        if any(one.kind == "comments" for one in package.relations(sheet.part)):
            report.left_out(sheet.number, "comments of reviewers")
