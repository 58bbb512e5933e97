"""Analysis => CoNLL-U Plus: one token per line with lemma, tag, name (BIO), actor and offsets; an empty line ends each sentence."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.result import Analysis

COLUMNS = "ID FORM LEMMA XPOS NE ACTOR MISC"
NAMES = {"person": "PER", "organisation": "ORG", "place": "LOC", "people": "GRP"}


def analysis_to_conll(result: Analysis) -> str:
    """Analysis => text; its first line names the columns (https://universaldependencies.org/ext-format.html)."""
    return "".join(conll_pieces(result))


def conll_pieces(result: Analysis) -> Iterator[str]:
    """Analysis => the lines of `analysis_to_conll`, one at a time."""
    yield f"# global.columns = {COLUMNS}\n"
    yield from (f"{line}\n" for line in conll_lines(result))


def conll_lines(result: Analysis) -> Iterator[str]:
    document = result.document
    names, actors = bio_labels(result)
    for sentence in document.sentences:
        yield f"# sent_id = s{sentence.number + 1}"
        yield f"# text = {conll_field(document.text[sentence.start : sentence.end])}"
        for place, at in enumerate(range(sentence.first, sentence.last), 1):
            cells = (
                conll_field(document.words[at]),
                conll_field(document.lemmas[at]),
                document.tags[at],
                names[at],
                actors[at],
            )
            yield (
                f"{place}\t"
                + "\t".join(cell or "_" for cell in cells)
                + f"\tstart={document.starts[at]}|end={document.ends[at]}"
            )
        yield ""


def bio_labels(result: Analysis) -> tuple[list[str], list[str]]:
    """Analysis => BIO label and actor id of each token; where mentions overlap, the first one counts."""
    document = result.document
    names, actors = ["O"] * len(document.words), ["_"] * len(document.words)
    for row in result.mention_rows:
        within = document.tokens_in(row.start, row.end)
        if row.form == "name" and all(names[at] == "O" for at in within):
            for at in within:
                names[at] = f"{'B' if at == within[0] else 'I'}-{NAMES.get(row.kind, 'MISC')}"
        for at in within:
            actors[at] = row.actor or "_" if actors[at] == "_" else actors[at]
    return names, actors


def conll_field(text: str) -> str:
    return " ".join(text.split())
