"""The command `analyst-workbook`: a folder of the analyst's own, and the package as it is handed out."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from time import monotonic, sleep
from typing import cast
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, build_opener
from urllib.response import addinfourl

import pytest

from analysis.__main__ import main
from analysis.workbook import FIRST_NOTEBOOK, app_command, copy_starter, lab_command, starter_files

ROOT = Path(__file__).parent.parent
MAX_WHEEL_BYTES = 25_000_000


def test_a_folder_gets_notebooks_and_articles(tmp_path: Path) -> None:
    folder = tmp_path / "my own work"
    copied = copy_starter(folder)
    assert Path(FIRST_NOTEBOOK) in copied
    assert any(path.parts[0] == "seeds" for path in copied)
    assert {path.name for path in folder.iterdir()} == {"notebooks", "seeds", "outputs"}


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    mine = tmp_path / FIRST_NOTEBOOK
    mine.parent.mkdir()
    mine.write_text("mine", "utf-8")
    assert Path(FIRST_NOTEBOOK) not in copy_starter(tmp_path)
    assert mine.read_text("utf-8") == "mine"
    assert copy_starter(tmp_path) == []


def test_the_command_copies_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["analyst-workbook", "lab", str(tmp_path), "--copy-only"])
    assert main() == 0
    assert f"{len(list(starter_files()))} files copied" in capsys.readouterr().out
    assert main() == 0
    assert "all files are there" in capsys.readouterr().out


def test_the_lab_shows_the_whole_folder(tmp_path: Path) -> None:
    command = lab_command(tmp_path, FIRST_NOTEBOOK)
    assert f"--ServerApp.root_dir={tmp_path}" in command
    assert str(tmp_path / FIRST_NOTEBOOK) in app_command(tmp_path, FIRST_NOTEBOOK)


def open_when_served(address: str, seconds: float = 60) -> addinfourl:
    """Jupyter prints its address a moment before it listens there: refused connections are tried again until the time is up."""
    browser, end = build_opener(HTTPCookieProcessor()), monotonic() + seconds
    while True:
        try:
            return cast(addinfourl, browser.open(address, timeout=seconds))
        except URLError as problem:
            if not isinstance(problem.reason, ConnectionRefusedError) or monotonic() > end:
                raise
            sleep(0.1)


def test_the_address_that_the_lab_prints_leads_to_the_notebook(tmp_path: Path) -> None:
    """With its token, and to a file list that shows the whole folder."""
    copy_starter(tmp_path)
    command = [*lab_command(tmp_path, FIRST_NOTEBOOK), "--no-browser"]
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=tmp_path, env=own, stderr=subprocess.PIPE, text=True) as lab:
        try:
            printed = next(found for line in lab.stderr or () if (found := re.search(r"http://127\S+token=\w+", line)))
            with open_when_served(printed.group()) as answer:
                assert answer.url.endswith(f"/lab/tree/{FIRST_NOTEBOOK}?file-browser-path=/")
                assert b"jupyter-config-data" in answer.read()
        finally:
            lab.terminate()


def test_it_tells_its_version(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["analyst-workbook", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("analyst-workbook 0.")


def test_the_lab_does_not_wait_for_what_only_reports_need() -> None:
    script = "import sys; from analysis.__main__ import command_parser; command_parser(['lab']).parse_args(['lab']); print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_wheel_holds_notebooks_and_models_and_is_small(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {f"analysis/starter/{path.as_posix()}" for path in starter_files()} <= set(names)
    assert "analysis/language/models/syntax.npz" in names
    assert not [name for name in names if "training" in name or "tests" in name]
    assert wheel.stat().st_size < MAX_WHEEL_BYTES
