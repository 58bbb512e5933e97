"""Tables => charts (floor 6). Every chart carries its table and a description in words."""

from __future__ import annotations

from analysis.charts.actors import actors_chart
from analysis.charts.discrepancies import discrepancies_chart
from analysis.charts.figures import figures_chart
from analysis.charts.network import network_chart
from analysis.charts.places import places_chart
from analysis.charts.quotes import quotes_chart
from analysis.charts.scores import scores_chart
from analysis.charts.style import Chart
from analysis.charts.timeline import timeline

__all__ = [
    "Chart",
    "actors_chart",
    "discrepancies_chart",
    "figures_chart",
    "network_chart",
    "places_chart",
    "quotes_chart",
    "scores_chart",
    "timeline",
]
