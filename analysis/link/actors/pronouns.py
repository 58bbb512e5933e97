"""he, she, they, it => the actor they stand for, where the evidence is good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.language.lexicons import rows
from analysis.link.actors.clusters import Cluster

PRONOUNS = {
    word: gender
    for gender, group in {"m": "he him his himself", "f": "she her hers herself"}.items()
    for word in group.split()
}
SUBJECTS = {"he", "she"}
TITLES = {"mr.": "m", "mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "mrs.": "f", "mrs": "f", "ms.": "f", "ms": "f",
          "miss": "f", "dame": "f", "lady": "f", "queen": "f", "princess": "f", "spokesman": "m", "spokeswoman": "f", "chairman": "m",
          "chairwoman": "f", "congressman": "m", "congresswoman": "f", "businessman": "m", "businesswoman": "f", "actress": "f", "actor": "m"}  # fmt: skip
REACH = 6
"""Sentences back that a pronoun looks for its name."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name before the pronoun: whose, where, and whether it is the subject of its sentence or one who speaks."""

    cluster: int
    token: int
    sentence: int
    subject: bool


@cache
def genders() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in rows("names/first_names")}


def gender_of(document: Document, cluster: Cluster) -> str | None:
    """m, f or None: by the title in front of a name, then by the first name."""
    for row in cluster.rows:
        at = document.token_at(row.start)
        for back in (1, 2):
            if at - back >= 0 and (title := TITLES.get(document.lower[at - back])):
                return title
    first = cluster.name.split()[0].lower()
    found = genders().get(first) if len(cluster.name.split()) > 1 else None
    return found if found in ("m", "f") else None


def find_pronouns(document: Document, groups: Sequence[Cluster]) -> list[tuple[Mention, int]]:
    """Document and its actors => mentions for he and she with the index of the actor each stands for."""
    people = [number for number, group in enumerate(groups) if group.kind == "person"]
    if not people:
        return []
    gender = {number: gender_of(document, groups[number]) for number in people}
    candidates = sorted(
        (candidate(document, row, number) for number in people for row in groups[number].rows),
        key=lambda one: one.token,
    )
    found: list[tuple[Mention, int]] = []
    last: dict[str, tuple[int, int]] = {}
    at = 0
    recent: list[Candidate] = []
    for token, word in enumerate(document.lower):
        while at < len(candidates) and candidates[at].token < token:
            recent = [*recent[-11:], candidates[at]]
            at += 1
        sex = PRONOUNS.get(word)
        if sex is None:
            continue
        sentence = document.sentence_of(token).number
        best = choose(document, token, sentence, sex, recent, gender, last)
        if best is None:
            continue
        last[sex] = best, sentence
        if gender[best] is None:
            gender[best] = sex
        start, end = document.starts[token], document.ends[token]
        row = Mention(
            start=start,
            end=end,
            text=document.text[start:end],
            sentence=sentence,
            rule="pronoun",
            kind="reference",
            form="pronoun",
            confidence=0.7,
        )
        found.append((row, best))
    return found


def candidate(document: Document, row: Mention, number: int) -> Candidate:
    token = document.token_at(row.start)
    last = document.token_at(row.end - 1)
    following = document.tags[last + 1] if last + 1 < len(document.tags) else "."
    before = document.lower[token - 1] if token else ""
    subject = following in ("VBD", "VBZ", "VBP", "MD", "RB") or before in ("said", "says", "added")
    return Candidate(number, token, row.sentence, subject)


def choose(
    document: Document,
    token: int,
    sentence: int,
    sex: str,
    recent: list[Candidate],
    gender: dict[int, str | None],
    last: dict[str, tuple[int, int]],
) -> int | None:
    """The candidate with most in its favour: near, subject, of known gender, and the one that the last such pronoun meant."""
    scores: dict[int, float] = {}
    for one in recent:
        if sentence - one.sentence > REACH or gender[one.cluster] not in (sex, None):
            continue
        score = (
            3.0
            - 0.9 * (sentence - one.sentence)
            + (1.2 if one.subject else 0.0)
            + (0.6 if gender[one.cluster] == sex else -0.4)
        )
        if one.sentence == sentence and document.lower[token] in SUBJECTS and not one.subject:
            score -= 0.8
        scores[one.cluster] = max(scores.get(one.cluster, -9.0), score + one.token / 1e6)
    if sex in last and sentence - last[sex][1] <= 3 and gender[last[sex][0]] in (sex, None):
        who, where = last[sex]
        scores[who] = max(scores.get(who, -9.0), 2.4 - 0.6 * (sentence - where)) + 0.7
    return max(scores, key=lambda number: scores[number]) if scores else None
