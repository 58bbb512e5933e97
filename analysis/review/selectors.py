"""W3C selectors: identify a span by position and by its words, so that it can be found again in a changed text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

CONTEXT_CHARACTERS = 32
"""Characters before and after the words that are stored with them."""
MIN_SIDE_CHARACTERS, MIN_BOTH_CHARACTERS = 5, 12
"""Fewest characters of context that must agree on each side of the words, and on both sides together (all, if there are fewer)."""
MIN_AGREEING_CHARACTERS = 12
"""Fewest characters of the words and their context that must agree."""


def selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """Span of a text => its TextPositionSelector and TextQuoteSelector (https://www.w3.org/TR/annotation-model/)."""
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - CONTEXT_CHARACTERS) : start],
            "suffix": text[end : end + CONTEXT_CHARACTERS],
        },
    ]


def locate(text: str, target: Sequence[Mapping[str, Any]]) -> tuple[int, int] | None:
    """Selectors => span (start, end) of their words in a text that may have changed since; None if they are no longer there.

    The context directly before and after the words must be the same as before: equal words in another context are not taken. Among several places
    the one whose context agrees best is taken, then the one nearest to the old position.
    """
    position, quote = by_type(target)
    exact, old = str(quote.get("exact", "")), int(position.get("start", 0))
    if not exact:
        return None
    whole = str(quote.get("prefix", "")) + exact + str(quote.get("suffix", ""))
    if text.startswith(whole, max(0, old - len(str(quote.get("prefix", ""))))) and text.startswith(exact, old):
        return old, old + len(exact)
    ranked = [
        (before + after, -abs(at - old), at)
        for at in find_exact(text, exact)
        for before, after in [agreement(text, at, quote)]
        if is_same_place(before, after, quote, at)
    ]
    best = max(ranked, default=(0, 0, 0))
    return (best[2], best[2] + len(exact)) if ranked and best[0] + len(exact) >= MIN_AGREEING_CHARACTERS else None


def is_same_place(before: int, after: int, quote: Mapping[str, Any], at: int) -> bool:
    """True if enough of the context before and after the words is still there; at the start of a text none is needed."""
    prefix, suffix = min(len(str(quote.get("prefix", ""))), at), len(str(quote.get("suffix", "")))
    sides = before >= min(prefix, MIN_SIDE_CHARACTERS) and after >= min(suffix, MIN_SIDE_CHARACTERS)
    return sides and before + after >= min(prefix + suffix, MIN_BOTH_CHARACTERS)


def by_type(target: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    kinds = {str(one.get("type")): one for one in target}
    return kinds.get("TextPositionSelector", {}), kinds.get("TextQuoteSelector", {})


def find_exact(text: str, exact: str) -> Iterator[int]:
    """Start offsets of the words in the text, left to right, without overlap."""
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + len(exact))


def agreement(text: str, at: int, quote: Mapping[str, Any]) -> tuple[int, int]:
    """Number of characters directly before and after that equal those stored with the selector."""
    prefix, suffix = str(quote.get("prefix", "")), str(quote.get("suffix", ""))
    end = at + len(str(quote["exact"]))
    before = common_prefix_length(prefix[::-1], text[max(0, at - len(prefix)) : at][::-1])
    return before, common_prefix_length(suffix, text[end : end + len(suffix)])


def common_prefix_length(one: str, other: str) -> int:
    """("abcd", "abxd") => 2."""
    return next((at for at, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
