"""Sidecar files: base.json or base.toml with the metadata of base.txt."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from analysis.article import whole_characters
from analysis.reading.errors import CannotRead

KEYS = ("title", "author", "outlet", "source", "published", "note", "language")
SUFFIXES = (".json", ".toml")
MAX_SIDECAR_BYTES = 1_000_000
LIST_OF_OBJECTS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
OWN_TEXTS, MIN_OWN_TEXT = ("text", "body", "content", "full_text"), 200
"""Keys of the text in a JSON object that is an article itself, and the fewest characters of such a text."""


def read_toml(text: str) -> dict[str, Any]:
    import tomllib  # slow to load, and seldom needed

    return tomllib.loads(text)


def is_sidecar(path: Path) -> str | None:
    """Path => why the file holds metadata and no article ("base.json" beside "base.txt", without a text of its own); None otherwise."""
    if path.suffix.lower() not in SUFFIXES:
        return None
    article = next(
        (one for one in sorted(path.parent.glob(f"{escaped(path.stem)}.*")) if one.suffix.lower() not in SUFFIXES), None
    )
    return f"It holds the metadata of {article.name}." if article and not holds_articles(path) else None


def holds_articles(path: Path) -> bool:
    """True if a JSON file holds articles rather than metadata: it is a list, has a list of objects, or has a long text of its own."""
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(MAX_SIDECAR_BYTES + 1)
        is_list = LIST_OF_OBJECTS.match(head) is not None
        if is_list or len(head) > MAX_SIDECAR_BYTES:
            return is_list
        content = json.loads(head)
    except (OSError, ValueError, RecursionError):
        return False
    if not isinstance(content, dict):
        return False
    own = any(isinstance(content.get(key), str) and len(content[key]) >= MIN_OWN_TEXT for key in OWN_TEXTS)
    return own or any(
        isinstance(value, list) and value and all(isinstance(one, dict) for one in value) for value in content.values()
    )


def escaped(stem: str) -> str:
    return "".join(f"[{character}]" if character in "[]*?" else character for character in stem)


def read_sidecar(path: Path) -> tuple[dict[str, str], str | None]:
    """Path of an article => metadata from <name>.json or <name>.toml (title, author, outlet, published, note, language, and anything else), and the sidecar's name."""
    found = sidecar_path(path) if path.suffix.lower() not in SUFFIXES else None
    if found is None:
        return {}, None
    if found.stat().st_size > MAX_SIDECAR_BYTES:
        raise CannotRead(f"{found.name} beside the article is larger than 1 MB: it cannot be its metadata; remove it.")
    try:
        known: Mapping[str, Any] = (json.loads if found.suffix == ".json" else read_toml)(found.read_text("utf-8"))
        date.fromisoformat(str(known.get("published") or "2000-01-01")[:10])
    except (ValueError, AttributeError, TypeError, OSError, RecursionError) as problem:
        raise CannotRead(
            f"{found.name} beside the article cannot be read ({problem}): repair it or remove it."
        ) from None
    return {
        whole_characters(str(key)): whole_characters(str(value))
        for key, value in known.items()
        if value and not isinstance(value, dict | list)
    }, found.as_posix()


def sidecar_path(path: Path) -> Path | None:
    """Path of an article => its sidecar, or None; a name that is too long for a suffix has none."""
    try:
        found = next((file for file in map(path.with_suffix, SUFFIXES) if file.is_file() and file != path), None)
        return None if found is None or holds_articles(found) else found
    except (OSError, ValueError):
        return None
