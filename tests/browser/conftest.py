"""A JupyterLab and a Voilà of one's own, on free ports, over a copy of the project's notebooks and seeds."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent
TOKEN = "a-token-for-the-tests"
SCREEN = {"width": 1366, "height": 768}
PATIENCE = 90_000
SETTINGS = {
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},  # every cell stays in the page
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(address: str, seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)


def write_settings(folder: Path, theme: str) -> Path:
    chosen = {"@jupyterlab/apputils-extension/themes": {"theme": f"JupyterLab {theme.capitalize()}"}}
    for name, values in {**SETTINGS, **chosen}.items():
        path = folder / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), "utf-8")
    return folder


def copy_workbook(folder: Path) -> Path:
    """notebooks/ and seeds/ as a user has them; what is written stays out of the project."""
    for name in ("notebooks", "seeds"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return folder


@contextmanager
def server(folder: Path, module: str, options: list[str], ready: str) -> Iterator[None]:
    """A server of Jupyter's for as long as it is needed."""
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(folder / ".config"), "JUPYTER_PREFER_ENV_PATH": "1", "JUPYTER_PATH": str(folder / "notebooks/page"),
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    quiet = subprocess.DEVNULL
    running = subprocess.Popen([sys.executable, "-m", module, "--no-browser", *options], cwd=folder, env=environment, stdout=quiet, stderr=quiet)  # fmt: skip
    try:
        wait_for(ready)
        yield
    finally:
        running.terminate()
        running.wait(20)


@contextmanager
def lab_over(folder: Path, theme: str = "light") -> Iterator[str]:
    """Address of a JupyterLab; put a notebook's path in place of {}."""
    port, settings = free_port(), write_settings(folder / ".settings", theme)
    options = ["--allow-root", f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}",
               f"--LabApp.user_settings_dir={settings}", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]  # fmt: skip
    with server(folder, "jupyterlab", options, f"http://127.0.0.1:{port}/api?token={TOKEN}"):
        yield f"http://127.0.0.1:{port}/lab/tree/{{}}?reset&token={TOKEN}"


@contextmanager
def app_over(folder: Path, theme: str = "light") -> Iterator[str]:
    """Address of the notebook as a page without code, served as `make app` serves it."""
    port = free_port()
    options = [f"--port={port}", "--template=workbook", f"--theme={theme}", "notebooks/01_article.ipynb"]
    with server(folder, "voila", options, f"http://127.0.0.1:{port}/voila/static/voila.js"):
        yield f"http://127.0.0.1:{port}/"


def open_lab(page: Page, address: str) -> None:
    """The notebook, run from top to bottom; opened again where a busy machine let the order to run it fall."""
    page.set_default_timeout(PATIENCE)
    last = page.locator(".workbook-pane .line").last
    for _ in range(3):
        getattr(page, "failed", []).clear()  # a page that is left tells that its kernel is gone
        page.goto(address.format("notebooks/01_article.ipynb"))
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for(state="attached")
        run_all(page)
        with suppress(TimeoutError):
            last.wait_for(state="attached", timeout=PATIENCE / 3)
            break
    page.keyboard.press("Control+b")
    settle(page)


def run_all(page: Page) -> None:
    """Run > Run All Cells, until the kernel takes it: one that has just started may let the first order fall."""
    dialog = page.locator(".jp-Dialog .jp-mod-accept")  # "Select Kernel", where the machine is slow
    page.add_locator_handler(dialog, lambda one: one.click(), no_wait_after=True)
    begun = page.locator(".jp-InputPrompt", has_text=re.compile(r"\[(\*|\d+)\]"))
    for _ in range(6):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        page.wait_for_timeout(2000)
        if begun.count():
            return


def open_app(page: Page, address: str) -> None:
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    settle(page)


def settle(page: Page) -> None:
    page.locator(".workbook-pane .line").first.wait_for(state="attached")
    page.locator("table[aria-label='actors'] tbody tr").first.wait_for(state="attached")
    page.set_default_timeout(20_000)


@pytest.fixture(scope="module", params=["lab", "app"])
def page(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The article notebook as an analyst meets it: in JupyterLab, and as a page without code. `page.folder`: its files;
    `page.fetched`: addresses asked for; `page.failed`: errors of scripts."""
    folder = copy_workbook(tmp_path_factory.mktemp(request.param))
    opened = browser.new_page(viewport=SCREEN)
    opened.folder, opened.mode, opened.fetched, opened.failed = folder, request.param, [], []  # type: ignore[attr-defined]
    opened.on("request", lambda one: opened.fetched.append(one.url))  # type: ignore[attr-defined]
    opened.on("pageerror", lambda one: opened.failed.append(str(one)))  # type: ignore[attr-defined]
    over, start = {"lab": (lab_over, open_lab), "app": (app_over, open_app)}[request.param]
    with over(folder) as address:
        start(opened, address)
        yield opened
        opened.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is the same in JupyterLab and in the page without code (`in_one_mode`) is tested in the latter alone."""
    twice = [item for item in items if item.get_closest_marker("in_one_mode") and "[lab" in item.name]
    if twice:
        config.hook.pytest_deselected(items=twice)
        items[:] = [item for item in items if item not in twice]
