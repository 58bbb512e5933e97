"""Why a row is in a table, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

import pandas as pd

from analysis.language.lexicons import has, rows
from analysis.tables import column_name
from analysis.timex_text import TYPES, plain_time

POINTERS = ("actor", "date", "source", "target")
"""Cells that hold the id of a row."""


def explain(row: Any, names: Mapping[str, str] | None = None) -> str:
    """A row of any table (Series, dict or row object) => one or two sentences; names: what to say for the ids of other rows.

    >>> explain({"id": "d1", "text": "Thursday", "type": "DATE", "value": "2020-03-26", "anchor": "published",
    ...          "certainty": "inferred", "rule": "weekday", "other_reading": "2020-03-19", "status": "unchecked"})
    'Read as 2020-03-26 (day or period), counted from the day of publication; inferred. It could also be 2020-03-19. Rule: weekday.'
    """
    cells = known(row)
    cells |= {cell: (names or {}).get(cells[cell], cells[cell]) for cell in POINTERS if cell in cells}
    say = EXPLANATIONS.get(str(cells.get("id", ""))[:1], plain)
    return f"{say(cells)} {origin(cells)}".strip()


def known(row: Any) -> dict[str, Any]:
    """The row's cells, without those that are empty."""
    row_object = is_dataclass(row) and not isinstance(row, type)
    cells = {column_name(name): value for name, value in asdict(row).items()} if row_object else dict(row)
    return {name: value for name, value in cells.items() if is_list(value) or not pd.isna(value)}


def is_list(value: Any) -> bool:
    return isinstance(value, tuple | list)


def origin(cells: Mapping[str, Any]) -> str:
    """Who made the row: the analyst, or which rule, in the words of its room's list of rules where there is one."""
    if cells.get("status") in ("added", "edited"):
        return f"The analyst {cells['status']} it."
    checked = " The analyst accepted it." if cells.get("status") == "accepted" else ""
    return f"Rule: {rule_in_words(str(cells.get('id', ''))[:1], str(cells.get('rule', 'unknown')))}.{checked}"


ROOMS = {
    "m": ("names", "actors"), "q": ("quotes",), "f": ("figures",), "d": ("dates",), "e": ("events",), "a": ("actors",), "r": ("actors",),
}  # fmt: skip
"""Letter of a table => rooms whose rules make its rows."""


def rule_in_words(letter: str, rule: str) -> str:
    """("q", "cue_after") => "the words of saying follow the quotation marks" where lexicons/quotes/rules.tsv says so."""
    lists = [f"{room}/rules" for room in ROOMS.get(letter, ())]
    told = {row["rule"]: row["means"] for name in lists if has(name) for row in rows(name)}
    return told.get(rule, rule.replace("_", " "))


def plain(cells: Mapping[str, Any]) -> str:
    return ""


def explain_mention(cells: Mapping[str, Any]) -> str:
    if cells.get("form", "name") != "name":
        return f"A {cells['form']} that stands for {cells.get('actor', 'nobody known')}."
    return f"Read as a {cells['kind']} with confidence {cells['confidence']:.2f}."


def explain_actor(cells: Mapping[str, Any]) -> str:
    also = f", also written {', '.join(cells['aliases'])}" if cells.get("aliases") else ""
    return f"A {cells['kind']} mentioned {times(cells['mentions'])}{also}."


def times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def explain_quote(cells: Mapping[str, Any]) -> str:
    cue = f", told by “{cells['cue']}”" if "cue" in cells else ""
    sure = f"confidence {cells.get('confidence', 1):.2f}"
    if (what := str(cells.get("class", "speech"))) != "speech":
        return f"A claim of class {what}: {source_in_words(cells, 'no source named')}{cue}; {sure}."
    return f"{str(cells['kind']).capitalize()} speech, {source_in_words(cells, 'no speaker found')}{cue}; {sure}."


def source_in_words(cells: Mapping[str, Any], nobody: str) -> str:
    said = "said by" if cells.get("class", "speech") == "speech" else "of"
    return f"{said} “{cells['speaker']}”" if "speaker" in cells else nobody


def explain_figure(cells: Mapping[str, Any]) -> str:
    unit, counted = cells.get("unit", ""), cells.get("counted")
    read = f"{amount(cells)} {unit}".strip() if "value" in cells else "no single value"
    hedge = f"“{cells['hedge']}” " if "hedge" in cells else ""
    return f"Read as {hedge}{read}{f' of “{counted}”' if counted else ''}."


def amount(cells: Mapping[str, Any]) -> str:
    """The number, or from where to where it reaches: "8,140,000,000"; "2 to 3"."""
    low, high = cells.get("low"), cells.get("high")
    ends = (low, high) if low is not None and high is not None and low != high else (cells["value"],)
    return " to ".join(f"{round(one, 6):,.15g}" for one in ends)


def explain_date(cells: Mapping[str, Any]) -> str:
    if "value" not in cells:
        return "It cannot be placed: the day of publication is not known."
    anchor = {
        "published": ", counted from the day of publication",
        "story": ", counted from what was named before",
        "itself": "",
    }.get(cells.get("anchor", "itself"), f", counted from {cells.get('anchor')}")
    type = str(cells["type"])
    other = f" It could also be {plain_time(str(cells['other_reading']), type)}." if "other_reading" in cells else ""
    read = f"{plain_time(str(cells['value']), type)} ({TYPES.get(type, type)})"
    return f"Read as {read}{anchor}; {cells['certainty']}.{other}"


def explain_event(cells: Mapping[str, Any]) -> str:
    when = f"dated by {cells['date']}" if "date" in cells else "not dated in its sentence"
    return f"{str(cells['modality']).capitalize()}: {cells['headline']}; {when}."


def explain_relation(cells: Mapping[str, Any]) -> str:
    how = "speaks about" if cells.get("kind") == "speaks" else "does something to"
    told = f"“{cells['verb']}”{' (denied)' if cells.get('negated') else ''}"
    return f"{cells['source']} {how} {cells['target']}: {told}."


EXPLANATIONS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "m": explain_mention,
    "a": explain_actor,
    "q": explain_quote,
    "f": explain_figure,
    "d": explain_date,
    "e": explain_event,
    "r": explain_relation,
}
