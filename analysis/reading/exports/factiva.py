"""Factiva: RTF and text, with and without field codes; its HTML and XML are read in factiva_markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article import Removed
from analysis.reading.days import day_of
from analysis.reading.exports.labels import build_extracted, label_roles
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.unwrap import unwrapped

DOCUMENT = re.compile(r"\s*(?:AN[|\s]+)?(?:Document|Dokument|Documento|Документ) [A-Z0-9]{4,}[0-9a-z]{8,}\|?\s*")
WORD_COUNT = re.compile(r"\s*\d[\d,. ]* (?:words|mots|Wörter|palabras|parole|woorden|palavras|слов[ао]?)\s*")
COPYRIGHT = re.compile(r"\s*(?:\(c\)|©|Copyright)", re.I)
BY = re.compile(r"\s*(?:By|Von|Par|Por|Di|Da|Door|BY) \S")
HOUR = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[AP]M)?")
PAGE = re.compile(r"[A-Z]?\d{1,4}[A-Z]?")
CODED = re.compile(r"\s{0,6}([A-Z]{2,3})(?:\s{2,}|\s*\|+\s*|\s*$)(.*)")
SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*$")
MAX_SECTION_CHARACTERS = 40
WHERE = "the line under the number of words in the export"


def read_factiva_lines(lines: Sequence[str]) -> Collection | None:
    """Lines in which "Document VALC…" ends each article => the articles; None if there are none."""
    ends = [at for at, line in enumerate(lines) if DOCUMENT.fullmatch(line)]
    if not ends or not any(WORD_COUNT.search(line) for line in lines):
        return None
    pieces = [lines[begin : end + 1] for begin, end in zip([0, *(at + 1 for at in ends)], ends)]
    return Collection([coded_article(piece) if is_coded(piece) else plain_article(piece) for piece in pieces])


def is_coded(lines: Sequence[str]) -> bool:
    return {"HD", "PD"} <= {match[1] for line in lines if (match := CODED.fullmatch(line))}


def coded_article(lines: Sequence[str]) -> Extracted | Unread:
    """Article with field codes (HD, PD, LP, TD) in the left column => Extracted or Unread."""
    values_by_role: dict[str, list[str]] = {}
    role = ""
    for line in lines:
        match = CODED.fullmatch(line)
        if match and match[1] in label_roles("factiva"):
            role = label_roles("factiva")[match[1]]
            values_by_role.setdefault(role, []).append(match[2].strip(" |"))
        else:
            values_by_role.setdefault(role, []).append(line.strip(" |"))
    fields = {name: " ".join(" ".join(values).split()) for name, values in values_by_role.items() if name}
    return build_extracted(
        [*values_by_role.get("lead", []), *values_by_role.get("text", [])], fields, "the field PD of the export"
    )


def plain_article(lines: Sequence[str]) -> Extracted | Unread:
    """Article without field codes, found by its line "52 words": the headline is above it, date and outlet below => Extracted or Unread."""
    anchor = next((at for at, line in enumerate(lines) if WORD_COUNT.fullmatch(line)), None)
    if anchor is None:
        return build_extracted([], {"title": next((line.strip() for line in lines if line.strip()), "")}, WHERE)
    fields = read_headings(lines[:anchor]) | {"length": lines[anchor].strip()}
    below = [(at, line.strip()) for at, line in enumerate(lines) if at > anchor and line.strip()]
    legal = next((at for at, line in below if COPYRIGHT.match(line)), None)
    head = [line for at, line in below if at < (legal if legal is not None else anchor + 7)]
    fields |= read_head(head)
    begin = legal + 1 if legal is not None else last_head_line(lines, anchor, fields) + 1
    text = unwrapped("\n".join(lines[begin:-1])).split("\n")
    text, publisher = without_publisher([line for line in text if line.strip()])
    export_lines = [*lines[:begin], *publisher, lines[-1]]
    return build_extracted(
        text,
        {**fields, "document_id": lines[-1].split()[-1]},
        WHERE,
        [Removed(line.strip(), "line of the export") for line in export_lines if line.strip()],
    )


def read_headings(lines: Sequence[str]) -> dict[str, str]:
    """Lines above the word count => headline, author and section."""
    block: list[str] = []
    for line in reversed(lines):
        if line.strip():
            block.insert(0, line.strip())
        elif block:
            break
    fields = {"author": block.pop()} if len(block) > 1 and BY.match(block[-1]) else {}
    if len(block) > 1 and len(block[0]) <= MAX_SECTION_CHARACTERS and len(block[0].split()) <= 4:
        fields["section"] = block.pop(0)
    return {**fields, "title": " ".join(block)}


def read_head(head: Sequence[str]) -> dict[str, str]:
    """Lines below the word count => date, time, outlet, source code, page, edition and language, which come in this order."""
    at = next((number for number, line in enumerate(head) if day_of(line)), None)
    if at is None:
        return {}
    rest = [line for line in head[at + 1 :] if not HOUR.fullmatch(line)]
    fields = {"date": head[at], "outlet": rest[0] if rest else ""}
    code = next((number for number, line in enumerate(rest) if number and re.fullmatch(r"[A-Z0-9]{2,8}", line)), None)
    if code is not None:
        fields["source_code"] = rest[code]
        fields["page"] = next((line for line in rest[code + 1 :] if PAGE.fullmatch(line)), "")
    return fields | ({"language": rest[-1]} if len(rest) > 1 else {})


def last_head_line(lines: Sequence[str], anchor: int, fields: dict[str, str]) -> int:
    """Index of the last line of metadata, for an article whose head does not end with a copyright line. anchor: index of the word count."""
    facts = set(fields.values())
    return max((at for at in range(anchor, min(len(lines), anchor + 9)) if lines[at].strip() in facts), default=anchor)


def without_publisher(text: list[str]) -> tuple[list[str], list[str]]:
    """Paragraphs => the same without a last line that is the publisher's name, not a sentence; and what was removed."""
    if len(text) > 1 and len(text[-1]) < 80 and not SENTENCE_END.search(text[-1].strip()):
        return text[:-1], text[-1:]
    return text, []
