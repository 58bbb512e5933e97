"""The command `analyst-workbook`: `lab` and `app` open the notebooks; `report FILE`, `corpus FOLDER` and
`check DRAFT --sources FOLDER` work without them."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.storage import location
from analysis.workbook import FIRST_NOTEBOOK, app_command, copy_starter, lab_command, serve

if TYPE_CHECKING:  # each command imports only what it needs, so that `lab` starts at once
    from analysis.article import Article


def command_parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """Arguments of the command line => their parser. Only commands that are among them get their options, since these need the commands' modules."""
    parser = argparse.ArgumentParser(
        prog="analyst-workbook", description="Who is in a news article, who said what, which numbers, and when."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('analyst-workbook')}")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (help_text, add_options, _) in COMMANDS.items():
        command = commands.add_parser(name, help=help_text)
        if name in given:
            add_options(command)
    return parser


def add_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", nargs="?", type=Path, default=Path("analyst-workbook"), metavar="FOLDER", help="folder for your notebooks, articles and outputs (analyst-workbook); missing files are copied there, existing ones are left alone")  # fmt: skip
    command.add_argument(
        "--notebook", default=FIRST_NOTEBOOK, metavar="FILE", help=f"in that folder ({FIRST_NOTEBOOK})"
    )
    command.add_argument("--no-browser", action="store_true", help="start the server without opening a browser")
    command.add_argument("--copy-only", action="store_true", help="copy the missing files without starting anything")


def add_report(report: argparse.ArgumentParser) -> None:
    from analysis.charts.style import SIZES
    from analysis.export import FORMATS, SECTIONS
    from analysis.reading import readable_suffixes

    report.add_argument(
        "files", nargs="+", metavar="FILE", help=f"{' '.join(readable_suffixes())}, or an address with --network"
    )
    report.add_argument("--published", type=day, metavar="DATE", help="day of publication, 2020-03-26")
    report.add_argument(
        "--out", type=Path, default=Path("outputs"), metavar="DIR", help="folder for the reports (outputs)"
    )
    report.add_argument(
        "--format",
        type=listed("format", FORMATS),
        default=("html",),
        help=f"of {','.join(FORMATS)}, with commas; or all",
    )
    report.add_argument(
        "--sections",
        type=listed("section", SECTIONS),
        default=SECTIONS,
        help=f"of {','.join(SECTIONS)}, in the order wanted",
    )
    report.add_argument("--charts", type=listed("section", SECTIONS), help="sections to include the chart of (all)")
    report.add_argument(
        "--sizes", type=listed("size", tuple(SIZES)), default=("column",), help=f"of the charts: {','.join(SIZES)}"
    )
    report.add_argument(
        "--note", action="append", type=note, default=[], metavar="SECTION=TEXT", help="your note above a section"
    )
    add_columns(report)
    report.add_argument("--network", action="store_true", help="allow FILE to be an http(s) address")


def add_corpus(corpus: argparse.ArgumentParser) -> None:
    corpus.add_argument(
        "folder",
        type=location,
        metavar="FOLDER",
        help="of articles, with its subfolders; or a file of many articles; or either in a store, s3://…",
    )
    add_columns(corpus)
    corpus.add_argument("--out", type=location, default=Path("outputs/corpus"), metavar="DIR", help="folder or store for the results (outputs/corpus); a run that was stopped goes on there")  # fmt: skip
    corpus.add_argument("--corrections", type=Path, default=Path("outputs"), metavar="DIR", help="folder of the articles' own outputs: what was corrected there holds here (outputs)")  # fmt: skip
    corpus.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster that sees the same files, tcp://…")
    corpus.add_argument("--workers", type=int, metavar="N", help="processes on this machine (one a core)")


def add_columns(command: argparse.ArgumentParser) -> None:
    command.add_argument("--columns", type=column_map, metavar="ROLE=NAME,…", help="columns of a table: text=Body,title=Headline,date=Day,outlet=Paper (guessed)")  # fmt: skip


def column_map(text: str) -> dict[str, str]:
    """ "text=Body,date=Day" => {"text": "Body", "date": "Day"}."""
    pairs = [part.partition("=") for part in text.split(",")]
    if not all(role.strip() and name.strip() for role, _, name in pairs):
        raise argparse.ArgumentTypeError(f"{text!r} names no columns: write it as text=Body,date=Day")
    return {role.strip(): name.strip() for role, _, name in pairs}


EXIT_CODES = (
    "Exit code: 0 everything agrees with the sources, 1 something does not, 2 a file could not be read or written."
)


def add_check(check: argparse.ArgumentParser) -> None:
    from analysis.reading import readable_suffixes

    check.epilog = EXIT_CODES
    check.add_argument("draft", metavar="DRAFT", help=" ".join(readable_suffixes()))
    check.add_argument(
        "--sources", nargs="+", type=Path, required=True, metavar="PATH", help="articles, or folders of them"
    )
    check.add_argument("--published", type=day, metavar="DATE", help="day of the draft, from which its dates are counted (that of the newest source)")  # fmt: skip
    check.add_argument("--out", type=Path, metavar="FILE", help="write what was found: .html, .docx or .csv")
    check.add_argument("--all", action="store_true", help="print what is supported, too")


def day(text: str) -> date:
    """ "2020-03-26" => the date; argparse's error for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write it as 2020-03-26") from None


def listed(noun: str, allowed: tuple[str, ...]):  # type: ignore[no-untyped-def]
    """Allowed names and their noun for the message => function that turns "html,docx" or "all" into a tuple of them."""

    def read(text: str) -> tuple[str, ...]:
        names = allowed if text == "all" else tuple(filter(None, text.replace(" ", ",").split(",")))
        wrong = [name for name in names if name not in allowed]
        if wrong or not names:
            raise argparse.ArgumentTypeError(
                f"{(wrong or [text])[0]!r} is not a {noun}: choose one of {', '.join(allowed)}"
            )
        return names

    return read


def note(text: str) -> tuple[str, str]:
    """ "quotes=The minister was not asked" => ("quotes", "The minister was not asked")."""
    from analysis.export import SECTIONS

    section, _, words = text.partition("=")
    if section not in SECTIONS or not words:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a note: write it as quotes=The minister was not asked, for one of {', '.join(SECTIONS)}"
        )
    return section, words


def open_workbook(options: argparse.Namespace) -> int:
    """Copy missing files, and run the server until Ctrl-C => exit code."""
    folder: Path = options.folder.resolve()
    new = copy_starter(folder)
    print(f"{folder}: {len(new)} files copied." if new else f"{folder}: nothing to copy, all files are there.")
    if options.copy_only:
        return 0
    print(f"Opening {options.notebook}: stop with Ctrl-C.", flush=True)
    command = {"lab": lab_command, "app": app_command}[options.command](folder, options.notebook)
    return serve([*command, *(["--no-browser"] if options.no_browser else [])], folder)


def write_reports(options: argparse.Namespace) -> int:
    """Write a report of every article in the files; unreadable files are named on stderr => exit code: 2 if there was one, else 0."""
    from analysis.reading import read_articles

    code = 0
    for file in options.files:
        try:
            read = read_articles(
                file, columns=options.columns, published=options.published, allow_network=options.network
            )
            for article in read:
                print(report_on(article, options))
            for row in read.failures.itertuples():
                print(
                    f"{row.path}: {row.reason}" if len(options.files) + len(read.files) > 2 else row.reason,
                    file=sys.stderr,
                )
                code = 2
        except (OSError, ValueError) as problem:
            print(f"{file}: {problem}" if len(options.files) > 1 else problem, file=sys.stderr)
            code = 2
    return code


def report_on(article: Article, options: argparse.Namespace) -> Path:
    """Analyse an article, apply the analyst's corrections and write the report => path of its first file."""
    from analysis.export import write_report
    from analysis.pipeline import analyse
    from analysis.review import article_folder, corrected

    result = analyse(article)
    folder = article_folder(options.out, article)
    review = corrected(result, folder)
    result = review.result
    if result.article.published is None:
        print(
            f"{article.source}: the publication date is not known, so days such as “Thursday” cannot be dated. Give it with --published 2020-03-26."
        )
    return write_report(
        result,
        folder,
        formats=options.format,
        sections=options.sections,
        notes=dict(options.note),
        charts=options.charts,
        sizes=options.sizes,
        review=review,
    )


ANSWERS: dict[str, dict[str, object]] = {
    "articles": {}, "overview": {}, "actors": {"kind": None, "minimum": 1}, "places": {"minimum": 1}, "who_is_quoted": {"minimum": 1}, "quoted_in": {"minimum": 1}, "same_figure": {"minimum": 2},
    "same_event": {"minimum": 2}, "timeline": {"since": None, "until": None}, "network": {"since": None, "until": None, "minimum": 2}, "wire_copy": {}, "versions": {},
    "version_changes": {}, "discrepancies": {"minimum": 2}, "failures": {},
}  # fmt: skip
"""Question to a corpus => its parameters, for each answer that is written as CSV."""


def write_corpus(options: argparse.Namespace) -> int:
    """Analyse a corpus, and write answers/<question>.csv in its folder; unreadable articles are named on stderr => exit code: 1 if there was one, else 0."""
    from analysis.corpus import analyse_corpus
    from analysis.export import save_pieces

    corpus = analyse_corpus(
        options.folder,
        options.out,
        columns=options.columns,
        corrections=options.corrections,
        scheduler=options.scheduler,
        workers=options.workers,
    )
    for question, parameters in ANSWERS.items():
        rows = map(corpus.with_article_columns, corpus.pieces(question, **parameters))
        save_pieces(rows, corpus.folder / "answers" / f"{question}.csv")
    failed = False
    for path, reason in corpus.failed_rows():
        print(f"{path}: {reason}", file=sys.stderr)
        failed = True
    for path, reason in corpus.skipped_rows():
        print(f"{path}: skipped. {reason}", file=sys.stderr)
    print(corpus.folder)
    return int(failed)


def check_file(options: argparse.Namespace) -> int:
    """Check a draft and print one line per finding, FILE:LINE:COLUMN: verdict: … => exit code, see EXIT_CODES."""
    from analysis.check import check_draft, located, read_sources
    from analysis.export.draft import write_draft
    from analysis.reading import read_article

    articles, unread = read_sources(options.sources)
    for path, reason in unread:
        print(f"{path}: {reason}", file=sys.stderr)
    result = check_draft(read_article(options.draft, published=options.published), articles)
    for row in result.finding_rows if options.all else result.grave:
        line, column = located(result.draft.article.text, row.start)
        shown = row.text if len(row.text) <= MAX_SHOWN else row.text[:MAX_SHOWN] + "…"
        print(f"{options.draft}:{line}:{column}: {row.verdict}: {row.kind} “{shown}”: {row.explanation}")
    if options.out:
        write_draft(result, options.out)
    return 2 if unread else 1 if result.grave else 0


MAX_SHOWN = 80
"""Characters of the draft that are printed for a finding."""


Command = tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]
COMMANDS: dict[str, Command] = {
    "lab": ("open the notebooks in JupyterLab", add_folder, open_workbook),
    "app": ("open the first notebook as a page without code", add_folder, open_workbook),
    "report": ("write a report of one or more articles", add_report, write_reports),
    "corpus": ("analyse a folder of articles", add_corpus, write_corpus),
    "check": ("check a draft against its sources", add_check, check_file),
}
"""Command => its help text, function that adds its options to the parser, and function that runs it and returns the exit code."""


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without “ costs a letter, not the report
    options = command_parser(sys.argv[1:]).parse_args()
    try:
        return COMMANDS[options.command][2](options)
    except (OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
