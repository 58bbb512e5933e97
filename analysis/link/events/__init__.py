"""What happened, when, who did it to whom, where: the clause that each date belongs to, as an event."""

from __future__ import annotations

from analysis.link.events.event import Event, Modality
from analysis.link.events.finder import find_events
from analysis.link.events.order import number_events

__all__ = ["Event", "Modality", "find_events", "number_events"]
