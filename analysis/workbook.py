"""The analyst's folder, with notebooks and articles to start from, and the servers that open it."""

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
    """Folder that contains PARTS: in the installed package, or the project's root."""
    package = Path(__file__).parent
    return package / "starter" if (package / "starter").is_dir() else package.parent


def starter_files() -> Iterator[Path]:
    """Paths of the files to start from, relative to `starter()`."""
    root = starter()
    for part in PARTS:
        found = (path.relative_to(root) for path in sorted((root / part).rglob("*")) if path.is_file())
        yield from (path for path in found if not SKIPPED & set(path.parts))


def copy_starter(folder: Path) -> list[Path]:
    """Copy the notebooks and articles to a folder => paths of the new files, relative to it. Existing files are never overwritten."""
    new = [path for path in starter_files() if not (folder / path).exists()]
    for path in new:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        copyfile(starter() / path, folder / path)
    (folder / "outputs").mkdir(parents=True, exist_ok=True)
    return new


def lab_command(folder: Path, notebook: str) -> list[str]:
    """Command line that opens JupyterLab on a notebook, with the whole folder in its file list."""
    door = ["--ServerApp.jpserver_extensions=analysis.front_door=True", f"--LabApp.default_url=/workbook/{notebook}"]
    return [sys.executable, "-m", "jupyterlab", *as_root(), f"--ServerApp.root_dir={folder}", *door]


def app_command(folder: Path, notebook: str) -> list[str]:
    """Command line that opens a notebook as a page without code."""
    return [sys.executable, "-m", "voila", "--template=workbook", str(folder / notebook)]


def as_root() -> list[str]:
    """Option that lets JupyterLab run as root, if the user is root."""
    return ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def serve(command: list[str], folder: Path) -> int:
    """Run a server until it is stopped => its exit code. The kernel of this environment takes precedence over others of the same name.

    Raises ValueError if the server is not installed."""
    if importlib.util.find_spec(command[2]) is None:
        raise ValueError(f"{command[2]} is not installed here: install the workbook with all its packages.")
    paths = [str(folder / "notebooks" / "page"), *filter(None, [os.environ.get("JUPYTER_PATH")])]
    environment = {**os.environ, "JUPYTER_PREFER_ENV_PATH": "1", "JUPYTER_PATH": os.pathsep.join(paths)}
    return subprocess.run(command, cwd=folder, env=environment).returncode
