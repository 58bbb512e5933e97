"""Role, affiliation and country of an actor, from the words around its names."""

from __future__ import annotations

import re
from functools import cache

from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.language.gazetteer import capitals, countries
from analysis.language.lexicons import words
from analysis.link.actors.clusters import Cluster

APPOSITION = re.compile(
    r",\s((?:the|a|an|its|his|her|who is|who was)\s[^,.;:“”\"\n]{3,90}?|[\w’'-]+(?:\s[\w’'-]+){0,3}\s(?:of|for|at|to)\s[^,.;:“”\"\n]{3,80}?)(?=[,.;\n])"
)
STOP = re.compile(r"\b(?:said|says|told|added|which|who had|and (?:said|added))\b")


def role_of(document: Document, cluster: Cluster) -> str | None:
    """Title in front of the first full name and apposition behind it: "Brig. Gen.; the coalition's director of sustainment"."""
    if cluster.kind != "person":
        return None
    found = [
        part
        for row in cluster.rows[:4]
        for part in (title_before(document, row), apposition_after(document, row))
        if part
    ]
    return "; ".join(dict.fromkeys(found)) or None


def title_before(document: Document, row: Mention) -> str | None:
    """Brig. Gen. [Vincent Barker] => "Brig. Gen."; honorifics are no role."""
    at = document.token_at(row.start)
    first = at
    while first > 0 and at - first < 6 and is_title(document, first - 1):
        first -= 1
    if first == at:
        return None
    text = document.text[document.starts[first] : document.ends[at - 1]]
    return None if text.lower().rstrip(".") in HONORIFICS else text


def is_title(document: Document, at: int) -> bool:
    word = document.words[at]
    return (word[:1].isupper() and document.lower[at] in words("names/titles")) or (
        document.lower[at] in JOBS and at + 1 < len(document.words) and document.words[at + 1][:1].isupper()
    )


HONORIFICS = {"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady"}
JOBS = set(
    [
        "president",
        "minister",
        "secretary",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "chairman",
        "chairwoman",
        "director",
        "chief",
        "general",
        "commander",
        "coach",
        "leader",
        "ambassador",
        "governor",
        "senator",
        "mayor",
        "judge",
        "officer",
        "analyst",
        "economist",
        "lawyer",
        "activist",
        "professor",
        "candidate",
        "nominee",
    ]
)


def apposition_after(document: Document, row: Mention) -> str | None:
    """[Tahsin Khafaji], spokesman for Iraq's Joint Operation Command, => "spokesman for Iraq's Joint Operation Command"."""
    match = APPOSITION.match(document.text, row.end, min(len(document.text), row.end + 120))
    if not match or STOP.search(match[1]):
        return None
    return re.sub(r"^(?:who is|who was)\s", "", match[1])


def country_code(cluster: Cluster) -> str | None:
    """ISO code of a country, or of the country whose capital it is."""
    for name in cluster.spellings:
        if code := countries().get(name) or peoples_countries().get(name) or capitals().get(name):
            return code
    return None


@cache
def peoples_countries() -> dict[str, str]:
    from analysis.language.gazetteer import peoples

    return {word: code for word, code in peoples().items() if code}
