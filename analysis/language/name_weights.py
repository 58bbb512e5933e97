"""Writes the weights of the name model to `models/names.npz`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from analysis.language.joined_values import encode_lines, join_numbers, split_values
from analysis.language.name_features import FIELDS, SEQUENCES, STEPS
from analysis.language.name_model import HUNDREDTH, LABELS, Matrix

NO_KEYS = np.zeros(0, np.int64)


def write_model(names: Sequence[str], weights: Matrix, transitions: Matrix, path: Path) -> None:
    """Write feature weights [features, labels] and transition weights [labels, labels] to the file that `NameModel` reads.

    names: of the features, as `word_features` and `context_features` give them."""
    whole = np.rint(weights / HUNDREDTH).astype(np.int16)
    of_feature = {name: row for name, row in zip(names, whole) if row.any()}
    sequences: dict[str, dict[tuple[str, ...], Any]] = {name: {} for name in SEQUENCES}
    words: dict[str, dict[str, dict[int, Any]]] = {field: {} for field in FIELDS}
    others: dict[str, Any] = {}
    for name, row in of_feature.items():
        kind, _, value = name.partition("=")
        field = kind.lstrip("-12")
        if kind in SEQUENCES:
            sequences[kind][split_values(value, len(SEQUENCES[kind][1]))] = row
        elif field in FIELDS:
            words[field].setdefault(value, {})[int(kind.removesuffix(field) or 0)] = row
        else:
            others[name] = row
    for kind, found in sequences.items():
        for values in found:
            for value in values:
                words[SEQUENCES[kind][0]].setdefault(value, {})
    np.savez_compressed(path, **packed(words, sequences, others), transitions=transitions.astype(np.float32))  # type: ignore[arg-type]


def packed(
    words: Mapping[str, Mapping[str, Mapping[int, Any]]], sequences: Mapping[str, Mapping[tuple[str, ...], Any]], others: Mapping[str, Any]
) -> dict[str, np.ndarray]:  # fmt: skip
    """Weights by (field, value, step), by (sequence, values) and by feature name => the arrays that `NameModel` reads."""
    values = [(field, value) for field in FIELDS for value in sorted(words[field])]
    nothing, number = np.zeros(len(LABELS), np.int16), {value: at for at, value in enumerate(values)}
    held = {f"values {field}": encode_lines(sorted(words[field])) for field in FIELDS}
    of_values = [[words[field][value].get(step, nothing) for step in STEPS] for field, value in values]
    rows: list[Any] = []
    for name, (field, _) in SEQUENCES.items():
        numbers = [[number[field, value] for value in joined] for joined in sequences[name]]
        keys = join_numbers(list(np.array(numbers, np.int64).T), len(values) + 1) if numbers else NO_KEYS
        held[f"keys {name}"], of_sequence = np.sort(keys), list(sequences[name].values())
        rows += [of_sequence[at] for at in np.argsort(keys)]
    rows += [others[name] for name in sorted(others)]
    held |= {
        "features": encode_lines(sorted(others)),
        "words": np.array([*of_values, [nothing] * len(STEPS)], np.int16),
    }
    return {**held, "contexts": np.array([*rows, nothing], np.int16)}
