"""The shapes of a slide (ECMA-376 part 1, 19.3.1.45 `p:spTree`), each as blocks in its box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckwright.model.blocks import (
    NO_ATTRIBUTES,
    Attributes,
    Blocks,
    Figure,
    List,
    ListItem,
    Media,
    QrCode,
)
from deckwright.model.inlines import Image, Inlines, Link, Run, plain_text
from deckwright.model.length import Box
from deckwright.model.source import NOWHERE
from deckwright.ooxml.elements import Element, chosen, local_name
from deckwright.ooxml.names import DECORATIVE, DGM, P14, SVG_BLIP, A, C, P, R
from deckwright.ooxml.package import Package
from deckwright.ooxml.units import is_on
from deckwright.unpack.drawn_diagrams import as_flowchart, read_smartart
from deckwright.unpack.graphic_frames import (
    as_table,
    head_goes_on,
    other_words,
    read_chart,
    read_table,
)
from deckwright.unpack.inherit import box, placed, placeholder_type, styles
from deckwright.unpack.line_blocks import blocks_of, is_listing, listing
from deckwright.unpack.link_targets import Links
from deckwright.unpack.losses import Report
from deckwright.unpack.outline import Sheet
from deckwright.unpack.picture_shapes import Shelf, crop_of
from deckwright.unpack.reading_order import Item, arranged
from deckwright.unpack.text_lines import Line, has_formula, read_lines, rows_of

TITLES = frozenset(("title", "ctrTitle"))
FURNITURE = frozenset(("dt", "ftr", "sldNum", "hdr", "sldImg"))
_DEEPEST = 32
_NO_BOX = Box(0, 0, 0, 0)
_CLIPS = ("videoFile", "quickTimeFile", "audioFile", "wavAudioFile")
_AGAIN = "Save it as PNG (right-click, Save as Picture) and add it to the talk."


@dataclass(frozen=True, slots=True)
class Shapes:
    """Reads the shapes of one slide."""

    sheet: Sheet
    package: Package
    shelf: Shelf
    links: Links
    report: Report
    ours: bool
    depth: int = 0
    """How many groups these shapes lie in."""

    def lines(self, shape: Element) -> tuple[Line, ...]:
        """The paragraphs of a shape."""
        body = shape.find(f"{P}txBody")
        if body is None:
            return ()
        if has_formula(body):
            said = "".join(one.text or "" for one in body.iter() if local_name(one) == "t")
            self.report.changed(
                self.sheet.number,
                f"a formula is here as plain text, in: {said}",
                "Write it between dollar signs, in LaTeX.",
            )
        return read_lines(body, styles(shape, self.sheet.ancestors), self.links)

    def items(self, tree: Element) -> Iterator[Item]:
        """What stands in a tree of shapes; titles, footers and dates are others' business."""
        title = self.title()
        for shape in chosen(tree):
            if shape is title or placeholder_type(shape) in FURNITURE:
                continue
            if is_on(_named(shape).get("hidden")) or self.depth > _DEEPEST:
                self._unseen(shape)
                continue
            blocks = self._blocks(shape)
            if blocks:
                place = box(shape, self.sheet.ancestors) or self._grouped(shape) or _NO_BOX
                yield Item(place, blocks, _named(shape).get("name", ""), placeholder_type(shape))

    def title(self) -> Element | None:
        """The shape of the slide's title."""
        for shape in self.sheet.root.iter(f"{P}sp"):
            if placeholder_type(shape) in TITLES and rows_of(self.lines(shape)):
                return shape
        return None

    def _unseen(self, shape: Element) -> None:
        """What lies hidden, or deeper than anybody nests groups."""
        words = " ".join("".join(one.text or "" for one in shape.iter(f"{A}t")).split())
        name = _named(shape).get("name", "")
        said = f": {words}" if words else ""
        self.report.left_out(self.sheet.number, f"“{name}”, which cannot be seen{said}")

    def _grouped(self, shape: Element) -> Box | None:
        found = shape.find(f"{P}grpSpPr/{A}xfrm")
        return None if found is None else placed(found)

    def _blocks(self, shape: Element) -> Blocks:
        match local_name(shape):
            case "sp":
                return (*self._filled(shape), *self._text(shape))
            case "pic":
                return self._picture(shape)
            case "graphicFrame":
                return self._graphic(shape)
            case "grpSp":
                return self._group(shape)
            case "cxnSp":
                if shape.find(f".//{A}stCxn") is not None:
                    self._drawn()
                return ()
            case "contentPart":
                self.report.left_out(self.sheet.number, "a drawing in ink", _AGAIN)
                return ()
            case _:
                return ()

    def _drawn(self, description: str = "", *, as_chart: bool = False) -> None:
        about = f" ({description})" if description else ""
        what = "a flowchart" if as_chart else "the words in it"
        self.report.changed(
            self.sheet.number,
            f"a drawing of shapes and lines{about} is here as {what}",
            "" if as_chart else "Draw it again as a `mermaid` fence, or save it as a picture.",
        )

    def _group(self, group: Element) -> Blocks:
        """A group in its own order; one of shapes and lines as a flowchart where it is one."""
        link = self._click(group)
        if link is not None:
            self._wordless(group, link)
        if next(group.iter(f"{P}cxnSp"), None) is None:
            self._described(group)
            return arranged(tuple(replace(self, depth=self.depth + 1).items(group)))
        words = {
            _named(shape).get("id", ""): "<br>".join(plain_text(row) for row in rows)
            for shape in group.iter(f"{P}sp")
            if (rows := rows_of(self.lines(shape)))
        }
        place = self._grouped(group) or _NO_BOX
        chart = as_flowchart(group, words, wide=place.width >= place.height)
        self._drawn(_alternative(_named(group)), as_chart=chart is not None)
        if chart is not None:
            return (chart,)
        inner = replace(self, depth=self.depth + 1).items(group)
        items = sorted(inner, key=lambda item: (item.box.top, item.box.left))
        told = tuple(ListItem(item.blocks, NOWHERE) for item in items)
        return (List(told, NOWHERE),) if told else ()

    def _text(self, shape: Element) -> Blocks:
        lines = self.lines(shape)
        link = self._click(shape)
        if link is not None:
            lines = tuple(replace(line, inlines=_linked(line.inlines, link)) for line in lines)
            if not rows_of(lines) and shape.find(f"{P}spPr/{A}blipFill") is None:
                self._wordless(shape, link)
        return (listing(lines),) if is_listing(lines) else blocks_of(lines)

    def _click(self, shape: Element) -> Link | None:
        """Where a click on a shape leads."""
        click = _named(shape).find(f"{A}hlinkClick")
        return None if click is None else self.links(click)

    def _wordless(self, shape: Element, link: Link) -> None:
        """A link of a shape that has no words which could bear it."""
        name = _named(shape).get("name", "")
        self.report.left_out(self.sheet.number, f"the link of “{name}” to {link.target}")

    def _described(self, shape: Element) -> None:
        """The alternative text of a shape that has none in a talk."""
        named = _named(shape)
        alt = _alternative(named)
        if alt and not self.ours and not _is_decorative(named):
            name = named.get("name", "")
            self.report.left_out(self.sheet.number, f"the description of “{name}”: {alt}")

    def _filled(self, shape: Element) -> Blocks:
        """The picture that a shape is filled with."""
        fill = shape.find(f"{P}spPr/{A}blipFill")
        if fill is None:
            self._described(shape)
            return ()
        return self._image(shape, fill)

    def _picture(self, shape: Element) -> Blocks:
        fill = shape.find(f"{P}blipFill")
        film = next(
            (one for name in _CLIPS for one in shape.iterfind(f"{P}nvPicPr/{P}nvPr/{A}{name}")),
            None,
        )
        if film is not None:
            return self._film(shape, film, fill)
        return () if fill is None else self._image(shape, fill)

    def _image(self, shape: Element, fill: Element) -> Blocks:
        named = _named(shape)
        alt = _alternative(named)
        link = self._click(shape)
        if self.ours and named.get("name", "").startswith("QR code") and link is not None:
            return (QrCode(link.target, (Run(link.target, link=link),), NOWHERE),)
        source = self._source(fill)
        if not source:
            name = named.get("name", "")
            words = f"the picture “{name}”{f' ({alt})' if alt else ''}"
            self.report.left_out(
                self.sheet.number, f"{words} is of a kind that we cannot show", _AGAIN
            )
            return ()
        decorative = _is_decorative(named)
        image = Image(source, "" if decorative else alt, NOWHERE, decorative=decorative)
        attributes = Attributes(values=(("link", link.target),)) if link else NO_ATTRIBUTES
        return (Figure(image, NOWHERE, attributes=attributes),)

    def _source(self, fill: Element) -> str:
        """The file of a picture; the drawing that it was made of, where that is kept beside."""
        blip = fill.find(f"{A}blip")
        if blip is None:
            return ""
        crop = crop_of(fill)
        vector = blip.find(f".//{{{SVG_BLIP}}}svgBlip")
        for one in (vector, blip):
            part = "" if one is None else self._part(one.get(f"{R}embed", ""))
            if part and (one is blip or crop == (0, 0, 0, 0)):
                source = self.shelf.picture(part, self.sheet.number, crop)
                if source:
                    return source
        return ""

    def background(self) -> str:
        """The file of the picture that lies behind the slide; empty where there is none."""
        fill = self.sheet.root.find(f"{P}cSld/{P}bg/{P}bgPr/{A}blipFill")
        return "" if fill is None else self._source(fill)

    def _part(self, relation: str) -> str:
        found = self.sheet.relations.get(relation)
        return found.target if found and not found.external else ""

    def _film(self, shape: Element, film: Element, fill: Element | None) -> Blocks:
        named = _named(shape)
        name, alt = named.get("name", ""), _alternative(named)
        own = shape.find(f".//{P14}media")
        ids = [film.get(f"{R}link", ""), film.get(f"{R}embed", "")]
        ids += [] if own is None else [own.get(f"{R}embed", "")]
        part = next((one for one in map(self._part, ids) if one), "")
        source = self.shelf.clip(part, self.sheet.number) if part else ""
        if not source:
            away = [self.sheet.relations[one].target for one in ids if one in self.sheet.relations]
            where = f", {away[0]}" if away else ""
            words = f"the film or recording “{name}”{f' ({alt})' if alt else ''}{where}"
            self.report.left_out(self.sheet.number, words, "Put its file beside the talk.")
            return ()
        poster = self._source(fill) if fill is not None else ""
        return (
            Media(
                "audio" if "audio" in local_name(film).lower() else "video",
                Image(source, alt or name, NOWHERE),
                NOWHERE,
                Image(poster, "", NOWHERE) if poster else None,
            ),
        )

    def _graphic(self, frame: Element) -> Blocks:
        data = frame.find(f"{A}graphic/{A}graphicData")
        content = None if data is None else next(iter(chosen(data)), None)
        if content is None:
            return ()
        name = _named(frame).get("name", "")
        match local_name(content):
            case "tbl":
                self._described(frame)
                return self._table(content, name)
            case "chart" if content.tag.startswith(C):
                return self._chart(frame, content, name)
            case "relIds" if content.tag.startswith(DGM):
                self._described(frame)
                return self._smartart(content, name)
            case "oleObj":
                self._described(frame)
                return self._object(content, name)
            case kind:
                alt = _alternative(_named(frame))
                words = f"“{name}” ({kind}{f': {alt}' if alt else ''})"
                self.report.left_out(self.sheet.number, words, _AGAIN)
                return ()

    def _table(self, table: Element, name: str) -> Blocks:
        if head_goes_on(table):
            self.report.changed(
                self.sheet.number,
                f"cells of the table “{name}” that go on below its head end there",
            )
        read = read_table(table, self.links)
        return (read,) if read.head else ()

    def _chart(self, frame: Element, content: Element, name: str) -> Blocks:
        part = self._part(content.get(f"{R}id", ""))
        if not part:
            self.report.left_out(self.sheet.number, f"the chart “{name}”, whose data are missing")
            return ()
        for away in (one for one in self.package.relations(part) if one.external):
            self.report.left_out(
                self.sheet.number, f"the link of the chart “{name}” to {away.target}"
            )
        root = self.package.xml(part)
        chart, sayable = read_chart(root, _alternative(_named(frame)))
        if others := other_words(root, chart):
            self.report.left_out(self.sheet.number, f"in the chart “{name}”: {'; '.join(others)}")
        if sayable:
            return (chart,)
        alt = f" ({chart.description})" if chart.description else ""
        self.report.changed(
            self.sheet.number, f"the chart “{name}”{alt} is here as a table of its data"
        )
        return as_table(chart)

    def _smartart(self, content: Element, name: str) -> Blocks:
        part = self._part(content.get(f"{R}dm", ""))
        lines = read_smartart(self.package.xml(part), self.links) if part else ()
        if not any(line.inlines for line in lines):
            self.report.left_out(self.sheet.number, f"the SmartArt graphic “{name}”", _AGAIN)
            return ()
        self.report.changed(
            self.sheet.number,
            f"the SmartArt graphic “{name}” is here as a list of its words",
            _AGAIN,
        )
        return blocks_of(lines)

    def _object(self, content: Element, name: str) -> Blocks:
        program = content.get("progId", "another program")
        self.report.left_out(
            self.sheet.number,
            f"“{name}”, an object of {program}; its picture stands for it where there is one",
            _AGAIN,
        )
        picture = content.find(f".//{P}pic")
        return () if picture is None else self._picture(picture)


def _named(shape: Element) -> Element:
    """`p:cNvPr`: the name of a shape, its alternative text, its link."""
    found = next(shape.iterfind(f"./*/{P}cNvPr"), None)
    return shape if found is None else found


def _is_decorative(named: Element) -> bool:
    return any(is_on(one.get("val")) for one in named.iter(f"{{{DECORATIVE}}}decorative"))


def _alternative(named: Element) -> str:
    return " ".join((named.get("descr") or named.get("title") or "").split())


def _linked(inlines: Inlines, link: Link) -> Inlines:
    return tuple(
        replace(one, link=one.link or link) if isinstance(one, Run) else one for one in inlines
    )
