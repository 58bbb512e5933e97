"""Every entry of the lists of figures does in its example what it is listed for."""

from collections.abc import Callable

import pytest

from analysis.article import Article
from analysis.extract.figures.vocabulary import codes, split_unit, unit_rows
from analysis.language import annotate
from analysis.language.lexicons import rows
from tests.extract.test_figures import figures

Row = dict[str, str]


@pytest.mark.parametrize("row", unit_rows(), ids=lambda row: row["unit"])
def test_units(row: Row) -> None:
    for form in row["forms"].split(", "):
        sentence = (
            f"It had 30 degrees Celsius, then 500{form}."
            if form == "K"
            else f"It had 500 {form}."
            if len(form) > 2
            else f"It had 500{form}."
        )
        assert [one.unit for one in figures(sentence)][-1] == row["unit"], sentence
    assert figures(f"It had {row['example']}.")[0].unit == row["unit"]


@pytest.mark.parametrize("row", rows("language/currencies"), ids=lambda row: row["unit"])
def test_currencies(row: Row) -> None:
    assert figures(f"They paid {row['example']} for it.")[0].unit == row["unit"]


@pytest.mark.parametrize("code", codes())
def test_codes_of_currencies(code: str) -> None:
    for amount in (f"{code}4.5m", f"{code} 4.5 million"):
        (one,) = figures(f"They paid {amount} for it.")
        assert (one.unit, one.value, one.text) == (codes()[code], 4_500_000, amount)


@pytest.mark.parametrize("row", rows("language/currency_letters"), ids=lambda row: row["example"])
def test_letters_of_currencies(row: Row) -> None:
    (one,) = figures(f"They paid {row['example']} for it.")
    assert (one.unit, one.text) == (row["unit"], row["example"])


@pytest.mark.parametrize("row", rows("figures/mixed"), ids=lambda row: row["example"])
def test_two_units_make_one_figure(row: Row) -> None:
    (one,) = figures(f"It had {row['example']}.")
    assert (one.unit, one.rule) == (row["larger"], "mixed_units")


@pytest.mark.parametrize("row", rows("figures/hedges"), ids=lambda row: row["example"])
def test_hedges(row: Row) -> None:
    found = figures(f"They saw {row['example']} there.")[0].hedge or ""
    assert set(split_unit(row["hedge"])) <= set(split_unit(found)), found


@pytest.mark.parametrize(
    "row",
    [row for row in rows("figures/numbers") if row["class"] in ("digit", "vague", "several")],
    ids=lambda row: row["example"],
)
def test_numbers(row: Row) -> None:
    found = figures(f"They saw {row['example']} there.")
    assert len(found) == 1 and found[0].counted in ("ship", "ships")
    assert row["class"] != "digit" or found[0].value == float(row["value"])


@pytest.mark.parametrize(
    "row", [row for row in rows("figures/numbers") if row["class"] == "multiple"], ids=lambda row: row["word"]
)
def test_multiples(row: Row) -> None:
    (one,) = figures(row["example"])
    assert (one.value, one.counted, one.kind) == (float(row["value"]), "Sales", "ratio")


@pytest.mark.parametrize("row", rows("figures/changes"), ids=lambda row: row["example"])
def test_changes(row: Row) -> None:
    assert (figures(row["example"])[0].change or "").startswith(row["direction"])


CHECKS: dict[str, Callable[[str], bool]] = {
    "numbered": lambda text: figures(text) == [],
    "street": lambda text: figures(text) == [],
    "no_count": lambda text: figures(text) == [],
    "so_far": lambda text: figures(text)[0].kind == "ordinal",
    "dimension": lambda text: figures(text)[0].counted is not None,
    "casualty": lambda text: figures(text)[0].counted is not None,
    "measuring": lambda text: figures(text)[0].counted is not None,
    "putting": lambda text: figures(text)[0].counted is not None,
    "score": lambda text: {one.kind for one in figures(text)} == {"score"},
    "ratio": lambda text: figures(text)[0].kind == "ratio",
    "paying": lambda text: figures(text)[0].unit == "pound sterling",
    "goods": lambda text: figures(text)[0].counted is not None,
    "metre": lambda text: figures(text)[0].unit == "metre",
    "nearly": lambda text: figures(text)[0].kind == "age",
    "lived": lambda text: figures(text)[0].kind == "age",
    "aged": lambda text: figures(text)[0].kind == "age",
    "toll": lambda text: figures(text)[0].kind == "ordinal",
    "warm": lambda text: figures(text)[0].unit == "degree celsius",
    "ambiguous": lambda text: figures(text) == [],
    "ranked": lambda text: figures(text) == [],
    "bound": lambda text: [one.unit for one in figures(text)] == ["percent", "percent"],
    "counted_by_million": lambda text: figures(text)[0].value == 1_600_000,
    "length": lambda text: figures(text)[0].unit == "metre",
    "street_first": lambda text: figures(text) == [],
    "model": lambda text: figures(text) == [],
    "harm": lambda text: figures(text)[0].value == 0,
    "step": lambda text: figures(text)[0].change == "fall",
    "valuing": lambda text: figures(text)[0].counted is not None,
    "moving": lambda text: figures(text)[0].change == "rise",
    "revising": lambda text: figures(text)[0].change == "fall to",
    "crowd": lambda text: figures(text)[0].counted is not None,
}


WORDS = rows("figures/words")


@pytest.mark.parametrize("row", [row for row in WORDS if row["class"] in CHECKS], ids=lambda row: row["example"])
def test_words(row: Row) -> None:
    assert CHECKS[row["class"]](row["example"])


@pytest.mark.parametrize(
    "row", [row for row in WORDS if row["class"] not in CHECKS], ids=lambda row: f"{row['class']} {row['word']}"
)
def test_context_words_stand_in_their_example(row: Row) -> None:
    document = annotate(Article(row["example"]))
    parts = (part for word in document.lower for part in word.split("-"))
    assert row["word"] in {*document.lower, *document.lemmas, *parts}


def test_every_rule_is_explained() -> None:
    from analysis import explain

    listed = {row["rule"] for row in rows("figures/rules")}
    text = "Some 400 men, aged 34, paid $5 and 3 dollars 50 cents for 60 km, 12 percent or a third of it. They won 3-1. Hundreds of ships left."
    found = figures(text)
    assert {one.rule for one in found} <= listed
    assert "a number and the nouns that it counts" in explain(found[0])
