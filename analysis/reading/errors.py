"""What reading says when it cannot: one sentence with the fault and the remedy."""

from __future__ import annotations


class CannotRead(ValueError):
    """The source holds no article that can be read; the message says why and what to do."""
