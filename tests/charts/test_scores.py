"""The chart of scores shows each measure and each of the others."""

from io import BytesIO

from analysis.charts.scores import OTHERS, scores_chart
from analysis.quality import score_table


def test_a_mark_for_each_measure_and_each_other() -> None:
    table = score_table()
    chart = scores_chart(table)
    hollow = [line for line in chart.axes[0].lines if line.get_marker() in "sD" and len(line.get_xdata())]
    filled = [line for line in chart.axes[0].lines if line.get_marker() == "o" and len(line.get_xdata())]
    assert [line.get_xdata()[0] for line in filled] == list(table["value"])
    assert len(hollow) == sum(len(OTHERS.findall(row)) for row in table["beside"])


def test_it_is_the_same_every_time() -> None:
    pictures = []
    for _ in range(2):
        buffer = BytesIO()
        scores_chart(score_table()).savefig(buffer, format="png")
        pictures.append(buffer.getvalue())
    assert pictures[0] == pictures[1]


def test_nothing_measured_is_an_empty_chart() -> None:
    assert "0 measures" in scores_chart(score_table().head(0)).alt
