"""Document and its names => references to participants in reading order: names, descriptions, third person pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis.extract.figures.numbers import number_at
from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.language.gazetteer import peoples
from analysis.language.lexicons import word_class
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.described import MIN_PROBABILITY, candidate_heads, described_kind, noun_counted
from analysis.link.actors.description_spans import description_span
from analysis.link.actors.genders import known_gender, pronouns
from analysis.link.actors.name_similarity import country_of
from analysis.link.actors.reference import NAME, NOMINAL, PRONOUN, Reference
from analysis.link.actors.roles import MAX_OFFICE_TOKENS, office_noun_before

SUBJECTS = word_class("language/relations", "subject")
ROLES = {
    "dobj": "object",
    "dative": "object",
    "poss": "possessive",
    "pobj": "prepositional",
    "appos": "apposition",
    "attr": "predicate",
}
MODIFIERS = word_class("language/relations", "modifier")
DETERMINERS = {"the": "the", "this": "this", "that": "this", "these": "this", "those": "this"}
ADJECTIVES = ("JJ", "VBN")
"""Tags of words that stand for persons of that quality: 17 [dead], 40 [injured]."""
MAX_STEPS_TO_VERB = 6


def name_kinds(document: Document, names: Iterable[Mention]) -> dict[int, str]:
    """{token of a name: kind of the name}."""
    return {token: row.kind for row in names for token in document.tokens_in(row.start, row.end)}


def find_references(document: Document, groups: Sequence[Cluster]) -> list[Reference]:
    """Document and its clusters of names => references, sorted by head token."""
    names = name_kinds(document, (row for group in groups for row in group.rows))
    found = [
        named_reference(document, row, group.kind, number, names)
        for number, group in enumerate(groups)
        for row in group.rows
    ]
    found += find_described(document, names)
    found += [pronoun(document, at) for at, word in enumerate(document.lower) if word in pronouns() and at not in names]
    return sorted(found, key=lambda one: one.head)


def named_reference(document: Document, row: Mention, kind: str, group: int, names: Mapping[int, str]) -> Reference:
    """Reference for a name. It is attributive if it modifies a common noun ("[US] forces"); a people's name also before a name ("[Iraqi] Air Force")."""
    heads, tokens = document.syntax.heads, document.tokens_in(row.start, row.end)
    head = next((token for token in reversed(tokens) if heads[token] not in tokens), tokens[-1])
    modifies = document.syntax.relations[head] in MODIFIERS
    attributive = (modifies and (kind == "people" or heads[head] not in names)) or is_adjective(
        document, kind, tokens[-1]
    )
    return Reference(
        tokens[0], tokens[-1] + 1, head, document.lower[tokens[-1]], NAME, kind, *reference_position(document, head), group=group, mention=row,
        modifiers=frozenset(document.lower[tokens[0] : tokens[-1] + 1]), attributive=attributive,
    )  # fmt: skip


def find_described(document: Document, names: Mapping[int, str]) -> Iterator[Reference]:
    for head in candidate_heads(document, names):
        kind, probability = described_kind(document, head, names)
        named = name_adjoined(document, head, names)
        kind = names[named] if named is not None else kind
        if probability >= MIN_PROBABILITY:
            yield described_reference(document, head, kind, probability, names)


def name_adjoined(document: Document, head: int, names: Mapping[int, str]) -> int | None:
    """First word of the name of a person or organisation directly after a head that the parser puts beside it: "for the builder [Obralta]"; else None."""
    syntax, last = document.syntax, head + 1
    if names.get(last) not in ("person", "organisation"):
        return None
    while last + 1 in names and syntax.heads[last] > last:
        last += 1
    beside = syntax.relations[last] == "appos" and syntax.heads[last] == head
    twice = (syntax.relations[last], syntax.heads[last]) == (syntax.relations[head], syntax.heads[head])
    return head + 1 if beside or twice else None


def is_adjective(document: Document, kind: str, last: int) -> bool:
    """True for a people's name used as an adjective or language: "the [Iraqi] and Kurdish forces", "in [German]"."""
    if kind != "people":
        return False
    behind = document.tags[last + 1 : last + 2]
    before_noun = document.tags[last] == "JJ" and behind != [] and behind[0].startswith(("N", "J", "CC"))
    syntax, several = document.syntax, document.tags[last] in ("NNS", "NNPS")
    alone = syntax.child(last, "det", "nummod") is None and syntax.relations[last] not in SUBJECTS
    return before_noun or (alone and not several)


def described_reference(
    document: Document, head: int, kind: str, probability: float, names: Mapping[int, str]
) -> Reference:
    """Reference for a description, with its modifiers, gender and number."""
    syntax, lemma = document.syntax, document.lemmas[head].lower()
    first, end = description_span(document, head)
    children = [child for child in syntax.children(head) if child >= first]
    modifiers = [document.lower[child] for child in children if syntax.relations[child] in MODIFIERS]
    return Reference(
        first, end, head, lemma, NOMINAL, kind, *reference_position(document, head),
        determiner=determiner(document, children), modifiers=frozenset(modifiers + owners(document, children)), probability=probability,
        proper=proper_modifiers(document, children, names),
        gender=known_gender(lemma) if kind == "person" else None, plural=is_several(document, head, lemma),
        partner=named_part(document, partner(document, head, kind, names), names), sibling=syntax.heads[head] if syntax.relations[head] == "conj" else None,
    )  # fmt: skip


def is_several(document: Document, head: int, lemma: str) -> bool:
    """True for a plural, a body of people ("police"), a quantity of persons ("a quarter of citizens") and a number above one ("[Nine] abstained", "17 [dead]")."""
    plural = document.tags[head] in ("NNS", "NNPS") or lemma in word_class("actors/words", "collective")
    number = document.syntax.child(head, "nummod") if document.tags[head] in ADJECTIVES else head
    value = number_at(document, number, number + 1) if number is not None else None
    counted = value is not None and value.form in ("digits", "words") and (value.value or 0) > 1
    return plural or counted or (lemma != "one" and noun_counted(document, head) is not None)


def determiner(document: Document, children: Sequence[int]) -> str:
    """Class of determiner: "the", "this", "possessive", "other" (a, some, no, …) or "none"; followed by " number" if there is a numeral."""
    relations, found = document.syntax.relations, "none"
    for child in children:
        if relations[child] == "det":
            found = DETERMINERS.get(document.lower[child], "other")
        elif relations[child] == "poss":
            found = "possessive"
    return found + (" number" if any(relations[child] == "nummod" for child in children) else "")


def proper_modifiers(document: Document, children: Sequence[int], names: Mapping[int, str]) -> frozenset[str]:
    """Names that modify a head, countries and peoples as codes: "[US] and [Iraqi] forces" => {"US", "IQ"}."""
    relations = document.syntax.relations
    words = [document.words[one] for one in children if one in names and relations[one] in (*MODIFIERS, "poss")]
    return frozenset(country_of(word) or peoples().get(word) or word for word in words)


def owners(document: Document, children: Sequence[int]) -> list[str]:
    return [f"{document.lower[child]}'s" for child in children if document.syntax.relations[child] == "poss"]


def partner(document: Document, head: int, kind: str, names: Mapping[int, str]) -> int | None:
    """Head of the apposition or subject of the predicate nominal: "[Roe], a spokesman", "the spokesman, [Roe]", "[Roe] is a spokesman"; None without
    one."""
    syntax, relation, above = document.syntax, document.syntax.relations[head], document.syntax.heads[head]
    if relation == "appos":
        return above
    if relation in ("attr", "oprd") and above >= 0:
        return syntax.child(above, *SUBJECTS)
    beside = name_adjoined(document, head, names) or syntax.child(head, "appos")
    if beside is None and relation == "conj" and kind == "person" and is_second_predicate(document, head, above):
        return partner(document, above, kind, names)
    if beside is None and kind == "person":
        beside = name_behind_office(document, head, names)
    return beside if beside is not None else name_behind_place(document, head, kind, names)


def is_second_predicate(document: Document, head: int, first: int) -> bool:
    """True for a singular noun without article that is joined to a predicate or an apposition: "an actor and [director]", "Roe, a poet, [critic] and …"."""
    while document.syntax.relations[first] == "conj" and document.syntax.heads[first] >= 0:
        first = document.syntax.heads[first]
    several = document.tags[head] in ("NNS", "NNPS") or document.tags[first] in ("NNS", "NNPS")
    return ROLES.get(document.syntax.relations[first]) in ("apposition", "predicate") and not several


def name_behind_office(document: Document, head: int, names: Mapping[int, str]) -> int | None:
    """First word of the name of a person directly behind an office with an of-phrase: "Secretary of State [Ana] Roe"; else None."""
    reach = range(head + 2, min(head + MAX_OFFICE_TOKENS, len(document.words)))
    at = next((at for at in reach if names.get(at) == "person"), None)
    return at if at is not None and office_noun_before(document, at) == head else None


def name_behind_place(document: Document, head: int, kind: str, names: Mapping[int, str]) -> int | None:
    """Name in apposition that the parser attached to the of-phrase: "the mayor of Lund, [Ana Roe]"; None if the kinds do not match."""
    syntax = document.syntax
    preposition = syntax.child(head, "prep")
    inner = syntax.child(preposition, "pobj") if preposition is not None else None
    beside = syntax.child(inner, "appos") if inner is not None else None
    if inner is None or beside is None or names.get(beside) != kind or names.get(inner) == kind:
        return None
    return beside


def named_part(document: Document, head: int | None, names: Mapping[int, str]) -> int | None:
    """Head of a phrase => itself, or its last premodifier that belongs to a name, if the head does not: "[Kennedy] Jr."."""
    if head is None or head in names:
        return head
    return next((one for one in reversed(document.syntax.children(head)) if one in names and one < head), head)


def pronoun(document: Document, at: int) -> Reference:
    gender = pronouns().get(document.lower[at], ("",))[0]
    return Reference(
        at, at + 1, at, document.lower[at], PRONOUN, None, *reference_position(document, at), gender=gender if gender in ("m", "f") else None, plural=gender == "they"
    )  # fmt: skip


def reference_position(document: Document, head: int) -> tuple[int, str, int]:
    """(sentence number, role, governing verb) of a head token."""
    return document.sentence_of(head).number, role(document, head), verb_above(document, head)


def role(document: Document, head: int) -> str:
    """ "subject", "object", "possessive", "prepositional", "apposition", "predicate" or "other"; a conjunct has the role of the first."""
    syntax = document.syntax
    while syntax.relations[head] == "conj" and syntax.heads[head] >= 0:
        head = syntax.heads[head]
    return "subject" if syntax.relations[head] in SUBJECTS else ROLES.get(syntax.relations[head], "other")


def verb_above(document: Document, head: int) -> int:
    for step, above in enumerate(document.syntax.ancestors(head)):
        if document.tags[above].startswith(("V", "MD")):
            return above
        if step == MAX_STEPS_TO_VERB:
            break
    return -1
