"""ProQuest, "Text only": empty lines separate fields, and lines of underscores separate articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article import Removed
from analysis.reading.exports.labels import build_extracted, field_of
from analysis.reading.extracted import Collection, Extracted, Unread

RULE = re.compile(r"_{40,80}\s*")
WITHHELD = re.compile(r"(?:Full text )?(?:is )?(?:not available|unavailable|non disponible)\.?", re.I)
INFO_DAY = re.compile(r"\]?[.;] ?(\d{1,2} \w{3,9} \d{4}|\w{3,9} \d{1,2}, \d{4})")
WHERE = "the field Publication date of the export"


def read_proquest(lines: Sequence[str]) -> Collection | None:
    """Lines separated by lines of underscores => the articles between them; None if no part has a document number."""
    pieces: list[list[str]] = [[]]
    for line in lines:
        if RULE.fullmatch(line):
            pieces.append([])
        else:
            pieces[-1].append(line)
    articles = [piece for piece in pieces if any(field_of(line, "proquest") for line in piece) and is_article(piece)]
    if len(pieces) < 2 or not articles:
        return None
    return Collection([proquest_article(piece) for piece in articles])


def is_article(piece: Sequence[str]) -> bool:
    roles = {found[0] for line in piece if (found := field_of(line, "proquest"))}
    return bool(roles & {"document_id", "text", "outlet"}) and len(roles) >= 3


def proquest_article(lines: Sequence[str]) -> Extracted | Unread:
    values_by_role: dict[str, list[str]] = {}
    role, after_blank = "title", True
    for line in lines:
        found = field_of(line, "proquest") if after_blank else None
        if found:
            role = found[0] if found[0] not in values_by_role or found[0] == "text" else f"{found[0]} again"
            values_by_role[role] = [found[1]]
        elif line.strip():
            role = address_of("above" if role == "title" and after_blank and "title" in values_by_role else role, line)
            values_by_role.setdefault(role, []).append(line.strip())
        after_blank = not line.strip()
    joined = {
        name: " ".join(" ".join(values).split())
        for name, values in values_by_role.items()
        if not name.endswith(" again")
    }
    text = [] if WITHHELD.fullmatch(joined.get("text", "")) else values_by_role.get("text", [])
    told_day = joined.get("date") or next(iter(INFO_DAY.findall(joined.get("publication_info", ""))), "")
    joined |= {
        "outlet": re.split(r"\s*;", joined.get("outlet") or joined.get("publication_info", ""))[0],
        "date": told_day,
    }
    removed = [
        Removed(f"{name}: {value}", "field of the export") for name, value in joined.items() if name != "text" and value
    ]
    return build_extracted(
        text, {name: value for name, value in joined.items() if name != "publication_info"}, WHERE, removed
    )


def address_of(role: str, line: str) -> str:
    """Role of a line: "address" for a web address without a label after the publication info, else the role given."""
    return "address" if role == "publication_info" and line.strip().startswith("http") else role
