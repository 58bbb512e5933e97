"""Attachments of a mail => articles. An article without an outlet or a date of its own gets the sender or the date of the mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from analysis.article import Removed
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.limits import Options
from analysis.reading.registry import by_suffix, extract

MAX_DEPTH = 3
"""Levels of mails attached to mails that are opened."""
COVERING_WORDS = 40
"""Fewest words of a mail with attached articles that is an article itself; a shorter one is a covering note."""
NOT_OPENED = (".json", ".js", ".db", ".sqlite", ".sqlite3", ".xml", ".toml")
"""Endings of attachments that are meant for programs, not for readers."""


@dataclass(frozen=True, slots=True)
class Attached:
    name: str
    data: bytes


def with_attachments(
    body: Extracted, attached: Sequence[Attached], name: str, options: Options
) -> Extracted | Collection:
    """Text of a mail and its attachments => the only article in them, or a collection of several.

    A covering note ("Please see attached") is put into `removed` of the attached articles. Raises CannotRead if neither the mail nor an
    attachment has text.
    """
    opened = [one for one in attached if is_readable_file(one)] if options.depth < MAX_DEPTH else []
    found = [one for file in opened for one in attached_articles(file, body, replace(options, depth=options.depth + 1))]
    articles = [one for one in found if isinstance(one, Extracted)]
    unopened = [one.name for one in attached if one not in opened]
    notes = (f"Attachments not opened: {', '.join(unopened)[:200]}.",) if unopened else ()
    own = replace(body, warnings=(*body.warnings, *notes))
    has_text = any(map(str.isalpha, body.text))
    if not articles:
        failed = tuple(one.reason for one in found if isinstance(one, Unread))
        if not has_text:
            raise CannotRead(
                " ".join(failed)
                or f"{name} holds no text, only attachments: save the attached article and choose that."
            )
        return replace(own, warnings=(*own.warnings, *failed))
    if len(body.text.split()) >= COVERING_WORDS:
        return Collection([own, *found], warnings=notes)
    note = (Removed(body.text, "covering note of the mail"),) if has_text else ()
    covered = [replace(one, removed=(*note, *one.removed)) if isinstance(one, Extracted) else one for one in found]
    return articles_or_one(covered, notes)


def articles_or_one(found: list[Extracted | Unread], notes: tuple[str, ...]) -> Extracted | Collection:
    if len(found) == 1 and isinstance(found[0], Extracted):
        return replace(found[0], part=None, warnings=(*found[0].warnings, *notes))
    return Collection(found, warnings=notes)


def is_readable_file(one: Attached) -> bool:
    """True if the attachment's name has the suffix of a format that can be read."""
    suffix = PurePosixPath(one.name).suffix.lower()
    known = by_suffix().get(suffix)
    return bool(known and known.reader and suffix not in NOT_OPENED)


def attached_articles(one: Attached, mail: Extracted, options: Options) -> Iterator[Extracted | Unread]:
    path = PurePosixPath(one.name)
    try:
        found = extract(one.data, path.name, path.suffix.lower(), options)
    except CannotRead as problem:
        yield Unread(str(problem), part=path.name)
        return
    for number, inner in enumerate(found.articles if isinstance(found, Collection) else [found], 1):
        part = path.name if isinstance(found, Extracted) else f"{path.name}#{inner.part or number}"
        yield dated_by_mail(replace(inner, part=part), mail)


def dated_by_mail(found: Extracted | Unread, mail: Extracted) -> Extracted | Unread:
    """Article of an attachment => the same, with the mail's metadata where it has none of its own."""
    if isinstance(found, Unread):
        return found
    day = (found.published, found.published_from)
    if found.published is None and mail.published is not None:
        day = (mail.published, "the Date line of the mail it was attached to")
    return replace(found, published=day[0], published_from=day[1], outlet=found.outlet or mail.outlet)
