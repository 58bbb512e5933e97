"""`python -m analysis report FILE`: the workbook without a notebook."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from analysis.export.report import SECTIONS, article_name, write_report
from analysis.pipeline import analyse
from analysis.reading import CannotRead, read_article


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="analysis", description="Who is in a news article, who said what, which numbers, and when."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    report = commands.add_parser("report", help="write a report of one or more articles")
    report.add_argument("files", nargs="+", type=Path, metavar="FILE")
    report.add_argument("--published", type=day, help="day of publication, 2020-03-26")
    report.add_argument("--out", type=Path, default=Path("outputs"), help="folder for the reports (outputs)")
    report.add_argument("--sections", nargs="+", choices=SECTIONS, default=list(SECTIONS))
    corpus = commands.add_parser("corpus", help="analyse a folder of articles")
    corpus.add_argument("folder", type=Path)
    corpus.add_argument("--out", type=Path, default=Path("outputs/corpus"))
    corpus.add_argument("--scheduler", help="address of a Dask cluster, tcp://…")
    corpus.add_argument("--workers", type=int)
    return parser


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it as 2020-03-26") from None


def write_reports(options: argparse.Namespace) -> None:
    for file in options.files:
        result = analyse(read_article(file, published=options.published))
        if result.article.published is None:
            print(
                f"{file}: the day of publication is not known; dates such as “Thursday” stay open. Say --published 2020-03-26."
            )
        print(write_report(result, options.out / article_name(result), sections=options.sections))


def write_corpus(options: argparse.Namespace) -> None:
    from analysis.corpus import analyse_corpus

    corpus = analyse_corpus(options.folder, options.out, scheduler=options.scheduler, workers=options.workers)
    for row in corpus.failures().itertuples():
        print(f"{row.path}: {row.reason}", file=sys.stderr)
    print(corpus.folder)


def main() -> int:
    options = arguments().parse_args()
    try:
        {"report": write_reports, "corpus": write_corpus}[options.command](options)
    except (CannotRead, FileNotFoundError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
