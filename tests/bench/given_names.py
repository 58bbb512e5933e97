"""The scorer of actors, with the gold names given to the linker: its joining alone, without any error of finding.

python -m tests.bench.given_names ../shared/evaluation GOLD.jsonl [the scorer's other options]
"""

from __future__ import annotations

import importlib
import sys
from dataclasses import asdict
from typing import Any

from analysis import Article
from analysis.extract.mentions import Mention
from analysis.extract.quotes import find_quotes
from analysis.language import annotate
from analysis.link.actors import link_actors
from analysis.tables import numbered


def given(text: str, names: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Text and its gold names (start, end, kind) => mentions with the actor that the linker gives each."""
    document = annotate(Article(text))
    rows = [Mention(start=one["start"], end=one["end"], text=text[one["start"] : one["end"]], kind=one["kind"], rule="given",
                    sentence=document.sentence_at(one["start"])) for one in names]  # fmt: skip
    return [asdict(one) for one in link_actors(document, numbered(rows), find_quotes(document, rows))[2]]


def main(folder: str, *options: str) -> None:
    sys.path.insert(0, folder)
    importlib.import_module("peers_actors").PEERS["given"] = given
    sys.argv = ["actors.py", *options, "--system", "given"]
    importlib.import_module("actors").main()


if __name__ == "__main__":
    main(*sys.argv[1:])
