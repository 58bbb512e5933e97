"""Names that stand for one actor: rules that join two spellings, in order, each with its evidence."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.language.gazetteer import countries, peoples
from analysis.language.lexicons import rows

SMALL = {"of", "the", "and", "for", "in", "on", "to", "de", "la", "al", "&"}


@dataclass(slots=True)
class Cluster:
    """Mentions of one actor: their spellings with how often each stands, its kind, and the rule that joined last."""

    kind: str
    spellings: Counter[str] = field(default_factory=Counter)
    rows: list[Mention] = field(default_factory=list)
    rule: str = "same_name"

    @property
    def name(self) -> str:
        """The fullest spelling; of those as long, the most frequent."""
        return max(self.spellings, key=lambda one: (len(parts(one)), len(one), self.spellings[one]))


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """Without case, accents, dots, hyphens and a leading article: "al-Qaim" and "Al-Qaim" => "al qaim"."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    letters = re.sub(r"[’'`.]", "", re.sub(r"[’']s\b", "", letters))
    return " ".join(re.sub(r"[^\w]+", " ", letters).split()).removeprefix("the ")


def parts(name: str) -> list[str]:
    return plain(name).split()


def clusters(document: Document, names: Sequence[Mention]) -> list[Cluster]:
    """Names => actors: first by spelling, then pair by pair with the rules of JOINS."""
    found: dict[tuple[str, str], Cluster] = {}
    for row in names:
        key = plain(row.text) or row.text
        cluster = found.setdefault((key, (country_of(row.text) and "place") or row.kind), Cluster(row.kind))
        cluster.spellings[row.text] += 1
        cluster.rows.append(row)
    groups = list(found.values())
    for rule in JOINS:
        groups = joined(document, groups, rule)
    return sorted(groups, key=lambda one: min(row.start for row in one.rows))


Rule = Callable[[Document, Cluster, list[Cluster]], "Cluster | None"]


def joined(document: Document, groups: list[Cluster], rule: Rule) -> list[Cluster]:
    """Each group (the shorter names first) joins the one that the rule names, if any."""
    alive = list(groups)
    for group in sorted(groups, key=lambda one: len(one.name)):
        others = [other for other in alive if other is not group]
        home = rule(document, group, others)
        if home is not None:
            home.spellings.update(group.spellings)
            home.rows += group.rows
            home.rule = rule.__name__
            alive = others
    return alive


def only(found: list[Cluster]) -> Cluster | None:
    """The one candidate; where there are several, none."""
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=10_000)
def country_of(name: str) -> str | None:
    return countries().get(name.removeprefix("the "))


def same_country(document: Document, group: Cluster, others: list[Cluster]) -> Cluster | None:
    """US, U.S. and United States."""
    code = country_of(group.name)
    return next((one for one in others if code and country_of(one.name) == code), None)


def same_words_other_kind(document: Document, group: Cluster, others: list[Cluster]) -> Cluster | None:
    """The same name read as two kinds: the more frequent reading takes the other."""
    same = [
        one
        for one in others
        if plain(one.name) == plain(group.name) and sum(one.spellings.values()) >= sum(group.spellings.values())
    ]
    return only(same)


def surname(document: Document, group: Cluster, others: list[Cluster]) -> Cluster | None:
    """Barker => Vincent Barker; of two Barkers, the one named last before."""
    if group.kind != "person" or len(parts(group.name)) != 1:
        return None
    word = parts(group.name)[0]
    bearers = [
        one for one in others if one.kind == "person" and len(parts(one.name)) > 1 and parts(one.name)[-1] == word
    ]
    return last_before(group, bearers)


def last_before(group: Cluster, bearers: list[Cluster]) -> Cluster | None:
    if len(bearers) < 2:
        return only(bearers)
    at = group.rows[0].start
    return max(bearers, key=lambda one: max((row.start for row in one.rows if row.start < at), default=-1))


def part_of_name(document: Document, group: Cluster, others: list[Cluster]) -> Cluster | None:
    """Jared => Jared Padalecki; bin Salman => Mohammed bin Salman: words of a longer person's name, in order."""
    words = parts(group.name)
    if group.kind != "person":
        return None
    longer = [
        one
        for one in others
        if one.kind == "person" and len(parts(one.name)) > len(words) and within(words, parts(one.name))
    ]
    return only(longer)


def within(words: list[str], longer: list[str]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in words)


def short_form(document: Document, group: Cluster, others: list[Cluster]) -> Cluster | None:
    """Harbour Union => the International Harbour Union; Suffolk => Suffolk University, behind it in the text."""
    words = parts(group.name)
    if group.kind not in ("organisation", "place") or country_of(group.name) or not words:
        return None
    at = min(row.start for row in group.rows)
    longer = [
        one for one in others
        if one.kind == group.kind and len(parts(one.name)) > len(words) and not country_of(one.name)
        and min(row.start for row in one.rows) < at and fits(words, parts(one.name), group.kind)
    ]  # fmt: skip
    return only(longer)


def fits(words: list[str], longer: list[str], kind: str) -> bool:
    if kind == "place":
        return longer[: len(words)] == words and longer[-1] in PLACE_ENDS
    return within(words, longer) and (words[0] == longer[0] or words[-1] == longer[-1])


PLACE_ENDS = {
    "city",
    "province",
    "airport",
    "airbase",
    "base",
    "region",
    "county",
    "state",
    "district",
    "governorate",
    "airfield",
    "island",
    "camp",
}


def acronym(document: Document, group: Cluster, others: list[Cluster]) -> Cluster | None:
    """ISF => Iraqi Security Forces; letters that stand in a bracket behind a name are its own."""
    for spelling in group.spellings:
        home = next((one for one in others if any(bracketed(document, row, spelling) for row in one.rows)), None)
        if home:
            return home
    short = re.sub(r"[.\s]", "", group.name)
    if not 2 <= len(short) <= 8 or not short.isupper():
        return None
    return only(
        [one for one in others if initials(one.name, short) and one.kind in (group.kind, "organisation", "place")]
    )


def bracketed(document: Document, row: Mention, short: str) -> bool:
    """Whether `short` stands in a bracket right behind the name, a word at most between ("group")."""
    behind = document.text[row.end : row.end + len(short) + 16]
    return bool(re.match(rf"(?:\s\w+)?\s?\({re.escape(short)}\)", behind))


def initials(name: str, short: str) -> bool:
    words = [word for word in re.split(r"[\s\-–—]+", name) if word]
    every = "".join(word[0] for word in words if word[0].isalnum()).upper()
    big = "".join(word[0] for word in words if word.lower() not in SMALL).upper()
    return len(words) > 1 and short.upper() in (every, big)


def spelling(document: Document, group: Cluster, others: list[Cluster]) -> Cluster | None:
    """Soleimani and Suleimani, Mohammed and Mohammad: one letter in six may differ, the first and the number of words not."""
    name = plain(group.name)
    if len(name) < 6 or group.kind == "group":
        return None
    near = [
        one for one in others
        if one.kind == group.kind and plain(one.name)[:1] == name[:1] and len(parts(one.name)) == len(parts(group.name))
        and abs(len(plain(one.name)) - len(name)) <= 2
        and DamerauLevenshtein.distance(plain(one.name), name, score_cutoff=2) <= max(1, len(name) // 8)
        and sum(one.spellings.values()) >= sum(group.spellings.values()) and not digits(one.name, group.name)
    ]  # fmt: skip
    return only(near)


def digits(one: str, other: str) -> bool:
    return re.sub(r"\D", "", one) != re.sub(r"\D", "", other)


CAPITAL = re.compile(r"\b[A-Z]\w*")


def other_name(words: str) -> bool:
    """Whether a name stands in the words; a nationality ("an Arabic acronym") is none."""
    return any(word not in peoples() for word in CAPITAL.findall(words))


def told_alias(document: Document, group: Cluster, others: list[Cluster]) -> Cluster | None:
    """Daesh …, an Arabic acronym for ISIS; ISIS, also known as Daesh: the text says that two names are one."""
    for row in group.rows if group.kind != "group" else ():
        window = document.text[row.end : row.end + 220].split("\n")[0]
        for pattern in told():
            if (match := pattern.search(window)) and not other_name(window[: match.start()]):
                behind = match.group("name")
                home = next((one for one in others if behind in one.spellings), None)
                if home is not None:
                    return home
    return None


@lru_cache(maxsize=1)
def told() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in rows("actors/told_aliases"))


JOINS: tuple[Rule, ...] = (
    same_words_other_kind,
    same_country,
    acronym,
    surname,
    part_of_name,
    short_form,
    told_alias,
    spelling,
)
"""The rules, in order."""
