"""Event coreference for tolls: mentions of causes become occasions; a figure without a cause belongs to the occasion in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Day

from analysis.language.syntax import Syntax
from analysis.link.measures.attachment import ancestors
from analysis.link.measures.causes import Cause
from analysis.link.measures.outcomes import Outcome
from analysis.link.measures.periods import Period, can_be_same
from analysis.link.measures.vocabulary import plural_causes

OPENING = 2
"""Sentences of headline and lead, in which "a storm" is told as new more than once."""
MOST_OPEN = 12
"""Occasions that can be taken up again, at most."""
MOST_CAUSES = 12
"""Causes of one sentence that a figure is held against, at most."""


@dataclass(slots=True)
class Occasion:
    """An event of the article, completed by later mentions. label: unique name; measured: outcomes for which figures have been given."""

    label: str
    classes: frozenset[str]
    name: str = ""
    plural: bool = False
    period: Period | None = None
    places: set[str] = field(default_factory=set)
    sentence: int = 0
    apart: bool = False
    measured: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Occasions:
    """Events mentioned so far in an article, and the one in focus. outcomes: offset of what a figure counts => what befell those counted."""

    published: Day | None
    known: list[Occasion] = field(default_factory=list)
    focus: Occasion | None = None
    labels: dict[str, int] = field(default_factory=dict)
    unnamed: dict[str, Occasion] = field(default_factory=dict)
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    def take(self, cause: Cause) -> Occasion:
        """Mention => its occasion, an earlier one if they corefer, else a new one, which becomes the focus."""
        for one in reversed(self.known[-MOST_OPEN:]):
            if not cause.apart and may_corefer(one, cause, self.published):
                one.name, one.period = one.name or cause.name, one.period or cause.period
                one.places |= set() if one.places else cause.places
                return one
        return self.begin(
            cause.words,
            cause.classes,
            cause.name,
            cause.plural,
            cause.period,
            set(cause.places),
            cause.sentence,
            cause.apart,
        )

    def without_cause(self, means: str) -> Occasion:
        """Unnamed occasion of an outcome that no cause precedes; one for each outcome."""
        return self.unnamed.setdefault(means, Occasion("", frozenset({"any"})))

    def begin(self, words: str, classes: frozenset[str], name: str, plural: bool, period: Period | None, places: set[str], sentence: int, apart: bool) -> Occasion:  # fmt: skip
        number = self.labels[words] = self.labels.get(words, 0) + 1
        label = words if number == 1 else f"{words} ({number})"
        self.focus = Occasion(label, classes, name, plural, period, places, sentence, apart)
        self.known.append(self.focus)
        return self.focus

    def at_another_time(self, occasion: Occasion, period: Period, sentence: int) -> Occasion:
        """The occasion of the same classes at another time, new if there is none."""
        for one in reversed(self.known[-MOST_OPEN:]):
            if one.period and one.classes == occasion.classes and can_be_same(one.period, period, self.published):
                return one
        return self.begin(occasion.label.split(" (")[0], occasion.classes, "", occasion.plural, period, set(), sentence, True)  # fmt: skip


def may_corefer(one: Occasion, cause: Cause, published: Day | None) -> bool:
    """True if a mention can corefer with an occasion: same class, and compatible name, number, time and place."""
    anything = "any" in cause.classes
    if not anything and not (one.classes & cause.classes or "any" in one.classes):
        return False
    if cause.plural != one.plural and not anything and cause.words.split()[0] not in plural_causes():
        return False
    if cause.indefinite and not (one.sentence < OPENING and cause.sentence <= OPENING and not one.apart):
        return False
    if (cause.name and one.name and cause.name != one.name) or (
        cause.places and one.places and not cause.places & one.places
    ):
        return False
    return (cause.period is None and not cause.indefinite) or can_be_same(one.period, cause.period, published)


def nearest_cause(syntax: Syntax, token: int, causes: Sequence[Cause]) -> Cause | None:
    """Cause with the shortest path in the tree to a figure's noun; None if every path is longer than LONGEST_PATH."""
    up = {at: steps for steps, at in enumerate((token, *ancestors(syntax, token)))}
    nearest, shortest = None, LONGEST_PATH
    for one in causes[:MOST_CAUSES]:
        for steps, at in enumerate((one.token, *ancestors(syntax, one.token))):
            if at in up:
                if steps + up[at] < shortest:
                    nearest, shortest = one, steps + up[at]
                break
    return nearest


LONGEST_PATH = 10
"""Steps in the tree between a figure and its cause, at most."""
