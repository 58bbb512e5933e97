"""Locations of files: a path on this machine, or an address in a store that fsspec knows ("s3://news/2021"). Both have pathlib's methods."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, cast

STORES = frozenset(
    {"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oci", "hdfs", "webhdfs", "sftp", "smb", "memory"}
)
"""Schemes of addresses that are files and folders; http and https are pages."""
ADDRESS = re.compile(r"\s*([a-z][a-z0-9]*)://\S", re.I)


def is_store_address(source: Any) -> bool:
    """ "s3://news/2021" => True; a path or the address of a page => False."""
    match = ADDRESS.match(source) if isinstance(source, str) and "\n" not in source else None
    return match is not None and match[1].lower() in STORES


def is_remote(path: Any) -> bool:
    """True if a location is in a store, not on this machine."""
    return hasattr(path, "fs") and not isinstance(path, os.PathLike)


def location(source: str | Path) -> Path:
    """Path or address => object with pathlib's methods. A store needs its package ("s3fs" for s3://) and takes credentials from the environment, as that package documents. Raises ValueError that names a missing package."""
    if is_store_address(source):
        from upath import UPath  # only where a store is used

        try:
            place = UPath(str(source).strip())
            _ = place.fs  # here it is told that the package of the store is missing
            return cast(Path, place)
        except ImportError as problem:
            raise ValueError(f"{source}: {problem}") from None
    return source if is_remote(source) else Path(source).expanduser()  # type: ignore[return-value]


def sizes_in(folder: Path) -> dict[str, int]:
    """{name: size in bytes} of the files directly in a folder of a store; {} if there is no such folder."""
    store = cast(Any, folder).fs
    store.invalidate_cache()
    try:
        return {
            str(one["name"]).rsplit("/", 1)[-1]: int(one["size"] or 0)
            for one in store.ls(cast(Any, folder).path, detail=True)
        }
    except FileNotFoundError:
        return {}


def checksum(path: Path) -> str:
    """Value that a store gives and that changes with a file's content; needs no download."""
    return str(cast(Any, path).fs.checksum(cast(Any, path).path))


def put_file(local: Path, path: Path) -> None:
    """Upload a file to a store; it appears there complete or not at all."""
    cast(Any, path).fs.put_file(str(local), cast(Any, path).path)
