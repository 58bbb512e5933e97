"""A timeline fit to print: a row an event, its headline beside its bar; years of background and the last weeks side by side."""

from __future__ import annotations

from analysis.charts.timeline.chart import timeline
from analysis.charts.timeline.shown import events_shown

__all__ = ["events_shown", "timeline"]
