"""Explanation of a row: what it was read as, and by which rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

import pandas as pd

from analysis.catalogue import Table, table_by_id
from analysis.language.lexicons import has, rows
from analysis.tables import column_name
from analysis.timex_text import TYPES, timex_to_words


def explain(row: Any, names: Mapping[str, str] | None = None) -> str:
    """Row of any table (Series, dict or row object) => its explanation in one or more sentences. names: {id of another row: what to call it}.

    >>> explain({"id": "d1", "text": "Thursday", "type": "DATE", "value": "2020-03-26", "anchor": "published",
    ...          "certainty": "inferred", "rule": "weekday", "other_reading": "2020-03-19", "status": "unchecked"})  # doctest: +ELLIPSIS
    'Read as 2020-03-26 (day or period), counted from the publication date; inferred. It could also be 2020-03-19. Rule: a weekday...'
    """
    cells = filled_cells(row)
    table = table_by_id(str(cells.get("id", "")))
    pointers = table.points_to if table else ()
    cells |= {cell: (names or {}).get(cells[cell], cells[cell]) for cell in pointers if cell in cells}
    say = EXPLANATIONS.get(table.name if table else "", no_reading)
    return f"{say(cells)} {origin(cells, table)}".strip()


def filled_cells(row: Any) -> dict[str, Any]:
    """{column: value} of the row's non-empty cells."""
    row_object = is_dataclass(row) and not isinstance(row, type)
    cells = {column_name(name): value for name, value in asdict(row).items()} if row_object else dict(row)
    return {name: value for name, value in cells.items() if is_list(value) or not pd.isna(value)}


def is_list(value: Any) -> bool:
    """True for a cell with several values."""
    return isinstance(value, tuple | list)


def origin(cells: Mapping[str, Any], table: Table | None) -> str:
    """Who made or changed the row: the analyst, or a rule, described as in rules.tsv."""
    if cells.get("status") in ("added", "edited"):
        return f"The analyst {cells['status']} it."
    checked = " The analyst accepted it." if cells.get("status") == "accepted" else ""
    return f"Rule: {describe_rule(table, str(cells.get('rule', 'unknown')))}.{checked}"


def describe_rule(table: Table | None, rule: str) -> str:
    """Description of a rule in the rules.tsv of its table; its name in words if there is none: (QUOTES, "cue_after") => "the words of saying follow the quotation marks"."""
    lexicons = [name for name in (table.rules if table else ()) if has(name)]
    meanings = {row["rule"]: row["means"] for name in reversed(lexicons) for row in rows(name)}
    return meanings.get(rule, rule.replace("_", " "))


def no_reading(cells: Mapping[str, Any]) -> str:
    """Empty explanation, for tables without one of their own; only the rule is named then."""
    return ""


def explain_mention(cells: Mapping[str, Any]) -> str:
    if cells.get("form", "name") != "name":
        return f"A {cells['form']} that stands for {cells.get('actor', 'nobody known')}."
    return f"Read as a {cells['kind']} with confidence {cells['confidence']:.2f}."


def explain_actor(cells: Mapping[str, Any]) -> str:
    also = f", also written {', '.join(cells['aliases'])}" if cells.get("aliases") else ""
    kind = "group of people" if cells["kind"] == "people" else str(cells["kind"])
    article = "An" if kind[:1] in "aeiou" else "A"
    return f"{article} {kind}, named {times(cells['mentions'])}{also}."


def explain_place(cells: Mapping[str, Any]) -> str:
    also = f", also written {', '.join(cells['aliases'])}" if cells.get("aliases") else ""
    lies = (
        f" It lies near {cells['latitude']:.1f}, {cells['longitude']:.1f}"
        if "latitude" in cells and "longitude" in cells
        else ""
    )
    country = f" ({cells['country']})" if "country" in cells else ""
    return f"A place{country}, named {times(cells['mentions'])}{also}.{lies}{'.' if lies else ''}"


def times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def explain_quote(cells: Mapping[str, Any]) -> str:
    cue = f", introduced by “{cells['cue']}”" if "cue" in cells else ""
    sure = f"confidence {cells.get('confidence', 1):.2f}"
    if (what := str(cells.get("class", "speech"))) != "speech":
        return f"A claim of class {what}: {source_in_words(cells, 'no source named')}{cue}; {sure}."
    return f"{str(cells['kind']).capitalize()} speech, {source_in_words(cells, 'no speaker found')}{cue}; {sure}."


def source_in_words(cells: Mapping[str, Any], nobody: str) -> str:
    said = "said by" if cells.get("class", "speech") == "speech" else "of"
    return f"{said} “{cells['speaker']}”" if "speaker" in cells else nobody


def explain_figure(cells: Mapping[str, Any]) -> str:
    unit, counted = cells.get("unit", ""), cells.get("counted")
    read = f"{amount_in_words(cells)} {unit}".strip() if "value" in cells else "no single value"
    hedge = f"“{cells['hedge']}” " if "hedge" in cells else ""
    return f"Read as {hedge}{read}{f' of “{counted}”' if counted else ''}.{claimed_in_words(cells)}"


def claimed_in_words(cells: Mapping[str, Any]) -> str:
    """Who claims a figure, and the words that show it: " Claimed by “rescuers” (“said”)."; "" if nobody does."""
    cue = f" (“{cells['claim_cue']}”)" if "claim_cue" in cells else ""
    return f" Claimed by “{cells['claimant']}”{cue}." if "claimant" in cells else ""


def amount_in_words(cells: Mapping[str, Any]) -> str:
    """Number or range of a figure: "8,140,000,000", "2 to 3"."""
    low, high = cells.get("low"), cells.get("high")
    ends = (low, high) if low is not None and high is not None and low != high else (cells["value"],)
    return " to ".join(f"{round(one, 6):,.15g}" for one in ends)


def explain_date(cells: Mapping[str, Any]) -> str:
    if "value" not in cells:
        return "Cannot be dated: set the publication date."
    anchor = {
        "published": ", counted from the publication date",
        "story": ", counted from what was named before",
        "itself": "",
    }.get(cells.get("anchor", "itself"), f", counted from {cells.get('anchor')}")
    type = str(cells["type"])
    other = (
        f" It could also be {timex_to_words(str(cells['other_reading']), type)}." if "other_reading" in cells else ""
    )
    read = f"{timex_to_words(str(cells['value']), type)} ({TYPES.get(type, type)})"
    return f"Read as {read}{anchor}; {cells['certainty']}.{other}"


def explain_event(cells: Mapping[str, Any]) -> str:
    when = f"dated by {cells['date']}" if "date" in cells else "not dated in its sentence"
    return f"{str(cells['modality']).capitalize()}: {cells['headline']}; {when}."


def explain_relation(cells: Mapping[str, Any]) -> str:
    how = "talks about" if cells.get("kind") == "speaks" else "acts on"
    verb = f"“{cells['verb']}”{' (denied)' if cells.get('negated') else ''}"
    return f"{cells['source']} {how} {cells['target']}: {verb}."


def explain_discrepancy(cells: Mapping[str, Any]) -> str:
    """Two figures that differ, with their sources, and what they measure."""
    of = " ".join(filter(None, [str(cells.get("measure", "")), f"({cells['event']})" if "event" in cells else ""]))
    days = [f" as of {pd.Timestamp(cells[one]):%Y-%m-%d}" if one in cells else "" for one in ("as_of", "other_as_of")]
    statements = f"{cells.get('claimant')} says {cells.get('text')}{days[0]}, {cells.get('other_claimant')} {cells.get('other_text')}{days[1]}"
    return f"{str(cells.get('class', '')).capitalize()} of “{of}”: {statements}."


EXPLANATIONS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "mentions": explain_mention,
    "actors": explain_actor,
    "places": explain_place,
    "quotes": explain_quote,
    "figures": explain_figure,
    "dates": explain_date,
    "events": explain_event,
    "relations": explain_relation,
    "discrepancies": explain_discrepancy,
}
"""Name of a table => function that says in a sentence what a row of it states, from its filled cells."""
