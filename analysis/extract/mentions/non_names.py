"""Drops what looks like a name but is no person, body, place or people: ships, laws, holidays, contests, amounts of money, common abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extract.mentions.boundaries import POSSESSIVES
from analysis.extract.mentions.candidate import (
    ORGANISATION,
    PERSON,
    PLACE,
    Candidate,
    Names,
    is_capital,
    listed,
    taken,
    truecased_words,
)
from analysis.language import Document
from analysis.language.gazetteer import currency_codes, holidays, organisations, tokenised
from analysis.language.lemmas import lemma
from analysis.language.lexicons import rows, words
from analysis.language.word_classes import frequency_ranks

VESSELS, NUMBERED = words("mentions/vessels"), words("mentions/numbered")
CONTESTS, LAWS = words("mentions/events"), words("mentions/laws")
PASSED_OVER = words("mentions/passed_over")
HOLIDAY_NAMES = frozenset(tokenised(name) for name in words("mentions/feasts"))
CURRENCIES = frozenset(
    form.strip() for row in rows("language/currencies") for form in row["forms"].split(",") if form.strip().isalpha()
)
CURRENCY_LETTERS = frozenset(row["letters"] for row in rows("language/currency_letters") if len(row["letters"]) > 1)
"""Letters of currencies, as they stand before an amount: NKr, Sh."""
BEFORE_DIGIT = re.compile(r"\D+(?=\d)")
ABBREVIATION_LETTERS = range(2, 7)
"""Letters of an abbreviation of ordinary words."""
PLURAL_LETTERS = re.compile(r"[A-Z]{2,}s")


def drop_non_names(document: Document, names: Names) -> Names:
    """Names without those that a rule of NON_NAMES applies to, abbreviations of ordinary words, and ships, wherever they occur."""
    short = abbreviations(document, names)
    kept = [
        name
        for name in names
        if not any(rule(document, name) for rule in NON_NAMES)
        and (name.last - name.first > 1 or document.words[name.first] not in short)
    ]
    ships = {truecased_words(document, name) for name in kept if is_ship(document, name)}
    return [name for name in kept if truecased_words(document, name) not in ships] if ships else kept


def is_ship(document: Document, name: Candidate) -> bool:
    """True after a word for a vessel or a ship prefix: "the vessel [Orsa Reis]", "MV [Greenwood]"."""
    if name.kind == PLACE or not name.first:
        return False
    before = document.words[name.first - 1]
    if before.isupper():
        return before.lower() in VESSELS
    with_article = {"the", "a"} & set(document.lower[max(0, name.first - 4) : name.first - 1])
    return before in VESSELS and (name.kind != PERSON or bool(with_article))


def abbreviations(document: Document, names: Names) -> set[str]:
    """Abbreviations that the article spells out with ordinary words: "non-performing loans (NPL)", "Talent Development Scheme (TDS)" => {"NPL", "TDS"}."""
    used = taken(names)
    return {
        letters
        for letters, tokens in expansions(document)
        if letters not in organisations() and used.isdisjoint(tokens) and are_ordinary(document, tokens)
    }


def expansions(document: Document) -> Iterator[tuple[str, range]]:
    """(abbreviation in brackets, tokens before it that it abbreviates)."""
    words = document.words
    for at in (place + 1 for place, word in enumerate(words) if word == "(" and 0 < place < len(words) - 2):
        letters = words[at]
        if letters.isupper() and len(letters) in ABBREVIATION_LETTERS and words[at + 1] in (")", ";", ","):
            first = start_of_spelling(document, at - 2, letters.lower())
            if first is not None:
                yield letters, range(first, at - 1)


def start_of_spelling(document: Document, at: int, letters: str) -> int | None:
    """First of the tokens before `at` whose initials are the letters, function words and punctuation skipped; None if they are not."""
    left = letters
    while left and at >= 0:
        parts = [part[:1] for part in document.lower[at].split("-") if part]
        if parts and left.endswith("".join(parts)):
            left = left[: -len(parts)]
            first = at
        elif document.lower[at] not in PASSED_OVER:
            return None
        at -= 1
    return None if left else first


def are_ordinary(document: Document, tokens: range) -> bool:
    """True if all words are also used in lower case: "Talent Development Scheme"; False for "Jan Jagran Dal"."""
    parts = [part for at in tokens for part in document.lower[at].split("-") if part.isalpha()]
    return all(part in frequency_ranks() for part in parts)


# ------------------------------------------------------------------------------------------------ one name, rule by rule
def is_numbered(document: Document, name: Candidate) -> bool:
    """True for a numbered part of a law or plan: "[Section 88]", "[Resolution] 2334"."""
    after = document.words[name.first + 1 : name.first + 2]
    short = document.lower[name.first] in NUMBERED and name.last - name.first < 3
    return short and after != [] and after[0][0].isdigit()


def is_law(document: Document, name: Candidate) -> bool:
    """True for a law or treaty: "[Greenwood Pensions Act]", "the [Public Order] Bill"."""
    after = document.words[name.last] if name.last < len(document.words) else ""
    behind = is_capital(after) and after.lower() in LAWS and name.last - name.first > 1
    return name.kind == ORGANISATION and (document.lower[name.last - 1] in LAWS or behind)


def is_holiday(document: Document, name: Candidate) -> bool:
    """True for a holiday: "[Ram Navami]", "[Boxing Day]", "[Valentine]'s Day"."""
    at = name.last
    if name.kind != PLACE and " ".join(truecased_words(document, name)) in HOLIDAY_NAMES:
        return True
    if " ".join(document.lower[name.first : at]).replace(" 's", "'s").replace(" ’s", "'s") in holidays():
        return at - name.first > 1
    return (
        document.lower[at : at + 1] != []
        and document.lower[at] in POSSESSIVES
        and document.words[at + 1 : at + 2] in (["Day"], ["Eve"])
    )


def is_contest(document: Document, name: Candidate) -> bool:
    """True for a contest named after a place: "the [Lagos] Marathon", "the [Paris] 2024 Games", "the [Berlin Marathon]"."""
    at = name.last
    if name.kind != PERSON and name.last - name.first > 1 and document.lower[at - 1] in listed("contest_name"):
        return True
    if at < len(document.words) and document.words[at].isdigit() and len(document.words[at]) == 4:
        at += 1
    behind = at < len(document.words) and is_capital(document.words[at]) and document.lower[at] in CONTESTS
    return name.kind == PLACE and behind


def is_money(document: Document, name: Candidate) -> bool:
    """True for a currency or part of one: "[US]$4", "[NOK] 5", "[NKr350]", "4 million [US] dollars"."""
    at = name.last
    if (amount := BEFORE_DIGIT.match(document.words[at - 1])) and amount[0] in CURRENCY_LETTERS:
        return True
    if at >= len(document.words):
        return False
    if document.starts[at] == document.ends[at - 1] and document.words[at] in "$€£¥":
        return True
    if document.words[at][0].isdigit() and document.words[at - 1] in currency_codes() | CURRENCY_LETTERS:
        return True
    after_number = name.first > 0 and document.tags[name.first - 1] == "CD"
    return name.kind == PLACE and after_number and document.lower[at] in CURRENCIES


def is_plural_of_letters(document: Document, name: Candidate) -> bool:
    """True for an abbreviation in the plural: "[MSPs]", "[NGOs]"."""
    return name.last - name.first == 1 and PLURAL_LETTERS.fullmatch(document.words[name.first]) is not None


def is_common_abbreviation(document: Document, name: Candidate) -> bool:
    """True for an abbreviation of an ordinary noun phrase that news does not spell out: "[LNG]", "[GDP]"."""
    return name.last - name.first == 1 and document.words[name.first] in listed("common_abbreviation")


def is_portfolio(document: Document, name: Candidate) -> bool:
    """True for the portfolio of an office, in words that are no name by themselves: "the minister of [Public Works]"."""
    at, ranks = name.first - 2, frequency_ranks()
    office = (
        at >= 0
        and document.lower[at + 1] in ("of", "for")
        and lemma(document.words[at], document.tags[at]).lower() in listed("portfolio")
    )
    return (
        office and name.kind == ORGANISATION and all(word in ranks for word in document.lower[name.first : name.last])
    )


NON_NAMES = (
    is_common_abbreviation,
    is_numbered,
    is_law,
    is_holiday,
    is_contest,
    is_money,
    is_portfolio,
    is_plural_of_letters,
)
