"""Compares two articles, or two versions of one: sentences, quotes and figures that were added, dropped or changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

from analysis.result import Analysis

SAME_SENTENCE, SAME_QUOTE = 60.0, 72.0
"""Similarity (0 to 100, rapidfuzz `ratio`) from which two different sentences or quotes count as versions of one."""
MAX_COMPARED = 1_500
"""Sentences or quotes of each article, of those without an equal one, that are compared; the others count as added or dropped."""
Pair = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence, quote or figure in two articles. kind: sentence, quote or figure; change: same, changed, added or dropped; before, after: its words in
    the first and second article, "" if it is missing there; before_sentence, after_sentence: numbers of the sentences, from 0; id: of the row in the
    second article.
    """

    kind: str
    change: str
    before: str
    after: str
    before_sentence: int | None
    after_sentence: int | None
    id: str | None = None


def compare_articles(before: Analysis, after: Analysis) -> pd.DataFrame:
    """Two analyses => table with the fields of `Difference` as columns: a row for each sentence, then each quote, then each figure, in the order of `after`."""
    pairs = matching_pairs(sentence_texts(before), sentence_texts(after), SAME_SENTENCE)
    rows = [*sentence_rows(before, after, pairs), *quote_rows(before, after), *figure_rows(before, after, pairs)]
    return pd.DataFrame([asdict(row) for row in rows], columns=list(Difference.__dataclass_fields__)).astype(
        {"before_sentence": "Int64", "after_sentence": "Int64"}
    )


def sentence_texts(result: Analysis) -> list[str]:
    """Text of each sentence, on one line."""
    return [one_spaced(result.article.text[one.start : one.end]) for one in result.document.sentences]


def one_spaced(text: str) -> str:
    """Text with each run of white space replaced by one space."""
    return " ".join(text.split())


# ------------------------------------------------------------------------------------------------------------- alignment
def matching_pairs(before: Sequence[str], after: Sequence[str], min_similarity: float) -> list[Pair]:
    """Indices of matching texts, (3, 4), and of those without a counterpart, (None, 5) or (7, None), in the order of `after`. Equal texts are matched first,
    then the most similar ones. min_similarity: 0 to 100."""
    left, right = list(range(len(before))), list(range(len(after)))
    pairs: list[Pair] = []
    places: dict[str, list[int]] = {}
    for at in left:
        places.setdefault(before[at].casefold(), []).append(at)
    for at in right:
        if same := places.get(after[at].casefold()):
            pairs.append((same.pop(0), at))
    done_left, done_right = {one for one, _ in pairs}, {one for _, one in pairs}
    pairs += alike(before, after, [at for at in left if at not in done_left], [at for at in right if at not in done_right], min_similarity)  # fmt: skip
    done_left, done_right = {one for one, _ in pairs}, {one for _, one in pairs}
    pairs += [(at, None) for at in left if at not in done_left]
    pairs += [(None, at) for at in right if at not in done_right]
    return sorted(pairs, key=lambda pair: (pair[1] if pair[1] is not None else pair[0] or 0, pair[1] is None))


def alike(
    before: Sequence[str], after: Sequence[str], left: list[int], right: list[int], min_similarity: float
) -> list[Pair]:
    """Indices of similar texts among `left` and `right`, most similar first, each index in one pair at most."""
    left, right = left[:MAX_COMPARED], right[:MAX_COMPARED]
    if not left or not right:
        return []
    table = process.cdist(
        [before[at] for at in left], [after[at] for at in right], scorer=fuzz.ratio, score_cutoff=min_similarity
    )
    scored = sorted(((table[row, column], row, column) for row, column in zip(*table.nonzero())), reverse=True)
    pairs, taken = list[Pair](), (set[int](), set[int]())
    for _, row, column in scored:
        if row not in taken[0] and column not in taken[1]:
            taken[0].add(row)
            taken[1].add(column)
            pairs.append((left[row], right[column]))
    return pairs


def changed(before: str | None, after: str | None) -> str:
    """Words before and after, None if missing => same (letter case aside), changed, added or dropped."""
    if before is None or after is None:
        return "added" if before is None else "dropped"
    return "same" if before.casefold() == after.casefold() else "changed"


# ------------------------------------------------------------------------------------------------------------------ rows
def sentence_rows(before: Analysis, after: Analysis, pairs: Sequence[Pair]) -> list[Difference]:
    left, right = sentence_texts(before), sentence_texts(after)
    return [
        Difference("sentence", changed(text_at(left, old), text_at(right, new)), text_at(left, old) or "", text_at(right, new) or "", old, new)
        for old, new in pairs
    ]  # fmt: skip


def text_at(texts: Sequence[str], at: int | None) -> str | None:
    return None if at is None else texts[at]


def quote_rows(before: Analysis, after: Analysis) -> list[Difference]:
    """Differences between quotes, matched by their words; a different speaker is a change."""
    old, new = before.quote_rows, after.quote_rows
    pairs = matching_pairs([one_spaced(row.text) for row in old], [one_spaced(row.text) for row in new], SAME_QUOTE)
    return row_differences("quote", old, new, pairs, quote_line(before), quote_line(after))


def quote_line(result: Analysis) -> Callable[[Any], str]:
    """Function that describes a quote of the analysis: "speaker: text"."""
    names = result.names
    return lambda row: f"{names.get(row.actor or '') or row.speaker or 'not found'}: {one_spaced(row.text)}"


def figure_rows(before: Analysis, after: Analysis, pairs: Sequence[Pair]) -> list[Difference]:
    """Differences between figures of matching sentences: equal figures are matched first, then those of one unit and noun, then those of one unit."""
    found: list[Difference] = []
    for old, new in pairs:
        left = [row for row in before.figure_rows if row.sentence == old]
        right = [row for row in after.figure_rows if row.sentence == new]
        found += row_differences("figure", left, right, figure_pairs(left, right), figure_line, figure_line)
    return found


def figure_pairs(left: Sequence[Any], right: Sequence[Any]) -> list[Pair]:
    keys: tuple[Callable[[Any], Any], ...] = (
        lambda row: (row.value, row.low, row.high, row.unit), lambda row: (row.unit, row.counted), lambda row: (row.unit, row.kind),
    )  # fmt: skip
    old, new, pairs = list(range(len(left))), list(range(len(right))), list[Pair]()
    for key in keys:
        for at in list(new):
            same = next((one for one in old if key(left[one]) == key(right[at])), None)
            if same is not None:
                pairs.append((same, at))
                old.remove(same)
                new.remove(at)
    return [*pairs, *((at, None) for at in old), *((None, at) for at in new)]


def figure_line(row: Any) -> str:
    return one_spaced(" ".join(filter(None, [row.hedge, row.text, row.counted])))


def row_differences(
    kind: str, old: Sequence[Any], new: Sequence[Any], pairs: Sequence[Pair], before: Callable[[Any], str], after: Callable[[Any], str]
) -> list[Difference]:  # fmt: skip
    made = []
    for left, right in pairs:
        first, second = (None if left is None else before(old[left])), (None if right is None else after(new[right]))
        places = (None if left is None else old[left].sentence), (None if right is None else new[right].sentence)
        made.append(Difference(kind, changed(first, second), first or "", second or "", *places, None if right is None else new[right].id))  # fmt: skip
    return made
