"""A file packed with gzip => what it holds (crawl.warc.gz, articles.jsonl.gz)."""

from __future__ import annotations

from pathlib import PurePosixPath

from analysis.reading.extracted import Collection, Extracted
from analysis.reading.limits import Options
from analysis.reading.registry import extract
from analysis.reading.unpack import gunzip


def read_gz(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes packed with gzip, in one piece or many => what the unpacked bytes hold."""
    plain = gunzip(data, name, options.limits.collection)
    inner = PurePosixPath(name.removesuffix(".gz"))
    return extract(plain, inner.name, inner.suffix.lower(), options)
