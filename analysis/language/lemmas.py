"""Lemmatiser: word and Penn Treebank tag => lemma, by a list of irregular forms, then by spelling rules."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.language.lexicons import rows, words

DOUBLED = re.compile(r"([bdgklmnprstz])\1$")
LIKELY_E = re.compile(r"(?:[^aeiou]l|[aeiou][csvz]|[ndr]g|nc|rc|[^aeiou]at|u|(?:^|[^aeiou])[aio][kmt])$")
"""Ends of an unknown stem that take an e back: forc(ed), chang(ed), escalat(ed)."""

VERBS = words("language/verbs")
IRREGULAR = {(form, row["pos"]): row["lemma"] for row in rows("language/irregular") for form in row["forms"].split()}


@lru_cache(maxsize=20_000)
def lemma(word: str, tag: str) -> str:
    """("seized", "VBD") => "seize"; lower-cased except for proper nouns."""
    if tag.startswith("NNP"):
        return word
    low = word.lower().replace("’", "'")
    part = (
        "V"
        if tag[:1] == "V" or tag == "MD"
        else "N"
        if tag.startswith("NN")
        else "J"
        if tag[:2] in ("JJ", "RB")
        else ""
    )
    if (low, part) in IRREGULAR:
        return IRREGULAR[low, part]
    rule = RULES.get(tag)
    return rule(low) if rule else "not" if low == "n't" else low


def plural(word: str) -> str:
    """Plural noun => singular: cities => city, boxes => box, forces => force, troops => troop."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz)es$", word) or (word.endswith("oes") and len(word) > 4):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not re.search(r"(?:ss|us|is)$", word) and len(word) > 2 else word


def present(word: str) -> str:
    """Third person singular => base form: denies => deny, reaches => reach, says => say."""
    return plural(word)


def past(word: str) -> str:
    """Past tense or participle => base form: seized => seize, denied => deny, stopped => stop. Irregular forms are listed elsewhere."""
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    return stem(word[:-2]) if word.endswith("ed") and len(word) > 3 else word


def gerund(word: str) -> str:
    """Form in -ing => base form: seizing => seize, stopping => stop, saying => say."""
    return stem(word[:-3]) if word.endswith("ing") and len(word) > 4 and re.search("[aeiouy]", word[:-3]) else word


def stem(cut: str) -> str:
    """Verb without -ed or -ing => base form: seiz => seize, stopp => stop, add => add."""
    shorter = cut[:-1] if DOUBLED.search(cut) else cut
    known = [one for one in (cut + "e", cut, shorter) if one in VERBS]
    if known:
        return known[0]
    return shorter if shorter != cut and cut[-1] not in "lsz" else cut + "e" if LIKELY_E.search(cut) else cut


def comparative(word: str) -> str:
    """Comparative => positive: bigger => big, earlier => early, higher => high, larger => large."""
    cut = re.sub(r"(?:er|est)$", "", word)
    if cut == word or len(cut) < 3:
        return word
    if cut.endswith("i"):
        return cut[:-1] + "y"
    return (
        cut[:-1]
        if DOUBLED.search(cut)
        else cut + "e"
        if cut.endswith(("rg", "v", "c", "s", "at", "wid", "nc", "bl", "pl"))
        else cut
    )


RULES = {
    "NNS": plural, "VBZ": present, "VBD": past, "VBN": past, "VBG": gerund, "JJR": comparative, "JJS": comparative,
    "RBR": comparative, "RBS": comparative,
}  # fmt: skip
