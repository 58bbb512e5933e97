"""The examples in docstrings give what they say."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEEDS_TRAINING_PACKAGES = {"syntax_network", "name_field", "outline", "places", "train"}
"""Modules that import PyTorch, numba or other packages of `make train`."""
MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted((ROOT / "analysis").rglob("*.py"))
    if ">>>" in path.read_text("utf-8") and path.stem not in NEEDS_TRAINING_PACKAGES
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_a_module(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
