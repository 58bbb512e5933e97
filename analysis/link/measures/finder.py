"""Figures => figures with what they measure, of which event, when and where, and whether they are a total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.language.clauses.vocabulary import clause_takers
from analysis.language.syntax import Syntax
from analysis.link.measures.attachment import Attached, ancestors, attach_rows, is_verb, nearest_verb
from analysis.link.measures.causes import Cause, find_causes, place_key
from analysis.link.measures.occasions import Occasion, Occasions, linked_cause, nearest_cause
from analysis.link.measures.outcomes import Counted, Outcome, counted_tokens, find_outcome
from analysis.link.measures.periods import NEWS, Period, can_be_same, period_of
from analysis.link.measures.quantities import measured_quantity
from analysis.link.measures.scope import scope_of
from analysis.link.measures.vocabulary import figure_words, outcomes_of, scope_words
from analysis.tables import Row, replace

COUNTED = ("count", "share")
"""Kinds of figures that count an outcome."""


@dataclass(frozen=True)
class Scene:
    """Input of the measure rules: the document, the attachments of its dates and places by sentence, and the tokens of dates."""

    document: Document
    dates: Mapping[int, Sequence[Attached[DateExpression]]]
    timed: frozenset[int]
    places: Mapping[int, Sequence[Attached[Mention]]]


def measure_figures(
    document: Document, figures: Sequence[Figure], dates: Sequence[DateExpression], mentions: Sequence[Mention]
) -> list[Figure]:
    """Figures in reading order => the same with measure, scope, event, event_day, event_place, where and as_of, each None if unknown.

    Linear in the length of the text."""
    by_sentence: dict[int, list[Figure]] = {}
    for row in figures:
        by_sentence.setdefault(row.sentence, []).append(row)
    if not by_sentence:
        return list(figures)
    names = (row for row in mentions if row.form == "name" and row.kind != "place")
    timed = tokens_of(document, (one for one in dates if one.type != "DURATION"))
    places = attach_rows(document, (row for row in mentions if row.kind == "place"))
    scene, taken = Scene(document, attach_rows(document, dates), timed, places), timed | tokens_of(document, names)
    occasions, made = Occasions(document.article.published), dict[str, Figure]()
    occasions_of: list[tuple[Figure, Occasion | None]] = []
    paragraph = -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            occasions.begin_paragraph()
            paragraph = sentence.paragraph
        causes = list(find_causes(document, sentence, scene.dates, scene.places, taken))
        before = occasions.focus
        occasion_by_cause = dict[int, Occasion]()
        for at, one in enumerate(causes):
            link = linked_cause(document.syntax, one, causes[:at])
            occasion_by_cause[one.token] = occasions.take(one, occasion_by_cause[link.token] if link else None)
        occasions_of += measure_sentence(
            scene, by_sentence.get(sentence.number, ()), causes, occasion_by_cause, before, occasions
        )
    for row, occasion in occasions_of:
        made[row.id] = describe_occasion(row, occasion)
    return [made.get(row.id, row) for row in figures]


def tokens_of(document: Document, rows: Iterable[Row]) -> frozenset[int]:
    """Tokens that rows cover."""
    return frozenset(at for row in rows for at in document.tokens_in(row.start, row.end))


def measure_sentence(
    scene: Scene, figures: Sequence[Figure], causes: Sequence[Cause], occasion_by_cause: Mapping[int, Occasion], before: Occasion | None, occasions: Occasions
) -> list[tuple[Figure, Occasion | None]]:  # fmt: skip
    """Figures of one sentence => (figure with its measure, its occasion or None). occasion_by_cause: token of a cause => its occasion; before: the occasion in focus
    before the sentence."""
    made: list[tuple[Figure, Occasion | None]] = []
    last: Outcome | None = None
    for row in figures:
        counted = counted_tokens(scene.document, row)
        outcome = find_outcome(scene.document, counted) if row.kind in COUNTED else None
        if outcome is None and states_an_estimate(scene, row):
            outcome = occasions.outcomes.get(row.counted_start or -1)
        if outcome is None and last is not None and has_gapped_verb(scene, row, counted):
            outcome = replace(last, word=counted.noun)
        last = outcome or last
        if outcome is None:
            made.append((measure_quantity(scene, row, counted, occasions), None))
            continue
        occasions.outcomes[row.counted_start or -1] = outcome
        cause = nearest_cause(scene.document.syntax, counted.noun, causes)
        occasion = occasion_by_cause[cause.token] if cause else before or occasions.focus
        if occasion is None or not occasion.can_draw(outcome.means):
            occasion = occasions.without_cause(outcome.means, row.sentence)
        made.append(measured_outcome(scene, row, counted, outcome, occasion, occasions))
        if (
            is_shared(row)
            and len(made) > 1
            and made[-2][0].scope in PARTIAL
            and made[-2][0].counted_start == row.counted_start
        ):
            made[-1] = (replace(made[-1][0], scope=made[-2][0].scope), made[-1][1])
        before = occasions.focus if cause else before
    return made


PARTIAL = ("part", "addition")
"""Scopes that hold for a further number of the same noun: ten of the new cases were in Kilifi and [two] in Mombasa."""


def is_shared(row: Figure) -> bool:
    """True if the figure shares its counted noun with an earlier number (ellipsis of the noun)."""
    return row.counted_start is not None and row.counted_start < row.start


def has_gapped_verb(scene: Scene, row: Figure, counted: Counted) -> bool:
    """True for a gapped clause, a number without a noun of its own before a place ("31 people died in Dunmore, 12 in Coleta and [4] in Halden") or in "there were"."""
    syntax, low, nouns = scene.document.syntax, scene.document.lower, row.counted_start is None or is_shared(row)
    if nouns and syntax.child(nearest_verb(syntax, counted.first), "expl") is not None:
        return True
    joined = syntax.relations[counted.first] in ("conj", "appos")
    return (nouns or joined) and low[counted.last : counted.last + 1] == ["in"] and any(
        one.first <= counted.last + 3 and one.first > counted.last for one in scene.places.get(row.sentence, ())
    )  # fmt: skip


ESTIMATING = ("putting", "counting_verb", "counting_verb_of")
"""Classes of verbs whose number is somebody's estimate of what was counted before."""


def states_an_estimate(scene: Scene, row: Figure) -> bool:
    """True for the figure of a verb of estimating or counting: "police put the number at [140]", "organisers spoke of [20,000]"."""
    syntax = scene.document.syntax
    verb = nearest_verb(syntax, scene.document.token_at(row.start))
    return verb >= 0 and any(syntax.lemmas[verb].lower() in figure_words(name) for name in ESTIMATING)


def measure_quantity(scene: Scene, row: Figure, counted: Counted, occasions: Occasions) -> Figure:
    """Figure without an outcome => the same with its quantity as measure, and its time as event, or as day of the estimate."""
    quantity = measured_quantity(scene.document, row, counted, occasions.named, scene.timed)
    if quantity is None:
        return row
    syntax = scene.document.syntax
    verb = nearest_verb(syntax, counted.noun)
    verbs = (verb, *syntax.children_by(verb, "advcl"))
    dates = scene.dates.get(row.sentence, ())
    costs = syntax.lemmas[verb].lower() in figure_words(
        "reckoned"
    )  # the attack in May cost it $5m: the time of the attack
    times = [
        one for one in dates if (counted.noun in one.nouns and not costs) or (one.verb in verbs and one.modifies_verb)
    ]
    scope = scope_of(scene.document, row, counted, lies_ahead=True, is_set=is_repeated(scene, row, counted))
    if (
        row.change
        and not row.change.endswith(("to", "from"))
        and syntax.lemmas[verb].lower() not in scope_words("losing")
    ):
        scope = "change"
    estimated = quantity.split()[0] in figure_words("reckoned") and syntax.lemmas[verb].lower() in figure_words(
        "putting"
    )
    if estimated and times:
        day, published = period_of(times[-1].row).latest, occasions.published
        if scope == "total" and day and published and published - day > NEWS:
            scope = "earlier total"
        return replace(row, measure=quantity, scope=scope, as_of=day)
    event = " ".join(occasions.period_words(one.row.text.lower()) for one in times)
    return replace(row, measure=quantity, scope=scope, event=event or None)


def is_repeated(scene: Scene, row: Figure, counted: Counted) -> bool:
    """True if a frequency expression follows closely: "12 people [a day]"."""
    end = max(counted.last, counted.noun + 1)
    return any(one.row.type == "SET" and end <= one.first <= end + 2 for one in scene.dates.get(row.sentence, ()))


def measured_outcome(
    scene: Scene, row: Figure, counted: Counted, outcome: Outcome, occasion: Occasion, occasions: Occasions
) -> tuple[Figure, Occasion]:  # fmt: skip
    """Figure with an outcome => (figure with measure, scope, as_of and where; its occasion at the time named in its clause)."""
    event_time, count_time = times_of(scene, row, counted, outcome)
    if event_time is not None:
        occasion = occasion_at(occasions, occasion, event_time, row.sentence)
    places = scene.places.get(row.sentence, ())
    behind = [one.row for one in places if is_behind(one, counted)]
    located = [one for one in places if one.outer in scope_words("locative")]
    where = behind or [one.row for one in located if counted.noun in one.nouns[:1] or is_of_verb(one, outcome.verb)]
    adopts = not behind and outcome.means not in occasion.measured
    occasion.measured.add(outcome.means)
    ahead = outcome.means in outcomes_of("jobs")
    scope = scope_of(
        scene.document,
        row,
        counted,
        lies_ahead=ahead,
        is_set=is_repeated(scene, row, counted),
        outcome_word=outcome.word,
    )
    if row.change in ("rise", "fall") and not ahead:
        scope = "change"
    published = scene.document.article.published
    if count_time is not None and published and count_time.latest and count_time.latest > published:
        count_time = None  # the day by which it shall be reached
    if count_time is not None and count_time.latest is None and scope == "total":
        scope = "earlier total"
    as_of = count_time.latest if count_time and count_time.latest else published if scope == "later total" else None
    people = outcome.means in outcomes_of("people") and not outcome.population
    row = replace(
        row, measure=outcome.means + (f": {outcome.population}" if outcome.population else ""), scope=scope, as_of=as_of,
        where=own_place(where[:1], occasion, adopts), counted=row.counted or ("people" if people else None),
    )  # fmt: skip
    return row, occasion


def occasion_at(occasions: Occasions, occasion: Occasion, time: Period, sentence: int) -> Occasion:
    """The occasion, dated by the figure's clause if it has no day yet; a different occasion if its day is incompatible."""
    if not can_be_same(occasion.period, time, occasions.published):
        return occasions.at_another_time(occasion, time, sentence)
    occasion.period = occasion.period or time
    return occasion


def own_place(where: Sequence[Mention], occasion: Occasion, adopts: bool) -> str | None:
    """Place that the figure is limited to; None if that is the place of its event. adopts: an event without a place takes this one."""
    if not where:
        return None
    key = place_key(where[0])
    if adopts and not occasion.places:
        occasion.places.add(key)
    return None if key in occasion.places else where[0].text


def is_of_verb(one: Attached[Mention] | Attached[DateExpression], verb: int) -> bool:
    return verb >= 0 and one.verb == verb and one.modifies_verb


def is_behind(one: Attached[Mention], counted: Counted) -> bool:
    """True for a place directly after the number: "12 [in Coleta]"."""
    return counted.last < one.first <= counted.last + 3 and one.preposition == "in" and counted.noun < counted.last


def times_of(scene: Scene, row: Figure, counted: Counted, outcome: Outcome) -> tuple[Period | None, Period | None]:
    """(time of the event, time of the count), from the dates of the figure's clause and of the clause that reports it."""
    syntax, dates = scene.document.syntax, scene.dates.get(row.sentence, ())
    behind = [one for one in dates if counted.last <= one.first <= counted.last + 1]
    if (row.change or "").endswith("from"):
        return None, period_of(behind[0].row) if behind else None
    verbs = [at for at in ancestors(syntax, counted.noun) if is_verb(syntax, at)]
    own = [
        one for one in dates if is_of_verb(one, outcome.verb) and one.row.type != "SET" and not is_behind_earlier(one)
    ]
    antecedent = next((one for one in dates if verbs and one.first <= syntax.heads[outcome.verb] < one.last), None)
    if antecedent is not None:  # 2011, when 80 people drowned
        return period_of(antecedent.row), None
    counting = is_verb_of_counting(counted, outcome) or (
        outcome.verb >= 0 and syntax.lemmas[outcome.verb].lower() in clause_takers()
    )
    event = next(
        (period_of(one.row) for one in own if not counting and one.preposition not in scope_words("until")), None
    )
    summed = next(
        (
            period_of(one.row)
            for one in own
            if one.preposition in scope_words("summed over") and period_of(one.row).is_long
        ),
        None,
    )
    count = next((period_of(one.row) for one in own if counting or one.preposition in scope_words("until")), None)
    reporting = reporting_verbs(syntax, counted.noun)
    reported = next((period_of(one.row) for one in dates if one.verb in reporting and one.modifies_verb), None)
    verbless = next((period_of(one.row) for one in dates if not verbs and one.row.type in ("DATE", "TIME")), None)
    return event or summed, count or reported or verbless


def reporting_verbs(syntax: Syntax, token: int) -> set[int]:
    """Verbs of speech that govern the clause of the token: "officials [said] on Monday that 12 people died"."""
    above = (token, *ancestors(syntax, token))
    return {head for at, head in pairwise(above) if syntax.relations[at] in ("ccomp", "parataxis")}


def is_behind_earlier(one: Attached[DateExpression]) -> bool:
    """True for the time of an earlier count: "up from 39 [a day earlier]"."""
    return one.row.text.lower().endswith(("earlier", "before"))


def is_verb_of_counting(counted: Counted, outcome: Outcome) -> bool:
    """True if the verb is about the count, so that its date is that of the count: "the toll rose on Thursday"."""
    return outcome.word in counted.phrase


def describe_occasion(row: Figure, occasion: Occasion | None) -> Figure:
    """The figure with label, day and place of its occasion, after the whole article has been read."""
    if occasion is None:
        return row
    occasion = occasion.named_as or occasion
    day = occasion.period.earliest if occasion.period else None
    return replace(
        row, event=occasion.label or None, event_day=day, event_place=next(iter(sorted(occasion.places)), None)
    )
