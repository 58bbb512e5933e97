"""Names that only describe another noun: US in "US-led troops"."""

from __future__ import annotations


def is_attributive(text: str, end: int) -> bool:
    """Text and where a name in it ends => whether a hyphen and a small letter follow: [US]-led, [Iran]-backed; not in [Al]-Qaim.

    Such a name does not act, speak or suffer: a US-led coalition is not the US.
    """
    return text[end : end + 1] in HYPHENS and text[end + 1 : end + 2].islower()


HYPHENS = frozenset("-‐‑")
