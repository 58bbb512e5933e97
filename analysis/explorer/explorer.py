"""The explorer: the article beside its tables and charts, one selection, and what the analyst makes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import ipywidgets as w

from analysis.catalogue import editable_tables, table_by_id
from analysis.explorer.actor import Profile
from analysis.explorer.article_picker import ArticlePicker
from analysis.explorer.comparison import explore_comparison
from analysis.explorer.correction_form import CorrectionForm
from analysis.explorer.desk import Desk, escape_html, reports_errors
from analysis.explorer.history import explore_history
from analysis.explorer.network import Network
from analysis.explorer.panel import Panel
from analysis.explorer.reading import read_along
from analysis.explorer.report_form import report_form
from analysis.explorer.shortcuts import shortcuts_page
from analysis.explorer.specs import specs
from analysis.explorer.views import View
from analysis.explorer.widgets import RowTable, Split
from analysis.export.wording import in_words

CONFLICTS = {"action": "Correction", "table": "Row", "words": "Words", "why": "Why", "status": "Your correction"}
ARTICLE, OPEN, HELP = "Article", "Open…", "?"
LATER_TABS: dict[str, type[Panel]] = {"Network": Network, "Profile": Profile}
"""Title of a tab that shows no table of its own => its panel, which is made when the tab is first looked at."""
PANELS = {"Compare": explore_comparison, "Report": report_form, "History": explore_history}
"""Title of a page in place of the article => what makes it, once it is first looked at."""


def explore(desk: Desk) -> w.VBox:
    """The article, its highlights, views as tabs and the selected row, linked by one selection; and behind buttons another
    article, a comparison, the report, the history of corrections, and help."""
    return Explorer(desk).box


class Explorer:
    """Connects keys, tabs and pages to the desk."""

    def __init__(self, desk: Desk):
        self.desk = desk
        self.views = [View(desk, spec) for spec in specs()]
        self.later, self.panels = {title: w.VBox() for title in LATER_TABS}, dict[str, Panel]()
        titles = [*(view.spec.table.tab for view in self.views), *LATER_TABS]
        self.tabs = w.Tab([*(view.box for view in self.views), *self.later.values()], titles=titles, selected_index=0)
        self.checking = CorrectionForm(desk, self.following)
        self.conflicts = RowTable(label="conflicts")
        self.picker = ArticlePicker(desk)
        self.pages = {OPEN: w.VBox([self.picker.box]), **{title: w.VBox() for title in PANELS}, HELP: w.VBox([shortcuts_page()])}  # fmt: skip
        self.page = w.ToggleButtons(options=[ARTICLE, *self.pages], value=ARTICLE).add_class("workbook-mode")
        self.title, self.checked = w.HTML(), w.Label()
        self.left = w.VBox([read_along(desk), self.checking.adding])
        border = Split(name="columns", label="Width of the article", upright=True, usual=46.0)
        self.columns = w.HBox([self.left, border, w.VBox([self.tabs, self.checking.box])])
        self.warned = w.VBox([w.Label("Corrections that could not be applied, or that the rules now contradict:"), self.conflicts])  # fmt: skip
        bar = w.HBox([self.title.add_class("workbook-title"), self.checked.add_class("workbook-checked"), self.page])
        self.reading = w.FloatProgress(
            min=0, max=1, description="Reading …", layout=w.Layout(display="none", width="100%")
        ).add_class("workbook-progress")
        self.box = w.VBox([bar, self.reading, self.warned, ask_above(self.picker), self.columns, *self.pages.values()])
        self.name(bar)
        self.wire()

    def name(self, bar: w.Widget) -> None:
        parts = {"explorer": self.box, "bar": bar, "columns": self.columns, "left": self.left, "right": self.columns.children[2], "conflicts": self.warned}  # fmt: skip
        for name, part in parts.items():
            part.add_class(f"workbook-{name}")
        for page in self.pages.values():
            page.add_class("workbook-panel")

    def wire(self) -> None:
        surfaces = [
            *(view.table for view in self.views),
            *(view.chart for view in self.views),
            self.left.children[0].children[0],
        ]
        for surface in surfaces:
            surface.on_key(reports_errors(self.desk)(self.press))
        self.tabs.observe(self.turn, names="selected_index")
        self.page.observe(lambda _: self.turn_page(), names="value")
        self.desk.observe(self.follow, names="selected")
        self.desk.observe(self.tell, names="review")
        self.desk.observe(self.tell_progress, names="progress")
        self.desk.observe(lambda _: self.show(ARTICLE), names="opened")
        self.turn()
        self.turn_page()
        self.tell()

    # ------------------------------------------------------------------------------------------------------ tabs and pages
    def turn(self, _: object = None) -> None:
        """Wake the tab in front and let the others sleep."""
        at = self.tabs.selected_index or 0
        title = self.tabs.titles[at]
        for number, view in enumerate(self.views):
            view.wake(number == at)
        if title in LATER_TABS and title not in self.panels:
            self.panels[title] = LATER_TABS[title](self.desk)
            self.later[title].children = [self.panels[title].box]
        for name, panel in self.panels.items():
            panel.wake(name == title)

    def turn_page(self) -> None:
        """Show the article, or the page that was chosen in its place."""
        shown = self.page.value
        self.columns.layout.display = "" if shown == ARTICLE else "none"
        for title, page in self.pages.items():
            page.layout.display = "" if title == shown else "none"
        if shown in PANELS and not self.pages[shown].children:
            reports_errors(self.desk)(lambda: setattr(self.pages[shown], "children", [PANELS[shown](self.desk)]))()

    def show(self, page: str) -> None:
        self.page.value = page

    def follow(self, change: object) -> None:
        """Bring the tab that shows the selected row to the front, unless the one in front shows it too."""
        id_, at = self.desk.selected, self.tabs.selected_index or 0
        table = table_by_id(id_)
        shown = (table.shown_under or table.name) if table else ""
        if not shown or at >= len(self.views):
            return
        view = self.views[at]
        if view.spec.table.name == shown or ((view.spec.table.name, shown) == ("events", "dates") and view.row_of(id_)):
            return
        places = (at for at, one in enumerate(self.views) if one.spec.table.name == shown)
        self.tabs.selected_index = next(places, self.tabs.selected_index)

    # ------------------------------------------------------------------------------------------------------------ the bar
    def tell(self, _: object = None) -> None:
        """Title and progress; conflicts while there are any."""
        review = self.desk.review
        self.title.value = escape_html(headline(self.desk))
        shares = [review.share(name) for name, table in editable_tables().items() if table.tab] if review else []
        self.checked.value = f"{sum(one['checked'] for one in shares)} of {sum(one['rows'] for one in shares)} checked" if shares else ""  # fmt: skip
        if review is None or not review.conflicts:
            self.warned.layout.display = "none"
            return
        found = review.conflict_table()
        kept = found.kept.map({True: "kept", False: "not applied"})
        self.conflicts.show(found.assign(id=[f"c{number}" for number in range(len(found))], status=kept), CONFLICTS)
        self.warned.layout.display = ""

    def tell_progress(self, _: object) -> None:
        """Show how far the analysis of an article is, and its present step."""
        share, step = self.desk.progress
        self.reading.layout.display = "" if share < 1 else "none"
        self.reading.value, self.reading.description = share, f"{step} …"

    # --------------------------------------------------------------------------------------------------------------- keys
    def press(self, key: str) -> None:
        """A key on a surface => what shortcuts.py says it does."""
        acts: dict[str, Callable[[], None]] = {
            "a": self.checking.accept, "r": self.checking.reject, "n": self.advance, "u": self.desk.undo, "y": self.desk.redo,
            "?": partial(self.toggle, HELP), "o": partial(self.toggle, OPEN), "0": partial(self.show, ARTICLE),
        }  # fmt: skip
        if key in acts:
            acts[key]()
        elif key.isdigit() and 1 <= int(key) <= len(self.tabs.children):
            self.tabs.selected_index = int(key) - 1

    def toggle(self, page: str) -> None:
        self.show(ARTICLE if self.page.value == page else page)

    def advance(self) -> None:
        self.desk.selected = self.following()

    def following(self) -> str:
        """Id of the next row that nobody checked: of the rows shown in front, or of the table of the selected one."""
        at, now = self.tabs.selected_index or 0, self.desk.selected
        view = self.views[at] if at < len(self.views) else None
        shown = view.spec.table if view else None
        table = table_by_id(now) or shown
        if view and table and shown and shown.name == table.name:
            rows = [(row["id"], row["status"]) for row in view.table.shown]
        else:
            name = table.name if table else ""
            rows = [(id_, row.status) for id_, (one, row) in self.desk.require_review().rows.items() if one == name]
        place = next((at for at, (id_, _) in enumerate(rows) if id_ == now), -1)
        later = [*rows[place + 1 :], *rows[: place + 1]]
        return next((id_ for id_, status in later if status == "unchecked" and id_ != now), now)


def ask_above(picker: ArticlePicker) -> w.HBox:
    """Take the question for the publication date out of the page that opens an article => it, to be shown above the article."""
    picker.box.children = [one for one in picker.box.children if one is not picker.asked]
    return picker.asked


def headline(desk: Desk) -> str:
    """ "Harbour strike goes on · Harbour Times · 26 March 2020"."""
    if desk.result is None:
        return "Reading …" if desk.opened else "No article"
    article = desk.result.article
    day = in_words(article.published) if article.published else "publication date not known"
    return " · ".join(filter(None, [article.title or "Untitled", article.outlet, day]))
