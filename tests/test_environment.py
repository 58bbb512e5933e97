"""pyproject.toml, constraints.txt and environment.yml name the same versions, and none names an address."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
CONDA_NAMES = {"python-duckdb": "duckdb", "matplotlib-base": "matplotlib"}
ADDRESS = re.compile(r"https?://|file:|@ ")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lines: list[str], sign: str = "==") -> dict[str, str]:
    pairs = (line.split(";")[0].split(sign) for line in lines if sign in line and not line.startswith("#"))
    return {plain(CONDA_NAMES.get(name.strip(), name.strip())): version.strip() for name, version in pairs}


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_conda_has_the_same_versions(project: dict[str, Any]) -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    lines = [line for line in environment if isinstance(line, str) and ">=" not in line]
    assert pinned(lines, "=") == pinned(project["dependencies"])


def test_conda_takes_the_package_itself_with_its_tests() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    assert {"pip": ["--editable .[test]"]} in environment


def test_constraints_hold_every_direct_dependency(project: dict[str, Any]) -> None:
    constraints = pinned((ROOT / "constraints.txt").read_text("utf-8").splitlines())
    direct = pinned([*project["dependencies"], *project["optional-dependencies"]["test"]])
    assert direct.items() <= constraints.items()


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt", "environment.yml"])
def test_no_download_addresses(name: str) -> None:
    assert not ADDRESS.search((ROOT / name).read_text("utf-8"))
