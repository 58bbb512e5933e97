"""Predications: who does (or undergoes) what, when and how much, read off the grammar of a draft or a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from analysis.check.naming import countries_by_name, name_words
from analysis.check.words import content_words
from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.language.lexicons import rows, word_class, words
from analysis.language.syntax import Clause, Syntax
from analysis.link.actors import Actor, Place
from analysis.result import Analysis

POSSIBLE, CERTAIN = "possible", "certain"
listed = partial(word_class, "check/words")
OWN_CLAUSE = frozenset(("ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "xcomp", "pcomp"))
"""Relations of words that open a clause of their own, whose figures and dates belong to that clause."""


@dataclass(frozen=True, slots=True)
class Argument:
    """Subject or object: its head (token and lemma), the actor that it refers to, the names in its phrase ("AMD" in "shares of AMD"), and the ISO codes of
    the countries of those names."""

    head: int
    lemma: str
    actor: Actor | None
    names: tuple[str, ...]
    countries: frozenset[str]
    is_name: bool


@dataclass(frozen=True, slots=True)
class Predication:
    """A verb, or the adjective behind a form of "be", with its arguments in the active voice: "Roe was sued by Lane" has the subject Lane and the object Roe.

    rest: lemmas of what else depends on it; figures, dates: those of its own clause; negated: also by its subject ("no farmer"); modality: "possible" ("may close", "whether it closed", "is said to
    have closed"), "certain" ("will close") or "" for a plain statement.
    """

    token: int
    sentence: int
    lemma: str
    subjects: tuple[Argument, ...]
    objects: tuple[Argument, ...]
    rest: frozenset[str]
    figures: tuple[Figure, ...]
    dates: tuple[DateExpression, ...]
    negated: bool
    modality: str


def find_predications(analysis: Analysis) -> Iterator[Predication]:
    """Analysis => its predications in the order of the text; verbs that say little by themselves ("have", "say") have none, nor has what somebody "failed to" do."""
    document, actors = analysis.document, actors_by_head(analysis)
    for clause in document.syntax.clauses:
        token = content_token(document.syntax, clause.verb)
        if document.lemmas[token].lower() not in words("check/empty_words") and not is_omitted(
            document.syntax, clause.verb
        ):
            yield predication(analysis, clause, token, actors)


def is_omitted(syntax: Syntax, verb: int) -> bool:
    """True for "close" in "failed to close"."""
    return syntax.relations[verb] == "xcomp" and syntax.lemmas[syntax.heads[verb]] in listed("lacking")


def predication(analysis: Analysis, clause: Clause, token: int, actors: dict[int, Actor]) -> Predication:
    document, syntax = analysis.document, analysis.document.syntax
    passive = syntax.is_passive(clause.verb)
    subjects = syntax.agents(clause.verb) if passive else clause.subjects
    objects = (*clause.subjects, *clause.objects) if passive else clause.objects
    inside = own_tokens(syntax, clause.verb)
    told = {at for one in (*clause.subjects, *subjects, *objects) for at in range(*syntax.subtree(one))} | {token}
    return Predication(
        token=token, sentence=document.sentence_at(document.starts[token]), lemma=document.lemmas[token].lower(),
        subjects=tuple(make_argument(analysis, at, actors) for at in subjects),
        objects=tuple(make_argument(analysis, at, actors) for at in objects),
        rest=frozenset(lemma for at, lemma in content_words(document, *syntax.subtree(clause.verb)) if at not in told),
        figures=tuple(row for row in analysis.figure_rows if document.token_at(row.start) in inside),
        dates=tuple(row for row in analysis.date_rows if document.token_at(row.start) in inside),
        negated=is_denied_clause(syntax, clause.verb, clause.subjects), modality=clause_modality(syntax, clause.verb),
    )  # fmt: skip


def content_token(syntax: Syntax, verb: int) -> int:
    """Verb => the word that says what is told: "was [unanimous]", "is [safe]"; any other verb itself."""
    adjective = syntax.child(verb, "acomp")
    return adjective if syntax.lemmas[verb] == "be" and adjective is not None else verb


def actors_by_head(analysis: Analysis) -> dict[int, Actor]:
    """{token: the actor that the mention with this head refers to}."""
    by_id = {one.id: one for one in analysis.actor_rows}
    document = analysis.document
    return {
        document.token_at(row.end if row.head_end is None else row.head_end) - 1: by_id[row.actor]
        for row in analysis.mention_rows
        if row.actor in by_id
    }


def make_argument(analysis: Analysis, head: int, actors: dict[int, Actor]) -> Argument:
    document = analysis.document
    phrase = range(*document.syntax.subtree(head))
    named = [row for row in analysis.mention_rows if row.form == "name" and document.token_at(row.start) in phrase]
    return Argument(
        head=head, lemma=document.lemmas[head].lower(), actor=actors.get(head), names=tuple(row.text for row in named),
        countries=frozenset(code for row in named if (code := country_of_name(analysis, row))), is_name=document.tags[head].startswith("NNP"),
    )  # fmt: skip


def country_of_name(analysis: Analysis, row: Mention) -> str | None:
    """Name => ISO code of its country: "London", "U.K." and "British" => GB; None for what has none."""
    rows: list[Actor | Place] = [*analysis.actor_rows, *analysis.place_rows]
    known = next((one.country for one in rows if one.id == row.actor), None)
    return known or countries_by_name().get(" ".join(name_words(row.text)))


def own_tokens(syntax: Syntax, verb: int) -> frozenset[int]:
    """Verb => the tokens of its clause, without those of clauses inside it."""
    found, waiting = {verb}, [verb]
    while waiting:
        children = [at for at in syntax.children(waiting.pop()) if syntax.relations[at] not in OWN_CLAUSE]
        found.update(children)
        waiting += children
    return frozenset(found)


def is_denied_clause(syntax: Syntax, verb: int, subjects: tuple[int, ...]) -> bool:
    """True for "did not close" and "no mine closed"."""
    negations = words("check/negations")
    before = (at for subject in subjects for at in range(syntax.subtree(subject)[0], subject + 1))
    return any(syntax.lower[at] in negations for at in (*syntax.children_by(verb, "neg", "advmod", "preconj"), *before))


def word_modality(word: str) -> str:
    return next((row["modality"] for row in rows("check/modals") if row["word"] == word), "")


def clause_modality(syntax: Syntax, verb: int) -> str:
    """Verb => its modality (see Predication), by auxiliaries, "whether" and the verb above: "plans to close"."""
    auxiliaries = (word_modality(syntax.lower[at]) for at in syntax.children_by(verb, "aux"))
    if told := next(filter(None, auxiliaries), ""):
        return told
    opened = {syntax.lower[at] for at in syntax.children_by(verb, "mark")}
    governor = syntax.heads[verb]
    open_verb = syntax.relations[verb] == "xcomp" and syntax.lemmas[governor] in listed("unsettled")
    return POSSIBLE if open_verb or not opened.isdisjoint(listed("open_mark")) else ""
