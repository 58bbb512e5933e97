"""Syntax => clauses: verb groups with the phrases that are their subjects and objects, and the kind of each clause."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.language.clauses.clause import Attachment, Chunk, Clause, Clauses
from analysis.language.clauses.vocabulary import listed
from analysis.language.lexicons import word_class
from analysis.language.syntax import Syntax

VERB_GROUP_RELATIONS = word_class("language/relations", "verb group")
"""Relations of the words that belong to the group of their verb: the others in "has not yet been [handed] over"."""
NONFINITE_KINDS = {"TO": "infinitive", "VBG": "participle", "VBN": "participle", "VB": "infinitive"}
FINITE_KINDS = {"relcl": "relative", "ccomp": "content", "acl": "content", "csubj": "content", "csubjpass": "content", "advcl": "adverbial",
                "pcomp": "adverbial", "xcomp": "content"}  # fmt: skip
"""Relation of a finite verb to its head => kind of its clause; "main" for any other relation."""


def find_clauses(syntax: Syntax, bounds: Sequence[tuple[int, int]]) -> Clauses:
    """Syntax of a document => its clauses. bounds: tokens (first, last) of each sentence, half-open."""
    phases = {verb: inner for verb in sorted(syntax.predicates) if (inner := phase_of(syntax, verb)) is not None}
    verbs = sorted(syntax.predicates - set(phases.values()))
    numbers = {verb: number for number, verb in enumerate(verbs)}
    numbers |= {inner: numbers[verb] for verb, inner in phases.items() if verb in numbers}
    kinds = {verb: clause_kind(syntax, verb) for verb in numbers}
    owners = owners_of(syntax, numbers, kinds, bounds)
    found = [build_clause(syntax, verb, phases.get(verb, verb), kinds[verb], numbers) for verb in verbs]
    attach_prepositions(syntax, found, owners)
    return Clauses(found, owners)


def find_chunks(syntax: Syntax, clauses: Clauses) -> list[Chunk]:
    """Noun phrases (up to their heads; of nested ones, the longest) and verb groups, in reading order and without overlap."""
    phrases = [Chunk("NP", one.first, one.end, one.head) for one in syntax.noun_phrases]
    found: list[Chunk] = []
    for one in sorted(
        (*phrases, *(clause.verb for clause in clauses.all)), key=lambda chunk: (chunk.first, -chunk.last)
    ):
        if not found or one.first >= found[-1].last:
            found.append(one)
    return found


def phase_of(syntax: Syntax, verb: int) -> int | None:
    """Verb => the infinitive that forms one verb group with it: "has to [go]", "used to [go]"; None if there is none."""
    if syntax.lemmas[verb] not in listed("phase"):
        return None
    inner = syntax.child(verb, "xcomp")
    if inner is None or inner <= verb or not is_infinitive(syntax, inner) or group_of(syntax, inner).first != verb + 1:
        return None
    return inner


def build_clause(syntax: Syntax, verb: int, inner: int, kind: str, numbers: dict[int, int]) -> Clause:
    """Clause of a verb with its arguments. inner: the lexical verb of the group ("go" in "has to go"), usually `verb` itself; numbers: clause number of each verb."""
    group, above = group_of(syntax, verb), parent_of(syntax, verb, numbers)
    if inner != verb:
        group = Chunk("VG", group.first, group_of(syntax, inner).last, inner)
    subjects = tuple(one for one in phrase_chunks(syntax, syntax.subjects(verb)) if not is_time(syntax, one))
    denied = bool(subjects) and syntax.lower[subjects[0].first] in listed("negative subject")
    recipients, complement = phrase_chunks(syntax, syntax.recipients(inner)), syntax.child(inner, "attr", "oprd")
    return Clause(
        numbers[verb], kind, group, subjects, phrase_chunks(syntax, syntax.objects(inner)),
        recipient=recipients[0] if recipients else None,
        complement=phrase_chunk(syntax, complement) if complement is not None else None,
        agents=phrase_chunks(syntax, syntax.agents(inner)), marker=marker_of(syntax, verb, kind), parent=above,
        joined=joined_to(syntax, verb, numbers), passive=syntax.is_passive(inner),
        negated=denied or syntax.is_negated(verb) or syntax.is_negated(inner),
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------ verb group, phrases and marker
def group_of(syntax: Syntax, verb: int) -> Chunk:
    """Verb group: auxiliaries and adverbs, the verb and its particle: "has not been handed over"; adverbs in front are left out."""
    inside = set(syntax.children_by(verb, *VERB_GROUP_RELATIONS))
    first, last = verb, verb + 1
    while first - 1 in inside:
        first -= 1
    while first < verb and syntax.relations[first] == "advmod":
        first += 1
    while last in inside and syntax.relations[last] == "prt":
        last += 1
    return Chunk("VG", first, last, verb)


def phrase_chunk(syntax: Syntax, head: int) -> Chunk:
    one = syntax.phrase_of_head(head)
    return Chunk("NP", one.first, one.end, head)


def phrase_chunks(syntax: Syntax, heads: Sequence[int]) -> tuple[Chunk, ...]:
    """Noun phrases of the heads. Clausal arguments ("[to leave] was right") are left out."""
    return tuple([phrase_chunk(syntax, head) for head in heads if head not in syntax.predicates]) if heads else ()


def is_time(syntax: Syntax, phrase: Chunk) -> bool:
    """True for a single word of time, which cannot be an agent: "[Today] marks a milestone"."""
    return phrase.last == phrase.first + 1 and syntax.lower[phrase.first] in listed("time")


def marker_of(syntax: Syntax, verb: int, kind: str) -> int:
    """Token that introduces a clause: "after", "that", "to", "who", or the preposition before a gerund; -1 if there is none."""
    if syntax.relations[verb] == "pcomp":
        return syntax.heads[verb]
    if kind == "infinitive":
        return next((at for at in syntax.children_by(verb, "aux") if syntax.tags[at] == "TO"), -1)
    mark = syntax.child(verb, "mark")
    if mark is not None:
        return mark
    first, end = syntax.subtree(verb)
    wh_words = (at for at in range(first, min(end, verb)) if syntax.tags[at] in ("WRB", "WP", "WDT", "WP$"))
    return next(wh_words, -1) if kind in ("relative", "adverbial", "content") else -1


# ------------------------------------------------------------------------------------------------------ kind and place in the tree
def is_infinitive(syntax: Syntax, verb: int) -> bool:
    """True for a verb with infinitival "to"."""
    return any(syntax.tags[at] == "TO" for at in syntax.children_by(verb, "aux"))


def first_conjunct(syntax: Syntax, verb: int) -> int:
    """First verb of a coordination: left in "came, saw and [left]" => came; any other verb => itself."""
    while syntax.relations[verb] == "conj" and syntax.heads[verb] in syntax.predicates:
        verb = syntax.heads[verb]
    return verb


def clause_kind(syntax: Syntax, verb: int) -> str:
    """Kind of a verb's clause, one of those of `Clause.kind`. Later conjuncts have the kind of the first."""
    if is_infinitive(syntax, verb):
        return "infinitive"
    first = first_conjunct(syntax, verb)
    relation = syntax.relations[first]
    if first != verb:
        return "participle" if syntax.tags[verb] == "VBG" and not syntax.is_finite(verb) else clause_kind(syntax, first)
    if relation in FINITE_KINDS and not syntax.is_finite(verb):
        return NONFINITE_KINDS.get(syntax.tags[verb], "content")
    kind = FINITE_KINDS.get(relation, "main")
    start = syntax.subtree(verb)[0]
    return "adverbial" if kind == "relative" and syntax.lower[start] in listed("wh adverb") else kind


def parent_of(syntax: Syntax, verb: int, numbers: dict[int, int]) -> int:
    """Number of the clause that a verb's clause depends on; -1 for a main clause."""
    first = first_conjunct(syntax, verb)
    return next((numbers[at] for at in syntax.ancestors(first) if at in numbers), -1)


def joined_to(syntax: Syntax, verb: int, numbers: dict[int, int]) -> int:
    """Number of the clause whose auxiliary a verb shares: "will train and [advise]", "was held and [charged]"; -1 if it shares none."""
    if syntax.relations[verb] != "conj" or syntax.is_finite(verb) or syntax.tags[verb] not in ("VB", "VBN"):
        return -1
    return numbers.get(syntax.heads[verb], -1)


def owners_of(
    syntax: Syntax, numbers: dict[int, int], kinds: dict[int, str], bounds: Sequence[tuple[int, int]]
) -> list[int]:
    """Number of the innermost clause of each token. kinds: kind of the clause of each verb. Tokens that depend on no verb belong to the first clause of their sentence
    that is not a participle clause; -1 if there is none."""
    found, heads = [-1] * len(syntax.heads), syntax.heads
    nearest = [numbers.get(at, UNKNOWN) for at in range(len(heads))]
    for first, last in bounds:
        main = next((numbers[at] for at in range(first, last) if at in numbers and kinds[at] != "participle"), -1)
        for at in range(first, last):
            path, above = list[int](), at
            while above >= 0 and nearest[above] == UNKNOWN:
                path.append(above)
                above = heads[above]
            number = nearest[above] if above >= 0 else main
            for one in path:
                nearest[one] = number
            found[at] = number
    return found


UNKNOWN = -2
"""Stands for a clause number that `owners_of` has not worked out yet."""


def attach_prepositions(syntax: Syntax, clauses: Sequence[Clause], owners: Sequence[int]) -> None:
    """Add to each clause its prepositional phrases."""
    for at, relation in enumerate(syntax.relations):
        if relation in word_class("language/relations", "prepositional") and owners[at] >= 0:
            attached = clauses[owners[at]].attached
            attached += [
                Attachment(at, phrase_chunk(syntax, noun), syntax.heads[at]) for noun in syntax.children_by(at, "pobj")
            ]
