"""Outline => Markdown in which article text cannot turn into markup, HTML or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.export.claims import Claim
from analysis.export.numbered_text import group_paragraphs
from analysis.export.outline import Outline, Section
from analysis.export.wording import printable

MARKS = re.compile(r"([\\`*_{}\[\]()#+\-!|>~$<&@])")
ADDRESS = re.compile(r"(https?|ftp|www)([:.])", re.I)


def report_markdown(report: Outline, pictures: str = "charts") -> bytes:
    """Outline => UTF-8 bytes; charts are linked as `pictures`/<section>.png."""
    return ("\n".join(markdown_lines(report, pictures)).rstrip() + "\n").encode("utf-8")


def markdown_lines(report: Outline, pictures: str) -> Iterator[str]:
    yield f"# {escape_markdown(report.title)}\n"
    yield from (f"- {escape_markdown(name)}: {escape_markdown(value)}" for name, value in report.about)
    yield ""
    yield from (f"{escape_markdown(line)}\n" for line in report.summary)
    if report.check:
        yield "To check first:\n"
        yield from (f"- {escape_markdown(line)}" for line in report.check)
        yield ""
    for section in report.sections:
        yield from section_lines(section, pictures)
    yield from article_lines(report)
    yield "---\n"
    yield from (f"- {name}: {escape_markdown(value)}" for name, value in report.footer)


def section_lines(section: Section, pictures: str) -> Iterator[str]:
    yield f"## {section.title}\n"
    if section.note:
        yield "\n".join(f"> {escape_markdown(line)}" for line in section.note.splitlines()) + "\n"
    if section.chart is not None:
        yield f"![{escape_markdown(section.chart.alt)}]({pictures}/{section.name}.png)\n"
    if not section.claims:
        yield f"{section.nothing}\n"
        return
    yield f"| {' | '.join(section.headers)} |"
    yield "|---|---|---|---|"
    yield from map(markdown_row, section.claims)
    yield f"\n{section.more} more rows are in the tables.\n" if section.more else ""


def article_lines(report: Outline) -> Iterator[str]:
    """The article's text, a paragraph a line, each sentence after its number."""
    if report.text:
        yield "## The article\n"
    for paragraph in group_paragraphs(report.text):
        yield (
            " ".join(f"**\\[{one.number}\\]** {escape_markdown(' '.join(one.text.split()))}" for one in paragraph)
            + "\n"
        )


def markdown_row(claim: Claim) -> str:
    checked = f" ({claim.status} by the analyst)" if claim.status != "unchecked" else ""
    first, second, third = map(escape_markdown, claim.cells)
    words = f"**{escape_markdown(claim.source.words)}**" if claim.source.words else ""
    note = f" *Note: {escape_markdown(claim.note)}*" if claim.note else ""
    sentence = f"\\[{claim.source.number}\\] {escape_markdown(claim.source.before)}{words}{escape_markdown(claim.source.after)}"
    return f"| {first}{checked} | {second} | {third} | {sentence}{note} |"


def escape_markdown(text: str) -> str:
    r"""Text => text that Markdown shows as it is: "*x* <b>" => "\*x\* &lt;b\>"; web addresses do not become links."""
    line = printable(re.sub(r"[\r\n\t\v\f\x85\u2028\u2029]+", " ", text))
    escaped = MARKS.sub(
        lambda match: {"<": "&lt;", "&": "&amp;", "$": "&#36;", "@": "&#64;"}.get(match[1], "\\" + match[1]), line
    )
    return ADDRESS.sub(lambda match: f"{match[1]}{'&#58;' if match[2] == ':' else '&#46;'}", escaped)
