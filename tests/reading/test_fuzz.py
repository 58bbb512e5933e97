"""Damaged files of every format: each is read or listed with one sentence (ten thousand of them: make bench)."""

from __future__ import annotations

import logging

import pytest

from tests.bench.fuzz import fuzz_readers


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_files_are_read_or_listed(seed: int) -> None:
    logging.disable(logging.CRITICAL)
    try:
        told = fuzz_readers(150, seed)
    finally:
        logging.disable(logging.NOTSET)
    found = {outcome for outcomes in told.values() for outcome, _ in outcomes}
    assert found <= {"tables", "clear error"}, found
    assert max(seconds for outcomes in told.values() for _, seconds in outcomes) < 30
