"""Participants that are described rather than named: "the coalition", "two ministers", "Iran-backed militias", "a spokesman".

Candidates are the heads of noun phrases, including determiners, numerals and adjectives used as nouns ("three were killed", "the injured"). A trained
model (models/described.json) decides from the word, its WordNet senses, its modifiers and its syntactic position whether it denotes persons, an
organisation or neither."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from analysis.language import Document
from analysis.language.lexicons import word_class, words
from analysis.language.linear_model import read_model
from analysis.language.social_nouns import social_senses
from analysis.language.word_classes import classes_of
from analysis.link.actors.genders import pronouns
from analysis.link.actors.roles import office_noun_before

MIN_PROBABILITY = 0.2
"""Of being a participant, below which a description is left out."""
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
NOUN_LIKE = frozenset(("DT", "JJ", "CD", "VBN", "JJR", "JJS", "VBG", "FW", "PRP"))
"""Tags of words that may stand for a noun that is not there."""
IN_FRONT = word_class("language/relations", "modifier of head") | {"npadvmod"}
"""Relations of nouns that only tell more of another word: [chief] executive, [state]-owned."""
ARGUMENTS = word_class("language/relations", "participant")
"""Relations of words that stand for somebody or something."""
NOBODY_CERTAIN = word_class("language/function_words", "other_pronoun") | word_class("actors/words", "nobody_certain")
TYPICAL_OR_NEGATED = word_class("actors/words", "typical") | word_class("actors/words", "negated")
MAKER = "maker"


def candidate_heads(document: Document, names: Mapping[int, str]) -> Iterator[int]:
    """Document and {token of a name: its kind} => tokens that may head the description of a participant."""
    relations = document.syntax.relations
    for at, tag in enumerate(document.tags):
        word = document.lower[at]
        noun = tag in NOUNS and relations[at] not in IN_FRONT
        if not noun and not (tag in NOUN_LIKE and relations[at] in ARGUMENTS and word[0].isalpha()):
            continue
        if not (
            at in names
            or word in pronouns()
            or is_nobody_certain(document, at)
            or is_title_in_front(document, at, names)
            or is_verb_behind_which(document, at)
            or is_counted_by_quantity(document, at)
        ):
            yield at


def is_nobody_certain(document: Document, at: int) -> bool:
    """Whether a word stands for no participant of its own: "nobody", "everyone", "no one", "no officer", "the public", "the average voter", "the sirens", and
    pronouns such as "we"."""
    word = document.lower[at]
    if word in NOBODY_CERTAIN or (word == "one" and document.lower[at - 1 : at] in (["no"], ["every"])):
        return True
    counted = noun_counted(document, at)
    if document.lemmas[at if counted is None else counted].lower() in word_class("actors/words", "device"):
        return True
    nobody = TYPICAL_OR_NEGATED if document.tags[at] == "NN" else word_class("actors/words", "typical")
    return not nobody.isdisjoint([document.lower[child] for child in document.syntax.children(at)])


def noun_counted(document: Document, at: int) -> int | None:
    """Plural noun of persons or things that a quantity counts: "a quarter of [citizens]", "three of the [girls]"; None for other words."""
    if document.tags[at] != "CD" and document.lower[at] not in word_class("actors/words", "quantity"):
        return None
    preposition = document.syntax.child(at, "prep")
    of = preposition is not None and document.lower[preposition] == "of"
    inner = document.syntax.child(preposition, "pobj") if preposition is not None and of else None
    plural = inner is not None and (document.tags[inner] in ("NNS", "NNPS") or document.lower[inner] == "people")
    return inner if plural else None


def is_counted_by_quantity(document: Document, at: int) -> bool:
    """Whether a bare plural is only what a quantity in front of it counts: "a quarter of [citizens]"; False for "three of the [girls]"."""
    syntax, above = document.syntax, document.syntax.heads[at]
    if syntax.relations[at] != "pobj" or syntax.heads[above] < 0 or syntax.child(at, "det", "poss") is not None:
        return False
    return noun_counted(document, syntax.heads[above]) == at


def is_title_in_front(document: Document, at: int, names: Mapping[int, str]) -> bool:
    """True for a lower-case noun without determiner directly before the name that it describes, and for the end of an office before a name: "[rival] Acme",
    "Chief of [Staff] Ana Roe"."""
    syntax = document.syntax
    if names.get(at + 1) == "person" and office_noun_before(document, at + 1) is not None:
        return True
    bare = document.tags[at] == "NN" and document.words[at].islower() and syntax.child(at, "det", "poss") is None
    return bare and names.get(at + 1) in ("person", "organisation")


def is_verb_behind_which(document: Document, at: int) -> bool:
    """The charity, which [monitors] fishing: a verb in -s that is tagged as a plural, by which the clause has no other verb."""
    above = document.syntax.heads[at]
    relative = document.lower[at - 1 : at] in (["which"], ["who"])
    return relative and document.tags[at] == "NNS" and above > at and document.tags[above].startswith("N")


def described_kind(document: Document, head: int, names: Mapping[int, str]) -> tuple[str, float]:
    """Head of a phrase => ("person" or "organisation", probability that it is a participant at all)."""
    counted = noun_counted(document, head)
    noun = head if counted is None else counted
    of_head = head_sums(document.words[noun], document.lemmas[noun])
    found = read_model("described").probabilities(features_around(document, noun, names), of_head)
    kind = known_kind(document, noun) or max(("person", "organisation"), key=found.__getitem__)
    return kind, 1 - found["none"]


def known_kind(document: Document, head: int) -> str | None:
    """Kind of a head that needs no model: a noun for a body, and "maker" behind what it makes: an engine [maker] is an organisation, a film [maker], for whom
    WordNet has the person "filmmaker", is none. None for other heads."""
    lemma, made = document.lemmas[head].lower(), document.syntax.child(head, "compound")
    if lemma == MAKER and made is not None:
        product = document.lemmas[made].lower()
        by_person = product in word_class("actors/words", "made_by_person") or "person" in social_senses(
            product + MAKER
        )
        return "person" if by_person else "organisation"
    return "organisation" if lemma in word_class("actors/words", "body") else None


def description_features(document: Document, head: int, names: Mapping[int, str]) -> list[str]:
    """Features of a candidate head, used by training and prediction alike; of a quantity the features of what it counts."""
    counted = noun_counted(document, head)
    noun = head if counted is None else counted
    return [*head_features(document.words[noun], document.lemmas[noun]), *features_around(document, noun, names)]


def features_around(document: Document, head: int, names: Mapping[int, str]) -> list[str]:
    """Features of a candidate head in its context."""
    found = ["bias", f"tag={document.tags[head]}"]
    found += place_features(document, head, names)
    found += title_features(document, head, names)
    found += [feature for child in document.syntax.children(head) for feature in child_features(document, child, names)]
    return found


def title_features(document: Document, head: int, names: Mapping[int, str]) -> list[str]:
    """Features of capitalised words around a head, which tell a work or product from somebody: "the drama [Burning] Man", "Internet [Explorer] 6"."""
    if not document.words[head][0].isupper() or head in document.datelines:
        return []
    opens = head == document.sentence_of(head).first
    beside = [at for at in (head - 1, head + 1) if 0 <= at < len(document.words) and at not in names]
    capital = sum(document.words[at][0].isupper() for at in beside)
    digit = document.words[head + 1 : head + 2] != [] and document.words[head + 1][0].isdigit()
    bare = document.syntax.child(head, "det", "poss") is None
    return [
        f"capitals beside={capital} opens={opens}",
        f"capitals beside={capital} bare={bare}",
        *(["number behind"] if digit else []),
    ]


LEXICON_FEATURES = {
    "actors/person_nouns": "names/person_nouns", "actors/body_nouns": "actors/body_nouns", "actors/relatives": "names/relatives", "actors/offices": "names/offices",
}  # fmt: skip
"""Feature as the model knows it => the lexicon that holds its words."""


@lru_cache(maxsize=10_000)
def head_features(word: str, lemma: str) -> tuple[str, ...]:
    """Features of the head word, independent of context."""
    noun = lemma.lower()
    found = [f"lemma={noun}", f"capital={word[0].isupper()}", *(f"end={noun[-size:]}" for size in (2, 3, 4))]
    found += [f"class{number}={one}" for number, one in enumerate(classes_of(word))] + [
        f"sense {one}" for one in noun_senses(noun)
    ]
    found += [feature for feature, lexicon in LEXICON_FEATURES.items() if noun in words(lexicon)]
    return tuple(found + [f"last part {one}" for one in noun_senses(noun.rpartition("-")[2]) if "-" in noun])


@lru_cache(maxsize=10_000)
def head_sums(word: str, lemma: str) -> tuple[float, ...]:
    """Sums of the weights of `head_features`, one for each label of the model."""
    return tuple(read_model("described").sums(head_features(word, lemma)))


@lru_cache(maxsize=10_000)
def noun_senses(noun: str) -> tuple[str, ...]:
    """Features of a noun's WordNet senses: "minister" => ("person 1", "person first of 2", …); ("-",) if none is a person or body."""
    found = []
    for kind, (rank, count) in social_senses(noun).items():
        found += [
            f"{kind} {min(rank, 3)}",
            *([f"{kind} first of {min(count, 4)}"] if rank == 1 else []),
            *([f"only {kind}"] if count == 1 else []),
        ]
    return tuple(found or ["-"])


def place_features(document: Document, head: int, names: Mapping[int, str]) -> list[str]:
    """Features of the syntactic position: governor, relation, and a name directly after the head ("his brother Alfred")."""
    syntax, above = document.syntax, document.syntax.heads[head]
    relation = syntax.relations[head]
    found = [f"relation={relation}", f"name behind={names.get(head + 1)}"]
    if above < 0:
        return found
    lemma = document.lemmas[above].lower()
    found += [
        f"{relation} of={lemma}",
        f"{relation} of class={class_of(document.words[above])}",
        f"{relation} of tag={document.tags[above]}",
    ]
    if relation == "pobj" and syntax.heads[above] >= 0:
        top = syntax.heads[above]
        found += [f"{lemma} of={document.lemmas[top].lower()}", f"{lemma} of class={class_of(document.words[top])}"]
    if relation in ("conj", "appos"):
        found += [f"{relation} name={names.get(above)}", *(f"{relation} {one}" for one in noun_senses(lemma))]
    return found


def child_features(document: Document, child: int, names: Mapping[int, str]) -> list[str]:
    """Features of one dependent of the head."""
    relation, word = document.syntax.relations[child], document.lower[child]
    if relation == "det":
        return [f"det={word}"]
    if relation == "poss":
        return ["owned by " + ("a name" if child in names else word if word in pronouns() else "a noun")]
    if relation == "nummod":
        return ["number"]
    if relation == "relcl":
        return [
            "relative clause",
            *(["who"] if any(document.lower[at] in ("who", "whom") for at in document.syntax.children(child)) else []),
        ]
    if relation in word_class("language/relations", "modifier of head"):
        return [
            f"modifier={word}",
            f"modifier class={class_of(document.words[child])}",
            f"{relation} name={names.get(child)}",
        ]
    if relation == "conj":
        return [
            f"joined name={names.get(child)}",
            *(f"joined {one}" for one in noun_senses(document.lemmas[child].lower())),
        ]
    if relation == "appos":
        return [f"appos={names.get(child)}"]
    return [f"prep={word}", *counted_features(document, child, names)] if relation == "prep" else []


def counted_features(document: Document, preposition: int, names: Mapping[int, str]) -> list[str]:
    """Features of what a head counts or groups: "millions of [pilgrims]", "a quarter of [citizens]", "the head of [Acme]"."""
    inner = document.syntax.child(preposition, "pobj") if document.lower[preposition] == "of" else None
    if inner is None:
        return []
    if inner in names:
        return [f"of name={names[inner]}"]
    plural = document.tags[inner] in ("NNS", "NNPS")
    return [f"of {sense} plural={plural}" for sense in noun_senses(document.lemmas[inner].lower())] + [
        f"of modifier={document.lower[inner] in pronouns()}"
    ]


def class_of(word: str) -> str:
    return classes_of(word)[1]
