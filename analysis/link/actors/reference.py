"""References to participants, the units of coreference resolution."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.extract.mentions import Mention

NAME, NOMINAL, PRONOUN = "name", "nominal", "pronoun"


@dataclass(slots=True, eq=False)
class Reference:
    """A name, a description ("the coalition") or a pronoun that refers to a participant, as token indices.

    first, end: its tokens, half-open; head: head token; lemma: of the head, for a name its last word; form: name, nominal or pronoun; kind: person,
    organisation, place or group, None for a pronoun; determiner: of a description, "the", "this", "possessive", "other" or "none", followed by "
    number" if there is a numeral; modifiers: lower-cased modifiers; proper: names among them, countries and peoples as codes; gender: "m", "f" or None;
    plural: True for several; group: index of a name's cluster; mention: row of a name; probability: that it is a participant; sentence: its number;
    role: subject, object, prepositional, possessive, apposition, predicate or other; verb: nearest verb above it, -1 for none; partner: head in
    apposition or subject of the predicate; sibling: first conjunct of its coordination; attributive: True if it only modifies a noun ("[Iraqi] bases")."""

    first: int
    end: int
    head: int
    lemma: str
    form: str
    kind: str | None
    sentence: int
    role: str
    verb: int
    determiner: str = "none"
    modifiers: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    gender: str | None = None
    plural: bool = False
    group: int | None = None
    mention: Mention | None = None
    probability: float = 1.0
    partner: int | None = None
    sibling: int | None = None
    attributive: bool = False
    type: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.type = self.lemma_type() if self.form == PRONOUN else f"{self.form} {self.determiner}"

    def lemma_type(self) -> str:
        """Type of a pronoun by person and number: "him" => "he"."""
        return PRONOUN_TYPES.get(self.lemma, "it")

    def holds(self, token: int) -> bool:
        return self.first <= token < self.end


PRONOUN_TYPES = {
    word: kind
    for kind, forms in {"he": "he him his himself", "she": "she her hers herself", "they": "they them their theirs themselves"}.items()
    for word in forms.split()
}  # fmt: skip
