"""deckwright: Markdown talk notes in, native PowerPoint decks and one event handout out."""

__version__ = "0.1.0"
