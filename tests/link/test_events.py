"""Dated clauses become events."""

from datetime import date

from analysis import Article, analyse


def test_a_dated_clause_is_an_event() -> None:
    result = analyse(Article("Iran fired missiles at two bases on January 8.", published=date(2020, 3, 26)))
    row = result.events.iloc[0]
    assert (row.who, row.what, row.whom, str(row.earliest.date()), row.modality) == (
        "Iran",
        "fire",
        "missiles",
        "2020-01-08",
        "happened",
    )
    assert row.headline == "Iran fired missiles at two bases"


def test_what_will_happen_is_planned_and_what_did_not_is_denied() -> None:
    text = "Ministers will meet in Oslo on Friday. The union did not sign the deal in May."
    assert analyse(Article(text, published=date(2021, 6, 16))).events.modality.tolist() == ["planned", "denied"]


def test_events_are_put_in_the_order_of_the_story() -> None:
    text = "The port reopened on Tuesday. It was shut in 2014."
    assert analyse(Article(text, published=date(2021, 6, 16))).events.order.tolist() == [2, 1]
