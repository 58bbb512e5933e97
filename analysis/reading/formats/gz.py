"""A file compressed with gzip (crawl.warc.gz, articles.jsonl.gz) => the content of the file in it."""

from __future__ import annotations

from pathlib import PurePosixPath

from analysis.reading.extracted import Collection, Extracted
from analysis.reading.limits import Options
from analysis.reading.registry import extract
from analysis.reading.unpack import gunzip


def read_gz(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes compressed with gzip => the result of reading the decompressed bytes."""
    plain = gunzip(data, name, options.limits.collection)
    inner = PurePosixPath(name.removesuffix(".gz"))
    return extract(plain, inner.name, inner.suffix.lower(), options)
