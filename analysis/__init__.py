"""The analyst workbook: who is in a news article, who said what, which numbers are claimed, and what happened when."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from analysis.collector import collector_paused, keep_objects

if TYPE_CHECKING:
    from analysis.article import Article, Span
    from analysis.check import DraftCheck, check_draft
    from analysis.corpus import Corpus, analyse_corpus
    from analysis.explanations import explain
    from analysis.export import (
        analysis_from_json,
        analysis_to_json,
        read_analysis,
        save_chart,
        save_table,
        write_figures,
        write_report,
    )
    from analysis.pipeline import analyse
    from analysis.profiles import ActorProfile, actor_profile, keyword_in_context
    from analysis.reading import CannotRead, article_from_text, read_article, read_articles
    from analysis.result import Analysis

__all__ = [
    "ActorProfile", "Analysis", "Article", "CannotRead", "Corpus", "DraftCheck", "Span", "actor_profile", "analyse", "analyse_corpus", "analysis_from_json",
    "analysis_to_json", "article_from_text", "check_draft", "explain", "keyword_in_context", "read_analysis", "read_article", "read_articles", "save_chart", "save_table",
    "write_figures", "write_report",
]  # fmt: skip
MODULES = {
    "profiles": ("ActorProfile", "actor_profile", "keyword_in_context"), "article": ("Article", "Span"), "explanations": ("explain",),
    "pipeline": ("analyse",), "reading": ("CannotRead", "article_from_text", "read_article", "read_articles"), "result": ("Analysis",),
    "check": ("DraftCheck", "check_draft"), "corpus": ("Corpus", "analyse_corpus"),
    "export": (
        "analysis_from_json", "analysis_to_json", "read_analysis", "save_chart", "save_table", "write_figures", "write_report",
    ),
}  # fmt: skip
"""Module => the public names that it defines; each is imported when one of its names is first asked for."""


def __getattr__(name: str) -> Any:
    module = next((module for module, names in MODULES.items() if name in names), None)
    if module is None:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    with collector_paused():  # collections took a sixth of the time that reading the modules takes
        found = getattr(import_module(f"analysis.{module}"), name)
        keep_objects()
    globals()[name] = found
    return found
