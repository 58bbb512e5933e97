"""Pauses Python's cyclic garbage collector, which would otherwise traverse all modules and models again and again."""

from __future__ import annotations

import gc
from atexit import register
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Pause:
    """State of the pause, shared by all threads. calls: in progress; was_on: was the collector on when the first of them began?; models_are_kept: have the
    modules and models been excluded from collections?"""

    lock = Lock()
    calls = 0
    was_on = False
    models_are_kept = False


@contextmanager
def collector_paused() -> Iterator[None]:
    """Context manager: the cyclic garbage collector is off within the `with` block, and then as before. Objects without references are still freed at once."""
    with Pause.lock:
        if not Pause.calls:
            Pause.was_on = gc.isenabled()
            gc.disable()
        Pause.calls += 1
    try:
        yield
    finally:
        with Pause.lock:
            Pause.calls -= 1
            if not Pause.calls and Pause.was_on:
                gc.enable()


def with_collector_paused(call: Callable[P, R]) -> Callable[P, R]:
    """A function => the same function, with the cyclic garbage collector off while it runs.

    When the first call ends, the loaded modules and models are excluded from later collections: traversing them took longer than analysing a short
    article."""

    @wraps(call)
    def paused(*given: P.args, **named: P.kwargs) -> R:
        with collector_paused():
            try:
                return call(*given, **named)
            finally:
                keep_models()

    return paused


def keep_models() -> None:
    """Call `keep_objects` at the first call, and do nothing later."""
    with Pause.lock:
        if not Pause.models_are_kept:
            keep_objects()
            Pause.models_are_kept = True


def keep_objects() -> None:
    """Exclude all present objects, mostly modules and models, from collections until the program ends."""
    gc.freeze()
    register(gc.unfreeze)
