"""Floor 4: the analyst's corrections, stored beside the outputs and applied again after every analysis."""

from __future__ import annotations

from analysis.review.article_folder import article_folder
from analysis.review.correction import Correction
from analysis.review.journal import Journal
from analysis.review.review import Review, corrected, review, review_with_acceptance
from analysis.review.selectors import locate, selectors

__all__ = [
    "Correction",
    "Journal",
    "Review",
    "article_folder",
    "corrected",
    "locate",
    "review",
    "review_with_acceptance",
    "selectors",
]
