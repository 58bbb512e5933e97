"""The same actor in several articles: actors of single articles => entities of the corpus, by rules that say their name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

import pandas as pd

SMALL = re.compile(r"^(?:the|a|an)\s+|[’']s$|[^\w\s]")


@lru_cache(maxsize=100_000)
def plain(name: str) -> str:
    """ "The Hashd al-Sha’abi" => "hashd alshaabi": without case, accents, article and signs."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(SMALL.sub("", letters).split())


def find_entities(actors: pd.DataFrame, decisions: Iterable[Mapping[str, str]] = ()) -> pd.DataFrame:
    """Actors of all articles (article, id, name, kind, aliases) => article, actor, entity, name, kind, rule.

    same_name      the fullest names are the same, and the kind
    short_form     the name is an alias of just one entity of that kind ("ISF" where others write it out)
    analyst        the analyst said so, the later over the earlier: {"article", "actor", "entity"} moves one article's actor,
                   {"joins", "entity"} all of an entity to another, in articles that come later too
    What fits several entities stays apart.
    """
    keys = [f"{kind}:{plain(name)}" for kind, name in zip(actors.kind, actors.name)]
    long = full_names(actors, keys)
    entities = [long.get(key, key) for key in keys]
    rules = ["short_form" if key in long else "same_name" for key in keys]
    found = pd.DataFrame({"article": actors.article, "actor": actors.id, "entity": entities, "kind": actors.kind,
                          "rule": rules, "written": actors.name}).reset_index(drop=True)  # fmt: skip
    found = decided(found, decisions)
    found["name"] = found.entity.map(best_names(found))
    return found[["article", "actor", "entity", "name", "kind", "rule"]]


def full_names(actors: pd.DataFrame, keys: list[str]) -> dict[str, str]:
    """Key of a short name => key of the only entity that has it as an alias."""
    holders: dict[str, Counter[str]] = defaultdict(Counter)
    for key, kind, aliases in zip(keys, actors.kind, actors.aliases):
        for alias in set(map(plain, aliases)) - {""}:
            if f"{kind}:{alias}" != key:
                holders[f"{kind}:{alias}"][key] += 1
    own = Counter(keys)
    return {short: next(iter(held)) for short, held in holders.items() if len(held) == 1 and short in own
            and next(iter(held)) not in holders}  # fmt: skip


def decided(found: pd.DataFrame, decisions: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """The analyst's decisions, one after the other."""
    for one in decisions:
        meant = (
            (found.entity == one["joins"])
            if "joins" in one
            else (found.article == one["article"]) & (found.actor == one["actor"])
        )
        found.loc[meant, ["entity", "rule"]] = [one["entity"], "analyst"]
    return found


def best_names(found: pd.DataFrame) -> dict[str, str]:
    """Entity => the name it is most often written with among its fullest ones."""
    counts = found[found.rule == "same_name"].groupby(["entity", "written"]).size().reset_index(name="n")
    counts = counts.sort_values(["entity", "n", "written"], ascending=[True, False, True]).drop_duplicates("entity")
    named = dict(zip(counts.entity, counts.written))
    return named | {entity: entity.split(":", 1)[1] for entity in set(found.entity) - named.keys()}
