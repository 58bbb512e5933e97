"""A mailbox (.mbox) => its mails, each an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.formats.eml import read_eml
from analysis.reading.limits import Options

BEGINS = re.compile(rb"^From [^\r\n]{1,200}\d{4}(?: [+-]\d{4})?\r?$", re.M)
"""From desk@paper.example Tue May  4 10:00:00 2021: the line before each mail."""


def read_mbox(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of a mailbox => its mails."""
    begins = [
        match
        for match in BEGINS.finditer(data)
        if match.start() < 3 or data[max(0, match.start() - 2) : match.start()] in (b"\n\n", b"\r\n")
    ]
    if not begins:
        raise CannotRead(f"{name} is no mailbox (no line begins a mail): save the mails as .eml.")
    ends = [*(match.start() for match in begins[1:]), len(data)]
    return Collection(mails(data, [(match.end(), end) for match, end in zip(begins, ends)], name, options))


def mails(data: bytes, places: list[tuple[int, int]], name: str, options: Options) -> Iterator[Extracted | Unread]:
    for number, (begin, end) in enumerate(places, 1):
        try:
            found = read_eml(data[begin:end].lstrip(b"\r\n"), f"Mail {number} of {name}", options)
            yield from found.articles if isinstance(found, Collection) else [found]
        except CannotRead as problem:
            yield Unread(str(problem))
