"""Values of dates in words, and words as values."""

import pytest

from analysis.timex_text import timex_to_words, words_to_timex


@pytest.mark.parametrize(
    ("value", "type", "told"),
    [
        ("2020-03-26", "DATE", "2020-03-26"), ("2020-03", "DATE", "2020-03"), ("2020", "DATE", "2020"), ("2020-W12", "DATE", "week of 2020-03-16"),
        ("2020-W12-WE", "DATE", "weekend of 2020-03-21"), ("2019-WI", "DATE", "winter 2019"), ("2023-Q2", "DATE", "quarter 2 of 2023"),
        ("2023-H1", "DATE", "half 1 of 2023"), ("199", "DATE", "1990s"), ("19", "DATE", "1900s"), ("PRESENT_REF", "DATE", "now"),
        ("2022-01-14TMO", "TIME", "2022-01-14, morning"), ("2022-01-14T10:30", "TIME", "2022-01-14, 10:30"), ("P7Y", "DURATION", "7 years"),
        ("PT1M", "DURATION", "1 minute"), ("P2CE", "DURATION", "2 centuries"), ("PXD", "DURATION", "some days"), ("P1D", "SET", "every day"),
        ("P12M", "SET", "every 12 months"), ("XXXX-Q2", "DATE", "not known"), ("anything else", "DATE", "anything else"),
        ("P2Y6M", "DURATION", "2 years and 6 months"), ("PT5H30M", "DURATION", "5 hours and 30 minutes"), ("PT1M30S", "DURATION", "1 minute and 30 seconds"),
        ("BC0431", "DATE", "431 BC"), ("BC0431-08-02", "DATE", "2 August 431 BC"), ("BC0431-SP", "DATE", "spring 431 BC"), ("PXDE", "DURATION", "some decades"),
    ],
)  # fmt: skip
def test_values_in_words(value: str, type: str, told: str) -> None:
    assert timex_to_words(value, type) == told


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("6 February 2024", "2024-02-06"), ("6 feb 2024", "2024-02-06"), ("Feb. 6, 2024", "2024-02-06"), ("February 2024", "2024-02"),
        ("1990s", "199X"), ("3 days", "P3D"), ("90 minutes", "PT90M"), ("1 week", "P1W"), ("30 February 2024", None), ("soon", None), ("2024", None),
        ("3 decades", None), ("", None),
    ],
)  # fmt: skip
def test_words_as_values(words: str, value: str | None) -> None:
    assert words_to_timex(words) == value
