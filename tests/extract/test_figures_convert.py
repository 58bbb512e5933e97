"""Figures in other units, on request."""

import pandas as pd
import pytest

from analysis import Article, analyse
from analysis.extract.figures import convert, in_system
from analysis.extract.figures.convert import SYSTEMS, others, pint_names, registry


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (60, "kilometre", "mile", 37.282), (37, "mile", "kilometre", 59.546), (41, "degree celsius", "degree fahrenheit", 105.8),
        (2, "square mile", "square kilometre", 5.18), (5, "tonne", "tonne", 5), (1, "barrel", "litre", 158.987),
    ],
)  # fmt: skip
def test_converted(value: float, unit: str, to: str, expected: float) -> None:
    assert convert(value, unit, to) == pytest.approx(expected, rel=1e-4)


def test_what_does_not_convert_says_so() -> None:
    with pytest.raises(ValueError, match=r"kilometre \(length\) is no tonne \(weight\)"):
        convert(5, "kilometre", "tonne")
    with pytest.raises(ValueError, match="No conversion for the unit 'dollar'"):
        convert(5, "dollar", "euro")
    with pytest.raises(ValueError, match="say metric or imperial"):
        in_system(pd.DataFrame(), "Babylonian")


def test_every_unit_is_known_to_pint_and_converts_to_its_other() -> None:
    for name in pint_names().values():
        registry().Quantity(1.0, name)
    for system in SYSTEMS:
        for unit, to in others(system).items():
            assert isinstance(convert(1.0, unit, to), float)


def test_a_table_in_one_system() -> None:
    figures = analyse(
        Article("The road is 60 km long. It cost $5m. They bought 20 to 30 acres. It ran for hundreds of miles.")
    ).figures
    metric, imperial = in_system(figures, "metric"), in_system(figures, "imperial")
    assert metric.unit.fillna("").tolist() == ["kilometre", "dollar", "hectare", "kilometre"]
    assert (
        imperial.value.fillna(0).tolist() == [37.3, 5000000, 25, 0] and imperial.text.tolist() == figures.text.tolist()
    )
    assert metric.low.tolist() == [60, 5000000, 8.09, 322]
