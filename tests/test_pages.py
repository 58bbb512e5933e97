"""The pages of the tables say what the tables are today."""

import re

import pytest

from analysis import Article, analyse
from analysis.catalogue import TABLES
from analysis.tables import columns
from tests.pages import OUT, meanings, page


@pytest.mark.parametrize("name", TABLES)
def test_each_table_has_its_page_with_its_columns(name: str) -> None:
    text = (OUT / f"{name}.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \| (\S+) \|", text, re.M) == list(columns(TABLES[name].row).items())


@pytest.mark.parametrize("name", TABLES)
def test_every_column_says_what_it_means(name: str) -> None:
    assert columns(TABLES[name].row).keys() <= meanings(TABLES[name].row).keys()


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_a_page_too(name: str) -> None:
    assert "None in the first article." in page(name, analyse(Article("It rained.")))
