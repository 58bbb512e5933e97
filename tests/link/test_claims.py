"""Quotes and figures linked to who claims them."""

from analysis import Article, analyse


def test_a_figure_in_a_quote_is_claimed_by_its_speaker() -> None:
    result = analyse(Article("“We lost 40 ships,” said Maria Lewis in Boston. The port has 12 cranes."))
    names = dict(zip(result.actors.id, result.actors.name))
    claimed = {row.text: names.get(row.claimed_by) for row in result.figures.itertuples()}
    assert claimed == {"40": "Maria Lewis", "12": None}


def test_source_classes() -> None:
    text = "“We won,” said Maria Lewis.\n\nTwo officials said that the port was shut.\n\nThe report said that the port was shut."
    assert analyse(Article(text)).quotes.source_class.tolist() == ["named person", "unnamed official", "document"]
