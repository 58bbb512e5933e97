"""File or pasted text => Article, or one sentence that says why not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from charset_normalizer import from_bytes

from analysis.article import Article
from analysis.reading.clean import clean
from analysis.reading.errors import CannotRead

LARGEST = 10_000_000
"""Bytes; a longer file is no article."""
TEXT = {".txt", ".md", ".text", ""}


def read_article(source: str | Path, *, published: date | None = None) -> Article:
    """Path of a text file => Article.

    A file of the same name that ends in .json tells title, outlet, author and the day of publication, where there is one;
    `published` overrides it. Where nothing tells the day, Article.published is None: ask for it.
    Raises CannotRead with one sentence that says what to do.
    """
    path = Path(source)
    article = article_from_text(decode(read_bytes(path), path.name), source=path.as_posix())
    known = metadata(path)
    day = published or (date.fromisoformat(known["published"]) if known.get("published") else None)
    told = "the analyst" if published else f"{path.stem}.json" if day else None
    return Article(
        article.text, published=day, published_from=told, title=known.get("title") or title_of(article.text), source=path.as_posix(),
        author=known.get("author"), outlet=known.get("outlet"), removed=article.removed, notes=tuple(filter(None, [known.get("note")])),
    )  # fmt: skip


def article_from_text(text: str, *, published: date | None = None, source: str = "pasted text") -> Article:
    """Pasted text => Article without boilerplate. Raises CannotRead where nothing is left."""
    cleaned, removed = clean(text)
    if not any(map(str.isalpha, cleaned)):
        raise CannotRead(f"{source} holds no text: paste or choose an article with at least one sentence.")
    whole = cleaned.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    told = "the analyst" if published else None
    return Article(whole, published=published, published_from=told, title=title_of(whole), source=source, removed=removed)


def title_of(text: str) -> str | None:
    """The first line, where it is short and does not end as a sentence does."""
    line = text.split("\n", 1)[0].strip()
    return line if 0 < len(line) <= 140 and line[-1] not in ".!?”\"" and "\n" in text else None


def read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise CannotRead(f"{path} is a folder: choose one file in it.")
    if not path.is_file():
        raise CannotRead(f"There is no file {path}: check the name, or give the full path.")
    if path.suffix.lower() not in TEXT:
        raise CannotRead(f"{path.name} is no text file: save the article as .txt, or paste its text.")
    if path.stat().st_size > LARGEST:
        raise CannotRead(f"{path.name} is larger than {LARGEST // 10**6} MB: cut the article out of it and save it as a file of its own.")
    return path.read_bytes()


def decode(data: bytes, name: str) -> str:
    """Bytes in any encoding that text is found in => str."""
    if not data.strip():
        raise CannotRead(f"{name} is empty: choose a file with the text of an article.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        if best is None:
            raise CannotRead(f"{name} is no text (its bytes fit no encoding): open it where it was made and save it as UTF-8 text.") from None
        text = str(best)
    if text.count("\x00") > 0 or sum(ord(c) < 32 and c not in "\n\r\t\f" for c in text[:4000]) > len(text[:4000]) / 20:
        raise CannotRead(f"{name} is a binary file: save the article as text first.")
    return text


def metadata(path: Path) -> dict[str, str]:
    """What <name>.json beside the article tells: title, outlet, author, published, note."""
    beside = path.with_suffix(".json")
    if not beside.is_file():
        return {}
    try:
        known = json.loads(beside.read_text("utf-8"))
        date.fromisoformat(known.get("published") or "2000-01-01")
    except (ValueError, AttributeError, TypeError) as problem:
        raise CannotRead(f"{beside.name} cannot be read ({problem}): mend it or take it away.") from None
    return {key: str(value) for key, value in known.items() if value}
