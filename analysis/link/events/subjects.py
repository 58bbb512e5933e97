"""Subject of a headline: the subject of the verb as text that is readable alone, with pronouns resolved."""

from __future__ import annotations

from analysis.link.events.context import EventContext, listed
from analysis.link.events.phrases import full_phrase
from analysis.link.events.predicates import governing_verb, subjects_of

ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
PRONOUNS = frozenset({"PRP", "WP", "WDT", "EX", "DT", "IN"})


def subject_name(scene: EventContext, verb: int) -> str | None:
    """Text of the subject, coordination included, with a pronoun replaced by its antecedent; None without a subject or antecedent."""
    heads = subjects_of(scene, verb)
    if not heads or is_loose_number(scene, heads[0], verb):
        return None
    if scene.document.lower[heads[0]] == "another" and scene.document.syntax.relations[verb] == "conj":
        return another(scene, verb)
    if part := part_of_antecedent(scene, heads[0], verb):
        return part
    if scene.document.tags[heads[0]] in PRONOUNS:
        return antecedent_name(scene, heads[0])
    if any(scene.document.tags[at] in ASKING for at in range(scene.document.syntax.subtree(heads[0])[0], heads[0])):
        return None  # how many passengers
    if len(heads) > 1 and heads[1] == heads[0] + 2 and scene.document.lower[heads[0]] in listed("counting"):
        heads = heads[1:]
    told = without_opening(full_phrase(scene, heads[0]))
    return with_owner(scene, heads[0], told) if told else None


def names_alone(scene: EventContext, verb: int, subject: str) -> str:
    """Names of coordinated subjects without their titles: "General Ana Roe and the militia chief Ben Poe" => "Ana Roe and Ben Poe"; "" if one of them
    has no name."""
    ends, first = scene.document.ends, scene.document.sentence_of(verb).first
    named = [
        [row.text for row in scene.mentions_in(first, at + 1) if row.end == ends[at] and row.form == "name"]
        for at in subjects_of(scene, verb)
    ]
    whole = len(named) == subject.count(" and ") + 1 and all(named)
    return " and ".join(min(texts, key=len) for texts in named) if whole else ""


def without_opening(told: str) -> str:
    """Text without an initial word of sequence: "Then Ana Roe" => "Ana Roe"."""
    first, _, rest = told.partition(" ")
    return rest.lstrip(", ") if rest and first.lower() in listed("sequence") else told


def another(scene: EventContext, verb: int) -> str | None:
    """Noun for an elliptical "another": "A storm killed four and [another] killed 800" => "another storm"."""
    before = subjects_of(scene, scene.document.syntax.heads[verb])
    return f"another {scene.document.words[before[0]]}" if before else None


def is_loose_number(scene: EventContext, head: int, verb: int) -> bool:
    """True for an adjective or numeral as subject without its noun: "[The first] will open", "[900] were delivered"; False for people ("107 died") and
    partitives ("the first of the ships")."""
    document, syntax = scene.document, scene.document.syntax
    people = document.lemmas[verb] in listed("happens to people")
    bare = document.tags[head] == "CD" and not people and not document.tags[head - 1].startswith("NNP")
    vague = bare or document.tags[head] in ("JJ", "JJR", "JJS", "RBR")
    return vague and syntax.child(head, "prep", "pobj") is None


def part_of_antecedent(scene: EventContext, head: int, verb: int) -> str | None:
    """Antecedent of a partitive relative: "three horses, [one of which] won" => "one of three horses"; None for any other subject."""
    document, syntax = scene.document, scene.document.syntax
    of = [below for at in syntax.children_by(head, "prep") for below in syntax.children_by(at, "pobj")]
    if syntax.relations[verb] != "relcl" or not any(document.tags[at] == "WDT" for at in of):
        return None
    return f"{document.words[head]} of {full_phrase(scene, syntax.heads[verb])}"


def with_owner(scene: EventContext, head: int, told: str) -> str | None:
    """Phrase with its possessive pronoun resolved: "His aunt" => "Ana Roe’s aunt"; a name in apposition replaces the phrase. None if the pronoun is
    unresolved."""
    document = scene.document
    owner = next((at for at in document.syntax.children_by(head, "poss") if document.tags[at] == "PRP$"), -1)
    if owner < 0 or not told.lower().startswith(document.lower[owner]):
        return told
    named = [at for at in document.syntax.children_by(head, "appos") if document.tags[at] == "NNP"]
    if named:
        return full_phrase(scene, named[0])
    name = antecedent_name(scene, owner)
    return f"{name}’s{told[len(document.words[owner]) :]}" if name else None


def antecedent_name(scene: EventContext, token: int) -> str | None:
    """Name of a pronoun's antecedent in the form last used before it, else a common noun phrase; None if unknown."""
    if stranger := last_stranger(scene, token):
        return stranger
    thing = scene.document.lower[token] in ("it", "its")
    names = scene.names.get(scene.actor_at(token) or "", [])
    known = [row for row in names if not (thing and row.kind == "person")]
    before = [row for row in known if row.start < scene.document.starts[token]]
    if known:
        return (before or known)[-1 if before else 0].text
    is_object = scene.document.syntax.relations[token] == "dobj"
    return None if is_object else speaker_of(scene, token) or taken_up(scene, token)


def last_stranger(scene: EventContext, token: int) -> str | None:
    """Definite form of an unnamed person introduced in the preceding sentence, if the pronoun's actor is not named there: "Police traced [a man] who
    had robbed a bank. He …" => "the man"; else None."""
    document = scene.document
    number = document.sentence_of(token).number - 1
    if number < 0 or document.lower[token] not in ("he", "she"):
        return None
    before, actor = document.sentences[number], scene.actor_at(token)
    rows = [row for row in scene.mentions_in(before.first, before.last) if row.kind == "person"]
    if any(row.actor == actor and row.form == "name" for row in rows):
        return None
    strangers = (row for row in rows if row.form == "nominal" and row.text.lower().startswith(("a ", "an ")))
    first = next(strangers, None)
    return f"the {first.text.split(' ', 1)[1]}" if first else None


def names_person(scene: EventContext, head: int) -> bool:
    """True if a person's name ends at the head: "Ana [Roe]"; False for "the trawler [Aurora]"."""
    document = scene.document
    if document.syntax.child(head, "det") is not None and document.tags[head] == "NNP":
        return False
    rows = scene.mentions_in(document.sentence_of(head).first, head + 1)
    return any(row.kind == "person" and row.form == "name" and row.end == document.ends[head] for row in rows)


def speaker_of(scene: EventContext, token: int) -> str | None:
    """Subject of the verb of speech as antecedent of a pronoun in its content: "[The bank] said it would close". "it" has no person as antecedent."""
    document, syntax = scene.document, scene.document.syntax
    verb = governing_verb(scene, token)
    if document.lower[token] not in listed("third person") or syntax.relations[verb] != "ccomp":
        return None
    speakers = [at for at in subjects_of(scene, syntax.heads[verb]) if document.tags[at] not in PRONOUNS]
    person = any(names_person(scene, at) for at in speakers)
    fits = len(speakers) == 1 and person == (document.lower[token] not in ("it", "its"))
    return full_phrase(scene, speakers[0]) if fits else None


TAKES_UP = {"it": ("NN", "NNP"), "they": ("NNS", "NNPS")}
"""Pronoun => tags of the subject before that it can take up."""


def taken_up(scene: EventContext, token: int) -> str | None:
    """Subject of the preceding sentence as antecedent, if it agrees in number and is no person: "[The port] reopened. It was shut in 2014."."""
    document = scene.document
    number = document.sentence_of(token).number
    tags = TAKES_UP.get(document.lower[token], ())
    if number == 0 or document.sentences[number - 1].paragraph != document.sentences[number].paragraph:
        return None
    before = document.sentences[number - 1]
    for root in (at for at in range(before.first, before.last) if document.syntax.relations[at] == "root"):
        found = [at for at in document.syntax.subjects(root) if document.tags[at] in tags and before.first <= at]
        if len(found) == 1 and not names_person(scene, found[0]):
            return full_phrase(scene, found[0]) or None
    return None
