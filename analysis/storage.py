"""Locations of files: paths on this machine, and addresses in a store that fsspec knows ("s3://news/2021"). Both have pathlib's methods."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, cast

STORES = frozenset(
    {"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oci", "hdfs", "webhdfs", "sftp", "smb", "memory"}
)
"""Schemes of addresses of files and folders; those with http and https are pages."""
ADDRESS = re.compile(r"\s*([a-z][a-z0-9]*)://\S", re.I)


def is_store_address(source: Any) -> bool:
    """True for the address of a file or folder in a store ("s3://news/2021"), False for a path or the address of a page."""
    match = ADDRESS.match(source) if isinstance(source, str) and "\n" not in source else None
    return match is not None and match[1].lower() in STORES


def is_remote(path: Any) -> bool:
    """True for a location in a store, False for one on this machine."""
    return hasattr(path, "fs") and not isinstance(path, os.PathLike)


def location(source: str | Path) -> Path:
    """Path or address => object with pathlib's methods.

    A store needs its own package ("s3fs" for s3://), which takes credentials from the environment. Raises ValueError that names a missing package.
    """
    if is_store_address(source):
        from upath import UPath  # only where a store is used

        try:
            path = UPath(str(source).strip())
            _ = path.fs  # raises ImportError if the package of the store is missing
            return cast(Path, path)
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
    """Checksum that a store keeps of a file; it changes with the content and needs no download."""
    return str(cast(Any, path).fs.checksum(cast(Any, path).path))


def put_file(local: Path, path: Path) -> None:
    """Upload a file to a store, where it appears complete or not at all."""
    cast(Any, path).fs.put_file(str(local), cast(Any, path).path)
