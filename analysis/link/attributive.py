"""Names that only modify another noun: US in "US-led troops"."""

from __future__ import annotations


def is_attributive(text: str, end: int) -> bool:
    """Text and the offset where a name ends => True if a hyphen and a lower-case letter follow, so that the name is part of a modifier.

    Such a name does not act or speak: a US-led coalition is not the US.

    >>> is_attributive("US-led", 2), is_attributive("Al-Qaim", 2)
    (True, False)
    """
    return text[end : end + 1] in HYPHENS and text[end + 1 : end + 2].islower()


HYPHENS = frozenset("-‐‑")
