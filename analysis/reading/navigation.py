"""Names of a site's sections that were copied together with an article, above its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article import Removed
from analysis.reading.names import names_of

MAX_LINES, MAX_WORDS = 40, 4
"""Lines above the headline that are looked at, and the most words of one that is no headline."""
SECTION_WORDS = frozenset(names_of("words of sections"))
MAX_TOPIC_WORDS = 2
TRAIL = re.compile(r"\s[/>»›|]\s")
WORD = re.compile(r"[\w’'-]+")


def without_navigation(text: str) -> tuple[str, tuple[Removed, ...]]:
    """ "Home\\nWorld News\\nArmy hands base over\\n\\nThe army …" => text from the headline on, and the removed lines: ("Home", "World News").

    Lines up to the last that names a section go, if each is as short as such a name and text follows; below them, a topic of one or two words above a headline goes too.
    """
    lines = text.split("\n")
    top = [at for at, line in enumerate(lines[: headline_limit(lines)]) if line.strip()]
    last = max((at for at in top if is_section(lines[at]) or is_trail(lines, at)), default=None)
    if last is None:
        return text, ()
    topics = [at for at in top if at > last and len(WORD.findall(lines[at])) <= MAX_TOPIC_WORDS]
    last = max([last, *topics]) if topics == [at for at in top if at > last] else last
    below = lines[last + 1 :]
    if not any(map(str.strip, below)):
        return text, ()
    removed = tuple(Removed(line.strip(), "navigation") for line in lines[: last + 1] if line.strip())
    return "\n".join(below).lstrip("\n"), removed


def is_trail(lines: Sequence[str], at: int) -> bool:
    """True for the path to a page whose last part is the headline below it: "News / Asia / Army hands base over"."""
    parts = TRAIL.split(lines[at].strip())
    below = next((line.strip() for line in lines[at + 1 :] if line.strip()), "")
    return len(parts) > 1 and parts[-1] == below


def headline_limit(lines: Sequence[str]) -> int:
    """Number of lines before the first that has too many words for the name of a section."""
    return next(
        (
            at
            for at, line in enumerate(lines[:MAX_LINES])
            if len(WORD.findall(line)) > MAX_WORDS and not is_section(line) and not is_trail(lines, at)
        ),
        0,
    )


def is_section(line: str) -> bool:
    """True for "World News", "Watch Live" and "Home > Sport > Football": nothing but words of section names."""
    words = WORD.findall(line.casefold())
    return bool(words) and len(line) < 100 and line.rstrip()[-1] not in ".,;:!?" and SECTION_WORDS.issuperset(words)
