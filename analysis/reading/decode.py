"""Bytes in any encoding that text is found in => str, or one sentence that says why not."""

from __future__ import annotations

from charset_normalizer import from_bytes

from analysis.reading.errors import CannotRead

ODD = frozenset(map(chr, range(32))) - set("\n\r\t\f\v\x1a\x1b")
"""Control characters that text does not hold."""


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    """Bytes => str: as `charset` (what a server or mail says), else as UTF-8, else as charset-normalizer finds."""
    if not data.strip():
        raise CannotRead(f"{name} is empty: choose a file with the text of an article.")
    text = decoded(data, charset) or decoded(data, marked(data) or "utf-8-sig") or guessed(data)
    if text is None:
        raise CannotRead(
            f"{name} is no text (its bytes fit no encoding): open it where it was made and save it as UTF-8 text."
        )
    if is_binary(text):
        raise CannotRead(f"{name} is a binary file: save the article as text first, or paste it.")
    return text


def marked(data: bytes) -> str | None:
    """The encoding that a byte order mark tells; UTF-8's own is taken care of."""
    return "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else None


def decoded(data: bytes, charset: str | None) -> str | None:
    try:
        return data.decode(charset) if charset else None
    except (UnicodeDecodeError, LookupError):
        return None


def guessed(data: bytes) -> str | None:
    best = from_bytes(data[:400_000]).best()
    return data.decode(best.encoding, "replace") if best else None


def is_binary(text: str) -> bool:
    head = text[:4000]
    return sum(character in ODD for character in head) > len(head) / 50
