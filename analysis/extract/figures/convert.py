"""Figures in other units, where they are asked for: 60 km <-> 37 mi."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from analysis.extract.figures.vocabulary import unit_rows

if TYPE_CHECKING:
    from pint import UnitRegistry

SYSTEMS = ("metric", "imperial")


def convert(value: float, unit: str, to: str) -> float:
    """(60, "kilometre", "mile") => 37.28; units by their names in the figures table.

    Raises ValueError for a unit that is not known or measures something else.
    """
    for name in (unit, to):
        if name not in pint_names():
            known = ", ".join(sorted(pint_names()))
            raise ValueError(f"No conversion for the unit {name!r}. Units that convert: {known}.")
    if unit == to:
        return value
    if kinds()[unit] != kinds()[to]:
        raise ValueError(f"A {unit} ({kinds()[unit]}) is no {to} ({kinds()[to]}); convert to a unit of the same kind.")
    return float(registry().Quantity(value, pint_names()[unit]).to(pint_names()[to]).magnitude)


def in_system(figures: pd.DataFrame, system: str) -> pd.DataFrame:
    """Figures table => the same with value, low, high and unit metric or imperial; `text` stays as it is written."""
    if system not in SYSTEMS:
        raise ValueError(f"No system of units {system!r}; say metric or imperial.")
    table = figures.copy()
    for at, unit in zip(table.index, table.unit):
        if (to := others(system).get(unit)) is not None:
            for column in ("value", "low", "high"):
                if not pd.isna(old := table.at[at, column]):
                    table.at[at, column] = rounded(convert(float(old), str(unit), to))
            table.at[at, "unit"] = to
    return table


def rounded(value: float) -> float:
    """Three digits that count, as news rounds, and no fewer than the whole number has: 37.28227 => 37.3; 1118.468 => 1118.0."""
    return round(value) * 1.0 if abs(value) >= 100 else float(f"{value:.3g}")


@cache
def others(system: str) -> dict[str, str]:
    """Units of the other system => what this one measures it in."""
    return {row["unit"]: row["other"] for row in unit_rows() if row["system"] not in ("-", system)}


@cache
def pint_names() -> dict[str, str]:
    return {row["unit"]: row["pint"] for row in unit_rows() if row["pint"] != "-"}


@cache
def kinds() -> dict[str, str]:
    return {row["unit"]: row["kind"] for row in unit_rows()}


@cache
def registry() -> UnitRegistry[float]:
    """Pint's units, loaded when a conversion is first asked for."""
    from pint import UnitRegistry

    return UnitRegistry()
