"""The parser's network in PyTorch, for training; `analysis.language.syntax.network` computes the same in numpy."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.language.syntax.network import MAX_DISTANCE, SLOPE

EMBEDDING_SIZES = (64, 32, 16, 8, 16, 32, 48)
"""Dimensions of the embedding of each of `features.FIELDS`."""
TAG_SIZE, WIDTH, ARC_SIZE, LABEL_SIZE = 32, 128, 128, 128
DILATIONS = (1, 2, 4, 8, 1, 3)
WORD_DROPOUT, CLASS_DROPOUT, TAG_DROPOUT = 0.15, 0.05, 0.08
INPUT_DROPOUT, BLOCK_DROPOUT, DROPOUT = 0.1, 0.12, 0.2
BATCH_TOKENS, LEARNING_RATE, WARM_UP_STEPS, WEIGHT_DECAY = 2000, 2e-3, 300, 1e-3
AVERAGED_EVERY, AVERAGE_DECAY = 4, 0.998
ROOT_DISTANCE = 2 * MAX_DISTANCE + 1


@dataclass(frozen=True)
class Encoded:
    """Sentences in sequence: values [tokens, fields], tags, heads (0 for the root, else 1 + index in the sentence) and relations; bounds of each sentence."""

    values: Tensor
    tags: Tensor
    heads: Tensor
    relations: Tensor
    bounds: list[tuple[int, int]]


@dataclass(frozen=True)
class Sizes:
    """Number of values of each field (including 0 for unknown), of tags and of relations."""

    fields: Sequence[int]
    tags: int
    relations: int


class Parser(nn.Module):
    """Embeddings, residual convolutions with gated linear units, biaffine attention for heads, and a hidden layer for relations."""

    def __init__(self, sizes: Sizes):
        super().__init__()
        self.unknown_tag = sizes.tags
        self.fields = nn.ModuleList(nn.Embedding(count, size) for count, size in zip(sizes.fields, EMBEDDING_SIZES))
        for table in self.fields:
            nn.init.normal_(table.weight, 0, 0.1 if table.num_embeddings > 2000 else 0.3)
        self.tags = nn.Embedding(sizes.tags + 1, TAG_SIZE)
        self.input = nn.Linear(sum(EMBEDDING_SIZES) + TAG_SIZE, WIDTH)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH, bias=False) for _ in DILATIONS)
        self.blocks = nn.ModuleList(nn.Conv1d(WIDTH, 2 * WIDTH, 3, padding=one, dilation=one) for one in DILATIONS)
        self.norm = nn.LayerNorm(WIDTH)
        self.arc_word, self.arc_head = nn.Linear(WIDTH, ARC_SIZE), nn.Linear(WIDTH, ARC_SIZE)
        self.arcs = nn.Parameter(torch.randn(ARC_SIZE, ARC_SIZE) * 0.05)
        self.root_head, self.head_bias = nn.Parameter(torch.randn(ARC_SIZE) * 0.1), nn.Parameter(torch.zeros(ARC_SIZE))
        self.distances = nn.Parameter(torch.zeros(ROOT_DISTANCE + 1))
        self.label_word, self.label_head = nn.Linear(WIDTH, LABEL_SIZE), nn.Linear(WIDTH, LABEL_SIZE, bias=False)
        self.label_root = nn.Parameter(torch.randn(LABEL_SIZE) * 0.1)
        self.label_distances = nn.Embedding(ROOT_DISTANCE + 1, LABEL_SIZE)
        nn.init.normal_(self.label_distances.weight, 0, 0.1)
        self.labels = nn.Linear(LABEL_SIZE, sizes.relations)

    def dropped(self, values: Tensor, tags: Tensor) -> tuple[Tensor, Tensor]:
        """Values with some words unknown, some of these without their word classes too, and some tags unknown (word dropout)."""
        gone, values = torch.rand(tags.shape) < WORD_DROPOUT, values.clone()
        values[..., 0][gone] = 0
        values[..., 4:][gone & (torch.rand(tags.shape) < CLASS_DROPOUT / WORD_DROPOUT)] = 0
        return values, torch.where(torch.rand(tags.shape) < TAG_DROPOUT, torch.full_like(tags, self.unknown_tag), tags)

    def encode(self, values: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Values [sentences, tokens, fields], tags and mask [sentences, tokens] => states [sentences, tokens, WIDTH]."""
        if self.training:
            values, tags = self.dropped(values, tags)
        parts = [table(values[..., at]) for at, table in enumerate(self.fields)]
        inside = mask.unsqueeze(-1).float()
        state = (
            self.input(functional.dropout(torch.cat([*parts, self.tags(tags)], -1), INPUT_DROPOUT, self.training))
            * inside
        )
        for norm, block in zip(self.norms, self.blocks):
            changed = functional.glu(block((norm(state) * inside).transpose(1, 2)), 1).transpose(1, 2)
            state = (state + functional.dropout(changed, BLOCK_DROPOUT, self.training)) * inside
        return self.norm(state)

    def layer(self, layer: nn.Module, state: Tensor) -> Tensor:
        return functional.dropout(functional.leaky_relu(layer(state), float(SLOPE)), DROPOUT, self.training)

    def heads(self, state: Tensor, mask: Tensor) -> Tensor:
        """States => scores of heads [sentences, tokens, 1 + tokens], the root first."""
        count, size, _ = state.shape
        heads = torch.cat([self.root_head.expand(count, 1, -1), self.layer(self.arc_head, state)], 1)
        scores = (self.layer(self.arc_word, state) @ self.arcs) @ heads.transpose(1, 2) + (
            heads @ self.head_bias
        ).unsqueeze(1)
        apart = torch.arange(size + 1).unsqueeze(0) - 1 - torch.arange(size).unsqueeze(1)
        apart = apart.clamp(-MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        apart[:, 0] = ROOT_DISTANCE
        allowed = torch.cat([torch.ones(count, 1, dtype=torch.bool), mask], 1).unsqueeze(1)
        return (scores + self.distances[apart]).masked_fill(~allowed, -1e9)

    def label(self, state: Tensor, heads: Tensor) -> Tensor:
        """States and heads (0 for the root) => scores of relations [sentences, tokens, relations]."""
        count, size, _ = state.shape
        of_heads = torch.cat([self.label_root.expand(count, 1, -1), self.label_head(state)], 1)
        chosen = torch.gather(of_heads, 1, heads.unsqueeze(-1).expand(-1, -1, LABEL_SIZE))
        apart = (heads - 1 - torch.arange(size).unsqueeze(0)).clamp(-MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        apart = torch.where(heads == 0, torch.full_like(apart, ROOT_DISTANCE), apart)
        hidden = functional.leaky_relu(self.label_word(state) + chosen + self.label_distances(apart), float(SLOPE))
        return self.labels(functional.dropout(hidden, DROPOUT, self.training))


def batches(data: Encoded, dice: random.Random) -> list[list[int]]:
    """Batches of sentences (by index) of similar length, with at most BATCH_TOKENS tokens including padding, in random order."""
    lengths = [last - first for first, last in data.bounds]
    keys = [length + dice.random() * 3 for length in lengths]
    found: list[list[int]] = [[]]
    longest = 0
    for at in sorted(range(len(lengths)), key=keys.__getitem__):
        longest = max(longest, lengths[at])
        if found[-1] and (len(found[-1]) + 1) * longest > BATCH_TOKENS:
            found.append([])
            longest = lengths[at]
        found[-1].append(at)
    dice.shuffle(found)
    return found


def padded_batch(data: Encoded, batch: Sequence[int]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Batch padded to its longest sentence => values, tags, heads, relations, and a mask that is True for real tokens."""
    parts = [slice(*data.bounds[at]) for at in batch]
    columns = (data.values, data.tags, data.heads, data.relations)
    values, tags, heads, relations = (
        nn.utils.rnn.pad_sequence([one[part] for part in parts], batch_first=True) for one in columns
    )
    lengths = torch.tensor([part.stop - part.start for part in parts])
    return values, tags, heads, relations, torch.arange(tags.shape[1]).unsqueeze(0) < lengths.unsqueeze(1)


def loss_of(model: Parser, data: Encoded, batch: Sequence[int]) -> Tensor:
    """Mean cross-entropy of the teacher's heads plus that of its relations."""
    values, tags, heads, relations, mask = padded_batch(data, batch)
    state = model.encode(values, tags, mask)
    arcs = functional.cross_entropy(model.heads(state, mask)[mask], heads[mask])
    return arcs + functional.cross_entropy(model.label(state, heads)[mask], relations[mask])


def rate(step: int, steps: int) -> float:
    """Learning rate at a step: linear warm-up, then a half cosine down to a fiftieth of the peak."""
    return (
        LEARNING_RATE
        * min(1, (step + 1) / WARM_UP_STEPS)
        * (0.02 + 0.49 * (1 + math.cos(math.pi * min(1, step / steps))))
    )


def stream(data: Encoded, dice: random.Random) -> Iterator[list[int]]:
    """Batches of one epoch after another, without end."""
    while True:
        yield from batches(data, dice)


def train(data: Encoded, sizes: Sizes, rounds: float, seed: int, threads: int) -> dict[str, np.ndarray[Any, Any]]:
    """Encoded sentences => {name: weights}, averaged over the last steps. Equal seeds and numbers of threads give equal weights."""
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(True)
    dice, model = random.Random(seed), Parser(sizes)
    optimizer = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.98), weight_decay=WEIGHT_DECAY)
    average = {name: value.clone() for name, value in model.state_dict().items()}
    steps, total = int(rounds * len(batches(data, random.Random(seed)))), 0.0
    for step, batch in zip(range(steps), stream(data, dice)):
        for group in optimizer.param_groups:
            group["lr"] = rate(step, steps)
        loss = loss_of(model, data, batch)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        optimizer.zero_grad()
        if step % AVERAGED_EVERY == 0:
            update_average(average, model, step)
        total += loss.item()
        if step % 200 == 199:
            print(f"  step {step + 1} of {steps}: loss {total / 200:.3f}", flush=True)
            total = 0.0
    return {name: value.numpy() for name, value in average.items()}


def update_average(average: dict[str, Tensor], model: nn.Module, step: int) -> None:
    """Update the moving average of the weights, faster in the first steps."""
    share = min(AVERAGE_DECAY, (1 + step) / (10 + step)) ** AVERAGED_EVERY
    with torch.no_grad():
        for name, value in model.state_dict().items():
            average[name].mul_(share).add_(value, alpha=1 - share)
