"""The cases: each says which phenomenon it shows, and rules have a case that they decide and one that they must leave alone."""

import csv
import json
from pathlib import Path

import pytest

from analysis.language.lexicons import rows

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for path in CASES.rglob("*") if path.suffix in (".tsv", ".jsonl"))
WITHOUT_LABEL = {"lemmas.tsv", "floors.tsv", "errors.tsv", "read.jsonl", "unread.jsonl"}
"""Lists of words, limits and messages, and articles: the word, name, message or kind says what the line shows."""
RULES = ("quotes", "figures", "dates")
MAX_WITHOUT_CASE = {"quotes": 1, "figures": 0, "dates": 7}
"""Rules of rules.tsv that no case names as the rule it is decided by; lower when cases are added."""
MAX_WITHOUT_NEGATIVE = {"quotes": 10, "figures": 0, "dates": 24}
"""Rules that no case names as the rule it must not be read by; lower when cases are added."""


def read(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in lines]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_case_says_what_it_shows(path: Path) -> None:
    if path.name not in WITHOUT_LABEL:
        assert [number for number, case in enumerate(read(path), 1) if not case.get("label")] == []


def without_case(table: str, *, negative: bool) -> list[str]:
    """Rules of a table's rules.tsv that no case file (of negatives: those named …_not) has under `rule`."""
    files = [path for path in FILES if path.name.startswith(table) and ("_not" in path.stem) == negative]
    named = {case.get("rule") for path in files for case in read(path)}
    return sorted({row["rule"] for row in rows(f"{table}/rules")} - named)


@pytest.mark.parametrize("table", RULES)
def test_rules_have_a_case_that_they_decide(table: str) -> None:
    missing = without_case(table, negative=False)
    assert len(missing) <= MAX_WITHOUT_CASE[table], missing


@pytest.mark.parametrize("table", RULES)
def test_rules_have_a_case_that_they_leave_alone(table: str) -> None:
    missing = without_case(table, negative=True)
    assert len(missing) <= MAX_WITHOUT_NEGATIVE[table], missing


@pytest.mark.parametrize("table", RULES)
def test_cases_name_rules_that_exist(table: str) -> None:
    known = {row["rule"] for row in rows(f"{table}/rules")}
    named = {case.get("rule") or "" for path in FILES if path.name.startswith(table) for case in read(path)}
    assert named - known <= {""}
