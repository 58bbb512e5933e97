"""Lines broken at a fixed width, as in mail and PDF => paragraphs."""

from __future__ import annotations

import itertools
import re

from analysis.reading.names import names_of

MIN_LINE_CHARACTERS, MAX_LINE_CHARACTERS = 30, 130
"""Characters; longer lines are paragraphs, not wrapped lines."""
HYPHENATED = re.compile(r"[a-z]{2}-$")
FIRST_WORD = re.compile(r"(?:^|[\s“‘(])(?:" + "|".join(names_of("first words of compounds")) + r")-$", re.I)
SMALL = re.compile(r"[a-z]")
MAX_ENDED = 0.59
"""Greatest share of lines that end like sentences in a wrapped text; with more, each line may be a paragraph."""
FEWEST_LINES, MIN_INSIDE = 6, 0.25
"""Fewest lines of a double-spaced text, and least share of its lines that begin in the middle of a sentence."""
BEGINS = re.compile(r"(?:[-*+•·]|\d{1,2}[.)]|#{1,6})\s|[|>]")
"""Beginning of a list item or of Markdown markup: such a line never continues the line before it."""


def unwrapped(
    text: str, narrowest: int = MIN_LINE_CHARACTERS, widest: int = MAX_LINE_CHARACTERS, max_ended: float = MAX_ENDED
) -> str:
    """ "US forces handed over the base on\\nThursday." => "US forces handed over the base on Thursday."

    A line continues in the next one if the next one's first word would not have fitted on it. narrowest, widest: characters at which lines
    can have been wrapped; max_ended: see MAX_ENDED.
    """
    whole = text.split("\n")
    if is_double_spaced(whole):
        whole = whole[::2] if not any(map(str.strip, whole[1::2])) else [line for line in whole if line.strip()]
    begins = indented(whole)
    lines = [line.strip() for line in whole]
    width = usual_width(lines, narrowest, widest, 1.0 if begins else max_ended)
    if width is None:
        return text
    paragraphs: list[list[str]] = [[]]
    for at, (line, following) in enumerate(zip(lines, [*lines[1:], ""])):
        paragraphs[-1].append(line)
        if at + 1 in begins or not continues_paragraph(line, following, width):
            paragraphs.append([])
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(map(join_lines, paragraphs))).strip()


def is_double_spaced(lines: list[str]) -> bool:
    """True if every line is followed by an empty one, in the middle of sentences too."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if len(filled) < FEWEST_LINES or any(later - earlier == 1 for earlier, later in itertools.pairwise(filled)):
        return False
    inside = sum(bool(SMALL.match(lines[at].strip())) for at in filled)
    return inside >= MIN_INSIDE * len(filled) and usual_width([lines[at].strip() for at in filled]) is not None


def indented(lines: list[str]) -> set[int]:
    """Indices of the indented lines, if there are at least two and no two follow one another: paragraphs begin there. Else an empty set."""
    places = [at for at, line in enumerate(lines) if line.strip()]
    inset = {at for at in places if lines[at][:1] in " \t"}
    is_single = not any(one in inset and other in inset for one, other in itertools.pairwise(places))
    return inset if len(inset) >= 2 and is_single else set()


def usual_width(
    lines: list[str],
    narrowest: int = MIN_LINE_CHARACTERS,
    widest: int = MAX_LINE_CHARACTERS,
    max_ended: float = MAX_ENDED,
) -> int | None:
    """Width in characters at which lines were broken; None if they were not: lines are long, or nearly all end like sentences."""
    lengths = sorted(len(line) for line in lines if line)
    if len(lengths) < 4:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    ended = sum(line[-1] in '.!?”"’:' for line in lines if line)
    return width if narrowest <= width <= widest and ended <= max_ended * len(lengths) else None


def continues_paragraph(line: str, following: str, width: int) -> bool:
    if not line or not following or BEGINS.match(following):
        return False
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width * 0.92 or bool(
        SMALL.match(following) and line[-1] not in ".!?"
    )


def join_lines(lines: list[str]) -> str:
    """["the trans-", "fer was"] => "the transfer was"; "US-" stays as it is."""
    text = ""
    for line in lines:
        if HYPHENATED.search(text[-40:]) and SMALL.match(line):
            text = (text if FIRST_WORD.search(text[-40:]) else text[:-1]) + line
        elif text.endswith("-") and not text.endswith(" -"):
            text += line
        else:
            text = f"{text} {line}" if text and line else text + line
    return text
