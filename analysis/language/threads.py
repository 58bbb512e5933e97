"""Restricts linear algebra to one thread: the matrices of one article are small, and synchronising threads costs more than it saves."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@cache
def thread_pools() -> Any:
    """Controller of the linear algebra libraries that numpy has loaded, created once."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def on_one_thread(call: Callable[P, R]) -> Callable[P, R]:
    """A function => the same function, with numpy's linear algebra on one thread while it runs."""

    @wraps(call)
    def limited(*given: P.args, **named: P.kwargs) -> R:
        with thread_pools().limit(limits=1, user_api="blas"):
            return call(*given, **named)

    return limited
