"""How much each participant matters in its article: 0 to 1, from a model trained on what people put into one-sentence summaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.language import Document
from analysis.language.linear_model import read_model
from analysis.link.actors.coreference import step
from analysis.link.actors.entity import Entity
from analysis.link.actors.reference import NAME, NOMINAL, PRONOUN


def find_salience(document: Document, entities: Sequence[Entity], speakers: Counter[int]) -> list[float]:
    """Entities => the share of summaries that would name each; speakers: token => how many quotes it is the speaker of."""
    model = read_model("salience")
    order = sorted(range(len(entities)), key=lambda at: -len(entities[at].references))
    rank = {at: number for number, at in enumerate(order)}
    return [
        model.probabilities(salience_features(document, entity, rank[at], speakers))["named"]
        for at, entity in enumerate(entities)
    ]


def salience_features(document: Document, entity: Entity, rank: int, speakers: Counter[int]) -> list[str]:
    """rank: among the article's participants by number of mentions, 0 for the most mentioned."""
    references = entity.references
    forms, sentences = Counter(one.form for one in references), [one.sentence for one in references]
    count, first, total = len(references), min(sentences), max(1, len(document.sentences))
    subjects = sum(one.role == "subject" for one in references)
    lead = {one.role for one in references if one.sentence <= 2}
    speech = sum(speakers[one.head] for one in references)
    return [
        "bias", f"kind={entity.kind}", f"kind={entity.kind} named={entity.named}", f"times={step(count, 1, 2, 3, 5, 8, 12, 20)}",
        *(f"times over {bound}" for bound in (1, 2, 4, 7, 11, 16) if count > bound), *(f"rank under {bound}" for bound in (1, 2, 3, 5, 8, 12) if rank < bound),
        *(f"first sentence up to {bound}" for bound in (0, 1, 2, 4, 8, 16) if first <= bound), f"first tenth={min(9, 10 * first // total)}",
        f"spread={min(4, 5 * (max(sentences) - first) // total)}", f"often from the top={count > 2 and first <= 1}",
        f"subjects={step(subjects, 0, 1, 2, 4, 8)}", *(f"{role} in the lead" for role in sorted(lead)),
        f"speaks={step(speech, 0, 1, 3, 6)}", f"pronouns={step(forms[PRONOUN], 0, 1, 3)}", f"described only={forms[NOMINAL] == count}",
        f"possessive only={all(one.role == 'possessive' for one in references)}", f"attributive only={all(one.attributive for one in references)}",
        f"plural={entity.plural}", f"named once={forms[NAME] == count == 1}",
    ]  # fmt: skip
