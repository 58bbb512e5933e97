"""Subject of a headline: the subject of the verb as text that is readable alone, with pronouns resolved."""

from __future__ import annotations

import itertools
import re

from analysis.extract.dates.grammar import values
from analysis.language import Sentence
from analysis.language.lexicons import word_class
from analysis.link.events.arguments import subjects_of
from analysis.link.events.context import EventContext, listed
from analysis.link.events.phrases import full_phrase
from analysis.link.events.predicates import is_told_first
from analysis.link.events.verbs import governing_verb

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
    told = without_opening(full_phrase(scene, named_instead(scene, heads[0])))
    return inner_owners(scene, heads[0], with_owner(scene, heads[0], told)) if told else None


def named_instead(scene: EventContext, head: int) -> int:
    """Name in apposition to a noun that a date owns, which says nothing without it: "Last year's winner, [Ana Roe]"; any other noun itself."""
    syntax = scene.document.syntax
    dated = any(scene.is_time(at) for at in syntax.children_by(head, "poss"))
    named = [at for at in syntax.children_by(head, "appos") if scene.document.tags[at] == "NNP"]
    return named[0] if dated and named else head


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
    alone = syntax.child(head, "amod", "compound", "appos") is None  # the chief executive, tagged as an adjective
    people = document.words[head][0].isupper() and document.lower[head - 1] == "the"  # the German won
    vague = bare or (document.tags[head] in ("JJ", "JJR", "JJS", "RBR") and alone and not people)
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
    return f"{possessive(name)}{told[len(document.words[owner]) :]}" if name else None


def inner_owners(scene: EventContext, head: int, told: str | None) -> str | None:
    """Phrase with the possessive pronouns inside it resolved: "four of its members" => "four of the union’s members"; "the" if it is not known whose."""
    first, end = scene.document.syntax.subtree(head)
    inside = [
        at for at in range(first, end) if scene.document.tags[at] == "PRP$" and scene.document.syntax.heads[at] != head
    ]
    for at in inside if told else ():
        name = antecedent_name(scene, at)
        told = replace_word(told or "", scene.document.words[at], possessive(name) if name else "the")
    return told


def with_owners(scene: EventContext, verb: int, tokens: list[int], told: str) -> str:
    """Complement of a verb with "his", "her" and "its" resolved that cannot be a plural subject's: "judges threw out [his petition]" => "Roe’s
    petition". Unchanged behind a singular subject, and if the owner is unknown or named in the complement."""
    document, subjects = scene.document, subjects_of(scene, verb)
    if not subjects or any(
        document.tags[at] not in ("NNS", "NNPS") or document.lower[at] == document.lemmas[at] for at in subjects
    ):
        return told
    for at in (at for at in tokens if document.lower[at] in listed("owner") and document.tags[at] == "PRP$"):
        name = antecedent_name(scene, at) if scene.actor_at(at) not in map(scene.actor_at, subjects) else None
        if name and scene.actor_at(at) not in {scene.actor_at(one) for one in range(verb, at)}:
            told = replace_word(told, document.words[at], possessive(name))
    return told


def possessive(name: str) -> str:
    """ "Ana Roe" => "Ana Roe’s"; "Roe Foods" => "Roe Foods’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def replace_word(told: str, word: str, by: str) -> str:
    """The text with the first such word replaced: ("for its part", "its", "Lund’s") => "for Lund’s part"."""
    return re.sub(rf"\b{re.escape(word)}\b", lambda _: by, told, count=1)


def antecedent_name(scene: EventContext, token: int) -> str | None:
    """Name of a pronoun's antecedent in the form last used before it, else a common noun phrase; None if unknown."""
    if scene.document.lower[token] == "its" and (subject := subject_it(scene, token)) >= 0:
        return antecedent_name(scene, subject)
    if nearer := last_stranger(scene, token) or subject_person_before(scene, token) or things_before(scene, token):
        return nearer
    thing = scene.document.lower[token] in ("it", "its")
    names = scene.names.get(scene.actor_at(token) or "", [])
    no_person = thing or scene.document.lower[token] in ("we", "our")
    known = [row for row in names if not (no_person and row.kind == "person")]
    before = [row for row in known if row.start < scene.document.starts[token]]
    if known:
        return (before or known)[-1 if before else 0].text
    is_object = scene.document.syntax.relations[token] == "dobj"
    return None if is_object else speaker_of(scene, token) or subject_above(scene, token) or taken_up(scene, token)


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


def main_subjects(scene: EventContext, sentence: Sentence) -> list[int]:
    """Heads of the subjects of a sentence's main verb; those of the content if it stands before a verb of speech: "[Roe] will go, his aide said"."""
    syntax = scene.document.syntax
    roots = [at for at in range(sentence.first, sentence.last) if syntax.relations[at] == "root"]
    told = [next((at for at in syntax.children_by(one, "ccomp") if is_told_first(scene, at)), one) for one in roots[:1]]
    return [subject for at in told for subject in syntax.subjects(at) if sentence.first <= subject < sentence.last]


def sentence_before(scene: EventContext, token: int) -> Sentence | None:
    """The preceding sentence of the same paragraph; None at its beginning."""
    document = scene.document
    number = document.sentence_of(token).number
    same = number > 0 and document.sentences[number - 1].paragraph == document.sentences[number].paragraph
    return document.sentences[number - 1] if same else None


def subject_person_before(scene: EventContext, token: int) -> str | None:
    """Unnamed person that is the subject of the preceding sentence, if the pronoun opens the next one: "[The driver] died. [His] colleague fled." """
    document, before = scene.document, sentence_before(scene, token)
    opens = document.lower[token] in listed("person pronoun") and token == document.sentence_of(token).first
    found = main_subjects(scene, before) if before and opens else []
    if len(found) != 1 or document.tags[found[0]] != "NN" or scene.actor_at(found[0]) == scene.actor_at(token):
        return None
    rows = scene.mentions_in(before.first, found[0] + 1) if before else ()
    fits = any(row.kind == "person" and row.form == "nominal" and row.end == document.ends[found[0]] for row in rows)
    return full_phrase(scene, found[0]) if fits else None


def things_before(scene: EventContext, token: int) -> str | None:
    """Things that "they" stands for: the subject of the preceding sentence for one that opens its own ("[The shares] fell. [They] have lost a quarter."),
    the main subject in front for any other ("[The shares] had their worst day since [they] were listed")."""
    document, own = scene.document, scene.document.sentence_of(token)
    if document.lower[token] != "they":
        return None
    sentence = sentence_before(scene, token) if token == own.first else own
    found = [at for at in main_subjects(scene, sentence) if at < token] if sentence else []
    alone = len(found) == 1 and document.tags[found[0]] == "NNS" and scene.actor_at(found[0]) is None
    return full_phrase(scene, found[0]) or None if alone else None


def names_person(scene: EventContext, head: int) -> bool:
    """True if a person's name ends at the head: "Ana [Roe]"; False for "the trawler [Aurora]"."""
    document = scene.document
    if document.syntax.child(head, "det") is not None and document.tags[head] == "NNP":
        return False
    rows = scene.mentions_in(document.sentence_of(head).first, head + 1)
    named = [row for row in rows if row.kind == "person" and row.end == document.ends[head]]
    return any(row.form == "name" or (row.form == "nominal" and row.confidence >= SURE_PERSON) for row in named)


SURE_PERSON = 0.95
"""Probability from which a noun is taken for a person that "it" cannot mean: "the minister", but not "the trawler"."""


def speaker_of(scene: EventContext, token: int) -> str | None:
    """Subject of the verb of speech as antecedent of a pronoun in its content: "[The bank] said it would close". "it" has no person as antecedent,
    "they" only several persons: "[Police] said they had left"."""
    document, syntax = scene.document, scene.document.syntax
    verb = governing_verb(scene, token)
    if document.lower[token] not in listed("third person") or syntax.relations[verb] != "ccomp":
        return None
    speakers = [at for at in subjects_of(scene, syntax.heads[verb]) if document.tags[at] not in PRONOUNS]
    if len(speakers) != 1:
        return None
    if document.lower[token] in ("they", "their"):
        fits = document.tags[speakers[0]] in ("NNS", "NNPS") or scene.kind_at(speakers[0]) == "people"
    else:
        fits = names_person(scene, speakers[0]) == (document.lower[token] not in ("it", "its"))
    return full_phrase(scene, speakers[0]) if fits else None


def subject_it(scene: EventContext, token: int) -> int:
    """The "it" that is the subject of the main verb before a token: "[It] was fined, and its permit expired"; -1 if there is none."""
    found = main_subjects(scene, scene.document.sentence_of(token))
    return found[0] if len(found) == 1 and found[0] < token and scene.document.lower[found[0]] == "it" else -1


def subject_above(scene: EventContext, token: int) -> str | None:
    """Subject of the main clause as antecedent of the subject of an adverbial clause: "[The bus] left the road when it hit a rock"."""
    document, syntax = scene.document, scene.document.syntax
    verb, tags = syntax.heads[token], TAKES_UP.get(document.lower[token], ())
    if verb < 0 or syntax.relations[verb] != "advcl" or syntax.heads[verb] > verb:
        return None
    if any(document.tags[at] in tags for at in syntax.objects(syntax.heads[verb])):
        return None  # they watched the planet as it passed
    found = [at for at in subjects_of(scene, syntax.heads[verb]) if document.tags[at] in tags]
    return full_phrase(scene, found[0]) or None if len(found) == 1 and not names_person(scene, found[0]) else None


TAKES_UP = {"its": ("NN", "NNP"), "it": ("NN", "NNP"), "they": ("NNS", "NNPS")}
"""Pronoun => tags of the subject before that it can take up."""


def taken_up(scene: EventContext, token: int) -> str | None:
    """Subject of the preceding sentence as antecedent, if it agrees in number and is no person: "[The port] reopened. It was shut in 2014."; of a
    person's sentence its object: "The minister ordered [an inquiry]. It will take a year."."""
    document, before = scene.document, sentence_before(scene, token)
    tags = TAKES_UP.get(document.lower[token], ())
    found = [at for at in main_subjects(scene, before) if document.tags[at] in tags] if before else []
    if len(found) != 1:
        return None
    if not names_person(scene, found[0]):
        return full_phrase(scene, found[0]) or None
    things = [at for at in document.syntax.objects(document.syntax.heads[found[0]]) if document.tags[at] in tags]
    alone = len(things) == 1 and things[0] not in scene.date_tokens and not names_person(scene, things[0])
    return definite(full_phrase(scene, things[0])) if alone else None


def definite(told: str) -> str | None:
    """ "an inquiry into a fire" => "the inquiry", "two men" => "the two men"; None for a phrase without article or number."""
    first, *words = told.split()
    if first.lower() in values("number"):
        return f"the {told}"
    rest = " ".join(itertools.takewhile(lambda word: word not in listed("after head"), words))
    return f"the {rest}" if rest and first.lower() in word_class("language/function_words", "article") else None
