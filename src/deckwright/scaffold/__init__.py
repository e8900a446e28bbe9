"""Beginnings: a workspace, an event, a talk. Nothing that is there already is touched."""

from deckwright.read.workspace import slug
from deckwright.scaffold.new_event import new_event, successor, words_in
from deckwright.scaffold.new_talk import add_talk, new_talk
from deckwright.scaffold.new_workspace import new_workspace

__all__ = ["add_talk", "new_event", "new_talk", "new_workspace", "slug", "successor", "words_in"]
