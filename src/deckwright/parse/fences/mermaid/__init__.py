"""Mermaid diagrams (https://mermaid.js.org/intro/syntax-reference.html) as `Drawing`s.

One module a kind; each reads statements one by one and keeps what it has seen in a builder.
Styles are left out: a diagram takes the colours of the template.
"""

from deckwright.parse.fences.mermaid.mermaid_fence import diagram

__all__ = ["diagram"]
