"""File, web address or pasted text => Article, or one sentence that says why it cannot be read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from analysis.article import Article, Removed, count_words, whole_characters
from analysis.reading.budget import guarded
from analysis.reading.byline import read_byline
from analysis.reading.clean import below_headline, clean
from analysis.reading.days import day_in_address, day_in_folders, day_in_name, unclear_day_in_name
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.languages import language_name, language_of
from analysis.reading.limits import LIMITS, Limits, Options
from analysis.reading.navigation import without_navigation
from analysis.reading.registry import extract, suffix_of_type
from analysis.reading.sidecar import KEYS, read_sidecar
from analysis.reading.unwrap import unwrapped
from analysis.reading.web import Answer, fetch
from analysis.storage import is_store_address

DATED_NAME = re.compile(r"\d{4}-?\d{2}-?\d{2}_((?:[A-Z][\w’']*)(?:-[A-Z][\w’']*)*)_\d+")
BREAKS_OFF = re.compile(r"(?:\w ?(?:…|\.{3})|\[(?:…|\.{3})\]|(?:…|\.{3}) ?\[\+\d+ char(?:acter)?s\])\s*\Z")
"""said Ana Roe, who runs t…; the minister said… [+1204 chars]"""
COLLECTIONS = frozenset(
    {
        ".zip",
        ".wacz",
        ".gz",
        ".warc",
        ".csv",
        ".tsv",
        ".json",
        ".jsonl",
        ".ndjson",
        ".parquet",
        ".sqlite",
        ".sqlite3",
        ".db",
        ".mbox",
        ".xml",
        ".xlsx",
    }
)
"""Suffixes of files that can hold many articles, for which the limit `collection` counts."""


def read_article(
    source: str | Path, *, published: date | None = None, allow_network: bool = False, limits: Limits = LIMITS
) -> Article:
    """Path of a file in any format of formats.tsv, pasted text, or, with allow_network, a web address => Article.

    Title, author, outlet and day are also read from a file of the same name that ends in .json or .toml; `published` replaces any other day.
    If no day is known, Article.published is None. Raises CannotRead with one sentence that says what to do, also for a file with several
    articles (see read_articles).
    """
    if isinstance(source, str) and is_address(source):
        return read_address(source.strip(), published, allow_network, limits)
    if isinstance(source, str) and is_pasted(source):
        return article_from_text(source, published=published)
    path = Path(os.path.expanduser(source))
    data = read_bytes(path, limits)
    found = single_article(extract(data, path.name, path.suffix.lower(), Options(limits)), path.name)
    known, told_by = read_sidecar(path)
    return build_article(found, path.as_posix(), published, known, told_by)


def article_from_text(text: str, *, published: date | None = None, source: str = "pasted text") -> Article:
    """Pasted text => Article without boilerplate. Raises CannotRead if nothing is left."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return build_article(Extracted(unwrapped(whole.replace("\r\n", "\n"))), source, published)


def read_address(
    address: str, published: date | None, allow_network: bool, limits: Limits, get: Callable[..., Answer] = fetch
) -> Article:
    """Web address => Article. The address is sent to its server and to nobody else. Raises CannotRead."""
    if not allow_network:
        raise CannotRead(
            f"{address[:100]} is a web address, and the workbook uses the network only if it is told to: pass allow_network=True, or save the page and choose the file."
        )
    answer = get(address, limits=limits)
    name = unquote(urlsplit(answer.address).path.rsplit("/", 1)[-1])[:80] or str(urlsplit(answer.address).hostname)
    suffix = suffix_of_type(answer.type) or (".html" if answer.type.startswith("text/") else Path(name).suffix.lower())
    found = single_article(extract(answer.data, name, suffix, Options(limits, answer.charset)), name)
    return build_article(found, answer.address, published)


def single_article(found: Extracted | Collection, name: str) -> Extracted:
    """Article of a file that holds exactly one. Raises CannotRead if it holds several, or one without text."""
    if isinstance(found, Extracted):
        return found
    first = list(islice((one for one in found.articles), 100))
    texts = [one for one in first if isinstance(one, Extracted)]
    if len(texts) == 1:
        return texts[0]
    if not texts:
        raise CannotRead(
            next(
                (one.reason for one in first if isinstance(one, Unread)),
                f"{name} holds no article: choose another file.",
            )
        )
    raise CannotRead(
        f"{name} holds {'100 or more' if len(first) == 100 else len(texts)} articles: read them with read_articles, or analyse them as a corpus."
    )


def build_article(
    found: Extracted,
    source: str,
    published: date | None,
    known: dict[str, str] | None = None,
    told_by: str | None = None,
) -> Article:
    """Result of a reader => Article, cleaned. Raises CannotRead and nothing else.

    published: day that the analyst gave; known: metadata from a file beside the article, and told_by: the name of that file.
    """
    source = whole_characters(source)
    return guarded(lambda: cleaned(found, source, published, known or {}, told_by), source, LIMITS)


def cleaned(
    found: Extracted, source: str, published: date | None, known: dict[str, str], told_by: str | None
) -> Article:
    """Extracted text => the article's own text, without lines that do not belong to it, and metadata found in these lines."""
    on_web = "://" in source and not is_store_address(source)
    stem = "" if on_web or source == "pasted text" else PurePosixPath(source.partition("#")[0]).stem
    plain, removed = clean(whole_characters(found.text))
    below, title, above = below_headline(plain, found.title)
    if found.title is None:
        below, above = without_navigation(below)
    head = read_byline(below)
    if not any(map(str.isalpha, head.text)):
        raise CannotRead(f"{source} holds no text: paste or choose an article with at least one sentence.")
    day, day_from = day_and_origin(
        (published, "the analyst"), (date.fromisoformat(known["published"][:10]) if "published" in known else None, told_by),
        (found.published, found.published_from), (head.published, head.published_from), (day_in_name(stem), "the name of the file"),
        (day_in_folders(source) if stem else None, "the name of the folder"),
        (day_in_address(found.metadata.get("url", "")), "the address of the page"), (day_in_address(source) if on_web else None, "the address of the page"),
    )  # fmt: skip
    unclear = unclear_day_in_name(stem) if day is None else None
    unsure = (
        (f"The day in the file’s name, {unclear}, can be read in two ways: say when it was published.",)
        if unclear
        else ()
    )
    language, notes = recognised(head.text, known.get("language") or found.hint)
    return Article(
        head.text, published=day, published_from=day_from, title=whole_or_none(known.get("title") or title or title_of(head.text)), source=source,
        author=whole_or_none(known.get("author") or found.author or head.author),
        outlet=whole_or_none(known.get("outlet") or known.get("source") or found.outlet or head.outlet or outlet_in_name(stem)),
        language=language, removed=(*found.removed, *removed, *above, *head.removed), warnings=(*(f"Note in the article’s metadata: {one}" for one in filter(None, [known.get("note")])), *found.warnings, *unsure, *notes, *words_differ(head.text, found.stated_words), *cut_short(head.text, removed)),
        metadata={
            whole_characters(key): whole_characters(value)
            for key, value in (*found.metadata.items(), *((key, value) for key, value in known.items() if key not in KEYS))
        },
    )  # fmt: skip


def whole_or_none(text: str | None) -> str | None:
    return whole_characters(text) if text else None


def outlet_in_name(stem: str) -> str | None:
    """ "2021-05-04_Valley-Courier_0" => "Valley Courier": date, capitalised words and a number, separated by underscores; None for other names."""
    match = DATED_NAME.fullmatch(stem)
    return match[1].replace("-", " ") if match else None


def words_differ(text: str, stated: int | None) -> tuple[str, ...]:
    """Warning, as a tuple of one, if the text is shorter or longer than the source states, by more than 15 % and ten words; else an empty tuple."""
    found = count_words(text)
    if not stated or abs(found - stated) <= max(10, 0.15 * stated):
        return ()
    return (f"The source states {stated} words, and {found} were found: some of the text may be missing.",)


def cut_short(text: str, removed: Sequence[Removed]) -> tuple[str, ...]:
    """Warning, as a tuple of one, if the text breaks off or a subscription offer followed it; else an empty tuple."""
    if any(one.reason == "offer to subscribe" for one in removed):
        return ("The page is for subscribers: only the beginning of the article may be here.",)
    return ("The text breaks off in the middle: only its beginning is here.",) if BREAKS_OFF.search(text) else ()


def day_and_origin(*candidates: tuple[date | None, str | None]) -> tuple[date | None, str | None]:
    """The first publication date that is known, and where it is from; (None, None) if there is none."""
    return next(((day, origin) for day, origin in candidates if day), (None, None))


def recognised(text: str, hint: str | None) -> tuple[str, tuple[str, ...]]:
    """Text => language code, and a warning if it is not English."""
    code = language_of(text) or (hint or "en")[:2].lower()
    if code == "en":
        return code, ()
    return code, (
        f"The text seems to be {language_name(code)}. The workbook reads English: names, speech, figures and dates will be missed.",
    )


def title_of(text: str) -> str | None:
    """First line of a text, if it is short and does not end like a sentence; else None."""
    line = text.split("\n", 1)[0].strip()
    return line if 0 < len(line) <= 140 and line[-1] not in '.!?”"' and "\n" in text else None


def is_address(source: str) -> bool:
    return bool(re.match(r"\s*[a-z][a-z0-9+.-]{1,15}://\S+\s*\Z", source, re.I))


def is_pasted(source: str) -> bool:
    """True for text rather than a path: several lines, a line longer than any path, or nothing."""
    return "\n" in source or len(source) > 1000 or not source.strip()


def read_bytes(path: Path, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            raise CannotRead(
                f"{path} is a folder: choose one file in it."
                if os.access(path, os.R_OK | os.X_OK)
                else f"The folder {path} cannot be opened: check its rights."
            )
        if not path.is_file():
            raise CannotRead(f"There is no file {str(path)[:200]}: check the name, or give the full path.")
        max_bytes = max(limits.size, limits.collection) if path.suffix.lower() in COLLECTIONS else limits.size
        if path.stat().st_size > max_bytes:
            raise CannotRead(
                f"{path.name} is larger than {max_bytes // 10**6} MB: cut the article out of it and save it as a file of its own."
            )
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        if isinstance(problem, CannotRead):
            raise
        raise CannotRead(
            f"{str(path)[:200]} cannot be opened ({getattr(problem, 'strerror', None) or problem}): check its name and permissions."
        ) from None
