"""Talk and theme to deck: what stands on which slide, in which box, at which size. Pure."""

from deckwright.plan.slides.event_deck import plan_event, plan_own_slides
from deckwright.plan.slides.talk_deck import plan_talk

__all__ = ["plan_event", "plan_own_slides", "plan_talk"]
