"""Outline => one HTML page with everything inside: nothing fetched, fit to print and to be read aloud. Its one script filters
and marks; the content policy allows that very script and style and nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from analysis.charts import Chart
from analysis.export.files import chart_bytes
from analysis.export.outline import Outline
from analysis.export.wording import printable


def report_page(report: Outline) -> bytes:
    """Outline => UTF-8 bytes of the page. Jinja escapes everything; pictures are embedded as data and cannot run scripts."""
    style, script = own_file("report.css"), own_file("report.js")
    anchored = {id_ for sentence in report.text for piece in sentence.pieces for id_ in piece.begins}
    rows = {claim.id for section in report.sections for claim in section.claims}
    page = page_template("report.html").render(
        report=report, style=Markup(style), script=Markup(script), style_hash=policy_hash(style), script_hash=policy_hash(script),
        anchored=anchored, rows=rows,
    )  # fmt: skip
    return page.encode("utf-8")


@cache
def own_file(name: str) -> str:
    """Name of a style sheet or script in templates/ => its text."""
    return (files("analysis.export") / "templates" / name).read_text("utf-8").strip()


def policy_hash(code: str) -> str:
    """Style sheet or script => its source expression ('sha256-…') for a Content-Security-Policy (W3C CSP 3)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")


@cache
def page_template(name: str) -> jinja2.Template:
    """Name of a file in templates/ => Jinja template that escapes every value."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("analysis.export"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=lambda value: printable(value) if type(value) is str else value,
    )  # fmt: skip
    environment.filters["picture"] = picture
    return environment.get_template(name)


def picture(chart: Chart) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(chart_bytes(chart, "svg")).decode("ascii")
