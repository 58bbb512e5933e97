"""Forwarded mail => the forwarded text with its sender and date, without the ">" that mail programs put before quoted lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr, parsedate_to_datetime

from analysis.article import Removed
from analysis.reading.days import day_of

BEGINS = re.compile(
    r"^[ \t]*(?:-{2,20} ?(?:Forwarded message|Original Message|Forwarded by [^\n]{0,80}) ?-{2,20}|Begin forwarded message:)[ \t]*$"
    r"|^(?:[_-]{8,}[ \t]*\n)?(?=\*?From:\*?[ \t][^\n]+\n(?:\*?(?:To|Cc|Reply-To):[^\n]*\n){0,2}\*?(?:Sent|Date):\*?[ \t])",
    re.M | re.I,
)
WROTE = re.compile(r"^On [^\n]{5,150}(?:\n[^\n>]{0,100})?wrote:[ \t]*\n\s*", re.M)
"""On Wed, 5 May 2021 at 18:02, Ana Roe <ana@paper.example> wrote:"""
QUOTED_SHARE, MAX_HEAD_LINES = 3, 16
"""Quoted text that is at least this many times as long as the reply is the article; most lines of the header of a forwarded mail."""
FIELD = re.compile(r"\s*\*?(From|Date|Sent|Subject|To|Cc|Reply-To)\s?:\*?\s(.*)")
QUOTED = re.compile(r"^(?:> ?){1,9}", re.M)
REPLY = re.compile(r"^(?:Re|Fwd?|Aw|Wg)\s?:\s+", re.I)
"""Fwd: Port strike ends"""


@dataclass(frozen=True, slots=True)
class Forwarded:
    text: str
    subject: str | None
    sender: str | None
    day: date | None
    removed: tuple[Removed, ...]


def unforwarded(text: str) -> Forwarded:
    """Text of a mail => the article in it: the text below "---- Forwarded message ----" or below Outlook's lines From, Sent, To and Subject;
    else the text that a short reply quotes; else the whole text."""
    plain = QUOTED.sub("", text)
    *_, begins = [None, *BEGINS.finditer(plain)]
    found = below_head(plain, begins.start(), begins.end()) if begins else None
    return found or quoted_in_reply(text) or Forwarded(plain, None, None, None, ())


def below_head(text: str, start: int, end: int) -> Forwarded | None:
    """Text below the header of a forwarded mail that begins at `start`; `end`: where its fields begin. None if there are no fields."""
    fields, rest = fields_and_rest(text[end:])
    if not any(map(str.isalpha, rest)):
        return None
    above = tuple(
        Removed(line.strip(), "above the forwarded message") for line in text[:end].split("\n") if line.strip()
    )
    head_lines = tuple(Removed(f"{name}: {value}", "line of the forwarded message") for name, value in fields.items())
    return Forwarded(
        rest,
        subject_of(fields.get("Subject", "")),
        name_of(fields.get("From", "")),
        day_sent(fields),
        (*above, *head_lines),
    )


def quoted_in_reply(text: str) -> Forwarded | None:
    """ "Fine, run it.\\n\\nOn 5 May 2021 Ana Roe wrote:\\n> The port …" => the quoted text if it is QUOTED_SHARE times as long as the reply, else the reply; None if the mail quotes nothing."""
    wrote = WROTE.search(text)
    if wrote is None or not QUOTED.match(text, wrote.end()):
        return None
    above, quoted = text[: wrote.start()].strip(), QUOTED.sub("", text[wrote.end() :]).strip()
    line = " ".join(wrote[0].split())
    if len(quoted.split()) < QUOTED_SHARE * len(above.split()):
        return Forwarded(above, None, None, None, (Removed(f"{line}\n{quoted}"[:2000], "quoted in a reply"),))
    sender = name_of(re.sub(r"^.*?,? (?=[^,\d]*<)", "", line).removesuffix("wrote:")) if "<" in line else None
    removed = tuple(Removed(one, "above the quoted message") for one in (above, line) if one)
    return Forwarded(quoted, None, sender, day_of(line), removed)


def name_of(sender: str) -> str | None:
    """ "Ana Roe <ana@paper.example>" => "Ana Roe"; None if the header has no name."""
    name, address = parseaddr(sender.strip())
    return name or address or None


def fields_and_rest(text: str) -> tuple[dict[str, str], str]:
    """Lines From, Date, Subject, …, with or without empty lines between them => the fields, and the text after them."""
    lines = text.strip("\n").split("\n")
    fields, last = dict[str, str](), 0
    for at, line in enumerate(lines[:MAX_HEAD_LINES]):
        if match := FIELD.fullmatch(line):
            fields[match[1].capitalize()], last = match[2].strip(), at + 1
        elif line.strip():
            break
    return fields, "\n".join(lines[last:])


def day_sent(fields: dict[str, str]) -> date | None:
    stamp = fields.get("Date") or fields.get("Sent") or ""
    try:
        return parsedate_to_datetime(stamp).date()
    except (ValueError, TypeError, IndexError):
        return day_of(stamp)


def subject_of(subject: str) -> str | None:
    """ "Fwd: Re: Port strike ends" => "Port strike ends"; None for an empty subject."""
    for _ in range(5):
        subject = REPLY.sub("", subject)
    return subject or None
