"""Train the models of participants: `python -m analysis.training.participants CORPORA`. Equal text and equal models of the floors below give equal bytes.

Three log-linear models, fitted with CRFsuite or ranking.py (L-BFGS both) and written as JSON: which descriptions are participants (described.json), which entity a description or a
pronoun refers to (coreference.json), and how much a participant matters (salience.json). They learn from CORPORA/participants/gum-train.jsonl, which holds every mention of a person,
organisation or place, its entity, and how many of five summaries name the entity; and from our own text, annotated by hand (lessons.py): participants.txt in full,
pronouns.txt with pronouns only, descriptions.txt with descriptions only. pronouns.jsonl links "he" and "she" in the training text for names to the names they refer to,
as an earlier set of rules found them.
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
"""Smaller weights are left out: they take space and decide nothing."""
Case = tuple[Iterable[str] | Mapping[str, float], str]


def pronoun_lessons() -> Iterator[Lesson]:
    """=> the project's own training text for names, with the links of "he" and "she" from pronouns.jsonl."""
    links = {row["id"]: row["pronouns"] for row in map(json.loads, LINKS.read_text("utf-8").splitlines())}
    for record in written_documents():
        if record["id"] in links:
            one = lesson(record | {"published": None, "gold": []})
            one.record["gold"] = list(linked(one, links[record["id"]]))
            yield one


def linked(one: Lesson, links: Sequence[tuple[int, int, int]]) -> Iterator[dict[str, Any]]:
    """(start, end) of a pronoun and the start of a name it refers to, for each link => gold mentions of the pronouns and of all names."""
    groups = cluster_names(one.document, one.names)
    owner = {row.start: number for number, group in enumerate(groups) for row in group.rows}
    ends = {row.start: row.end for row in one.names}
    rows = [(start, end, owner[name]) for start, end, name in links if name in owner]
    rows += [(start, ends[start], number) for start, number in owner.items()]
    for start, end, number in rows:
        yield gold_mention(one.document, start, end, f"e{number}", "person")


def groups_of(one: Lesson) -> list[Cluster]:
    """Names of a document, clustered by their bearer as in the linker: places that act are among the organisations."""
    groups = cluster_names(one.document, one.names)
    mark_participants(one.document, groups, one.quotes)
    return groups


# ------------------------------------------------------------------------------------------------------ training instances
def description_cases(text: Sequence[Lesson]) -> Iterator[Case]:
    """Documents => an instance for each candidate head: its features, and the label person, organisation or none (no participant)."""
    for one in (*text, *marked_lessons(DESCRIPTIONS, LINE)):
        names = name_kinds(one.document, one.names)
        for at in candidate_heads(one.document, names):
            kind = one.gold[at]["kind"] if at in one.gold else "none"
            yield description_features(one.document, at, names), "none" if kind == "place" else kind


def coreference_choices(text: Sequence[Lesson], own: Sequence[Lesson]) -> Iterator[Choice]:
    """Documents of the corpora (text) and of participants.txt (own) => a choice for each reference: the features of the candidate entities, and last those of
    a new entity, with the index of the right one. The candidates are the gold entities so far.

    "He" and "she" share no feature with other references and have double weight. Those of participants.txt have half of that, and only if they refer
    to a name: in such short articles the referent changes more often than in news at large, and more often to somebody who is only described.
    """
    for one in text:
        for choice in GoldCoreference(one).recorded_choices():
            yield from [choice] * (4 if is_of_person(choice) else 2)
    for one in own:
        for choice in GoldCoreference(one).recorded_choices():
            if not is_of_person(choice):
                yield from [choice] * 2
            elif is_named(choice):
                yield choice
    for one in (*pronoun_lessons(), *marked_lessons(PRONOUNS)):
        for choice in GoldCoreference(one, linked_only=True).recorded_choices():
            yield from [choice] * 4


def is_of_person(choice: Choice) -> bool:
    """True if a choice is that of a "he" or "she"."""
    candidates, _ = choice
    return candidates[0][0].startswith(PERSON)


def is_named(choice: Choice) -> bool:
    """True if the right candidate of a "he" or "she" has a name."""
    candidates, answer = choice
    return PERSON + "named=True" in candidates[answer]


class GoldCoreference(Coreference):
    """Coreference resolution that follows the gold entities and records each choice. linked_only: record only pronouns with a gold antecedent."""

    def __init__(self, one: Lesson, linked_only: bool = False):
        groups = groups_of(one)
        super().__init__(one.document, groups, roles_of(one.document, groups), one.quotes)
        self.lesson, self.choices, self.linked_only = one, list[Choice](), linked_only

    def recorded_choices(self) -> list[Choice]:
        """Resolve the document => its choices."""
        self.resolve()
        return self.choices

    def choose(self, one: Reference, found: Sequence[tuple[Entity, int]]) -> Entity | None:
        """First candidate of the same gold entity as the reference, or None; the choice is recorded."""
        wanted = self.lesson.entity_of(one)
        same = [wanted is not None and self.meant_by(entity) == wanted for entity, _ in found]
        answer = same.index(True) if any(same) else len(found)
        features = [pair_features(self, one, entity, recency) for entity, recency in found]
        if not self.linked_only:
            self.choices.append(([*features, new_features(self, one)], answer))
        elif one.form == PRONOUN and any(same):
            self.choices.append((features, answer))
        return next((entity for (entity, _), right in zip(found, same) if right), None)

    def described_before(self, one: Reference, group: int) -> Entity | None:
        """The entity described before its name, where the gold agrees."""
        entity = super().described_before(one, group)
        return entity if entity is not None and self.meant_by(entity) == self.lesson.entity_of(one) else None

    def meant_by(self, entity: Entity) -> str | None:
        """Gold entity of an entity."""
        return self.lesson.voted(entity, self.groups[entity.group].rows if entity.group is not None else ())


def salience_cases(text: Sequence[Lesson]) -> Iterator[Case]:
    """Documents => five instances per participant, one for each summary: its features, and the label "named" or "passed over"."""
    for one in text:
        groups = groups_of(one)
        coreference = Coreference(one.document, groups, roles_of(one.document, groups), one.quotes)
        entities = coreference.resolve()
        seen = set[str | None]()
        for entity, features in salience_features(one.document, entities, coreference.speakers_of):
            gold = one.voted(entity)
            grade = one.record["salience"].get(gold, 0) if gold not in seen else 0
            seen.add(gold)
            yield from ((features, "named" if number < grade else "passed over") for number in range(5))


def fit(cases: Iterable[Case], labels: Sequence[str], smoothing: float) -> dict[str, Any]:
    """Instances => {"labels", "weights"} of a log-linear model. smoothing: coefficient of the L2 regularisation."""
    import pycrfsuite  # needed for training only

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
    """Choices => {"labels", "weights"} with a single weight per feature."""
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
    """Write a model to models/<name>.json, one feature per line."""
    rows = ",\n".join(
        f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(row)}" for feature, row in model["weights"].items()
    )
    text = f'{{"labels": {json.dumps(model["labels"])}, "weights": {{\n{rows}\n}}}}\n'
    (MODELS / f"{name}.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Train all three, in this order: coreference learns from the descriptions that the first model finds, salience from the entities of both."""
    corpora = Path(sys.argv[1])
    write_social_nouns(corpora / "lexicon" / "people-nouns.tsv")
    text, own = lessons(corpora / "participants" / "gum-train.jsonl"), list(marked_lessons(PARTICIPANTS))
    write("described", fit(description_cases([*text, *own]), ("none", "person", "organisation"), 1.0))
    write("coreference", ranking(coreference_choices(text, own), 2.5))
    write("salience", fit(salience_cases([*text, *own]), ("passed over", "named"), 30.0))


if __name__ == "__main__":
    main()
