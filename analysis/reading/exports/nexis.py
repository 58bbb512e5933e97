"""Nexis Uni, Lexis+ and Nexis Advance (Word, RTF or text of a PDF): one article or many in a file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article import Removed
from analysis.reading.days import day_of
from analysis.reading.exports.labels import build_extracted, field_of, label_roles
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.unwrap import join_lines, unwrapped

PROMISED = re.compile(r"\s*Do[ck]umento?[es]{0,2} \((\d{1,5})\)\s*")
COVER_END = re.compile(r"Narrowed by|Search Type:|Suchtyp|Content Type")
COPYRIGHT = re.compile(r"\s*(?:Copyright|©|\(c\))", re.I)
PAGE = re.compile(r"\s*(?:Page|Seite|Pagina|Página) \d+ (?:of|von|de|sur|van) \d+\s*")
"""Page 2 of 3: the first line of each page of a PDF; below it the title of the article is repeated."""
PAGE_NUMBER = re.compile(r"\d+")
NEW_PAGE = "\f"
WHERE = "the line under the outlet in the export"


def read_nexis(lines: Sequence[str]) -> Collection | None:
    """Lines with "Body" and "End of Document" for each article => the articles; None for other layouts."""
    ends = [at for at, line in enumerate(lines) if is_line(line, "end")]
    if not ends or not any(is_line(line, "body") for line in lines[: ends[-1]]):
        return None
    begins = [0, *(at + 1 for at in ends)]
    promised = next((int(match[1]) for line in lines[: ends[0]] if (match := PROMISED.fullmatch(line))), None)
    pieces = [lines[begin:end] for begin, end in zip(begins, ends)]
    rest = lines[ends[-1] + 1 :]
    if any(is_line(line, "body") for line in rest):
        pieces.append(rest)
    return Collection([nexis_article(piece) for piece in pieces], promised)


def is_line(line: str, *roles: str) -> bool:
    """True for a line alone that begins the text ("body"), ends it ("after") or ends the article ("end"), in any language of the interface."""
    return label_roles("nexis line").get(line.strip().lower()) in roles


def read_printed_export(pages: Sequence[str]) -> Collection | None:
    """Page texts of a PDF => its articles with joined lines; None for other layouts."""
    lines = [line.replace("\xa0", " ") for page in pages for line in [*without_page_head(page.split("\n")), NEW_PAGE]]
    if not any(is_line(line, "end") for line in lines):
        return None
    joined: list[str] = []
    inside: list[str] | None = None
    for line in lines:
        if inside is None or ends_text(line):
            joined += [*(joined_paragraphs(inside) if inside else ()), line.removesuffix(NEW_PAGE)]
            inside = [] if is_line(line, "body") else None
        else:
            inside.append(line)
    return read_nexis(joined)


def joined_paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines of one or more pages => paragraphs. If empty lines separate paragraphs, other lines are joined, across a page break too if the sentence goes on."""
    whole = "\n".join(lines)
    if not re.search(r"\n[ \t]*\n", whole.replace(NEW_PAGE, "").strip()):
        return unwrapped(whole.replace(f"{NEW_PAGE}\n", "").replace(NEW_PAGE, "")).split("\n")
    flowing = re.sub(rf"(?<![.!?”\"’:\s])\s*{NEW_PAGE}\s*", "\n", whole).replace(NEW_PAGE, "\n")
    return [
        join_lines([line.strip() for line in block.strip().split("\n")]) for block in re.split(r"\n[ \t]*\n", flowing)
    ]


def without_page_head(lines: Sequence[str]) -> Sequence[str]:
    """Lines of a page => the same without "Page 2 of 3" and the repeated title below it."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if not filled or not PAGE.fullmatch(lines[filled[0]]):
        return lines
    first = PAGE_NUMBER.search(lines[filled[0]])
    repeated = first is not None and first[0] != "1" and len(filled) > 1
    return lines[filled[1 if repeated else 0] + 1 :]


def ends_text(line: str) -> bool:
    """True for the first line below an article's text."""
    field = field_of(line, "nexis")
    return is_line(line, "end", "after") or (
        field is not None and field[0] in ("load_date", "language", "publication_type")
    )


def nexis_article(lines: Sequence[str]) -> Extracted | Unread:
    at = next((at for at, line in enumerate(lines) if is_line(line, "body")), None)
    head = without_cover(lines[: len(lines) if at is None else at])
    fields = read_centred_heading(head)
    fields |= {role: value for line in head for role, value in filter(None, [field_of(line, "nexis")]) if value}
    text, rest = text_and_rest(lines[at + 1 :] if at is not None else ())
    fields |= {role: value for line in rest for role, value in filter(None, [field_of(line, "nexis")]) if value}
    fields["author"] = re.sub(r"\s+(?:in|reports from) [A-Z].*", "", fields.get("author", ""))
    removed = [Removed(line.strip(), "line of the export") for line in (*head, *rest) if line.strip()]
    return build_extracted(text, fields, WHERE, removed)


def without_cover(head: Sequence[str]) -> Sequence[str]:
    """Lines => those below the list of documents at the beginning of the file."""
    last = max((at for at, line in enumerate(head) if COVER_END.search(line)), default=None)
    if last is None:
        return head
    following = next((at for at in range(last + 1, len(head)) if not head[at].strip()), last + 1)
    return head[following:]


def read_centred_heading(head: Sequence[str]) -> dict[str, str]:
    """Three centred lines => title, outlet and date, the date last."""
    filled = [
        (at, line.strip())
        for at, line in enumerate(head)
        if line.strip() and not COPYRIGHT.match(line) and not field_of(line, "nexis")
    ]
    dated = next(
        (number for number, (_, line) in enumerate(filled) if number >= 1 and len(line) < 90 and day_of(line)), None
    )
    if dated is None:
        return dict(zip(("title", "outlet"), (line for _, line in filled)))
    fields = {"date": filled[dated][1], "outlet": filled[dated - 1][1]}
    title = [line for _, line in filled[max(0, dated - 4) : dated - 1]]
    fields["title"] = " ".join(title)
    if edition := [line for _, line in filled[dated + 1 : dated + 2]]:
        fields["edition"] = edition[0]
    return fields


def text_and_rest(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Lines below "Body" => the text, and the fields that follow it."""
    for at, line in enumerate(lines):
        if ends_text(line):
            return lines[:at], lines[at:]
    return lines, ()
