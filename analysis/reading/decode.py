"""Bytes in any encoding of news texts => str. Raises CannotRead for bytes that are not text."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from analysis.reading.errors import CannotRead
from analysis.reading.letter_pairs import likeliest_encoding
from analysis.reading.names import names_of

ODD = frozenset(map(chr, range(32))) - set("\n\r\t\f\v\x1a\x1b")
"""Control characters that text does not hold."""


LATIN1 = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
"""Declared encodings that mean windows-1252 (WHATWG Encoding Standard)."""
VALID = re.compile(rb"([\x00-\x7f]+|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})")
"""Runs of valid UTF-8; the bytes between them are in another encoding."""
MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""â€œ, Ã©, Â£: UTF-8 that was read as windows-1252."""
UTF16_SAMPLE = 2000
MENDED = (
    "The text had been read in the wrong encoding before and was repaired: compare names and symbols with the source."
)
GUESSED = "The file does not say its encoding, and its letters leave it open: compare names with the source, or save it as UTF-8."
NO_CHARSETS = frozenset(names_of("no charsets"))
"""Codecs of Python that are not encodings of text, or that pages and mails never use."""


def decode_and_explain(data: bytes, name: str, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Bytes => text, and sentences that say what was repaired or guessed."""
    text, sure = decode_surely(data, name, charset)
    plain = mended(text)
    return plain, (*([MENDED] if plain != text else []), *([] if sure else [GUESSED]))


def mended(text: str) -> str:
    """Text decoded twice => repaired text: "â€œWe heard it" => "“We heard it" (ftfy's fix_encoding, and nothing else of ftfy)."""
    if len(MOJIBAKE.findall(text)) < 1:
        return text
    import ftfy  # seldom needed

    whole = text.replace("â€\ufffd", "â€\x9d").replace("â€?", "â€\x9d")  # the byte that windows-1252 has no letter for
    return "\n".join(map(ftfy.fix_encoding, whole.split("\n")))


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    """Bytes => str: see decode_surely."""
    return decode_surely(data, name, charset)[0]


def decode_surely(data: bytes, name: str, charset: str | None = None) -> tuple[str, bool]:
    """Bytes => str, and True if its encoding is certain. Tried in this order: a byte order mark, `charset` (declared by a server or mail), UTF-8,
    UTF-8 mixed with windows-1252, and the encoding whose letter pairs are likeliest (not certain). Raises CannotRead if none fits."""
    if not data.strip():
        raise CannotRead(f"{name} is empty: choose a file with the text of an article.")
    mark = encoding_by_mark(data)
    decoded = (
        decode_declared(data, mark)
        or decode_declared(data, declared_encoding(charset, data))
        or decode_declared(data, "utf-8-sig")
        or decode_mixed(data)
    )
    found = (decoded, True) if decoded else guessed(data)
    if found is None:
        raise CannotRead(
            f"{name} is not text (its bytes fit no encoding): open it where it was made and save it as UTF-8 text."
        )
    if is_binary(found[0]):
        raise CannotRead(f"{name} is a binary file: save the article as text first, or paste it.")
    return found


def encoding_by_mark(data: bytes) -> str | None:
    """Encoding known from a byte order mark, or from the zero bytes of UTF-16; None otherwise."""
    if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return "utf-32"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    head = data[:UTF16_SAMPLE]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) >= 8 and max(even, odd) > 0.4 * len(head[0::2]) and min(even, odd) < 0.05 * len(head):
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def declared_encoding(charset: str | None, data: bytes) -> str | None:
    """Charset that a server, page or mail declares => the encoding to use; None if there is none.

    ISO-8859-1 means windows-1252; UTF-8 is used if the bytes are valid UTF-8 anyway.
    """
    if charset is None or (charset.lower() not in LATIN1 and not charset.lower().startswith("windows-125")):
        return charset
    return (
        "utf-8"
        if any(byte > 127 for byte in data) and decode_declared(data, "utf-8") is not None
        else "cp1252"
        if charset.lower() in LATIN1
        else charset
    )


def decode_mixed(data: bytes) -> str | None:
    """Bytes that are partly UTF-8, partly windows-1252 => str; None if they are all of one kind."""
    pieces = re.findall(rb"[\xc2-\xdf][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]|\xef\xbb\xbf", data)
    stray = sum(byte > 127 for byte in data) - sum(map(len, pieces))
    if len(pieces) < 2 or stray > 4 * len(pieces):
        return None
    done = b"".join(
        piece if decode_declared(piece, "utf-8") is not None else piece.decode("cp1252", "replace").encode()
        for piece in VALID.split(data)
    )
    return done.decode("utf-8", "replace")


def decode_declared(data: bytes, charset: str | None) -> str | None:
    """Bytes and charset => text; None if they do not fit, or if the charset is not an encoding of text ("undefined", "punycode")."""
    try:
        return data.decode(charset) if charset and is_charset(charset) else None
    except (ValueError, LookupError):
        return None


def is_charset(name: str) -> bool:
    """True for an encoding of text; False for Python's other codecs."""
    try:
        return codecs.lookup(name).name not in NO_CHARSETS
    except (ValueError, LookupError):
        return False


def guessed(data: bytes) -> tuple[str, bool] | None:
    """Bytes => text in the encoding with the likeliest letter pairs, and True if that is certain; None if no encoding fits."""
    if 0 in data[:4000]:
        return None
    if found := likeliest_encoding(data):
        return data.decode(found[0], "replace"), found[1]
    other = from_bytes(data[:400_000]).best()
    return (data.decode(other.encoding, "replace"), False) if other else None


def is_binary(text: str) -> bool:
    head = text[:4000]
    return sum(character in ODD for character in head) > len(head) / 50
