"""Accuracy of the tables on the analyst's own material: the articles that she has checked."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

import pandas as pd

from analysis.review import Review

NORMAL_95 = 1.96


def measure_accuracy(reviews: Iterable[Review]) -> pd.DataFrame:
    """Reviews => one row per table: articles, checked (number of rows), right (precision), found (recall), and the 95 % confidence
    interval of both (Wilson 1927).

    right = accepted / checked; found = (accepted + edited) / (accepted + edited + added). Empty where nothing was checked.
    """
    shares = pd.concat([one.accuracy for one in reviews], ignore_index=True)
    sums = shares.groupby("table", sort=False)[["checked", "accepted", "edited", "rejected", "added"]].sum()
    sums.insert(0, "articles", shares[shares["checked"] > 0].groupby("table").size().reindex(sums.index, fill_value=0))
    there = sums["accepted"] + sums["edited"]
    return sums.join(limits("right", sums["accepted"], sums["checked"])).join(
        limits("found", there, there + sums["added"])
    )


def limits(name: str, part: pd.Series[int], whole: pd.Series[int]) -> pd.DataFrame:
    """Counts of a part and of the whole, per table => columns name, name_low and name_high: the proportion and its 95 % confidence interval."""
    rows = [wilson(int(one), int(all_)) for one, all_ in zip(part, whole)]
    return pd.DataFrame(rows, index=part.index, columns=[name, f"{name}_low", f"{name}_high"], dtype="Float64")


def wilson(part: int, whole: int) -> tuple[float | None, float | None, float | None]:
    """(9, 10) => (0.9, 0.6, 0.98): proportion and 95 % confidence interval; None for zero of zero."""
    if not whole:
        return None, None, None
    share, z = part / whole, NORMAL_95
    centre = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return round(share, 3), round(centre - half, 3), round(centre + half, 3)
