"""Markdown → `Talk`: tokens to a tree, the tree to sections, blocks and inlines.

Read the modules in this order: `markdown` (the dialect), `prepare` (attributes leave the text),
`tree` (containers close), `drafts` (sections), `anchors` (ids), `blocks` and `inlines`.
"""

from deckwright.parse.inlines.picture_references import images_of
from deckwright.parse.talk_parser import parse_talk

__all__ = ["images_of", "parse_talk"]
