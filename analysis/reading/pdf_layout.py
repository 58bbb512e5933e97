"""The lines of a PDF's page: where they stand => in reading order, with paragraphs, without captions."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from analysis.reading.byline import byline_in, read_date_line

COLUMN_JUMP, MIN_ROWS, MIN_ROW_SHARE = 8, 3, 0.2
"""Letters between the beginnings of columns; rows that hold two columns: how many, and of all lines, before lines are put in order."""
USUAL_SHARE = 0.15
"""Of the gaps between lines, that a usual one has."""
INDENT = 0.6, 4.0
"""Letters that the first line of a paragraph begins further to the right: at least, at most."""
BASE_SHARE = 0.25
"""Of the lines at the commonest beginning of a column, that its left edge has at least."""
MAX_INDENTED = 0.6
"""Share of a page's lines that can begin paragraphs."""
CAPTION_SIZE, MIN_CAPTION_WORDS, MAX_CAPTION_LINES, EDGE_LINES = 0.85, 5, 5, 3
"""Letters of a caption beside those of the text; its words and lines; lines at the edges of a page that are none."""
SENTENCE_END = re.compile(r"[.!?…:][”’\"')\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Placed:
    """Words, how high on the page they stand, the size of their letters, and how far from the left edge they begin."""

    words: str
    height: float
    size: float
    left: float = 0.0


def placed_lines(pieces: list[Placed]) -> list[Placed]:
    """Pieces of text => lines, each where its first words are; those without words are left out."""
    lines = [Placed("", 0.0, 0.0)]
    for piece in pieces:
        for number, part in enumerate(piece.words.split("\n")):
            if number:
                lines.append(Placed("", 0.0, 0.0))
            told = lines[-1]
            place = piece if part.strip() and not told.words.strip() else told
            lines[-1] = Placed(told.words + part, place.height, place.size, place.left)
    return [line for line in lines if line.words.strip()]


def column_starts(lines: list[Placed]) -> list[float]:
    """How far from the left each column begins; first lines of paragraphs that are set in belong to the column beside them."""
    size = Counter(round(line.size, 1) for line in lines).most_common(1)[0][0] if lines else 1.0
    counts = Counter(round(line.left) for line in lines)
    groups: list[list[int]] = []
    for left in sorted(counts):
        if groups and left - groups[-1][0] <= INDENT[1] * max(1.0, size):
            groups[-1].append(left)
        else:
            groups.append([left])
    columns = [group for group in groups if sum(counts[left] for left in group) >= MIN_ROWS]
    return [left_edge(group, counts) for group in columns]


def left_edge(group: list[int], counts: Counter[int]) -> float:
    """Where a column begins: the leftmost of its beginnings that many of its lines have."""
    many = BASE_SHARE * max(counts[left] for left in group)
    return float(min(left for left in group if counts[left] >= many))


def columns_of(lines: list[Placed]) -> list[int]:
    """The number of the column that each line stands in."""
    starts = column_starts(lines)
    return [max(0, bisect_right(starts, line.left + 2) - 1) for line in lines]


def by_columns(lines: list[Placed]) -> list[Placed]:
    """Lines that the file holds row by row, across the columns => column by column; what stands above the columns stays first."""
    jumps = sum(
        abs(one.height - other.height) < 2 and abs(other.left - one.left) > COLUMN_JUMP * max(one.size, 1)
        for one, other in itertools.pairwise(lines)
    )
    if jumps < max(MIN_ROWS, MIN_ROW_SHARE * len(lines)):
        return lines
    columns = columns_of(lines)
    top = max(line.height for line, column in zip(lines, columns) if column > 0) if max(columns) else 0.0
    ranked = sorted(range(len(lines)), key=lambda at: (columns[at] if lines[at].height <= top + 2 else -1, at))
    return [lines[at] for at in ranked]


def begin_paragraphs(lines: list[Placed]) -> list[bool]:
    """Whether a paragraph begins with each line: the gap above it is wide, or it is set in and the line before it is not, or ended."""
    inset = set_in(lines)
    before = [False, *inset[:-1]]
    return [
        wide or (here and (not above or bool(SENTENCE_END.search(earlier.words))))
        for wide, here, above, earlier in zip(wide_gaps(lines), inset, before, [Placed("", 0, 0), *lines[:-1]])
    ]


def set_in(lines: list[Placed]) -> list[bool]:
    """Whether each line begins a little to the right of its column, where only some of the page's lines do."""
    starts, columns = column_starts(lines), columns_of(lines)
    found = [
        bool(starts) and INDENT[0] * line.size < line.left - starts[column] <= INDENT[1] * line.size
        for line, column in zip(lines, columns)
    ]
    return found if sum(found) <= MAX_INDENTED * len(found) else [False] * len(found)


def wide_gaps(lines: list[Placed]) -> list[bool]:
    """Whether each line stands further below the one before it than lines of its size usually do."""
    gaps = [0.0, *(above.height - below.height for above, below in itertools.pairwise(lines))]
    usual = usual_gap([gap for gap in gaps if gap > 2])
    return [usual > 0 and gap > 1.35 * usual and gap > 1.5 * line.size for gap, line in zip(gaps, lines)]


def usual_gap(gaps: list[float]) -> float:
    """From one line to the next inside a paragraph: the smallest gap that is no exception; 0 where there is none. Short paragraphs have
    more gaps between them than inside."""
    counts = Counter(round(gap) for gap in gaps)
    fewest = max(2, USUAL_SHARE * len(gaps))
    return min(
        (gap for gap, count in counts.items() if count >= fewest),
        default=max(counts, key=lambda gap: counts[gap], default=0),
    )


def captions(lines: list[Placed], begins: list[bool]) -> set[int]:
    """Places of the lines in small letters that stand between paragraphs, as captions do; bylines and days are none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.words)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    small = [line.size <= CAPTION_SIZE * usual for line in lines]
    found: set[int] = set()
    for at in range(EDGE_LINES, len(lines) - EDGE_LINES):
        if not small[at] or small[at - 1]:
            continue
        end = next((later for later in range(at, len(lines)) if not small[later]), len(lines))
        words = " ".join(line.words for line in lines[at:end]).split()
        told = any(byline_in(line.words.strip()) or read_date_line(line.words.strip())[0] for line in lines[at:end])
        if (
            end - at <= MAX_CAPTION_LINES
            and end <= len(lines) - EDGE_LINES
            and len(words) >= MIN_CAPTION_WORDS
            and begins[at]
            and not told
        ):
            found |= set(range(at, end))
    return found
