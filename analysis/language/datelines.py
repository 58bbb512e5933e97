"""Datelines before a paragraph, with place and date of writing: "KISUMU, Kenya — ", "Paris, May 3 (Agency) - "."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.language.gazetteer import country_codes, gazetteer_classes

MAX_DATELINE_TOKENS = 16
DASHES = frozenset(("-", "--", "—", "–", "―"))
INNER_MARKS = frozenset((",", ".", "(", ")", "/", "'", "’", "-", "|"))
"""Marks between the words of a dateline."""
INNER_WORDS = frozenset(("de", "del", "la", "and", "of", "the", "on", "near", "al", "a.m.", "p.m."))
"""Words in lower case within a dateline: RIO de JANEIRO, on board the VEGA."""
CITIES = frozenset(("city", "capital", "region", "state", "country"))


@dataclass(frozen=True)
class Opening:
    """Start of a paragraph: its tokens with their offsets."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def is_dash(self, at: int) -> bool:
        """True for a dash between words ("OSLO - Ships"); False for a hyphen inside a word ("PORT-AU-PRINCE")."""
        glued = self.ends[at - 1] == self.starts[at] and self.ends[at] == self.starts[at + 1]
        return self.words[at] in DASHES and not (self.words[at] == "-" and glued)

    def may_stand_inside(self, at: int) -> bool:
        word = self.words[at]
        return word[0].isupper() or word[0].isdigit() or word in INNER_MARKS or word in INNER_WORDS

    def is_place(self, first: int, last: int) -> bool:
        """True if the gazetteer has the tokens first:last as a place, in any letter case: "NEW DELHI"."""
        spelt = " ".join(word if not word.isupper() else word.capitalize() for word in self.words[first:last])
        return spelt in country_codes() or (gazetteer_classes().get(spelt) or "").rstrip("?") in CITIES

    def town_end(self, first: int) -> int:
        """End of the first name in the dateline: at a comma, bracket, slash or dash."""
        at = first
        while self.words[at] not in (",", "(", "/", "|", ":") and not (at > first and self.is_dash(at)):
            at += 1
        return at

    def dateline_end(self, first: int, last: int) -> int:
        """First token after the dateline of the sentence first:last; `first` if it has none."""
        for at in range(first + 1, min(first + MAX_DATELINE_TOKENS, last - 1)):
            if self.words[at] == ":" or self.is_dash(at):
                found = not self.words[at + 1][0].islower() and self.is_dateline(first, at, last)
                return at + 1 if found else first
            if not self.may_stand_inside(at):
                return first
        return first

    def is_dateline(self, first: int, mark: int, last: int) -> bool:
        """True if the tokens before the dash or colon at `mark` name a place in capitals, or a gazetteer place with country, date or agency.

        A town alone must not be the start of a parenthesis: "Moscow — Putin's home — is calm"."""
        town = self.town_end(first)
        known, loud = self.is_place(first, town), self.words[first].isupper() and len(self.words[first]) > 1
        if self.words[mark] == ":":
            return known and loud
        if town == mark:
            return (known or loud) and not any(self.is_dash(at) for at in range(mark + 1, last - 1))
        agency_or_day = self.words[mark - 1] == ")" or self.words[mark - 1][0].isdigit()
        return loud or (known and (agency_or_day or self.is_place(town + 1, mark)))
