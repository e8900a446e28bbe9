"""Talk and theme to deck: what stands on which slide, in which box, at which size. Pure."""

from deckwright.plan.event import plan_event, plan_own_slides
from deckwright.plan.talk import plan_talk

__all__ = ["plan_event", "plan_own_slides", "plan_talk"]
