"""The folder for an article's corrections, notes and reports, identified by the hash of its text, not by its file name."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from analysis.article import Article
from analysis.filenames import article_name, text_hash
from analysis.review.journal import NAME as JOURNAL
from analysis.review.journal import append_line

HASH_LETTERS = 10
RECORD, TEXT = "article.json", "article.txt"
BY_HASH = re.compile(rf"-([0-9a-f]{{{HASH_LETTERS}}})$")
ANALYST = "the analyst"
"""Value of `Article.published_from` for a day that the analyst entered."""


def article_folder(out: str | Path, article: Article) -> Path:
    """Article => its folder in `out`: the existing one for the same text, else a new name such as "ferry-3f29c0a1be"."""
    short = text_hash(article)[:HASH_LETTERS]
    known = sorted(path for path in Path(out).glob(f"*-{short}") if path.is_dir())
    return known[0] if known else Path(out) / f"{article_name(article)}-{short}"


@dataclass(frozen=True)
class Record:
    """Data stored beside an article's corrections.

    article: its text is stored in a separate file; published: day that the analyst entered; notes: {report section: text}; opened: time at which it was
    last opened, as ISO text.
    """

    article: Article
    published: date | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    opened: str = ""


def read_record(folder: Path) -> Record | None:
    """Folder of an article => its record; None if there is none or it cannot be read."""
    try:
        stored = json.loads((folder / RECORD).read_text("utf-8"))
        text = (folder / TEXT).read_bytes().decode("utf-8", "surrogatepass")
        day = date.fromisoformat(stored["published"]) if stored.get("published") else None
        named = {name: stored.get(name) for name in ("title", "source", "author", "outlet", "published_from")}
        article = Article(text, published=day, **named)
        entered = date.fromisoformat(stored["entered"]) if stored.get("entered") else None
        return Record(article, entered, dict(stored.get("notes") or {}), str(stored.get("opened") or ""))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_record(folder: Path, record: Record) -> None:
    """Record => article.json and article.txt in the folder. Raises OSError where they cannot be written."""
    article = record.article
    stored = {
        "sha256": text_hash(article), "title": article.title, "source": article.source, "author": article.author, "outlet": article.outlet,
        "published": article.published and article.published.isoformat(), "published_from": article.published_from,
        "entered": record.published and record.published.isoformat(), "notes": dict(record.notes), "opened": record.opened,
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / TEXT).exists():
        (folder / TEXT).write_bytes(article.text.encode("utf-8", "surrogatepass"))
    part = folder / f".{RECORD}.part"
    part.write_text(json.dumps(stored, ensure_ascii=False, indent=1), "utf-8", "surrogatepass")
    part.replace(folder / RECORD)


def dated(article: Article, record: Record | None) -> Article:
    """Article with the day of publication that the analyst entered, which overrides what the file says."""
    if record is None or record.published is None:
        return article
    return replace(article, published=record.published, published_from=ANALYST)


def recent_articles(out: str | Path, max_articles: int = 12) -> list[tuple[Path, Record]]:
    """Article folders in `out` with their articles, most recently opened first."""
    found = [(path.parent, read_record(path.parent)) for path in Path(out).glob(f"*/{RECORD}")]
    known = [(folder, record) for folder, record in found if record is not None]
    return sorted(known, key=lambda one: one[1].opened, reverse=True)[:max_articles]


def adopt_old_corrections(out: str | Path, article: Article) -> int:
    """Copy corrections of this text from folders that an earlier version named after the file => number of lines copied.

    Does nothing if the article's folder already has corrections.
    """
    home, source = article_folder(out, article), f"urn:sha256:{text_hash(article)}"
    if (home / JOURNAL).exists():
        return 0
    lines: list[bytes] = []
    for journal in sorted(Path(out).glob(f"*/{JOURNAL}")):
        if not BY_HASH.search(journal.parent.name):
            lines += lines_about(journal, source)
    for line in lines:
        append_line(home / JOURNAL, line)
    return len(lines)


def foreign_corrections(out: str | Path, article: Article) -> Path | None:
    """Folder that an earlier version named after the article's file, if it holds corrections and all of them were made on another text.

    None once the article has corrections in its own folder: the analyst has gone on since.
    """
    old = Path(out) / article_name(article) / JOURNAL
    if (article_folder(out, article) / JOURNAL).exists() or not old.is_file() or BY_HASH.search(old.parent.name):
        return None
    return None if lines_about(old, f"urn:sha256:{text_hash(article)}") else old.parent


def lines_about(journal: Path, source: str) -> list[bytes]:
    """Journal lines that are corrections of this text, or that undo one of them."""
    ids: set[Any] = set()
    kept: list[bytes] = []
    raw = journal.read_bytes()
    if source.encode() not in raw:
        return kept
    for line in raw.splitlines():
        try:
            entry = json.loads(line)
            mine = entry.get("target", {}).get("source") == source or entry.get("object") in ids
        except (ValueError, AttributeError, RecursionError, TypeError):
            continue
        if mine:
            ids.add(entry.get("id"))
            kept.append(line)
    return kept
