"""The notes master: the template's, or a plain one with a copy of its theme."""

from __future__ import annotations

from deckwright.model.deck import Deck
from deckwright.model.length import Box
from deckwright.model.theme import Theme
from deckwright.ooxml.markup import NAMESPACES, document
from deckwright.ooxml.names import CT, RT, P
from deckwright.ooxml.parts import Part
from deckwright.write.pptx.presentation import Presentation
from deckwright.write.pptx.shapes import LOCKED, SHAPE_TREE, geometry, named, place

_COLOR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
    'folHlink="folHlink"/>'
)
"""Dark on light, whatever the slides are: notes are printed."""

PAPER = "#FFFFFF"
"""What notes are printed on."""

_INDENT = 457_200
_FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'


def notes_master(presentation: Presentation, deck: Deck) -> Part:
    """The notes master of `presentation`, added where the template has none."""
    for own in presentation.main.related(RT.NOTES_MASTER):
        return own
    size = presentation.main.root.find(f"{P}notesSz")
    page = Box(0, 0, int(size.get("cx")), int(size.get("cy")))
    name, _ = presentation.free_name("/ppt/notesMasters/notesMaster", "xml", 1)
    master = presentation.add(name, CT.NOTES_MASTER, _master_xml(page, deck.theme))
    presentation.main.relate(RT.NOTES_MASTER, master)
    master.relate(RT.THEME, _theme_copy(presentation))
    return master


def _theme_copy(presentation: Presentation) -> Part:
    """A copy of the slides' theme: no two masters may share one part (part 1, 14.2.7)."""
    slide_master = next(presentation.main.related(RT.SLIDE_MASTER))
    theme = next(slide_master.related(RT.THEME))
    name, _ = presentation.free_name("/ppt/theme/theme", "xml", 1)
    copy = presentation.add(name, CT.THEME, theme.content)
    copy.relations.update(theme.relations)  # under the same ids, which its text names
    return copy


def _master_xml(page: Box, theme: Theme) -> bytes:
    margin = page.width // 10
    across = page.width - 2 * margin
    picture = Box(margin, page.height // 12, across, across * theme.height // theme.width)
    top = picture.bottom + page.height // 30
    body = Box(margin, top, across, max(0, page.height - page.height // 12 - top))
    return document(
        f'<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001">'
        f'<a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>{SHAPE_TREE}'
        f"<p:sp><p:nvSpPr>{named(2, 'Slide Image Placeholder 1')}"
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place(picture)}{geometry('rect')}<a:noFill/>"
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr></p:sp>'
        f"<p:sp><p:nvSpPr>{named(3, 'Notes Placeholder 2')}{LOCKED}"
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place(body)}{geometry('rect')}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
        '<a:p><a:pPr lvl="0"/><a:endParaRPr/></a:p></p:txBody></p:sp>'
        f"</p:spTree></p:cSld>{_COLOR_MAP}<p:notesStyle>{_levels()}</p:notesStyle></p:notesMaster>"
    )


def _levels() -> str:
    return "".join(
        f'<a:lvl{level + 1}pPr marL="{level * _INDENT}" algn="l" defTabSz="914400" rtl="0">'
        '<a:spcBef><a:spcPts val="400"/></a:spcBef>'
        '<a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f"{_FONTS}</a:defRPr></a:lvl{level + 1}pPr>"
        for level in range(9)
    )
