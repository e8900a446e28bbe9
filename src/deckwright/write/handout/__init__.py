"""The handout of an event, set by Typst from data.

Author text reaches Typst only as JSON that a fixed template walks; no markup is ever generated.
"""

from deckwright.write.handout.printing import (
    DESIGN,
    draw_handout,
    write_handout,
    write_talk_handout,
)

__all__ = ["DESIGN", "draw_handout", "write_handout", "write_talk_handout"]
