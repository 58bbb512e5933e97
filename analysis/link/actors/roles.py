"""Role, affiliation and country of an actor, from the words beside its names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.language.gazetteer import capitals, peoples, states
from analysis.language.lexicons import rows, word_class, words
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.name_similarity import country_of, name_parts

MAX_OFFICE_TOKENS = 10
"""Tokens of the longest office that is read before a name."""
READ = 12
"""Names of an actor whose surroundings are read: who somebody is stands at the first ones."""
MODIFIERS = frozenset(("JJ", "NN", "NNP", "NNPS", "HYPH", "POS", "VBN", "PRP$", "AFX"))
PHRASE = MODIFIERS | {"NNS", "DT", "CD", "VBG", "JJS", "JJR", "RB", "-LRB-", "-RRB-"}


@dataclass(frozen=True, slots=True)
class RoleStatement:
    """Text that says what an actor is: tokens first:last, the head noun ("general", "company"), and the rule that found it."""

    first: int
    last: int
    noun: str
    rule: str


def role_statements(document: Document, row: Mention) -> Iterator[RoleStatement]:
    """Name mention => the statements beside it of what its bearer is."""
    at, last = document.token_at(row.start), document.token_at(row.end - 1) + 1
    for rule in ROLE_RULES:
        found = rule(document, at, last, row.kind)
        if found is not None:
            yield found


def nouns_for(kind: str) -> frozenset[str]:
    """Nouns that can be the role of an actor of this kind."""
    return offices() if kind == "person" else role_nouns(kind)


@cache
def role_nouns(kind: str) -> frozenset[str]:
    """Nouns for an organisation, or for a place."""
    return frozenset(row["word"] for row in rows("actors/body_nouns") if row["kind"] == kind)


@cache
def offices() -> frozenset[str]:
    """Nouns for a person by office, rank or job."""
    return (
        words("names/person_nouns") | words("names/titles") | words("actors/ranks") | words("names/offices")
    ) - honorifics()


@cache
def honorifics() -> frozenset[str]:
    """Titles that tell no office: "mr", "dr"."""
    return frozenset(row["word"] for row in rows("actors/titles") if row["rank"] == "honorific")


@cache
def rank_names() -> dict[str, str]:
    """{abbreviated rank: full form}: "gen." => "general"."""
    return {row["short"]: row["word"] for row in rows("actors/ranks")}


# --------------------------------------------------------------------------------------------------- where it is told
def title_before(document: Document, at: int, last: int, kind: str) -> RoleStatement | None:
    """Title before the name: "Brig. Gen. [Vincent Barker]", "Iranian General [Qasem Soleimani]", "the engineering firm [Brandt]"; else None."""
    if kind == "person" and (office := office_of_before(document, at)):
        return office
    lower, tags, nouns = document.lower, document.tags, nouns_for(kind)
    end, first, begin = at, at, document.sentence_of(at).first
    while (
        first > begin
        and at - first < 8
        and (lower[first - 1] in nouns or (first < at and modifies_title(document, first - 1)))
    ):
        first -= 1
    while first < end and lower[first] not in nouns and tags[first] not in ("NN", "NNP", "JJ"):
        first += 1
    held = [word for word in lower[first:end] if word in nouns]
    if not held or lower[end - 1] not in nouns:
        return None
    return RoleStatement(first, end, rank_names().get(held[-1], held[-1]), "title_before")


def modifies_title(document: Document, at: int) -> bool:
    """True if a word belongs to the title after it: "[Iraqi] [militia] chief"; False for "[Last] [week] Gen. Roe"."""
    if (
        document.tags[at] not in MODIFIERS
        or document.tags[at] == "PRP$"
        or document.lower[at] in word_class("actors/words", "time_word")
    ):
        return False
    return not (document.lower[at + 1] in rank_names() and document.tags[at] == "NN" and document.words[at].islower())


def office_of_before(document: Document, at: int) -> RoleStatement | None:
    """Title with an of-phrase: "Secretary of State [Ana Roe]"; else None."""
    noun = office_noun_before(document, at)
    if noun is None:
        return None
    first = noun
    while first > 0 and document.words[first - 1][0].isupper() and document.tags[first - 1] in MODIFIERS:
        first -= 1
    end = next(last for last in range(at, noun, -1) if document.lower[last - 1] not in honorifics())
    return RoleStatement(first, end, document.lower[noun], "office_of_before")


def office_noun_before(document: Document, at: int) -> int | None:
    """Head of a title with an of-phrase that ends directly before a name: "[Secretary] of State for Defence Ana Roe", "the [minister] of health Ben Roe".

    at: first token of the name. None for other phrases: "Secretary of President Ana Roe" is not Ana Roe."""
    if document.lower[at - 1] in words("names/person_nouns"):
        return None
    for noun in range(at - 1, max(document.sentence_of(at).first, at - MAX_OFFICE_TOKENS) - 1, -1):
        of_phrase = noun < at - 2 and document.lower[noun + 1] in ("of", "for")
        if of_phrase and document.lower[noun] in (
            offices() if document.words[noun][0].isupper() else words("names/titles")
        ):
            return noun
        if not is_part_of_office(document, noun):
            return None
    return None


def is_part_of_office(document: Document, at: int) -> bool:
    """True for a word that can stand in the of-phrase of an office: "minister [for] [youth] [and] [Sport]"."""
    word = document.words[at]
    return (
        word[0].isupper()
        or word in word_class("actors/words", "office_joint")
        or document.tags[at] in ("NN", "NNS", "JJ")
    )


def apposition_before(document: Document, at: int, last: int, kind: str) -> RoleStatement | None:
    """Apposition before the name: "the coalition's director of supply, [Ana Roe]", "its spokesman, [Ben Roe]"; else None."""
    if kind != "person" or document.lower[last : last + 1] in (["'s"], ["’s"]):
        return None
    first = at
    while first > 0 and document.lower[first - 1] in words("names/titles"):
        first -= 1
    if first < 3 or document.words[first - 1] != ",":
        return None
    end = first - 1
    start = end
    while (
        start > 0
        and end - start < 9
        and (
            document.tags[start - 1] in PHRASE
            or document.lower[start - 1] in word_class("actors/words", "role_preposition")
        )
    ):
        start -= 1
        if document.tags[start] in ("DT", "PRP$") and document.lower[start - 1] not in word_class(
            "actors/words", "role_preposition"
        ):
            break
    head = head_noun(document, start, end, kind)
    opens = document.lower[start] in word_class("actors/words", "role_determiner") or document.tags[start] in (
        "NNP",
        "JJ",
    )
    return RoleStatement(start, end, head, "apposition_before") if head and opens and end > start else None


def apposition_after(document: Document, at: int, last: int, kind: str) -> RoleStatement | None:
    """Apposition after the name: "[Tahsin Khafaji], spokesman for Iraq's Joint Operation Command", "[Ana Roe], 43, a baker"; else None."""
    words_, first = document.words, last
    if first >= len(words_) or words_[first] not in (",", "(", "–", "—"):
        return None
    first += 1
    if first + 1 < len(words_) and words_[first].isdigit() and words_[first + 1] == ",":
        first += 2
    if first + 1 < len(words_) and document.lower[first] == "who" and document.lower[first + 1] in ("is", "was"):
        first += 2
    return phrase_from(document, first, kind, "apposition_after")


def copula(document: Document, at: int, last: int, kind: str) -> RoleStatement | None:
    """Predicate nominal: "[Ana Roe] is the director of the port", "[Ben Roe] became a senator"; else None."""
    if last + 1 >= len(document.words) or document.lower[last] not in word_class("actors/words", "copula"):
        return None
    return phrase_from(document, last + 1, kind, "copula")


def noun_behind(document: Document, at: int, last: int, kind: str) -> RoleStatement | None:
    """Generic noun after the name: "the [Islamic State] group", "the [Kestrel] base"; else None."""
    if kind == "person" or last >= len(document.words) or document.lower[last] not in nouns_for(kind):
        return None
    return RoleStatement(last, last + 1, document.lower[last], "noun_behind")


ROLE_RULES = (title_before, apposition_before, apposition_after, copula, noun_behind)


def phrase_from(document: Document, first: int, kind: str, rule: str) -> RoleStatement | None:
    """Noun phrase that starts at the token, with its "of", "for" and "at" phrases, if its head is a role noun; else None."""
    end, tags, lower, limit = first, document.tags, document.lower, min(len(document.tags), first + 20)
    while end < limit and is_in_phrase(document, end) and not opens_name(document, first, end):
        end += 1
    head = head_noun(document, first, end, kind)
    if head is None or (end < limit and tags[end] in ("VBD", "VBZ", "VBP", "MD")):
        return None
    while end + 1 < limit and lower[end] in word_class("actors/words", "role_link") and tags[end + 1] in PHRASE:
        end += 1
        while end < limit and is_in_phrase(document, end):
            end += 1
    return RoleStatement(first, end, head, rule)


def is_in_phrase(document: Document, at: int) -> bool:
    """True if a token can be inside a noun phrase for a role, including the "&" of a name."""
    return document.words[at] == "&" or (document.tags[at] in PHRASE and document.lower[at] not in ("(", ")"))


def opens_name(document: Document, first: int, at: int) -> bool:
    return at > first and document.tags[at] == "DT"


def head_noun(document: Document, first: int, end: int, kind: str) -> str | None:
    """Head noun before the first preposition: "the coalition's director of supply" => "director"; None if it is no role noun."""
    of = next((i for i in range(first, end) if document.lower[i] in word_class("actors/words", "role_link")), end)
    if of == first:
        return None
    head = document.lower[of - 1]
    return rank_names().get(head, head) if head in nouns_for(kind) else None


# ------------------------------------------------------------------------------------------------------------- the actor
@dataclass(frozen=True, slots=True)
class Role:
    """What an actor is: `words` of the role; `nouns` that can refer to it; `description_words`, all words of its descriptions; `affiliation` (index of an actor, or
    text); `country`."""

    words: str | None = None
    nouns: frozenset[str] = frozenset()
    description_words: frozenset[str] = frozenset()
    affiliation: int | str | None = None
    country: str | None = None


def roles_of(document: Document, groups: Sequence[Cluster]) -> list[Role]:
    """Clusters => the role of each."""
    owners = {row.start: number for number, group in enumerate(groups) for row in group.rows}
    starts = sorted(owners)
    near = Nearby(document, groups, owners, starts)
    return [role_of(document, number, group, near) for number, group in enumerate(groups)]


class Nearby:
    """Index of the actors named at each token."""

    def __init__(self, document: Document, groups: Sequence[Cluster], owners: dict[int, int], starts: list[int]):
        self.document, self.groups, self.owners = document, groups, owners
        self.tokens = {document.token_at(start): owners[start] for start in starts}

    def inside(self, first: int, last: int) -> list[int]:
        """Actors named in the tokens first:last."""
        return [self.tokens[at] for at in range(first, last) if at in self.tokens]


def role_of(document: Document, number: int, group: Cluster, near: Nearby) -> Role:
    statements = [one for row in group.rows[:READ] for one in role_statements(document, row)]
    own = [one for one in statements if number not in near.inside(one.first, one.last)]
    phrases = list(
        dict.fromkeys(
            text_of(document, one) for one in own if group.kind == "person" and one.noun not in words("names/relatives")
        )
    )
    nouns = frozenset(one.noun for one in own) | head_nouns(group)
    inside = [other for one in own for other in near.inside(one.first, one.last)]
    belongs = affiliation(document, group, inside, near)
    return Role(
        "; ".join(shortest(phrases)) or None,
        nouns,
        frozenset(document.lower[at] for one in own for at in range(one.first, one.last)),
        organisation_of_role(document, own, group.kind) if belongs is None else belongs,
        country_code(group, inside, near),
    )


def head_nouns(group: Cluster) -> frozenset[str]:
    """Generic noun in the name of an organisation or place: "Harbour Union" => {"union"}; "Ministry of Transport" => {"ministry"}."""
    if group.kind == "person":
        return frozenset()
    heads = {
        name_parts(name)[at]
        for name in group.spellings
        for at in (0, -1)
        if name_parts(name) and (at or name_parts(name)[1:2] == ["of"])
    }
    return nouns_for(group.kind) & heads


def text_of(document: Document, one: RoleStatement) -> str:
    return " ".join(document.text[document.starts[one.first] : document.ends[one.last - 1]].split()).strip(" ,")


def shortest(phrases: list[str], most: int = 3) -> list[str]:
    """The first `most` phrases, without those contained in another."""
    kept = [one for one in phrases if not any(one != other and one.lower() in other.lower() for other in phrases)]
    return kept[:most]


def affiliation(document: Document, group: Cluster, inside: list[int], near: Nearby) -> int | None:
    """Organisation in the role ("spokesman for the [Harbour Union]") or after the name ("Ana Roe of the [Harbour Union]"); None without one."""
    if group.kind != "person":
        return None
    behind = [number for row in group.rows[:READ] for number in organisation_after(document, row, near)]
    bodies = [number for number in [*inside, *behind] if near.groups[number].kind == "organisation"]
    return Counter(bodies).most_common(1)[0][0] if bodies else None


def organisation_after(document: Document, row: Mention, near: Nearby) -> list[int]:
    """Actor named directly after a person's name: "Ana Roe of the [Harbour Union]", "Ana Roe ([Harbour Union])"."""
    last = document.token_at(row.end - 1) + 1
    opens = document.lower[last : last + 1]
    return near.inside(last + 1, last + 4)[:1] if opens and opens[0] in ("of", "from", "at", "with", "(") else []


def organisation_of_role(document: Document, statements: list[RoleStatement], kind: str) -> str | None:
    """Unnamed organisation in the role: "the coalition's director" => "the coalition"; None for any other possessor ("the bill's author")."""
    for one in statements if kind == "person" else ():
        at = next((i for i in range(one.first, one.last) if document.lower[i] in ("'s", "’s")), one.first)
        if at > one.first and document.lower[at - 1] in role_nouns("organisation"):
            return document.text[document.starts[one.first] : document.ends[at - 1]]
    return None


def country_code(group: Cluster, inside: Sequence[int], near: Nearby) -> str | None:
    """ISO code of a country, of the country of a capital or people, or of one in the actor's name or role; None if unknown."""
    for name in group.spellings:
        if (
            code := country_of(name)
            or peoples().get(name)
            or capitals().get(name)
            or ("US" if name in states() else None)
        ):
            return code
    if group.kind == "place":
        return None
    own = group.spellings if group.kind != "person" else ()
    stated = [code for name in own for word in name.split() if (code := country_of(word) or peoples().get(word))]
    around = [code for number in inside if (code := country_code(near.groups[number], (), near))]
    return next(iter([*stated, *around]), None) or before_name(group, near)


def before_name(group: Cluster, near: Nearby) -> str | None:
    """Country code of a people or country directly before the name: "[Iraqi] Security Forces" => IQ."""
    document = near.document
    for row in group.rows[:READ]:
        at = document.token_at(row.start)
        word = (
            document.words[at - 1]
            if at and document.lower[at - 1] not in ("'s", "’s")
            else document.words[at - 2]
            if at > 1
            else ""
        )
        if code := peoples().get(word) or country_of(word):
            return code
    return None
