"""Datelines at the start of a paragraph, with place and date of writing: "KISUMU, Kenya — ", "Paris, May 3 (Agency) - "."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.language.gazetteer import country_codes, gazetteer_classes

MAX_DATELINE_TOKENS = 16
DASHES = frozenset(("-", "--", "—", "–", "―"))
INNER_MARKS = frozenset((",", ".", "(", ")", "/", "'", "’", "-", "|"))
"""Punctuation inside a dateline."""
INNER_WORDS = frozenset(("de", "del", "la", "and", "of", "the", "on", "near", "al", "a.m.", "p.m."))
"""Lower-case words inside a dateline: "RIO de JANEIRO", "on board the VEGA"."""
PLACE_CLASSES = frozenset(("city", "capital", "region", "state", "country"))
"""Classes of the gazetteer that a dateline can name."""


@dataclass(frozen=True)
class Opening:
    """Tokens of the whole article, with their character offsets, in which the start of a paragraph is examined."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def is_dash(self, at: int) -> bool:
        """True for a dash between words ("OSLO - Ships"); False for a hyphen inside a word ("PORT-AU-PRINCE")."""
        unspaced = self.ends[at - 1] == self.starts[at] and self.ends[at] == self.starts[at + 1]
        return self.words[at] in DASHES and not (self.words[at] == "-" and unspaced)

    def may_stand_inside(self, at: int) -> bool:
        """True for a token that can be part of a dateline: a capitalised word, a number, a mark or one of INNER_WORDS."""
        word = self.words[at]
        return word[0].isupper() or word[0].isdigit() or word in INNER_MARKS or word in INNER_WORDS

    def is_place(self, first: int, last: int) -> bool:
        """True if the tokens first:last are a place in the gazetteer; words in capitals count as capitalised: "NEW DELHI"."""
        spelt = " ".join(word if not word.isupper() else word.capitalize() for word in self.words[first:last])
        return spelt in country_codes() or (gazetteer_classes().get(spelt) or "").rstrip("?") in PLACE_CLASSES

    def town_end(self, first: int) -> int:
        """End of the first name of a dateline, before a comma, bracket, slash, colon or dash."""
        at = first
        while self.words[at] not in (",", "(", "/", "|", ":") and not (at > first and self.is_dash(at)):
            at += 1
        return at

    def dateline_end(self, first: int, last: int) -> int:
        """First token after the dateline of the sentence first:last (tokens); `first` if it has none."""
        for at in range(first + 1, min(first + MAX_DATELINE_TOKENS, last - 1)):
            if self.words[at] == ":" or self.is_dash(at):
                found = not self.words[at + 1][0].islower() and self.is_dateline(first, at, last)
                return at + 1 if found else first
            if not self.may_stand_inside(at):
                return first
        return first

    def is_dateline(self, first: int, mark: int, last: int) -> bool:
        """True if the tokens before the dash or colon at `mark` name a place in capitals, or a known place followed by a country, date or agency.

        A place name alone is no dateline if a second dash follows, which makes a parenthesis: "Moscow — Putin's home — is calm"."""
        town = self.town_end(first)
        known, in_capitals = self.is_place(first, town), self.words[first].isupper() and len(self.words[first]) > 1
        if self.words[mark] == ":":
            return known and in_capitals
        if town == mark:
            return (known or in_capitals) and not any(self.is_dash(at) for at in range(mark + 1, last - 1))
        agency_or_day = self.words[mark - 1] == ")" or self.words[mark - 1][0].isdigit()
        return in_capitals or (known and (agency_or_day or self.is_place(town + 1, mark)))
