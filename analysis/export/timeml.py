"""Analysis => TimeML: the article with its time expressions as TIMEX3 and its events, linked to their dates."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from analysis.export.wording import printable
from analysis.extract.dates import DateExpression
from analysis.link.events.event import NOT_HAPPENING, Event
from analysis.result import Analysis

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"""
DCT = "t0"


def analysis_to_timeml(result: Analysis) -> str:
    """Analysis => XML text (TimeML 1.2.1): the publication date as DCT, a TIMEX3 with its value for each date, an EVENT on the word that names each event,
    and a TLINK from the event to its date."""
    article = result.article
    published = article.published.isoformat() if article.published else "XXXX-XX-XX"
    creation = f'<TIMEX3 tid="{DCT}" type="DATE" value="{published}" functionInDocument="PUBLICATION_TIME">{published}</TIMEX3>'
    title = f"<TITLE>{xml(article.title)}</TITLE>\n" if article.title else ""
    return f"{HEAD}<DOCID>{xml(article.source or 'article')}</DOCID>\n<DCT>{creation}</DCT>\n{title}<TEXT>{''.join(tagged_text(result))}</TEXT>\n{''.join(event_links(result))}</TimeML>\n"


def tagged_text(result: Analysis) -> Iterator[str]:
    """Text with its tags. Of overlapping time expressions only the first is tagged, and an event inside a date is not."""
    text, done = result.article.text, 0
    for start, end, tag in sorted([*date_tags(result), *event_tags(result)]):
        if start >= done:
            yield xml(text[done:start])
            yield f"<{tag}>{xml(text[start:end])}</{tag.partition(' ')[0]}>"
            done = end
    yield xml(text[done:])


def date_tags(result: Analysis) -> Iterator[tuple[int, int, str]]:
    """Analysis => span of each time expression and its opening tag."""
    tids = {row.start: f"t{number}" for number, row in enumerate(result.date_rows, 1)}
    for row in result.date_rows:
        yield row.start, row.end, f"TIMEX3 {attributes(row, tids)}"


def event_tags(result: Analysis) -> Iterator[tuple[int, int, str]]:
    for row, token in named_events(result):
        start, end = result.document.starts[token], result.document.ends[token]
        yield start, end, f'EVENT eid={quoteattr(row.id)} class="OCCURRENCE"'


def named_events(result: Analysis) -> Iterator[tuple[Event, int]]:
    """Analysis => events with the token that names each; tokens inside dates are skipped, and each token is used once."""
    document, taken = result.document, set[int]()
    dated = {token for row in result.date_rows for token in document.tokens_in(row.start, row.end)}
    for row in result.event_rows:
        word = row.what.split(" ")[0]
        inside = document.tokens_in(row.start, row.end)
        token = (
            next((at for at in inside if document.lemmas[at] == word and at not in dated | taken), None)
            if word
            else None
        )
        if token is not None:
            taken.add(token)
            yield row, token


def event_links(result: Analysis) -> Iterator[str]:
    """Events => a MAKEINSTANCE each with polarity and modality, and a TLINK to its date."""
    done, tids = 0, dict[str, str]()
    for number, one in enumerate(result.date_rows, 1):
        if one.start >= done:
            tids[one.id], done = f"t{number}", one.end
    for row, _ in named_events(result):
        instance = {
            "eiid": f"ei{row.id[1:]}", "eventID": row.id, "tense": "NONE", "aspect": "NONE", "pos": "OTHER",
            "polarity": "NEG" if row.modality in NOT_HAPPENING else "POS", "modality": None if row.modality in ("happened", "denied") else row.modality,
        }  # fmt: skip
        yield f"<MAKEINSTANCE {xml_attributes(instance)}/>\n"
        if row.date in tids:
            link = {
                "lid": f"l{row.id[1:]}",
                "eventInstanceID": instance["eiid"],
                "relatedToTime": tids[row.date],
                "relType": date_relation(row),
            }
            yield f"<TLINK {xml_attributes(link)}/>\n"


def date_relation(row: Event) -> str:
    """Event and date => TimeML relation: IS_INCLUDED, BEGUN_BY or ENDED_BY."""
    if row.latest is None:
        return "BEGUN_BY"
    return "ENDED_BY" if row.earliest is None else "IS_INCLUDED"


def attributes(row: DateExpression, tids: dict[int, str]) -> str:
    """Date => attributes of its TIMEX3: tid, type, value, mod, and the anchor if that is the publication date."""
    anchor = DCT if row.anchor == "published" else None
    return xml_attributes(
        {"tid": tids[row.start], "type": row.type, "value": row.value or "X", "mod": row.mod, "anchorTimeID": anchor}
    )


def xml_attributes(cells: dict[str, str | None]) -> str:
    """{name: value} => attributes as XML text, without empty ones."""
    return " ".join(f"{name}={quoteattr(printable(value))}" for name, value in cells.items() if value)


def xml(text: str | None) -> str:
    return escape(printable(text or ""))
