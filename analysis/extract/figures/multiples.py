"""Numbers that a verb or a "no" says: sales halved (0.5), costs have doubled (2), no casualties (0)."""

from __future__ import annotations

from analysis.extract.figures.counted_noun import Tokens, measured_of
from analysis.extract.figures.number import Number
from analysis.extract.figures.quantities import Quantity
from analysis.extract.figures.scope import Scope
from analysis.extract.figures.vocabulary import listed, multiple_forms, outcome_words

OTHER_SENSES = ("as", "down", "up", "back", "-", "over")
"""Words behind "double" that leave no number: doubled as a spy, doubled down."""


def multiple_at(scope: Scope, at: int) -> Quantity | None:
    """Quantity for a verb that states a multiple: "sales [halved]" => 0.5, "costs have [doubled]" => 2; None for other uses ("a double room", "she doubled as his driver")."""
    by = multiple_forms().get(scope.low(at))
    verbal = scope.tag(at)[:2] == "VB" or scope.low(at).endswith("ed")
    if by is None or not verbal or scope.low(at + 1) in OTHER_SENSES:
        return None
    return Quantity(Number(at, at + 1, by, "multiple"), at, at + 1, None, "ratio", "multiple", by, by, by)


def multiplied(scope: Scope, at: int) -> Tokens | None:
    """What is multiplied: the object of the verb, otherwise its subject."""
    clause = scope.document.clauses.at(at)
    transitive = clause is not None and not clause.passive and any(one.first > at for one in clause.objects)
    return measured_of(scope.document, at, scope.last, scope.first, takes_object=transitive)


def nothing_at(scope: Scope, at: int) -> Quantity | None:
    """Quantity of zero for "no" and its pronouns: "there were [no] casualties", "[nobody] was hurt"; None for "no further deaths", "no reports of deaths"."""
    end = at + 2 if (scope.low(at), scope.low(at + 1)) == ("no", "one") else at + 1
    if scope.low(at) == "no" and end == at + 1:
        noun = at + 1 + (scope.tag(at + 1) == "JJ" and scope.low(at + 1) not in listed("more_of_the_kind"))
        nothing = noun < scope.last and scope.document.lemmas[noun] in listed("harm")
    else:
        verb = end + (scope.document.lemmas[end : end + 1] == ["be"])
        nothing = (end > at + 1 or scope.low(at) == "nobody") and scope.document.lemmas[verb : verb + 1] != []
        nothing = nothing and scope.document.lemmas[verb] in outcome_words()
    if not nothing:
        return None
    return Quantity(Number(at, end, 0.0, "words"), at, end, None, "count", "nothing", 0.0, 0.0, 0.0)
