"""Text of a file => the article's own text, and the parts that were removed from it."""

from __future__ import annotations

import re
from functools import cache

from analysis.article import Removed
from analysis.reading.footnotes import without_notes
from analysis.reading.names import lines_of_table

LONGEST, LINK = 240, 110
"""Most characters of a line of boilerplate, and of the headline of another story."""
FOLLOWERS = {
    "read more": ("link to another story", 6),
    "copyright line": ("page footer", 6),
    "list of links": ("link to another story", 1),
    "picture credit": ("picture caption", 1),
    "caption label": ("picture caption", 1),
}
"""Reason for removing a line => reason for also removing the lines below it (see `goes_with_removed`), and how many."""
MIN_CAPTION_WORDS = 6
"""A line below a picture credit with fewer words may be a crosshead."""
PULLED = re.compile(
    r"[“\"‘']((?:[^\s“”\"]+\s+){3,30}[^\s“”\"]+)[”\"’']\s*[-–—]?\s*(?:[A-Z][\w.’'-]*,?(?:\s+[\w.’'-]+,?){0,7})?"
)
"""“Then the whole street was moving.” Ilse Marrow, baker"""
ATTRIBUTION = re.compile(r"[-–—]?\s*[A-Z][\w.’'-]*,?(?:\s+[\w.’'-]+,?){0,6}(?<![.!?])")
"""ILSE MARROW, BAKER"""
MAX_PULL_QUOTES = 20
STAMP = re.compile(r"(?i:(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?) ?:?")
DAY_IN_LINE = re.compile(
    r"(?:[A-Z][a-z]{2,8},? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2})"
)
STAMPED = re.compile(r"\s*(?:First |Last )?(?:Published|Posted|Updated|Modified)(?: [Oo]n| at)?:? .{0,30}\d{4}")
"""Published: 3 November 2025: kept for the byline."""
UNSEEN = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u061c]")
JOINERS = re.compile("(?<=[A-Za-z\u00c0-\u024f\\d])[\u200c\u200d]+(?=[A-Za-z\u00c0-\u024f\\d\\s.,;:!?]|$)")
SENTENCE_ENDS = '.!?”"’…:;,'


@cache
def rules() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """(reason, "line", "end" or "inside", pattern) for each line of boilerplate.tsv."""
    return tuple(
        (row["reason"], row["where"], re.compile(row["pattern"] + ("$" if row["where"] == "end" else "")))
        for row in lines_of_table("boilerplate")
    )


def clean(text: str) -> tuple[str, tuple[Removed, ...]]:
    """ "He left. Source\\n| Category: World" => ("He left.", (Removed("Source", …), Removed("| Category: World", …)))."""
    kept: list[str] = []
    plain, notes = without_notes(normal_breaks(text))
    removed = [*notes]
    last, left = "", 0
    lines = join_stamps(plain.split("\n"))
    for at, line in enumerate(lines):
        reason = line_reason(line)
        if reason is None and left and goes_with_removed(last, line, lines, at):
            removed.append(Removed(line.strip(), FOLLOWERS[last][0]))
            left -= 1
        elif reason:
            removed.append(Removed(line.strip(), reason))
            last, left = (reason, FOLLOWERS[reason][1]) if reason in FOLLOWERS else ("", 0)
        else:
            left = left if not line.strip() else 0
            kept.append(without_notes_in(line, removed))
    whole = "\n".join(without_pull_quotes(kept, removed))
    return (re.sub(r"\n{3,}", "\n\n", whole) if removed else whole).strip("\n\t "), tuple(removed)


def join_stamps(lines: list[str]) -> list[str]:
    """ "Published", "3 November 2025" => "Published: 3 November 2025": a label and its day, copied as two lines."""
    joined: list[str] = []
    for line in lines:
        if joined and STAMP.fullmatch(joined[-1].strip()) and DAY_IN_LINE.match(line.strip()):
            joined[-1] = f"{joined[-1].strip().rstrip(':')}: {line.strip()}"
        else:
            joined.append(line)
    return joined


def goes_with_removed(reason: str, line: str, lines: list[str], at: int) -> bool:
    """True for a line that goes with the line above it, which was removed for this reason: a link, a caption, a part of the footer."""
    if STAMPED.match(line):
        return False
    if reason in ("list of links", "caption label"):
        return 0 < len(line.strip()) <= LINK
    if reason == "picture credit":
        return is_short(line) and len(line.split()) >= MIN_CAPTION_WORDS
    return is_short(line) or (is_short(line.rstrip(" ?")) and is_link_below(lines, at))


def is_link_below(lines: list[str], at: int) -> bool:
    """True if the next line with words is no sentence either, or if there is none: a question among links is the headline of another story."""
    below = next_filled(lines, at)
    return below is None or is_short(lines[below])


def without_pull_quotes(lines: list[str], removed: list[Removed]) -> list[str]:
    """Lines => the same without pull quotes: lines that hold only a quotation, perhaps with its speaker, repeated from another line."""
    candidates = [
        (at, match)
        for at, line in enumerate(lines)
        if len(line) < LONGEST and (match := PULLED.fullmatch(line.strip()))
    ]
    whole = "\n".join(lines)
    pulled = {at for at, match in candidates[:MAX_PULL_QUOTES] if whole.count(match[1].rstrip(".,!?")) > 1}
    pulled |= {
        below
        for at in pulled
        if (below := next_filled(lines, at)) is not None and ATTRIBUTION.fullmatch(lines[below].strip())
    }
    removed += [Removed(lines[at].strip(), "pull quote") for at in sorted(pulled)]
    return [line for at, line in enumerate(lines) if at not in pulled]


def next_filled(lines: list[str], at: int) -> int | None:
    return next((below for below in range(at + 1, min(at + 3, len(lines))) if lines[below].strip()), None)


def line_reason(line: str) -> str | None:
    """Line => why it does not belong to the article, or None."""
    if len(line) >= LONGEST or not line.strip():
        return None
    return next((reason for reason, where, pattern in rules() if where == "line" and pattern.fullmatch(line)), None)


def is_short(line: str) -> bool:
    """True for a headline or link: neither a sentence nor empty."""
    bare = line.strip()
    return 0 < len(bare) <= LINK and bare[-1] not in SENTENCE_ENDS


def without_notes_in(line: str, removed: list[Removed]) -> str:
    """Line => the same without notes at its end and within it, which are added to what was removed."""
    for reason, where, pattern in rules():
        if where == "inside" and (match := pattern.search(line)):
            removed.append(Removed(match[0].strip(), reason))
            line = pattern.sub("", line)
        if where == "end" and (match := pattern.search(line, max(0, len(line) - 60))):
            removed.append(Removed(match[0].strip(), reason))
            line = line[: match.start()]
    return line


def below_headline(text: str, title: str | None) -> tuple[str, str | None, tuple[Removed, ...]]:
    """("Home\\nSport\\nBase handed over\\nThe army …", "Base handed over | Wire") => text from the headline on, "Base handed over", the removed lines above it."""
    lines = text.split("\n")
    at = next((number for number, line in enumerate(lines[:60]) if repeats_title(line, title)), None) if title else None
    if at is None or not all(is_short(line) or not line.strip() or line.strip().endswith(".") for line in lines[:at]):
        return text, title, ()
    above = tuple(Removed(line.strip(), "above the headline") for line in lines[:at] if line.strip())
    return "\n".join(lines[at:]), " ".join(lines[at].split()), above


def repeats_title(line: str, title: str | None) -> bool:
    """True if the line is the title, or its part before the name of the site."""
    bare, whole = fold_whitespace(line), fold_whitespace(title or "")
    return len(bare) >= 12 and (bare == whole or re.split(r"\s[|–—-]\s", whole)[0] == bare)


def fold_whitespace(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def normal_breaks(text: str) -> str:
    """Text with one kind of line break and without invisible characters: byte order marks, soft hyphens, zero-width spaces, direction marks.

    Joiners are kept in emoji and in scripts that need them, and removed between Latin letters.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return plain if plain.isascii() else JOINERS.sub("", UNSEEN.sub("", plain))
