"""Analysis => a report to hand in: one HTML file with its charts inside, and beside it charts and tables as files."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd

from analysis.charts import Chart, actors_chart, figures_chart, quotes_chart, timeline
from analysis.export.files import chart_bytes, file_name, save_chart, save_table, workbook, write_bytes
from analysis.result import TABLES, Analysis

CHARTS: dict[str, Callable[[Analysis, str], Chart]] = {
    "actors": lambda result, size: actors_chart(result.actors, size=size),
    "quotes": lambda result, size: quotes_chart(result.quotes, result.actors, size=size),
    "figures": lambda result, size: figures_chart(result.figures, size=size),
    "timeline": lambda result, size: timeline(result.events, size=size),
}
"""Section => its chart."""

SECTIONS = tuple(CHARTS)
TITLES = {
    "actors": "Who is in it",
    "quotes": "Who said what",
    "figures": "Which numbers are claimed",
    "timeline": "What happened when",
}


def write_report(
    result: Analysis,
    out: str | Path | None = None,
    *,
    sections: Sequence[str] = SECTIONS,
    notes: Mapping[str, str] | None = None,
) -> Path:
    """Analysis => path of report.html in `out` (default: outputs/<article>/), with charts/ and tables/ beside it.

    sections: of actors, quotes, figures, timeline, in the order wanted; notes: section => the analyst's own words.
    """
    unknown = [name for name in sections if name not in CHARTS]
    if unknown:
        raise ValueError(f"There is no section {unknown[0]!r}; there are {', '.join(CHARTS)}.")
    folder = Path(out) if out else Path("outputs") / article_name(result)
    charts = {name: CHARTS[name](result, "column") for name in sections}
    for name, chart in charts.items():
        for format in ("png", "svg", "pdf"):
            save_chart(chart, folder / "charts" / f"{name}.{format}")
    for name in TABLES:
        save_table(getattr(result, name), folder / "tables" / f"{name}.csv")
    write_bytes(workbook({name: getattr(result, name) for name in TABLES}), folder / "tables" / "tables.xlsx")
    html = report_html(result, charts, notes or {})
    return write_bytes(html.encode("utf-8"), folder / "report.html")


def article_name(result: Analysis) -> str:
    """Folder name of an article: of its file, else of its title, else of its first words."""
    source = Path(result.article.source).stem if result.article.source else ""
    return file_name(source or result.article.title or result.article.text[:60])


def report_html(result: Analysis, charts: Mapping[str, Chart], notes: Mapping[str, str]) -> str:
    """=> one page with everything inside: no script, no link to anywhere."""
    sections = [
        {
            "name": name,
            "title": TITLES[name],
            "note": notes.get(name, ""),
            "alt": chart.alt,
            "image": data_address(chart),
            "rows": ROWS[name](result),
        }
        for name, chart in charts.items()
    ]
    return template().render(article=result.article, sections=sections, footer=footer(result), summary=summary(result))


@cache
def template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("analysis.export"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


def data_address(chart: Chart) -> str:
    return "data:image/png;base64," + base64.b64encode(chart_bytes(chart, "png")).decode("ascii")


def summary(result: Analysis) -> str:
    """The article in one line of counts."""
    people = int((result.actors.kind == "person").sum())
    return (
        f"{len(result.actors)} actors ({people} people), {len(result.quotes)} pieces of speech, {len(result.figures)} figures, "
        f"{len(result.dates)} expressions of time, {len(result.events)} dated events."
    )


def footer(result: Analysis) -> dict[str, str]:
    """What a colleague needs to make the same report again."""
    corrected = sum(
        int((getattr(result, name).status != "machine").sum())
        for name in ("mentions", "quotes", "figures", "dates", "events")
    )
    return {
        "Input (SHA-256)": hashlib.sha256(result.article.text.encode("utf-8")).hexdigest(),
        "Analyst workbook": version("analyst-workbook"),
        "Published": f"{result.article.published}"
        if result.article.published
        else "not known: relative dates are not resolved",
        "Corrections by the analyst": str(corrected),
    }


# ------------------------------------------------------------------------------------------------- rows with their source
Cells = list[dict[str, Any]]


def sentence_of(result: Analysis, number: int) -> str:
    sentence = result.document.sentences[number]
    return result.article.text[sentence.start : sentence.end]


def told(value: object, missing: str = "") -> str:
    return missing if not isinstance(value, list | tuple) and pd.isna(value) else str(value)


def actor_rows(result: Analysis) -> Cells:
    table = result.actors.sort_values(["mentions", "first_sentence"], ascending=[False, True], kind="stable")
    return [
        {"claim": row.name, "about": "; ".join(filter(None, [row.kind, told(row.role), "also: " + ", ".join(row.aliases) if row.aliases else ""])),
         "value": f"{row.mentions}", "source": sentence_of(result, row.first_sentence)}
        for row in table.itertuples(index=False)
    ]  # fmt: skip


def quote_rows(result: Analysis) -> Cells:
    names = dict(zip(result.actors.id, result.actors.name))
    return [
        {"claim": row.text, "about": f"{names.get(row.actor, told(row.speaker, 'no speaker found'))}", "value": f"{row.kind}, {row.stance}",
         "source": sentence_of(result, row.sentence)}
        for row in result.quotes.itertuples(index=False)
    ]  # fmt: skip


def figure_rows(result: Analysis) -> Cells:
    names = dict(zip(result.actors.id, result.actors.name))
    return [
        {"claim": f"{told(row.hedge)} {row.text} {told(row.counted)}".strip(), "about": f"claimed by {names.get(row.claimed_by, 'the article itself')}",
         "value": f"{told(row.value)} {told(row.unit)}".strip(), "source": sentence_of(result, row.sentence)}
        for row in result.figures.itertuples(index=False)
    ]  # fmt: skip


def event_rows(result: Analysis) -> Cells:
    table = result.events.sort_values("order")
    return [
        {"claim": row.headline, "about": row.modality, "value": when(row), "source": sentence_of(result, row.sentence)}
        for row in table.itertuples(index=False)
    ]


def when(row: Any) -> str:
    days = [f"{day:%Y-%m-%d}" for day in (row.earliest, row.latest) if not pd.isna(day)]
    text = days[0] if len(set(days)) == 1 else " to ".join(days)
    return text if row.certainty == "exact" else f"{text} ({row.certainty})"


ROWS: dict[str, Callable[[Analysis], Cells]] = {
    "actors": actor_rows,
    "quotes": quote_rows,
    "figures": figure_rows,
    "timeline": event_rows,
}
