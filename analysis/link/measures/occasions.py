"""Event coreference for tolls: mentions of causes become occasions; a figure without a cause belongs to the occasion in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Day

from analysis.language.lexicons import word_class
from analysis.language.syntax import Syntax
from analysis.link.measures.attachment import ancestors
from analysis.link.measures.causes import Cause
from analysis.link.measures.outcomes import Outcome
from analysis.link.measures.periods import Period, can_be_same
from analysis.link.measures.vocabulary import outcomes_of, plural_causes, scope_words

OPENING = 2
"""Sentences of headline and lead, in which "a storm" is told as new more than once."""
MOST_OPEN = 12
"""Occasions that can be taken up again, at most."""
MOST_CAUSES = 12
"""Causes of one sentence that a figure is held against, at most."""


@dataclass(slots=True)
class Occasion:
    """An event of the article, completed by later mentions. label: unique name; measured: outcomes for which figures have been given; named_as: the event
    that an unnamed one turns out to be."""

    label: str
    classes: frozenset[str]
    name: str = ""
    plural: bool = False
    period: Period | None = None
    places: set[str] = field(default_factory=set)
    sentence: int = 0
    apart: bool = False
    measured: set[str] = field(default_factory=set)
    named_as: Occasion | None = None

    def can_draw(self, means: str) -> bool:
        """True if the event can have this outcome: crowds and strikers occur only at protests and walkouts."""
        return means not in outcomes_of("crowds") or not self.classes.isdisjoint(GATHERINGS)


GATHERINGS = frozenset({"protest", "walkout"})


@dataclass(slots=True)
class Occasions:
    """Events mentioned so far in an article, and the one in focus. outcomes: offset of what a figure counts => what befell those counted; named: last word
    of a measured phrase => the phrase; periods: unit of time => the last period of that length."""

    published: Day | None
    known: list[Occasion] = field(default_factory=list)
    focus: Occasion | None = None
    recent: Occasion | None = None
    labels: dict[str, int] = field(default_factory=dict)
    unnamed: dict[str, Occasion] = field(default_factory=dict)
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    periods: dict[str, str] = field(default_factory=dict)

    def take(self, cause: Cause, linked: Occasion | None = None) -> Occasion:
        """Mention => its occasion: an earlier one if they corefer, or the one that the sentence links it to, else a new one. It becomes the focus."""
        for one in reversed(self.known[-MOST_OPEN:]):
            if not cause.apart and may_corefer(one, cause, self.published):
                one.name, one.period = one.name or cause.name, one.period or cause.period
                one.places |= set() if one.places else cause.places
                self.focus = one
                return one
        if linked is not None:
            linked.classes |= cause.classes
            return linked
        first = not self.known
        new = self.begin(
            Occasion("", cause.classes, cause.name, cause.plural, cause.period, set(cause.places), cause.sentence, cause.apart), cause.words
        )  # fmt: skip
        if (
            first
            and not cause.apart
            and "war" not in cause.classes
            and (new.period is None or not new.period.is_past(self.published))
        ):
            self.name_unnamed(new)
        return new

    def name_unnamed(self, new: Occasion) -> None:
        """Make the first event that the article names that of the outcomes told just before: "27 people were killed … The flood came at night"."""
        for means, one in self.unnamed.items():
            if new.can_draw(means) and new.sentence - one.sentence <= MAX_SENTENCES_UNNAMED:
                one.named_as = new
                new.measured.add(means)

    def without_cause(self, means: str, sentence: int) -> Occasion:
        """Unnamed occasion of an outcome that no cause precedes; one for each outcome."""
        return self.unnamed.setdefault(means, Occasion("", frozenset({"any"}), sentence=sentence))

    def begin(self, new: Occasion, words: str) -> Occasion:
        """The new occasion, with its label; it becomes the focus."""
        number = self.labels[words] = self.labels.get(words, 0) + 1
        new.label = words if number == 1 else f"{words} ({number})"
        self.known.append(new)
        self.focus = new
        return new

    def begin_paragraph(self) -> None:
        """Return the focus to the last event in the news from one of earlier years that a paragraph recalls."""
        if self.focus and not (self.focus.period and self.focus.period.is_past(self.published)):
            self.recent = self.focus
        self.focus = self.recent or self.focus

    def at_another_time(self, occasion: Occasion, period: Period, sentence: int) -> Occasion:
        """The occasion of the same classes at another time, new if there is none; an unnamed one is called by its time: "since January"."""
        if not occasion.label:
            return self.unnamed.setdefault(
                period.words, Occasion(period.words, occasion.classes, period=period, sentence=sentence)
            )
        for one in reversed(self.known[-MOST_OPEN:]):
            if one.period and one.classes == occasion.classes and can_be_same(one.period, period, self.published):
                return one
        other = Occasion("", occasion.classes, plural=occasion.plural, period=period, sentence=sentence, apart=True)
        return self.begin(other, occasion.label.split(" (")[0])

    def period_words(self, words: str) -> str:
        """Words for a period; "the quarter" takes up the last one of that length: "the second quarter"."""
        *before, unit = words.split() or [""]
        if unit not in scope_words("period"):
            return words
        if before in (["the"], ["that"], ["same"]):
            return self.periods.get(unit, words)
        self.periods[unit] = words
        return words


MAX_SENTENCES_UNNAMED = 3
"""Sentences from an outcome without an event to the first event named, at most."""


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


def linked_cause(syntax: Syntax, cause: Cause, others: Sequence[Cause]) -> Cause | None:
    """The one of the other causes of a sentence that the parse links to a cause as one event: "a [fire] broke out after the [explosion]"; None if there is none."""
    up = (cause.token, *ancestors(syntax, cause.token))
    for one in others[:MOST_CAUSES]:
        down = (one.token, *ancestors(syntax, one.token))
        common = next((at for at in up if at in down), None)
        if common is None or cause.period != one.period or (cause.places and one.places) or one.apart or cause.apart:
            continue
        path = (*up[: up.index(common)], common, *down[: down.index(common)])
        links = [at for at in (*path, *(at for verb in path for at in syntax.children_by(verb, "mark", "advmod", "prep")))
                 if syntax.lemmas[at].lower() in scope_words("linking")]  # fmt: skip
        if links and not any(syntax.lower[at - 1] in UNITS_OF_TIME for at in links):
            return one
    return None


UNITS_OF_TIME = word_class("figures/words", "unit_of_time")


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
