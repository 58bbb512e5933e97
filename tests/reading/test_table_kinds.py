"""Tables as programs and people of many countries keep them: names of columns, dates, layouts, and metadata beside texts."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from analysis.reading import read_articles
from analysis.reading.days import day_in_folders, day_of, day_of_cell
from tests.reading.stories import FILES, STORIES, nexis_docx, nexis_lines, words

LANGUAGES = {
    "Russian": ("Заголовок Текст Дата Источник Автор", "%d.%m.%Y"), "Turkish": ("Başlık İçerik Tarih Kaynak Yazar", "%d.%m.%Y"),
    "Polish": ("Tytuł Treść Data Źródło Autor", "%d.%m.%Y"), "Danish": ("Overskrift Brødtekst Dato Medie Forfatter", "%d/%m/%Y"),
    "Chinese": ("标题 正文 日期 来源 作者", "%Y年%m月%d日"), "Korean": ("제목 본문 날짜 언론사 기자", "%Y. %m. %d."),
    "Arabic": ("العنوان النص التاريخ المصدر الكاتب", "%d/%m/%Y"), "Greek": ("Τίτλος Κείμενο Ημερομηνία Πηγή Συντάκτης", "%d/%m/%Y"),
    "Indonesian": ("Judul Isi Tanggal Media Penulis", "%d/%m/%Y"), "Portuguese": ("Título Conteúdo Data Veículo Autor", "%d/%m/%Y"),
}  # fmt: skip
"""Language => names of the columns title, text, date, outlet and author, and how the table writes a day."""
TABLE = pd.DataFrame([{name: one[name] for name in ("title", "text", "date", "outlet", "author")} for one in STORIES])


def facts(source: Path) -> list[tuple[Any, ...]]:
    """Path => title, day, outlet, author and text of each article."""
    return [(one.title, str(one.published), one.outlet, one.author, one.text) for one in read_articles(source)]


TRUE = [(one["title"], one["date"], one["outlet"], one["author"], one["text"]) for one in STORIES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_are_recognised_in_many_languages(language: str, tmp_path: Path) -> None:
    names, form = LANGUAGES[language]
    days = [dt.date.fromisoformat(day).strftime(form) for day in TABLE.date]
    table = TABLE.assign(date=days).set_axis(names.split(), axis=1)
    table.to_csv(tmp_path / "a.csv", index=False, sep=";", encoding="utf-8-sig")
    assert facts(tmp_path / "a.csv") == TRUE


@pytest.mark.parametrize("orient", ["columns", "split", "index", "records", "table", "list"])
def test_json_in_every_layout_of_pandas(orient: Any, tmp_path: Path) -> None:
    text = json.dumps(TABLE.to_dict("list")) if orient == "list" else TABLE.to_json(orient=orient)
    (tmp_path / "a.json").write_text(text)
    assert facts(tmp_path / "a.json") == TRUE


def test_an_object_of_objects_is_no_table_unless_its_keys_are_names_of_columns(tmp_path: Path) -> None:
    by_address = {f"https://post.example/{number}": one for number, one in enumerate(STORIES)}
    (tmp_path / "a.json").write_text(json.dumps(by_address))
    assert facts(tmp_path / "a.json") == TRUE


def test_days_of_a_spreadsheet_without_a_format(tmp_path: Path) -> None:
    """Excel stores 8 November 2022 as 44873; without a date format the cell is this number."""
    book = openpyxl.Workbook()
    book.active.append(list(TABLE.columns))
    for row in TABLE.itertuples(index=False):
        book.active.append(
            [row.title, row.text, (dt.date.fromisoformat(row.date) - dt.date(1899, 12, 30)).days, *row[3:]]
        )
    stream = io.BytesIO()
    book.save(stream)
    (tmp_path / "a.xlsx").write_bytes(stream.getvalue())
    assert facts(tmp_path / "a.xlsx") == TRUE


@pytest.mark.parametrize(
    ("cell", "day"),
    [(44873, "2022-11-08"), ("44873.5", "2022-11-08"), (12345, "None"), ("2022/1/8", "2022-01-08"), ("2022. 11. 8.", "2022-11-08"),
     ("2022年11月8日", "2022-11-08"), ("8 ноября 2022", "2022-11-08"), ("2022/13/8", "None"), ("448731", "None")],
)  # fmt: skip
def test_days_of_cells(cell: object, day: str) -> None:
    assert str(day_of_cell(cell)) == day


@pytest.mark.parametrize(
    ("path", "day"),
    [("/news/2022/11/08/a.txt", "2022-11-08"), ("news/2022-11-08/a.txt", "2022-11-08"), ("news/20221108/a.txt", "2022-11-08"),
     ("/home/export 2022-11-08/a.txt", "None"), ("2022-11-08/texts/a.txt", "None"), ("news/2022/a.txt", "None"), ("a.txt", "None")],
)  # fmt: skip
def test_a_folder_that_is_named_by_a_day_dates_its_files(path: str, day: str) -> None:
    assert str(day_in_folders(path)) == day


@pytest.mark.parametrize("form", ["texts\\{:03}.txt", "C:\\data\\texts\\{:03}.txt", "./texts/{:03}.txt", "{:03}", "{}"])
@pytest.mark.parametrize("table", ["list.csv", "metadata.json"])
def test_metadata_name_files_in_any_form(form: str, table: str, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for number, one in enumerate(STORIES, 7):
        (tmp_path / "texts" / f"{number:03}.txt").write_text(one["text"])
    rows = TABLE.drop(columns="text").assign(file=[form.format(number) for number in (7, 8)])
    (tmp_path / table).write_text(rows.to_csv(index=False) if table.endswith("csv") else rows.to_json(orient="records"))
    assert facts(tmp_path) == TRUE


def test_a_json_of_articles_is_no_metadata(tmp_path: Path) -> None:
    (tmp_path / "articles.json").write_text(
        json.dumps([{**one, "file": f"{at}.txt"} for at, one in enumerate(STORIES)])
    )
    (tmp_path / "0.txt").write_text("The ferry was late again, Ana Roe said.")
    assert len(facts(tmp_path)) == 3


# ------------------------------------------------------------------------------------------------------------- exports
def test_fields_between_length_and_text_of_lexisnexis(tmp_path: Path) -> None:
    data = FILES["dump.TXT"]()
    for one in STORIES:
        length = f"LENGTH: {words(one)} words".encode()
        assert length in data
        data = data.replace(length, length + b"\n\nDATELINE: SKERRY, November 8\n\nHIGHLIGHT: What the islanders did.")
    (tmp_path / "dump.TXT").write_bytes(data)
    assert [text for *_, text in facts(tmp_path / "dump.TXT")] == [one["text"] for one in STORIES]


def test_nexis_in_dutch(tmp_path: Path) -> None:
    text = "\n".join(nexis_lines()).replace("\nBody", "\nTekst").replace("End of Document", "Einde van document")
    (tmp_path / "a.docx").write_bytes(nexis_docx(text.replace("Length", "Lengte").split("\n")))
    assert len(facts(tmp_path / "a.docx")) == 2


def test_settings_and_comments_of_a_blog_are_no_articles(tmp_path: Path) -> None:
    kind = "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{}'/>"
    entries = [("settings", "BLOG_NAME", "The name of the blog."), *(("post", one["title"], one["text"]) for one in STORIES), ("comment", "Re", "Well said!")]  # fmt: skip
    xml = "".join(f"<entry>{kind.format(what)}<title>{title}</title><content>{text}</content></entry>" for what, title, text in entries)  # fmt: skip
    (tmp_path / "blog.xml").write_text(
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Skerry Post</title>{xml}</feed>"
    )
    read = read_articles(tmp_path / "blog.xml")
    assert [one.title for one in read] == [one["title"] for one in STORIES] and len(read.failures) == 2


def test_a_day_of_five_figures_is_read_in_cells_only() -> None:
    assert day_of("44873 people came") is None and day_of("44873") is None
