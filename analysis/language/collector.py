"""Python's search for objects that refer to one another, paused: it would go through all words of the models again and again."""

from __future__ import annotations

import gc
from atexit import register
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Pause:
    """Calls that run now, in any thread; whether the search was on when the first of them began; and whether one has ended, so that all modules and
    models are loaded."""

    lock = Lock()
    calls = 0
    was_on = False
    models_are_kept = False


def with_collector_paused(call: Callable[P, R]) -> Callable[P, R]:
    """A function => the same function, during which Python does not look for unreachable objects; afterwards as before.

    What nothing refers to is freed at once all the same. When the first call ends, modules and models are loaded; they stay as long as the
    program runs, and later searches leave them out (`gc.freeze`) until it
    ends: going through them took longer than analysing a short article.
    """

    @wraps(call)
    def paused(*given: P.args, **named: P.kwargs) -> R:
        with Pause.lock:
            if not Pause.calls:
                Pause.was_on = gc.isenabled()
                gc.disable()
            Pause.calls += 1
        try:
            return call(*given, **named)
        finally:
            with Pause.lock:
                Pause.calls -= 1
                if not Pause.models_are_kept:
                    gc.freeze()
                    register(gc.unfreeze)
                    Pause.models_are_kept = True
                if not Pause.calls and Pause.was_on:
                    gc.enable()

    return paused
