"""Mail that hands an article on: what was forwarded, and who sent it when, without the marks of quoting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr, parsedate_to_datetime

from analysis.article import Removed
from analysis.reading.html_metadata import parse_meta_day

BEGINS = re.compile(
    r"^\s*(?:-{2,20} ?(?:Forwarded message|Original Message|Forwarded by [^\n]{0,80}) ?-{2,20}|Begin forwarded message:)\s*$",
    re.M | re.I,
)
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
    """Text of a mail => the article in it: below "---- Forwarded message ----" and the fields under that, where there is one."""
    plain = QUOTED.sub("", text)
    *_, begins = [None, *BEGINS.finditer(plain)]
    if begins is None:
        return Forwarded(plain, None, None, None, ())
    fields, rest = fields_and_rest(plain[begins.end() :])
    if not any(map(str.isalpha, rest)):
        return Forwarded(plain, None, None, None, ())
    above = tuple(
        Removed(line.strip(), "above the forwarded message")
        for line in plain[: begins.end()].split("\n")
        if line.strip()
    )
    told = tuple(Removed(f"{name}: {value}", "line of the forwarded message") for name, value in fields.items())
    sender, address = parseaddr(fields.get("From", ""))
    return Forwarded(
        rest, subject_of(fields.get("Subject", "")), sender or address or None, day_sent(fields), (*above, *told)
    )


def fields_and_rest(text: str) -> tuple[dict[str, str], str]:
    """Its From, Date, Subject lines, and what follows them."""
    lines = text.strip("\n").split("\n")
    found = [FIELD.fullmatch(line) for line in lines[:12]]
    last = next((at for at, match in enumerate(found) if match is None), len(found))
    return {match[1].capitalize(): match[2].strip() for match in found[:last] if match}, "\n".join(lines[last:])


def day_sent(fields: dict[str, str]) -> date | None:
    told = fields.get("Date") or fields.get("Sent") or ""
    try:
        return parsedate_to_datetime(told).date()
    except (ValueError, TypeError, IndexError):
        return parse_meta_day(told)


def subject_of(subject: str) -> str | None:
    """ "Fwd: Re: Port strike ends" => "Port strike ends"."""
    for _ in range(5):
        subject = REPLY.sub("", subject)
    return subject or None
