"""LexisNexis Academic and nexis.com: text files of "1 of 10 DOCUMENTS"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article import Removed
from analysis.reading.days import day_of
from analysis.reading.exports.labels import build_extracted, field_of
from analysis.reading.extracted import Collection, Extracted, Unread

MARK = re.compile(
    r"\s{3,}(?:FOCUS - )?(?:(\d{1,7}) (?:of|von|de|van|di) (\d{1,7}) DO[CK]UMENT(?:S|EN?|OS?|I)?|Do[ck]umento? (\d{1,7}) (?:von|de|of|van|di) (\d{1,7}))\s*"
)
COPYRIGHT = re.compile(r"\s*(?:Copyright|©)\s+(?:\(c\)\s*)?(?:19|20)\d{2}|\s{8,}(?:Copyright|©)", re.I)
"""Copyright 2010 Valley Courier; a sentence about copyright law is text."""
CENTRED = re.compile(r"\s{8,}\S")
CAPITAL_LABEL = re.compile(r"[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|[ -]){2,30}: ?\S")
"""DATE-CHARGEMENT: 9 octobre 2018: a field of the export in any language of the interface."""
MIN_UNMARKED_FIELDS = 2
"""Fewest known fields below a centred date in a file without marks that is read as one article."""
WHERE = "the line under the outlet in the export"


def read_lexisnexis(lines: Sequence[str]) -> Collection | None:
    """Lines with marks such as "1 of 10 DOCUMENTS" => the articles below them; a file with one article may have no mark. None for other layouts."""
    marks = [(at, match) for at, line in enumerate(lines) if (match := MARK.fullmatch(line))]
    if not marks:
        return Collection([lexisnexis_article(lines)]) if is_unmarked_article(lines) else None
    ends = [*(at for at, _ in marks[1:]), len(lines)]
    promised = int(marks[0][1][2] or marks[0][1][4])
    return Collection([lexisnexis_article(lines[at + 1 : end]) for (at, _), end in zip(marks, ends)], promised)


def is_unmarked_article(lines: Sequence[str]) -> bool:
    """True for the lines of one article without a mark: a centred date, and below it "LENGTH: 355 words" and another field."""
    dated = next((at for at, line in enumerate(lines) if CENTRED.match(line) and day_of(line.strip())), None)
    roles = [found[0] for line in lines[dated or 0 :] if line[:1].isupper() and (found := field_of(line, "lexisnexis"))]
    return dated is not None and "length" in roles and len(roles) >= MIN_UNMARKED_FIELDS


def lexisnexis_article(lines: Sequence[str]) -> Extracted | Unread:
    blocks = blocks_of(lines)
    fields = [field_of(block[0], "lexisnexis") for block in blocks]
    last = max((at for at, heading in enumerate(fields) if heading and heading[0] == "length"), default=None)
    first = next((at for at, heading in enumerate(fields) if heading), len(blocks))
    begin = first_text_block(fields, first if last is None else last + 1)
    foot = next((at for at in range(len(blocks), begin, -1) if not is_foot(blocks[at - 1])), begin)
    end = next((at for at in range(begin, foot) if fields[at] or COPYRIGHT.match(blocks[at][0])), foot)
    heading = read_heading(blocks[:first])
    for block, found in zip(blocks, fields):
        if found:
            heading.setdefault(found[0], " ".join([found[1], *(line.strip() for line in block[1:])]).strip())
    removed = [Removed(unwrap_block(block), "line of the export") for block in (*blocks[:begin], *blocks[end:])]
    return build_extracted([unwrap_block(block) for block in blocks[begin:end]], heading, WHERE, removed)


def is_foot(block: Sequence[str]) -> bool:
    """True if a block below the text does not belong to it: a field, or a centred line."""
    return bool(COPYRIGHT.match(block[0]) or CENTRED.match(block[0]) or CAPITAL_LABEL.match(block[0]))


def first_text_block(fields: Sequence[tuple[str, str] | None], first: int) -> int:
    """Index of the first block from `first` on that is not a field, such as DATELINE or HIGHLIGHT: there the text begins."""
    return next((at for at in range(first, len(fields)) if fields[at] is None), len(fields))


def blocks_of(lines: Sequence[str]) -> list[list[str]]:
    """Lines => blocks separated by empty lines."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def read_heading(blocks: Sequence[Sequence[str]]) -> dict[str, str]:
    """Blocks above the text => outlet, date and title: outlet and date are centred, the title is not and may come before them."""
    lines = [line for block in blocks for line in block]
    dated = next((at for at, line in enumerate(lines) if CENTRED.match(line) and day_of(line.strip())), None)
    outlet = next((line.strip() for line in lines if CENTRED.match(line)), "")
    title = " ".join(line.strip() for line in lines if not CENTRED.match(line))
    fields = {"outlet": outlet, "title": title}
    if dated is None:
        return fields
    after = [line.strip() for line in lines[dated + 1 :] if CENTRED.match(line)]
    return {**fields, "date": lines[dated].strip(), **({"edition": after[0]} if after else {})}


def unwrap_block(block: Sequence[str]) -> str:
    """Lines wrapped at a fixed width => one line."""
    return re.sub(r"(?<=\w)- (?=[a-z])", "-", " ".join(line.strip() for line in block))
