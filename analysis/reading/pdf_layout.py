"""Positioned lines of a PDF page => lines in reading order, beginnings of paragraphs, and captions."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from analysis.reading.byline import byline_in, read_date_line

COLUMN_JUMP, MIN_ROWS, MIN_ROW_SHARE = 8, 3, 0.2
"""Least distance between columns, in letter heights; least number and share of lines that lie beside another column's line, for lines to be put in column order."""
USUAL_SHARE = 0.15
"""Least share of the gaps between lines that have the usual height."""
INDENT = 0.6, 4.0
"""Least and greatest indentation of a paragraph's first line, in letter heights."""
BASE_SHARE = 0.25
"""The left edge of a column is the leftmost position with at least this share of the lines that its commonest position has."""
MAX_INDENTED = 0.6
"""Greatest share of a page's lines that can be first lines of paragraphs."""
CAPTION_SIZE, MIN_CAPTION_WORDS, MAX_CAPTION_LINES, EDGE_LINES = 0.85, 5, 5, 3
"""Greatest letter size of a caption relative to the text; its fewest words and most lines; lines at the top and bottom of a page that are never captions."""
MIN_GUTTER_LINES, MIN_GUTTER_SHARE = 6, 0.9
"""Fewest lines of text with columns side by side, and least share of them that have a gap at the same position."""
SENTENCE_END = re.compile(r"[.!?…:][”’\"')\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Placed:
    """Words on a page. height: of their baseline above the bottom; size: of their letters; left: distance from the left edge; all in points."""

    words: str
    height: float
    size: float
    left: float = 0.0


def placed_lines(pieces: list[Placed]) -> list[Placed]:
    """Pieces of text => lines, each at the position of its first words; lines without words are left out."""
    lines = [Placed("", 0.0, 0.0)]
    for piece in pieces:
        for number, part in enumerate(piece.words.split("\n")):
            if number:
                lines.append(Placed("", 0.0, 0.0))
            current = lines[-1]
            place = piece if part.strip() and not current.words.strip() else current
            lines[-1] = Placed(current.words + part, place.height, place.size, place.left)
    return [line for line in lines if line.words.strip()]


def column_starts(lines: list[Placed]) -> list[float]:
    """Left edge of each column, from left to right; indented lines belong to the column on their left."""
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
    """Left edge of a column: the leftmost position at which many of its lines begin. group: positions; counts: lines at each position."""
    many = BASE_SHARE * max(counts[left] for left in group)
    return float(min(left for left in group if counts[left] >= many))


def columns_of(lines: list[Placed]) -> list[int]:
    """Column of each line, counted from 0."""
    starts = column_starts(lines)
    return [max(0, bisect_right(starts, line.left + 2) - 1) for line in lines]


def by_columns(lines: list[Placed]) -> list[Placed]:
    """Lines => the same column by column, if the file holds them row by row across columns; lines above the columns stay first."""
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
    """For each line, True if a paragraph begins with it: the gap above it is wide, or it is indented and the line before it is not indented or ends a sentence."""
    inset = set_in(lines)
    before = [False, *inset[:-1]]
    return [
        wide or (indented and (not above or bool(SENTENCE_END.search(earlier.words))))
        for wide, indented, above, earlier in zip(wide_gaps(lines), inset, before, [Placed("", 0, 0), *lines[:-1]])
    ]


def set_in(lines: list[Placed]) -> list[bool]:
    """For each line, True if it is indented; False for all lines if most of the page's lines are."""
    starts, columns = column_starts(lines), columns_of(lines)
    found = [
        bool(starts) and INDENT[0] * line.size < line.left - starts[column] <= INDENT[1] * line.size
        for line, column in zip(lines, columns)
    ]
    return found if sum(found) <= MAX_INDENTED * len(found) else [False] * len(found)


def wide_gaps(lines: list[Placed]) -> list[bool]:
    """For each line, True if the gap above it is wider than usual for lines of its size."""
    gaps = [0.0, *(above.height - below.height for above, below in itertools.pairwise(lines))]
    usual = usual_gap([gap for gap in gaps if gap > 2])
    return [usual > 0 and gap > 1.35 * usual and gap > 1.5 * line.size for gap, line in zip(gaps, lines)]


def usual_gap(gaps: list[float]) -> float:
    """Usual distance between lines of a paragraph: the smallest gap that is not rare; 0 without gaps. (Not the commonest: on a page of short
    paragraphs more gaps are between paragraphs than inside them.)"""
    counts = Counter(round(gap) for gap in gaps)
    fewest = max(2, USUAL_SHARE * len(gaps))
    return min(
        (gap for gap, count in counts.items() if count >= fewest),
        default=max(counts, key=lambda gap: counts[gap], default=0),
    )


def captions(lines: list[Placed], begins: list[bool]) -> set[int]:
    """Indices of the lines that are captions: a few lines in smaller letters between paragraphs that are not bylines or dates."""
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
        names_author_or_day = any(
            byline_in(line.words.strip()) or read_date_line(line.words.strip())[0] for line in lines[at:end]
        )
        if (
            end - at <= MAX_CAPTION_LINES
            and end <= len(lines) - EDGE_LINES
            and len(words) >= MIN_CAPTION_WORDS
            and begins[at]
            and not names_author_or_day
        ):
            found |= set(range(at, end))
    return found


def split_columns(lines: list[str]) -> list[str]:
    """Lines of text in which columns stand side by side, apart by spaces => the lines of the left column, then those of the right one.

    A line across all columns stays between the columns above and below it. Lines without columns are returned unchanged.
    """
    at = find_gutter(lines)
    if at is None:
        return lines
    made = list[str]()
    for across, group in itertools.groupby(lines, key=lambda line: bool(line[at : at + 2].strip())):
        block = list(group)
        made += block if across else [*column_lines(block, 0, at), "", *column_lines(block, at, None)]
    return made


def column_lines(lines: list[str], start: int, end: int | None) -> list[str]:
    """Characters start:end of the lines, columns in them split too; a line that is empty only in this column is left out."""
    return split_columns([line[start:end] for line in lines if line[start:end].strip() or not line.strip()])


def find_gutter(lines: list[str]) -> int | None:
    """Position in the middle half of the lines where nearly all of them have a gap of three spaces or more; None if there is none."""
    filled = [line for line in lines if line.strip()]
    width = max(map(len, filled), default=0)
    if len(filled) < MIN_GUTTER_LINES:
        return None
    blank = [sum(not line[at : at + 2].strip() for line in filled) for at in range(width)]
    free = [at for at in range(width // 4, 3 * width // 4) if blank[at] >= MIN_GUTTER_SHARE * len(filled)]
    runs = [[at for _, at in run] for _, run in itertools.groupby(enumerate(free), key=lambda pair: pair[1] - pair[0])]
    widest = max(runs, key=len, default=[])
    return widest[-1] if len(widest) > 1 else None
