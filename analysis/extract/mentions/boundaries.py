"""Where a name begins and ends: no title, no article, no verb, no ordinary word at its rim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.extract.mentions.candidate import GROUP, ORGANISATION, PERSON, PLACE, Candidate, Names, is_capital, listed
from analysis.extract.mentions.capital_runs import BODY_LAST
from analysis.extract.mentions.datelines import DASHES
from analysis.language import Document
from analysis.language.gazetteer import PLACES, currency_codes, gazetteer_classes, holidays, peoples
from analysis.language.lexicons import rows, word_class, words

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLITICS = frozenset({"'s", "’s"})
MARKS = frozenset('.,;:-–—"“”‘’()[]|')


def latin_only(document: Document, names: Names) -> Names:
    """A run of another script in brackets is no name in English: its transcription beside it is."""
    return [name for name in names if any(is_latin(word) for word in document.words[name.first : name.last])]


def drop_currencies_and_holidays(document: Document, names: Names) -> Names:
    """US$4, NOK 5, Valentine's Day: neither a currency nor a feast is a name."""
    return [name for name in names if not is_money(document, name) and not is_feast(document, name)]


def is_money(document: Document, name: Candidate) -> bool:
    """Whether the last word is a currency's code before a number, or stands tight before its sign."""
    at = name.last
    if at >= len(document.words):
        return False
    tight = document.starts[at] == document.ends[at - 1]
    return (tight and document.words[at] in "$€£¥") or (
        document.words[at - 1] in currency_codes() and document.words[at][0].isdigit()
    )


def is_feast(document: Document, name: Candidate) -> bool:
    """Whether it is a holiday, or the first words of one: Boxing Day, Valentine|'s Day."""
    at = name.last
    if " ".join(document.lower[name.first : at]).replace(" 's", "'s").replace(" ’s", "'s") in holidays():
        return at - name.first > 1
    return at + 1 < len(document.words) and document.lower[at] in CLITICS and document.words[at + 1] in ("Day", "Eve")


LETTERS = re.compile(r"[A-Z]{2,}s")


def no_plurals(document: Document, names: Names) -> Names:
    """MSPs, NGOs: several of a kind, not a name."""
    return [name for name in names if name.last - name.first > 1 or not LETTERS.fullmatch(document.words[name.first])]


def is_latin(word: str) -> bool:
    return any(letter < "\u0250" and letter.isalnum() for letter in word)


def split_at_verbs(document: Document, names: Names) -> Names:
    """[Washington believes Iran] => [Washington] believes [Iran]: no name holds a verb in small letters."""
    return [part for name in names for part in split_name(document, name, verbs(document, name), "split_at_verbs")]


def verbs(document: Document, name: Candidate) -> list[int]:
    inner = range(name.first + 1, name.last - 1)
    return [at for at in inner if document.tags[at] in FINITE and document.words[at].islower()]


def split_at_dashes(document: Document, names: Names) -> Names:
    """[VILNIUS - Lithuania] => [VILNIUS] - [Lithuania]: no name holds a dash with spaces around it."""
    return [
        part for name in names for part in split_name(document, name, leading_dashes(document, name), "split_at_dashes")
    ]


def leading_dashes(document: Document, name: Candidate) -> list[int]:
    """Dashes at the front of a sentence, with nothing in small letters before them and no body that may go on behind them."""
    front, sport = document.sentence_of(name.first).first, "sport" in document.topics
    return [
        at
        for at in range(name.first, name.last)
        if document.words[at] in DASHES
        and (sport or not any(word.islower() for word in document.words[front:at]))
        and document.lower[at - 1] not in BODY_LAST
        and is_spaced(document, at)
    ]


def is_spaced(document: Document, at: int) -> bool:
    starts, ends = document.starts, document.ends
    return 0 < at < len(starts) - 1 and ends[at - 1] < starts[at] and ends[at] < starts[at + 1]


def split_at_quotation_marks(document: Document, names: Names) -> Names:
    """[Roe ‘misled’ MPs] => [Roe] ‘misled’ [MPs]: no name runs over a quotation mark and what is said there."""
    return [
        part
        for name in names
        for part in split_name(document, name, quoted_apart(document, name), "split_at_quotation_marks")
        if is_capital(document.words[part.first]) or part is name
    ]


def quoted_apart(document: Document, name: Candidate) -> list[int]:
    """Quotation marks inside a name that holds an ordinary word in small letters behind the first of them; none in Ana “Nan” Roe."""
    inner = range(name.first + 1, name.last - 1)
    marks = [at for at in inner if document.words[at] in OPENING or document.words[at] in CLOSING]
    small = (document.words[at] for at in range(marks[0], name.last) if document.words[at].islower()) if marks else ()
    return marks if any(word not in words("mentions/particles") | listed("name_link") for word in small) else []


def split_at_small_words(document: Document, names: Names) -> Names:
    """[German company Acme] => [German] company [Acme]; [ISIL fighters] => [ISIL] fighters; [port city of Tartus] => port city of [Tartus]."""
    return [
        part
        for name in names
        for part in split_name(document, name, find_lowercased_words(document, name), "split_at_small_words")
    ]


def find_lowercased_words(document: Document, name: Candidate) -> list[int]:
    """Ordinary nouns and adjectives in small letters, but for a body's ([Kurdistan regional government])."""
    if document.lower[name.last - 1] in BODY_ENDS and is_capital(document.words[name.first]):
        return []
    inner = range(name.first, name.last)
    found = [
        at
        for at in inner
        if document.words[at].islower()
        and document.words[at].isalpha()
        and document.tags[at][:2] in ("NN", "JJ", "RB", "VB")
        and len(document.words[at]) > 3
    ]
    before = {at + 1 for at in found}
    return (
        [at for at in inner if at in found or (document.lower[at] == "of" and at in before)]
        if name.last - name.first > len(found)
        else []
    )


BODY_ENDS = frozenset({"government", "governments"})


def split_name(document: Document, name: Candidate, cuts: list[int], rule: str) -> Iterator[Candidate]:
    """The name's pieces between the cuts; a piece that is a people's name is that."""
    if not cuts:
        yield name
        return
    first = name.first
    for cut in [*cuts, name.last]:
        if cut > first:
            kind = GROUP if cut == first + 1 and document.words[first] in peoples() else name.kind
            yield replace(name, first=first, last=cut, kind=kind, rule=rule)
        first = cut + 1


def split_at_possessives(document: Document, names: Names) -> Names:
    """[Leeds's Town Hall] => [Leeds]'s [Town Hall]: what belongs to a known place is another name."""
    return [
        part
        for name in names
        for part in split_name(document, name, possessives(document, name), "split_at_possessives")
    ]


def possessives(document: Document, name: Candidate) -> list[int]:
    inner = range(name.first + 1, name.last - 1)
    return [
        at
        for at in inner
        if document.lower[at] in CLITICS
        and gazetteer_classes().get(" ".join(document.words[name.first : at]), "?")[-1] != "?"
    ]


def split_at_offices(document: Document, names: Names) -> Names:
    """[UN Special Envoy Ana Roe] => [UN] Special Envoy [Ana Roe]: a known body or country, an office, and perhaps who holds it."""
    return [part for name in names for part in around_office(document, name)]


def around_office(document: Document, name: Candidate) -> Iterator[Candidate]:
    first = next((at for at in range(name.first, name.last) if document.lower[at] in OFFICES), name.last)
    known = gazetteer_classes().get(" ".join(document.truecased[name.first : first]), "?")
    last = office_end(document, first, name.last)
    holder = last < name.last and is_capital(document.words[last])
    if OFFICE_HEADS.isdisjoint(document.lower[first:last]) or not (known[-1] != "?" if first > name.first else holder):
        yield name
        return
    if document.lower[name.last - 1] in BODY_LAST and last < name.last:
        yield name
        return
    if first > name.first:
        yield replace(
            name, last=first, kind=PLACE if known in PLACES - {"town"} else ORGANISATION, rule="split_at_offices"
        )
    if holder:
        yield replace(name, first=last, kind=PERSON, rule="split_at_offices")


def office_end(document: Document, first: int, limit: int) -> int:
    """Where the words of an office end: Former Secretary of State | Ana Roe, Deputy Prime Minister | Ana Roe."""
    last = first
    while last < limit:
        if document.lower[last] in OFFICES or document.lower[last] in TITLES:
            last += 1
        elif last > first and document.lower[last : last + 2] in (["of", "state"], ["of", "staff"]):
            last += 2
        else:
            break
    return min(last, limit)


OFFICES = words("mentions/offices")
OFFICE_HEADS = frozenset(row["word"] for row in rows("mentions/offices") if row["part"] == "head")


def split_at_prepositions(document: Document, names: Names) -> Names:
    """[Ana Roe for Acme Australia] => [Ana Roe] for [Acme Australia]: a first name opens no name that holds one of these words."""
    return [
        part
        for name in names
        for part in split_name(document, name, prepositions(document, name), "split_at_prepositions")
    ]


def prepositions(document: Document, name: Candidate) -> list[int]:
    if document.lower[name.first] not in words("names/first_names"):
        return []
    return [at for at in range(name.first + 2, name.last - 1) if document.words[at] in listed("preposition")]


def places_before_people(document: Document, names: Names) -> Names:
    """[Middle East Ana Roe] => [Middle East] [Ana Roe]: a known place, then a first name and more."""
    return [part for name in names for part in place_and_person(document, name)]


MAX_PLACE_WORDS = 6
"""Words of a place in front of a person, at most: a run of capitals without an end is no name."""


def place_and_person(document: Document, name: Candidate) -> Iterator[Candidate]:
    for cut in range(name.first + 1, min(name.last - 1, name.first + MAX_PLACE_WORDS)):
        place = " ".join(document.words[name.first : cut])
        if (
            document.lower[cut] in words("names/first_names")
            and gazetteer_classes().get(place) in PLACES - {"town"}
            and len(place) > 3
        ):
            yield replace(name, last=cut, kind=PLACE, rule="places_before_people")
            yield replace(name, first=cut, kind=PERSON, rule="places_before_people")
            return
    yield name


def trim(document: Document, names: Names) -> Names:
    """[Gen. Ana Roe] => Gen. [Ana Roe]; [the Senate] => the [Senate]; [Iraq's] => [Iraq]'s."""
    return [one for one in (trim_name(document, name) for name in names) if one.first < one.last]


def trim_name(document: Document, name: Candidate) -> Candidate:
    first, last = name.first, name.last
    front = TITLES if name.kind == PERSON else word_class("language/function_words", "article")
    if last - first > 2 and document.words[first] in listed("prefix") and document.words[first + 1] == "-":
        first += 2
    while (
        first + 1 < last
        and not is_town(document, first, last)
        and (
            document.lower[first] in front
            or document.words[first] in MARKS
            or (not has_letter(document.words[first]) and not document.words[first][0].isdigit())
        )
    ):
        first += 1
    if document.lower[first] in word_class(
        "mentions/words", "name_link"
    ):  # Duke of Leeds: the office is all the name there is
        first = name.first
    while (
        last > first + 1
        and (is_tail(document, last - 1) or (name.kind == PERSON and document.words[last - 1] in HONOURS))
        and not is_listed_name(document, first, last)
    ):
        last -= 1
    return name if (first, last) == (name.first, name.last) else replace(name, first=first, last=last, rule="trim")


def is_town(document: Document, first: int, last: int) -> bool:
    """[The Hague] keeps its article."""
    return document.lower[first] == "the" and gazetteer_classes().get(
        " ".join(document.truecased[first:last]), ""
    ).startswith(("city", "town"))


def is_listed_name(document: Document, first: int, last: int) -> bool:
    """A listed name may end with what others lose: [Moody's]."""
    return " ".join(document.truecased[first:last]) in gazetteer_classes()


def is_tail(document: Document, at: int) -> bool:
    """A possessive, a mark, or the word of a document: [Security Council] Resolution 2254."""
    word = document.lower[at]
    return (
        word in CLITICS
        or word in MARKS
        or word in listed("paper")
        or (word.isdigit() and document.lower[at - 1] in listed("paper"))
    )


HONOURS = frozenset({"QC", "KC", "MP", "MEP", "MSP", "TD", "OBE", "CBE", "MBE", "PhD", "MD", "Esq."})


def has_letter(word: str) -> bool:
    return any(letter.isalpha() for letter in word)


TITLES = words("names/titles") | word_class("language/function_words", "article")


def join_particles(document: Document, names: Names) -> Names:
    """[Omar] bin [Roe] => [Omar bin Roe]; al-[Tarvek] => [al-Tarvek]: particles are part of the name."""
    found: Names = []
    for name in names:
        first = with_particles(document, name)
        if (found and found[-1].last > first) or (
            found and found[-1].last == first < name.first and {found[-1].kind, name.kind} == {PERSON}
        ):
            found[-1] = replace(found[-1], last=name.last, rule="join_particles")
        else:
            found.append(
                name
                if first == name.first or not joins_alone(document, first)
                else replace(name, first=first, rule="join_particles")
            )
    return found


def with_particles(document: Document, name: Candidate) -> int:
    """The first of the particles that lead up to the name; the name's own first token where none does."""
    at = name.first
    while at > document.sentence_of(name.first).first and (
        document.lower[at - 1] in PARTICLES
        or (document.words[at - 1] == "-" and at > 1 and document.lower[at - 2] in listed("name_particle"))
    ):
        at -= 1
    return at


def joins_alone(document: Document, first: int) -> bool:
    """Whether particles belong to a name even with nothing before them: al-Tarvek, bin Roe, but not "la"."""
    return document.lower[first] in listed("name_particle")


PARTICLES = words("mentions/particles")


def nicknames(document: Document, names: Names) -> Names:
    """Ana "Nan" Roe is one name: a first name, a nickname between marks, and the rest."""
    starts = {name.first: name for name in names if name.kind == PERSON}
    joined: dict[int, int] = {}
    for name in names:
        at = name.last
        if name.kind != PERSON:
            continue
        if (
            at < len(document.words) - 1
            and document.words[at] in OPENING
            and at + 3 < len(document.words)
            and document.words[at + 2] in CLOSING
            and is_capital(document.words[at + 1])
        ):
            at += 3
        elif (
            document.words[at - 2] in OPENING
            and at < len(document.words)
            and document.words[at] in CLOSING
            and is_capital(document.words[at - 1])
        ):
            at += 1
        else:
            continue
        if (
            at < len(document.words)
            and is_capital(document.words[at])
            and document.sentence_of(at) is document.sentence_of(name.first)
        ):
            joined[name.first] = starts[at].last if at in starts else at + 1
    covered = {at for first, last in joined.items() for at in range(first + 1, last)}
    return [replace(name, last=joined[name.first], rule="nicknames") if name.first in joined else name
            for name in names if name.first not in covered]  # fmt: skip


OPENING, CLOSING = frozenset("\"“‘'"), frozenset("\"”’'")
