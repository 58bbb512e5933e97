"""ZIP files and formats based on ZIP: the declared sizes are checked before anything is unpacked."""

from __future__ import annotations

import gzip
import io
import lzma
import struct
import zipfile
import zlib

from analysis.reading.errors import CannotRead
from analysis.reading.limits import Limits

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    ValueError,
    EOFError,
    RuntimeError,
    OSError,
    NotImplementedError,
    lzma.LZMAError,
)
"""What a damaged or encrypted archive raises."""
PIECE = 1 << 20
NO_GZIP = "Not a gzipped file"
"""Beginning of gzip's error for bytes that are not compressed with gzip."""
MAX_PARTS = 20_000
"""Files in an archive."""


def check_unpacked(data: bytes, name: str, limits: Limits, largest: int | None = None) -> list[zipfile.ZipInfo]:
    """Bytes of a ZIP => its entries. Raises CannotRead if it is damaged, or unpacks to more than the limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except BROKEN_ZIP:
        raise CannotRead(f"{name} is damaged (it does not unpack): download or save it again.") from None
    max_bytes = largest or limits.unpacked
    if sum(part.file_size for part in parts) > max_bytes or len(parts) > MAX_PARTS:
        raise CannotRead(
            f"{name} unpacks to more than {max_bytes // 10**6} MB or {MAX_PARTS:,} files: unpack it and choose the folder."
        )
    return parts


def check_document(data: bytes, name: str, limits: Limits, largest: int | None = None) -> None:
    """Raise CannotRead unless every part of a ZIP-based document (.docx, .xlsx, .odt) is as long as the directory declares."""
    parts = check_unpacked(data, name, limits, largest)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in parts:
                with archive.open(part) as stream:
                    while stream.read(PIECE):
                        pass
    except BROKEN_ZIP:
        raise CannotRead(f"{name} is damaged (it does not unpack): download or save it again.") from None


def gunzip(data: bytes, name: str, max_bytes: int) -> bytes:
    """Bytes compressed with gzip, in one member or several => decompressed; other bytes after the last member are ignored as padding.

    Raises CannotRead if they are damaged, cut off, or decompress to more than `max_bytes`.
    """
    plain = bytearray()
    try:
        stream = gzip.GzipFile(fileobj=io.BytesIO(data))
        while len(plain) <= max_bytes and (piece := stream.read1(PIECE)):
            plain += piece
    except EOFError:
        raise CannotRead(f"{name} is incomplete: download it again.") from None
    except (OSError, zlib.error) as problem:
        if not (plain and str(problem).startswith(NO_GZIP)):
            raise CannotRead(f"{name} is damaged (it does not unpack): download it again.") from None
    if len(plain) > max_bytes:
        raise CannotRead(f"{name} unpacks to more than {max_bytes // 10**6} MB: unpack it and split it.")
    return bytes(plain)


def read_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo | str, max_bytes: int) -> bytes:
    """Read one entry of an archive, of at most `max_bytes`. Raises CannotRead if it is larger, damaged or encrypted."""
    pieces = bytearray()
    try:
        with archive.open(part) as stream:
            while len(pieces) <= max_bytes and (piece := stream.read(PIECE)):
                pieces += piece
    except BROKEN_ZIP:
        raise CannotRead(
            f"{getattr(part, 'filename', part)} in the archive is damaged or locked: unpack it and choose the file."
        ) from None
    if len(pieces) > max_bytes:
        raise CannotRead(
            f"{getattr(part, 'filename', part)} is larger than {max_bytes // 10**6} MB: choose the article in it."
        )
    return bytes(pieces)
