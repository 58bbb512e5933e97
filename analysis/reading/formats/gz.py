"""A file packed with gzip => what it holds (crawl.warc.gz, articles.jsonl.gz)."""

from __future__ import annotations

import zlib
from pathlib import PurePosixPath

from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.limits import Options
from analysis.reading.registry import extract


def read_gz(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes packed with gzip, in one piece or many => what the unpacked bytes hold."""
    plain, most = bytearray(), options.limits.collection
    try:
        while data and len(plain) <= most:
            unpacker = zlib.decompressobj(31)
            plain += unpacker.decompress(data, most + 1 - len(plain))
            data = unpacker.unused_data
            if not unpacker.eof:
                break
    except zlib.error:
        if not plain:
            raise CannotRead(f"{name} is damaged (it does not unpack): download it again.") from None
    if len(plain) > most:
        raise CannotRead(f"{name} unpacks to more than {most // 10**6} MB: unpack it and split it.")
    inner = PurePosixPath(name.removesuffix(".gz"))
    return extract(bytes(plain), inner.name, inner.suffix.lower(), options)
