"""A deck as readable text, and as data for programs: what was decided for each slide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from deckwright.model.deck import (
    ChartFrame,
    Deck,
    Frame,
    GroupFrame,
    LineFrame,
    MediaFrame,
    PictureFrame,
    QrFrame,
    Slide,
    TableFrame,
    TextFrame,
)
from deckwright.model.inlines import plain_text
from deckwright.model.length import to_points

_INDENT = "    "
_WORDS = 60


def outline(deck: Deck) -> str:
    """The deck as an outline: each slide's layout, and each frame's size, fill and words."""
    lines = [line for slide in deck.slides for line in _slide_lines(slide)]
    if deck.dialect:
        lines.insert(0, f"read as {deck.dialect}")
    return "\n".join(lines) + "\n"


def outline_data(deck: Deck) -> dict[str, Any]:
    """The same as `outline`, as plain data. Boxes are points, `fill` is a share of 1."""
    return {
        "title": deck.title,
        "template": deck.theme.name,
        "language": deck.language,
        "dialect": deck.dialect,
        "sections": [
            {"name": one.name, "first": one.first + 1, "count": one.count} for one in deck.sections
        ],
        "slides": [_slide_data(slide) for slide in deck.slides],
    }


def fill(frame: TextFrame) -> float:
    """How full a text frame is; 1 is full."""
    return frame.height / frame.box.height if frame.box.height else 0.0


def _slide_lines(slide: Slide) -> Iterator[str]:
    part = f"  part {slide.part[0]}/{slide.part[1]}" if slide.part[1] > 1 else ""
    marks = "  hidden" if slide.hidden else ""
    yield f'{slide.number:>3}  {slide.role} ({slide.layout.name})  "{slide.title}"{part}{marks}'
    for frame in slide.frames:
        yield _INDENT + " " + _frame_line(frame)
    if slide.notes:
        yield f"{_INDENT} notes  {len(slide.notes)} block{'s' if len(slide.notes) > 1 else ''}"


def _frame_line(frame: Frame) -> str:
    match frame:
        case TextFrame():
            sizes = _sizes(frame)
            lines = sum(paragraph.lines for paragraph in frame.paragraphs)
            words = " / ".join(plain_text(one.inlines) for one in frame.paragraphs)
            shown = words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"
            where = "" if frame.placeholder is None else f" #{frame.placeholder}"
            return f"{frame.role}{where}  {sizes} pt  {lines} lines  {fill(frame):.0%}  {shown}"
        case TableFrame(rows=rows, columns=columns, style=style):
            size = f"{len(rows)}×{len(columns)}"
            return f"table  {style.size:g} pt  {size}  {frame.description}".rstrip()
        case PictureFrame(image=image, box=box):
            size = f"{to_points(box.width):.0f}×{to_points(box.height):.0f} pt"
            return f"picture  {size}  {image.source}"
        case QrFrame(url=url):
            return f"qr  {url}"
        case ChartFrame(chart=chart, style=style):
            size = f"{len(chart.series)}×{len(chart.categories)}"
            return f"{chart.kind} chart  {style.size:g} pt  {size}  {chart.title}".rstrip()
        case GroupFrame(frames=frames, size=size):
            shapes = sum(isinstance(one, TextFrame) for one in frames)
            return f"group  {size:g} pt  {shapes} texts, {len(frames) - shapes} lines"
        case MediaFrame(clip=clip, box=box):
            size = f"{to_points(box.width):.0f}×{to_points(box.height):.0f} pt"
            return f"{clip.format}  {size}  {clip.path.name}"
        case LineFrame():
            return "line"
        case _:
            assert_never(frame)


def _sizes(frame: TextFrame) -> str:
    sizes = sorted({paragraph.style.size for paragraph in frame.paragraphs}, reverse=True)
    return "/".join(f"{size:g}" for size in sizes)


def _slide_data(slide: Slide) -> dict[str, Any]:
    return {
        "number": slide.number,
        "id": slide.id,
        "role": slide.role,
        "layout": slide.layout.name,
        "title": slide.title,
        "part": list(slide.part),
        "hidden": slide.hidden,
        "source": {"file": slide.span.path, "line": slide.span.line},
        "frames": [_frame_data(frame) for frame in slide.frames],
    }


def _frame_data(frame: Frame) -> dict[str, Any]:
    match frame:
        case TextFrame():
            return {
                "kind": frame.role,
                "box": _box(frame),
                "sizes": [paragraph.style.size for paragraph in frame.paragraphs],
                "lines": [paragraph.lines for paragraph in frame.paragraphs],
                "fill": round(fill(frame), 3),
                "text": [plain_text(paragraph.inlines) for paragraph in frame.paragraphs],
            }
        case TableFrame():
            return {
                "kind": "table",
                "box": _box(frame),
                "sizes": [frame.style.size],
                "text": [[plain_text(one.inlines) for one in row.cells] for row in frame.rows],
            }
        case PictureFrame():
            return {"kind": "picture", "box": _box(frame), "source": frame.image.source}
        case QrFrame():
            return {"kind": "qr", "box": _box(frame), "url": frame.url}
        case ChartFrame():
            return {
                "kind": "chart",
                "box": _box(frame),
                "sizes": [frame.style.size],
                "description": frame.description,
            }
        case GroupFrame():
            return {
                "kind": "group",
                "box": _box(frame),
                "sizes": [frame.size],
                "description": frame.description,
            }
        case MediaFrame():
            return {"kind": "media", "box": _box(frame), "source": frame.clip.path.name}
        case LineFrame():
            return {"kind": "line"}
        case _:
            assert_never(frame)


def _box(
    frame: TextFrame | TableFrame | PictureFrame | QrFrame | ChartFrame | GroupFrame | MediaFrame,
) -> list[float]:
    box = frame.box
    return [round(to_points(one), 1) for one in (box.left, box.top, box.width, box.height)]
