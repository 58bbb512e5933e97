"""Findings do not depend on the order in which Python walks through sets (the hash seed of the process)."""

import os
import subprocess
import sys

SCRIPT = """
from analysis import Article, check_draft
sources = [Article(f"Flood {number}. Rescuers in Beira said on Monday that {30 + number} people had died when the river broke its banks. "
                   "The mayor praised the slow work of the army, and shops stayed shut. Prices of maize rose by a fifth.") for number in range(6)]
draft = ("Rescuers in Beira said that 33 people had died when the dam broke its banks. The mayor criticised the quick work of the police. "
         "Prices of rice fell by a third.")
print(check_draft(draft, sources).findings.to_csv())
"""


def findings(seed: int) -> str:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return run.stdout


def test_same_findings_under_two_hash_seeds() -> None:
    first = findings(1)
    assert "altered" in first or "contradicted" in first
    assert findings(2) == first
