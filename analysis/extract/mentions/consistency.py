"""Consistency over the whole article: one kind for each name, and a name wherever it occurs again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from analysis.extract.mentions.candidate import (
    GROUP,
    ORGANISATION,
    PERSON,
    PLACE,
    Candidate,
    Names,
    as_kind,
    fold_particle,
    is_capital,
    is_maximal_span,
    listed,
    sort_names,
    taken,
    truecased_words,
)
from analysis.extract.mentions.descriptions import kinds_by_description, syntax_of_described
from analysis.language import Document
from analysis.language.gazetteer import BODIES, PLACES, REGIONS, gazetteer_classes
from analysis.language.lexicons import rows, word_class, words
from analysis.language.syntax import Syntax

WordSequence = tuple[str, ...]


def one_kind_per_name(document: Document, names: Names) -> Names:
    """Names with one kind for each wording: the kind with most evidence from the model, the words around it, the gazetteer and full names."""
    places: dict[WordSequence, Names] = defaultdict(list)
    for name in names:
        places[truecased_words(document, name)].append(name)
    people = surnames(document, names) | first_words_of_people(document, names)
    syntax = syntax_of_described(document, names)
    kinds = {text: most_likely(document, syntax, text, same, people) for text, same in places.items()}
    sport = "sport" in document.topics
    return [
        name
        if name.kind == GROUP or (sport and is_home(document, name))
        else as_kind(name, kinds[truecased_words(document, name)], "one_kind_per_name")
        for name in names
    ]


def is_home(document: Document, name: Candidate) -> bool:
    """True if an article on sport can mean a town by the name here and its team elsewhere."""
    return (
        name.kind in (PLACE, ORGANISATION)
        and gazetteer_classes().get(" ".join(truecased_words(document, name)), "").rstrip("?") in HOMES
    )


def teams_of_matches(document: Document, names: Names) -> Names:
    """Names with towns as organisations where they play a match: "[Leinster] beat [Cardiff]", in an article on sport."""
    if "sport" not in document.topics:
        return names
    return [
        as_kind(name, ORGANISATION, "teams_of_matches", 0.7)
        if is_home(document, name) and plays(document, name)
        else name
        for name in names
    ]


def plays(document: Document, name: Candidate) -> bool:
    """True for the subject or object of a verb of matches, and behind its "to", "with" or "against": "lost to [Leinster]"."""
    syntax, head = document.syntax, name.last - 1
    verb = syntax.heads[head]
    if verb >= 0 and document.lower[verb] in listed("match_preposition"):
        verb = syntax.heads[verb]
    argument = syntax.relations[head] in SUBJECT | OBJECT and verb >= 0
    return argument and document.lemmas[verb] in listed("match_verb")


SUBJECT, OBJECT = word_class("language/relations", "subject"), word_class("language/relations", "object")
HOMES = (PLACES | {"spelling"}) - {"country"}


def most_likely(document: Document, syntax: Syntax, text: WordSequence, same: Names, people: set[str]) -> str:
    """Kind with the highest score for a name that occurs several times. The model's votes count by their square root, because its errors on one name are not independent."""
    votes: dict[str, float] = defaultdict(float)
    for name in same:
        votes[name.kind] += name.confidence / len(same) ** 0.5
    around = (
        [] if has_head(text) or len(text) > 3 else [vote for name in same for vote in kind_evidence(document, name)]
    )
    described = [
        (kind, weight)
        for name in same
        for kind, weight in kinds_by_description(document, syntax, name)
        if kind != PERSON or not has_head(text)
    ]
    for kind, weight in [*around, *described, *beforehand(text, people)]:
        votes[kind] += weight
    return max(votes, key=votes.__getitem__)


def surnames(document: Document, names: Names) -> set[str]:
    """Last words of people named in full."""
    return {document.truecased[name.last - 1] for name in names if name.kind == PERSON and name.last - name.first > 1}


def first_words_of_people(document: Document, names: Names) -> set[str]:
    """First words of persons named in full, by which the article may call them later: "Thaksorn Boonmee", then "Thaksorn"."""
    found = {document.truecased[name.first] for name in names if name.kind == PERSON and 1 < name.last - name.first < 5}
    return {
        word
        for word in found
        if word.lower() not in document.lowercased_words
        and gazetteer_classes().get(word, "?").rstrip("?") not in REGIONS | BODIES | {"city"}
        and len(word) > 1
    }


def beforehand(text: WordSequence, people: set[str]) -> Iterator[tuple[str, float]]:
    """(kind, weight) from the gazetteer and full names, which holds wherever the name occurs."""
    known = gazetteer_classes().get(" ".join(text), "")
    if len(text) == 1 and text[0] in people:
        yield PERSON, 3.0
    if known in PLACES | {"spelling"}:
        yield PLACE, 0.4 if known in ("town", "spelling") else 0.8
    if known in BODIES:
        yield ORGANISATION, 2.0
    elif known.rstrip("?") in BODIES:
        yield ORGANISATION, 0.5
    if (
        1 < len(text) < 4
        and text[0].lower() in words("names/first_names")
        and not has_head(text)
        and known not in BODIES
    ):
        yield PERSON, 0.5


def has_head(text: WordSequence) -> bool:
    """True if a word of the name itself tells its kind: "Greenwood Party", "Greenwood Bridge"."""
    return any(word.lower() in HEADS for word in text)


HEADS = words("mentions/heads") | words("names/organisation_words") | words("names/place_words")


@cache
def cues() -> dict[tuple[str, str], tuple[str, float]]:
    """{(position, word): (kind, weight)} from mentions/context.tsv."""
    return {(row["place"], row["word"]): (row["kind"], float(row["weight"])) for row in rows("mentions/context")}


def kind_evidence(document: Document, name: Candidate) -> Iterator[tuple[str, float]]:
    """(kind, weight) from the words beside a name: "in X" and "X, Iraq" a place, "X fighters" a body, "Mr. X" a person."""
    lower, table = document.lower, cues()
    before = lower[name.first - 1] if name.first else ""
    after = lower[name.last] if name.last < len(lower) else ""
    found = [table.get(("after", after))]
    pair = table.get((before, lower[name.first - 2])) if before in ("of", "in") and name.first > 1 else None
    found.append(pair or table.get(("before", before)))
    if name.kind == PERSON and lower[name.last : name.last + 2] == [",", "which"]:
        found.append((ORGANISATION, 1.0))
    if before in words("names/titles") and is_capital(document.words[name.first - 1]):
        found.append((PERSON, 1.0))
    if (
        after == ","
        and name.last + 1 < len(lower)
        and gazetteer_classes().get(document.truecased[name.last + 1]) in REGIONS
    ):
        found.append((PLACE, 0.6))
    yield from (one for one in found if one)


def acronyms(document: Document, names: Names) -> Names:
    """Names with the acronyms that stand for bodies of the article: "Greenwood Security Forces ([GSF])"."""
    kinds = {**dict(acronyms_of_bodies(document, names)), **dict(acronyms_in_brackets(document, names))}
    used = taken(names)
    changed = [
        as_kind(name, kinds.get(" ".join(truecased_words(document, name)), name.kind), "acronyms") for name in names
    ]
    missed = [Candidate(at, at + 1, kinds[word], "acronyms", 0.8) for at, word in enumerate(document.words)
              if word in kinds and at not in used]  # fmt: skip
    return sort_names([*changed, *missed])


def acronyms_in_brackets(document: Document, names: Names) -> Iterator[tuple[str, str]]:
    """(letters, kind) of each acronym in brackets behind a name."""
    for name in names:
        at = name.last
        if at + 2 < len(document.words) and document.words[at] == "(" and document.words[at + 2] in (")", ",", ";"):
            letters = document.words[at + 1]
            if (
                letters.isupper()
                and 2 <= len(letters) <= 8
                and letters[0] in initials_of_span(document, name.first - 1, name.last)
            ):
                yield letters, name.kind


def acronyms_of_bodies(document: Document, names: Names) -> Iterator[tuple[str, str]]:
    """(letters, kind) of the acronym that each body of three words and more would have."""
    for name in names:
        letters = initials_of_span(document, name.first, name.last)
        if name.kind == ORGANISATION and len(letters) > 2 and name.confidence > 0.5:
            yield letters, name.kind


def initials_of_span(document: Document, first: int, last: int) -> str:
    """Initials of the capitalised words: "Ministry of Foreign Affairs" => "MFA"."""
    return "".join(word[0] for word in document.truecased[max(0, first) : last] if is_capital(word))


def propagate_names(document: Document, names: Names) -> Names:
    """Every other occurrence of a confident name, and of a person's surname alone, becomes a mention too."""
    kinds = {folded_words(document, name): name.kind for name in names if name.kind != GROUP and name.confidence > 0.5}
    for name in names:
        if name.kind == PERSON and name.last - name.first > 1 and name.confidence > 0.5:
            kinds.setdefault((document.truecased[name.last - 1],), PERSON)
    for word in first_words_of_people(document, [name for name in names if name.confidence > 0.5]):
        kinds.setdefault((word,), PERSON)
    by_first: dict[str, list[WordSequence]] = defaultdict(list)
    for text in sorted((text for text in kinds if is_usable_name(text)), key=len, reverse=True):
        by_first[text[0]].append(text)
    return sort_names([*names, *find_repeats(document, taken(names), by_first, kinds)])


def folded_words(document: Document, name: Candidate) -> WordSequence:
    """Words of the name as they are compared: in normal letter case, particles in lower case."""
    return tuple(map(fold_particle, truecased_words(document, name)))


def is_usable_name(text: WordSequence) -> bool:
    """True if a word of the name is capitalised and longer than one letter, so that other occurrences can be searched."""
    return any(is_capital(word) and len(word) > 1 for word in text)


def find_repeats(
    document: Document, used: set[int], by_first: dict[str, list[WordSequence]], kinds: dict[WordSequence, str]
) -> Iterator[Candidate]:
    """Candidates for further occurrences of known names; used: tokens of names so far, to which these are added; by_first: names by their first word; kinds: the kind of each."""
    texts = [fold_particle(word) for word in document.truecased]
    for at, word in enumerate(texts):
        for text in by_first.get(word, ()) if at not in used else ():
            span = range(at, at + len(text))
            if (
                tuple(texts[at : at + len(text)]) == text
                and not used.intersection(span)
                and is_maximal_span(document, at, at + len(text))
            ):
                used.update(span)
                yield Candidate(at, at + len(text), kinds[text], "propagate_names", 0.6)
                break
