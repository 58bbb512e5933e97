"""Penn Treebank tags: NLTK's averaged perceptron with word classes and shapes beside its features, and the project's own weights."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from nltk.tag.perceptron import PerceptronTagger

from analysis.language.clusters import classes_of
from analysis.language.names import shape


class NewsTagger(PerceptronTagger):
    """NLTK's tagger with features for words never seen: suffix of four, shape, and the classes of the word and its neighbours."""

    def normalize(self, word: str) -> str:
        return normal(word)

    def tag_words(self, words: Sequence[str]) -> list[str]:
        """As `tag`, but only the tags, and without a score for the ones that no feature speaks for."""
        weights, known = self.model.weights, self.tagdict
        context = [*self.START, *map(normal, words), *self.END]
        before, last = self.START
        found: list[str] = []
        for at, word in enumerate(words):
            tag = known.get(word) or best(weights, self._get_features(at, word, context, before, last))
            found.append(tag)
            before, last = tag, before
        return found

    def _get_features(self, i: int, word: str, context: list[str], prev: str, prev2: str) -> dict[str, int]:
        here = i + len(self.START)
        low, back, ahead, after = context[here], context[here - 1], context[here + 1], context[here + 2]
        coarse, middle, fine = classes_of(word)
        c_back, c_ahead, c_after, form = classes_of(back)[1], classes_of(ahead)[1], classes_of(after)[1], shape(word)
        return dict.fromkeys((
            "bias", "w " + low, "s2 " + word[-2:], "s3 " + word[-3:], "s4 " + word[-4:], "s5 " + word[-5:], "p1 " + word[:1], "sh " + form,
            "c " + coarse, "m " + middle, "f " + fine,
            "-1t " + prev, "-2t " + prev2, f"-2t-1t {prev2} {prev}", f"-1tw {prev} {low}", f"-1tm {prev} {middle}", f"-1t1m {prev} {c_ahead}",
            "-1w " + back, "-1s " + back[-3:], "-1m " + c_back, "-2w " + context[here - 2],
            "1w " + ahead, "1s " + ahead[-3:], "1m " + c_ahead, "2w " + after, "2m " + c_after,
            f"-1m1m {c_back} {c_ahead}", f"1m2m {c_ahead} {c_after}", f"w1w {low} {ahead}", f"sh1 {form} {shape(ahead)}",
        ), 1)  # fmt: skip


def best(weights: Mapping[str, Mapping[str, float]], features: Iterable[str]) -> str:
    """The tag with the highest sum of weights."""
    scores: dict[str, float] = {}
    for feature in features:
        for tag, weight in weights.get(feature, NOTHING).items():
            scores[tag] = scores.get(tag, 0.0) + weight
    return max(scores, key=scores.__getitem__)


NOTHING: Mapping[str, float] = {}


@lru_cache(maxsize=50_000)
def normal(word: str) -> str:
    """Small letters; numbers by their kind: 2020 => !YEAR, 5,000 => !DIGITS; apostrophes straight."""
    if word.isdigit() and len(word) == 4:
        return "!YEAR"
    return "!DIGITS" if word[:1].isdigit() else word.lower().replace("’", "'")


@cache
def tagger() -> NewsTagger:
    """The embedded model; read once, at the first use."""
    loaded = NewsTagger(load=False)
    loaded.decode_json_params(
        json.loads(gzip.decompress(files("analysis.language.models").joinpath("tagger.json.gz").read_bytes()))
    )
    return loaded


def find_tags(words: list[str]) -> list[str]:
    """One sentence's words => their tags: ["US", "forces", "left"] => ["NNP", "NNS", "VBD"]."""
    return tagger().tag_words(words)
