"""What all tests share: a browser where one can be had, and a loud word where not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.offline import go_offline

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
MISSING = "NO BROWSER: the tests that click through the workbook did not run. Install Chromium (make browser says how)."
missed: list[str] = []

go_offline()
settings.register_profile("untimed", deadline=None)  # a busy machine fails no test
settings.load_profile("untimed")


def browser_path() -> str | None:
    """An installed Chromium or Chrome."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium or Chrome, else playwright's own; without either the test is skipped, and under CI it fails."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        except Error as problem:
            missed.append(str(problem).splitlines()[0])
            if os.environ.get("CI"):
                pytest.fail(MISSING)
            pytest.skip(MISSING)
        yield opened
        opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if missed:
        terminalreporter.section("browser tests", sep="!", red=True)
        terminalreporter.line(f"{MISSING} ({missed[0]})")
