"""No way out: connections to anything but this machine are refused, whoever asks for them."""

from __future__ import annotations

import sys
from typing import Any

HERE = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "")


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook (PEP 578): it sees every connection and every name looked up, and cannot be taken off."""
    if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] not in HERE:
        raise PermissionError(f"The network is off in tests: {arguments[1][0]}")
    if event == "socket.getaddrinfo" and str(arguments[0] or "") not in HERE:
        raise PermissionError(f"The network is off in tests: {arguments[0]}")


NO_NLTK_DATA = """
import nltk
def refuse_data(name="all", *rest, **named):
    raise AssertionError(f"NLTK was asked for {name}, which would be a download.")
nltk.data.find = nltk.data.load = nltk.download = refuse_data
"""
"""Python source that makes NLTK fail where it would look for data of its own, whether they are installed or not."""


def go_offline() -> None:
    sys.addaudithook(refuse)
