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
    """Folder name of an article: of its file (and its part, "dump.txt#3"), else of its title, else of its first words."""
    file, _, part = (
        (article.source or "").partition("#") if "://" not in (article.source or "") else (article.source or "", "", "")
    )
    source = Path(file).stem if article.source and article.source != "pasted text" else ""
    if part and source:
        return f"{file_name(source, 40)}-part-{file_name(part, 20)}"
    return file_name(source or article.title or article.text[:60])
