"""Dates of a draft, compared as intervals: does the source name this time?"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import isclose

from analysis.check.context import Context
from analysis.check.finding import Finding
from analysis.check.predications import OWN_CLAUSE
from analysis.check.sources import Source
from analysis.check.words import content_lemmas, content_words, split_words
from analysis.extract.dates import DateExpression
from analysis.language import Document
from analysis.language.lexicons import word_class
from analysis.result import Analysis

NEAR_SHARE = 0.3
MIN_CLAUSE_WORDS = 2
"""Words with meaning that a clause must have, beside its date, to be looked up in the sources."""
SURE_SHARE, SURE_MARGIN, CLAUSE_SHARE = 0.6, 0.35, 0.3
"""Share of a clause's words that one sentence of a source has, and how many more than any sentence with the draft's date, so that the
sentence's own date is the right one; share of them that the clause of that date must have itself."""
RANGE = re.compile(r"\s*[–—-]\s*|\s+(?:to|until|till)\s+")
"""What stands between the first and the last day of a range."""
LEAD = 12
"""Characters in front of a date in which "from" or "until" may stand."""
VAGUE = ("PRESENT_REF", "FUTURE_REF", "PAST_REF")


def check_dates(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each date or length of time that says when or how long."""
    for row in whole_ranges(draft.article.text, [row for row in draft.date_rows if is_definite(row)]):
        yield check_date(draft, row, context)


def whole_ranges(text: str, rows: Sequence[DateExpression]) -> Iterator[DateExpression]:
    """Rows of dates => the same with two dates joined by a dash or "to" as one interval, so that "16–22 March" can equal "last week"."""
    at = 0
    while at < len(rows):
        row, following = rows[at], rows[at + 1] if at + 1 < len(rows) else None
        if following and is_date_range(text, row, following):
            row = replace(row, end=following.end, text=text[row.start : following.end], latest=following.latest, value=f"{row.value}/{following.value}")  # fmt: skip
            at += 1
        at += 1
        yield row


def is_date_range(text: str, row: DateExpression, following: DateExpression) -> bool:
    return bool(RANGE.fullmatch(text, row.end, following.start)) and None not in (row.earliest, following.latest)


def is_definite(row: DateExpression) -> bool:
    """True if the expression says when or how long: not "now", "recently", "for years"."""
    return row.value is not None and not row.value.startswith(VAGUE) and not row.value.startswith(("PX", "PTX"))


def check_date(draft: Analysis, row: DateExpression, context: Context) -> Finding:
    rows = context.dates
    if other := date_of_the_same_clause(draft.document, row, context):
        return date_finding(
            row, "altered", f"The source has {other[1].text} here.", *other, f"{row.text} → {other[1].text}"
        )
    hedged = not word_class("check/words", "about").isdisjoint(preceding_word(draft.article.text, row))
    if same := next(
        (pair for pair in rows if is_same_time(row, pair[1]) or have_same_length(row, pair[1], hedged)), None
    ):
        return date_finding(row, "supported", f"The source has {same[1].text}.", *same)
    if day := next((source for source in context.sources.all if covers(row, source.article.published)), None):
        return date_finding(row, "supported", "The day on which the source was published.", day, None)
    if bound := next((pair for pair in rows if is_bound(draft.article.text, row, pair[1])), None):
        return date_finding(row, "supported", f"This is where {bound[1].text} begins or ends.", *bound)
    if place := source_with_words(row, context):
        return date_finding(row, "supported", "The source has these words.", place, None)
    sentence = draft.document.sentences[row.sentence]
    about = content_lemmas(draft.document, sentence.first, sentence.last)
    near = [
        (context.share(about, context.at(source, one.sentence).lemmas), source, one)
        for source, one in rows
        if one.type == row.type and is_definite(one) and not is_open(one) and not in_dateline(source, one)
    ]
    share, source, nearest = max(near, key=lambda one: one[0], default=(0.0, None, None))
    if nearest and source and is_within_bound(row, nearest):
        return date_finding(
            row, "unsure", f"The source has {nearest.text} here, which the draft's bound allows.", source, nearest
        )
    if share >= NEAR_SHARE and nearest:
        words = f"{row.text} → {nearest.text}"
        return date_finding(row, "altered", f"The source has {nearest.text} here.", source, nearest, words)
    open_day = next((one for one in context.sources.all if has_open_dates(one)), None)
    if open_day and not is_another_name(row, open_day):
        why = "The source's day of publication is not known, so that its “Monday” or “last year” cannot be resolved."
        return date_finding(row, "unsure", why, open_day, None)
    return date_finding(row, "not found", "No source gives this date or length of time.", None, None)


def date_of_the_same_clause(
    document: Document, row: DateExpression, context: Context
) -> tuple[Source, DateExpression] | None:
    """ "It passed in February" => "January" of a source that has "February" elsewhere only: the sentence that tells the rest of the clause has
    one date of this grain, and another one. None where that sentence cannot be told surely, or where its date belongs to another clause of it
    ("a check that began in January")."""
    about = clause_lemmas(document, row)
    if len(about) < MIN_CLAUSE_WORDS or row.type != "DATE" or is_bounded(document.text, row):
        return None
    near = {(id(place.source), place.sentence): share for share, place in context.nearest(about, most=None)}
    shares = [
        (near[id(source), one.sentence], source, one)
        for source, one in context.dates
        if (id(source), one.sentence) in near and not in_dateline(source, one)
    ]
    elsewhere = max((share for share, _, one in shares if is_same_time(row, one)), default=0.0)
    best = max((share for share, _, _ in shares), default=0.0)
    nearest = [
        (source, one)
        for share, source, one in shares
        if share == best
        and (grain_of(one) == grain_of(row) or has_other_unit(row, one))
        and context.share(about, clause_lemmas(source.analysis.document, one)) >= CLAUSE_SHARE
    ]
    sure = best >= SURE_SHARE and best - elsewhere >= SURE_MARGIN and len(nearest) == 1 and not names_season(row)
    return nearest[0] if sure and split_words(nearest[0][1].text).keys != split_words(row.text).keys else None


def has_other_unit(row: DateExpression, other: DateExpression) -> bool:
    """True for "this month" and "this year", which differ in their unit alone."""
    ours, theirs = row.text.lower().split(), other.text.lower().split()
    return len(ours) == len(theirs) == 2 and ours[0] == theirs[0] and ours[0].isalpha() and ours[1] != theirs[1]


def preceding_word(text: str, row: DateExpression) -> list[str]:
    """The word in front of a date, as a list of one; empty if there is none within LEAD characters."""
    return text[max(0, row.start - LEAD) : row.start].replace("(", " ").split()[-1:]


def is_bounded(text: str, row: DateExpression) -> bool:
    """True for a date behind a preposition that makes it a bound: "until Friday", "by March"."""
    before = preceding_word(text, row)
    return not word_class("check/words", "bound").isdisjoint(before)


def is_open(row: DateExpression) -> bool:
    """True for a day or an hour that cannot be counted out, since the article has no day of publication."""
    return row.type in ("DATE", "TIME") and row.earliest is None and row.latest is None


def is_within_bound(row: DateExpression, other: DateExpression) -> bool:
    """True for "by 10 June" where the source has 2 June, and for "since May" where it has 10 May: intervals without a beginning or an end."""
    if row.earliest is None and row.latest is not None:
        return other.latest is not None and other.latest <= row.latest
    return row.latest is None and None not in (row.earliest, other.earliest) and row.earliest <= other.earliest  # type: ignore[operator]


def in_dateline(source: Source, row: DateExpression) -> bool:
    document = source.analysis.document
    return document.token_at(row.start) < document.datelines.get(row.sentence, 0)


def clause_tokens(document: Document, row: DateExpression) -> list[int]:
    """Tokens of the clause that a date belongs to, without the date: what depends on its verb, but for other clauses."""
    syntax, dated = document.syntax, document.tokens_in(row.start, row.end)
    verb = next((at for at in syntax.ancestors(dated[0]) if document.tags[at].startswith("VB")), -1) if dated else -1
    if verb < 0:
        return []
    others = {
        at
        for child in syntax.children(verb)
        if syntax.relations[child] in OWN_CLAUSE
        for at in range(*syntax.subtree(child))
    }
    return [at for at in range(*syntax.subtree(verb)) if at not in others and at not in dated]


def clause_lemmas(document: Document, row: DateExpression) -> set[str]:
    """Lemmas of the content words of the clause that a date belongs to."""
    clause = clause_tokens(document, row)
    return (
        {lemma for at, lemma in content_words(document, clause[0], clause[-1] + 1) if at in clause} if clause else set()
    )


def grain_of(row: DateExpression) -> str:
    """ "2020-03-12" => "0000-00-00": how fine a date is."""
    return re.sub(r"\d", "0", row.value or "")


def is_another_name(row: DateExpression, source: Source) -> bool:
    """True for a month or weekday that the source does not name although it names others."""
    ours = calendar_names(split_words(row.text).keys)
    theirs = calendar_names(source.words.places)
    return any(names and theirs[kind] and not names & theirs[kind] for kind, names in ours.items())


def calendar_names(keys: Iterable[str]) -> dict[str, set[str]]:
    """Words such as "Sept" and "friday" => {"month": {"sep"}, "weekday": {"fri"}}."""
    return {kind: {key[:3] for key in keys if key in names} for kind, names in CALENDAR.items()}


CALENDAR = {
    "month": {name.lower()[:size] for name in calendar.month_name if name for size in (3, 4, len(name))}
    - word_class("check/words", "month_word"),
    "weekday": {name.lower() for name in calendar.day_name},
}
"""Names of months and of days of the week, and how they are shortened; not those that are other words, too."""


def has_open_dates(source: Source) -> bool:
    """True if a source with relative dates ("last year") has no publication date to resolve them by."""
    return source.article.published is None and any(one.certainty == "unresolved" for one in source.analysis.date_rows)


def is_same_time(row: DateExpression, other: DateExpression) -> bool:
    """True for equal values, or if the draft's interval contains the source's: "in March" for "on 12 March"."""
    if row.value == other.value:
        return not are_opposed_bounds(row, other)
    if is_part_of_day(row.value, other.value):
        return True
    if None in (row.earliest, row.latest, other.earliest, other.latest):
        return False
    return row.earliest <= other.earliest and other.latest <= row.latest  # type: ignore[operator]


def are_opposed_bounds(row: DateExpression, other: DateExpression) -> bool:
    """True for "less than an hour" and "more than an hour"."""
    return {row.mod, other.mod} & LESS != set() and {row.mod, other.mod} & MORE != set()


LESS, MORE = {"LESS_THAN", "EQUAL_OR_LESS"}, {"MORE_THAN", "EQUAL_OR_MORE"}
"""Modifiers of TIMEX3 for a length of time that has a bound."""
PARTS_OF_DAY = {"TMO": range(12), "TAF": range(12, 19), "TEV": range(16, 24), "TNI": (*range(17, 24), *range(6))}
"""Hours that the press calls morning, afternoon, evening and night."""


def is_part_of_day(ours: str | None, theirs: str | None) -> bool:
    """True if the draft has the part of the day that the source's hour lies in: "Friday evening" for "7 p.m. Friday"."""
    day, _, hour = (theirs or "").rpartition("T")
    part = (ours or "")[-3:]
    return (
        bool(day)
        and (ours or "")[:-3] == day
        and part in PARTS_OF_DAY
        and hour[:2].isdigit()
        and int(hour[:2]) in PARTS_OF_DAY[part]
    )


def is_bound(text: str, row: DateExpression, other: DateExpression) -> bool:
    """True if the draft gives, after "from" or "until", the first or the last day of the source's interval: "from 1 January 2017" for "since 2017"."""
    before = preceding_word(text, row)
    if before in (["from"], ["since"]):
        ended = other.latest if other.mod == "BEFORE" else None
        return row.earliest is not None and row.earliest in (other.earliest, ended and ended + timedelta(1))
    return before in (["until"], ["till"], ["by"]) and row.latest is not None and row.latest == other.latest


def duration_length(value: str | None) -> float | None:
    """TIMEX3 duration => days, by mean lengths: "P2W" => 14.0, "P1M" => 30.4375, "PT12H" => 0.5; None for anything else."""
    found = DURATION.fullmatch(value or "")
    return (
        UNIT_DAYS[found[1] + found[3]] * float(found[2]) or None if found and found[1] + found[3] in UNIT_DAYS else None
    )


DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z])")
UNIT_DAYS = {"D": 1.0, "W": 7.0, "M": 30.4375, "Y": 365.25, "TH": 1 / 24, "TM": 1 / 1440}
"""Days in each unit of a TIMEX3 duration; T stands before units of the clock."""
SAME_LENGTH, ABOUT_THE_LENGTH = 0.05, 0.2
"""How far two durations for one may be apart, as a share of the longer: "a month" and "30 days"; behind "about" or "nearly", "half an hour" and "35 minutes"."""


def have_same_length(row: DateExpression, other: DateExpression, hedged: bool) -> bool:
    ours, theirs = duration_length(row.value), duration_length(other.value)
    if row.type != "DURATION" or other.type != "DURATION" or ours is None or theirs is None:
        return False
    if are_opposed_bounds(row, other):
        return False
    return isclose(ours, theirs, rel_tol=ABOUT_THE_LENGTH if hedged else SAME_LENGTH)


def names_season(row: DateExpression) -> bool:
    """True for "autumn" or "spring", which a source tells by its months."""
    return bool(SEASON.search(row.value or ""))


SEASON = re.compile(r"-(?:SP|SU|FA|WI)$")


def covers(row: DateExpression, day: date | None) -> bool:
    return day is not None and row.earliest is not None and row.latest is not None and row.earliest <= day <= row.latest


def source_with_words(row: DateExpression, context: Context) -> Source | None:
    keys = split_words(row.text).keys
    size = len(keys)
    for source in context.sources.all:
        for at in source.words.places.get(keys[0], ()) if keys else ():
            if source.words.keys[at : at + size] == keys:
                return source
    return None


def date_finding(
    row: DateExpression,
    verdict: str,
    why: str,
    source: Source | None,
    other: DateExpression | None,
    difference: str | None = None,
) -> Finding:
    return Finding(
        start=row.start, end=row.end, text=row.text, sentence=row.sentence, rule="date_comparison", kind="date", verdict=verdict,
        article=source.name if source else None, source_start=other.start if other else None, source_end=other.end if other else None,
        source_text=other.text if other else None, difference=difference, explanation=why,
    )  # fmt: skip
