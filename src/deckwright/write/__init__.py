"""Writers: each draws planned decks into one format and decides nothing."""
