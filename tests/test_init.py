"""The public face: every name is there, and what is not needed is not read in."""

import subprocess
import sys

import pytest

import analysis


@pytest.mark.parametrize("name", analysis.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(analysis, name).__name__ == name


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write_reports'"):
        _ = analysis.write_reports


def test_reports_and_corpora_are_read_in_later() -> None:
    script = "import sys, analysis; print(sorted({'jinja2', 'xlsxwriter', 'distributed', 'duckdb', 'pyarrow.parquet'} & set(sys.modules)))"
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()
        == "[]"
    )
