"""The analyst workbook: who is in a news article, who said what, which numbers are claimed, and what happened when."""

from __future__ import annotations

from analysis.actor_page import ActorPage, actor_page, keyword_in_context
from analysis.article import Article, Span
from analysis.explain import explain
from analysis.pipeline import analyse
from analysis.reading import CannotRead, article_from_text, read_article
from analysis.result import Analysis

__all__ = [
    "ActorPage", "Analysis", "Article", "CannotRead", "Span", "actor_page", "analyse", "article_from_text", "explain", "keyword_in_context", "read_article",
]  # fmt: skip
