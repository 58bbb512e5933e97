"""Quotation marks => quoted stretches, paragraph by paragraph, so that one odd mark spoils no more than its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPEN_ONLY, CLOSE_ONLY = "“«„", "”»"
MARK = re.compile(r"''|``|[“”„«»\"]")
PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks, marks included; closed: whether its closing mark is there."""

    start: int
    end: int
    closed: bool


def find_quoted(text: str) -> list[Quoted]:
    """“We will leave,” he said. => [Quoted(0, 16, True)]."""
    found: list[Quoted] = []
    for paragraph in PARAGRAPH.finditer(text):
        found += in_paragraph(text, paragraph.start(), paragraph.end())
    return found


def in_paragraph(text: str, start: int, end: int) -> Iterator[Quoted]:
    opened: int | None = None
    for mark in MARK.finditer(text, start, end):
        if opens(text, mark, opened is not None, start):
            if opened is not None:
                yield Quoted(opened, cut_back(text, opened, mark.start()), False)
            opened = mark.start()
        elif opened is not None:
            yield Quoted(opened, mark.end(), True)
            opened = None
    if opened is not None:
        yield Quoted(opened, len(text[:end].rstrip()), False)


def cut_back(text: str, opened: int, end: int) -> int:
    """An unclosed stretch ends where its sentence does, before the next opening mark."""
    stop = max(text.rfind(sign, opened, end) for sign in ".?!,")
    return stop + 1 if stop > opened else len(text[:end].rstrip())


def opens(text: str, mark: re.Match[str], inside: bool, start: int) -> bool:
    """Whether a mark opens: by its shape, or for straight ones by what stands on both sides."""
    sign = mark[0]
    if sign in OPEN_ONLY or sign == "``":
        # some close with the opening shape: rapists“
        return not (
            inside
            and text[mark.end() : mark.end() + 1] in " .,;:?!"
            and text[mark.start() - 1 : mark.start()].strip() != ""
        )
    if sign in CLOSE_ONLY:
        return False
    if inside:
        return False
    before, after = (
        text[mark.start() - 1 : mark.start()] if mark.start() > start else "",
        text[mark.end() : mark.end() + 1],
    )
    if before.isdigit() and sign == '"' and not after.isalpha():  # 6'2"
        return False
    return bool(after.strip())
