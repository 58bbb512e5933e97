"""Analysis => a folder to hand in: the report in the chosen formats, with charts and tables as files beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from analysis.article import Article
from analysis.catalogue import TABLES
from analysis.charts import Chart
from analysis.charts.style import SIZES
from analysis.export.annotations import annotation_pieces
from analysis.export.brat import analysis_to_brat
from analysis.export.conll import conll_pieces
from analysis.export.docx import report_word
from analysis.export.exchange import json_pieces
from analysis.export.files import CHART_FORMATS, chart_bytes, save_table, workbook, write_bytes, write_pieces
from analysis.export.html import report_page
from analysis.export.markdown import report_markdown
from analysis.export.network import network_files
from analysis.export.outline import CHARTS, SECTIONS, Outline, check_sections, outline
from analysis.export.readable import own_columns, readable_table
from analysis.export.timelines import timeline_files
from analysis.export.timeml import analysis_to_timeml
from analysis.result import Analysis
from analysis.review import Review, article_folder

__all__ = ["CHARTS", "FORMATS", "SECTIONS", "write_figures", "write_report"]


def lazy_report_paper(report: Outline) -> bytes:
    """Outline => bytes of a PDF; reportlab is imported only when a PDF is asked for."""
    from analysis.export.pdf import report_paper

    return report_paper(report)


REPORTS: dict[str, tuple[str, Callable[[Outline], bytes]]] = {
    "html": ("report.html", report_page), "docx": ("report.docx", report_word), "pdf": ("report.pdf", lazy_report_paper), "md": ("report.md", report_markdown),
}  # fmt: skip
EXCHANGE: dict[str, Callable[[Analysis], Mapping[str, Iterable[str]]]] = {
    "json": lambda result: {"analysis.json": json_pieces(result)},
    "jsonld": lambda result: {"annotations.jsonld": annotation_pieces(result)},
    "brat": lambda result: each_in_one_piece(analysis_to_brat(result)),
    "conll": lambda result: {"article.conllup": conll_pieces(result)},
    "network": lambda result: each_in_one_piece(network_files(result)),
    "timeline": lambda result: each_in_one_piece(timeline_files(result)),
    "timeml": lambda result: {"article.tml": [analysis_to_timeml(result)]},
}
"""Format => function that gives the name of each file and the pieces of its text."""
TABLE_FILES = {"xlsx": "tables.xlsx", "csv": "actors.csv"}
CHART_FILES = "charts"
FORMATS = (*REPORTS, *TABLE_FILES, CHART_FILES, *EXCHANGE)
Progress = Callable[[float, str], None]


def each_in_one_piece(files: Mapping[str, str]) -> dict[str, list[str]]:
    return {name: [text] for name, text in files.items()}


def write_report(
    result: Analysis, out: str | Path | None = None, *, formats: Sequence[str] = ("html",), sections: Sequence[str] = SECTIONS,
    notes: Mapping[str, str] | None = None, charts: Sequence[str] | None = None, sizes: Sequence[str] = ("column",),
    review: Review | None = None, made: date | None = None, progress: Progress = lambda share, words: None,
) -> Path:  # fmt: skip
    """Write a report on an Analysis => path of the first format's file in `out` (default: the article's folder in outputs/); tables/ lies beside it.

    formats: html, docx, pdf, md, xlsx, csv, charts (PNG, SVG and PDF files), json, jsonld (W3C Web Annotation), brat, conll (CoNLL-U Plus), timeml,
    network (GraphML, GEXF, CSV), timeline (TimelineJS, iCalendar, CSV); sections: actors, quotes, figures, timeline, network, in the wanted order;
    notes: {section: the analyst's own words}; charts: sections that get a chart (None: all); sizes: of the chart files: column, slide, screen;
    review: the corrections behind the result, so that the report counts rejected rows and prints notes on rows; made: date for the footer (None:
    none is printed); progress: called with the share that is done (0 to 1) and the name of the next step.
    Each chart is drawn once, and only if a format shows it. Tables are always written as CSV: tables/ for readers, tables/data/ with every column.
    Equal input gives equal bytes. The PDF has no tags for screen readers; HTML and DOCX do. Raises ValueError for an unknown format or section.
    """
    check_formats(formats)
    check_sections(sections, charts)
    folder = Path(out) if out else article_folder("outputs", result.article)
    progress(0, "Tables")
    write_tables(result, folder / "tables", review, excel="xlsx" in formats)
    report = None
    if any(name in REPORTS or name == CHART_FILES for name in formats):
        share = lambda done, words: progress(0.1 + 0.6 * done, words)  # noqa: E731
        report = outline(
            result, sections=sections, notes=notes, charts=charts, review=review, made=made, progress=share
        )
        write_charts(result, report, folder / "charts", formats, sizes)
    paths = []
    for at, name in enumerate(formats):
        progress(0.7 + 0.3 * at / len(formats), name)
        paths.append(write_format(name, result, report, folder))
    progress(1, "")
    return paths[0]


def write_charts(result: Analysis, report: Outline, folder: Path, formats: Sequence[str], sizes: Sequence[str]) -> None:
    """Write the chart files that were asked for and the PNGs of the Markdown report; charts of an earlier report are removed."""
    drawn = {one.name: one.chart for one in report.sections if one.chart is not None}
    wanted = CHART_FORMATS if CHART_FILES in formats else ("png",) if "md" in formats else ()
    written = (
        write_figures(result, folder, sections=list(drawn), sizes=sizes, formats=wanted, drawn=drawn) if wanted else []
    )
    remove_others(folder, written)


def check_formats(formats: Sequence[str]) -> None:
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise ValueError(f"There is no format {unknown[0]!r}; there are {', '.join(FORMATS)}.")
    if not formats:
        raise ValueError(f"Choose a format: {', '.join(FORMATS)}.")


def write_format(name: str, result: Analysis, report: Outline | None, folder: Path) -> Path:
    """Write one format => path of its (first) file; tables and charts exist by then."""
    if name in TABLE_FILES:
        return folder / "tables" / TABLE_FILES[name]
    if name == CHART_FILES:
        return folder / "charts"
    if name in REPORTS and report is not None:
        file, render = REPORTS[name]
        return write_bytes(render(report), folder / file)
    first, *_ = [write_pieces(pieces, folder / file) for file, pieces in EXCHANGE[name](result).items()]
    return first


def write_figures(
    result: Analysis,
    folder: str | Path,
    *,
    sections: Sequence[str] = SECTIONS,
    sizes: Sequence[str] = ("column",),
    formats: Sequence[str] = CHART_FORMATS,
    drawn: Mapping[str, Chart] | None = None,
) -> list[Path]:
    """Write every section's chart at every size as PNG, SVG and PDF: timeline.png, timeline-slide.png, …; drawn: charts at column width that exist already."""
    made = drawn or {}
    return [
        write_bytes(chart_bytes(chart, format), Path(folder) / f"{name}{'' if size == 'column' else f'-{size}'}.{format}")
        for name in sections if name in CHARTS for size in sizes for chart in [made[name] if size == "column" and name in made else CHARTS[name](result, size)] for format in formats
    ]  # fmt: skip


def remove_others(folder: Path, written: Sequence[Path]) -> None:
    """Remove charts that an earlier report left; no other file is touched."""
    names = (
        f"{name}{size}.{format}"
        for name in SECTIONS
        for size in ("", *(f"-{one}" for one in SIZES))
        for format in CHART_FORMATS
    )
    for path in {folder / name for name in names} - set(written):
        path.unlink(missing_ok=True)


def tables_for_people() -> list[str]:
    """Names of the tables that are meant for readers; the others are for programs."""
    return [table.name for table in TABLES.values() if table.columns]


def article_table(article: Article) -> pd.DataFrame:
    """Article => table of one row: title, outlet, author, published, published_from, source, language, words, and the columns of its source."""
    known = {
        "title": article.title, "outlet": article.outlet, "author": article.author, "published": article.published,
        "published_from": article.published_from, "source": article.source, "language": article.language,
        "words": article.word_count, "page": article.metadata.get("page"),
    }  # fmt: skip
    return pd.DataFrame([{**known, **own_columns(article, known)}])


def write_tables(result: Analysis, folder: Path, review: Review | None = None, *, excel: bool = True) -> None:
    """Write tables/<name>.csv for readers, data/<name>.csv with every column, data/article.csv with the article's metadata, and tables.xlsx with a sheet

    for each of the first.
    """
    notes = review.notes_in_words if review else {}
    people = {name: readable_table(result, name, notes=notes) for name in tables_for_people()}
    for name, table in people.items():
        save_table(table, folder / f"{name}.csv")
    for name, table in result.tables.items():
        save_table(table, folder / "data" / f"{name}.csv")
    save_table(article_table(result.article), folder / "data" / "article.csv")
    if excel:
        write_bytes(workbook(people), folder / "tables.xlsx")
