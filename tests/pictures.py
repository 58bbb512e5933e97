"""The README's pictures, made from the real article: `make pictures` writes notebooks/pictures/."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from analysis import analyse, read_article
from analysis.charts import timeline
from analysis.export import save_chart
from tests.browser.conftest import TOKEN, free_port, wait_for, write_settings
from tests.conftest import BROWSERS, FLAGS

ROOT = Path(__file__).parent.parent
OUT = ROOT / "notebooks/pictures"
SEED = ROOT / "seeds/us-led-coalition-transfers-second-military-base.txt"


def charts() -> None:
    result = analyse(read_article(SEED))
    save_chart(timeline(result.events), OUT / "timeline.png")


def run_notebook(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for(state="attached")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.locator(".jp-OutputArea-output table.dataframe").wait_for(state="attached", timeout=90_000)


def screen(page: Page, heading: str, name: str) -> None:
    """The notebook from a heading on, as it stands on a laptop's screen."""
    page.get_by_role("heading", name=heading).evaluate("one => one.scrollIntoView()")
    page.wait_for_timeout(800)
    page.screenshot(path=OUT / name)


def screens() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("notebooks", "seeds"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        port, settings = free_port(), write_settings(Path(folder) / ".settings")
        options = ["--no-browser", "--allow-root", f"--port={port}", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}",
                   f"--LabApp.user_settings_dir={settings}"]  # fmt: skip
        server = subprocess.Popen([sys.executable, "-m", "jupyterlab", *options], cwd=folder, stderr=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/api?token={TOKEN}")
            with sync_playwright() as playwright:
                path = next(filter(None, map(shutil.which, BROWSERS)), None)
                page = playwright.chromium.launch(executable_path=path, args=FLAGS).new_page(
                    viewport={"width": 1366, "height": 768}
                )
                run_notebook(page, f"http://127.0.0.1:{port}/lab/tree/notebooks/01_article.ipynb?reset&token={TOKEN}")
                page.keyboard.press("Control+b")
                screen(page, "What does it say?", "reading.png")
                screen(page, "Who said what?", "quotes.png")
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    charts()
    screens()
