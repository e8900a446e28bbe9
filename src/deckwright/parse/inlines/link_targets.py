"""Where a link may lead."""

from __future__ import annotations

import re
from difflib import get_close_matches
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink

from deckwright.diagnostics import warning
from deckwright.model.inlines import Link
from deckwright.model.source import Span
from deckwright.parse.syntax.clean_text import one_line
from deckwright.parse.talk_context import TalkContext

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:).", re.IGNORECASE | re.DOTALL)
_OTHER_TALK = re.compile(r"[^:?#\\]+\.md(?:#.*)?")


def read_link(context: TalkContext, target: str, title: str, span: Span) -> Link | None:
    """The link to `target`, or None and a warning where it leads nowhere a deck can go."""
    target = one_line(target).strip()
    if target.startswith("#"):
        return _internal(context, unquote(target[1:]), title, span)
    if _ADDRESS.match(target):
        return Link(normalizeLink(target), one_line(title))
    if _OTHER_TALK.fullmatch(target) and not target.startswith("/"):
        return Link(target, one_line(title))
    context.report(
        warning(
            "DW203",
            span,
            f"the link to `{target}` is left out, its text is kept"
            if target
            else "this link has no address; its text is kept",
            "link to http:, https:, mailto:, tel:, to `#id` or to another talk's `file.md#id`",
        ),
    )
    return None


def _internal(context: TalkContext, name: str, title: str, span: Span) -> Link | None:
    if name in context.anchors:
        return Link("#" + context.anchors[name], one_line(title))
    near = get_close_matches(name, context.anchors, n=1)
    hint = f"did you mean `#{near[0]}`?" if near else "give the slide's heading that `{#id}`"
    context.report(warning("DW204", span, f"nothing in this talk has the id `{name}`", hint))
    return None
