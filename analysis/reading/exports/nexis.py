"""Nexis Uni, Lexis+ and Nexis Advance (Word, RTF or text of a PDF): one article or many in a file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article import Removed
from analysis.reading.days import day_of
from analysis.reading.exports.labels import build_extracted, field_of
from analysis.reading.extracted import Collection, Extracted, Unread

END = re.compile(r"\s*(?:End of Document|Ende des Dokuments|Fin du document|Einde van (?:het )?document)\s*", re.I)
BODY = frozenset({"Body", "Text", "Haupttext", "Corps", "Volltext"})
AFTER = frozenset({"Classification", "Klassifikation", "Classificatie", "Graphic", "Load-Date", "Notes"})
"""A line alone that ends the text."""
PROMISED = re.compile(r"\s*Documents? \((\d{1,5})\)\s*")
COVER_END = re.compile(r"Narrowed by|Search Type:|Suchtyp|Content Type")
COPYRIGHT = re.compile(r"\s*(?:Copyright|©|\(c\))", re.I)
WHERE = "the line under the outlet in the export"


def read_nexis(lines: Sequence[str]) -> Collection | None:
    """Lines with a "Body" and an "End of Document" each => the articles between; None where the layout is another."""
    ends = [at for at, line in enumerate(lines) if END.fullmatch(line)]
    if not ends or not any(line.strip() in BODY for line in lines[: ends[-1]]):
        return None
    begins = [0, *(at + 1 for at in ends)]
    promised = next((int(match[1]) for line in lines[: ends[0]] if (match := PROMISED.fullmatch(line))), None)
    pieces = [lines[begin:end] for begin, end in zip(begins, ends)]
    rest = lines[ends[-1] + 1 :]
    if any(line.strip() in BODY for line in rest):
        pieces.append(rest)
    return Collection([nexis_article(piece) for piece in pieces], promised)


def nexis_article(lines: Sequence[str]) -> Extracted | Unread:
    at = next((at for at, line in enumerate(lines) if line.strip() in BODY), None)
    head = without_cover(lines[: len(lines) if at is None else at])
    told = read_centred_heading(head)
    told |= {role: value for line in head for role, value in filter(None, [field_of(line, "nexis")]) if value}
    text, rest = text_and_rest(lines[at + 1 :] if at is not None else ())
    told |= {role: value for line in rest for role, value in filter(None, [field_of(line, "nexis")]) if value}
    told["author"] = re.sub(r"\s+(?:in|reports from) [A-Z].*", "", told.get("author", ""))
    removed = [Removed(line.strip(), "line of the export") for line in (*head, *rest) if line.strip()]
    return build_extracted(text, told, WHERE, removed)


def without_cover(head: Sequence[str]) -> Sequence[str]:
    """The lines below the list of documents that begins a file."""
    last = max((at for at, line in enumerate(head) if COVER_END.search(line)), default=None)
    if last is None:
        return head
    following = next((at for at in range(last + 1, len(head)) if not head[at].strip()), last + 1)
    return head[following:]


def read_centred_heading(head: Sequence[str]) -> dict[str, str]:
    """Title, outlet and day: the three centred lines, the day the last of them."""
    filled = [
        (at, line.strip())
        for at, line in enumerate(head)
        if line.strip() and not COPYRIGHT.match(line) and not field_of(line, "nexis")
    ]
    dated = next(
        (number for number, (_, line) in enumerate(filled) if number >= 1 and len(line) < 90 and day_of(line)), None
    )
    if dated is None:
        return dict(zip(("title", "outlet"), (line for _, line in filled)))
    told = {"date": filled[dated][1], "outlet": filled[dated - 1][1]}
    title = [line for _, line in filled[max(0, dated - 4) : dated - 1]]
    told["title"] = " ".join(title)
    if edition := [line for _, line in filled[dated + 1 : dated + 2]]:
        told["edition"] = edition[0]
    return told


def text_and_rest(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The text, and the fields below it."""
    for at, line in enumerate(lines):
        bare = line.strip()
        told = field_of(line, "nexis")
        if bare in AFTER or (told and told[0] in ("load_date", "language", "publication_type")):
            return lines[:at], lines[at:]
    return lines, ()
