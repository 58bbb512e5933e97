"""Panels follow the article on the desk: nothing of the one before stands beside the new one, and those out of sight do no work."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as w
import pytest

from analysis import Article, analyse
from analysis.explorer import (
    Desk,
    explore_accuracy,
    explore_actor,
    explore_comparison,
    explore_history,
    explore_network,
)
from analysis.explorer import desk as desk_module
from analysis.explorer import network as network_module
from analysis.explorer.explorer import Explorer
from analysis.explorer.widgets import ChartPane, RowTable

FIRST = Article("Dana Holt warned Ben Okri on Monday. “The roof is gone,” Holt said. Okri blamed Holt.", title="First")
OTHER = Article("The ferry sails again. “We are glad,” said Ola Berg.", title="Other")
PANELS = [explore_network, explore_actor, explore_history, explore_comparison, explore_accuracy]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path, tmp_path / "outputs")
    made.open(FIRST)
    made.correct("accept", "q1")
    return made


def parts(box: w.Widget, kind: type) -> list[w.Widget]:
    """All widgets of a kind inside a box, whichever of its tabs is in front."""
    own = [box] if isinstance(box, kind) else []
    return [*own, *(found for child in getattr(box, "children", ()) for found in parts(child, kind))]


@pytest.mark.parametrize("panel", PANELS, ids=lambda one: one.__name__)
def test_nothing_old_is_shown_while_another_article_is_read(desk: Desk, panel, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    box, seen = panel(desk), list[tuple[int, set[str], str]]()
    tables, charts, texts = parts(box, RowTable), parts(box, ChartPane), parts(box, w.HTML)
    assert sum(len(table.shown) for table in tables) or panel is explore_comparison

    def watched(article: Article, *more: object):  # type: ignore[no-untyped-def]
        rows = sum(len(table.shown) for table in tables)
        drawn = "".join([*(chart.svg for chart in charts), *(text.value for text in texts)])
        seen.append((rows, {table.empty for table in tables}, drawn))
        return analyse(article, *more)

    monkeypatch.setattr(desk_module, "analyse", watched)
    desk.open(OTHER)
    ((rows, told, drawn),) = seen
    assert rows == 0 and told == {"Working …"} and "Holt" not in drawn
    assert not any("Holt" in str(row) for table in tables for row in table.shown), "the article before is shown again"
    assert "Working …" not in {table.empty for table in tables if not table.shown}


def test_a_panel_out_of_sight_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    explorer, drawn, draw = Explorer(desk), list[int](), network_module.network_chart
    monkeypatch.setattr(network_module, "network_chart", lambda *a, **k: drawn.append(1) or draw(*a, **k))
    network = explorer.tabs.titles.index("Network")
    explorer.tabs.selected_index = network
    assert len(drawn) == 1
    explorer.tabs.selected_index = 1
    desk.correct("edit", "q1", speaker="Ben Okri")
    assert len(drawn) == 1
    explorer.tabs.selected_index = network
    assert len(drawn) == 2


def test_a_correction_leaves_the_comparison_as_it_is(desk: Desk) -> None:
    desk.open(OTHER)
    desk.open(FIRST)
    box = explore_comparison(desk)
    next(one for one in parts(box, w.Button) if one.description == "Compare").click()
    (table,) = parts(box, RowTable)
    before = table.shown
    desk.correct("reject", "q1")
    assert before and table.shown == before
