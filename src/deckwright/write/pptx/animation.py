"""Transitions and bullets that come one by one (ECMA-376 part 1, 19.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby

from deckwright.model.deck import TextFrame
from deckwright.model.talk import Asset

_TRANSITIONS = {"fade": "<p:fade/>", "push": '<p:push dir="l"/>', "wipe": '<p:wipe dir="l"/>'}


def transition(name: str) -> str:
    """`p:transition` by the name that authors use; nothing for `none` and names unknown here."""
    effect = _TRANSITIONS.get(name, "")
    return f"<p:transition>{effect}</p:transition>" if effect else ""


def timing(frames: Sequence[tuple[int, TextFrame]], clips: Sequence[tuple[int, Asset]] = ()) -> str:
    """`p:timing` for frames by shape id.

    Paragraphs with a step appear with that click; clips play when they are clicked.
    """
    steps = sorted(
        (paragraph.step, shape_id, index)
        for shape_id, frame in frames
        for index, paragraph in enumerate(frame.paragraphs)
        if paragraph.step is not None
    )
    if not steps and not clips:
        return ""
    ids = count(3)  # the root has 1 and the main sequence 2
    sequence = _main_sequence(steps, ids) if steps else ""
    players = "".join(_player(shape_id, clip, next(ids)) for shape_id, clip in clips)
    shapes = sorted({shape_id for _, shape_id, _ in steps})
    builds = "".join(f'<p:bldP spid="{each}" grpId="0" build="p"/>' for each in shapes)
    return (
        "<p:timing><p:tnLst><p:par>"
        '<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
        f"<p:childTnLst>{sequence}{players}</p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"{f'<p:bldLst>{builds}</p:bldLst>' if builds else ''}</p:timing>"
    )


def _main_sequence(steps: Sequence[tuple[int, int, int]], ids: Iterator[int]) -> str:
    clicks = "".join(
        _click([(shape_id, index) for _, shape_id, index in group], ids)
        for _, group in groupby(steps, key=lambda step: step[0])
    )
    return (
        '<p:seq concurrent="1" nextAc="seek">'
        '<p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{clicks}</p:childTnLst></p:cTn>"
        f"<p:prevCondLst>{_on('onPrev')}</p:prevCondLst>"
        f"<p:nextCondLst>{_on('onNext')}</p:nextCondLst></p:seq>"
    )


def _player(shape_id: int, clip: Asset, number: int) -> str:
    """What makes a film or a recording play and stop on a click (19.5.59 and 19.5.4)."""
    tag = "p:video" if clip.width else "p:audio"
    return (
        f'<{tag}><p:cMediaNode vol="80000"><p:cTn id="{number}" fill="hold" display="0">'
        f'{_delay("indefinite")}</p:cTn><p:tgtEl><p:spTgt spid="{shape_id}"/></p:tgtEl>'
        f"</p:cMediaNode></{tag}>"
    )


def _click(targets: Iterable[tuple[int, int]], ids: Iterator[int]) -> str:
    """One click: its first paragraph waits for it, the others come along."""
    outer, inner = next(ids), next(ids)
    effects = "".join(
        _appear(shape_id, index, "withEffect" if number else "clickEffect", ids)
        for number, (shape_id, index) in enumerate(targets)
    )
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold">{_delay("indefinite")}<p:childTnLst>'
        f'<p:par><p:cTn id="{inner}" fill="hold">{_delay("0")}<p:childTnLst>{effects}'
        "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _appear(shape_id: int, paragraph: int, node: str, ids: Iterator[int]) -> str:
    """PowerPoint's entrance effect 1, "Appear", for one paragraph."""
    effect, behaviour = next(ids), next(ids)
    return (
        f'<p:par><p:cTn id="{effect}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold"'
        f' grpId="0" nodeType="{node}">{_delay("0")}<p:childTnLst><p:set><p:cBhvr>'
        f'<p:cTn id="{behaviour}" dur="1" fill="hold">{_delay("0")}</p:cTn>'
        f'<p:tgtEl><p:spTgt spid="{shape_id}"><p:txEl><p:pRg st="{paragraph}" end="{paragraph}"/>'
        "</p:txEl></p:spTgt></p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName>"
        '</p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set>'
        "</p:childTnLst></p:cTn></p:par>"
    )


def _delay(value: str) -> str:
    return f'<p:stCondLst><p:cond delay="{value}"/></p:stCondLst>'


def _on(event: str) -> str:
    return f'<p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
