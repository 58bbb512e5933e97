"""What each figure measures: outcome or quantity, population, event, place and time, and whether it is a total."""

from analysis.link.measures.finder import measure_figures

__all__ = ["measure_figures"]
