"""Markdown → `Talk`: tokens to a tree, the tree to sections, blocks and inlines.

`talk_parser` tells the way: a dialect cuts slides (`dialects/`, `slide_sources`), `syntax/` reads
their text as tokens, `blocks.node_tree` closes containers, `section_drafts` and `section_ids` find
sections and what links may name, and `blocks/`, `inlines/` and `fences/` make values of the model.
Once the files of pictures are known, `figures` tells those within a line from figures.
"""

from deckwright.parse.figures import with_figures
from deckwright.parse.inlines.picture_references import images_of
from deckwright.parse.talk_parser import parse_talk

__all__ = ["images_of", "parse_talk", "with_figures"]
