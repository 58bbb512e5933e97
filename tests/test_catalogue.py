"""The catalogue of tables, and what a table gets from its entry there alone: a table of colours shows it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import ClassVar

import pytest

from analysis import Analysis, Article, analyse, explain
from analysis.catalogue import TABLES, Cell, Section, Table, editable_tables, table_by_id
from analysis.corpus import Corpus
from analysis.corpus import batch as corpus_batch
from analysis.corpus.receipts import columns_of_tables
from analysis.explorer.code import python_code
from analysis.explorer.desk import Desk
from analysis.explorer.explorer import Explorer
from analysis.explorer.reading import highlight_spans
from analysis.export import analysis_from_json, analysis_to_json, write_report
from analysis.export.annotations import analysis_to_annotations
from analysis.language.lexicons import has
from analysis.reading.limits import Options
from analysis.tables import Row, columns, numbered

TEXT = "The red door of the mill was open. Ana Roe painted it green in May."


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour(Row):
    """A colour that the text names. family: warm or cold."""

    prefix: ClassVar[str] = "co"

    family: str = "warm"


COLOURS = Table(
    name="colours", row=Colour, question="Which colours are named?", singular="colour", plural="colours",
    cells={"family": Cell(label="Family", choices=("warm", "cold"))}, tab="Colours", layer="colours",
    columns={"status": "Checked", "text": "Colour", "family": "Family"}, additions={"Warm colour": "warm"}, kind_column="family",
    section=Section(
        name="colours", title="Colours", headers=("Colour", "Family", "", "Sentence"), widths=(3.0, 3.0, 3.0, 8.0), noun="colour",
        empty="No colours were found in the article.",
    ),
)  # fmt: skip


def find_colours(article: Article) -> list[Colour]:
    places = ((word, article.text.find(word)) for word in ("red", "green"))
    return numbered(Colour(start=at, end=at + len(word), text=word, sentence=int(at > 35), rule="listed") for word, at in places)  # fmt: skip


def analyse_colours(article: Article, progress: Callable[[float, str], None] = lambda share, step: None) -> Analysis:
    return analyse(article, progress).with_rows(colours=find_colours(article))


@pytest.fixture
def colours(monkeypatch: pytest.MonkeyPatch) -> Iterator[Analysis]:
    """The analysis of an article, with a table more in the catalogue."""
    monkeypatch.setitem(TABLES, "colours", COLOURS)
    columns_of_tables.cache_clear()
    yield analyse_colours(Article(TEXT))
    columns_of_tables.cache_clear()


# ---------------------------------------------------------------------------------------------------- an artificial table
def test_it_is_a_table_of_the_analysis(colours: Analysis) -> None:
    assert colours.table("colours")[["id", "text", "family"]].values.tolist() == [
        ["co1", "red", "warm"], ["co2", "green", "warm"],
    ]  # fmt: skip
    assert list(colours.tables)[-1] == "colours"
    assert explain(colours.rows["colours"][0]) == "Rule: listed."


def test_it_is_exported_and_read_back(colours: Analysis, tmp_path: Path) -> None:
    assert analysis_from_json(analysis_to_json(colours)) == colours
    page = write_report(colours, tmp_path, formats=["html", "docx", "pdf", "md", "xlsx"], sections=["colours"])
    assert "<h2" in page.read_text("utf-8") and "Colours" in page.read_text("utf-8")
    assert "green" in (tmp_path / "tables/colours.csv").read_text("utf-8-sig")
    tags = [one["body"][0]["value"] for one in json.loads(analysis_to_annotations(colours))["items"]]
    assert tags.count("colour") == 2


def test_it_is_stored_in_a_corpus(colours: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_batch, "analyse", analyse_colours)
    (tmp_path / "mill.txt").write_text(TEXT, "utf-8")
    unit = corpus_batch.Unit("mill.txt", "mark")
    corpus_batch.analyse_batch(tmp_path, [unit], tmp_path / "out", "b1", None, Options())
    stored = Corpus(tmp_path / "out").sql("SELECT text, family FROM colours ORDER BY start")
    assert stored.values.tolist() == [["red", "warm"], ["green", "warm"]]


def test_it_is_listed_highlighted_and_corrected(
    colours: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.explorer.desk.analyse", analyse_colours)
    desk = Desk(tmp_path, tmp_path / "outputs")
    explorer = Explorer(desk)
    desk.open(Article(TEXT))
    assert "Colours" in explorer.tabs.titles and ["co1", 4, 7, "colours", None, "unchecked", "colour"] in highlight_spans(desk.require_review().result)  # fmt: skip
    desk.selected = "co2"
    view = explorer.views[explorer.tabs.selected_index]
    assert [row["text"] for row in view.table.rows] == ["red", "green"]
    assert "filter_table(result, table='colours')" in python_code(desk, view.spec, view.values)
    desk.correct("edit", "co2", family="cold")
    desk.correct("reject", "co1")
    desk.place = (TEXT.index("mill"), TEXT.index("mill") + 4)
    explorer.checking.submit("add", {"words": "mill", "kind": "Warm colour"}, "")
    assert [(row.text, row.family, row.status) for row in desk.require_review().result.rows["colours"]] == [
        ("mill", "warm", "added"), ("green", "cold", "edited"),
    ]  # fmt: skip
    view.controls["family"].value = "cold"
    assert [row["text"] for row in view.table.rows] == ["green"]


# ------------------------------------------------------------------------------------------------------ the real entries
def test_ids_lead_to_their_table() -> None:
    assert all(table_by_id(f"{one.prefix}12") is one for one in TABLES.values())
    assert table_by_id("") is None and table_by_id("zz3") is None


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_an_entry_names_columns_that_exist(table: Table) -> None:
    names = columns(table.row).keys()
    named = [*table.cells, *table.initial, *table.points_to, *table.columns, table.title]
    assert set(named) <= names | {"who"} and set(table.points_to.values()) <= TABLES.keys()
    assert all(has(name) for name in table.rules)


@pytest.mark.parametrize("table", editable_tables().values(), ids=lambda table: table.name)
def test_what_can_be_added_is_allowed(table: Table) -> None:
    assert set(table.additions.values()) <= set(table.choices(table.kind_column) if table.additions else ())
    needed = {one.name for one in fields(table.row) if one.default is one.default_factory}
    assert needed <= {"id", "start", "end", "text", "sentence", "rule", "name", "kind", *table.initial}


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(ValueError, match="There is no table 'colours'; add it to"):
        analyse_colours(Article(TEXT))
