"""Lines with author, outlet and date above an article => metadata. They are removed, since they are not sentences of the article."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.article import Removed
from analysis.reading.days import day_of
from analysis.reading.names import names_of

FIRST_LINES, FOOT_LINES, LONGEST = 8, 3, 120
LABEL = re.compile(r"(?:First |Last )?(?:published|posted|updated|modified)\b", re.I)
BY = re.compile(
    r"(?:By|BY|Written by|Reported by)[ :]+([A-Z][\w.’'-]+(?:(?: and |, | )[A-Z][\w.’'-]+){1,7}?)(?:\s*[|,–-]\s*(?P<outlet>[A-Z][\w.]*(?: (?!and\b)[\w.]+){0,5}))?"
)
"""By Ana Roe; By Ana Roe and Ben Fisher, Harbour News"""
PERSON = r"[A-Z][\w.’'-]*(?: (?:(?:" + "|".join(names_of("particles of names")) + r") ){0,2}[A-Z][\w.’'-]*){1,4}"
"""Ana Roe; J. K. Roe; Ana van der Roe"""
TOWN = r" in [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}"
NAME_ALONE = re.compile(
    rf"({PERSON}(?:(?:, | and ){PERSON})*)(?:,? (?:and|with) (?:news |wire )?(?:agencies|staff|wires))?"
)
"""Ana Roe; Ana Roe and agencies: an author above a job or a labelled day"""
JOB_ALONE = re.compile(
    rf"(?:[\w&/’'-]+ ){{0,5}}(?i:{'|'.join(names_of('jobs of authors'))})(?i:-in-chief)?(?: in [A-Z][\w.’ -]{{2,40}})?"
)
"""West Midlands political reporter"""
NAME_AND_JOB = re.compile(
    rf"([A-Z][\w.’'-]+ [A-Z][\w.’'-]+) (?:[\w&/’'-]+ ){{0,4}}(?i:{'|'.join(names_of('jobs of authors'))})(?:-in-chief)?"
)
"""Ana Roe Wales correspondent: beside a line with the day"""
JOB_FIRST = re.compile(rf"(?:[Bb]y|BY) (?:[\w&/’'-]+ ){{0,4}}(?i:{'|'.join(names_of('jobs of authors'))}) ({PERSON})")
"""By political reporter Ana Roe"""
IN_BRACKETS = re.compile(rf"(?:[Bb]y|BY) ({PERSON}(?:(?:, | and ){PERSON})*) \([^()]{{3,40}}\)")
"""By Ana Roe (Lagos, correspondent)"""
STATIONED = re.compile(
    rf"(?:[Bb]y |BY )?({PERSON}{TOWN}(?:(?:,| and|,? additional reporting by) {PERSON}(?:{TOWN})?)*)"
)
"""Ana Roe in Lagos; By Ana Roe in Lagos and Ben Fisher in Abuja"""
JOB = re.compile(
    rf"(?:[Bb]y |BY )?({PERSON}(?: and {PERSON})?)(?:,| [|·•–—-]) "
    rf"(?!The )(?:[\w&/’'-]+ ){{0,4}}(?i:{'|'.join(names_of('jobs of authors'))})(?i:-in-chief)?(?:(?: in| for| at) [A-Z][\w&.’' -]{{2,40}})?(?:, (?P<outlet>[A-Z][\w&.’' -]{{2,40}}))?"
)
"""Ana Roe, Athletics Reporter; By Ana Roe, senior correspondent in Lagos"""
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)\d{4})"
"""May 4, 2021; 4 May 2021; 2021-05-04; 04.05.2021: one group, the separator of numbers."""
HOUR = r"(?:,? (?:at )?\d{1,2}[:.]\d{2}.{0,12})?"
DATED = re.compile(
    r"(?:Published|Posted|First published|Publication date|Date)(?: on| at)?[: ]+.{0,30}?(?<![\d.])"
    + DAY
    + r"(?!\d)(?:.{0,40}|.{0,25}\b(?:[Uu]pdated|[Mm]odified)\b.{0,60})"
)
"""Published: 4 May 2021, 10:30; Posted on May 4, 2021; Published 4 May 2021, 10:30 | Updated 5 May 2021, 07:15"""
UPDATED = re.compile(
    r"(?:[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,3} ?[|·•] ?)?(?:Last )?(?:updated|modified)(?: on| at)?[: ]+.{0,60}\d{4}.{0,30}",
    re.I,
)
"""Last updated: 5 May 2021; HNS | Updated: 5 May 2021"""
DAY_ALONE = re.compile(
    WEEKDAY + DAY + HOUR + r"(?: ?[|·•] ?(?:Last )?(?:[Uu]pdated|[Pp]ublished|[Mm]odified)\b.{0,60})?"
)
"""May 4, 2021; Tuesday, 4 May 2021 10:30 GMT; 04.05.2021, 10:30"""
NAME_AND_DAY = re.compile(
    r"(?:By|BY|Written by|Reported by)?[ :]*([A-Z][\w.’'-]+(?:(?: and |, | )[A-Z][\w.’'-]+){1,7}?)(?:\s*[,|·•–—-]\s*|\s{2,})(?:(?:Published|Posted)[: ]+(?:on )?)?"
    + WEEKDAY + DAY + HOUR
)  # fmt: skip
"""Ana Roe, Wednesday 5 May 2021 18.02 BST; By Ana Roe · 05.05.2021, 18:02"""
BY_PAPER_AND_DAY = re.compile(
    r"(?:[Bb]y|BY)[ :]+([A-Z][\w.’'-]+(?:(?: and |, | )[A-Z][\w.’'-]+){1,7}?)\s*[|·•–—]\s*(?P<outlet>[A-Z][^|·•]{2,50}?)\s*[|·•–—]\s*"
    + WEEKDAY
    + DAY
    + HOUR
)
"""by Ana Roe | The Harbour Post | 4 May 2021"""
WIRE = re.compile(
    r"(?:[A-Z][\w.’'/-]*(?:,? [A-Z][\w.’'/-]*){0,4}(?:, | \())?([A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8},? \d{4})\)?(?: \([\w. ]{2,30}\))? ?[-–—]{1,2} "
)
"""OSLO, July 18, 2024 (Harbour News) - The ferry sank; Geneva (3 June 2022) – The office warned: these words stay."""
AGENCY = re.compile(
    r"[A-Z][\w.’'/-]*(?:,? [A-Z][\w.’'/-]*){0,4}(?:, [\w ,]{2,25})? \(([A-Z][A-Za-z. ]{1,29})\) ?[-–—]{1,2} "
)
"""OSLO, July 18 (Harbour News) - The ferry sank: the agency, where no other line tells the outlet."""
PLACE_AND_DAY = re.compile(
    r"[A-Z][\w.’'/-]*(?:,? [A-Z][\w.’'/-]*){0,4}(?: \([A-Z][\w. ]{1,29}\))?(?:,| [-–—]{1,2}) " + WEEKDAY + f"({DAY})"
)
"""LUND, 23 April 2026; OSLO (AFN) - Sept 3, 2025: a line of its own; its words stay."""
OUTLET = re.compile(rf"The [A-Z]|[A-Z].* (?:{'|'.join(names_of('last words of outlets'))})$")
"""The Lake Standard; Harbour News: what stands behind a comma in a byline is an outlet, not an author."""
OUTLET_LINE = re.compile(
    rf"(?:The |[A-Z][\w’'-]* (?:(?:[A-Z&][\w’'-]*|of|and|the) ){{0,3}})(?:{'|'.join(names_of('last words of outlets'))})"
)
"""Manila Courier: a line of its own between the headline and the day."""
HEADED, ABOVE, CHANGED = (
    "the date line of the article",
    "the first words of the article",
    "the line “updated” of the article",
)
"""Sources of the publication day, the most reliable first."""


@dataclass(frozen=True, slots=True)
class Head:
    text: str
    author: str | None
    outlet: str | None
    published: date | None
    published_from: str | None
    removed: tuple[Removed, ...]


def read_byline(text: str) -> Head:
    """ "Base handed over\\nBy Ana Roe\\nMay 4, 2021\\n\\nThe army …" => "Base handed over\\n\\nThe army …", Ana Roe, that day.

    Only lines among the first FIRST_LINES that hold nothing but author, outlet or date are removed.
    """
    lines = text.split("\n")
    head = [at for at, line in enumerate(lines[: 4 * FIRST_LINES]) if line.strip()][:FIRST_LINES]
    author, outlet, agency, days, removed_lines = None, None, None, dict[str, date | None](), dict[int, Removed]()
    for at in head:
        line = lines[at].strip()
        if wire := WIRE.match(line) or PLACE_AND_DAY.fullmatch(line):
            days.setdefault(ABOVE, day_of(wire[1]))
        agency = agency or AGENCY.match(line)
        if len(line) > LONGEST:
            continue
        by, (origin, day) = author_line(lines, head, at), read_date_line(line)
        if by is None and author is not None and JOB_ALONE.fullmatch(line):
            removed_lines[at] = Removed(line, "byline")
        if by or origin:
            if by and author is None:
                author, outlet = author_and_outlet(re.sub(TOWN, "", by[1]))
                outlet = outlet or by.groupdict().get("outlet")
            days.setdefault(origin or "", day)
            removed_lines[at] = Removed(line, "byline" if by else "date line")
    for at in foot_lines(lines, head):
        origin, day = read_date_line(lines[at].strip()) if LABEL.match(lines[at].strip()) else (None, None)
        if origin and day:
            days.setdefault(origin, day)
            removed_lines[at] = Removed(lines[at].strip(), "date line")
    if (named := outlet_line(lines, head, removed_lines)) is not None:
        outlet, removed_lines[named] = outlet or lines[named].strip(), Removed(lines[named].strip(), "outlet")
    told_by = next((one for one in (HEADED, ABOVE, CHANGED) if days.get(one)), None)
    kept = "\n".join(line for at, line in enumerate(lines) if at not in removed_lines)
    plain = re.sub(r"\n{3,}", "\n\n", kept).strip("\n") if removed_lines else text
    outlet = outlet or (agency[1] if agency else None)
    return Head(plain, author, outlet, days.get(told_by or ""), told_by, tuple(removed_lines.values()))


def foot_lines(lines: Sequence[str], head: Sequence[int]) -> list[int]:
    """Indices of the last lines with text below the head."""
    first = head[-1] + 1 if head else 0
    return [at for at in range(first, len(lines)) if lines[at].strip()][-FOOT_LINES:]


def outlet_line(lines: Sequence[str], head: Sequence[int], removed_lines: Collection[int]) -> int | None:
    """Index of a line that holds only the name of an outlet, directly above or below a byline or date line; None if there is none.

    head: indices of the first lines with text; removed_lines: indices of the byline and date lines.
    """
    neighbours = (
        at
        for before, at, after in zip(head, head[1:], [*head[2:], -1])
        if before in removed_lines or after in removed_lines
    )
    return next((at for at in neighbours if at not in removed_lines and OUTLET_LINE.fullmatch(lines[at].strip())), None)


def author_and_outlet(line: str) -> tuple[str, str | None]:
    """ "Ana Roe, The Lake Standard" => ("Ana Roe", "The Lake Standard"); "Ana Roe, Ben Fisher" => ("Ana Roe, Ben Fisher", None)."""
    people, comma, last = line.rpartition(", ")
    return (people, last) if comma and OUTLET.match(last) else (line, None)


def byline_in(line: str) -> re.Match[str] | None:
    """Line that holds only the author, and perhaps the date => match whose first group is the author; None for any other line."""
    return NAME_AND_DAY.fullmatch(line) or BY_PAPER_AND_DAY.fullmatch(line) or BY.fullmatch(line)


def author_line(lines: Sequence[str], head: Sequence[int], at: int) -> re.Match[str] | None:
    """Line that holds only the author, perhaps with day, job or town => match whose first group is the author; None for any other line.

    A name without "by" counts only below the headline: with a town beside a line with the day; alone above a job or a labelled day. head: indices of the first lines with text.
    """
    line = lines[at].strip()
    alone = NAME_ALONE.fullmatch(line)
    if alone and at != head[0] and is_above_job_or_label(lines, head, at):
        return alone
    stationed = STATIONED.fullmatch(line)
    if stationed and (line[:3].lower() == "by " or is_beside_day(lines, head, at)):
        return stationed
    if at != head[0] and (
        posted := JOB.fullmatch(line) or (NAME_AND_JOB.fullmatch(line) if is_beside_day(lines, head, at) else None)
    ):
        return posted
    return byline_in(line) or JOB_FIRST.fullmatch(line) or IN_BRACKETS.fullmatch(line)


def is_above_job_or_label(lines: Sequence[str], head: Sequence[int], at: int) -> bool:
    """True if the line below names an author's job ("Lagos correspondent") or says "Published: …"."""
    below = next((lines[one].strip() for one in head if one > at), "")
    return bool(JOB_ALONE.fullmatch(below) or DATED.fullmatch(below) or UPDATED.fullmatch(below))


def is_beside_day(lines: Sequence[str], head: Sequence[int], at: int) -> bool:
    place = head.index(at)
    return place > 0 and any(read_date_line(lines[one].strip())[0] for one in head[place - 1 : place + 2])


def read_date_line(line: str) -> tuple[str | None, date | None]:
    """Line that holds only a date => where it comes from, in words, and the date: "Published: 4 May 2021" => (…, date(2021, 5, 4)). (None, None) for any other line."""
    if any(form.fullmatch(line) for form in (DATED, DAY_ALONE, NAME_AND_DAY, BY_PAPER_AND_DAY)):
        return HEADED, day_of(line)
    return (CHANGED, day_of(line)) if UPDATED.fullmatch(line) else (None, None)
