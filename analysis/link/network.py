"""Relations and shared sentences => ties between actors, one row a pair: what a network is drawn from."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from analysis.link.actors import Actor

EDGE_KINDS = ("acts", "speaks", "together")
TIE_COLUMNS = ["source", "target", "kind", "verb", "sentence", "id"]
IRREGULAR = {"be": "is", "have": "has"}
MAX_PAIRED_ACTORS = 12
"""Actors of one sentence that are paired: a longer list says nothing about two of them."""
COLUMNS = {
    "source": "str", "target": "str", "kind": "str", "times": "int64", "verbs": "object", "sentences": "object", "relations": "object",
}  # fmt: skip


def ties(mentions: pd.DataFrame, relations: pd.DataFrame) -> pd.DataFrame:
    """Tables mentions and relations => columns source, target (actor ids), kind, times, verbs, sentences (numbers), relations (ids).

    verbs: as one says them ("hands over to"); kind: acts (who does something to whom), speaks (who speaks about whom), together (named in one sentence; no direction, the
    one that comes first in the article is the source). The strongest first.
    """
    deeds = relations[TIE_COLUMNS]
    deeds = deeds.assign(
        verb=[verb_phrase(verb) if kind == "acts" else verb for kind, verb in zip(deeds.kind, deeds.verb)]
    )
    every = pd.concat([deeds, co_occurrences(mentions)], ignore_index=True) if len(deeds) else co_occurrences(mentions)
    if every.empty:
        return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in COLUMNS.items()})
    grouped = every.groupby(["source", "target", "kind"], sort=False)
    found = grouped.agg(
        times=("sentence", "size"), verbs=("verb", different), sentences=("sentence", different), relations=("id", different)
    ).reset_index()  # fmt: skip
    order = found.kind.map(EDGE_KINDS.index)
    ordered = found.assign(order=order).sort_values(["times", "order"], ascending=[False, True], kind="stable")
    return (
        ordered[list(COLUMNS)]
        .reset_index(drop=True)
        .astype({"source": "str", "target": "str", "kind": "str", "times": "int64"})
    )


def verb_phrase(verb: str) -> str:
    """ "hand over to" => "hands over to"; "carry" => "carries"; "be" => "is"."""
    first, *rest = verb.split(" ")
    if first[-1:] == "y" and first[-2:-1] not in tuple("aeiou"):
        said = first[:-1] + "ies"
    else:
        said = first + ("es" if first.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return " ".join([IRREGULAR.get(first, said), *rest]) if first else verb


def different(values: pd.Series) -> tuple[object, ...]:
    """Values in their order, each once, nothing for nothing."""
    return tuple(dict.fromkeys(value for value in values if value != ""))


def co_occurrences(mentions: pd.DataFrame) -> pd.DataFrame:
    """Two actors named or meant in one sentence: a row for each pair and sentence."""
    rows = mentions[mentions.actor.str.startswith(Actor.prefix).eq(True)].sort_values("start", kind="stable")
    by_sentence: dict[int, dict[str, None]] = {}
    for sentence, actor in zip(rows.sentence, rows.actor):
        by_sentence.setdefault(int(sentence), {})[actor] = None
    rank = {actor: at for at, actor in enumerate(dict.fromkeys(rows.actor))}
    pairs = [
        (*sorted(pair, key=rank.__getitem__), "together", "", sentence, "")
        for sentence, actors in by_sentence.items() for pair in combinations(list(actors)[:MAX_PAIRED_ACTORS], 2)
    ]  # fmt: skip
    return pd.DataFrame(pairs, columns=TIE_COLUMNS)
