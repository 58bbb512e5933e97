"""Any source (file, folder, table, archive, web address, text) => its articles one by one, with a record of the files that were read, skipped or failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias, cast

import pandas as pd

from analysis.article import Article
from analysis.reading.articles_in_tables import read_records
from analysis.reading.errors import CannotRead, reason_in_one_line
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.limits import LIMITS, Limits, Options
from analysis.reading.listing import Listing
from analysis.reading.metadata_table import MetadataTable, find_metadata
from analysis.reading.reader import build_article, is_address, is_pasted, read_address, read_bytes
from analysis.reading.registry import extract
from analysis.reading.sidecar import read_sidecar
from analysis.storage import is_remote, is_store_address, location

Source: TypeAlias = "str | Path | pd.DataFrame | Article | Iterable[Any]"


@dataclass
class FileAccount:
    """What happened to one file.

    found: number of articles read; promised: number that the file says it holds (None if it does not say); unread: parts without text, as
    (part, reason); skipped, failed: why the file was not read, in one sentence; columns: {role: column} of a table; addresses: web addresses
    that a table lists without texts; warnings: sentences for the analyst.
    """

    path: str
    found: int = 0
    promised: int | None = None
    unread: list[tuple[str, str]] = field(default_factory=list)
    skipped: str | None = None
    failed: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def missing(self) -> str | None:
        """Text for a file with fewer articles than it promises: "It says that it holds 100 articles; 99 were found."; None otherwise."""
        if self.promised is None or self.promised == self.found + len(self.unread):
            return None
        return f"It says that it holds {self.promised} articles; {self.found + len(self.unread)} were found."


class Articles(Iterator[Article]):
    """Iterator of articles; `files`, `table`, `failures` and `addresses` describe every file read so far."""

    def __init__(self, articles: Iterator[Article], files: list[FileAccount]):
        self.articles, self.files = articles, files

    def __next__(self) -> Article:
        return next(self.articles)

    @property
    def table(self) -> pd.DataFrame:
        """One row per file: path, found, promised, without_text, skipped, failed, columns, notes."""
        rows = [(one.path, one.found, one.promised, len(one.unread), one.skipped, one.failed, ", ".join(f"{role} = {name}" for role, name in one.columns.items()) or None,
                 " ".join(filter(None, [one.missing, *one.warnings])) or None) for one in self.files]  # fmt: skip
        made = pd.DataFrame(
            rows, columns=["path", "found", "promised", "without_text", "skipped", "failed", "columns", "notes"]
        )
        return made.astype({"promised": "Int64"})

    @property
    def failures(self) -> pd.DataFrame:
        """What could not be read and what is missing, as columns path and reason."""
        rows = [(one.path, reason) for one in self.files for reason in filter(None, [one.failed, one.missing])]
        rows += [(f"{one.path}#{part}", reason) for one in self.files for part, reason in one.unread]
        return pd.DataFrame(rows, columns=["path", "reason"])

    @property
    def addresses(self) -> list[str]:
        """Web addresses of articles that tables list without their text."""
        return [address for one in self.files for address in one.addresses]


def read_articles(
    source: Source, *, columns: Mapping[str, str] | None = None, published: date | None = None, review: str = "final",
    allow_network: bool = False, limits: Limits = LIMITS,
) -> Articles:  # fmt: skip
    """Folder, file with one or many articles, ZIP, DataFrame, text, or a list of these => Articles, an iterator.

    Folders and files may lie in a store: "s3://news/2021" (see `analysis.storage.location`).

    columns: {role: column of the table}, such as {"text": "Body"}; the roles are text, title, date, outlet, author and url. Columns of the
    other roles are guessed and shown in `.table`. published: replaces every article's day. review: whether a Word document with tracked changes
    is read as "final" or "original" text.
    Files that cannot be read are listed in `.failures`, and reading goes on. Raises CannotRead if `source` itself does not exist.
    """
    if review not in ("final", "original"):
        raise CannotRead(f"review must be 'final' or 'original', not {review!r}.")
    options, files = Options(limits, columns=columns, review=review), list[FileAccount]()
    if is_place(source):
        path = open_location(source)
        if not path.exists():
            raise CannotRead(f"There is no file or folder {str(source)[:200]}: check the name, or give the full path.")
    return Articles(articles_of(source, options, published, allow_network, files), files)


def is_place(source: Source) -> bool:
    """True for the path of a file or folder, or an address in an object store; False for text and web addresses."""
    if isinstance(source, str):
        return is_store_address(source) or not (is_address(source) or is_pasted(source))
    return isinstance(source, Path) or is_remote(source)


def open_location(source: Any) -> Path:
    """Path or store address => location. Raises CannotRead if the store cannot be opened."""
    try:
        return location(source)
    except (ValueError, OSError) as problem:
        raise CannotRead(f"{str(source)[:200]} cannot be opened ({str(problem)[:200]}).") from None


def articles_of(
    source: Source, options: Options, published: date | None, network: bool, files: list[FileAccount]
) -> Iterator[Article]:
    """Source of any kind => its articles."""
    if isinstance(source, Article):
        yield source
    elif isinstance(source, pd.DataFrame):
        yield from table_articles(source, options, published, files)
    elif isinstance(source, str) and not is_place(source):
        yield from read_single(source, published, network, options, files)
    elif is_place(source):
        path = open_location(source)
        yield from (
            folder_articles(path, options, published, files)
            if path.is_dir()
            else file_articles(path, path.as_posix(), options, published, files, None)
        )
    else:
        for one in cast(Iterable[Any], source):
            yield from articles_of(one, options, published, network, files)


def read_single(
    source: str, published: date | None, network: bool, options: Options, files: list[FileAccount]
) -> Iterator[Article]:
    """Web address or pasted text => its article."""
    account = FileAccount(source if is_address(source) else "pasted text")
    files.append(account)
    try:
        if is_address(source):
            yield read_address(source.strip(), published, network, options.limits)
        else:
            found = extract(source.encode("utf-8", "replace"), "pasted text", ".txt", replace(options, charset="utf-8"))
            yield from extracted_articles(found, account, published, {}, None, options)
            return
        account.found = 1
    except CannotRead as problem:
        account.failed = str(problem)


def table_articles(
    frame: pd.DataFrame, options: Options, published: date | None, files: list[FileAccount]
) -> Iterator[Article]:
    account = FileAccount("DataFrame", promised=len(frame))
    files.append(account)
    try:
        names = list(map(str, frame.columns))
        records = (dict(zip(names, row)) for row in frame.itertuples(index=False, name=None))
        yield from extracted_articles(
            read_records(records, options.columns, "The DataFrame"), account, published, {}, None, options
        )
    except CannotRead as problem:
        account.failed, account.addresses = str(problem), problem.addresses


def folder_articles(
    folder: Path, options: Options, published: date | None, files: list[FileAccount]
) -> Iterator[Article]:
    """Articles of a folder; every file is read, skipped with a reason, or listed as failed."""
    with Listing(folder) as listing:
        metadata, top = find_metadata(listing, options), folder.as_posix()
        files += [FileAccount(f"{top}/{name}", skipped=reason) for name, reason in listing.left_out]
        for name in listing:
            path = folder / name
            if reason := why_skipped(name, listing, metadata):
                files.append(FileAccount(path.as_posix(), skipped=reason))
            else:
                row = metadata.of(name) if metadata else None
                yield from file_articles(path, path.as_posix(), options, published, files, row)


def why_skipped(name: str, listing: Listing, metadata: MetadataTable | None) -> str | None:
    """File of a folder => why it is not read as an article (it holds metadata of other files), in one sentence; None if it is read."""
    if metadata and listing.path(name) == metadata.path:
        return "It holds the metadata of the files beside it."
    return listing.described_by(name)


def file_articles(
    path: Path,
    name: str,
    options: Options,
    published: date | None,
    files: list[FileAccount],
    row: Mapping[str, str] | None,
) -> Iterator[Article]:
    """File => its articles; an error is recorded in the file's account."""
    account = FileAccount(name)
    files.append(account)
    try:
        data = read_bytes(path, options.limits)
        known, told_by = read_sidecar(path)
        if row:
            known, told_by = {**row, **known}, told_by or "the metadata table"
        yield from extracted_articles(
            extract(data, path.name, path.suffix.lower(), options), account, published, known, told_by, options
        )
    except CannotRead as problem:
        account.failed, account.addresses = str(problem), problem.addresses
    except (RecursionError, MemoryError) as problem:
        account.failed = (
            f"{path.name} is too deep or too large to be read ({type(problem).__name__}): cut the article out of it."
        )


def extracted_articles(
    found: Extracted | Collection,
    account: FileAccount,
    published: date | None,
    known: Mapping[str, str],
    told_by: str | None,
    options: Options,
) -> Iterator[Article]:
    """Result of a reader => articles, counted in the account. known: metadata from a file beside it; told_by: name of that file."""
    many = isinstance(found, Collection)
    if isinstance(found, Collection):
        account.promised, account.columns = found.promised or account.promised, found.columns
        account.warnings = found.warnings
    for number, one in enumerate(found.articles if isinstance(found, Collection) else [found], 1):
        part = one.part or str(number)
        if number > options.limits.articles:
            account.unread.append(
                ("rest", f"Only the first {options.limits.articles:,} articles were read: split the file.")
            )
            return
        if (number - 1) % options.share[1] != options.share[0]:
            account.found += 1  # the workers with the other shares read it
            continue
        if isinstance(one, Unread):
            account.unread.append((reason_in_one_line(part), reason_in_one_line(one.reason)))
            continue
        source = f"{account.path}#{part}" if many else account.path
        try:
            made = build_article(one, source, published, dict(known), told_by)
        except (CannotRead, ValueError) as problem:
            if not many:
                raise CannotRead(str(problem)) from None
            account.unread.append((reason_in_one_line(part), str(problem)))
            continue
        account.found += 1
        yield made
    if not (account.found or account.unread):
        account.failed = f"{PurePosixPath(account.path).name} holds no article: choose another file."


__all__ = ["Articles", "FileAccount", "MetadataTable", "read_articles"]
