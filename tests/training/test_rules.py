"""How often rules decide: counted by table, those that decide nothing named too."""

from datetime import date

from analysis import Article
from analysis.training.rules import count_rules

TEXT = "The union said on Friday that 40 ships had left. Ana Roe paid $3 million for the port."


def test_rules_are_counted_by_table_and_unused_ones_come_last() -> None:
    counts = count_rules([Article(TEXT, published=date(2021, 6, 16))] * 2)
    assert ("figures", "money_sign", 2, 2) in counts and ("dates", "weekday", 2, 2) in counts
    assert ("figures/rules", "score", 0, 0) in counts
    assert [rows > 0 for _, _, rows, _ in counts] == sorted((rows > 0 for _, _, rows, _ in counts), reverse=True)
