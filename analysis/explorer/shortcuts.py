"""The keys of the explorer: on the article, on the tables and on the charts."""

from __future__ import annotations

from html import escape

import ipywidgets as w

from analysis.explorer.specs import specs

SHORTCUTS = (
    ("← → ↑ ↓", "in the article: the highlight before or after; in a table: the row above or below; in a chart: the mark before or after"),
    ("Enter", "from a highlight to its row; from a row to its highlight; in a chart: select the mark's row"),
    ("a", "accept the selected row, and go to the next that is not checked"),
    ("r", "reject it, and go to the next"),
    ("n", "go to the next row that is not checked"),
    ("e", "edit: to the fields of the selected row; Enter in a field saves, Esc goes back to the article"),
    ("u or Ctrl+Z", "take the last correction back, as often as there are any"),
    ("y or Ctrl+Shift+Z", "do it again"),
    (" ".join(str(number) for number in range(1, len(specs()) + 1)), ", ".join(spec.table.tab or "" for spec in specs())),
    ("/", "search in the table"),
    ("?", "show or hide this page"),
    ("Tab, Shift+Tab", "from control to control, as everywhere"),
)  # fmt: skip
"""Keys => what they do."""


def shortcuts_page() -> w.HTML:
    rows = "".join(f"<tr><th scope='row'><kbd>{escape(keys)}</kbd></th><td>{escape(told)}</td></tr>" for keys, told in SHORTCUTS)  # fmt: skip
    page = w.HTML(f"<table aria-label='Keyboard shortcuts'>{rows}</table>")
    page.add_class("workbook-shortcuts")
    return page
