"""The error that reading raises: one sentence with the cause and the remedy."""

from __future__ import annotations

MAX_REASON_CHARACTERS = 500


def reason_in_one_line(reason: str) -> str:
    """Reason => one line of at most MAX_REASON_CHARACTERS without lone surrogates. A reason may quote the file, so it can hold any characters."""
    plain = " ".join(reason[: 2 * MAX_REASON_CHARACTERS].encode("utf-8", "replace").decode().split())
    return plain if len(plain) <= MAX_REASON_CHARACTERS else plain[: MAX_REASON_CHARACTERS - 1] + "…"


class CannotRead(ValueError):
    """The source holds no article that can be read; the message says why and what to do.

    addresses: web addresses of articles that the source lists without their text (tables of GDELT and Media Cloud).
    """

    def __init__(self, message: str = "", addresses: tuple[str, ...] = ()):
        super().__init__(reason_in_one_line(message))
        self.addresses = addresses
