"""NLTK's interfaces give what the document holds, and NLTK is never asked for data that it would have to download."""

import itertools
import subprocess
import sys

import nltk
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tag.api import TaggerI
from nltk.tokenize.api import TokenizerI

from analysis import Analysis, Article, analyse
from analysis.language.nltk_interfaces import PennTagger, SentenceTokenizer, WordTokenizer
from tests.offline import NO_NLTK_DATA

TEXT = (
    "Harbour engineers closed the old bridge on Monday. The old bridge is safe, mayor Ana Roe said, but the harbour "
    "engineers who inspected it disagree.\n\nAna Roe said the old bridge would open in May."
)


@pytest.fixture(autouse=True)
def no_data(monkeypatch: pytest.MonkeyPatch) -> None:
    for owner, name in ((nltk.data, "find"), (nltk.data, "load"), (nltk, "download")):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # puts it back afterwards
    exec(NO_NLTK_DATA, {})


def test_a_request_for_data_fails() -> None:
    for ask in (nltk.data.find, nltk.data.load, nltk.download):
        with pytest.raises(AssertionError, match="would be a download"):
            ask("corpora/stopwords")


@pytest.fixture(scope="module")
def result() -> Analysis:
    return analyse(Article(TEXT))


def test_tokenizers_and_tagger_agree_with_the_tables(result: Analysis) -> None:
    assert isinstance(WordTokenizer(), TokenizerI) and isinstance(PennTagger(), TaggerI)
    assert WordTokenizer().tokenize(TEXT) == list(result.tokens["text"])
    assert SentenceTokenizer().tokenize(TEXT) == list(result.sentences["text"])
    sentences = [WordTokenizer().tokenize(one) for one in SentenceTokenizer().tokenize(TEXT)]
    assert PennTagger().tag_sents(sentences) == result.nltk.tagged_sentences()
    assert PennTagger().tag([]) == []


@given(st.text(max_size=200))
def test_spans_are_those_of_the_text(text: str) -> None:
    for tokenizer in (WordTokenizer(), SentenceTokenizer()):
        spans = list(tokenizer.span_tokenize(text))
        assert [text[start:end] for start, end in spans] == tokenizer.tokenize(text)
        assert all(end <= later for (_, end), (later, _) in itertools.pairwise(spans))


def test_the_graph_holds_heads_and_relations(result: Analysis) -> None:
    syntax = result.document.syntax
    for row in result.document.sentences:
        graph = result.nltk.dependencies(row.number)
        for at in range(row.first, row.last):
            node = graph.nodes[at - row.first + 1]
            head = syntax.heads[at]
            assert node["word"] == result.document.words[at]
            assert node["head"] == (head - row.first + 1 if head >= 0 else 0)
            assert node["rel"] == syntax.relations[at]
    tree = result.nltk.dependencies(0).tree()
    assert isinstance(tree, nltk.Tree) and tree.label() == "closed"


def test_chunks_keep_every_word(result: Analysis) -> None:
    for row in result.document.sentences:
        tree = result.nltk.chunks(row.number)
        assert [word for word, _ in tree.leaves()] == result.document.words[row.first : row.last]
    assert "NP" in {one.label() for one in result.nltk.chunks(0).subtrees()}


def test_concordance_collocations_and_frequency(result: Analysis) -> None:
    text = result.nltk.text
    assert isinstance(text, nltk.Text)
    assert len(text.concordance_list("bridge")) == text.count("bridge") == 3
    assert ("old", "bridge") in text.collocation_list()
    assert not [pair for pair in text.collocation_list() if "the" in pair]
    assert result.nltk.frequency["bridge"] == 3
    assert "the" not in result.nltk.frequency


def test_dispersion_is_drawn(result: Analysis, monkeypatch: pytest.MonkeyPatch) -> None:
    import matplotlib.pyplot as plt

    plt.switch_backend("Agg")
    monkeypatch.setattr(plt, "show", lambda *_: None)
    result.nltk.text.dispersion_plot(["bridge", "Roe"])
    assert plt.get_fignums()
    plt.close("all")


def test_an_empty_text_has_all_of_it() -> None:
    view = analyse(Article("")).nltk
    assert view.tagged_sentences() == [] and view.text.collocation_list() == [] and not view.frequency


def test_nltk_is_read_in_when_it_is_asked_for() -> None:
    script = "import sys, analysis; print('nltk' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
