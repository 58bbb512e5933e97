"""A guard around every reader: any exception becomes CannotRead, and a reader that takes too long is stopped.

Readers and their libraries need no code for this. A timer raises OutOfTime inside the reading thread, and again until the reader stops.
OutOfTime is not an Exception, so that a reader's `except Exception` does not catch it.
"""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.limits import Limits

MAX_CLOCK_FACTOR, MIN_CHECK_SECONDS = 5, 0.05
"""Reading may take this many times its processor time by the clock; shortest time between two checks of the time used."""
REPEAT_SECONDS = 1.0
"""Seconds after which OutOfTime is raised again in a reader that did not stop."""
T = TypeVar("T")
running = threading.local()
"""running.now: True while a reader runs in this thread. A file inside another file shares the time of the outer one."""


class OutOfTime(BaseException):
    """Raised inside a reader when its time is over. Not an Exception, so that no reader mistakes it for an error in the file."""


class Alarm:
    """Timer that raises OutOfTime in the thread that created it, once this thread has used `seconds` of processor time, and repeats it until `stop`.

    It counts processor time, so that a busy machine reads the same files as an idle one, but allows at most MAX_CLOCK_FACTOR times as long by the clock.
    """

    def __init__(self, seconds: float):
        self.thread, self.lock, self.off, self.rang = threading.get_ident(), threading.Lock(), False, False
        self.seconds, self.began, self.used = seconds, time.monotonic(), processor_seconds(self.thread)
        self.timer = threading.Timer(seconds, self.ring)

    def start(self, seconds: float) -> None:
        self.timer = threading.Timer(seconds, self.ring)
        self.timer.daemon = True
        self.timer.start()

    def ring(self) -> None:
        with self.lock:
            if self.off:
                return
            if (left := self.left()) > 0:
                self.start(max(left, MIN_CHECK_SECONDS))
            else:
                self.rang = True
                raise_in(self.thread, OutOfTime)
                self.start(REPEAT_SECONDS)

    def left(self) -> float:
        """Processor seconds that the thread may still use."""
        if time.monotonic() - self.began > MAX_CLOCK_FACTOR * self.seconds:
            return 0.0
        return self.seconds - (processor_seconds(self.thread) - self.used)

    def stop(self) -> None:
        """Raise nothing from now on, and drop an OutOfTime that was raised but has not reached the thread yet."""
        with self.lock:
            self.off = True
            self.timer.cancel()
        if self.rang:
            self.rang = False
            catch_what_is_pending()


def processor_seconds(thread: int) -> float:
    """Processor seconds that a thread has used; seconds of the clock on systems that do not report these."""
    if hasattr(time, "pthread_getcpuclockid"):
        return time.clock_gettime(time.pthread_getcpuclockid(thread))
    return time.monotonic()


def raise_in(thread: int, kind: type[BaseException]) -> None:
    """Raise an exception in another thread (CPython's PyThreadState_SetAsyncExc)."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(kind))


def catch_what_is_pending() -> None:
    """Let an OutOfTime that is pending for this thread be raised here, and drop it.

    A new OutOfTime replaces the pending one and certainly arrives. To cancel it instead would be wrong: CPython 3.11 keeps the flag of a
    cancelled exception, runs slower from then on, and loops for ever under a profiler.
    """
    try:
        raise_in(threading.get_ident(), OutOfTime)
        for _ in range(1_000):
            time.sleep(0)
    except OutOfTime:
        pass


def in_time(read: Callable[[], T], seconds: float) -> T:
    """Call `read` => its result. Raises OutOfTime if it takes longer than `seconds`."""
    if getattr(running, "now", False):
        return read()
    running.now = True
    alarm = Alarm(seconds)
    try:
        try:
            alarm.start(seconds)
            return read()
        finally:
            alarm.stop()
            running.now = False
    except OutOfTime:  # wherever it arrived, in the lines above too
        alarm.stop()
        running.now = False
        raise


def guarded(read: Callable[[], T], name: str, limits: Limits) -> T:
    """Call a reader => its result. Raises CannotRead with one sentence, whatever the reader raises and however long it takes."""
    try:
        return in_time(read, limits.seconds)
    except CannotRead:
        raise
    except OutOfTime:
        raise CannotRead(
            f"{name} takes longer than {limits.seconds:.0f} seconds to read: copy the article’s text and paste it."
        ) from None
    except (MemoryError, RecursionError):
        raise CannotRead(f"{name} is too deep or too large to be read: copy the article’s text and paste it.") from None
    except Exception as problem:
        raise CannotRead(
            f"{name} is damaged or of a kind that cannot be read ({type(problem).__name__}): save it again where it was made, or paste its text."
        ) from None


def guarded_reading(read: Callable[[], Extracted | Collection], name: str, limits: Limits) -> Extracted | Collection:
    """Result of a reader, guarded; each article of a collection has its own time."""
    found = guarded(read, name, limits)
    if isinstance(found, Extracted):
        return bounded(found, name, limits)
    return replace(found, articles=guarded_articles(found.articles, name, limits))


def bounded(found: Extracted, name: str, limits: Limits) -> Extracted:
    """The article unchanged. Raises CannotRead if it is longer than the limit."""
    if len(found.text) > limits.characters:
        raise CannotRead(
            f"{name} has more than {limits.characters:,} characters, longer than any article: cut the article out of it and save it as a file of its own."
        )
    return found


def guarded_articles(articles: Iterable[Extracted | Unread], name: str, limits: Limits) -> Iterator[Extracted | Unread]:
    """Articles one by one; an error in the file ends the sequence and takes the place of the next article."""
    rest = iter(articles)
    while True:
        try:
            one = guarded(lambda: next(rest, None), name, limits)
        except CannotRead as problem:
            yield Unread(str(problem))
            return
        if one is None:
            return
        try:
            yield bounded(one, one.part or name, limits) if isinstance(one, Extracted) else one
        except CannotRead as problem:
            yield Unread(str(problem), part=one.part)
