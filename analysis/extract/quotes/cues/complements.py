"""What an attitude is about: the complement of its cue in the dependency tree, as a token range."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.extract.quotes.line import SUBJECTS, Line, Range, listed
from analysis.extract.quotes.phrases import that_behind, trim_range
from analysis.language.lexicons import word_class
from analysis.language.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Attitude:
    """One entry of attitudes.tsv. particles: words required after the cue; class_, stance: values for the quote row; takes: complements that the cue
    accepts ("that", "to", "np", …)."""

    particles: tuple[str, ...]
    class_: str
    stance: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clause:
    """An attitude cue in its clause. head: token that governs the content; verb: token that governs the subject ("was" in "was worried about")."""

    line: Line
    syntax: Syntax
    head: int
    verb: int
    entry: Attitude


def passive_complement(cue: Clause) -> int | None:
    """Clause, or predicative, of a passive attitude: "is believed [to be ill]", "was rated [a success]", "is seen [as a threat]"."""
    syntax, at = cue.syntax, cue.head
    found = syntax.child(at, "ccomp", "xcomp")
    if found is None and "small" in cue.entry.takes:
        found = syntax.child(at, "oprd", "attr", "dobj", "acomp")
    if found is None and "as" in cue.entry.takes:
        found = next((one for one in syntax.children_by(at, "prep") if one > at and cue.line.lower[one] == "as"), None)
    if found is None and "wh" in cue.entry.takes:
        clauses = (one for one in syntax.children_by(at, "advcl") if one > at)
        found = next((one for one in clauses if cue.line.lower[syntax.subtree(one)[0]] in listed("wh")), None)
    return found


def amount_prepositions(cue: Clause) -> set[str]:
    """Prepositions of the amount that a cue gives for something: "put the cost [at] …", "revised the toll [to] …"."""
    return {one.lstrip(".") for one in cue.entry.takes & {"at", ".to"}}


def cue_complement(cue: Clause, behind: int) -> Range | None:
    """Complement of the cue, of a kind that its entry accepts: "believes [that …]", "wants [them to …]", "backs [the plan]". `behind`: token after the
    cue's particles."""
    syntax, line, takes = cue.syntax, cue.line, cue.entry.takes
    plain = not cue.entry.particles or line.relation(behind - 1) == "prt"
    if "that" in takes and plain and (at := that_behind(line, behind)):
        return at, line.syntax.subtree(line.syntax.heads[at])[1]
    clause = syntax.child(cue.head, "ccomp", "xcomp", "acl", "pcomp") if plain else None
    if clause is None and cue.entry.particles and line.tag(behind) == "VBG" and syntax.heads[behind] == cue.head:
        clause = behind  # ruled out selling it
    if clause is None and cue.verb != cue.head:
        clause = next((at for at in syntax.children_by(cue.verb, "ccomp", "xcomp", "advcl") if at > cue.head), None)
    if clause is not None and accepts_clause(cue, clause):
        return trim_range(line, syntax.subtree(clause))
    if "np" not in takes and "gerund" not in takes:
        return None
    if cue.entry.particles and (found := behind_preposition(cue, behind - 1)):
        return found
    thing = syntax.child(cue.head, "dobj", "pobj")
    if thing is None or thing < cue.head or line.lower[thing] in listed("reflexive"):
        return None
    return trim_range(line, syntax.subtree(thing))


def behind_preposition(cue: Clause, preposition: int) -> Range | None:
    """Complement of a preposition: "worried about [the cost]", "agreed on [what to do]"."""
    inside = cue.syntax.child(preposition, "pobj", "pcomp")
    if inside is None or inside < preposition or cue.line.lower[inside] in listed("time"):
        return None
    return trim_range(cue.line, cue.syntax.subtree(inside))


def accepts_clause(cue: Clause, clause: int) -> bool:
    """True if the entry of the cue accepts this kind of complement clause: that-clause, infinitive, interrogative clause or gerund."""
    syntax, line, takes = cue.syntax, cue.line, cue.entry.takes
    first = line.lower[syntax.subtree(clause)[0]]
    if syntax.relations[clause] == "advcl" and first in listed("subordinator"):
        return False
    if line.tags[clause] == "VBG" and not syntax.is_finite(clause):
        return "gerund" in takes
    if not syntax.is_finite(clause) and any(line.lower[at] == "to" for at in syntax.children_by(clause, "aux")):
        return "to" in takes and ".to" not in takes
    if first in listed("wh"):
        return bool(takes & {"wh", "that"})
    return bool(takes & {"that", "small", "rest"}) and (clause > cue.head or "that" in takes)


def predicative_complement(cue: Clause) -> Range | None:
    """Object with its predicative complement: "see [the plan as a threat]", "consider [it a mistake]", "the poll shows [Roe ahead by six points]"."""
    syntax, takes = cue.syntax, cue.entry.takes
    thing = next((at for at in syntax.children_by(cue.head, "dobj", "ccomp") if at > cue.head), None)
    if thing is None or that_behind(cue.line, cue.head + 1) or not takes & {"as", "at", ".to", "small", "rest"}:
        return None
    first = syntax.subtree(thing)[0]
    behind = [at for at in syntax.children(cue.head) if (at > thing and syntax.relations[at] in word_class("language/relations", "predicative")) or ("rest" in takes and is_participle(cue, at, thing))]  # fmt: skip
    if (amount := amount_behind(cue, thing)) is not None:
        return trim_range(cue.line, (first, cue.syntax.subtree(amount)[1]))
    if (word := next(iter((takes & {"as"}) | amount_prepositions(cue)), None)) and not any(
        cue.line.lower[at] == word for at in (*behind, *syntax.children(thing))
    ):
        return None
    if (
        "small" in takes
        and syntax.child(thing, *SUBJECTS) is None
        and all(syntax.relations[at] in ("prep", "advmod") for at in behind)
    ):
        return None
    return trim_range(cue.line, (first, max(syntax.subtree(at)[1] for at in (thing, *behind))))


def amount_behind(cue: Clause, thing: int) -> int | None:
    """Preposition of the amount given for an object, wherever the parser attaches it: "put the number of houses destroyed [at] 9,400"; None without one."""
    line, words = cue.line, amount_prepositions(cue)
    comma = line.skip(thing, 1, lambda i: line.words[i] != "," and i - thing < MAX_OBJECT_TOKENS)
    return next(
        (at for at in range(thing, comma) if line.lower[at] in words and "CD" in line.tags[at + 1 : at + 6]), None
    )


MAX_OBJECT_TOKENS = 15
"""Tokens from an object to the amount that is given for it, at most."""


def bare_number(cue: Clause) -> Range | None:
    """Object that is a numeral or a count, of a cue that accepts one: "organisers claimed [100,000]", "the ministry gave [a toll of 38]"."""
    line, takes = cue.line, cue.entry.takes
    thing = next((at for at in cue.syntax.children_by(cue.head, "dobj") if at > cue.head), None)
    if thing is None:
        return None
    whole = trim_range(line, cue.syntax.subtree(thing))
    counted = "tally" in takes and line.lemmas[thing] in listed("tally") and "CD" in line.tags[slice(*whole)]
    return whole if counted or ("number" in takes and line.tags[thing] == "CD") else None


def is_participle(cue: Clause, at: int, thing: int) -> bool:
    """True for a participle after the object that is predicated of it: "shows Roe [leading] by six points"."""
    return at > thing and cue.line.tags[at] == "VBG" and cue.line.words[cue.syntax.subtree(at)[0] - 1] != ","


def prepositional(cue: Clause) -> Range | None:
    """Complement of a preposition that the entry accepts: "about [the cost]", "of [defeat]"."""
    for at in cue.syntax.children_by(cue.head, "prep", "agent"):
        if cue.line.lower[at] in {one.lstrip(".") for one in cue.entry.takes} and (
            found := behind_preposition(cue, at)
        ):
            return found
    return None
