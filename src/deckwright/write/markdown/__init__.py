"""A talk as Markdown in our own dialect: what is read from it again is the same talk."""

from deckwright.write.markdown.talk_file import write_markdown

__all__ = ["write_markdown"]
