"""What reading says when it cannot: one sentence with the fault and the remedy."""

from __future__ import annotations

MAX_REASON_CHARACTERS = 500


def reason_in_one_line(reason: str) -> str:
    """A reason in one line and of bounded length, whatever the file's own words in it are."""
    plain = " ".join(reason[: 2 * MAX_REASON_CHARACTERS].split())
    return plain if len(plain) <= MAX_REASON_CHARACTERS else plain[: MAX_REASON_CHARACTERS - 1] + "…"


class CannotRead(ValueError):
    """The source holds no article that can be read; the message says why and what to do.

    addresses: of articles that the source names and does not hold (tables of GDELT and Media Cloud).
    """

    def __init__(self, message: str = "", addresses: tuple[str, ...] = ()):
        super().__init__(reason_in_one_line(message))
        self.addresses = addresses
