"""Outline => one HTML page with everything inside: no script, nothing fetched, fit to print and to be read aloud."""

from __future__ import annotations

import base64
from functools import cache

import jinja2

from analysis.charts import Chart
from analysis.export.files import chart_bytes
from analysis.export.outline import Outline
from analysis.export.wording import printable


def report_page(report: Outline) -> bytes:
    """=> UTF-8 bytes of the page. Jinja escapes all of it; a picture cannot run anything."""
    return page_template("report.html").render(report=report).encode("utf-8")


@cache
def page_template(name: str) -> jinja2.Template:
    """Name of a file in templates/ => a template that escapes whatever it is given."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("analysis.export"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=lambda value: printable(value) if type(value) is str else value,
    )  # fmt: skip
    environment.filters["picture"] = picture
    return environment.get_template(name)


def picture(chart: Chart) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(chart_bytes(chart, "svg")).decode("ascii")
