"""What reading says when it cannot: one sentence with the fault and the remedy."""

from __future__ import annotations


class CannotRead(ValueError):
    """The source holds no article that can be read; the message says why and what to do.

    addresses: of articles that the source names and does not hold (tables of GDELT and Media Cloud).
    """

    def __init__(self, message: str = "", addresses: tuple[str, ...] = ()):
        super().__init__(message)
        self.addresses = addresses
