"""Quotation marks => quoted stretches, paragraph by paragraph, so that one odd mark spoils no more than its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile(r"''|``|[“”„«»\"‘’']")
MARK_OF_SPEECH = re.compile(r"''|``|[“”„«»\"]")
PARAGRAPH = re.compile(r"[^\n]+")
SINGLE = "‘’'"
OPENING, CLOSING = "“„«", "”»"
STRAIGHT = ('"', "''")
OPENED = ("(", "[", "$", "£", "€", "‘", "“", "'", "@", "#", "…")
"""Signs in front of the first word that a mark can stand close to."""
BLANK_OR_OPENED = ("", " ", "\n", "\t", "\xa0", "(", "[", "—", "–", "-", "/", "‘", "“")
"""What stands in front of an opening mark."""
TAG = re.compile(
    r"[,?!] (?=(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he \w{1,20}|(?:[A-Z][\w.’'-]{1,20} ){0,3}[A-Z][\w.’'-]{1,20}) (?:said|says|told|added)\b)"
)
"""A tag inside a quotation that nobody closed: “We will stay|, Ana Roe said."""
MAX_LOOKAHEAD_CHARACTERS = 600
"""Characters from an opening mark to the closing one, at most, where a look ahead must find it."""


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
        start, end = paragraph.span()
        if found and not found[-1].closed and not text[found[-1].end : start].strip():
            closing = MARK_OF_SPEECH.search(text, start, end)
            if closing and has_closing_shape(text, closing) and is_sentence_end(text, closing):
                found.append(Quoted(start, closing.end(), True))
                start = closing.end()
        found += in_paragraph(text, start, end)
    return found


def is_sentence_end(text: str, mark: re.Match[str]) -> bool:
    return text[mark.start() - 1] in ".?!,…"


def has_closing_shape(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands close behind a word and in front of a space or a sign: the shape of a closing one."""
    if mark[0] in OPENING or mark[0] == "``":
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return before not in BLANK_OR_OPENED and not (after.isalnum() or after in OPENED)


def has_opening_shape(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark stands behind a space and close in front of a word: the shape of an opening one."""
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    return mark[0] in STRAIGHT and before in BLANK_OR_OPENED and (after.isalnum() or after in OPENED)


def in_paragraph(text: str, start: int, end: int) -> Iterator[Quoted]:
    opened: re.Match[str] | None = None
    at = start + (BLOCK.match(text, start, end) is not None)
    nested_until = 0
    while mark := MARK.search(text, at, end):
        at = mark.end()
        if opened is None:
            if mark[0] in SINGLE:
                if closed := closing_single(text, mark, start, end):
                    yield Quoted(mark.start(), closed, True)
                    at = closed
                elif mark[0] == "‘" and mark.start() == start and next_mark(text, end) == "‘":
                    yield Quoted(start, end_without_space(text, start, end), False)
                    return
            elif is_opening_mark(text, mark, start, end):
                opened = mark
        elif mark[0] in SINGLE or mark.start() < nested_until or is_inner(text, mark, opened, end):
            continue
        elif inner_end := nested_end(text, mark, opened, end):
            nested_until = inner_end
        elif opens_anew(text, mark, opened):
            yield Quoted(opened.start(), cut_back(text, opened.start(), mark.start()), False)
            opened = mark
        else:
            at = past_single(text, mark.end())
            yield Quoted(opened.start(), at, True)
            opened = None
    if opened is not None and not (opened.start() == start and opened[0] == '"' and next_mark(text, end) == "“"):
        yield Quoted(opened.start(), unclosed(text, opened.start(), end), False)


def nested_end(text: str, mark: re.Match[str], opened: re.Match[str], end: int) -> int:
    """The end of a quotation inside another with marks of the same shape: "He told us |"no"| and left," she said. 0 for none: the first
    of the next two marks closes the inner one, the second the outer one."""
    if mark[0] != opened[0] or not has_opening_shape(text, mark) or text[mark.start() - 2 : mark.start() - 1] in ".?!,":
        return 0
    closing = MARK_OF_SPEECH.search(text, mark.end(), min(end, mark.end() + MAX_LOOKAHEAD_CHARACTERS))
    outer = closing and MARK_OF_SPEECH.search(text, closing.end(), min(end, closing.end() + MAX_LOOKAHEAD_CHARACTERS))
    if closing is None or outer is None or not (has_closing_shape(text, closing) and has_closing_shape(text, outer)):
        return 0
    return closing.end() if closing[0] == outer[0] == mark[0] else 0


BLOCK = re.compile(r'"(?:“|[^"“”\n]{1,600}“[^"”\n]{1,600}”[^"\n]{0,600}$)')
"""A straight mark that only shows that the paragraph is an excerpt: "The crews sang. “We won,” she said."""


NESTED = re.compile(r"\w[^“”\n]{0,600}”[^“”\n]{0,600}”")
"""Behind a curly mark inside others of its kind: “We live in “|hell” now,” she said."""


def is_inner(text: str, mark: re.Match[str], opened: re.Match[str], end: int) -> bool:
    """Whether a curly mark stands inside quotation marks that are closed behind it: "He called it “a lie,” and left." """
    if mark[0] not in "“”" or opened[0] not in '"“«':
        return False
    if opened[0] == "«":
        return "»" in text[mark.end() : min(end, mark.end() + MAX_LOOKAHEAD_CHARACTERS)]
    if mark[0] == "“":
        inside = text[mark.start() - 2 : mark.start() - 1] not in ".?!,:" and NESTED.match(text, mark.end(), end)
        return closed_behind(text, mark.end(), end) if opened[0] == '"' else bool(inside)
    back = max(opened.end(), mark.start() - MAX_LOOKAHEAD_CHARACTERS)
    within = text.rfind("“", back, mark.start()) > text.rfind("”", back, mark.start())
    return within and (opened[0] == "“" or closed_behind(text, mark.end(), end))


def closed_behind(text: str, at: int, end: int) -> bool:
    """Whether a straight mark follows."""
    return text.find('"', at, min(end, at + MAX_LOOKAHEAD_CHARACTERS)) >= 0


def is_opening_mark(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark outside quotation marks opens some: by its shape, or by what stands on both sides."""
    before, after = text[max(start, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    if mark[0] in OPENING or mark[0] == "``":
        return True
    if mark[0] in CLOSING:  # the wrong way round: ”We will stay,” he said
        return before.strip() == "" and after.isalnum()
    if after.strip():
        return not has_closing_shape(text, mark)  # a stray one: hikers," For instance; an inch: 6'2"
    return before.strip() == "" and SPACED.match(text, mark.start(), end) is not None


SPACED = re.compile(r"""(''|") [^"\n]{1,600} \1(?!\w)""")
"""Marks with a space on both sides: " We will stay , " she said."""


def opens_anew(text: str, mark: re.Match[str], opened: re.Match[str]) -> bool:
    """Whether an opening mark inside quotation marks shows that the last ones were not closed; some close with it: rapists“."""
    sign = mark[0]
    if sign in STRAIGHT:
        return sign == opened[0] and has_opening_shape(text, mark)
    if sign not in OPENING and sign != "``":
        return False
    if (opened[0], sign) in (("„", "“"), ("»", "«")):
        return False
    closes = text[mark.end() : mark.end() + 1] in " .,;:?!" and text[mark.start() - 1 : mark.start()].strip() != ""
    return not closes


ELIDED = re.compile(r"(?:em|til|tis|twas|cause|n|round|bout|s|d|ll|re|ve)\b")
"""What is left of a word behind an apostrophe: 'em, 'til."""


def closing_single(text: str, mark: re.Match[str], start: int, end: int) -> int | None:
    """Where the stretch ends that a single mark opens: ‘Genocide.’ ends behind the mark; an apostrophe opens none. Within it double
    marks stand in pairs: ‘He said “no” and left.’"""
    before, after = text[max(start, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    if mark[0] == "’" or before.isalnum() or not after.isalpha() or ELIDED.match(text, mark.end()):
        return None
    inner, plural = False, None
    for other in MARK.finditer(text, mark.end(), min(end, mark.end() + MAX_LOOKAHEAD_CHARACTERS)):
        if other[0] in (("”", '"') if inner else ("“", '"')):
            inner = not inner
        elif other[0] not in SINGLE:
            return plural
        if inner or other[0] not in "’'":
            continue
        last, following = text[other.start() - 1], text[other.end() : other.end() + 1]
        if following.isalnum() or last.isspace():
            continue
        if last != "s" or following != " ":
            return other.end()
        plural = plural or other.end()  # the crews’ pay, unless no other mark closes it
    return plural


def is_single(text: str, at: int) -> bool:
    """Whether a single mark stands there: titles, headings, words that are not the writer's."""
    return text[at] in SINGLE and text[at : at + 2] != "''"


def past_single(text: str, at: int) -> int:
    """Behind a single mark that stands glued to a double one: ''He said 'no,'''|."""
    return at + 1 if text[at : at + 1] in ("'", "’") and not text[at + 1 : at + 2].isalnum() else at


def cut_back(text: str, opened: int, end: int) -> int:
    """An unclosed stretch ends where its sentence does, before the next opening mark."""
    stop = max(text.rfind(sign, opened, end) for sign in ".?!,")
    return stop + 1 if stop > opened else end_without_space(text, opened, end)


def end_without_space(text: str, start: int, end: int) -> int:
    """The end of a stretch without the white space that closes it."""
    return start + len(text[start:end].rstrip())


def next_mark(text: str, end: int) -> str:
    """The first sign of the next paragraph: an excerpt's straight mark is not gone on with by a curly one."""
    return text[end : end + 3].lstrip()[:1]


def unclosed(text: str, opened: int, end: int) -> int:
    """A stretch that its paragraph does not close: to the end where the next paragraph opens again, else to a tag in it."""
    following = text[end : end + 3].lstrip()
    if following.startswith((*OPENING, '"', "''", "``")):
        return end_without_space(text, opened, end)
    tag = TAG.search(text, opened, end)
    return tag.start() + 1 if tag else end_without_space(text, opened, end)
