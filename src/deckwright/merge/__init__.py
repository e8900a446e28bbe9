"""The way back: what an edited deck came from, so that its edits can be told from its text."""
