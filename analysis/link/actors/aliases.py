"""Name clustering: ordered rules that merge two spellings of one actor, each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.language.gazetteer import gazetteer_classes, peoples, states
from analysis.language.lexicons import rows, word_class, words
from analysis.link.actors.clipped_names import clipped
from analysis.link.actors.clusters import Cluster, Names, Rule, join_clusters, same_spelling, sort_by_length
from analysis.link.actors.genders import gender_of_first_name, title_gender
from analysis.link.actors.name_similarity import (
    SMALL,
    abbreviates,
    acronym_letters,
    country_of,
    last_name,
    near_skeletons,
    nickname_of,
    normalised_name,
    possible_initials,
    same_first_names,
    same_word,
    skeleton,
    transliterated,
    variants,
    within,
)
from analysis.link.actors.stated_aliases import stated_alias

BODIES = ("organisation", "place")


def cluster_names(document: Document, names: Sequence[Mention]) -> list[Cluster]:
    """Names => clusters (actors and places) in reading order: first by spelling, then by the rules in JOINS."""
    groups = by_title(document, same_spelling(names))
    known, groups = Names(document, names, groups), sort_by_length(groups)
    for rule in JOINS:
        groups = join_clusters(known, groups, rule)
    return sorted(groups, key=lambda one: one.first)


def by_title(document: Document, groups: list[Cluster]) -> list[Cluster]:
    """Split clusters of one surname with titles of both genders: "Mr. Roe", "Mrs. Roe" => two; "Roe" alone refers to the one titled last before it."""
    found = []
    for group in groups:
        alone = group.kind == "person" and len(group.words) == 1 and len(group.rows) > 1
        titles = [title_gender(document, row) for row in group.rows] if alone else []
        found += split_by(group, titles) if {"m", "f"} <= set(titles) else [group]
    return found


def split_by(group: Cluster, titles: list[str | None]) -> list[Cluster]:
    parts = {gender: Cluster(group.kind, words=group.words) for gender in ("m", "f")}
    now = next(filter(None, titles))
    for row, title in zip(group.rows, titles):
        now = title or now
        parts[now].add(row)
    return list(parts.values())


def single_candidate(found: list[Cluster]) -> Cluster | None:
    """The candidate if there is exactly one; else None."""
    return found[0] if len(found) == 1 else None


def last_before(group: Cluster, bearers: list[Cluster]) -> Cluster | None:
    """Of several bearers of a name, the one mentioned last before the group; if none was, the first one."""
    at = group.first
    return max(
        bearers,
        key=lambda one: max((row.start for row in one.rows if row.start < at), default=-one.first),
        default=None,
    )


# ------------------------------------------------------------------------------------------------------ the same words
def same_words_other_kind(names: Names, group: Cluster) -> Cluster | None:
    """Same name with two kinds: the more frequent reading wins. A city and a person of its name stay separate."""
    spelt = " ".join(group.words)
    same = [
        one
        for one in names.matches("spelling", spelt, group)
        if " ".join(one.words) == spelt and one.kind != group.kind
    ]
    more = single_candidate([one for one in same if (len(one.rows), -one.first) > (len(group.rows), -group.first)])
    return None if more is None or is_town_and_person(names, group, more) else more


def is_town_and_person(names: Names, one: Cluster, other: Cluster) -> bool:
    """True for a city and a person's surname of the same form ("Washington", with a "George Washington"), unless one is four times as frequent."""
    known = gazetteer_classes().get(one.name, "").rstrip("?") in ("city", "state")
    often = len(other.rows) >= 4 * len(one.rows)
    return (
        {one.kind, other.kind} == {"person", "place"}
        and known
        and not often
        and bool(names.matches("last", last_name(one.words), one))
    )


def same_country(names: Names, group: Cluster) -> Cluster | None:
    """Same country by ISO code: "US", "U.S." and "United States"; "Russia" and "Russian Federation"."""
    code = country_of(group.name)
    return next(iter(names.matches("country", code, group)), None) if code else None


def same_people(names: Names, group: Cluster) -> Cluster | None:
    """Plural of a people's name => its singular: "Iraqis" => "Iraqi"; "Kurds" => "Kurd"."""
    single = group.name.removesuffix("s")
    if group.kind != "people" or single == group.name or single not in peoples():
        return None
    same = [one for one in names.matches("spelling", normalised_name(single), group) if one.kind == "people"]
    return single_candidate(same)


# ------------------------------------------------------------------------------------------------------------- acronyms
def in_brackets(names: Names, group: Cluster) -> Cluster | None:
    """Acronym or full name in brackets after the other: "Iraqi Security Forces (ISF)", "ISF (Iraqi Security Forces)"."""
    for row in group.rows[:8]:
        before = names.before(row.start)
        if before is None or row.start - before.end > 80:
            continue
        between = names.document.text[before.end : row.start]
        home = names.at(before.start) if abbreviation(row, before, between) else None
        if home is not None and home is not group:
            return home
    return None


def abbreviation(row: Mention, before: Mention, between: str) -> bool:
    """True if of two names, one in brackets, one abbreviates the other, or the one in brackets is an acronym of an organisation.

    If only the start of the full name was found, the rest lies in between: "[Harbour Task Force] – North (HTF-N)"."""
    if BRACKET.fullmatch(between):
        short, long = sorted((row.text, before.text), key=len)
        bodies = "person" not in (row.kind, before.kind) and before.kind != "place" and not before.text.isupper()
        return abbreviates(short, long) or bool(bodies and acronym_letters(row.text) and " " in long)
    rest = between.rstrip("(").split()
    named = between.endswith(" (") and all(word[0].isupper() or word in DASHES or word in SMALL for word in rest)
    return named and acronym_letters(row.text).upper() in possible_initials(f"{before.text} {' '.join(rest)}")


BRACKET = re.compile(r"[’']?s?(?: [\w-]{1,14})? ?[(\[](?:or |the |aka |also ){0,2}[“\"]?")
DASHES = frozenset(("-", "–", "—"))


def acronym(names: Names, group: Cluster) -> Cluster | None:
    """Acronym => the name with these initials: "ISF" => "Iraqi Security Forces"; None if several names have them."""
    short = acronym_letters(group.name).upper()
    if not short or country_of(group.name):
        return None
    kinds = (*BODIES, group.kind) if len(short) > 2 else BODIES
    fits = [one for one in names.matches("initials", short, group) if one.kind in kinds]
    return single_candidate(fits)


# --------------------------------------------------------------------------------------------------------------- people
def reordered(names: Names, group: Cluster) -> Cluster | None:
    """Same words in another order, for persons: "Hu Shih", "Shih Hu"."""
    if group.kind != "person" or len(group.words) < 2:
        return None
    same = [
        one
        for one in names.matches("last", group.words[0], group)
        if one.kind == "person" and sorted(one.words) == sorted(group.words)
    ]
    return single_candidate(same)


def part_of_name(names: Names, group: Cluster) -> Cluster | None:
    """Subsequence of a longer person's name: "Jo Roe" => "Jo Ann Roe"; "bin Salman" => "Mohammed bin Salman"; "J. Roe" => "Jo Roe"."""
    if group.kind != "person" or len(group.words) < 2:
        return None
    end = last_name(group.words)
    longer = [
        one for word in dict.fromkeys((end, group.words[0])) for one in names.matches("word", word, group)
        if one.kind == "person" and len(one.words) > len(group.words) - (len(group.words[0]) == 1) and within(group.words, one.words)
    ]  # fmt: skip
    return single_candidate(list(dict.fromkeys(longer))) or last_before(
        group, [one for one in longer if len(group.words) > 1]
    )


def nickname(names: Names, group: Cluster) -> Cluster | None:
    """Same last name, and a variant of the first name: "Larry Roe" => "Lawrence Roe"."""
    if group.kind != "person" or len(group.words) < 2:
        return None
    same = [
        one for one in names.matches("last", last_name(group.words), group)
        if one.kind == "person" and one.words[0] != group.words[0] and nickname_of(one.words[0], group.words[0]) and len(one.words) >= len(group.words)
    ]  # fmt: skip
    return single_candidate(same)


def surname(names: Names, group: Cluster) -> Cluster | None:
    """Surname => full name: "Barker" => "Vincent Barker"; of several bearers, the one that fits the title or was mentioned last before."""
    if group.kind != "person" or len(group.words) != 1:
        return None
    bearers = names.matches("last", group.words[0], group)
    return bearer(names, group, [one for one in bearers if not is_half(group, one)] or bearers)


def is_half(group: Cluster, other: Cluster) -> bool:
    """True if the surname is only half of a double-barrelled one: "Bello" and "Quist-Bello"."""
    return "-" in other.name.split()[-1] and normalised_name(other.name.split()[-1]) != " ".join(group.words)


def surname_variant(names: Names, group: Cluster) -> Cluster | None:
    """Surname in another spelling => full name: "Suleimani" => "Qasem Soleimani"."""
    if group.kind != "person" or len(group.words) != 1 or len(group.words[0]) < 6:
        return None
    near = names.matches("last skeleton", skeleton(group.words[0]), group)
    return single_candidate(
        [one for one in near if one.kind == "person" and same_word(last_name(one.words), group.words[0])]
    )


def first_name(names: Names, group: Cluster) -> Cluster | None:
    """First name => full name: "Jared" => "Jared Roe", "Hu" => "Hu Shih". Another word of a full name only if that comes first: "Lula" => "Luiz Lula da
    Silva"."""
    if group.kind != "person" or len(group.words) != 1:
        return None
    word = group.words[0]
    return bearer(
        names,
        group,
        [one for one in names.matches("word", word, group) if one.words[0] == word or one.first < group.first],
    )


def short_first_name(names: Names, group: Cluster) -> Cluster | None:
    """Short first name => the only full name before it that fits: "Bob" => "Robert Roe"."""
    if group.kind != "person" or len(group.words) != 1:
        return None
    full = same_first_names().get(group.words[0], frozenset())
    found = [one for word in sorted(full) for one in names.matches("word", word, group)]
    return single_candidate(
        [one for one in found if one.words[0] in full and one.kind == "person" and one.first < group.first]
    )


def bearer(names: Names, group: Cluster, longer: list[Cluster]) -> Cluster | None:
    """Of several persons with a name, the one of the title's gender; else the main one, else the one mentioned last before."""
    told = next(filter(None, (title_gender(names.document, row) for row in group.rows)), None)
    people = [
        one
        for one in longer
        if one.kind == "person"
        and len(one.words) > 1
        and one.words[-1] not in word_class("actors/words", "name_suffix") - {"jr"}
    ]
    fitting = [one for one in people if told is None or (gender_of_first_name(one.name) or told) == told]
    known = [one for one in fitting if one.first < group.first and not is_named_as_relative(names, one)]
    return single_candidate(fitting) or main_one(known) or last_before(group, known or fitting)


def main_one(bearers: list[Cluster]) -> Cluster | None:
    """The bearer mentioned by full name at least three times as often as any other; None if there is none."""
    ordered = sorted(bearers, key=lambda one: -len(one.rows))
    often = len(ordered) > 1 and len(ordered[0].rows) >= 3 * len(ordered[1].rows)
    return ordered[0] if often else None


def is_named_as_relative(names: Names, one: Cluster) -> bool:
    """True for a person introduced as somebody's relative: "his brother, [Ben Roe]"."""
    at = names.document.token_at(one.first)
    return any(word in words("names/relatives") for word in names.document.lower[max(0, at - 3) : at])


# --------------------------------------------------------------------------------------------------------------- bodies
def place_of(names: Names, group: Cluster) -> Cluster | None:
    """Place name with a generic last word => the name without it: "Taipei City" => "Taipei"; "Q-West base" => "Q-West"; not "Kansas City" => "Kansas"."""
    end, short = group.words[-1:], group.words[:-1]
    if group.kind != "place" or not short or end[0] not in words("actors/place_ends"):
        return None
    same = [one for one in names.matches("spelling", " ".join(short), group) if one.kind == "place"]
    return single_candidate([one for one in same if not (end[0] in ("city", "state") and one.name in states())])


def short_form(names: Names, group: Cluster) -> Cluster | None:
    """Words from the start or end of an organisation's longer name => that name: "Harbour Union" => "International Harbour Union"; "Suffolk" =>
    "Suffolk University"."""
    if group.kind not in BODIES or not group.words or (group.kind == "place" and is_known_place(group)):
        return None
    found = dict.fromkeys(
        [*names.matches("edge", group.words[0], group), *names.matches("edge", group.words[-1], group)]
    )
    longer = [
        one for one in found
        if one.kind == "organisation" and len(one.words) > len(group.words) and is_named_before(one, group) and is_longer_body(group, one)
    ]  # fmt: skip
    return single_candidate(longer)


def is_named_before(longer: Cluster, short: Cluster) -> bool:
    """True if the longer name comes first; a headline may use the short one before it."""
    return longer.first < short.first or short.rows[0].sentence == 0


def is_longer_body(short: Cluster, longer: Cluster) -> bool:
    """True if the short name is the start or end of the longer one. An acronym may only be followed by generic words ("News", "Corp."): not "UN" => "UN
    Security Council"."""
    if not within(short.words, longer.words):
        return False
    if short.words[0] != longer.words[0] or short.words[-1] == longer.words[-1]:
        return short.words[-1] == longer.words[-1]
    return not acronym_letters(short.name) or all(
        word in words("actors/body_ends") for word in longer.words[len(short.words) :]
    )


def is_known_place(group: Cluster) -> bool:
    return group.name in gazetteer_classes() or country_of(group.name) is not None


def the_body(names: Names, group: Cluster) -> Cluster | None:
    """Definite one-word name => the last organisation before it with that word: "the Council" => "Harbour Council"."""
    if group.kind != "organisation" or len(group.words) != 1 or acronym_letters(group.name):
        return None
    at = names.document.token_at(group.first)
    if at == 0 or names.document.lower[at - 1] != "the":
        return None
    held = [
        one
        for one in names.matches("word", group.words[0], group)
        if one.kind == "organisation" and one.first < group.first
    ]
    return last_before(group, held)


# ------------------------------------------------------------------------------------------------------------- spelling
def spelling(names: Names, group: Cluster) -> Cluster | None:
    """Variant spelling: "Soleimani", "Suleimani"; or a typing error of one letter in a long word."""
    if len("".join(group.words)) < 6 or group.kind == "people" or country_of(group.name):
        return None
    near = [
        one for key in near_skeletons(tuple(group.words)) for one in names.matches("skeleton", key, group)
        if one.kind == group.kind and (len(one.rows), -one.first) > (len(group.rows), -group.first) and not country_of(one.name)
        and variants(group.words, one.words) and not two_people(group, one)
    ]  # fmt: skip
    return single_candidate(list(dict.fromkeys(near)))


def two_people(one: Cluster, other: Cluster) -> bool:
    """True if two similar names cannot be one person's: different known first names ("Maria Roe", "Mario Roe") or titles of different gender."""
    if one.words == other.words:
        return True
    if one.kind != "person" or len(one.words) < 2 or one.words[0] == other.words[0]:
        return False
    both = gender_of_first_name(one.name), gender_of_first_name(other.name)
    return None not in both and (both[0] != both[1] or transliterated(one.words[0]) != transliterated(other.words[0]))


@cache
def exonyms() -> dict[str, tuple[str, ...]]:
    """{each name of a place: all its names}: "kiev" => ("kyiv", "kiev", "kyiw")."""
    listed = [
        [normalised_name(row["name"]), *map(normalised_name, row["also"].split(", "))] for row in rows("actors/exonyms")
    ]
    return {name: tuple(all_names) for all_names in listed for name in all_names}


def exonym(names: Names, group: Cluster) -> Cluster | None:
    """Another name of the same place: "Kiev" and "Kyiv", "Bombay" and "Mumbai"."""
    same = exonyms().get(" ".join(group.words), ()) if group.kind == "place" else ()
    return next((one for name in same for one in names.matches("spelling", name, group) if one.kind == "place"), None)


JOINS: tuple[Rule, ...] = (
    same_words_other_kind,
    same_country,
    same_people,
    in_brackets,
    acronym,
    reordered,
    part_of_name,
    nickname,
    spelling,
    surname,
    surname_variant,
    first_name,
    short_first_name,
    place_of,
    short_form,
    clipped,
    the_body,
    exonym,
    stated_alias,
)
"""The rules, in order."""
