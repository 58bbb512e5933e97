"""The metadata file beside an article: base.txt and base.json."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from analysis.reading.errors import CannotRead

KEYS = ("title", "author", "outlet", "source", "published", "note", "language")


def read_toml(text: str) -> dict[str, Any]:
    import tomllib  # slow to load, and seldom needed

    return tomllib.loads(text)


def read_sidecar(path: Path) -> tuple[dict[str, str], str | None]:
    """What <name>.json or <name>.toml tells of title, author, outlet, published, note, language; and that file's name."""
    found = next(
        (file for file in (path.with_suffix(".json"), path.with_suffix(".toml")) if file.is_file() and file != path),
        None,
    )
    if found is None:
        return {}, None
    try:
        known = (json.loads if found.suffix == ".json" else read_toml)(found.read_text("utf-8"))
        date.fromisoformat(str(known.get("published") or "2000-01-01"))
    except (ValueError, AttributeError, TypeError, OSError) as problem:
        raise CannotRead(
            f"{found.name} beside the article cannot be read ({problem}): mend it or take it away."
        ) from None
    return {key: str(known[key]) for key in KEYS if known.get(key)}, found.as_posix()
