"""The models are the ones that their card describes, small, and no pickles."""

import hashlib
from importlib.resources import files
from pathlib import Path

MODELS = files("analysis.language.models")
CARD = MODELS.joinpath("README.md").read_text("utf-8")


def test_the_card_names_each_model_by_its_bytes() -> None:
    for name in ("tagger.npz", "names.npz", "vector_classes.tsv", "clusters.tsv", "places.tsv", "syntax.npz"):
        assert f"{hashlib.sha256(MODELS.joinpath(name).read_bytes()).hexdigest()}  {name}" in CARD


def test_together_they_are_small_and_none_is_a_pickle() -> None:
    paths = [Path(str(path)) for path in MODELS.iterdir()]
    assert sum(path.stat().st_size for path in paths if path.is_file()) < 25_000_000
    assert not [path for path in paths if path.suffix in (".pkl", ".pickle", ".joblib")]
