"""One boundary round every reader: whatever it raises becomes CannotRead, and it is stopped when its time is over.

The readers and their libraries need not know of it. A timer raises OutOfTime inside the reading thread, again and again until
the reader gives way; it is no Exception, so that no reader takes it for a fault of the file.
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

PATIENCE, SHORTEST = 5, 0.05
"""Times as long on the clock as on the processor reading may take; seconds between two looks at what it has used."""
FIRED_AGAIN = 1.0
"""Seconds after which a reader that went on is stopped again."""
T = TypeVar("T")
running = threading.local()
"""Whether this thread's time is being taken already: a file in a file has no time of its own."""


class OutOfTime(BaseException):
    """Raised inside a reader when its time is over. Not an Exception, so that no reader mistakes it for an error in the file."""


class Alarm:
    """Timer that raises OutOfTime in the thread that created it, once that has used the given seconds of a processor, and until it is stopped.

    Time on the processor, so that a busy machine refuses no file that an idle one reads; but no longer than PATIENCE times as long on the clock.
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
                self.start(max(left, SHORTEST))
            else:
                self.rang = True
                raise_in(self.thread, OutOfTime)
                self.start(FIRED_AGAIN)

    def left(self) -> float:
        """Seconds that the thread may still use."""
        if time.monotonic() - self.began > PATIENCE * self.seconds:
            return 0.0
        return self.seconds - (processor_seconds(self.thread) - self.used)

    def stop(self) -> None:
        """After this nothing is raised any more; what was raised and has not arrived is taken back."""
        with self.lock:
            self.off = True
            self.timer.cancel()
        if self.rang:
            self.rang = False
            catch_what_is_pending()


def processor_seconds(thread: int) -> float:
    """Seconds that a thread has used of a processor; those of the clock where the system does not tell."""
    if hasattr(time, "pthread_getcpuclockid"):
        return time.clock_gettime(time.pthread_getcpuclockid(thread))
    return time.monotonic()


def raise_in(thread: int, kind: type[BaseException]) -> None:
    """Raise an exception in another thread (CPython's PyThreadState_SetAsyncExc)."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(kind))


def catch_what_is_pending() -> None:
    """Let an OutOfTime that this thread has not met yet arrive here, where it is dropped.

    It is replaced by a new one that certainly arrives: CPython 3.11 never clears the mark of a pending exception that is merely
    taken back, runs slower from then on, and loops for ever under a profiler.
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
