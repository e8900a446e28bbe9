"""The page of an event: one file that needs nothing else and runs no script."""

from deckwright.write.web.event_page import Downloads, write_page

__all__ = ["Downloads", "write_page"]
