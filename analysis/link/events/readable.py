"""Whether a headline is readable alone: whole, with a subject and the complements that its verb requires."""

from __future__ import annotations

from collections.abc import Collection

from analysis.language.lexicons import words
from analysis.link.events.amounts import verb_particles
from analysis.link.events.clause_line import MAX_LINE_CHARACTERS
from analysis.link.events.context import EventContext, listed

OPENING = ("“", "‘", '"', "'", "£", "$", "€", "¥", "#", "@")
"""Signs that a headline may begin with."""


def is_readable(line: str, particles: Collection[str] = ()) -> bool:
    """ "The mayor shut the mine" => True; "Were killed", "It fell", "- A storm struck", "The office in" => False. particles: particles of the verb,
    which may come last: "Moe took over"."""
    told = line.split()
    if len(told) < 2 or len(line) > MAX_LINE_CHARACTERS or not (line[0].isalnum() or line.startswith(OPENING)):
        return False
    first = told[0].lower().replace("’", "'").split("'")[0]
    last = told[-1].lower().strip("”\"'")
    ranked = last in listed("ordinal") and told[-2].lower() == "the"
    broken = ranked or " — " in line or " -- " in line or ", -" in line or line.count("“") != line.count("”")
    return (
        first not in words("events/openers") and (last in particles or last not in listed("loose end")) and not broken
    )


def is_whole_headline(scene: EventContext, verb: int, line: str) -> bool:
    """True if the headline of a verb is readable alone and has the complements that the verb requires."""
    particles = [scene.document.lower[at] for at in verb_particles(scene, verb)]
    return (
        is_readable(line, particles)
        and has_required_complements(scene, verb, line)
        and not has_open_object(scene, verb, line)
    )


def has_open_object(scene: EventContext, verb: int, line: str) -> bool:
    """True if the object is an unresolved pronoun: "Troops cleared it", "They bought six of them"."""
    document, syntax = scene.document, scene.document.syntax
    verbs = (verb, *syntax.children_by(verb, "xcomp"))
    objects = [at for one in verbs for at in syntax.children_by(one, "dobj")]
    parts = [
        below for at in objects for of in syntax.children_by(at, "prep") for below in syntax.children_by(of, "pobj")
    ]
    pronouns = [document.lower[at] for at in (*objects, *parts) if document.tags[at] == "PRP"]
    return any(word in ("it", "them") and word in line.lower().split() for word in pronouns)


def lacks_content(scene: EventContext, verb: int, line: str) -> bool:
    """True for an announcement whose content is not in the headline: "Roe announced after the match"; False for "Roe announced her retirement"."""
    document, syntax = scene.document, scene.document.syntax
    told = line.lower().split()
    passive = syntax.is_passive(verb) or bool({"was", "were"} & set(told))
    if document.lemmas[verb] not in listed("announcing") or syntax.objects(verb) or passive:
        return False
    return not any(document.lower[at] in told for at in syntax.children_by(verb, "ccomp", "xcomp"))


def has_required_complements(scene: EventContext, verb: int, line: str) -> bool:
    """True if the verb has the complements it requires: "Ana Roe resigned", "The law was passed"; False for "Ana Roe denied", "A household will see"."""
    document, syntax = scene.document, scene.document.syntax
    first, *_, last = line.lower().split() or ("", "")
    if first == document.lower[verb] or lacks_content(scene, verb, line):
        return False
    if last != document.lower[verb] or document.lemmas[verb] in listed("alone"):
        return True
    passive = syntax.is_passive(verb) or line.split()[-2:-1] in (["was"], ["were"])
    return passive and document.lemmas[verb] not in listed("bare saying")
