"""Analysis => a folder to hand in: the report in the formats wanted, and beside it charts and tables as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from analysis.charts.style import SIZES
from analysis.export.annotations import analysis_to_annotations
from analysis.export.brat import analysis_to_brat
from analysis.export.conll import analysis_to_conll
from analysis.export.docx import report_word
from analysis.export.exchange import analysis_to_json
from analysis.export.files import CHART_FORMATS, chart_bytes, save_table, workbook, write_bytes
from analysis.export.html import report_page
from analysis.export.markdown import report_markdown
from analysis.export.network import network_files
from analysis.export.outline import CHARTS, SECTIONS, Outline, outline
from analysis.export.timelines import timeline_files
from analysis.export.timeml import analysis_to_timeml
from analysis.filenames import article_name as folder_name
from analysis.result import Analysis
from analysis.review import Review

__all__ = ["CHARTS", "FORMATS", "SECTIONS", "report_name", "write_figures", "write_report"]


def lazy_report_paper(report: Outline) -> bytes:
    """Outline => PDF; its library is read in only when a PDF is wanted."""
    from analysis.export.pdf import report_paper

    return report_paper(report)


REPORTS: dict[str, tuple[str, Callable[[Outline], bytes]]] = {
    "html": ("report.html", report_page), "docx": ("report.docx", report_word), "pdf": ("report.pdf", lazy_report_paper), "md": ("report.md", report_markdown),
}  # fmt: skip
EXCHANGE: dict[str, Callable[[Analysis], dict[str, str]]] = {
    "json": lambda result: {"analysis.json": analysis_to_json(result)},
    "jsonld": lambda result: {"annotations.jsonld": analysis_to_annotations(result)},
    "brat": analysis_to_brat,
    "conll": lambda result: {"article.conllup": analysis_to_conll(result)},
    "network": network_files,
    "timeline": timeline_files,
    "timeml": lambda result: {"article.tml": analysis_to_timeml(result)},
}
"""Format => name of each file => its text."""
TABLE_FILES = {"xlsx": "tables.xlsx", "csv": "actors.csv"}
FORMATS = (*REPORTS, *TABLE_FILES, *EXCHANGE)


def write_report(
    result: Analysis, out: str | Path | None = None, *, formats: Sequence[str] = ("html",), sections: Sequence[str] = SECTIONS,
    notes: Mapping[str, str] | None = None, charts: Sequence[str] | None = None, sizes: Sequence[str] = ("column",),
    review: Review | None = None,
) -> Path:  # fmt: skip
    """Analysis => path of the report in `out` (default: outputs/<article>/), with charts/ and tables/ beside it.

    formats: of html, docx, pdf, md, xlsx, csv, json, jsonld (W3C Web Annotation), brat, conll (CoNLL-U Plus), timeml, network (GraphML, GEXF, CSV),
    timeline (TimelineJS, iCalendar, CSV);
    sections: of actors, quotes, figures, timeline, network, in the order wanted; notes: section => the analyst's own words;
    charts: the sections that are to have a chart (None: all);
    sizes: of the charts as files: column, slide, screen; review: the corrections that made the result, so that the footer
    counts the rejected rows too. Returns the path of the first format's file. Tables come as CSV and XLSX always; charts of
    an earlier report that this one does not have go. The same input gives the same bytes. The PDF carries no tags for
    screen readers: hand them the HTML or the DOCX.
    """
    check_formats(formats)
    folder = Path(out) if out else Path("outputs") / report_name(result)
    report = outline(result, sections=sections, notes=notes, charts=charts, review=review)
    drawn = [one.name for one in report.sections if one.chart is not None]
    remove_others(folder / "charts", write_figures(result, folder / "charts", sections=drawn, sizes=sizes))
    write_tables(result, folder / "tables")
    first, *_ = [write_format(name, result, report, folder) for name in formats]
    return first


def check_formats(formats: Sequence[str]) -> None:
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise ValueError(f"There is no format {unknown[0]!r}; there are {', '.join(FORMATS)}.")
    if not formats:
        raise ValueError(f"Choose a format: {', '.join(FORMATS)}.")


def write_format(name: str, result: Analysis, report: Outline, folder: Path) -> Path:
    """=> path of the format's (first) file; the tables are there already."""
    if name in TABLE_FILES:
        return folder / "tables" / TABLE_FILES[name]
    if name in REPORTS:
        file, render = REPORTS[name]
        return write_bytes(render(report), folder / file)
    first, *_ = [write_bytes(text.encode("utf-8"), folder / file) for file, text in EXCHANGE[name](result).items()]
    return first


def write_figures(
    result: Analysis,
    folder: str | Path,
    *,
    sections: Sequence[str] = SECTIONS,
    sizes: Sequence[str] = ("column",),
    formats: Sequence[str] = CHART_FORMATS,
) -> list[Path]:
    """The figure pack: each section's chart at each size as PNG, SVG and PDF: timeline.png, timeline-slide.png."""
    return [
        write_bytes(chart_bytes(chart, format), Path(folder) / f"{name}{'' if size == 'column' else f'-{size}'}.{format}")
        for name in sections if name in CHARTS for size in sizes for chart in [CHARTS[name](result, size)] for format in formats
    ]  # fmt: skip


def remove_others(folder: Path, written: Sequence[Path]) -> None:
    """Charts that an earlier report left; no other file is touched."""
    names = (
        f"{name}{size}.{format}"
        for name in SECTIONS
        for size in ("", *(f"-{one}" for one in SIZES))
        for format in CHART_FORMATS
    )
    for path in {folder / name for name in names} - set(written):
        path.unlink(missing_ok=True)


def write_tables(result: Analysis, folder: Path) -> None:
    for name, table in result.tables.items():
        save_table(table, folder / f"{name}.csv")
    write_bytes(workbook(result.tables), folder / "tables.xlsx")


def report_name(result: Analysis) -> str:
    """Folder name of an article: of its file, else of its title, else of its first words."""
    return folder_name(result.article)
