"""Source of a corpus => its units, one by one, and the files that are skipped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.article import Article
from analysis.corpus.batch import Unit
from analysis.filenames import atomic_write, file_name
from analysis.reading import read_articles
from analysis.reading.articles import why_skipped
from analysis.reading.extracted import Unread
from analysis.reading.limits import Options
from analysis.reading.listing import Listing
from analysis.reading.metadata_table import find_metadata
from analysis.reading.reader import COLLECTIONS
from analysis.reading.sidecar import SUFFIXES as SIDECARS
from analysis.review.article_folder import HASH_LETTERS, article_folder
from analysis.review.journal import NAME
from analysis.storage import checksum, is_remote, location

SKIPPED = "skipped.jsonl"
"""File in the results with a line [path, reason] for each skipped file."""
SHARE_BYTES = 4_000_000
"""A larger file of many articles is divided into shares, so that several workers can analyse it, and an interrupted run resumes inside it."""
CHUNK_BYTES = 1 << 20
Source: TypeAlias = "str | Path | pd.DataFrame | Iterable[Any]"


def folder_of(source: Source) -> Path:
    """Source => the folder that the names of its files are relative to. Raises FileNotFoundError if there is no such file or folder."""
    if not is_location(source):
        return Path.cwd()
    place = location(cast(Path, source))
    path = place if is_remote(place) else place.absolute()
    if not path.exists():
        raise FileNotFoundError(
            f"{source} is not a folder or file; give a folder of articles, or a list of their paths."
        )
    return path if path.is_dir() else path.parent


def units_of(source: Source, corrections: Path | None, options: Options, out: Path) -> Iterator[Unit]:
    """Source => its units. Skipped files are written to SKIPPED in `out`; files in `out` itself are not read."""
    folder = folder_of(source)
    with atomic_write(out / SKIPPED) as part, part.open("w", encoding="utf-8", errors="surrogatepass") as skipped:
        if is_location(source):
            path = location(cast(Path, source))
            with Listing(folder, None if path.is_dir() else [folder / path.name], without=out) as listing:
                yield from file_units(listing, corrections, options, out, skipped)
        else:
            paths: list[Path] = []
            given = [source] if isinstance(source, pd.DataFrame) else cast(Iterable[Any], source)
            yield from handed_over(articles_among(given, paths, options), corrections)
            with Listing(folder, files_among(paths, out)) as listing:
                yield from file_units(listing, corrections, options, out, skipped)


def is_location(source: Any) -> bool:
    """True for the path or address of a file or folder."""
    return isinstance(source, str | Path) or is_remote(source)


def articles_among(given: Iterable[Any], paths: list[Path], options: Options) -> Iterator[Article | Unread]:
    """Paths, tables and articles => the articles, and the rows of tables without text; paths are appended to `paths`.

    Raises TypeError for anything else.
    """
    for one in given:
        if isinstance(one, Article):
            yield one
        elif isinstance(one, pd.DataFrame):
            yield from (read := read_articles(one, columns=options.columns))
            yield from (Unread(row.reason, row.path) for row in read.failures.itertuples())
        elif is_location(one):
            paths.append(location(cast(Path, one)))
        else:
            raise TypeError(f"A source is a path, a table or an article, not {type(one).__name__}.")


def files_among(paths: Sequence[Path], out: Path) -> Iterator[Path]:
    """Files and folders => files."""
    for path in paths:
        if path.is_dir():
            with Listing(path if is_remote(path) else path.absolute(), without=out) as listing:
                yield from map(listing.path, listing)
        else:
            yield path


def file_units(
    listing: Listing, corrections: Path | None, options: Options, out: Path, skipped: IO[str]
) -> Iterator[Unit]:
    """Files => their units; a line for each skipped file is written to `skipped`."""
    metadata, journals = find_metadata(listing, options), journals_in(corrections)
    owners = files_with_journals(journals, out)
    skipped.writelines(map(skipped_line, listing.left_out))
    for name in listing:
        if reason := why_skipped(name, listing, metadata):
            skipped.write(skipped_line((name, reason)))
            continue
        row, path = metadata.of(name) if metadata else None, listing.path(name)
        own = journals_of(path.stem, owners.get(name, frozenset()), journals)
        yield from shares_of(name, path, mark_of(path, row, own, options), row)


def skipped_line(skipped: tuple[str, str]) -> str:
    return json.dumps(skipped) + "\n"


def shares_of(name: str, path: Path, mark: str, row: Mapping[str, str] | None) -> Iterator[Unit]:
    """File => one unit, or several with a share of its articles each if it is a large file of many articles."""
    number = 1
    if path.suffix.lower() in COLLECTIONS:
        with suppress(OSError):  # reported when it is read
            number = 1 + path.stat().st_size // SHARE_BYTES
    for at in range(number):
        yield Unit(name if number == 1 else f"{name}\0{at}/{number}", mark, row)


def handed_over(articles: Iterable[Article | Unread], corrections: Path | None) -> Iterator[Unit]:
    """Articles that were passed as objects => units named by their source and number."""
    for number, one in enumerate(articles, 1):
        if isinstance(one, Unread):
            yield Unit(one.part or f"article#{number}", short_hash(one.reason), article=one)
            continue
        journal = article_folder(corrections, one) / NAME if corrections is not None else None
        corrected = journal.read_bytes() if journal is not None and journal.is_file() else b""
        content = (one.text, one.title, one.published, one.outlet, one.author, sorted(one.metadata.items()))
        name = one.source if one.source and one.source != "pasted text" else f"article#{number}"
        yield Unit(name, short_hash(repr((*content, *filter(None, [corrected])))), article=one)


def short_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


# ------------------------------------------------------------------------------------------------------------ corrections and marks
def journals_in(corrections: Path | None) -> dict[str, Path]:
    """{name of an article's output folder: its journal} for all articles with corrections."""
    return {path.parent.name: path for path in corrections.glob(f"*/{NAME}")} if corrections is not None else {}


def journals_of(stem: str, hashes: Set[str], journals: Mapping[str, Path]) -> list[Path]:
    """Journals with corrections of a file's articles: those in folders that are named after the file, and those in folders with the hash of one of its texts
    (the same text may have been pasted or opened from another file). hashes: of the file's texts, from an earlier run."""
    stem = file_name(stem)
    begins = (f"{stem}-", f"{stem[:40].strip('-')}-")
    return [journals[name] for name in sorted(journals) if name.startswith(begins) or name.rpartition("-")[2] in hashes]


def files_with_journals(journals: Mapping[str, Path], out: Path) -> dict[str, set[str]]:
    """Journals, and results of earlier runs => {name of a file: hashes, shortened, of its texts that have a journal}."""
    wanted, found = {name.rpartition("-")[2] for name in journals}, dict[str, set[str]]()
    for file in sorted((out / "articles").glob("*.parquet")) if wanted else ():
        for path, sha in stored_hashes(file):
            if sha[:HASH_LETTERS] in wanted:
                for name in {path, path.rpartition("#")[0] or path}:
                    found.setdefault(name, set()).add(sha[:HASH_LETTERS])
    return found


def stored_hashes(file: Path) -> Iterator[tuple[str, str]]:
    """Parquet file of articles => path and hash of each; nothing for an incomplete file of an interrupted run."""
    try:
        with file.open("rb") as stream:
            for batch in pq.ParquetFile(stream).iter_batches(columns=["path", "sha256"]):
                yield from zip(batch["path"].to_pylist(), batch["sha256"].to_pylist())
    except (OSError, pa.ArrowException):
        return


def mark_of(path: Path, row: Mapping[str, str] | None, journals: Sequence[Path], options: Options) -> str:
    """Short hash of a file's content, its metadata and the corrections of its articles."""
    content_hash = hashlib.sha256(json.dumps([row, dict(options.columns or {})], sort_keys=True, default=str).encode())
    own = [one for one in map(path.with_suffix, SIDECARS) if one != path]
    for file in (path, *own, *journals):
        try:
            if is_remote(file):
                content_hash.update(f"\0{file.suffix}\0{checksum(file)}".encode())
                continue
            with file.open("rb") as stream:
                content_hash.update(f"\0{file.suffix}\0".encode("utf-8", "surrogatepass"))
                while piece := stream.read(CHUNK_BYTES):
                    content_hash.update(piece)
        except OSError:
            continue
    return content_hash.hexdigest()[:16]
