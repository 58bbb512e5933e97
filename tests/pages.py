"""A page for each table, made from its row class and the real article: `make pages` writes notebooks/tables/."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pandas as pd

from analysis import Analysis, analyse, explain, read_article
from analysis.catalogue import TABLES
from analysis.tables import Row, columns

ROOT = Path(__file__).parent.parent
OUT = ROOT / "notebooks/tables"
SEED = ROOT / "seeds/us-led-coalition-transfers-second-military-base.txt"
HEAD = """Made by `make pages` from `{module}` and the first article. Offsets are code points of the article's text, half-open:
`text[start:end]` is the row's `text`. A row's `rule` says what made it; `explain(row)` says it in words."""


def page(name: str, result: Analysis) -> str:
    """The page of one table as Markdown."""
    kind, table = TABLES[name].row, result.table(name)
    parts = [f"# `{name}`: {TABLES[name].question}", intro(kind), HEAD.format(module=kind.__module__)]
    return "\n\n".join([*parts, "## Columns", column_table(kind, table), "## An example", example(table)]) + "\n"


def intro(kind: type) -> str:
    """The first paragraph of a class's docstring."""
    return " ".join((inspect.getdoc(kind) or "").partition("\n\n")[0].split())


def meanings(kind: type) -> dict[str, str]:
    """Column => what it means, from the docstring: "kind: direct or indirect; cue with cue_start, cue_end: the words of saying"."""
    told: dict[str, str] = dict(SPAN)
    for one in (Row, kind):
        body = " ".join((inspect.getdoc(one) or "").partition("\n\n")[2].split()).removesuffix(".")
        for names, meaning in ENTRY.findall(body):
            told |= dict.fromkeys(re.findall(r"\w+", names), meaning.strip(" ;"))
    return told


ENTRY = re.compile(r"((?:\w+(?:, | with | and )?)*\b\w+): (.*?)(?=; (?:\w+(?:, | with | and )?)*\b\w+: |$)")
SPAN = {"start": "offset of its first character", "end": "offset behind its last", "text": "its words, as written"}


def column_table(kind: type, table: pd.DataFrame) -> str:
    told = meanings(kind)
    lines = ["| column | dtype | means | in the first article |", "|---|---|---|---|"]
    for column, dtype in columns(kind).items():
        lines.append(
            f"| `{column}` | {dtype} | {told.get(column, '').replace('|', '/')} | {cell(first_told(table[column]))} |"
        )
    return "\n".join(lines)


def first_told(values: pd.Series) -> object:
    """The first value that says something."""
    return next((value for value in values if is_told(value)), "")


def is_told(value: object) -> bool:
    return bool(len(value)) if isinstance(value, str | tuple | list) else bool(pd.notna(value))


def cell(value: object) -> str:
    words = " ".join(str(value).replace("|", "\\|").split())
    return words if len(words) <= 60 else words[:57] + "…"


def example(table: pd.DataFrame) -> str:
    """A row of the middle of the article, and why it is there."""
    if table.empty:
        return "None in the first article."
    row = table.iloc[len(table) // 2]
    lines = [f"    {name}: {cell(value)}" for name, value in row.items() if is_told(value)]
    return "\n".join([*lines, "", f"*{explain(row)}*"])


def pages() -> dict[str, str]:
    """File name => page."""
    result = analyse(read_article(SEED))
    return {f"{name}.md": page(name, result) for name in TABLES}


def main() -> None:
    OUT.mkdir(exist_ok=True)
    for name, text in pages().items():
        (OUT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
