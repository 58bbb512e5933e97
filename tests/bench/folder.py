"""Folders of made-up articles, the same for the same seed; every tenth is wire copy of the one before it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from tests.bench.news import article

OUTLETS = ("The Harbour Post", "Delta Wire", "Northern Courier")


def write_folder(folder: Path, count: int, words: int = 150) -> Path:
    """=> the folder with that many articles, each with its outlet and day beside it."""
    for number in range(count):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        seed = number - 1 if number % 10 == 9 else number
        (place / f"story{number:06}.txt").write_text(article(words, seed), "utf-8")
        told = {"published": str(date(2019, 1, 1) + timedelta(days=number % 700)), "outlet": OUTLETS[number % 3]}
        (place / f"story{number:06}.json").write_text(json.dumps(told), "utf-8")
    return folder
