"""pyproject.toml, constraints.txt and environment.yml agree, every package is used, and no file names an address."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ADDRESS = re.compile(r"https?://|file:|\w @ ")


IMPORTED_AS = {
    "python-dateutil": "dateutil", "python-docx": "docx", "python-oxmsg": "oxmsg", "jinja2": "jinja2", "duckdb": "duckdb", "universal-pathlib": "upath",
}  # fmt: skip
"""Package => the module that it brings, where the names differ."""
NEVER_IMPORTED = {
    "jupyterlab": "analysis/workbook.py", "voila": "analysis/workbook.py", "xlsxwriter": "analysis/export/files.py", "lxml-html-clean": None,
    "jupyter-server": None, "nbconvert": None,
}  # fmt: skip
"""Package that is run or asked for by name => where; None where another one needs it and earlier versions of it are unsafe or missing."""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lines: list[str], sign: str = "==") -> dict[str, str]:
    pairs = (line.split(";")[0].split(sign) for line in lines if sign in line and not line.startswith("#"))
    return {plain(name.strip()): version.strip() for name, version in pairs}


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def conda() -> list[Any]:
    return yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]


def test_conda_gives_python_and_pip_and_nothing_that_could_be_missing_there(
    conda: list[Any], project: dict[str, Any]
) -> None:
    python, *others = [line for line in conda if isinstance(line, str)]
    assert others == ["pip"]
    assert python.removeprefix("python").startswith(project["requires-python"])


def test_pip_takes_the_package_itself_with_its_tests_and_constraints(conda: list[Any]) -> None:
    assert {"pip": ["--constraint constraints.txt", "--editable .[test]"]} in conda


def imported_modules() -> set[str]:
    """Every module that a file of the package imports, by its first name."""
    found = set()
    for path in (ROOT / "analysis").rglob("*.py"):
        if "training" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found


def test_every_dependency_is_used(project: dict[str, Any]) -> None:
    names = set(pinned(project["dependencies"]))
    modules = {IMPORTED_AS.get(name, name.replace("-", "_")): name for name in names - NEVER_IMPORTED.keys()}
    assert modules.keys() <= imported_modules()
    for name in names & NEVER_IMPORTED.keys():
        place = NEVER_IMPORTED[name]
        assert place is None or name in (ROOT / place).read_text("utf-8")


def test_every_dependency_has_its_reason(project: dict[str, Any]) -> None:
    reasons = plain((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert [name for name in pinned(project["dependencies"]) if name not in reasons] == []


def test_constraints_hold_every_direct_dependency(project: dict[str, Any]) -> None:
    constraints = pinned((ROOT / "constraints.txt").read_text("utf-8").splitlines())
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    direct = pinned([*project["dependencies"], *extras])
    assert direct.items() <= constraints.items()


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "constraints.txt", "environment.yml", "setup.py", "Makefile", ".ci/run"]
)
def test_no_download_addresses(name: str) -> None:
    assert not ADDRESS.search((ROOT / name).read_text("utf-8"))
