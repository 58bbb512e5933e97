"""Penn Treebank tags from NLTK's averaged perceptron, with the project's own weights."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from nltk.tag.perceptron import PerceptronTagger


@cache
def tagger() -> PerceptronTagger:
    """The embedded model; read once, at the first use."""
    loaded = PerceptronTagger(load=False)
    loaded.decode_json_params(json.loads(files("analysis.language.models").joinpath("tagger.json").read_text("utf-8")))
    return loaded


def find_tags(words: list[str]) -> list[str]:
    """One sentence's words => their tags: ["US", "forces", "left"] => ["NNP", "NNS", "VBD"]."""
    return [tag for _, tag in tagger().tag(words)]
