"""An entity: the coreference chain of one participant, as far as the text has been read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from analysis.language.word_classes import classes_of
from analysis.link.actors.reference import NAME, NOMINAL, PRONOUN, Reference

MAX_DESCRIPTIONS = 100
"""Different descriptions of one entity that are kept, so that time stays linear in the text."""


@dataclass(slots=True, eq=False)
class Entity:
    """A coreference chain. references: in reading order; heads: {head lemma: frequency}; middle_classes, fine_classes: their word classes; words: all its lower-cased words; nouns: nouns said of it
    ("director"); proper: names that modify its heads; descriptions: the different (lemma, modifiers) of references that are no pronouns; group: index of its
    cluster of names, None if unnamed; kind, gender, plural: as far as known; perhaps_person: True while a surname may have been taken for another kind."""

    kind: str | None = None
    group: int | None = None
    gender: str | None = None
    plural: bool | None = None
    perhaps_person: bool = False
    references: list[Reference] = field(default_factory=list)
    heads: Counter[str] = field(default_factory=Counter)
    middle_classes: set[str] = field(default_factory=set)
    fine_classes: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    nouns: frozenset[str] = frozenset()
    proper: set[str] = field(default_factory=set)
    descriptions: dict[tuple[str, frozenset[str]], None] = field(default_factory=dict)

    @property
    def named(self) -> bool:
        return self.group is not None

    @property
    def last_reference(self) -> Reference:
        return self.references[-1]

    def add(self, one: Reference) -> None:
        """Add a reference: its words, and its kind, gender and number if not yet known."""
        self.references.append(one)
        if one.form != PRONOUN:
            self.heads[one.lemma] += 1
            _, middle, fine = classes_of(one.lemma)
            self.middle_classes.add(middle)
            self.fine_classes.add(fine)
            self.proper |= one.proper
            self.words |= one.modifiers | {one.lemma}
            if len(self.descriptions) < MAX_DESCRIPTIONS:
                self.descriptions[one.lemma, one.modifiers] = None
        if one.form == NAME or self.kind is None:
            self.kind = one.kind if one.form == NAME or one.kind else self.kind
        if one.form == NOMINAL and self.plural is None:
            self.plural = one.plural
        self.gender = self.gender or one.gender
