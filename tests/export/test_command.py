"""`python -m analysis report …`: a report, or a sentence and exit code 2, never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.__main__ import main

ROOT = Path(__file__).parents[2]
SEED = "seeds/us-led-coalition-transfers-second-military-base.txt"


def run(*words: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "argv", ["analysis", *words])
    try:
        return main()
    except SystemExit as left:
        return int(left.code or 0)


def test_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(
        "report",
        SEED,
        "--out",
        str(tmp_path),
        "--format",
        "docx,json",
        "--sections",
        "quotes,actors",
        "--note",
        "quotes=He was not asked.",
        monkeypatch=monkeypatch,
    )
    (folder,) = tmp_path.glob(f"{Path(SEED).stem}-*")
    assert code == 0 and capsys.readouterr().out.strip() == str(folder / "report.docx")
    assert (
        (folder / "analysis.json").is_file()
        and (folder / "tables/quotes.csv").is_file()
        and not (folder / "report.html").exists()
    )


def test_the_day_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("The army left on Thursday, an officer said.")
    assert (
        run(
            "report", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--format", "md", monkeypatch=monkeypatch
        )
        == 0
    )
    assert "Give it with --published 2020-03-26." in capsys.readouterr().out
    assert (
        run(
            "report",
            str(tmp_path / "a.txt"),
            "--out",
            str(tmp_path / "out"),
            "--published",
            "2020-03-26",
            monkeypatch=monkeypatch,
        )
        == 0
    )
    assert "Give it with --published" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [(["report", "missing.txt"], "There is no file or folder missing.txt"), (["report", "https://news.example/a"], "uses the network only if"),
     (["report", SEED, "--format", "doc"], "'doc' is not a format"), (["report", SEED, "--sections", "people"], "'people' is not a section"),
     (["report", SEED, "--published", "Thursday"], "is not a date"), (["report", SEED, "--note", "x=y"], "is not a note"), (["report"], "required"), ([], "required"),
     (["report", SEED, "--out", "/dev/null/x"], "/dev/null")],
)  # fmt: skip
def test_faults_are_told(
    words: list[str], says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words, monkeypatch=monkeypatch) == 2
    told = capsys.readouterr().err
    assert says in told and "Traceback" not in told


def test_one_bad_file_does_not_keep_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("report", "missing.txt", SEED, "--out", str(tmp_path), "--format", "md", monkeypatch=monkeypatch) == 2
    assert list(tmp_path.glob(f"{Path(SEED).stem}-*/report.md")) and "missing.txt" in capsys.readouterr().err


def test_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "report", "missing.txt"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 2 and done.stderr.count("\n") == 1


def test_a_folder_becomes_a_corpus_with_its_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text("The United Nations left Lagos on 3 May 2021, Ana Roe said.")
    (tmp_path / "news/b.txt").write_bytes(b"")
    out = tmp_path / "out"
    assert run("corpus", str(tmp_path / "news"), "--out", str(out), "--workers", "1", monkeypatch=monkeypatch) == 1
    told = capsys.readouterr()
    assert told.out.strip() == str(out) and "b.txt: b.txt is empty" in told.err
    assert "United Nations" in (out / "answers/actors.csv").read_text("utf-8-sig")
    assert run("corpus", str(tmp_path / "none"), "--out", str(out), monkeypatch=monkeypatch) == 2
