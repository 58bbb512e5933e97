"""JSON Lines: see json."""

from analysis.reading.formats.json import read_jsonl

__all__ = ["read_jsonl"]
