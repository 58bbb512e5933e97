"""The analyst workbook: who is in a news article, who said what, which numbers are claimed, and what happened when."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from analysis.actor_profile import ActorProfile, actor_profile, keyword_in_context
from analysis.article import Article, Span
from analysis.explain import explain
from analysis.pipeline import analyse
from analysis.reading import CannotRead, article_from_text, read_article, read_articles
from analysis.result import Analysis

if TYPE_CHECKING:
    from analysis.check import DraftCheck, check_draft
    from analysis.corpus import Corpus, analyse_corpus
    from analysis.export import (
        analysis_from_json,
        analysis_to_json,
        read_analysis,
        save_chart,
        save_table,
        write_figures,
        write_report,
    )

__all__ = [
    "ActorProfile", "Analysis", "Article", "CannotRead", "Corpus", "DraftCheck", "Span", "actor_profile", "analyse", "analyse_corpus", "analysis_from_json",
    "analysis_to_json", "article_from_text", "check_draft", "explain", "keyword_in_context", "read_analysis", "read_article", "read_articles", "save_chart", "save_table",
    "write_figures", "write_report",
]  # fmt: skip
LATER = {
    "Corpus": "analysis.corpus", "analyse_corpus": "analysis.corpus", "DraftCheck": "analysis.check", "check_draft": "analysis.check",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Reports and corpora are read in when first asked for: an article is analysed without them."""
    if name not in __all__:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(import_module(LATER.get(name, "analysis.export")), name)
