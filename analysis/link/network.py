"""Relations and shared sentences => ties between actors, from which a network is drawn."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from analysis.link.actors import Actor

EDGE_KINDS = ("acts", "speaks", "together")
TIE_COLUMNS = ["source", "target", "kind", "verb", "sentence", "id"]
IRREGULAR = {"be": "is", "have": "has"}
MAX_PAIRED_ACTORS = 12
"""Actors of one sentence that are paired; being named in a longer list says little about any two of them."""
COLUMNS = {
    "source": "str", "target": "str", "kind": "str", "times": "int64", "verbs": "object", "sentences": "object", "relations": "object",
}  # fmt: skip


def ties(mentions: pd.DataFrame, relations: pd.DataFrame) -> pd.DataFrame:
    """Tables mentions and relations => table of ties, one row per pair of actors and kind, most frequent first.

    Columns: source, target (actor ids); kind: acts (does something to), speaks (speaks about) or together (named in the same sentence;
    no direction, the source is the actor that the article names first); times; verbs, in the third person ("hands over to");
    sentences (numbers); relations (ids).
    """
    stated = relations[TIE_COLUMNS]
    stated = stated.assign(
        verb=[verb_phrase(verb) if kind == "acts" else verb for kind, verb in zip(stated.kind, stated.verb)]
    )
    shared = co_occurrences(mentions)
    every = pd.concat([stated, shared], ignore_index=True) if len(stated) else shared
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
    """Verb with its particle and preposition => the same in the third person.

    >>> verb_phrase("hand over to"), verb_phrase("carry"), verb_phrase("be")
    ('hands over to', 'carries', 'is')
    """
    first, *rest = verb.split(" ")
    if first[-1:] == "y" and first[-2:-1] not in tuple("aeiou"):
        regular = first[:-1] + "ies"
    else:
        regular = first + ("es" if first.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return " ".join([IRREGULAR.get(first, regular), *rest]) if first else verb


def different(values: pd.Series) -> tuple[object, ...]:
    """Distinct non-empty values, in order of appearance."""
    return tuple(dict.fromkeys(value for value in values if value != ""))


def co_occurrences(mentions: pd.DataFrame) -> pd.DataFrame:
    """Table of mentions => one row with TIE_COLUMNS for each sentence and each pair of actors mentioned in it."""
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
