"""Saving what a view shows, and the Python that makes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import ipywidgets as w

from analysis.explorer.code import python_code
from analysis.explorer.desk import reports_errors
from analysis.explorer.specs import STYLE
from analysis.explorer.widgets import SavedFiles
from analysis.export.files import CHART_FORMATS, TABLE_FORMATS, save_chart, save_table
from analysis.export.readable import readable_table
from analysis.filenames import file_name

if TYPE_CHECKING:
    from analysis.explorer.views import View


def save_name(view: View) -> str:
    """Name of the view's files: "quotes", and filtered "quotes-filtered-speaker-vincent-barker", so that neither takes the
    other's place."""
    filters = view.filtered_by
    return f"{view.spec.name}-filtered-{file_name(filters, 50)}" if filters else view.spec.name


def save_view(view: View, format: str) -> list[Path]:
    """The chart, or the table for people and beside it one with every column for programs => the files."""
    name, home = save_name(view), view.desk.home
    if format in CHART_FORMATS:
        chart = view.drawn()
        return [save_chart(chart, home / f"{name}.{format}")] if chart is not None else []
    result, notes = view.desk.require_review().result, view.desk.require_review().notes_in_words
    people = readable_table(result, view.spec.table.name, view.shown, notes)
    return [save_table(people, home / f"{name}.{format}"), save_table(view.shown, home / f"{name}.data.{format}")]


def saving(view: View) -> tuple[w.HBox, SavedFiles]:
    """Controls that save the chart or the table that is shown, and the widget that lists the saved files."""
    formats = [*(CHART_FORMATS if view.spec.chart else ()), *TABLE_FORMATS]
    format = w.Dropdown(options=formats, value="csv", description="Save as", layout=w.Layout(width="4.8rem"))  # fmt: skip
    button = w.Button(description="Save", layout=w.Layout(width="auto"), tooltip="png, svg and pdf save the chart; csv and xlsx save the table, and a second file with every column for programs")  # fmt: skip
    saved = SavedFiles()

    @reports_errors(view.desk, saved.say)
    def save(_: object) -> None:
        if view.desk.result is not None:
            paths = save_view(view, format.value)
            saved.show("Saved: " if paths else "There is no chart to save.", paths)

    button.on_click(save)
    view.desk.observe(lambda _: saved.say(""), names="opened")
    return w.HBox([format, button]), saved


def showing_code(view: View) -> tuple[w.ToggleButton, w.Textarea]:
    """A button, and the Python that makes what is shown."""
    button = w.ToggleButton(description="Code", tooltip="Show the code: the Python that makes this table and chart", layout=w.Layout(width="auto"))  # fmt: skip
    text = w.Textarea(description="Code", style=STYLE, layout=w.Layout(width="100%", height="13rem", display="none"))
    text.add_class("workbook-code")

    @reports_errors(view.desk)
    def fill(_: object = None) -> None:
        text.layout.display = "" if button.value else "none"
        if button.value and view.desk.result is not None:
            text.value = python_code(view.desk, view.spec, view.values)

    for control in (button, *view.controls.values()):
        control.observe(fill, names="value")
    view.desk.observe(fill, names="result")
    return button, text
