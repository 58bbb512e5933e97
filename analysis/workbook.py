"""The workbook as a folder of the analyst's own: notebooks and articles to start from, and the servers that open them."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

PARTS = ("notebooks", "seeds")
FIRST_NOTEBOOK = "notebooks/01_article.ipynb"
SKIPPED = frozenset((".ipynb_checkpoints", "pictures"))


def starter() -> Path:
    """The folder that holds PARTS: in the package where it was installed, or the project around it."""
    package = Path(__file__).parent
    return package / "starter" if (package / "starter").is_dir() else package.parent


def starter_files() -> Iterator[Path]:
    """Every file to start from, relative to `starter()`."""
    root = starter()
    for part in PARTS:
        found = (path.relative_to(root) for path in sorted((root / part).rglob("*")) if path.is_file())
        yield from (path for path in found if not SKIPPED & set(path.parts))


def copy_starter(folder: Path) -> list[Path]:
    """Folder => the files that were put there. A file that is there already, whatever it holds, stays as it is."""
    new = [path for path in starter_files() if not (folder / path).exists()]
    for path in new:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        copyfile(starter() / path, folder / path)
    (folder / "outputs").mkdir(parents=True, exist_ok=True)
    return new


def lab_command(folder: Path, notebook: str) -> list[str]:
    """=> the command that opens JupyterLab on a notebook, with the whole folder (articles, outputs, notebooks) in its file list."""
    door = ["--ServerApp.jpserver_extensions=analysis.front_door=True", f"--LabApp.default_url=/workbook/{notebook}"]
    return [sys.executable, "-m", "jupyterlab", *as_root(), f"--ServerApp.root_dir={folder}", *door]


def app_command(folder: Path, notebook: str) -> list[str]:
    """=> the command that opens a notebook as a page without code."""
    return [sys.executable, "-m", "voila", "--template=workbook", str(folder / notebook)]


def as_root() -> list[str]:
    """JupyterLab refuses to run for the system's administrator unless told to."""
    return ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def serve(command: list[str], folder: Path) -> int:
    """Runs a server until it is stopped => its exit code. The kernel of this environment goes before any other of the same name."""
    if importlib.util.find_spec(command[2]) is None:
        raise ValueError(f"{command[2]} is not installed here: install the workbook with all its packages.")
    paths = [str(folder / "notebooks" / "page"), *filter(None, [os.environ.get("JUPYTER_PATH")])]
    environment = {**os.environ, "JUPYTER_PREFER_ENV_PATH": "1", "JUPYTER_PATH": os.pathsep.join(paths)}
    return subprocess.run(command, cwd=folder, env=environment).returncode
