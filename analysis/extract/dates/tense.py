"""Where the tense of its clause puts an expression of time: in the past, in the future, or it does not tell."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from analysis.extract.dates.grammar import values
from analysis.language import Document
from analysis.language.clauses import Clause
from analysis.language.lemmas import lemma
from analysis.language.lexicons import word_class

listed = partial(word_class, "dates/tense")
"""Class of dates/tense.tsv => its words."""


def tense_direction(document: Document, first: int, last: int) -> tuple[str, bool]:
    """Tokens first:last of the expression => (past, future or present, whether it belongs to the verb itself).

    "will meet on Friday" => future, True; "Wednesday's ruling" => past, False; "planned to leave on Thursday" => future, True.
    """
    clause = document.clauses.at(first)
    if clause is None:
        return "present", False
    before = document.lower[first - 1] if first else ""
    attributive = modifies_noun(document, last) or is_inside_noun_phrase(document, first, last)
    firm = not attributive or (clause.subject is not None and clause.subject.first == last)
    if firm and before in ("as", "than") and document.lower[max(0, first - 3) : first - 1] in EXPECTED:
        return "future", True
    if is_deadline_or_start(document, clause, before):
        return "future", True
    if first == clause.verb.last and not clause.passive and ends_there(document, first, last):
        return "past", True
    found = tense_of(document, clause, 0)
    if (
        not firm
        and found != "past"
        and (is_before_appointment(document, first, last) or is_scheduled(document, last, found))
    ):
        return "future", True
    if found == "present" and firm and is_still_to_come(document, clause, first):
        return "future", True
    if found == "past" and is_future_of_past(document, clause):
        return "future", True
    if not firm and found == "future":
        return "present", False
    months = before in ("in", "from") and document.lower[first].rstrip(".") in values("month")
    if (
        found == "present"
        and firm
        and (before == "by" or ((before == "on" or months) and is_timetabled(document, clause, first)))
    ):
        return "future", True
    return found, firm


def is_deadline_or_start(document: Document, clause: Clause, before: str) -> bool:
    """True for a date whose preposition puts it ahead: "have until [Friday]", "to pay by [Friday]", "starting [Friday]", "declared a curfew from
    [Friday]"."""
    if before == "by":
        ahead = clause.kind == "infinitive" or is_warned_of(document, clause)
    else:
        ahead = before == "from" and document.lemmas[clause.verb.head] in listed("decree")
    return ahead or before in listed("from then on") or is_end_point(document, clause, before)


def is_end_point(document: Document, clause: Clause, before: str) -> bool:
    """True if a verb of the clause, or of the one above, sets the date as a deadline: "have until [Friday] to pay"; False for a past perfect, which
    looks back: "had been moved by [Friday]"."""
    if "had" in document.lower[clause.verb.first : clause.verb.last - 1]:
        return False
    near = (one for one in (clause, document.clauses.above(clause)) if one is not None)
    return before in word_class("dates/context", "end point") and any(
        document.lemmas[one.verb.head] in listed("until") for one in near
    )


def is_warned_of(document: Document, clause: Clause) -> bool:
    """True for a simple past in the content of a warning or forecast, which lies ahead: "warned that millions [faced] famine by June"; False for "had
    faced"."""
    above = document.clauses.above(clause)
    simple = clause.verb.last - clause.verb.first == 1
    return (
        simple
        and clause.kind == "content"
        and above is not None
        and document.lemmas[above.verb.head] in listed("warning")
    )


def is_before_appointment(document: Document, first: int, last: int) -> bool:
    """True for the day of an event that lies ahead: "ahead of [Saturday]'s arrival", "before [Saturday]'s runoff"; False for "before [Saturday]'s losses"."""
    words = document.lower[max(0, first - 2) : first]
    return words in (["ahead", "of"], ["prior", "to"], ["up", "to"]) or (
        words[-1:] == ["before"] and names_appointment(document, last)
    )


def is_scheduled(document: Document, last: int, found: str) -> bool:
    """True for the day of a scheduled event in a future clause: "will sway [Saturday]'s second runoff"."""
    return found == "future" and names_appointment(document, last)


def names_appointment(document: Document, last: int) -> bool:
    """Whether the noun phrase that goes on behind a date names what is held on a day set for it."""
    end = last
    while end < min(len(document.tags), last + MAX_DAY_TOKENS) and document.tags[end] in INSIDE_NOUN_PHRASE:
        end += 1
    return document.lemmas[end - 1] in listed("scheduled")


INSIDE_NOUN_PHRASE = frozenset(("POS", "JJ", "CD", "HYPH", "NNP", "NNPS", "NN", "NNS"))


def is_still_to_come(document: Document, clause: Clause, first: int) -> bool:
    """True for a present tense in a subordinate clause with its day after the verb: "before we vote on [Friday]", "which opens [Friday]"."""
    if document.tags[clause.verb.first] not in ("VBZ", "VBP") or not 0 <= first - clause.verb.last <= MAX_DAY_TOKENS:
        return False
    if document.lower[first].rstrip(".") not in values("weekday"):
        return False
    marked = clause.marker >= 0 and document.lower[clause.marker] in listed("ahead_marker")
    by_then = document.lower[max(0, clause.verb.first - MAX_SUBJECT_TOKENS) : clause.verb.first]
    timetabled = clause.kind == "relative" and is_timetabled(document, clause, first)
    return marked or timetabled or any(pair == ("the", "time") for pair in pairwise(by_then))


MAX_SUBJECT_TOKENS = 8
"""Tokens between "by the time" and the verb, at most."""


def is_future_of_past(document: Document, clause: Clause) -> bool:
    """It would be paid when banks | opened | on Friday: a past tense that a "would" makes one of days ahead."""
    above = document.clauses.above(clause)
    if above is None or clause.kind != "adverbial" or clause.marker < 0:
        return False
    verbs = document.lower[above.verb.first : above.verb.last]
    return (
        document.lower[clause.marker] in word_class("dates/context", "conjunction of time")
        and "would" in verbs
        and "have" not in verbs
    )


def is_timetabled(document: Document, clause: Clause, first: int) -> bool:
    """The trial continues on Monday, she appears in court on Friday: a present that tells of a day ahead; not: she says on Monday."""
    verb = clause.verb
    plain = (
        document.tags[verb.first] in ("VBZ", "VBP")
        and verb.last - verb.first == 1
        and first - verb.last <= MAX_DAY_TOKENS
    )
    return plain and document.lemmas[verb.head] not in listed("present")


def ends_there(document: Document, first: int, last: int) -> bool:
    """Nothing follows that the verb could be about: rain was likely, they predicted [Wednesday]."""
    if document.tags[first - 1] not in ("VBD", "VBN"):
        return False
    return last >= len(document.lower) or document.lower[last] in (".", ",", ";", "''", "”", '"', "that")


EXPECTED = (["as", "early"], ["as", "soon"], ["no", "later"], ["as", "late"])


def modifies_noun(document: Document, last: int) -> bool:
    """Wednesday|'s ruling, Thursday morning| prayers: what the date is said of is a noun."""
    return last < len(document.tags) and document.tags[last] in ("POS", "NN", "NNS")


def is_inside_noun_phrase(document: Document, first: int, last: int) -> bool:
    """True between an article and an adjective or name: "the [Nov. 8] parliamentary election"."""
    if (
        not first
        or document.tags[first - 1] not in ("DT", "PRP$")
        or document.lower[first] in word_class("dates/context", "relative day")
    ):
        return False
    return document.tags[last : last + 1] in (["JJ"], ["NNP"])


def tense_of(document: Document, clause: Clause, depth: int) -> str:
    """Tense of a clause; of an infinitive or participle that of what it hangs on, unless that looks ahead (plan, expect)."""
    above = document.clauses.above(clause)
    if clause.joined >= 0 and depth < 4:
        return tense_of(document, document.clauses.all[clause.joined], depth + 1)
    if clause.kind == "infinitive":
        if "have" in document.lower[clause.verb.first : clause.verb.last - 1]:
            return "past"  # seems to have left
        if is_appointed(document, clause):
            return "future"
        if looks_ahead(document, clause, above):
            return "future"
        if above is not None and "had" in document.lower[above.verb.first : above.verb.last]:
            return "past"
        told = tense_of(document, above, depth + 1) if above is not None and depth < 4 else "present"
        return "past" if told == "past" else "future"
    if clause.kind == "participle":
        lemma_of_verb = document.lemmas[clause.verb.head]
        if lemma_of_verb in listed("ahead") and lemma_of_verb not in listed("act"):
            return "future"
        if clause.passive:
            return "past"
        return tense_of(document, above, depth + 1) if above is not None and depth < 4 else "present"
    if clause.kind == "content" and is_backshifted_can(document, clause):
        return "future"
    return tense_of_group(document, clause)


def is_backshifted_can(document: Document, clause: Clause) -> bool:
    """True for "could" with an infinitive in what somebody said: "said talks [could resume] on Thursday"; False for "could have resumed"."""
    verbs = document.lower[clause.verb.first : clause.verb.last]
    return "could" in verbs and "have" not in verbs


def is_appointed(document: Document, clause: Clause) -> bool:
    """True for a passive infinitive that modifies a noun or stands behind a comma: "a session [to be held] on Friday"; False for one of purpose: "came
    to be treated"."""
    relation, before = document.syntax.relations[clause.verb.head], document.words[clause.verb.first - 1]
    return (
        clause.passive
        and clause.verb.first > 0
        and (relation in ("acl", "relcl") or (relation == "advcl" and before == ","))
    )


def looks_ahead(document: Document, clause: Clause, above: Clause | None) -> bool:
    """True for an infinitive under a verb of planning ("planned [to leave]", "is due [to speak]"); False if the plan failed ("had been scheduled [to end]")."""
    if above is None or "had" in document.lower[above.verb.first : above.verb.last]:
        return False
    before = document.lemmas[clause.verb.first - 1] if clause.verb.first else ""
    return (
        before in listed("ahead")
        or before in listed("ahead_noun")
        or document.lemmas[above.verb.head] in listed("ahead")
    )


MAX_DAY_TOKENS = 5
"""Tokens between such a verb and its day, at most: a day further on belongs to a noun."""


def is_ahead_of_present(document: Document, clause: Clause) -> bool:
    """Prices could climb when the ports | shut |; not: climbed after attacks | shut | the port."""
    above = document.clauses.above(clause)
    marked = clause.marker >= 0 and document.lower[clause.marker] in listed("ahead_marker")
    return marked and (above is None or tense_of_group(document, above) != "past")


def is_past_form(document: Document, token: int) -> bool:
    """True for a form that is past whatever its tag ("rose", "met"), or whose past equals its present ("shut", "hit")."""
    low = document.lower[token]
    if document.tags[token] not in ("VBZ", "VBP"):
        return False
    return low in listed("unchanged in past") or (not low.endswith(("ed", "s")) and lemma(low, "VBD") != low)


IS = frozenset(("is", "are", "'s", "’s", "am", "'re", "’re", "was", "were"))


def gives_amount(document: Document, clause: Clause) -> bool:
    """True for a past forecast of an amount, whose month is that of the forecast: "It [forecast $4.90 a share] in July"; False for "forecast rain"."""
    last, past = clause.verb.last, document.tags[clause.verb.head] in ("VBD", "VBN") and not clause.passive
    return past and not {"$", "%"}.isdisjoint(document.words[last : last + 3])


def tense_of_group(document: Document, clause: Clause) -> str:
    """will leave, is expected => future; left, has left, could have left => past; leaves => future, says and is => present."""
    verb = clause.verb
    inside = range(verb.first, verb.last)
    tags, low, word = (
        [document.tags[i] for i in inside],
        {document.lower[i] for i in inside},
        document.lemmas[verb.head],
    )
    if "TO" in tags and low & IS:
        return "future"
    if low & listed("will"):
        return "past" if "have" in low and "VBN" in tags else "future"
    if "MD" in tags:
        return "past" if "have" in low else "future" if low & listed("may") else "present"
    if word == "be" and set(document.lemmas[verb.last : verb.last + 2]) & listed("due"):
        return "present" if "had" in low else "future"
    if clause.passive and word in listed("act") and document.lower[verb.last : verb.last + 1] not in (["to"], ["for"]):
        return "past"  # a truce was agreed in February
    if (clause.passive and word in listed("ahead")) or (
        word in listed("appoint") and not gives_amount(document, clause)
    ):
        return "present" if "had" in low else "future"
    if "VBD" in tags or ({"has", "have", "'ve", "’ve"} & low and "VBN" in tags):
        return "future" if (word == "go" and "to" in low) or (word in listed("ahead") and "VBG" in tags) else "past"
    if "VBG" in tags and {"is", "are", "'s", "’s", "'re", "’re", "am"} & low:
        return "future"
    if "VBZ" in tags or "VBP" in tags:
        if is_past_form(document, verb.head) and not is_ahead_of_present(document, clause):
            return "past"
        return "future" if word in listed("timetable") else "present"
    return "past" if tags == ["VBN"] else "present"
