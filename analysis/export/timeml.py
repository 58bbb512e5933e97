"""Analysis => TimeML: the article with its expressions of time as TIMEX3 and its events, dated by links."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from analysis.export.told import printable
from analysis.extract.dates import DateExpression
from analysis.result import Analysis

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"""
DCT = "t0"


def analysis_to_timeml(result: Analysis) -> str:
    """=> XML text (TimeML 1.2.1): DCT from the day of publication, TIMEX3 of each date, its value as found."""
    article = result.article
    published = article.published.isoformat() if article.published else "XXXX-XX-XX"
    creation = f'<TIMEX3 tid="{DCT}" type="DATE" value="{published}" functionInDocument="PUBLICATION_TIME">{published}</TIMEX3>'
    title = f"<TITLE>{xml(article.title)}</TITLE>\n" if article.title else ""
    return f"{HEAD}<DOCID>{xml(article.source or 'article')}</DOCID>\n<DCT>{creation}</DCT>\n{title}<TEXT>{''.join(pieces(result))}</TEXT>\n</TimeML>\n"


def pieces(result: Analysis) -> Iterator[str]:
    """The text with tags; of expressions that overlap the first counts."""
    text, done = result.article.text, 0
    tids = {row.start: f"t{number}" for number, row in enumerate(result.date_rows, 1)}
    for row in sorted(result.date_rows, key=lambda row: (row.start, row.end)):
        if row.start >= done:
            yield xml(text[done : row.start])
            yield f"<TIMEX3 {attributes(row, tids)}>{xml(row.text)}</TIMEX3>"
            done = row.end
    yield xml(text[done:])


def attributes(row: DateExpression, tids: dict[int, str]) -> str:
    """tid, type, value, mod and the anchor where it is another expression ("at 120") or the day of publication."""
    anchor = (
        DCT
        if row.anchor == "published"
        else tids.get(int(row.anchor[3:]))
        if row.anchor and row.anchor[3:].isdigit()
        else None
    )
    told = {"tid": tids[row.start], "type": row.type, "value": row.value or "X", "mod": row.mod, "anchorTimeID": anchor}
    return " ".join(f"{name}={quoteattr(printable(value))}" for name, value in told.items() if value)


def xml(text: str | None) -> str:
    return escape(printable(text or ""))
