"""Names of files and folders made of article text: safe on every system."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from analysis.article import Article


def file_name(text: str, longest: int = 60) -> str:
    """Any text => a name that every system takes: "A/B: “x”?" => "a-b-x"; never empty, no path, no reserved name."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if c.isascii())
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-") or "article"
    return f"{name}-file" if re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", name) else name


def article_name(article: Article) -> str:
    """Folder name of an article: of its file, else of its title, else of its first words."""
    source = Path(article.source).stem if article.source and article.source != "pasted text" else ""
    return file_name(source or article.title or article.text[:60])
