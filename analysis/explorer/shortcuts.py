"""The keys of the explorer: on the article, on the tables and on the charts."""

from __future__ import annotations

from html import escape

import ipywidgets as w

from analysis.explorer.specs import specs

TABS = (*(spec.table.tab or "" for spec in specs()), "Network", "Profile")
"""Titles of the explorer's tabs, in their order."""
SHORTCUTS = (
    ("← → ↑ ↓", "in the article: previous or next highlight; in a table: row above or below; in a chart: previous or next mark"),
    ("Enter", "from a highlight to its row; from a row to its highlight; in a chart: select the mark’s row"),
    ("a", "accept the selected row and go to the next unchecked one"),
    ("r", "reject it and go to the next"),
    ("n", "go to the next unchecked row"),
    ("e", "edit the fields of the selected row; Enter saves, Esc returns to the article"),
    ("m", "write a note on the selected row"),
    ("c", "copy the selected row with its citation"),
    ("u or Ctrl+Z", "undo the last correction, as often as there are any"),
    ("y or Ctrl+Shift+Z", "redo"),
    (" ".join(str(number) for number in range(1, len(TABS) + 1)), ", ".join(TABS)),
    ("f", "find in the text; Enter next, Shift+Enter previous"),
    ("/", "search in the table"),
    ("o", "open another article"),
    ("?", "show or hide this page"),
    ("Tab, Shift+Tab", "from control to control"),
)  # fmt: skip
"""Keys => what they do."""
HELP = (
    "Click a highlight, a row or a mark of a chart: the row, its sentence and the reason appear below the table. Correct it there; what was missed is added below "
    "the article. Every correction is saved at once and re-applied the next time this text is opened.",
    "Highlights: participants are underlined, quotes shaded, figures framed, dates dotted, events marked by a line above.",
)  # fmt: skip


def shortcuts_page() -> w.HTML:
    rows = "".join(f"<tr><th scope='row'><kbd>{escape(keys)}</kbd></th><td>{escape(text)}</td></tr>" for keys, text in SHORTCUTS)  # fmt: skip
    text = "".join(f"<p>{escape(one)}</p>" for one in HELP)
    page = w.HTML(f"{text}<table aria-label='Keyboard shortcuts'>{rows}</table>")
    page.add_class("workbook-shortcuts")
    return page
