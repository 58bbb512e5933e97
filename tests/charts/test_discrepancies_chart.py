"""Discrepancies drawn: a row a figure, arrows for revisions, dashed lines where sources differ."""

from datetime import date

import pandas as pd
import pytest
from matplotlib.text import Annotation

from analysis import Analysis, Article, analyse
from analysis.charts import Chart, discrepancies_chart
from analysis.charts.discrepancies import MOST_IN_PANEL
from analysis.export.outline import outline

TEXT = """The toll from the landslide in Perla climbed to 58 on Thursday, the rescue service said. The service had put the toll at 44 on Tuesday.
Mayor Ines Duarte said 71 people had died in the landslide. The army said about 300 houses were destroyed in the landslide. The Red Cross said 520 houses
had been destroyed."""


@pytest.fixture(scope="module")
def landslide() -> Analysis:
    return analyse(Article(TEXT.replace("\n", " "), published=date(2023, 11, 9)))


@pytest.fixture(scope="module")
def drawn(landslide: Analysis) -> Chart:
    return discrepancies_chart(landslide.discrepancies, source="Perla Post, 9 November 2023")


def styles(drawn: Chart, panel: int) -> list[str]:
    ties = [one.arrow_patch for one in drawn.axes[panel].texts if isinstance(one, Annotation) and one.arrow_patch]
    return sorted(type(tie.get_arrowstyle()).__name__ for tie in ties)


def test_older_counts_point_to_newer_ones_and_rival_ones_are_only_tied(drawn: Chart) -> None:
    assert [styles(drawn, 0), styles(drawn, 1)] == [["Curve", "CurveB"], ["Curve"]]


def test_each_figure_has_a_row_with_its_source_and_day(drawn: Chart) -> None:
    names = [text.get_text() for text in drawn.axes[0].texts if text.get_horizontalalignment() == "right"]
    assert (
        len(names) == 3
        and names[0].endswith(", 7 Nov 2023")
        and names[1].endswith(", 9 Nov 2023")
        and names[2] == "Ines Duarte"
    )
    assert {line.get_gid() for axes in drawn.axes for line in axes.lines} == {"f1", "f2", "f3", "f4", "f5"}


def test_a_hedged_figure_is_open(drawn: Chart) -> None:
    faces = {line.get_gid(): line.get_markerfacecolor() for line in drawn.axes[1].lines}
    assert faces["f4"] == "white" != faces["f5"]


def test_it_names_its_source_and_says_what_it_shows(drawn: Chart) -> None:
    assert "Source: Perla Post" in str(drawn._supxlabel.get_text())  # type: ignore[attr-defined]
    assert "44 → 58" in drawn.alt and "Ines Duarte" in drawn.alt


def test_nothing_to_show_says_so(landslide: Analysis) -> None:
    empty = discrepancies_chart(landslide.discrepancies.head(0))
    assert empty.alt == "Chart without discrepancies." and not empty.axes


def test_the_report_shows_both_sides(landslide: Analysis) -> None:
    (section,) = outline(landslide, sections=["discrepancies"]).sections
    cells = [claim.cells for claim in section.claims]
    assert section.chart is not None and ("44 → 58 (revision)", "dead, landslide") in [one[:2] for one in cells]
    assert any("Ines Duarte: “Mayor Ines Duarte said 71 people had died" in one[2] for one in cells)


def test_a_chart_of_very_many_shows_the_first_and_says_so(landslide: Analysis) -> None:
    many = pd.concat([landslide.discrepancies.head(1)] * 300, ignore_index=True)
    drawn = discrepancies_chart(many.assign(figure=[f"f{one}" for one in range(300)]), source="Perla Post")
    assert len(drawn.table) == MOST_IN_PANEL and "(the first 20 of 300)" in str(drawn.get_suptitle())
    assert drawn.get_size_inches()[1] < 12
