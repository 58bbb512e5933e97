"""Accuracy of the tables on the articles that the analyst has checked."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

import pandas as pd

from analysis.review import Review

NORMAL_95 = 1.96
"""Standard deviations of a normal distribution on each side of the mean that hold 95 %."""


def measure_accuracy(reviews: Iterable[Review]) -> pd.DataFrame:
    """Reviews => one row per table: articles, checked, accepted, edited, rejected, added (numbers of rows); right (precision), found (recall), and
    the 95 % confidence interval of both (Wilson 1927) as right_low, right_high, found_low, found_high.

    right = accepted / checked; found = (accepted + edited) / (accepted + edited + added). Missing where nothing was checked.
    """
    accuracy = pd.concat([one.accuracy for one in reviews], ignore_index=True)
    sums = accuracy.groupby("table", sort=False)[["checked", "accepted", "edited", "rejected", "added"]].sum()
    articles = accuracy[accuracy["checked"] > 0].groupby("table").size()
    sums.insert(0, "articles", articles.reindex(sums.index, fill_value=0))
    present = sums["accepted"] + sums["edited"]
    right = interval_columns("right", sums["accepted"], sums["checked"])
    return sums.join(right).join(interval_columns("found", present, present + sums["added"]))


def interval_columns(name: str, part: pd.Series[int], whole: pd.Series[int]) -> pd.DataFrame:
    """Counts of a part and of the whole, per table => columns name, name_low and name_high: the proportion and its 95 % confidence interval."""
    rows = [wilson(int(one), int(all_)) for one, all_ in zip(part, whole)]
    return pd.DataFrame(rows, index=part.index, columns=[name, f"{name}_low", f"{name}_high"], dtype="Float64")


def wilson(part: int, whole: int) -> tuple[float | None, float | None, float | None]:
    """Part and whole => proportion and the ends of its 95 % confidence interval (Wilson's score interval), None if the whole is 0.

    >>> wilson(9, 10)
    (0.9, 0.596, 0.982)
    """
    if not whole:
        return None, None, None
    share, z = part / whole, NORMAL_95
    centre = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return round(share, 3), round(centre - half, 3), round(centre + half, 3)
