"""Rules after the model: small facts about names, and one look over the whole article. Their order is RULES."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.language import Document
from analysis.language.gazetteer import countries, peoples
from analysis.language.lexicons import words


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first:last` (half-open) that name somebody, by which rule, and how surely (0 to 1)."""

    first: int
    last: int
    kind: str
    rule: str
    confidence: float


Names = list[Name]


def written(document: Document, name: Name) -> tuple[str, ...]:
    return tuple(document.words[name.first : name.last])


def trim_titles(document: Document, names: Names) -> Names:
    """[Gen. Ana Roe] => Gen. [Ana Roe]; [the Senate] => the [Senate]; [Iraq's] => [Iraq]'s."""
    return [trimmed(document, name) for name in names]


def trimmed(document: Document, name: Name) -> Name:
    first, last = name.first, name.last
    titles = words("names/titles") if name.kind == "person" else ARTICLES
    while first + 1 < last and document.lower[first] in titles:
        first += 1
    while last - 1 > first and (
        document.lower[last - 1] in CLITICS
        or (not document.words[last - 1][-1].isalnum() and document.words[last - 1] in ".,;:-–—")
    ):
        last -= 1
    return (
        name if (first, last) == (name.first, name.last) else replace(name, first=first, last=last, rule="trim_titles")
    )


def split_at_verbs(document: Document, names: Names) -> Names:
    """[Washington believes Iran] => [Washington] believes [Iran]: no name holds a verb in small letters."""
    return [part for name in names for part in split(document, name)]


def split(document: Document, name: Name) -> Names:
    verbs = [
        at
        for at in range(name.first + 1, name.last - 1)
        if document.tags[at] in FINITE and document.words[at].islower()
    ]
    if not verbs:
        return [name]
    edges = [name.first - 1, *verbs, name.last]
    return [
        replace(name, first=one + 1, last=other, rule="split_at_verbs")
        for one, other in pairwise(edges)
        if other > one + 1
    ]


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ARTICLES = frozenset({"the", "a", "an"})
CLITICS = frozenset({"'s", "’s"})


def countries_are_places(document: Document, names: Names) -> Names:
    """[Iran]:organisation signed => [Iran]:place signed."""
    return [
        sure(name, "place", "countries_are_places") if " ".join(written(document, name)) in countries() else name
        for name in names
    ]


def peoples_are_groups(document: Document, names: Names) -> Names:
    """[Iraqi]:place forces => [Iraqi]:group forces."""
    return [
        sure(name, "group", "peoples_are_groups") if " ".join(written(document, name)) in peoples() else name
        for name in names
    ]


def sure(name: Name, kind: str, rule: str) -> Name:
    return name if name.kind == kind else replace(name, kind=kind, rule=rule, confidence=max(name.confidence, 0.9))


def listed_names(document: Document, names: Names) -> Names:
    """Countries and peoples that the model overlooked are names wherever they stand with a capital."""
    taken = {at for name in names for at in range(name.first, name.last)}
    listed = {
        **dict.fromkeys((name for name in countries() if " " not in name), "place"),
        **dict.fromkeys(peoples(), "group"),
    }
    missed = [
        Name(at, at + 1, listed[word], "listed_names", 0.8)
        for at, word in enumerate(document.words)
        if at not in taken and word in listed and len(word) > 1 and document.tags[at][:2] in ("NN", "JJ")
    ]
    return in_order([*names, *missed])


def in_order(names: Sequence[Name]) -> Names:
    return sorted(names, key=lambda name: name.first)


BODY = "organisation"
JOINERS = frozenset({"of", "for", "and", "the", "&"})


def bodies(document: Document, names: Names) -> Names:
    """Iraqi [Security Forces], Joint Operation Command, Ministry of Transport: capitalised words that hold the word of a body."""
    found: Names = list(names)
    for first, last in capital_runs(document):
        if is_body(document, first, last):
            inside = [name for name in found if name.first < last and name.last > first]
            if all(first <= name.first and name.last <= last for name in inside) and (first, last) not in {
                (name.first, name.last) for name in inside
            }:
                found = [name for name in found if name not in inside]
                found.append(Name(first, last, BODY, "bodies", 0.75))
    return in_order(found)


def capital_runs(document: Document) -> Iterator[tuple[int, int]]:
    """Runs of two and more capitalised words, small "of", "for", "and", "the" allowed between them."""
    at, count = 0, len(document.words)
    while at < count:
        last = at
        while last < count and document.words[last][:1].isupper() and document.words[last].isalpha():
            last += 1
            step = last
            while step < count and document.lower[step] in JOINERS and step - last < 2:
                step += 1
            if step > last and step < count and document.words[step][:1].isupper() and document.lower[last] == "of":
                last = step
        if last - at > 1 and document.sentence_of(at) is document.sentence_of(last - 1):
            yield at, last
        at = max(last, at + 1)


def is_body(document: Document, first: int, last: int) -> bool:
    """Whether the run ends in the word of a body, or begins with one that "of" follows; no sentence's first word but a name."""
    starts = document.sentence_of(first).first == first and document.lower[first] in ("the", "a", "in", "on", "at")
    shouted = all(word.isupper() for word in document.words[first:last])
    ends = document.lower[last - 1] in STRONG_BODIES
    heads = document.lower[first] in STRONG_BODIES and document.lower[first + 1] == "of"
    return (ends or heads) and not starts and not shouted


STRONG_BODIES = frozenset(
    [
        "forces",
        "army",
        "navy",
        "force",
        "ministry",
        "command",
        "parliament",
        "council",
        "committee",
        "commission",
        "agency",
        "authority",
        "university",
        "court",
        "corps",
        "guard",
        "guards",
        "police",
        "brigade",
        "battalion",
        "regiment",
        "directorate",
        "government",
        "department",
        "senate",
        "congress",
        "party",
        "union",
        "federation",
        "institute",
        "association",
        "bank",
        "airlines",
        "airways",
    ]
)


def one_kind_per_name(document: Document, names: Names) -> Names:
    """The same words are the same kind all through the article: the one with most evidence."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for name in names:
        votes[written(document, name)][name.kind] += name.confidence  # type: ignore[assignment]
    return [voted(name, votes[written(document, name)].most_common(1)[0][0]) for name in names]


def voted(name: Name, kind: str) -> Name:
    return name if name.kind == kind else replace(name, kind=kind, rule="one_kind_per_name")


def acronyms(document: Document, names: Names) -> Names:
    """Iraqi Security Forces ([ISF]): the letters take the kind of the words before the bracket, all through the article."""
    kinds = dict(expanded(document, names))
    taken = {at for name in names for at in range(name.first, name.last)}
    changed = [voted(name, kinds.get(" ".join(written(document, name)), name.kind)) for name in names]
    missed = [Name(at, at + 1, kinds[word], "acronyms", 0.8) for at, word in enumerate(document.words)
              if word in kinds and at not in taken]  # fmt: skip
    return in_order([*changed, *missed])


def expanded(document: Document, names: Names) -> Iterator[tuple[str, str]]:
    for name in names:
        at = name.last
        if at + 2 < len(document.words) and document.words[at] == "(" and document.words[at + 2] == ")":
            letters = document.words[at + 1]
            if letters.isupper() and 2 <= len(letters) <= 8 and letters[0] == document.words[name.first][0]:
                yield letters, name.kind


def surnames(document: Document, names: Names) -> Names:
    """Ana Roe … [Roe]: a person's last name alone is that person, wherever it stands."""
    people = {document.words[name.last - 1] for name in names if name.kind == "person" and name.last - name.first > 1}
    return [
        replace(name, kind="person", rule="surnames") if name.kind != "person" and name.last - name.first == 1
        and document.words[name.first] in people and name.confidence < 0.9 else name
        for name in names
    ]  # fmt: skip


def second_look(document: Document, names: Names) -> Names:
    """What is a name at several places, or surely at one, is a name at its other places too."""
    sure_names = {
        written(document, name): name.kind for name in names if name.confidence > 0.6 and name.kind != "group"
    }
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for one in sorted(sure_names, key=len, reverse=True):
        if any(word[:1].isupper() for word in one):
            by_first[one[0]].append(one)
    for surname in {
        document.words[name.last - 1]
        for name in names
        if name.kind == "person" and name.last - name.first > 1 and name.confidence > 0.6
    }:
        by_first[surname].append((surname,))
        sure_names.setdefault((surname,), "person")
    taken = {at for name in names for at in range(name.first, name.last)}
    found = list(names)
    for at, word in enumerate(document.words):
        match = (
            next((one for one in by_first.get(word, ()) if tuple(document.words[at : at + len(one)]) == one), None)
            if at not in taken
            else None
        )
        if match and not taken & set(range(at, at + len(match))):
            found.append(Name(at, at + len(match), sure_names[match], "second_look", 0.6))
            taken |= set(range(at, at + len(match)))
    return in_order(found)


RULES = (
    split_at_verbs,
    trim_titles,
    countries_are_places,
    peoples_are_groups,
    listed_names,
    bodies,
    acronyms,
    surnames,
    one_kind_per_name,
    second_look,
)
