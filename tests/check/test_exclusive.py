"""Words that exclude one another, names in front of a noun, and proper nouns that no source has."""

import pytest

from analysis import Article, check_draft

SOURCE = Article(
    "Rescuers raised a yellow flag over the northern pier of Port Lorne. Norwegian divers searched the ferry with the captain’s brother."
)
CASES = [
    ("another colour", "Rescuers raised a purple flag over the northern pier.", "purple", "altered"),
    ("another direction", "Rescuers raised a yellow flag over the southern pier.", "southern", "altered"),
    ("another name in front of the noun", "Chilean divers searched the ferry with the captain’s brother.", "Chilean divers", "altered"),
]  # fmt: skip
FINE = [
    ("the same colour", "A yellow flag was raised over the northern pier."),
    ("a name that is a part of the source's", "The Norwegian divers searched the ferry."),
]


@pytest.mark.parametrize(("draft", "text", "verdict"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_altered(draft: str, text: str, verdict: str) -> None:
    assert (text, verdict) in [(row.text, row.verdict) for row in check_draft(draft, SOURCE).finding_rows]


@pytest.mark.parametrize("draft", [case[1] for case in FINE], ids=[case[0] for case in FINE])
def test_fine(draft: str) -> None:
    assert not [row for row in check_draft(draft, SOURCE).grave if row.rule in ("exclusive_words", "name_before_noun")]
