"""Language of a text, by its script and its most common function words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from analysis.reading.names import lines_of_table

LETTERS = re.compile(r"[^\W\d_]+")
SCRIPTS = {
    "ARABIC": "ar", "HEBREW": "he", "CYRILLIC": "ru", "GREEK": "el", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko",
    "CJK": "zh", "DEVANAGARI": "hi", "BENGALI": "bn", "THAI": "th", "ARMENIAN": "hy", "GEORGIAN": "ka", "TAMIL": "ta", "ETHIOPIC": "am",
}  # fmt: skip
"""First word of a letter's Unicode name (its script) => the language that most texts in this script are in."""
LOOKED_AT, FEWEST = 20_000, 12
"""Characters of a text that are examined; fewest words of a text whose language can be told."""


@cache
def small_words() -> dict[str, tuple[str, frozenset[str]]]:
    """{language code: (name, function words)} of each line of languages.tsv."""
    return {row["code"]: (row["language"], frozenset(row["words"].split())) for row in lines_of_table("languages")}


def language_of(text: str) -> str | None:
    """ "Le ministre a dit que les troupes …" => "fr"; None if the text is too short or fits no language."""
    words = LETTERS.findall(text[:LOOKED_AT].lower())
    script = script_language("".join(words))
    if script:
        return script
    counts = Counter(words)
    shares = {
        code: sum(counts[word] for word in known) / max(1, len(words)) for code, (_, known) in small_words().items()
    }
    best = max(shares, key=lambda code: shares[code])
    return best if len(words) >= FEWEST and shares[best] >= 0.1 else None


def script_language(letters: str) -> str | None:
    """Language of the script that most letters belong to; None for Latin script. Kana distinguish Japanese from Chinese."""
    found = Counter[str | None]()
    for letter, times in Counter(letters[:2000]).items():
        found[SCRIPTS.get(unicodedata.name(letter, "?").split(" ")[0].split("-")[0])] += times
    if not found or found[None] * 2 > sum(found.values()):
        return None
    del found[None]
    return "ja" if found["ja"] else found.most_common(1)[0][0]


def language_name(code: str) -> str:
    return small_words().get(code, (code, frozenset()))[0]
