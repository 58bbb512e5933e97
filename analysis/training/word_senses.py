"""WordNet => the small tables of word senses in `analysis/check`: which words mean the same, the opposite, or something broader.

    python -m analysis.training.word_senses /usr/share/wordnet corpora/raw/masc.txt.gz corpora/raw/wikipedia-sentences.txt.gz

Keeps the most frequent senses of the words that occur at least MIN_COUNT times in the texts, in any form.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analysis.language.lemmas import lemma

OUT = Path(__file__).parents[1] / "check"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
TAGS = {"n": "NNS", "v": "VBD", "a": "JJ", "r": "RB"}
MIN_COUNT, MAX_SENSES = 2, 6
HEAD = "# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Licence: analysis/check/README.md.\n"


@dataclass
class Sense:
    """One sense. words: its synonyms; above: hypernyms; alike: similar senses; opposites: (index of a word, sense of its antonym, index of the antonym there)."""

    words: list[str]
    above: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)
    opposites: list[tuple[int, str, int]] = field(default_factory=list)


def read_senses(folder: Path) -> dict[str, Sense]:
    """Files data.noun, … of WordNet => senses by part of speech and offset: {"n00001740": Sense}."""
    found = {}
    for name, part in PARTS.items():
        for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
            if not line.startswith(" "):
                found[part + line.split(" ", 1)[0]] = sense(line.split(" | ")[0].split(" "))
    return found


def sense(cells: Sequence[str]) -> Sense:
    """Cells of a line of a WordNet data file => its sense."""
    size = int(cells[3], 16)
    made = Sense([cells[4 + 2 * at].split("(")[0].lower() for at in range(size)])
    begin = 5 + 2 * size
    for at in range(int(cells[begin - 1])):
        kind, offset, part, ends = cells[begin + 4 * at : begin + 4 * at + 4]
        other = part.replace("s", "a") + offset
        if kind in ("@", "@i"):
            made.above.append(other)
        elif kind in ("&", "$", "+", "\\"):
            made.alike.append(other)
        elif kind == "!":
            made.opposites.append((int(ends[:2], 16) - 1, other, int(ends[2:], 16) - 1))
    return made


def read_words(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Files index.noun, … of WordNet => word, part of speech and its senses, most frequent first."""
    for name, part in PARTS.items():
        for line in (folder / f"index.{name}").read_text("latin-1").splitlines():
            if not line.startswith(" "):
                cells = line.split()
                yield cells[0], part, [part + one for one in cells[-int(cells[2]) :]]


def seen(paths: Sequence[Path]) -> Counter[str]:
    """Texts => {lemma: occurrences}; a word counts for its lemmas as each part of speech."""
    forms: Counter[str] = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                forms.update(word.lower() for word in line.split() if word.isalpha())
    found: Counter[str] = Counter()
    for form, times in forms.items():
        for one in {form, *(lemma(form, tag) for tag in TAGS.values())}:
            found[one] += times
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("texts", nargs="+", type=Path)
    options = parser.parse_args()
    senses, known = read_senses(options.wordnet), seen(options.texts)
    kept: dict[str, list[str]] = defaultdict(list)
    for word, _, listed in read_words(options.wordnet):
        if known[word] >= MIN_COUNT:
            kept[word] += listed[:MAX_SENSES]
    write(kept, senses)


def write(kept: dict[str, list[str]], senses: dict[str, Sense]) -> None:
    """Write word_senses.tsv and sense_links.tsv. kept: senses of each word, most frequent first."""
    needed = {one for listed in kept.values() for one in listed}
    needed |= {above for one in list(needed) for above in senses[one].above}
    numbers = {one: number for number, one in enumerate(sorted(needed))}
    opposites = opposite_words(kept, senses)
    lines = ["word\tsenses\topposites"]
    for word, listed in sorted(kept.items()):
        lines.append(
            "\t".join((word, " ".join(str(numbers[one]) for one in listed), " ".join(sorted(opposites[word]))))
        )
    (OUT / "word_senses.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    lines = ["sense\tabove\talike"]
    for one, number in numbers.items():
        above, alike = (
            [str(numbers[other]) for other in listed if other in numbers]
            for listed in (senses[one].above, senses[one].alike)
        )
        if above or alike:
            lines.append(f"{number}\t{' '.join(above)}\t{' '.join(alike)}")
    (OUT / "sense_links.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def opposite_words(kept: dict[str, list[str]], senses: dict[str, Sense]) -> dict[str, set[str]]:
    """Senses of each word => {word: its antonyms}."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, listed in kept.items():
        for one in listed:
            made = senses[one]
            for at, other, place in made.opposites:
                if made.words[at] == word:
                    found[word].add(senses[other].words[place])
    return found


if __name__ == "__main__":
    main()
