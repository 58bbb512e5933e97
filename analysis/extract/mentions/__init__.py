"""Named people, organisations, places and groups."""

from __future__ import annotations

from analysis.extract.mentions.finder import find_mentions
from analysis.extract.mentions.mention import Mention

__all__ = ["Mention", "find_mentions"]
