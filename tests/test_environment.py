"""pyproject.toml, constraints.txt and environment.yml agree, every package is used, and no file names an address."""

import ast
import importlib.metadata
import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parent.parent
MAX_INSTALLED_MB = 700
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


def installed_with(names: set[str]) -> list[importlib.metadata.Distribution]:
    """Those packages and what they need in turn, without extras that nobody asked for."""
    waiting, found = [Requirement(name) for name in names], {}
    while waiting:
        wanted = waiting.pop()
        key = plain(wanted.name), tuple(sorted(wanted.extras))
        if key in found:
            continue
        found[key] = importlib.metadata.distribution(wanted.name)
        for line in found[key].requires or ():
            needed = Requirement(line)
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in ("", *wanted.extras)):
                waiting.append(needed)
    return list({one.metadata["Name"]: one for one in found.values()}.values())


@pytest.fixture(scope="module")
def installed(project: dict[str, Any]) -> list[importlib.metadata.Distribution]:
    return installed_with(set(project["dependencies"]))


@pytest.mark.parametrize("python", ["3.11.0", "3.11.2", "3.12.0", "3.13.0", "3.14.0"])
def test_every_package_runs_on(python: str, installed: list[importlib.metadata.Distribution]) -> None:
    """At the version that constraints.txt holds; a package installed at another one is left out."""
    constraints = pinned((ROOT / "constraints.txt").read_text("utf-8").splitlines())
    held = [one for one in installed if constraints.get(plain(one.metadata["Name"])) == one.version]
    allowed = {one.metadata["Name"]: SpecifierSet(one.metadata.get("Requires-Python") or "") for one in held}
    assert len(allowed) > 100
    assert [name for name, versions in allowed.items() if python not in versions] == []


def test_the_packages_take_less_than_the_limit(installed: list[importlib.metadata.Distribution]) -> None:
    """Space on the disk, as `du -m` counts, without compiled files, which appear with use."""
    files = {one.locate_file(name) for one in installed for name in one.files or () if name.suffix != ".pyc"}
    taken = sum(os.stat(path).st_blocks * 512 for path in map(str, files) if os.path.exists(path))
    assert 300 < taken / 2**20 < MAX_INSTALLED_MB


@pytest.mark.parametrize(
    "python, reason",
    [("/no/such/python", "there is no such Python"), ("/bin/false", "it is older than 3.11")],
    ids=["absent", "unfit"],
)
def test_a_machine_without_a_second_python_passes(python: str, reason: str, tmp_path: Path) -> None:
    own = {**os.environ, "BUILD": str(tmp_path / "build")}
    run = subprocess.run(
        ["sh", ".ci/system-python", python], cwd=ROOT, env=own, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0
    assert run.stdout == f"Set-up with {python} not tried: {reason}.\n"


@pytest.mark.parametrize(
    "name",
    ["pyproject.toml", "constraints.txt", "environment.yml", "setup.py", "Makefile", ".ci/run", ".ci/system-python"],
)
def test_no_download_addresses(name: str) -> None:
    assert not ADDRESS.search((ROOT / name).read_text("utf-8"))
