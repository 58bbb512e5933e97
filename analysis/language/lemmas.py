"""Lemmatiser: word and Penn Treebank tag => lemma, by a list of irregular forms, then by rules of spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.language.lexicons import rows, words

DOUBLED = re.compile(r"([bdgklmnprstz])\1$")
LIKELY_E = re.compile(r"(?:[^aeiou]l|[aeiou][csvz]|[ndr]g|nc|rc|[^aeiou]at|u|(?:^|[^aeiou])[aio][kmt])$")
"""Endings of a stem, without -ed or -ing, that need a final e: forc(ed) => force, chang(ed) => change, escalat(ed) => escalate."""

VERBS = words("language/verbs")
IRREGULAR = {(form, row["pos"]): row["lemma"] for row in rows("language/irregular") for form in row["forms"].split()}
UNCHANGING_VERBS = frozenset(
    row["lemma"] for row in rows("language/irregular") if row["pos"] == "V" and row["forms"].split()[0] == row["lemma"]
)
"""Verbs whose past tense is their base form: "hit", "cut", "beat"."""


@lru_cache(maxsize=20_000)
def lemma(word: str, tag: str) -> str:
    """Word and its tag => lemma, in lower case except for proper nouns.

    >>> lemma("seized", "VBD"), lemma("cities", "NNS"), lemma("n't", "RB"), lemma("Forces", "NNPS")
    ('seize', 'city', 'not', 'Forces')
    """
    if tag.startswith("NNP"):
        return word
    low = word.lower().replace("’", "'")
    irregular = IRREGULAR.get((low, PARTS_OF_SPEECH.get(tag[:2], "")))
    if irregular is not None:
        return irregular
    rule = RULES.get(tag)
    return rule(low) if rule else "not" if low == "n't" else low


def singular(word: str) -> str:
    """Plural noun => singular: cities => city, boxes => box, forces => force, troops => troop."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz)es$", word) or (word.endswith("oes") and len(word) > 4):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not re.search(r"(?:ss|us|is)$", word) and len(word) > 2 else word


def base_of_past(word: str) -> str:
    """Regular past tense or past participle => base form: seized => seize, denied => deny, stopped => stop."""
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    return stem(word[:-2]) if word.endswith("ed") and len(word) > 3 else word


def base_of_gerund(word: str) -> str:
    """Form in -ing => base form: seizing => seize, stopping => stop, saying => say."""
    return stem(word[:-3]) if word.endswith("ing") and len(word) > 4 and re.search("[aeiouy]", word[:-3]) else word


def stem(cut: str) -> str:
    """Verb without -ed or -ing => base form: seiz => seize, stopp => stop, add => add. A verb of the lexicon is preferred."""
    undoubled = cut[:-1] if DOUBLED.search(cut) else cut
    known = next((one for one in (cut + "e", cut, undoubled) if one in VERBS), None)
    if known:
        return known
    return undoubled if undoubled != cut and cut[-1] not in "lsz" else cut + "e" if LIKELY_E.search(cut) else cut


def positive(word: str) -> str:
    """Comparative or superlative => positive: bigger => big, earliest => early, higher => high, larger => large."""
    cut = re.sub(r"(?:er|est)$", "", word)
    if cut == word or len(cut) < 3:
        return word
    if cut.endswith("i"):
        return cut[:-1] + "y"
    if DOUBLED.search(cut):
        return cut[:-1]
    return cut + "e" if cut.endswith(ENDINGS_WITH_E) else cut


ENDINGS_WITH_E = ("rg", "v", "c", "s", "at", "wid", "nc", "bl", "pl")
"""Endings of an adjective, without -er or -est, that need a final e: larg(er) => large, wid(est) => wide."""
PARTS_OF_SPEECH = {"VB": "V", "MD": "V", "NN": "N", "JJ": "J", "RB": "J"}
"""First two letters of a tag => part of speech, as in language/irregular.tsv."""
RULES = {
    "NNS": singular, "VBZ": singular, "VBD": base_of_past, "VBN": base_of_past, "VBG": base_of_gerund,
    "JJR": positive, "JJS": positive, "RBR": positive, "RBS": positive,
}  # fmt: skip
"""Tag => function from a regular form with that tag to its lemma. The -s of verbs is removed like that of nouns: denies => deny, says => say."""
