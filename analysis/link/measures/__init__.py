"""What each figure measures: of whom or what, of which event, when, and whether it is a total."""

from analysis.link.measures.finder import measure_figures

__all__ = ["measure_figures"]
