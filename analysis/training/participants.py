"""Train what tells participants apart: `python -m analysis.training.participants CORPORA`. The same text and the same models below give the same bytes.

Three log-linear models, fitted with CRFsuite or ranking.py (L-BFGS both) and written as JSON: which descriptions are participants (described.json), which entity a description or a
pronoun refers to (coreference.json), and how much a participant matters (salience.json). They learn from CORPORA/participants/gum-train.jsonl, which holds every mention of a person,
organisation or place, its entity, and in how many of five summaries the entity stands; and from text of the package, marked by hand (lessons.py): participants.txt in full,
pronouns.txt the pronouns alone, descriptions.txt the descriptions alone. pronouns.jsonl links he and she in the training text for names to the names they stand for, as an earlier set of
rules found them.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analysis.link.actors.aliases import cluster_names
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.coreference import Coreference
from analysis.link.actors.coreference_features import PERSON, new_features, pair_features
from analysis.link.actors.described import candidate_heads, description_features
from analysis.link.actors.entity import Entity
from analysis.link.actors.governments import mark_participants
from analysis.link.actors.reference import PRONOUN, Reference
from analysis.link.actors.references import name_kinds
from analysis.link.actors.roles import roles_of
from analysis.link.actors.salience import salience_features
from analysis.training.inline import written_documents
from analysis.training.lessons import Lesson, gold_mention, lesson, lessons, marked_lessons
from analysis.training.ranking import Choice, fit_ranking

HERE = Path(__file__).parent
PARTICIPANTS, PRONOUNS, DESCRIPTIONS = HERE / "participants.txt", HERE / "pronouns.txt", HERE / "descriptions.txt"
LINKS = HERE / "pronouns.jsonl"
LINE = re.compile(r"\n")
MODELS = Path(__file__).parents[1] / "language" / "models"
MIN_WEIGHT = 0.02
"""Weights below this are left out: they cost space and decide nothing."""
Case = tuple[Iterable[str] | Mapping[str, float], str]


def pronoun_lessons() -> Iterator[Lesson]:
    """The package's own training text, with the links of "he" and "she" from pronouns.jsonl."""
    links = {row["id"]: row["pronouns"] for row in map(json.loads, LINKS.read_text("utf-8").splitlines())}
    for record in written_documents():
        if record["id"] in links:
            one = lesson(record | {"published": None, "gold": []})
            one.record["gold"] = list(linked(one, links[record["id"]]))
            yield one


def linked(one: Lesson, links: Sequence[tuple[int, int, int]]) -> Iterator[dict[str, Any]]:
    """Spans of pronouns and the start of an antecedent's name for each => gold mentions."""
    groups = cluster_names(one.document, one.names)
    owner = {row.start: number for number, group in enumerate(groups) for row in group.rows}
    ends = {row.start: row.end for row in one.names}
    rows = [(start, end, owner[name]) for start, end, name in links if name in owner]
    rows += [(start, ends[start], number) for start, number in owner.items()]
    for start, end, number in rows:
        yield gold_mention(one.document, start, end, f"e{number}", "person")


def groups_of(one: Lesson) -> list[Cluster]:
    """The names of a document by whom they name, places that act among the organisations, as the linker has them."""
    groups = cluster_names(one.document, one.names)
    mark_participants(one.document, groups, one.quotes)
    return groups


# ------------------------------------------------------------------------------------------------------------- the three
def description_cases(text: Sequence[Lesson]) -> Iterator[Case]:
    """Documents => a case for each candidate head: its features, and whether it is a person, an organisation or no participant."""
    for one in (*text, *marked_lessons(DESCRIPTIONS, LINE)):
        names = name_kinds(one.document, one.names)
        for at in candidate_heads(one.document, names):
            kind = one.gold[at]["kind"] if at in one.gold else "none"
            yield description_features(one.document, at, names), "none" if kind == "place" else kind


def coreference_choices(text: Sequence[Lesson], own: Sequence[Lesson]) -> Iterator[Choice]:
    """Each reference: what it may stand for, nothing before it last, and the right one; entities are put together as the gold has them.

    text: of the corpora; own: of participants.txt. "He" and "she" share no feature with the rest and count twice as much; those of participants.txt count half, and only where
    they stand for a name: in so short articles they change more often, and more often to somebody who is only described, than in news at large.
    """
    for one in text:
        for choice in GoldCoreference(one).learnt():
            yield from [choice] * (4 if is_of_person(choice) else 2)
    for one in own:
        for choice in GoldCoreference(one).learnt():
            if not is_of_person(choice):
                yield from [choice] * 2
            elif is_named(choice):
                yield choice
    for one in (*pronoun_lessons(), *marked_lessons(PRONOUNS)):
        for choice in GoldCoreference(one, linked_only=True).learnt():
            yield from [choice] * 4


def is_of_person(choice: Choice) -> bool:
    """Whether a choice is one of "he" or "she"."""
    candidates, _ = choice
    return candidates[0][0].startswith(PERSON)


def is_named(choice: Choice) -> bool:
    """Whether the right candidate of "he" or "she" has a name."""
    candidates, answer = choice
    return PERSON + "named=True" in candidates[answer]


class GoldCoreference(Coreference):
    """Coreference resolution that follows the gold entities, and records every pair of reference and candidate with its features."""

    def __init__(self, one: Lesson, linked_only: bool = False):
        groups = groups_of(one)
        super().__init__(one.document, groups, roles_of(one.document, groups), one.quotes)
        self.lesson, self.choices, self.linked_only = one, list[Choice](), linked_only

    def learnt(self) -> list[Choice]:
        self.resolve()
        return self.choices

    def choose(self, one: Reference, found: Sequence[tuple[Entity, int]]) -> Entity | None:
        """The first candidate that belongs to the same gold entity, or None; references without gold are skipped."""
        wanted = self.lesson.entity_of(one)
        same = [wanted is not None and self.meant_by(entity) == wanted for entity, _ in found]
        answer = same.index(True) if any(same) else len(found)
        features = [pair_features(self, one, entity, recency) for entity, recency in found]
        if not self.linked_only:
            self.choices.append(([*features, new_features(self, one)], answer))
        elif one.form == PRONOUN and any(same):
            self.choices.append((features, answer))
        return next((entity for (entity, _), right in zip(found, same) if right), None)

    def meant_by(self, entity: Entity) -> str | None:
        return self.lesson.voted(entity, self.groups[entity.group].rows if entity.group is not None else ())


def salience_cases(text: Sequence[Lesson]) -> Iterator[Case]:
    """Documents => five cases per participant, one for each summary: its features, and whether the summary names it."""
    for one in text:
        groups = groups_of(one)
        walk = Coreference(one.document, groups, roles_of(one.document, groups), one.quotes)
        entities = walk.resolve()
        seen = set[str | None]()
        for entity, features in salience_features(one.document, entities, walk.speakers_of):
            gold = one.voted(entity)
            grade = one.record["salience"].get(gold, 0) if gold not in seen else 0
            seen.add(gold)
            yield from ((features, "named" if number < grade else "passed over") for number in range(5))


def fit(cases: Iterable[Case], labels: Sequence[str], smoothing: float) -> dict[str, Any]:
    """Cases => {"labels", "weights"} of a log-linear model; smoothing: coefficient of the L2 regularisation."""
    import pycrfsuite  # for training alone; what reads the text is tested without it

    trainer = pycrfsuite.Trainer(verbose=False)
    for features, label in cases:
        trainer.append([features if isinstance(features, dict) else list(features)], [label])
    trainer.set_params({"c1": 0, "c2": smoothing, "max_iterations": 150})
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        found: dict[str, list[float]] = {}
        for (feature, label), weight in tagger.info().state_features.items():
            found.setdefault(feature, [0.0] * len(labels))[labels.index(label)] = round(weight, 3)
        tagger.close()
    kept = {feature: row for feature, row in sorted(found.items()) if max(map(abs, row)) >= MIN_WEIGHT}
    return {"labels": list(labels), "weights": kept}


def ranking(choices: Iterable[Choice], smoothing: float) -> dict[str, Any]:
    """Choices => {"labels", "weights"} with one weight for each feature."""
    found = {feature: round(weight, 3) for feature, weight in sorted(fit_ranking(choices, smoothing).items())}
    return {"labels": ["same"], "weights": {name: [one] for name, one in found.items() if abs(one) >= MIN_WEIGHT}}


def write_social_nouns(lexicon: Path) -> None:
    """Write models/social_nouns.tsv: WordNet's nouns for persons and social groups, with its licence."""
    lines = (line for line in lexicon.read_text("utf-8").splitlines() if not line.startswith("#"))
    (MODELS / "social_nouns.tsv").write_text("\n".join([NOTICE, *lines, ""]), encoding="utf-8")


NOTICE = """# Nouns with a sense that is a person or a social group (body), the rank of the first such sense, and how many senses the noun has.
# From WordNet 3.1, Copyright 2011 by Princeton University. All rights reserved. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON
# UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. Permission to use, copy, modify and distribute it for any purpose and without fee is
# granted under the WordNet licence, which asks for this notice on all copies."""


def write(name: str, model: dict[str, Any]) -> None:
    rows = ",\n".join(
        f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(row)}" for feature, row in model["weights"].items()
    )
    text = f'{{"labels": {json.dumps(model["labels"])}, "weights": {{\n{rows}\n}}}}\n'
    (MODELS / f"{name}.json").write_text(text, encoding="utf-8")


def main() -> None:
    """In this order: coreference is learnt on the descriptions that the first model finds, salience on the entities that both make."""
    corpora = Path(sys.argv[1])
    write_social_nouns(corpora / "lexicon" / "people-nouns.tsv")
    text, own = lessons(corpora / "participants" / "gum-train.jsonl"), list(marked_lessons(PARTICIPANTS))
    write("described", fit(description_cases([*text, *own]), ("none", "person", "organisation"), 2.0))
    write("coreference", ranking(coreference_choices(text, own), 1.0))
    write("salience", fit(salience_cases([*text, *own]), ("passed over", "named"), 30.0))


if __name__ == "__main__":
    main()
