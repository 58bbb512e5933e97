"""The Python code that makes the table and chart that a view shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from analysis.explorer.desk import Desk
from analysis.explorer.specs import Spec
from analysis.export.files import write_bytes


def python_code(desk: Desk, spec: Spec, values: Mapping[str, Any]) -> str:
    """Desk, view and the values of its controls => Python source that can be pasted into a notebook or a script."""
    rejected = values.get("status") == "rejected"
    loading, reading = loading_code(desk)
    imports = ["from datetime import date\nfrom pathlib import Path\n", reading]
    if spec.chart and not rejected:
        imports.append(f"from analysis.charts import {spec.chart.__name__}")
    if not rejected:
        imports.append(f"from analysis.explorer.filters import {spec.filter.__name__}")
    lines = [
        *imports, "from analysis.review import corrected", "",
        f"article = {loading}", f"review = corrected(analyse(article), {str(desk.home)!r})", "result = review.result",
        f"table = review.rejected_table({spec.table.name!r})" if rejected else f"table = {spec.filter.__name__}({', '.join(['result', *given(spec, values)])})",
    ]  # fmt: skip
    return "\n".join([*lines, *chart_lines(spec, rejected)]) + "\n"


def loading_code(desk: Desk) -> tuple[str, str]:
    """Source code that reads the article again (from its file, its address, or the copy kept beside the outputs), and the names that it imports."""
    article = desk.require_review().result.article
    published = f", published={python_literal(article.published)}" if article.published else ""
    source = article.source or ""
    if source.startswith(("http://", "https://")):
        return f"read_article({source!r}{published}, allow_network=True)", "from analysis import analyse, read_article"
    if source and Path(source).is_file():
        return f"read_article({source!r}{published})", "from analysis import analyse, read_article"
    copy = write_bytes(article.text.encode("utf-8"), desk.home / "article.txt")
    return f"Article(Path({str(copy)!r}).read_bytes().decode('utf-8'){published})", "from analysis import Article, analyse"  # fmt: skip


def given(spec: Spec, values: Mapping[str, Any]) -> list[str]:
    """Arguments of the filter that are not its defaults: ["actor='a3'", "since=date(2020, 1, 1)"]."""
    usual = spec.filter.__kwdefaults__ or {}
    return [
        f"{name}={python_literal(value)}"
        for name, value in {**spec.fixed, **values}.items()
        if value != usual.get(name, "")
    ]


def python_literal(value: Any) -> str:
    return f"date({value.year}, {value.month}, {value.day})" if isinstance(value, date) else repr(value)


def chart_lines(spec: Spec, rejected: bool) -> list[str]:
    if spec.chart is None or rejected:
        return ["table"]
    shown = f"table.head({spec.limit})" if spec.limit else "table"
    return [
        f"chart = {spec.chart.__name__}({', '.join([shown, *(f'result.{one}' for one in spec.other_tables)])})",
        "chart  # chart.table is what it shows; save_chart(chart, 'name.svg') of analysis.export keeps it",
    ]
