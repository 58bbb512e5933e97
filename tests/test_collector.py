"""The search for unreachable objects is paused during a call and then as it was."""

import gc
import subprocess
import sys
import threading

import pytest

from analysis.collector import collector_paused, with_collector_paused


@with_collector_paused
def is_on() -> bool:
    return gc.isenabled()


@with_collector_paused
def fails() -> None:
    raise ValueError("inside")


def test_it_is_paused_and_then_on_again() -> None:
    assert not is_on() and gc.isenabled()


def test_it_is_paused_within_a_block() -> None:
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_a_fault() -> None:
    with pytest.raises(ValueError, match="inside"):
        fails()
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        assert not is_on() and not gc.isenabled()
    finally:
        gc.enable()


def test_it_is_paused_until_the_last_of_several_calls_has_ended() -> None:
    inside, go_on = threading.Event(), threading.Event()

    @with_collector_paused
    def waits() -> None:
        inside.set()
        go_on.wait(10)

    other = threading.Thread(target=waits)
    other.start()
    inside.wait(10)
    assert not is_on() and not gc.isenabled()
    go_on.set()
    other.join()
    assert gc.isenabled()


def test_what_was_kept_is_let_go_at_the_end_of_the_program() -> None:
    """Extension modules complain on the way out about whatever is still held then; a program says nothing of its own accord."""
    script = "import duckdb; duckdb.sql('select 1').fetchall(); from analysis import Article, analyse; analyse(Article('Roe left.'))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("", "")
