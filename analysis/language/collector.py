"""Pauses Python's cyclic garbage collector, which would otherwise traverse the models' words again and again."""

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
    """Calls in progress in any thread; whether the collector was on when the first of them began; and whether a call has ended, so that all modules and
    models are loaded."""

    lock = Lock()
    calls = 0
    was_on = False
    models_are_kept = False


def with_collector_paused(call: Callable[P, R]) -> Callable[P, R]:
    """A function => the same function, with the cyclic garbage collector off while it runs and restored afterwards.

    Objects without references are still freed at once. When the first call ends, the loaded modules and models are excluded from later collections
    (`gc.freeze`) until the program ends: traversing them took longer than analysing a short article."""

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
