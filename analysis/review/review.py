"""Review: an analysis with the analyst's corrections applied, and how often the analysis was right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.catalogue import TABLES, editable_tables
from analysis.result import Analysis
from analysis.review.actions import apply
from analysis.review.correction import Correction
from analysis.review.editable import editable_values, read
from analysis.review.journal import Journal
from analysis.review.propagate import settle_corrections
from analysis.review.selectors import locate, selectors
from analysis.review.working_copy import NAMED_TABLES, Conflict, Note, WorkingCopy, called
from analysis.tables import replace as replace_row
from analysis.tables import table

CHECKED = ("accepted", "edited", "rejected")


def review(machine: Analysis, corrections: Iterable[Correction] = ()) -> Review:
    """Analysis and corrections, in order => Review. Never raises: a correction that does not fit becomes a conflict."""
    draft = WorkingCopy(machine)
    for one in corrections:
        apply(draft, one)
    result = settle_corrections(draft)
    rejected = {name: list(draft.rejected[name].rows.values()) for name in draft.sheets}
    return Review(machine, result, rejected, draft.conflicts, draft.notes)


def review_with_acceptance(seen: Review, one: Correction) -> Review | None:
    """Review and a correction that accepts one of its rows as the rules made it => the Review with that row accepted, equal to that of
    `review` with all corrections, which it need not apply again. None where the correction may change more than a status."""
    row = accepted_row(seen, one)
    if row is None:
        return None
    accepted = replace_row(row, status="accepted")
    result = seen.result.with_rows(
        **{one.table: [accepted if old is row else old for old in seen.result.rows[one.table]]}
    )
    result.frames.update(seen.result.frames)
    if one.table in result.frames:
        frame = result.frames[one.table]
        result.frames[one.table] = frame.assign(status=frame.status.mask(frame.id == row.id, accepted.status))
    return replace(seen, result=result)


def accepted_row(seen: Review, one: Correction) -> Any:
    """The only row that a correction of the kind "accept" can mean, if it is unchecked and as the rules made it; else None."""
    if one.action != "accept" or one.table not in editable_tables():
        return None
    rows, name = seen.result.rows[one.table], str(one.before.get("name") or "").casefold()
    if one.table in NAMED_TABLES:
        found = [row for row in rows if row.name.casefold() == name]
    else:
        place = locate(seen.result.article.text, one.target)
        found = [row for row in rows if (row.start, row.end) == place]
    if len(found) != 1 or dict(one.before) != editable_values(one.table, found[0], seen.result.names):
        return None
    by_rules = next((row for row in seen.machine.rows[one.table] if row.id == found[0].id), None)
    return found[0] if found[0] == by_rules else None


def corrected(machine: Analysis, folder: str | Path) -> Review:
    """Analysis and the folder of its outputs => Review by the corrections.jsonl in that folder, if there is one."""
    return review(machine, Journal(folder).done)


@dataclass(frozen=True)
class Review:
    """An analysis with its corrections applied.

    machine: the analysis without corrections; result: with them; rejected: table => rejected rows; conflicts: corrections that could
    not be applied; notes: row id => the analyst's note.
    """

    machine: Analysis
    result: Analysis
    rejected: dict[str, list[Any]]
    conflicts: list[Conflict]
    notes: Mapping[str, Note] = field(default_factory=dict)

    @property
    def notes_in_words(self) -> dict[str, str]:
        """Id of a row => its note and tags: "Check with the ministry. #urgent"."""
        return {id_: note.in_words for id_, note in self.notes.items()}

    @cached_property
    def accuracy(self) -> pd.DataFrame:
        """One row per table: rows found, checked, accepted, edited, rejected, added by the analyst because they were missed, and the
        share of checked rows that were accepted (empty before the first check).
        """
        return pd.DataFrame([self.share(name) for name in editable_tables()]).astype({"share_accepted": "Float64"})

    def share(self, name: str) -> dict[str, Any]:
        found = {row.id for row in self.machine.rows[name]}
        rows = [*self.result.rows[name], *self.rejected[name]]
        of_rules = Counter(row.status for row in rows if row.status != "unchecked" and row.id in found)
        counts = {status: of_rules[status] for status in CHECKED}
        checked, added = sum(counts.values()), sum(row.status == "added" for row in rows)
        share = counts["accepted"] / checked if checked else None
        return {
            "table": name,
            "rows": len(found),
            "checked": checked,
            **counts,
            "added": added,
            "share_accepted": share,
        }

    def rejected_table(self, name: str) -> pd.DataFrame:
        """DataFrame of the rows of a table that the analyst rejected."""
        return table(TABLES[name].row, self.rejected.get(name, []))

    def conflict_table(self) -> pd.DataFrame:
        columns = list(Conflict.__dataclass_fields__)
        return pd.DataFrame([{name: getattr(one, name) for name in columns} for one in self.conflicts], columns=columns)

    @cached_property
    def names(self) -> dict[str, str]:
        """Id of an actor or place => its name."""
        return {row.id: row.name for table in NAMED_TABLES for row in self.rejected[table]} | self.result.names

    @cached_property
    def rows(self) -> dict[str, tuple[str, Any]]:
        """Row id => table and row, including rejected rows."""
        return {
            row.id: (name, row) for name in self.rejected for row in [*self.rejected[name], *self.result.rows[name]]
        }

    def cells(self, id_: str) -> dict[str, Any]:
        """A row's editable cells, with actors by name."""
        name, row = self.rows[id_]
        return editable_values(name, row, self.names)

    # ---------------------------------------------------------------------------------------------- corrections to be made
    def correction(self, action: str, id_: str, **after: Any) -> Correction:
        """Build the correction for an action on a row, to be added to the journal. Raises ValueError with one sentence."""
        if id_ not in self.rows:
            raise ValueError("Select a row or a highlight first.")
        name, row = self.rows[id_]
        if action == "edit":
            after = self.changes(name, row, after)
        if action == "merge":
            self.need_other(name, row, str(after.get("into") or ""))
        before = editable_values(name, row, self.names)
        return Correction(action=action, table=name, target=tuple(self.target(row)), before=before, after=after)

    def changes(self, name: str, row: Any, cells: dict[str, Any]) -> dict[str, Any]:
        """The given cells that differ from the row's, parsed; place=(start, end) becomes a span."""
        place = cells.pop("place", None)
        present = editable_values(name, row, self.names)
        changed = {cell: read(name, cell, one) for cell, one in cells.items()}
        changed = {cell: one for cell, one in changed.items() if one != present[cell]}
        if place and place != (row.start, row.end):
            changed["span"] = selectors(self.result.article.text, *place)
        if not changed:
            raise ValueError("Nothing was changed.")
        self.need_sense(name, row, {**present, **changed})
        return changed

    def need_other(self, table: str, row: Any, into: str) -> None:
        """Raise ValueError unless the target of a merge is another actor or place that exists."""
        noun = TABLES[table].singular
        if not into.strip():
            raise ValueError(f"Choose the other {noun}’s name first.")
        found = called(self.result.rows[table], into) or WorkingCopy(self.result).named(into, table)
        if found is None:
            raise ValueError(f"There is no {noun} “{into}”: choose one of the names in the list.")
        if found.id == row.id:
            raise ValueError(f"“{into}” is the selected {noun} itself: choose another one’s name.")

    def need_sense(self, name: str, row: Any, cells: dict[str, Any]) -> None:
        """Raise ValueError for two actors of one name, or a period that ends before it begins."""
        same = self.result.rows[name] if name in NAMED_TABLES else ()
        if any(one.name == cells["name"] and one.id != row.id for one in same):
            raise ValueError(
                f"“{cells['name']}” is another {TABLES[name].singular}: to make both one, use “Merge into”."
            )
        first, last = (cells.get(cell) for cell in ("earliest", "latest"))
        if first and last and first > last:
            raise ValueError(f"It cannot end on {last}, before it begins on {first}: change both days.")

    def target(self, row: Any) -> list[dict[str, Any]]:
        """Selectors of a row's words; for an actor, those of its first mention, if it has one."""
        if not hasattr(row, "start"):
            rows = [one for one in [*self.result.mention_rows, *self.rejected["mentions"]] if one.actor == row.id]
            row = min(rows, key=lambda one: (one.form != "name", one.start), default=None)
        return selectors(self.result.article.text, row.start, row.end) if row is not None else []

    def addition(self, name: str, place: tuple[int, int], **cells: Any) -> Correction:
        """Span of missed words => the correction that adds them as a row."""
        text = self.result.article.text
        if not 0 <= place[0] < place[1] <= len(text) or not text[slice(*place)].strip():
            raise ValueError("Select some words of the article first.")
        after = {cell: read(name, cell, one) for cell, one in cells.items()}
        return Correction(action="add", table=name, target=tuple(selectors(text, *place)), after=after)
