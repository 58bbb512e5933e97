"""Corrections laid over the tables: what each does, what follows from it, and that it holds when text or rules change."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Analysis, Article, analyse
from analysis.catalogue import TABLES, editable_tables
from analysis.language.lexicons import rows
from analysis.review import Correction, Journal, Review, corrected, review, review_with_acceptance

TEXT = (
    "“We lost at least 40 ships,” said Maria Lewis in Boston on Monday. John Carter disagreed. The Harbour Union called a strike. "
    "“Nobody was hurt,” Carter said. Iran fired missiles on January 8. Lewis will travel to Boston on Friday."
)
PUBLISHED = date(2020, 3, 26)


@pytest.fixture(scope="module")
def machine() -> Analysis:
    return analyse(Article(TEXT, published=PUBLISHED))


def id_of(result: Analysis, table: str, words: str) -> str:
    cell = "name" if table == "actors" else "text"
    return next(row.id for row in result.rows[table] if words in getattr(row, cell))


def row_of(seen: Review, id_: str) -> Any:
    return next((row for rows in seen.result.rows.values() for row in rows if row.id == id_), None)


class Desk:
    """Corrections made one after the other, as an analyst does."""

    def __init__(self, machine: Analysis):
        self.made: list[Correction] = []
        self.machine, self.seen = machine, review(machine)

    def do(self, action: str, table: str, words: str, **after: Any) -> Review:
        return self.lay(self.seen.correction(action, id_of(self.seen.result, table, words), **after))

    def lay(self, one: Correction) -> Review:
        self.made.append(one)
        self.seen = review(self.machine, self.made)
        return self.seen


@pytest.fixture
def desk(machine: Analysis) -> Desk:
    return Desk(machine)


def test_nothing_corrected_is_what_the_machine_found(machine: Analysis) -> None:
    seen = review(machine)
    assert seen.result == machine and not seen.conflicts and seen.accuracy.share_accepted.isna().all()


def test_accepting(desk: Desk, machine: Analysis) -> None:
    seen = desk.do("accept", "quotes", "We lost")
    assert seen.result.quotes.status.tolist() == ["accepted", *["unchecked"] * (len(machine.quotes) - 1)]
    assert seen.accuracy.set_index("table").share_accepted["quotes"] == 1


def test_rejecting_sets_aside_and_what_pointed_there_lets_go(desk: Desk) -> None:
    seen = desk.do("reject", "quotes", "We lost")
    assert not any("We lost" in row.text for row in seen.result.quote_rows)
    assert [row.status for row in seen.rejected["quotes"]] == ["rejected"]
    figure = row_of(seen, id_of(seen.result, "figures", "40"))
    assert figure.quote is None and figure.claimed_by is None
    assert seen.accuracy.set_index("table").share_accepted["quotes"] == 0


def test_a_rejected_row_can_be_accepted_again(desk: Desk, machine: Analysis) -> None:
    seen = desk.do("reject", "quotes", "We lost")
    back = desk.lay(seen.correction("accept", seen.rejected["quotes"][0].id))
    assert len(back.result.quotes) == len(machine.quotes) and not back.conflicts and not back.rejected["quotes"]


def test_another_speaker_takes_the_figures_along(desk: Desk) -> None:
    seen = desk.do("edit", "quotes", "We lost", speaker="John Carter")
    quote, figure = (row_of(seen, id_of(seen.result, *which)) for which in (("quotes", "We lost"), ("figures", "40")))
    carter = id_of(seen.result, "actors", "Carter")
    assert (quote.actor, quote.status, quote.source_class, figure.claimed_by) == (
        carter,
        "edited",
        "named person",
        carter,
    )


def test_a_speaker_who_is_no_actor(desk: Desk) -> None:
    seen = desk.do("edit", "quotes", "Nobody was", speaker="two officials")
    quote = row_of(seen, id_of(seen.result, "quotes", "Nobody was"))
    assert (quote.speaker, quote.actor, quote.speaker_start) == ("two officials", None, None)


def test_another_span(desk: Desk) -> None:
    start = TEXT.index("40 ships")
    seen = desk.do("edit", "figures", "40", place=(start, start + 8))
    assert row_of(seen, id_of(seen.result, "figures", "40")).text == "40 ships"
    again = desk.do("accept", "figures", "40 ships")
    assert again.result.figures.status.tolist().count("edited") == 1 and not again.conflicts


@pytest.mark.parametrize(
    ("table", "words", "cells", "expected"),
    [
        ("figures", "40", {"value": "1,200"}, {"value": 1200.0, "low": None, "high": None}),
        ("figures", "40", {"counted": "boats", "unit": ""}, {"counted": "boats", "value": 40.0}),
        ("quotes", "Nobody was", {"kind": "indirect"}, {"kind": "indirect", "speaker": "Carter"}),
        ("dates", "Monday", {"value": "2020-03-16"}, {"earliest": date(2020, 3, 16), "latest": date(2020, 3, 16), "certainty": "exact"}),
        ("dates", "January", {"value": "2019"}, {"earliest": date(2019, 1, 1), "latest": date(2019, 12, 31), "edtf": "2019"}),
        ("events", "fired", {"headline": "Missiles", "modality": "denied"}, {"headline": "Missiles", "modality": "denied"}),
        ("actors", "Maria", {"name": "Maria J. Lewis", "role": "captain"}, {"name": "Maria J. Lewis", "role": "captain"}),
        ("mentions", "Iran", {"kind": "organisation"}, {"kind": "organisation"}),
    ],
)  # fmt: skip
def test_editing_cells(desk: Desk, table: str, words: str, cells: dict[str, Any], expected: dict[str, Any]) -> None:
    id_ = id_of(desk.machine, table, words)
    row = row_of(desk.lay(desk.seen.correction("edit", id_, **cells)), id_)
    wanted = expected | ({"low": 1200.0} if "low" in expected and row.low else {})
    assert {name: getattr(row, name) for name in wanted} == wanted and row.status == "edited"


def test_every_kind_of_unit_can_be_chosen() -> None:
    assert {row["kind"] for row in rows("figures/units")} <= set(TABLES["figures"].choices("kind"))


def test_events_follow_their_date(desk: Desk) -> None:
    seen = desk.do("edit", "dates", "January 8", value="2019-01-08")
    assert row_of(seen, id_of(seen.result, "events", "fired")).earliest == date(2019, 1, 8)
    assert seen.result.event_rows[[row.order for row in seen.result.event_rows].index(1)].earliest == date(2019, 1, 8)


@pytest.mark.parametrize(
    ("table", "words", "cells", "told"),
    [
        ("figures", "40", {"value": "many"}, "is not a number"),
        ("dates", "Monday", {"value": "Monday"}, "is not a date"),
        ("dates", "Monday", {"value": "2020-02-31"}, "is not a date"),
        ("quotes", "We lost", {"kind": "loud"}, "choose one of direct"),
        ("quotes", "We lost", {"colour": "red"}, "cannot be changed"),
        ("actors", "Maria", {"name": " "}, "cannot be empty"),
        ("quotes", "We lost", {"kind": "direct"}, "Nothing was changed"),
        ("events", "fired", {"earliest": "soon"}, "is not a date"),
        ("events", "fired", {"earliest": "5 May 2020", "latest": "2020-05-04"}, "cannot end on 2020-05-04"),
        ("actors", "Maria", {"name": "Iran"}, "is another actor"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    desk: Desk, table: str, words: str, cells: dict[str, str], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        desk.seen.correction("edit", id_of(desk.machine, table, words), **cells)


@pytest.mark.parametrize(("into", "told"), [("", "Choose the other"), ("Zebedee", "There is no actor “Zebedee”"), ("Maria", "actor itself")])  # fmt: skip
def test_merging_needs_another_actor(desk: Desk, into: str, told: str) -> None:
    id_ = id_of(desk.machine, "actors", "Maria")
    name = row_of(desk.seen, id_).name
    with pytest.raises(ValueError, match=told):
        desk.seen.correction("merge", id_, into=name if into == "Maria" else into)


def test_merging_two_actors(desk: Desk) -> None:
    seen = desk.do("merge", "actors", "Harbour Union", into="John Carter")
    actor = row_of(seen, id_of(seen.result, "actors", "John Carter"))
    assert "Harbour Union" in " ".join(actor.aliases) and actor.status == "edited"
    assert actor.mentions == sum(row.actor == actor.id for row in seen.result.mention_rows) == 3
    assert len(seen.result.actors) == len(desk.machine.actors) - 1


def test_relations_are_found_again_between_the_actors_there_are(desk: Desk) -> None:
    seen = desk.do("merge", "actors", "Carter", into="Maria Lewis")
    actors = {row.id for row in seen.result.actor_rows}
    assert all({row.source, row.target} <= actors for row in seen.result.relation_rows)


def test_splitting_an_actor_takes_its_quotes_along(desk: Desk) -> None:
    seen = desk.do("split", "actors", "John Carter", names=["Carter"], name="Bob Carter")
    bob = row_of(seen, id_of(seen.result, "actors", "Bob Carter"))
    quote = row_of(seen, id_of(seen.result, "quotes", "Nobody was"))
    assert (bob.status, bob.mentions, quote.actor) == ("added", 1, bob.id)
    assert not desk.do("merge", "actors", "Bob Carter", into="John Carter").conflicts


@pytest.mark.parametrize(
    ("table", "words", "cells"),
    [
        ("quotes", "disagreed", {"kind": "indirect", "speaker": "John Carter"}),
        ("figures", "disagreed", {"value": "0", "counted": "hurt"}),
        ("mentions", "ships", {"kind": "people", "actor": "the fleet"}),
        ("dates", "travel", {"value": "2020-03-27"}),
    ],
)
def test_what_was_missed_is_added(desk: Desk, table: str, words: str, cells: dict[str, Any]) -> None:
    start = TEXT.index(words)
    seen = desk.lay(desk.seen.addition(table, (start, start + len(words)), **cells))
    row = row_of(seen, id_of(seen.result, table, words))
    assert row.text == words and row.status == "added" and not seen.conflicts
    share = seen.accuracy.set_index("table").loc[table]
    assert share.added == 1 and share.checked == 0
    assert [one.start for one in seen.result.rows[table]] == sorted(one.start for one in seen.result.rows[table])  # fmt: skip
    if table == "mentions":
        assert id_of(seen.result, "actors", "the fleet")


def test_an_actor_is_rejected_with_its_mentions_and_comes_back(desk: Desk, machine: Analysis) -> None:
    seen = desk.do("reject", "actors", "Iran")
    assert not any(row.text == "Iran" for row in seen.result.mention_rows)
    back = desk.lay(seen.correction("accept", seen.rejected["actors"][0].id))
    assert len(back.result.mentions) == len(machine.mentions) and not back.conflicts


# ---------------------------------------------------------------------------------------------- text and rules that changed
def all_kinds(desk: Desk) -> list[Correction]:
    start = TEXT.index("disagreed")
    desk.do("accept", "quotes", "We lost")
    desk.do("reject", "dates", "Monday")
    desk.do("edit", "figures", "40", value="41")
    desk.do("merge", "actors", "Harbour Union", into="John Carter")
    desk.lay(desk.seen.addition("quotes", (start, start + 9), kind="indirect", speaker="John Carter"))
    return desk.made


def test_they_hold_in_a_text_that_changed(desk: Desk) -> None:
    made = all_kinds(desk)
    changed = analyse(
        Article(
            "HARBOUR DISPUTE\n\nA strike began. " + TEXT.replace("Nobody was hurt", "Nobody was harmed"),
            published=PUBLISHED,
        )
    )
    seen = review(changed, made)
    assert not seen.conflicts
    assert seen.result.figures.value.tolist().count(41.0) == 1 and "Monday" not in set(seen.result.dates.text)
    assert {"accepted", "added"} <= set(seen.result.quotes.status)


def test_words_that_are_gone_are_conflicts_and_not_lost(desk: Desk) -> None:
    made = all_kinds(desk)
    seen = review(analyse(Article("Quite another story, about trains in Ghent.", published=PUBLISHED)), made)
    assert len(seen.conflicts) >= 4 and not any(one.kept for one in seen.conflicts)
    assert "no longer in the article" in seen.conflict_table().why.iloc[0]
    assert not review(desk.machine, made).conflicts


def without(machine: Analysis, table: str, words: str) -> Analysis:
    rows = [row for row in machine.rows[table] if words not in row.text]
    return machine.with_rows(**{table: rows})


def test_rules_that_no_longer_find_it(desk: Desk) -> None:
    seen = desk.do("accept", "figures", "40")
    seen = review(without(desk.machine, "figures", "40"), desk.made)
    assert seen.result.figures.text.tolist().count("40") == 1 and seen.conflicts[0].kept


def test_rules_that_read_it_differently(desk: Desk) -> None:
    desk.do("accept", "quotes", "Nobody was")
    other = desk.machine.with_rows(quotes=[replace(row, kind="indirect") for row in desk.machine.quote_rows])
    seen = review(other, desk.made)
    row = row_of(seen, id_of(seen.result, "quotes", "Nobody was"))
    assert (row.kind, row.status) == ("direct", "accepted") and "now read kind “indirect”" in seen.conflicts[0].why


def test_rules_that_cut_it_differently(desk: Desk) -> None:
    desk.do("accept", "quotes", "Nobody was")
    article = desk.machine.article
    shorter = [
        replace(row, end=row.end - 1, text=article.text[row.start : row.end - 1]) for row in desk.machine.quote_rows
    ]
    seen = review(desk.machine.with_rows(quotes=shorter), desk.made)
    assert seen.result.quotes.text.tolist().count("“Nobody was hurt,”") == 1 and len(seen.conflicts) == 1
    assert len(seen.result.quotes) == len(desk.machine.quotes)


def test_rules_that_learnt_are_no_conflict(desk: Desk) -> None:
    desk.do("edit", "figures", "40", counted="vessels")
    learnt = [replace(row, counted="vessels") if row.text == "40" else row for row in desk.machine.figure_rows]
    assert not review(desk.machine.with_rows(figures=learnt), desk.made).conflicts
    start = TEXT.index("40")
    desk.do("reject", "figures", "40")
    desk.lay(desk.seen.addition("figures", (start, start + 2), value="40"))
    assert len(review(desk.machine, desk.made).result.figures) == len(desk.machine.figures)


def test_the_journal_beside_the_outputs_is_laid_over_a_new_run(tmp_path: Path, desk: Desk) -> None:
    journal = Journal(tmp_path)
    for one in all_kinds(desk):
        journal.add(one, TEXT)
    again = corrected(analyse(Article(TEXT, published=PUBLISHED)), tmp_path)
    assert again.result == desk.seen.result and not again.conflicts


# ------------------------------------------------------------------------------------------------------- any corrections
@settings(max_examples=60)
@given(data=st.data())
def test_any_row_any_action_keeps_the_tables_whole(machine: Analysis, data: st.DataObject) -> None:
    desk = Desk(machine)
    for _ in range(data.draw(st.integers(1, 8))):
        id_ = data.draw(st.sampled_from(sorted(desk.seen.rows)))
        action = data.draw(st.sampled_from(["accept", "reject"]))
        desk.lay(desk.seen.correction(action, id_))
    result = desk.seen.result
    for name in editable_tables():
        rows = result.rows[name]
        assert len({row.id for row in rows}) == len(rows) == len(getattr(result, name))
        assert all(TEXT[row.start : row.end] == row.text for row in rows if hasattr(row, "start"))
    actors = result.names.keys()
    assert {row.actor for row in [*result.mention_rows, *result.quote_rows] if row.actor} <= actors


def earlier_corrections(desk: Desk, kind: str) -> None:
    """Corrections made before a row is accepted, of a kind that changes other rows."""
    acts: dict[str, tuple[Any, ...]] = {
        "none": (),
        "speaker": ("edit", "quotes", "40 ships", {"speaker": "John Carter"}),
        "rejection": ("reject", "actors", "Maria Lewis", {}),
        "merge": ("merge", "actors", "John Carter", {"into": "Maria Lewis"}),
        "split": ("split", "actors", "Maria Lewis", {"names": ["Lewis"]}),
        "new name": ("edit", "actors", "Iran", {"name": "Tehran"}),
        "date": ("edit", "dates", "January 8", {"value": "2020-01-09"}),
    }
    for action, table, words, after in [acts[kind]] if acts[kind] else []:
        desk.do(action, table, words, **after)


@pytest.mark.parametrize("kind", ["none", "speaker", "rejection", "merge", "split", "new name", "date"])
def test_an_acceptance_laid_over_a_review_is_that_of_all_corrections(machine: Analysis, kind: str) -> None:
    """The short way of `review_with_acceptance` gives what applying every correction again gives, or leaves it to that."""
    desk, quick = Desk(machine), 0
    earlier_corrections(desk, kind)
    for name in editable_tables():
        for row in list(desk.seen.result.rows[name]):
            seen, one = desk.seen, desk.seen.correction("accept", row.id)
            assert len(seen.result.table(name)) == len(seen.result.rows[name])  # its DataFrame is there and must follow
            short, whole = review_with_acceptance(seen, one), desk.lay(one)
            if short is None:
                continue
            quick += 1
            assert (short.result, short.rejected, short.conflicts, short.notes) == (whole.result, whole.rejected, whole.conflicts, whole.notes)  # fmt: skip
            assert short.result.table(name).equals(whole.result.table(name)) and short.accuracy.equals(whole.accuracy)
    assert quick >= 5


@pytest.mark.parametrize("action", ["reject", "note"])
def test_the_short_way_is_for_acceptances_only(desk: Desk, action: str) -> None:
    one = desk.seen.correction(action, "q1", **({"note": "Ask again."} if action == "note" else {}))
    assert review_with_acceptance(desk.seen, one) is None


@pytest.mark.parametrize(
    ("first", "table", "words"),
    [
        (("edit", "quotes", "40 ships", {"speaker": "John Carter"}), "figures", "40"),
        (("edit", "dates", "January 8", {"value": "2020-01-09"}), "events", "Iran fired"),
    ],
    ids=["the figure of a quote with another speaker", "the event of a date with another day"],
)
@pytest.mark.parametrize("action", ["accept", "reject"])
def test_a_row_that_followed_a_correction_is_judged_without_a_conflict(
    desk: Desk, first: tuple[Any, ...], table: str, words: str, action: str
) -> None:
    act, its_table, its_words, after = first
    desk.do(act, its_table, its_words, **after)
    seen = desk.do(action, table, words)
    assert not seen.conflicts
    assert row_of(seen, id_of(desk.machine, table, words)) is None if action == "reject" else True
