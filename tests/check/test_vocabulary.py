"""Words of a draft compared with the vocabulary of its sources, and the model of changed words."""

import numpy as np
import pytest

from analysis import Article, check_draft
from analysis.check.change_model import change_model, feature_table
from analysis.check.context import Context
from analysis.check.evidence import evidence_for
from analysis.check.meaning import are_opposed
from analysis.check.sources import sources_of
from analysis.check.vocabulary import vectors_of
from analysis.language import annotate

SOURCE = Article(
    "Engineers began to drain the reservoir above Tarnow on Monday. A farmer has sued the power company because its coal plants warm the climate. "
    "Thieves stole the batteries of the sirens last year."
)


def test_vectors_have_length_one_and_none_for_unknown_words() -> None:
    known, unknown = np.linalg.norm(vectors_of(["river", "qqzzx"]), axis=1)
    assert known == pytest.approx(1, abs=1e-5) and unknown == 0


def test_similar_words_are_nearer() -> None:
    lake, reservoir, violin = vectors_of(["lake", "reservoir", "violin"])
    assert lake @ reservoir > 0.4 > lake @ violin


def test_similarity_by_sentence() -> None:
    vocabulary = Context(sources_of(SOURCE)).vocabulary
    found = vocabulary.by_sentence(vocabulary.similarity(["battery", "qqzzx"]))
    assert found.shape == (2, 3) and found[0].argmax() == 2 and found[0, 2] == 1 and not found[1].any()


def test_no_words_give_no_places() -> None:
    document = annotate(Article("Roe was there."))
    found = evidence_for(document, 0, len(document.words), Context(sources_of(SOURCE)))
    assert (list(found.places), found.share, list(found.words)) == ([], 0.0, [])


def test_opposed_words() -> None:
    assert are_opposed("rise", "fall") and not are_opposed("lake", "river")


def test_missing_features_are_zero() -> None:
    assert feature_table([{"b": 2.0}], ["a", "b"]).tolist() == [[0.0, 2.0]]
    assert change_model().chances([{}]).shape == (1,)


@pytest.mark.parametrize(
    ("draft", "changed"),
    [
        pytest.param("Engineers have started to empty a reservoir.", "", id="in other words"),
        pytest.param("A grower has taken the energy firm to court.", "", id="freely in other words"),
        pytest.param("Thieves stole the cables of the sirens last year.", "cables", id="another thing"),
        pytest.param("A violinist has sued the power company because its coal plants warm the climate.", "violinist", id="another person"),
    ],
)  # fmt: skip
def test_changed_words(draft: str, changed: str) -> None:
    assert [row.text for row in check_draft(draft, SOURCE).grave] == [changed] * bool(changed)
