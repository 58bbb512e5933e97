"""What looks like a name and is none of ours: ships, parts of laws, letters that stand for ordinary words, contests, sums of money."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analysis.extract.mentions.candidate import (
    ORGANISATION,
    PERSON,
    PLACE,
    Candidate,
    Names,
    is_capital,
    taken,
    truecased_words,
)
from analysis.language import Document
from analysis.language.gazetteer import organisations, tokenised
from analysis.language.lexicons import rows, words
from analysis.language.word_classes import frequency_ranks

VESSELS, NUMBERED = words("mentions/vessels"), words("mentions/numbered")
CONTESTS = words("mentions/events")
SHORT = range(2, 7)
"""Letters of an abbreviation of ordinary words."""


def without(document: Document, names: Names, is_one: Callable[[Document, Candidate], bool]) -> Names:
    """Leaves out the names of which it holds at one place, at all places where they stand in the same words."""
    found = {truecased_words(document, name) for name in names if is_one(document, name)}
    return [name for name in names if truecased_words(document, name) not in found] if found else names


def ships(document: Document, names: Names) -> Names:
    """The vessel [Orsa Reis]; MV [Greenwood]: a ship, wherever the article names it again."""
    return without(document, names, is_ship)


def is_ship(document: Document, name: Candidate) -> bool:
    before = document.words[name.first - 1] if name.first else ""
    prefix = before.isupper() and before.lower() in VESSELS
    return name.kind != PLACE and (
        prefix or (before.islower() and before in VESSELS and name.kind != PERSON) or sails(document, name)
    )


def sails(document: Document, name: Candidate) -> bool:
    """Whether "the vessel" stands before a name that was read as a person's: the tanker [Anna Roe]."""
    at = name.first - 2
    return name.kind == PERSON and at >= 0 and document.lower[at] in ("the", "a") and document.words[at + 1] in VESSELS


def numbered_parts(document: Document, names: Names) -> Names:
    """[Section 88], [Resolution] 2334: a part of a law or plan."""
    return [name for name in names if not is_numbered(document, name)]


def is_numbered(document: Document, name: Candidate) -> bool:
    if document.lower[name.first] not in NUMBERED or name.last - name.first > 2:
        return False
    after = document.words[name.first + 1] if name.first + 1 < len(document.words) else ""
    return after[:1].isdigit()


def abbreviations(document: Document, names: Names) -> Names:
    """non-performing loans ([NPL]), Talent Development Scheme ([TDS]): letters that stand for words which name nobody."""
    used = taken(names)
    short = {
        letters
        for letters, tokens in expansions(document)
        if used.isdisjoint(tokens) and are_ordinary(document, tokens)
    } - organisations().keys()
    return [name for name in names if name.last - name.first > 1 or document.words[name.first] not in short]


def expansions(document: Document) -> Iterator[tuple[str, range]]:
    """Letters in brackets, and the tokens before them whose first letters they are."""
    for at in range(2, len(document.words) - 1):
        letters = document.words[at]
        if (
            document.words[at - 1] == "("
            and document.words[at + 1] in (")", ";", ",")
            and letters.isupper()
            and len(letters) in SHORT
        ):
            first = start_of_spelling(document, at - 2, letters.lower())
            if first is not None:
                yield letters, range(first, at - 1)


def are_ordinary(document: Document, tokens: range) -> bool:
    """Whether the words are ones that stand in small letters elsewhere: Talent Development Scheme, but not Jan Jagran Dal."""
    parts = [part for at in tokens for part in document.lower[at].split("-") if part.isalpha()]
    return all(part in frequency_ranks() for part in parts)


def start_of_spelling(document: Document, at: int, letters: str) -> int | None:
    """The first of the tokens up to `at` that begin with these letters, one each; small words and marks between them are passed over."""
    left = letters
    while left and at >= 0:
        parts = [part[:1] for part in document.lower[at].split("-") if part]
        if "".join(parts) and left.endswith("".join(parts)):
            left = left[: -len(parts)]
            first = at
        elif document.lower[at] not in LINKS:
            return None
        at -= 1
    return None if left else first


LINKS = words("mentions/passed_over")


def laws(document: Document, names: Names) -> Names:
    """[Greenwood Pensions Act], the [Public Order] Bill: what a law is called is no body."""
    return [name for name in names if name.kind != ORGANISATION or not is_law(document, name)]


def is_law(document: Document, name: Candidate) -> bool:
    after = document.words[name.last] if name.last < len(document.words) else ""
    return document.lower[name.last - 1] in LAWS or (
        is_capital(after) and after.lower() in LAWS and name.last - name.first > 1
    )


LAWS = words("mentions/laws")


def feasts(document: Document, names: Names) -> Names:
    """[Ram Navami], [Eid]: a feast."""
    return [name for name in names if name.kind == PLACE or " ".join(truecased_words(document, name)) not in FEASTS]


FEASTS = frozenset(tokenised(name) for name in words("mentions/feasts"))


def contests(document: Document, names: Names) -> Names:
    """The [Lagos] Marathon, the [Paris] 2024 Games: what is called after a place is not the place."""
    return [name for name in names if name.kind != PLACE or not is_contest(document, name.last)]


def is_contest(document: Document, at: int) -> bool:
    """Whether a contest's word with a capital stands here, perhaps behind a year."""
    if at < len(document.words) and document.words[at].isdigit() and len(document.words[at]) == 4:
        at += 1
    return at < len(document.words) and is_capital(document.words[at]) and document.lower[at] in CONTESTS


def sums(document: Document, names: Names) -> Names:
    """4 million [US] dollars: a currency."""
    return [name for name in names if name.kind != PLACE or not is_currency(document, name)]


def is_currency(document: Document, name: Candidate) -> bool:
    last = name.last
    if last >= len(document.words) or document.lower[last] not in CURRENCIES or not name.first:
        return False
    return document.tags[name.first - 1] == "CD" or document.words[name.first - 1].isdigit()


CURRENCIES = frozenset(
    form.strip() for row in rows("language/currencies") for form in row["forms"].split(",") if form.strip().isalpha()
)
