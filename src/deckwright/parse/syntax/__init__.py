"""The grammar: CommonMark with rules of our own for markdown-it, and what braces mean."""
