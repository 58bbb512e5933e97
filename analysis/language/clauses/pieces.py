"""Chunks cut finer: where two phrases stand in one, or a tag is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.language.chunks import Chunk
from analysis.language.clauses.vocabulary import FINITE, NOT, NOUNS, POINTERS, Columns, listed
from analysis.language.lexicons import words


def fine(columns: Columns, chunks: Sequence[Chunk], first: int) -> Iterator[Chunk]:
    """Chunks of the sentence that begins at `first`, cut where two phrases stand in one: [bases hosting troops], [Last week the general], [stationed there said]."""
    for chunk in mended(columns, chunks, first):
        if chunk.last - chunk.first < 2:
            yield chunk
        elif chunk.kind == "NP":
            yield from noun_pieces(columns, chunk)
        else:
            yield from verb_pieces(columns, chunk)


def mended(columns: Columns, chunks: Sequence[Chunk], first: int) -> Iterator[Chunk]:
    """Chunks with wrong tags put right: the second base [transfer]/VB; [Demands]/VBZ that begins a sentence; [fighting]/VBG
    broke out."""
    before: Chunk | None = None
    for chunk in chunks:
        if before is not None and chunk.kind == "NP" and is_number_of_name(columns, before, chunk):
            before = Chunk("NP", before.first, chunk.last, before.head)
            continue
        if chunk.kind == "VG":
            if before is not None and is_plural(columns, before, chunk):
                before = Chunk("NP", before.first, chunk.first + 1, chunk.first)
                chunk = Chunk("VG", chunk.first + 1, chunk.last, chunk.head)
            if before is not None and is_noun_behind(columns, before, chunk):
                before = Chunk("NP", before.first, chunk.last, chunk.head)
                continue
            if is_noun_alone(columns, chunk, first):
                chunk, rest = Chunk("NP", chunk.first, chunk.first + 1, chunk.first), chunk
                if rest.last > chunk.last:
                    yield from (one for one in (before, chunk) if one is not None)
                    before, chunk = None, Chunk("VG", chunk.last, rest.last, rest.head)
        if before is not None:
            yield before
        before = chunk
    if before is not None:
        yield before


def is_number_of_name(columns: Columns, before: Chunk, chunk: Chunk) -> bool:
    """The Estrella [II]: a Roman number, tagged as a figure, right behind a name."""
    single = chunk.last == chunk.first + 1 and before.kind == "NP" and before.last == chunk.first
    return single and columns.tags[before.last - 1] == "NNP" and columns.lower[chunk.first] in ROMAN


ROMAN = frozenset(("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"))


def is_plural(columns: Columns, before: Chunk, chunk: Chunk) -> bool:
    """Kestrel [shares]/VBZ fell: a noun in -s that is tagged as a verb, right before the verb."""
    tags, at = columns.tags, chunk.first
    beside = before.kind == "NP" and before.last == at and tags[before.last - 1] in NOUNS
    return (
        beside
        and chunk.last > at + 1
        and tags[at] == "VBZ"
        and tags[at + 1] in ("VBD", "MD")
        and len(columns.lower[at]) > 3
    )


def is_noun_alone(columns: Columns, chunk: Chunk, first: int) -> bool:
    """A sentence's first word in -s that is no auxiliary; one in -ing right before the verb that it is the subject of."""
    tag = columns.tags[chunk.first]
    if tag == "VBZ":
        return chunk.first == first and len(columns.lower[first]) > 3
    return tag == "VBG" and chunk.last > chunk.first + 1 and columns.tags[chunk.first + 1] in FINITE


def is_noun_behind(columns: Columns, before: Chunk, chunk: Chunk) -> bool:
    """A base form, or what is no form of a verb, right behind a noun phrase with an article: the slow [drawdown]."""
    return (
        chunk.last == chunk.first + 1 and (columns.tags[chunk.first] == "VB" or is_no_verb(columns, chunk.first))
        and before.kind == "NP" and before.last == chunk.first and columns.tags[before.first] in ("DT", "PRP$")
        and columns.tags[before.last - 1] in ("NN", "JJ", "NNP") and columns.tags[chunk.last : chunk.last + 1] != ["PRP"]
    )  # fmt: skip


def is_no_verb(columns: Columns, at: int) -> bool:
    """A participle by its tag, whose form is none and is no verb either."""
    low = columns.lower[at]
    return (
        columns.tags[at] in ("VBN", "VBD", "VBP") and columns.lemmas[at] == low and low not in words("language/verbs")
    )


def noun_pieces(columns: Columns, chunk: Chunk) -> Iterator[Chunk]:
    tags, lower, first = columns.tags, columns.lower, chunk.first
    if (tags[first] == "VBG" and is_gerund(columns, first)) or (
        tags[first] == "VBN" and lower[first + 1] in listed("time")
    ):
        yield Chunk("VG", first, first + 1, first)
        first += 1
    for i in range(first + 1, chunk.last):
        tag, behind = tags[i], tags[i - 1]
        if (
            tag in ("VBG", "VBN")
            and (behind in NOUNS or behind == "CD")
            and behind != "POS"
            and lower[i - 1] not in ("-", "–")
        ):
            yield noun_piece(columns, first, i)
            yield Chunk("VG", i, i + 1, i)
            first = i + 1
        elif i > first and (
            (i == first + 1 and is_behind_time(columns, first, chunk.last))
            or (tag in ("DT", "PRP$") and (behind in NOUNS or behind == "CD"))
            or (i == first + 1 and lower[first].isdigit() and first and lower[first - 1] in listed("time"))
            or (i == first + 2 and lower[i - 1].isdigit() and lower[first] in listed("time"))
            or (i == first + 2 and lower[i - 1] in listed("time") and lower[first] in POINTERS)
            or (i == chunk.last - 2 and lower[i] in POINTERS and lower[i + 1] in listed("time"))
            or (i == chunk.last - 1 and behind in NOUNS and lower[i] in listed("time") and tag != "NNS" and tag != "NN")
        ):
            yield noun_piece(columns, first, i)
            first = i
    if first < chunk.last:
        yield chunk if first == chunk.first else noun_piece(columns, first, chunk.last)


def is_behind_time(columns: Columns, first: int, last: int) -> bool:
    """In August | thieves took maps: what stands behind the month that a sentence begins with is the subject of its verb."""
    tags, lower = columns.tags, columns.lower
    if first < 1 or lower[first] not in listed("time") or tags[first] != "NNP" or lower[first - 1] not in ("in", "on"):
        return False
    begins = first == 1 or tags[first - 2] in (".", ",", "``", "''")
    finite = "VBN" in tags[first + 2 : last + 1] or (last < len(tags) and tags[last] in FINITE)
    return begins and finite and lower[first + 1] not in listed("time") and tags[first + 1] in NOUNS


def is_gerund(columns: Columns, at: int) -> bool:
    """[killing] three people, by [taking] bribes; not: in neighbouring Syria."""
    before = columns.tags[at - 1] if at else ""
    return before in (",", "IN", "CC", "TO", "WRB") and columns.lower[at] not in listed("adjective")


def noun_piece(columns: Columns, first: int, last: int) -> Chunk:
    head = next(
        (i for i in range(last - 1, first - 1, -1) if columns.tags[i] in NOUNS and columns.tags[i] != "POS"), last - 1
    )
    return Chunk("NP", first, last, head)


def is_noun_after(columns: Columns, verb: int) -> bool:
    """fired [tear] gas: a base form right behind a verb that takes none."""
    return columns.tags[verb] in ("VBD", "VBZ", "VBN", "VBG") and columns.lemmas[verb] not in listed("causative")


def verb_pieces(columns: Columns, chunk: Chunk) -> Iterator[Chunk]:
    tags, first, verb = columns.tags, chunk.first, -1
    for i in range(chunk.first, chunk.last):
        if verb >= first and tags[i] == "VB" and i == verb + 1 and is_noun_after(columns, verb):
            yield Chunk("VG", first, i, verb)
            yield Chunk("NP", i, chunk.last, i)
            return
        if verb >= first and (tags[i] in FINITE or (tags[i] == "TO" and columns.lemmas[verb] not in listed("phase"))):
            cut = i - 1 if columns.lower[i - 1] in NOT and tags[i] == "TO" else i
            yield Chunk("VG", first, cut, verb)
            first = cut
        if tags[i][:1] == "V" or tags[i] == "MD":
            verb = i
    yield chunk if first == chunk.first else Chunk("VG", first, chunk.last, max(verb, first))
