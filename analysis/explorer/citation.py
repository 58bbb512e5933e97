"""A row as a citation: its words, who says them, title, outlet, date, and number of the sentence."""

from __future__ import annotations

from typing import Any

from analysis.article import Article
from analysis.export.wording import in_words
from analysis.result import Analysis


def citation(result: Analysis, row: Any) -> str:
    """A row => '“We lost 40 ships” (Maria Lewis, “Harbour strike goes on”, Harbour Times, 26 March 2020, sentence 3)'."""
    number = int(row.sentence if hasattr(row, "sentence") else row.first_sentence)
    names = result.names
    speaker = names.get(getattr(row, "actor", None) or "") or getattr(row, "speaker", None)
    said = speaker if hasattr(row, "speaker") else claimant(row, names)
    words = " ".join(str(getattr(row, "name", "") or row.text).split()).strip('“”"')
    source = [said, *where_from(result.article), f"sentence {number + 1}"]
    cited = f"“{words}” ({', '.join(filter(None, source))})"
    if hasattr(row, "speaker"):
        return cited
    sentence = result.document.sentences[number]
    return f"{cited}\n“{' '.join(result.article.text[sentence.start : sentence.end].split())}”"


def claimant(row: Any, names: dict[str, str]) -> str | None:
    """Name of the actor who claims a figure; None for rows of other tables."""
    return names.get(getattr(row, "claimed_by", None) or "") or getattr(row, "claimant", None)


def where_from(article: Article) -> list[str | None]:
    published = in_words(article.published) if article.published else "no date"
    page = article.metadata.get("page")
    return [f"“{article.title}”" if article.title else None, article.outlet, published, f"p. {page}" if page else None, article.metadata.get("url")]  # fmt: skip
