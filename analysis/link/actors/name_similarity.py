"""Similarity of two names by their letters: shared words, initials, variant spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from analysis.language.gazetteer import country_codes
from analysis.language.lexicons import rows, word_class, words

SMALL = {"of", "the", "and", "for", "in", "on", "to", "de", "la", "al", "&"}
"""Words of a name that its initials may leave out."""
MAX_ABBREVIATION_CHARACTERS = 12


@lru_cache(maxsize=5_000)
def normalised_name(name: str) -> str:
    """Name without case, accents, dots, hyphens and leading article: "al-Qaim", "Al-Qaim" => "al qaim"."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    letters = re.sub(r"[’'`.]", "", re.sub(r"[’']s\b", "", name.lower())).replace("ı", "i")
    return " ".join(re.sub(r"[^\w]+", " ", letters).split()).removeprefix("the ")


def name_parts(name: str) -> list[str]:
    return normalised_name(name).split()


def last_name(name: Sequence[str]) -> str:
    """Words of a name => the surname: ["martin", "king", "jr"] => "king"."""
    return next((word for word in reversed(name) if word not in word_class("actors/words", "name_suffix")), "")


# ------------------------------------------------------------------------------------------------------------ countries
@cache
def country_names() -> dict[str, str]:
    """Names of countries missing from the gazetteer: {"Russian Federation": "RU", …}."""
    return {row["name"]: row["country"] for row in rows("actors/countries")}


@lru_cache(maxsize=5_000)
def country_of(name: str) -> str | None:
    """Name of a country => ISO 3166 alpha-2: "U.S." => "US", "the Russian Federation" => "RU", "Baghdad" => None."""
    name = name.removeprefix("the ").removeprefix("The ")
    return country_codes().get(name) or country_names().get(name)


# --------------------------------------------------------------------------------------------------------- short and long
def within(short: Sequence[str], longer: Sequence[str]) -> bool:
    """True if the words occur in the longer name in this order; an initial matches a word: ["j", "roe"] in ["jo", "roe"]."""
    rest = iter(longer)
    return all(any(word == other or (len(word) == 1 and other[0] == word) for other in rest) for word in short)


def acronym_letters(name: str) -> str:
    """Letters of an acronym: "U.N." => "UN", "CJTF-OIR" => "CJTFOIR"; "" for any other name."""
    letters = name if name.isalnum() else re.sub(r"[^\w]", "", name)
    capitals = sum(c.isupper() for c in letters)
    return letters if 2 <= len(letters) <= MAX_ABBREVIATION_CHARACTERS and capitals * 2 > len(letters) else ""


@lru_cache(maxsize=5_000)
def possible_initials(name: str) -> frozenset[str]:
    """Acronyms that a name can have: "Iraqi Security Forces" => {"ISF"}; "Department of State" => {"DOS", "DS"}; "LibriVox" => {"LV"}."""
    found = [word for word in re.split(r"[^\w’']+", name) if word]
    if len(found) < 2:
        inner = "".join(c for c in name if c.isupper())
        return (
            frozenset([inner])
            if len(inner) > 1 and inner != name and name.isalpha() and name[0].isupper()
            else frozenset()
        )
    big = [word for word in found if word.lower() not in SMALL] or found
    whole = "".join(word if word.isupper() and 1 < len(word) < 6 else word[0] for word in big)
    return frozenset({"".join(w[0] for w in found).upper(), "".join(w[0] for w in big).upper(), whole.upper()})


def abbreviates(short: str, name: str) -> bool:
    """True if the letters occur in the name in this order, starting with its first: "Q-West", "Qayyarah Airfield West"."""
    letters, spelt = re.sub(r"\W", "", short).lower(), normalised_name(name).replace(" ", "")
    rest = iter(spelt)
    return 2 <= len(letters) < len(spelt) and letters[0] == spelt[0] and all(c in rest for c in letters)


# ------------------------------------------------------------------------------------------------------------- variants
TRANSLITERATED = (("kh", "k"), ("gh", "g"), ("ph", "f"), ("dh", "d"), ("ou", "u"), ("oo", "u"), ("ks", "x"), ("tz", "ts"), ("ck", "k"), ("iy", "i"),
                  ("yy", "i"), ("q", "k"), ("g", "k"), ("c", "k"), ("y", "i"), ("j", "i"), ("w", "v"), ("o", "u"), ("z", "s"), ("ei", "ai"), ("e", "a"))  # fmt: skip
"""Letters that stand for each other where a name comes from another script, in the order in which they are replaced."""
DOUBLED = re.compile(r"(.)\1+")
VOWELS = re.compile(r"[aeiouh]+")


@lru_cache(maxsize=5_000)
def transliterated(word: str) -> str:
    """Key that is equal for transliterations of a word: suleimani, soleimani => sulaimani; kadafi, qaddafi, gaddafi => kadafi."""
    word = word.removeprefix("el ") if word.startswith("el ") else word
    for letters, other in TRANSLITERATED:
        word = word.replace(letters, other)
    return DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=5_000)
def skeleton(word: str) -> str:
    """Consonants of a word, with an initial vowel: soleimani => slmn."""
    word = transliterated(word)
    return word[:1] + VOWELS.sub("", word[1:])


@lru_cache(maxsize=5_000)
def near_skeletons(name: tuple[str, ...]) -> frozenset[str]:
    """Consonant skeleton of a name, and the same with each consonant left out: names that differ by one letter share one."""
    whole = " ".join(map(skeleton, name))
    cut = {whole[:at] + whole[at + 1 :] for at in range(1, len(whole))} if len(whole) <= 40 else set[str]()
    return frozenset({whole, *cut})


def variants(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if two names are equal word by word except for one word in variant spelling; numbers must be equal."""
    return (
        len(one) == len(other)
        and not any(c.isdigit() for a, b in zip(one, other) if a != b for c in a + b)
        and sum(a != b and transliterated(a) != transliterated(b) for a, b in zip(one, other)) <= 1
        and all(same_word(a, b) for a, b in zip(one, other))
    )


def same_word(one: str, other: str) -> bool:
    """True for two spellings of a word ("muhammad", "mohammed"), or a typing error of one letter in a word of six or more."""
    if one == other or {one, other} <= word_class("actors/words", "arabic_article"):
        return True
    short = min(len(one), len(other))
    if transliterated(one) == transliterated(other):
        return short >= 4
    if (
        short < 6
        or one[0] != other[0]
        or one.rstrip("s") == other.rstrip("s")
        or {one, other} & words("names/organisation_words")
    ):
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=2) <= (2 if skeleton(one) == skeleton(other) else 1)


@cache
def same_first_names() -> dict[str, frozenset[str]]:
    """{variant of a first name: full forms}: "larry" => {"lawrence"}."""
    found: dict[str, frozenset[str]] = {}
    for row in rows("actors/nicknames"):
        found[row["name"]] = found.get(row["name"], frozenset()) | frozenset(row["of"].split(", "))
    return found


def nickname_of(one: str, other: str) -> bool:
    """True if one first name is a variant of the other or both of a third: larry, lawrence; bob, robbie."""
    names = same_first_names()
    return bool((names.get(one, frozenset()) | {one}) & (names.get(other, frozenset()) | {other}))
