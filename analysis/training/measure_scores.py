"""Measure the tables: `python -m analysis.training.measure_scores EVALUATION` runs the scorers of an evaluation folder and writes scores.tsv and the README's table."""

from __future__ import annotations

import csv
import json
import runpy
import sys
from contextlib import redirect_stdout, suppress
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from analysis.quality.scores import as_markdown, score_table

HERE = Path(str(files("analysis.quality")))
MARKS = "<!-- scores -->", "<!-- end of scores -->"


def measures() -> list[dict[str, str]]:
    """=> rows of measures.tsv, one per score to report."""
    lines = [line for line in (HERE / "measures.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


OWN = HERE.parents[1] / "tests/cases/articles"
"""The project's own annotated articles: one per line, with a list of gold rows for each layer."""


def gold_file(folder: Path, scorer: str, gold: str, scratch: Path) -> Path:
    """Path of a measure's gold file. "own:unread" => a file in the folder `scratch`, written from the project's own articles in the scorer's format."""
    if not gold.startswith("own:"):
        return folder / "data" / gold
    articles = map(json.loads, (OWN / f"{gold.removeprefix('own:')}.jsonl").read_text("utf-8").splitlines())
    path = scratch / f"{scorer}.jsonl"
    path.write_text(
        "".join(json.dumps(one | {"genre": "news", "gold": one[scorer]}) + "\n" for one in articles), "utf-8"
    )
    return path


@cache
def scorer_output(folder: Path, scorer: str, gold: str) -> dict[str, Any]:
    """Run a scorer on a gold file => the JSON in the last line of its output: {"all": {"found_f1": 0.84, …}, …}. Each is run once."""
    with TemporaryDirectory() as scratch:
        return run_scorer(folder, scorer, gold_file(folder, scorer, gold, Path(scratch)))


def run_scorer(folder: Path, scorer: str, gold: Path) -> dict[str, Any]:
    """Run <scorer>.py of the folder in this process, as a program with the gold file as its argument."""
    out, call = StringIO(), [f"{scorer}.py", str(gold)]
    with (
        patch.object(sys, "argv", call),
        patch.object(sys, "path", [str(folder), *sys.path]),
        redirect_stdout(out),
        suppress(SystemExit),
    ):
        runpy.run_path(str(folder / f"{scorer}.py"), run_name="__main__")
    result: dict[str, Any] = json.loads(out.getvalue().splitlines()[-1])
    return result


def value(result: dict[str, Any], path: str) -> float:
    """Value at a path of nested keys, rounded to four digits.

    >>> value({"all": {"found_f1": 0.84}}, "all.found_f1")
    0.84
    """
    node: Any = result
    for name in path.split("."):
        node = node[name]
    return round(float(node), 4)


def write_scores(folder: Path) -> None:
    """Measure everything in measures.tsv with the scorers of the folder, and write scores.tsv."""
    rows = [
        row | {"value": value(scorer_output(folder, row["scorer"], row["file"]), row["path"])} for row in measures()
    ]
    with (HERE / "scores.tsv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0], delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_between(path: Path, marks: tuple[str, str], table: str) -> None:
    """Write a table between two marks of a text file; a file without the marks is left unchanged."""
    before, found, rest = path.read_text("utf-8").partition(marks[0])
    if found:
        path.write_text(f"{before}{marks[0]}\n{table}\n{marks[1]}{rest.partition(marks[1])[2]}", encoding="utf-8")


def main() -> None:
    write_scores(Path(sys.argv[1]))
    write_between(HERE.parents[1] / "README.md", MARKS, as_markdown(score_table()))
    print(as_markdown(score_table()))


if __name__ == "__main__":
    main()
