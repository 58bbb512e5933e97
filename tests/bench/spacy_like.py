"""A spaCy pipeline of en_core_web_sm's architecture with random weights: as fast as the real one, and nothing to download."""

from __future__ import annotations

from typing import Any

TAGS = [f"TAG{number}" for number in range(50)]
RELATIONS = [f"dep{number}" for number in range(45)]
KINDS = [f"KIND{number}" for number in range(18)]

TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2", "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"], "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    },
    "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3},
}  # fmt: skip
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": state, "extra_state_tokens": False,
            "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": tok2vec}  # fmt: skip


def pipeline() -> Any:
    """tok2vec, tagger, parser and ner, initialised with random weights."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    tagger = nlp.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": LISTENER}}
    )
    parser = nlp.add_pipe("parser", config={"model": transitions("parser", LISTENER)})
    ner = nlp.add_pipe("ner", config={"model": transitions("ner", TOK2VEC)})
    for pipe, labels in ((tagger, TAGS), (parser, RELATIONS), (ner, KINDS)):
        for label in labels:
            pipe.add_label(label)
    nlp.initialize()
    return nlp
