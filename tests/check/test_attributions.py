"""Claims of a draft against those that the source attributes to the same speaker."""

import pytest

from analysis import Article, check_draft

SOURCE = Article(
    "Ferry line to be fined\n\nAna Roe, head of the Lund ferry line, admitted on Monday that two of its four radios did not work in the storm."
)


@pytest.mark.parametrize(
    ("draft", "reversed_"),
    [
        pytest.param(
            "Two of the four radios failed in the storm, Ana Roe admitted.", False, id="a verb for a negation"
        ),
        pytest.param("Ana Roe admitted that two of the four radios had failed in the storm.", False, id="behind that"),
        pytest.param(
            "Ana Roe admitted that two of the four radios failed to work in the storm.", False, id="a verb before to"
        ),
        pytest.param("Two of the four radios worked in the storm, Ana Roe admitted.", True, id="no negation"),
    ],
)
def test_the_opposite_of_a_claim(draft: str, reversed_: bool) -> None:
    kinds = {row.kind for row in check_draft(draft, SOURCE).grave if row.verdict == "contradicted"}
    assert ("speaker" in kinds) == reversed_
