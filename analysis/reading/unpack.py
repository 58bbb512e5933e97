"""Files that are ZIP archives inside: what they say they unpack to is checked before anything is unpacked."""

from __future__ import annotations

import io
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
)
"""What a damaged or encrypted archive raises."""
PARTS = 20_000
"""Files in an archive."""


def check_unpacked(data: bytes, name: str, limits: Limits, largest: int | None = None) -> list[zipfile.ZipInfo]:
    """Bytes of a ZIP => its files. Raises CannotRead where it is damaged, or unpacks to more than is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except BROKEN_ZIP:
        raise CannotRead(f"{name} is damaged (it does not unpack): download or save it again.") from None
    most = largest or limits.unpacked
    if sum(part.file_size for part in parts) > most or len(parts) > PARTS:
        raise CannotRead(
            f"{name} unpacks to more than {most // 10**6} MB or {PARTS:,} files: unpack it and choose the folder."
        )
    return parts


def read_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo | str, most: int) -> bytes:
    """One file of an archive, never more than `most` bytes of it."""
    try:
        with archive.open(part) as stream:
            data = stream.read(most + 1)
    except BROKEN_ZIP:
        raise CannotRead(
            f"{getattr(part, 'filename', part)} in the archive is damaged or locked: unpack it and choose the file."
        ) from None
    if len(data) > most:
        raise CannotRead(
            f"{getattr(part, 'filename', part)} is larger than {most // 10**6} MB: choose the article in it."
        )
    return data
