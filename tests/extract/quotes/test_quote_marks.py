"""Quotation marks of every kind, closed and not, the right way round and not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extract.quotes.quotation_marks import find_quoted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We will stay,” he said.", ["“We will stay,”"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("''We will stay,'' he said.", ["''We will stay,''"]),
        ("``We will stay,'' he said.", ["``We will stay,''"]),
        ("«We will stay,» he said.", ["«We will stay,»"]),
        ("»We will stay,« he said.", ["»We will stay,«"]),
        ("„We will stay,“ he said.", ["„We will stay,“"]),
        ("”We will stay,” he said.", ["”We will stay,”"]),
        ("Port is a ‘disgrace.’", ["‘disgrace.’"]),
        ("Roe: 'We will stay.'", ["'We will stay.'"]),
        ("“He called it ‘a lie,’” Roe said.", ["“He called it ‘a lie,’”"]),
        ("''He said 'no,''' Roe said.", ["''He said 'no,'''"]),
        ("They are “rapists“, he said.", ["“rapists“"]),
        ("“We will stay. “Nobody can leave.”", ["“We will stay.", "“Nobody can leave.”"]),
        ("“We will stay, Ana Roe said.", ["“We will stay,"]),
        ("“We will stay.\n“Nobody can leave.”", ["“We will stay.", "“Nobody can leave.”"]),
        ('"He called it “a lie,” and left," Roe said.', ['"He called it “a lie,” and left,"']),
        ('"The crews sang. “We won,” she said.', ["“We won,”"]),
        ('"“We won,” she said, and left."', ["“We won,”"]),
        ('"The crews sang.\n\n“We won,” she said.', ["“We won,”"]),
        ("“He lives in “hell” these days,” Roe said.", ["“He lives in “hell” these days,”"]),
        ("“We will stay. “Nobody can leave,” he said. “Ever.”", ["“We will stay.", "“Nobody can leave,”", "“Ever.”"]),
        ("The crews' pay and the dockers’ rest, in the '90s.", []),
        ("The beam was 6'2\" long.", []),
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_quoted(text)] == found


@given(st.text(alphabet="“”\"'‘’«»„` ab.,\n", max_size=80))
def test_quoted_stretches_never_overlap_or_leave_their_paragraph(text: str) -> None:
    found = find_quoted(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert not any("\n" in text[one.start : one.end] for one in found)
