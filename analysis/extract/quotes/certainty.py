"""Certainty: how far a source commits itself to the content."""

from __future__ import annotations

from collections.abc import Callable

from analysis.extract.quotes.cues.verbs import Frame
from analysis.extract.quotes.line import Line, listed

Test = Callable[[Line, Frame, bool], bool]
MAX_NEGATION_TOKENS = 4
"""Tokens in front of a cue in which "neither", "nor" or "stopped short of" stands, at most."""


def cue_is_negated(line: Line, frame: Frame) -> bool:
    """True for a negated cue: "did not say", "neither confirmed nor denied", "stopped short of calling it …"."""
    return (
        frame.negated or any(word in ("nor", "neither") for word in in_front(line, frame)) or stops_short(line, frame)
    )


def in_front(line: Line, frame: Frame) -> list[str]:
    return line.lower[max(line.first, frame.first - MAX_NEGATION_TOKENS) : frame.first]


def stops_short(line: Line, frame: Frame) -> bool:
    return in_front(line, frame)[-2:] == ["short", "of"]


def is_undecided(line: Line, frame: Frame, negated: bool) -> bool:
    """True if the source neither confirms nor denies: "could not confirm that …"."""
    return negated and frame.stance in ("confirmed", "denied")


def is_withheld(line: Line, frame: Frame, negated: bool) -> bool:
    """True if the source declines to say: "did not say that …", "stopped short of saying …", "declined to comment"."""
    spoken = frame.class_ in ("speech", "knowledge", "document")
    return frame.stance == "declined" or (negated and spoken)


def denies_content(line: Line, frame: Frame, negated: bool) -> bool:
    """True for a denial, and for a negated attitude: "denied that …", "did not believe that …"."""
    held = frame.class_ in ("belief", "intention", "expectation")
    return (frame.stance == "denied" and not negated) or (
        negated and held and frame.stance not in ("doubted", "refused")
    )


def is_questioned(line: Line, frame: Frame, negated: bool) -> bool:
    """True if the source doubts or asks: "doubted that …", "asked whether …"."""
    if frame.stance == "doubted":
        return True
    behind = line.lower[frame.last : min(line.last, frame.last + MAX_NEGATION_TOKENS)]
    return frame.stance == "asked" and any(word in ("whether", "if") for word in behind)


def is_conditional(line: Line, frame: Frame, negated: bool) -> bool:
    """True for a modal or conditional cue: "would say that …", "might back the plan", "if she says …"."""
    group = line.lower[frame.first : frame.verb + 1]
    return any(word in listed("conditional") for word in group) or any(
        word in ("if", "unless") for word in in_front(line, frame)
    )


TESTS: tuple[tuple[str, Test], ...] = (
    ("not confirmed", is_undecided),
    ("denied", denies_content),
    ("questioned", is_questioned),
    ("withheld", is_withheld),
    ("conditional", is_conditional),
)


def certainty(line: Line, frame: Frame, negated: bool) -> str:
    """First of "not confirmed", "denied", "questioned", "withheld", "conditional" that applies, else "asserted"."""
    return next((name for name, test in TESTS if test(line, frame, negated)), "asserted")
