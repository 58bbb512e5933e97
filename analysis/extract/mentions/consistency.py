"""One look over the whole article: a name is the same kind everywhere, and a name at one place is one at the others."""

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
    sort_names,
    taken,
    truecased_words,
)
from analysis.language import Document
from analysis.language.gazetteer import BODIES, PLACES, REGIONS, gazetteer_classes
from analysis.language.lexicons import rows, words

WordSequence = tuple[str, ...]


def one_kind_per_name(document: Document, names: Names) -> Names:
    """The same words are the same kind all through the article: the one with most evidence, from the model, the words
    around it, the lists, and people named in full."""
    places: dict[WordSequence, Names] = defaultdict(list)
    for name in names:
        places[truecased_words(document, name)].append(name)
    people = surnames(document, names) | first_words_of_people(document, names)
    kinds = {text: most_likely(document, text, same, people) for text, same in places.items()}
    sport = "sport" in document.topics
    return [
        name
        if name.kind == GROUP or (sport and is_home(document, name))
        else as_kind(name, kinds[truecased_words(document, name)], "one_kind_per_name")
        for name in names
    ]


def is_home(document: Document, name: Candidate) -> bool:
    """Whether in an article on sport the name may be a town here and its team there."""
    return (
        name.kind in (PLACE, ORGANISATION)
        and gazetteer_classes().get(" ".join(truecased_words(document, name)), "").rstrip("?") in HOMES
    )


HOMES = (PLACES | {"spelling"}) - {"country"}


def most_likely(document: Document, text: WordSequence, same: Names, people: set[str]) -> str:
    """The kind of a name that stands at several places. The model's votes count by their root: it errs alike everywhere."""
    votes: dict[str, float] = defaultdict(float)
    for name in same:
        votes[name.kind] += name.confidence / len(same) ** 0.5
    around = (
        [] if has_head(text) or len(text) > 3 else [vote for name in same for vote in kind_evidence(document, name)]
    )
    for kind, weight in [*around, *beforehand(text, people)]:
        votes[kind] += weight
    return max(votes, key=votes.__getitem__)


def surnames(document: Document, names: Names) -> set[str]:
    """Last words of people named in full."""
    return {document.truecased[name.last - 1] for name in names if name.kind == PERSON and name.last - name.first > 1}


def first_words_of_people(document: Document, names: Names) -> set[str]:
    """First words of people named in full, by which the article may go on to call them: Thaksorn Boonmee, then Thaksorn; Meng Jianhua, then Meng."""
    found = {document.truecased[name.first] for name in names if name.kind == PERSON and 1 < name.last - name.first < 5}
    return {
        word
        for word in found
        if word.lower() not in document.lowercased_words
        and gazetteer_classes().get(word, "?").rstrip("?") not in REGIONS | BODIES | {"city"}
        and len(word) > 1
    }


def beforehand(text: WordSequence, people: set[str]) -> Iterator[tuple[str, float]]:
    """What lists and full names say of a name, wherever it stands."""
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
    """Whether a word of the name itself says what it is: Greenwood Party, Greenwood Bridge."""
    return any(word.lower() in HEADS for word in text)


HEADS = words("mentions/heads") | words("names/organisation_words") | words("names/place_words")


@cache
def cues() -> dict[tuple[str, str], tuple[str, float]]:
    """(place, word) => (kind, weight), from lexicons/mentions/context.tsv."""
    return {(row["place"], row["word"]): (row["kind"], float(row["weight"])) for row in rows("mentions/context")}


def kind_evidence(document: Document, name: Candidate) -> Iterator[tuple[str, float]]:
    """What the words beside a name say of its kind: "in X" and "the city of X" a place, as "X, Iraq" is; "X fighters" a body, "Mr. X" a person."""
    lower, table = document.lower, cues()
    before = lower[name.first - 1] if name.first else ""
    after = lower[name.last] if name.last < len(lower) else ""
    found = [table.get(("before", before)), table.get(("after", after))]
    if before == "of" and name.first > 1:
        found.append(table.get(("of", lower[name.first - 2])))
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
    """Greenwood Security Forces ([GSF]): letters in brackets, or that spell a body named elsewhere, are what the words are."""
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
    """The capitals that the words begin with: Ministry of Foreign Affairs => MFA."""
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
    return tuple(map(fold_particle, truecased_words(document, name)))


def is_usable_name(text: WordSequence) -> bool:
    return any(is_capital(word) and len(word) > 1 for word in text)


def find_repeats(
    document: Document, used: set[int], by_first: dict[str, list[WordSequence]], kinds: dict[WordSequence, str]
) -> Iterator[Candidate]:
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
