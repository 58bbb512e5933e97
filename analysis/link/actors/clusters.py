"""Clusters of mentions of one actor, indexed so that merging takes time linear in the number of names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.link.actors.name_similarity import (
    country_of,
    last_name,
    name_parts,
    near_skeletons,
    normalised_name,
    possible_initials,
    skeleton,
)

MIN_CLIPPED = 3
"""Letters of a clipped name."""
MAX_CANDIDATES = 40
"""Candidates that a rule looks at; a word that more names share says nothing."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions of one actor: spellings with their counts, kind, and the rule that merged last. is_place_acting: a place that acts, as a state or
    government."""

    kind: str
    spellings: Counter[str] = field(default_factory=Counter)
    rows: list[Mention] = field(default_factory=list)
    rule: str = "same_name"
    into: Cluster | None = None
    words: list[str] = field(default_factory=list)
    is_place_acting: bool = False

    @property
    def name(self) -> str:
        """The spelling with the most words; of equally long ones one that is not all in capitals ("LAGOS"), and the most frequent."""
        if len(self.spellings) == 1:
            return next(iter(self.spellings))
        return max(
            self.spellings, key=lambda one: (len(name_parts(one)), len(one), not one.isupper(), self.spellings[one])
        )

    @property
    def first(self) -> int:
        """Character offset of the first mention."""
        return self.rows[0].start

    def add(self, row: Mention) -> None:
        self.spellings[row.text] += 1
        self.rows.append(row)

    def merge(self, other: Cluster, rule: str) -> None:
        """Merge the other cluster into this one."""
        self.spellings.update(other.spellings)
        self.rows = sorted(self.rows + other.rows, key=lambda row: row.start)
        self.words, self.rule, other.into = name_parts(self.name), rule, self


def surviving_cluster(cluster: Cluster) -> Cluster:
    while cluster.into is not None:
        cluster = cluster.into
    return cluster


class Names:
    """All names of a document in reading order, the cluster of each, and indexes of the clusters by word, last word, initials, …"""

    def __init__(self, document: Document, rows: Sequence[Mention], groups: Sequence[Cluster]):
        self.document, self.rows = document, rows
        self.starts = [row.start for row in rows]
        self.owner = {row.start: group for group in groups for row in group.rows}
        self.by = {kind: index(groups, keys) for kind, keys in KEYS.items()}
        self.alias_pairs: dict[int, int] | None = None

    def matches(self, kind: str, key: str, group: Cluster) -> list[Cluster]:
        """Other clusters under a key of an index; [] if there are more than MAX_CANDIDATES."""
        listed = self.by[kind].get(key, ())
        alone = len(listed) == 1 and listed[0] is group and group.into is None
        if not listed or alone or len(listed) > MAX_CANDIDATES:
            return []
        return [one for one in dict.fromkeys(map(surviving_cluster, listed)) if one is not group]

    def before(self, offset: int) -> Mention | None:
        """Last name that starts before the offset, or None."""
        at = bisect_left(self.starts, offset) - 1
        return self.rows[at] if at >= 0 else None

    def at(self, start: int) -> Cluster | None:
        """Cluster of the name that starts at the offset, or None."""
        found = self.owner.get(start)
        return surviving_cluster(found) if found else None


KEYS: dict[str, Callable[[Cluster], Iterable[str]]] = {
    "spelling": lambda group: {normalised_name(one) for one in group.spellings},
    "country": lambda group: filter(None, {country_of(one) for one in group.spellings}),
    "word": lambda group: set(group.words) if len(group.words) > 1 else (),
    "last": lambda group: [last_name(group.words)] if len(group.words) > 1 else (),
    "last skeleton": lambda group: [skeleton(last_name(group.words))] if len(group.words) > 1 else (),
    "clipped": lambda group: (
        {group.words[0][:MIN_CLIPPED]} if group.kind == "organisation" and len(group.words) > 1 else ()
    ),
    "edge": lambda group: {group.words[0], group.words[-1]} if len(group.words) > 1 else (),
    "initials": lambda group: possible_initials(group.name),
    "skeleton": lambda group: near_skeletons(tuple(group.words)) if len(normalised_name(group.name)) > 3 else (),
}
"""Kind of index => under which keys a cluster stands in it."""


def index(groups: Sequence[Cluster], keys: Callable[[Cluster], Iterable[str]]) -> dict[str, list[Cluster]]:
    found: dict[str, list[Cluster]] = defaultdict(list)
    for group in groups:
        for key in keys(group):
            found[key].append(group)
    return found


def same_spelling(names: Sequence[Mention], rule: str = "same_name") -> list[Cluster]:
    """Names => clusters of equal normalised spelling and kind."""
    found: dict[tuple[str, str], Cluster] = {}
    for row in names:
        key = normalised_name(row.text) or row.text
        kind = "place" if country_of(row.text) else row.kind
        cluster = found.setdefault((key, kind), Cluster(kind, words=key.split(), rule=rule))
        cluster.add(row)
    return list(found.values())


Rule = Callable[[Names, Cluster], "Cluster | None"]


def sort_by_length(groups: Iterable[Cluster]) -> list[Cluster]:
    """Clusters sorted by number of words, longest first."""
    return sorted(groups, key=lambda one: (-len(one.words), one.first))


def join_clusters(names: Names, groups: list[Cluster], rule: Rule) -> list[Cluster]:
    """Merge each cluster into the one that the rule returns, if any => remaining clusters, longest names first."""
    joined = False
    for group in groups:
        home = rule(names, group)
        if home is not None and home is not group:
            home.merge(group, rule.__name__)
            joined = True
    return sort_by_length(group for group in groups if group.into is None) if joined else groups
