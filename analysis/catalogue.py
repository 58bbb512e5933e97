"""The catalogue of tables: what review, export, corpus, explorer, explanations and documentation need to know of each.

A new table needs its row class and finder, a line in `pipeline.analyse`, and an entry here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.link.actors import Actor, Place
from analysis.link.discrepancies import Discrepancy
from analysis.link.events import Event, Modality
from analysis.link.relations import Relation
from analysis.tables import Row


class CellType(StrEnum):
    """How the analyst's input for a cell is parsed."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    TIMEX = "timex"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Column that the analyst can edit. choices: the only values allowed, none of them empty; required: cannot be emptied; id_column: for a cell that names an actor, the column with its id; hint: example of what to write."""

    label: str
    type: CellType = CellType.TEXT
    choices: tuple[str, ...] = ()
    required: bool = False
    id_column: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Section of the report for a table. headers: of the three cells of a line and of its sentence; widths: of these columns on paper, in centimetres; noun: what one line is ("quote"); empty: text for an article without such rows."""

    name: str
    title: str
    headers: tuple[str, str, str, str]
    widths: tuple[float, float, float, float]
    noun: str
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of an analysis.

    name: of the attribute of Analysis, the CSV file, the sheet, the JSON key and the corpus dataset; row: class of its rows
    (whose `prefix` begins their ids); question: what the table answers; singular, plural: nouns for a row and for the
    table; cells: the columns that the analyst can change (none: the table is only read); initial: columns that a row added
    by the analyst begins with; points_to: column => table whose ids it holds; rules: lexicons that describe its rules.
    Explorer: tab: title of its view, None for none; shown_under: the table whose view shows its rows instead, by the column
    of `points_to`; columns: column => heading; layer: name of its highlights; title: column that names a row; popup: column
    that names it above an explanation, None where the explanation does. Adding missed rows: additions: label => value of
    the column kind_column; words_column: column that the marked words go to. section: of the report.
    """

    name: str
    row: type[Any]
    question: str
    singular: str
    plural: str
    cells: Mapping[str, Cell] = field(default_factory=dict)
    initial: Mapping[str, Any] = field(default_factory=dict)
    points_to: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    tab: str | None = None
    shown_under: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    layer: str | None = None
    title: str = "text"
    popup: str | None = "text"
    additions: Mapping[str, str] = field(default_factory=dict)
    kind_column: str = "kind"
    words_column: str | None = None
    section: Section | None = None

    @property
    def prefix(self) -> str:
        """First letter of the ids of its rows: "q"."""
        return str(self.row.prefix)

    @property
    def has_span(self) -> bool:
        """True if its rows have a span of the text; False for actors, for example."""
        return issubclass(self.row, Row)

    def choices(self, cell: str) -> tuple[str, ...]:
        """Allowed values of a cell; () if any value is allowed."""
        return self.cells[cell].choices

    def pointers(self, table: str) -> tuple[str, ...]:
        """Columns that hold ids of rows of that table: quotes.pointers("actors") => ("actor",)."""
        return tuple(column for column, name in self.points_to.items() if name == table)


ACTOR_KINDS = ("person", "organisation", "people")
MENTION_KINDS = (*ACTOR_KINDS, "place")
FIGURE_KINDS = (
    "count", "money", "percent", "length", "area", "volume", "weight", "speed", "temperature", "power", "energy", "pressure", "voltage",
    "frequency", "sound", "data", "concentration", "radiation", "measure", "age", "score", "ratio", "ordinal", "share",
)  # fmt: skip
DAY_EXAMPLE = "26 March 2020"

MENTIONS = Table(
    name="mentions", row=Mention, question="Where is somebody named or referred to?", singular="name", plural="names",
    cells={"kind": Cell(label="Kind", choices=(*MENTION_KINDS, "reference")), "actor": Cell(label="Stands for", type=CellType.ACTOR, id_column="actor")},
    initial={"kind": "person"}, points_to={"actor": "actors"}, rules=("mentions/rules", "actors/rules"),
    shown_under="actors", layer="actors", popup="actor", words_column="actor",
    additions={f"Name of {'an' if kind == 'organisation' else 'a'} {kind}": kind for kind in MENTION_KINDS},
)  # fmt: skip
ACTORS = Table(
    name="actors", row=Actor, question="Who takes part?", singular="actor", plural="actors",
    cells={"name": Cell(label="Name", required=True), "kind": Cell(label="Kind", choices=ACTOR_KINDS), "role": Cell(label="Role")},
    points_to={"home": "places"}, rules=("actors/rules",), tab="Actors", title="name", popup="name",
    columns={"status": "Checked", "name": "Name", "kind": "Kind", "mentions": "Mentions", "role": "Role", "aliases": "Also written", "country": "Country"},
    section=Section(
        name="actors", title="Who takes part", headers=("Name", "Kind, role, other names", "Mentions", "First named in"), widths=(3.4, 4.2, 2.3, 7.1),
        noun="actor", empty="No person or organisation was found in the article.",
    ),
)  # fmt: skip
PLACES = Table(
    name="places", row=Place, question="Where is it set?", singular="place", plural="places",
    cells={
        "name": Cell(label="Name", required=True), "country": Cell(label="Country", hint="IQ"), "latitude": Cell(label="Latitude", type=CellType.NUMBER),
        "longitude": Cell(label="Longitude", type=CellType.NUMBER),
    },
    points_to={"actor": "actors"}, rules=("actors/rules",), tab="Places", title="name", popup="name",
    columns={
        "status": "Checked", "name": "Name", "country": "Country", "mentions": "Mentions", "aliases": "Also written", "latitude": "Latitude", "longitude": "Longitude",
    },
    section=Section(
        name="places", title="Where", headers=("Place", "Country, other names", "Mentions", "First named in"), widths=(3.4, 4.2, 2.3, 7.1),
        noun="place", empty="No place is named in the article.",
    ),
)  # fmt: skip
QUOTES = Table(
    name="quotes", row=Quote, question="Who said what?", singular="quote", plural="quotes",
    cells={"speaker": Cell(label="Speaker", type=CellType.ACTOR, id_column="actor"), "kind": Cell(label="Kind", choices=("direct", "mixed", "indirect"))},
    initial={"kind": "direct"}, points_to={"actor": "actors"}, rules=("quotes/rules",), tab="Claims", layer="quotes", popup="actor",
    columns={
        "status": "Checked", "who": "Speaker", "text": "What was said", "class": "Class", "kind": "Kind", "stance": "Reporting verb type",
        "speaker": "Speaker as written", "source_class": "Type of source", "confidence": "Confidence",
    },
    additions={"Quote": "direct", "Indirect quote": "indirect"},
    section=Section(
        name="quotes", title="Who said what", headers=("Speaker", "Verb", "Type and stance", "Sentence"), widths=(3.0, 2.7, 2.9, 8.4),
        noun="quote", empty="No quotes were found in the article.",
    ),
)  # fmt: skip
FIGURES = Table(
    name="figures", row=Figure, question="Which numbers are claimed of what?", singular="figure", plural="figures",
    cells={
        "value": Cell(label="Value", type=CellType.NUMBER), "unit": Cell(label="Unit"), "counted": Cell(label="What is counted"),
        "kind": Cell(label="Kind", choices=FIGURE_KINDS), "claimed_by": Cell(label="Claimed by", type=CellType.ACTOR, id_column="claimed_by"),
    },
    initial={"value": None}, points_to={"actor": "actors", "claimed_by": "actors", "quote": "quotes", "date": "dates"}, rules=("figures/rules",),
    tab="Figures", layer="figures", words_column="value", additions={"Figure": "count"},
    columns={
        "status": "Checked", "text": "Figure as written", "hedge": "Hedge", "counted": "What is counted", "claimed_by": "Claimed by", "place": "Place",
        "value": "Value", "unit": "Unit",
    },
    section=Section(
        name="figures", title="How many and how much", headers=("Figure", "What is counted", "Claimed by", "Sentence"), widths=(2.8, 3.2, 2.8, 8.2),
        noun="figure", empty="No figures were found in the article.",
    ),
)  # fmt: skip
DATES = Table(
    name="dates", row=DateExpression, question="Which times are named, and which days are they?", singular="date", plural="dates",
    cells={"value": Cell(label="Value", type=CellType.TIMEX, hint=DAY_EXAMPLE), "type": Cell(label="Type", choices=("DATE", "TIME", "DURATION", "SET"))},
    initial={"type": "DATE"}, rules=("dates/rules",), tab="Dates", layer="dates", additions={"Date": "DATE"}, kind_column="type",
    columns={
        "status": "Checked", "text": "Date as written", "value": "Read as", "earliest": "From", "latest": "To", "certainty": "Certainty",
        "other_reading": "Alternative", "type": "Type",
    },
)  # fmt: skip
EVENTS = Table(
    name="events", row=Event, question="What happened when?", singular="event", plural="events",
    cells={
        "headline": Cell(label="What happened", required=True), "earliest": Cell(label="From", type=CellType.DAY, hint=DAY_EXAMPLE),
        "latest": Cell(label="To", type=CellType.DAY, hint=DAY_EXAMPLE),
        "modality": Cell(label="Kind", choices=tuple(map(str, Modality))),
    },
    points_to={"who_actor": "actors", "whom_actor": "actors", "reported_by": "quotes", "date": "dates"}, rules=("events/rules",), tab="Timeline",
    layer="events", title="headline", popup=None, words_column="headline", additions={"Event": "happened"}, kind_column="modality",
    columns={
        "status": "Checked", "earliest": "From", "latest": "To", "certainty": "Certainty", "headline": "What happened", "who": "Who", "whom": "Whom",
        "where": "Where", "modality": "Kind",
    },
    section=Section(
        name="timeline", title="What happened when", headers=("When", "What", "Reported as", "Sentence"), widths=(3.6, 3.9, 2.2, 7.3),
        noun="event", empty="No dated events were found in the article.",
    ),
)  # fmt: skip
RELATIONS = Table(
    name="relations", row=Relation, question="Who does what to whom?", singular="relation", plural="relations",
    points_to={"source": "actors", "target": "actors", "quote": "quotes"}, rules=("actors/rules",),
    columns={"source": "Who", "verb": "Does or says", "target": "Target", "text": "Words"},
    section=Section(
        name="network", title="Who is tied to whom", headers=("Who", "Does or says", "Target", "Sentence"), widths=(3.1, 3.0, 3.1, 7.8),
        noun="relation", empty="No relation between two actors was found in the article.",
    ),
)  # fmt: skip
DISCREPANCIES = Table(
    name="discrepancies", row=Discrepancy, question="Which figures contradict or revise one another?", singular="discrepancy", plural="discrepancies",
    points_to={"claimed_by": "actors", "other_claimed_by": "actors", "figure": "figures"}, rules=("discrepancies/rules",), tab="Discrepancies", title="summary", popup="summary",
    columns={
        "summary": "Figures", "class": "Kind", "measure": "What is measured", "event": "Event", "claimant": "Claimed by", "as_of": "As of", "source": "Sentence",
        "other_claimant": "Claimed by (second)", "other_as_of": "As of (second)", "other_source": "Sentence (second)",
    },
    section=Section(
        name="discrepancies", title="Figures that differ", headers=("Figures", "What is measured", "Claimed by", "First sentence"), widths=(2.8, 2.6, 5.8, 5.8),
        noun="discrepancy", empty="No two figures of the same thing differ.",
    ),
)  # fmt: skip

TABLES: dict[str, Table] = {
    one.name: one for one in (MENTIONS, ACTORS, PLACES, QUOTES, FIGURES, DATES, EVENTS, RELATIONS, DISCREPANCIES)
}
"""Name => table, in the order in which files list them."""
ID_PREFIX = re.compile(r"[a-z]+")


def table_by_id(id_: str) -> Table | None:
    """Table to which the id of a row belongs: "q3" => QUOTES; None for an unknown id."""
    prefix = ID_PREFIX.match(id_)
    return next((one for one in TABLES.values() if prefix and one.prefix == prefix[0]), None)


def editable_tables() -> dict[str, Table]:
    """{name: table} of the tables whose cells can be edited."""
    return {name: one for name, one in TABLES.items() if one.cells}


def layers() -> dict[str, Table]:
    """{name of a layer of highlights: table whose rows it shows}."""
    order = {"actors": 0, "quotes": 1, "figures": 2}
    return {
        one.layer: one for one in sorted(TABLES.values(), key=lambda one: order.get(one.layer or "", 9)) if one.layer
    }


def sections() -> dict[str, Table]:
    """{section of the report: its table}, in the order of the report."""
    return {one.section.name: one for one in TABLES.values() if one.section}
