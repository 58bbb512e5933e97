"""What the model of names sees of a word: the word itself, its neighbours, lists, classes, and what the article says of it elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from analysis.language.gazetteer import known_names
from analysis.language.lexicons import rows, word_class, words
from analysis.language.word_classes import classes_of, vector_classes_of

SHAPES = (
    (re.compile(r"[A-Z]{2,}"), "X+"),
    (re.compile(r"[A-Z]"), "X"),
    (re.compile(r"[a-z]+"), "x"),
    (re.compile(r"\d+"), "d"),
)
LISTS = {"title": words("names/titles"), "organisation": words("names/organisation_words"), "place": words("names/place_words"),
         "first": words("names/first_names"), "surname": words("names/surnames")}  # fmt: skip
STEPS = (0, -2, -1, 1, 2)
"""Places of the words whose features count for a token, from it."""
Names = tuple[str, ...]
"""Of features."""
ByStep = tuple[Names, ...]
"""Those for the token at each of STEPS from the word that has them."""


@lru_cache(maxsize=10_000)
def shape(word: str) -> str:
    """Baghdad => Xx, CJTF => X+, al => x, K1 => Xd, U.S. => X.X."""
    for pattern, letter in SHAPES:
        word = pattern.sub(letter, word)
    return word[:10]


def word_features(word: str) -> dict[int, Names]:
    """What can be said of a word wherever it stands: for itself (0) and for its neighbours at -2, -1, 1 and 2."""
    groups = [
        *(find(value) for find, value in zip(GROUPS, group_values(word))), spelling_features(word.lower()),
    ]  # fmt: skip
    return {step: tuple(name for group in groups for name in group[at]) for at, step in enumerate(STEPS)}


def group_values(word: str) -> tuple[Any, ...]:
    """What many words have in common, one for each of GROUPS: shape, word classes, classes by vector, the lists that a word is in."""
    low = word.lower()
    lists = tuple(name for name, listed in LISTS.items() if low in listed or low.rstrip(".") in listed)
    return shape(word), classes_of(word), vector_classes_of(word), lists


def spelling_features(low: str) -> ByStep:
    """Those of the word itself, its beginnings and its endings."""
    here = [f"p{size}={low[:size]}" for size in (2, 3, 4)] + [f"e{size}={low[-size:]}" for size in (2, 3, 4)]
    return by_step(own=here, beside=[f"e3={low[-3:]}"], near=[f"w={low}"])


def shape_features(form: str) -> ByStep:
    return by_step(near=[f"s={form}"])


def class_features(classes: Sequence[str]) -> ByStep:
    coarse, middle, fine = classes
    both = [f"c={coarse}", f"f={fine}"]
    return by_step(own=both, beside=both, near=[f"m={middle}"])


def vector_class_features(classes: Sequence[str]) -> ByStep:
    broad, narrow, exact = classes
    return by_step(own=[f"vn={narrow}", f"ve={exact}"], beside=[f"vn={narrow}"], near=[f"v={broad}"])


def list_features(lists: Sequence[str]) -> ByStep:
    both = [f"in={name}" for name in lists]
    return by_step(own=both, beside=both)


GROUPS: tuple[Callable[[Any], ByStep], ...] = (shape_features, class_features, vector_class_features, list_features)


def by_step(own: Sequence[str] = (), beside: Sequence[str] = (), near: Sequence[str] = ()) -> ByStep:
    """Names for the token itself, for those right beside it, and for all up to two from it => names at each of STEPS."""
    at = {0: [*near, *own], -2: near, -1: [*near, *beside], 1: [*near, *beside], 2: near}
    return tuple(tuple(f"{step}{one}" if step else one for one in at[step]) for step in STEPS)


class Evidence:
    """What the whole article says of its words: which are also written small, how often each stands inside a sentence with a
    capital and beside what, and the article's topic. Sentences in which a capital says little tell nothing of capitals."""

    def __init__(self, sentences: Sequence[Sequence[str]]):
        self.lowercased_words = {word for sentence in sentences for word in sentence if word.islower()}
        self.topics = topics_of(self.lowercased_words)
        self.capital: Counter[str] = Counter()
        self.beside: dict[str, dict[str, None]] = defaultdict(dict)
        self.told: dict[str, Names] = {}
        for sentence in sentences:
            if not letter_case(sentence):
                self.read(sentence)

    def read(self, sentence: Sequence[str]) -> None:
        last = len(sentence) - 1
        for at, word in enumerate(sentence):
            if not word[:1].isupper():
                continue
            low = word.lower()
            if at:
                self.capital[low] += 1
                self.beside[low] |= word_before(sentence[at - 1])
            if at < last:
                self.beside[low] |= word_after(sentence[at + 1])

    def features(self, word: str) -> Names:
        found = self.told.get(word)
        if found is None:
            found = self.told[word] = self.features_of_capital(word.lower()) if word[:1].isupper() else ()
        return found

    def features_of_capital(self, low: str) -> Names:
        small = ["also=small"] if low in self.lowercased_words else []
        return f"capital={min(self.capital[low], 3)}", *self.beside.get(low, ()), *small


def topics_of(words: set[str]) -> list[str]:
    """What an article with these words in small letters is about: sport, market, both or neither."""
    return [name for name, listed in TOPICS.items() if len(listed & words) > 1]


@lru_cache(maxsize=5_000)
def word_before(word: str) -> dict[str, None]:
    """What the word before a name may say of it at its other places: a title, a first name, a preposition."""
    low = word.lower()
    names = [name for name in ("title", "first") if low in LISTS[name] or low.rstrip(".") in LISTS[name]]
    return dict.fromkeys(f"after={name}" for name in [*names, *([low] if low in PREPOSITIONS else [])])


@lru_cache(maxsize=5_000)
def word_after(word: str) -> dict[str, None]:
    """What the word behind a name may say of it at its other places: the word of a body or place, a verb of saying."""
    low = word.lower()
    names = [name for name in ("organisation", "place") if word[:1].isupper() and low in LISTS[name]]
    return dict.fromkeys(f"before={name}" for name in [*names, *([low] if low in BEHIND else [])])


PREPOSITIONS = word_class("language/clause_words", "place preposition")
BEHIND = frozenset({"said", "says", "told", "'s", "(", "and", "shares", "who", "forces", "police", "officials"})
TOPICS = {
    name: frozenset(row["word"] for row in rows("names/topics") if row["topic"] == name) for name in ("sport", "market")
}


def context_features(sentence: Sequence[str], evidence: Evidence) -> list[list[str]]:
    """Tokens of one sentence => what depends on more than one word, for each; with `word_features` all that the model sees."""
    tokens = zip(*context_values(sentence, evidence))
    return [[name for find, value in zip(CONTEXT, values) for name in find(value)] for values in tokens]


def context_values(sentence: Sequence[str], evidence: Evidence) -> list[list[Any]]:
    """Tokens of one sentence => for each function of CONTEXT what it asks of each token."""
    case = letter_case(sentence)
    form = (*case, *(["table"] if is_table(sentence) else []), *evidence.topics)
    known = known_names(as_listed(sentence, all_caps=case == ["shouted"]))
    shapes, middles = [shape(word) for word in sentence], [classes_of(word)[1] for word in sentence]
    low = [word.lower() for word in sentence]
    return [
        [(form, kind, one if word[:1].isupper() else "") for kind, one, word in zip(known, shapes, sentence)],
        [evidence.features(word) for word in sentence],
        list(zip([None, *low], low)),
        list(zip([None, *middles], middles)),
        list(zip(middles, [*middles[1:], None])),
        list(zip([None, *shapes], shapes, [*shapes[1:], None])),
        list(zip([None, *known], [*known[1:], None])),
    ]  # fmt: skip


def form_features(value: tuple[Names, str, str]) -> Names:
    """Kinds of sentence and article, a word's class as a known name ("" for none), and its shape if it has a capital."""
    form, known, capitalised = value
    if known:
        return *form, f"g={known}", *(f"g={known}|{one}" for one in form)
    return *form, *(f"s={capitalised}|{one}" for one in form if capitalised)


def evidence_features(value: Names) -> Names:
    return value


def word_pair_features(value: tuple[str | None, str]) -> Names:
    """The word before, None at the front of a sentence, and the word."""
    before, low = value
    return () if before is None else (f"ww={before}|{low}",)


def class_pair_features(value: tuple[str | None, str]) -> Names:
    before, middle = value
    return () if before is None else (f"mm={before}|{middle}",)


def next_class_features(value: tuple[str, str | None]) -> Names:
    middle, after = value
    return () if after is None else (f"1mm={middle}|{after}",)


def shape_sequence_features(value: tuple[str | None, str, str | None]) -> Names:
    """Shapes of the word before, the word and the next one; None beyond the sentence."""
    before, form, after = value
    if after is None:
        return ()
    pair = f"ss={form}|{after}"
    return (pair,) if before is None else (pair, f"sss={before}|{form}|{after}")


def known_neighbour_features(value: tuple[str | None, str | None]) -> Names:
    """Classes of the words on both sides as known names, "" for none, None beyond the sentence."""
    before, after = value
    left = "first" if before is None else f"-1g={before}" if before else ""
    right = "last" if after is None else f"1g={after}" if after else ""
    return tuple(filter(None, (left, right)))


CONTEXT: tuple[Callable[[Any], Names], ...] = (
    form_features, evidence_features, word_pair_features, class_pair_features, next_class_features, shape_sequence_features, known_neighbour_features,
)  # fmt: skip
"""What depends on more than one word, each from a value of `context_values`."""


def is_table(sentence: Sequence[str]) -> bool:
    """Whether a line is mostly results: "Chicago 5 Detroit 3"."""
    return sum(word[:1].isdigit() for word in sentence) * 4 > len(sentence)


def as_listed(sentence: Sequence[str], all_caps: bool) -> list[str]:
    """Words as lists write them: straight apostrophes, and in a shouted sentence capitals only at the front of longer words."""
    words = [word.replace("’", "'") for word in sentence]
    return [word.capitalize() if len(word) > 3 else word for word in words] if all_caps else words


def letter_case(sentence: Sequence[str]) -> list[str]:
    """Whether capitals say little here: most words in capitals throughout, or each with one as in a headline."""
    count = len(sentence)
    if count > 3 and sum(word.isupper() for word in sentence) * 2 > count:
        return ["shouted"]
    return ["headline"] if count > 3 and sum(word[:1].isupper() for word in sentence) * 10 > count * 7 else []
