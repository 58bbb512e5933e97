"""Every report, opened by a reader that is not ours; the same bytes again; and nothing in it runs."""

import base64
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import docx
import lxml.html
import mistune
import pandas as pd
import pypdf
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from analysis import Analysis, Article, analyse, read_article
from analysis.export import FORMATS, write_figures, write_report
from analysis.export.outline import SECTIONS, outline
from analysis.export.readable import readable_table
from analysis.export.report import tables_for_people
from analysis.result import TABLE_NAMES
from analysis.review import review
from tests.export.hostile import hostile

SEED = Path(__file__).parents[2] / "seeds/us-led-coalition-transfers-second-military-base.txt"
NOTES = {"quotes": "The minister <b>was not</b> asked.\n=1+1 & more"}


def tool(name: str) -> str:
    """Path of a program; skips where it is not installed (make test installs it), and fails under CI."""
    found = shutil.which(name)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"{name} is not installed; tests/tools.sh installs it")
    return found or pytest.skip(f"{name} is not installed: run `make test`, which installs it")


@pytest.fixture(scope="module")
def sample() -> Analysis:
    return analyse(read_article(SEED))


@pytest.fixture(scope="module")
def folders(sample: Analysis, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Name of the article => folder of its reports in every format."""
    told = {"sample": sample, "hostile": hostile(), "empty": analyse(Article("well"))}
    return {
        name: write_report(result, tmp_path_factory.mktemp(name), formats=FORMATS, notes=NOTES).parent
        for name, result in told.items()
    }


@pytest.fixture(params=["sample", "hostile", "empty"])
def folder(request: pytest.FixtureRequest, folders: dict[str, Path]) -> Path:
    return folders[request.param]


def test_html_is_valid_and_inert(folder: Path) -> None:
    page = (folder / "report.html").read_text("utf-8")
    html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed: pip install html5lib==1.1")
    html5lib.HTMLParser(strict=True).parse(page)
    tree = lxml.html.document_fromstring(page)
    assert len(tree.xpath("//script")) == 1 and not tree.xpath("//@style")
    assert not tree.xpath("//iframe|//object|//embed|//form|//link|//base|//*[@onerror or @onload or @onclick]")
    assert all(address.startswith(("data:image/svg+xml;base64,", "#")) for address in tree.xpath("//@src|//@href"))
    policy = tree.xpath("//meta[@http-equiv]/@content")[0]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for tag in ("script", "style"):
        made = base64.b64encode(hashlib.sha256(tree.xpath(f"//{tag}/text()")[0].encode("utf-8")).digest()).decode(
            "ascii"
        )
        assert f"{tag}-src 'sha256-{made}'" in policy
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e]", page)


def test_html_can_be_read_aloud(folder: Path) -> None:
    tree = lxml.html.parse(str(folder / "report.html"))
    assert tree.xpath("/html/@lang") == ["en"] and len(tree.xpath("//h1")) == 1 and tree.xpath("//title/text()")
    assert all(len(alt) > 20 for alt in tree.xpath("//img/@alt")) and len(tree.xpath("//img")) == len(
        tree.xpath("//img/@alt")
    )
    assert len(tree.xpath("//table/caption")) == len(tree.xpath("//table"))
    assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))
    assert tree.xpath("//main") and tree.xpath("//footer") and not tree.xpath("//th[not(@scope)]")


def test_every_claim_has_its_sentence(folders: dict[str, Path], sample: Analysis) -> None:
    tree = lxml.html.parse(str(folders["sample"] / "report.html"))
    sentences = set(sample.sentences.text)
    sources = [re.sub(r"^\[\d+\] ", "", cell.text_content()) for cell in tree.xpath("//td[@class='source']")]
    assert len(sources) > 30
    assert all(any(one in source for one in sentences) for source in sources)
    for name in ("quotes", "figures", "events"):
        assert all(tree.xpath(f"//tr[@id='{key}']") for key in getattr(sample, name).id)


def test_the_footer_says_how_to_make_it_again(folders: dict[str, Path]) -> None:
    footer = lxml.html.parse(str(folders["sample"] / "report.html")).xpath("//footer")[0].text_content()
    assert re.search(r"[0-9a-f]{64}", footer) and "analyst-workbook 0" in footer
    assert "published 2020-03-26" in footer and "Corrections by the analystnone" in footer


def test_word_opens_with_headings_tables_and_described_pictures(folder: Path) -> None:
    document = docx.Document(str(folder / "report.docx"))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings[-2:] == ["The article", "How this was made"] and len(headings) == len(SECTIONS) + 2
    assert all(len(shape._inline.docPr.get("descr")) > 20 for shape in document.inline_shapes)
    assert all(table.rows[0]._tr.trPr.findall("{*}tblHeader") for table in document.tables)
    assert not any("evil" in (one.target_ref if one.is_external else "") for one in document.part.rels.values())


def test_word_is_well_formed_xml(folder: Path) -> None:
    xmllint = tool("xmllint")
    with zipfile.ZipFile(folder / "report.docx") as parts:
        data = parts.read("word/document.xml")
    assert subprocess.run([xmllint, "--noout", "--nonet", "-"], input=data, capture_output=True).returncode == 0
    assert b"fldSimple" not in data and b"DDE" not in data


def test_pdf_opens_and_says_the_same(folders: dict[str, Path]) -> None:
    path = folders["sample"] / "report.pdf"
    told = subprocess.run(
        [tool("pdftotext"), "-layout", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Vincent Barker" in told and "Who said what" in told and "How this was made" in told
    reader = pypdf.PdfReader(path)
    assert [entry["/Title"] for entry in reader.outline][-1] == "How this was made"  # type: ignore[index, call-overload]
    assert (
        reader.metadata and reader.metadata.title == "US-led coalition transfers second military base to Iraqi forces"
    )


def test_pdf_of_anything_opens_and_holds_no_action(folder: Path) -> None:
    subprocess.run([tool("pdftotext"), str(folder / "report.pdf"), "-"], capture_output=True, check=True)
    for page in pypdf.PdfReader(folder / "report.pdf").pages:
        assert all(
            "/URI" not in str(note.get_object()) and "/JS" not in str(note.get_object())
            for note in page.get("/Annots", [])
        )


def test_reports_on_paper_hold_the_numbered_text_and_the_notes_on_rows(tmp_path: Path) -> None:
    machine = analyse(Article("“The pier is open,” said Ola Berg. Nobody was hurt.\n\nThe pier cost 3 million euros."))
    one = review(machine, []).correction("note", "q1", note="Heard <twice> on air.", tags=["check"])
    seen = review(machine, [one])
    write_report(seen.result, tmp_path, formats=("docx", "pdf", "md"), review=seen, charts=())
    document = docx.Document(str(tmp_path / "report.docx"))
    text = [one.text for one in document.paragraphs]
    assert "[1] “The pier is open,” said Ola Berg. [2] Nobody was hurt. " in text
    assert any("Note: Heard <twice> on air." in cell.text for table in document.tables for row in table.rows for cell in row.cells)  # fmt: skip
    links = {one.get(qn("w:anchor")) for one in document.element.iter(qn("w:hyperlink"))}
    assert links and links <= {one.get(qn("w:name")) for one in document.element.iter(qn("w:bookmarkStart"))}
    told = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(tmp_path / "report.pdf").pages)
    assert "[3] The pier cost 3 million euros." in told and "Note: Heard <twice> on air." in told
    page = mistune.create_markdown(escape=False, plugins=["table"])((tmp_path / "report.md").read_text("utf-8"))
    told = " ".join(lxml.html.document_fromstring(page).text_content().split())
    assert "[3] The pier cost 3 million euros." in told and "Note: Heard <twice> on air." in told


def test_markdown_makes_no_html_link_or_picture_of_article_text(folder: Path) -> None:
    page = mistune.create_markdown(escape=False, plugins=["table", "url", "math"])(
        (folder / "report.md").read_text("utf-8")
    )
    tree = lxml.html.document_fromstring(page)
    assert not tree.xpath("//script|//a|//b")
    assert all(address.startswith("charts/") and (folder / address).is_file() for address in tree.xpath("//img/@src"))
    assert all(len(row.xpath("./td")) in (0, 4) for row in tree.xpath("//tr"))


def test_workbook_opens_without_a_formula(folder: Path) -> None:
    book = load_workbook(folder / "tables/tables.xlsx")
    assert book.sheetnames == tables_for_people()
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
            assert all(not str(cell.value).startswith(("=", "+", "@")) for cell in row if cell.data_type == "s")


def test_csv_cells_are_no_formulas(folder: Path) -> None:
    import csv

    for name in (*tables_for_people(), *(f"data/{name}" for name in TABLE_NAMES)):
        with (folder / f"tables/{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines))
        assert all(len(row) == len(rows[0]) for row in rows)
        cells = [cell for row in rows for cell in row]
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) or re.match(r"-(?!\d)", cell) for cell in cells)


def test_charts_are_there_and_inert(folder: Path) -> None:
    for path in (folder / "charts").glob("*.svg"):
        assert subprocess.run([tool("xmllint"), "--noout", "--nonet", str(path)], capture_output=True).returncode == 0
        tree = lxml.etree.parse(str(path))
        assert not tree.xpath("//*[local-name()='script' or local-name()='foreignObject' or local-name()='a']")
        assert not any("evil" in address for address in tree.xpath("//@*[local-name()='href']"))


def test_nothing_to_show_is_said(folders: dict[str, Path]) -> None:
    text = (folders["empty"] / "report.html").read_text("utf-8")
    assert "No quotes were found in the article." in text and "<img" not in text
    assert not list((folders["empty"] / "charts").glob("*"))


@pytest.mark.parametrize("seed", ["0", "7"])
def test_the_same_bytes_in_another_process(seed: str, folders: dict[str, Path], tmp_path: Path) -> None:
    script = (
        "import sys; from analysis import analyse; from tests.export.hostile import hostile; from analysis.export import FORMATS, write_report;"
        f"write_report(hostile(), sys.argv[1], formats=FORMATS, notes={NOTES!r})"
    )
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"},
        cwd=root,
        check=True,
    )
    files = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert files == sorted(
        path.relative_to(folders["hostile"]) for path in folders["hostile"].rglob("*") if path.is_file()
    )
    assert [str(one) for one in files if (tmp_path / one).read_bytes() != (folders["hostile"] / one).read_bytes()] == []


def test_sections_in_the_order_wanted_and_notes(sample: Analysis) -> None:
    report = outline(sample, sections=("timeline", "actors"), notes={"actors": " Mind the aliases. "})
    assert [one.name for one in report.sections] == ["timeline", "actors"]
    assert report.sections[1].note == "Mind the aliases."


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"sections": ["actor"]}, "no section 'actor'"),
        ({"formats": ["doc"]}, "no format 'doc'"),
        ({"formats": []}, "Choose a format"),
    ],
)
def test_what_is_not_there_is_told(sample: Analysis, tmp_path: Path, options: dict[str, list[str]], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        write_report(sample, tmp_path, **options)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_the_figure_pack(sample: Analysis, tmp_path: Path) -> None:
    paths = write_figures(sample, tmp_path, sections=["actors"], sizes=["column", "slide"])
    assert sorted(path.name for path in paths) == [
        "actors-slide.pdf",
        "actors-slide.png",
        "actors-slide.svg",
        "actors.pdf",
        "actors.png",
        "actors.svg",
    ]


def test_charts_of_an_earlier_report_go_and_other_files_stay(sample: Analysis, tmp_path: Path) -> None:
    write_report(sample, tmp_path, formats=["charts"], sections=["actors", "quotes"], sizes=["column", "slide"])
    (tmp_path / "charts/mine.png").write_bytes(b"")
    write_report(sample, tmp_path, formats=["charts"], sections=["quotes", "figures"], charts=["quotes"])
    assert {path.name for path in (tmp_path / "charts").iterdir()} == {
        "mine.png",
        "quotes.png",
        "quotes.svg",
        "quotes.pdf",
    }


def test_the_footer_counts_what_the_analyst_did(sample: Analysis) -> None:
    accepted, rejected = sample.quotes.id[0], sample.figures.id[0]
    seen = review(sample)
    done = review(sample, [seen.correction("accept", accepted), seen.correction("reject", rejected)])
    told = dict(outline(done.result, review=done).footer)["Corrections by the analyst"]
    assert told == "1 accepted, 1 rejected"


def test_ties_have_their_sentence(sample: Analysis) -> None:
    section = outline(sample, sections=["network"]).sections[0]
    assert section.chart is not None and len(section.claims) == len(sample.relations)
    assert all(claim.cells[0] and claim.cells[2] and claim.source.words for claim in section.claims)


def test_many_rows_do_not_make_an_endless_report(tmp_path: Path) -> None:
    result = analyse(Article("Some 5,000 troops left Mosul on May 3, 2020. " * 1100))
    report = outline(result, sections=["figures"])
    assert len(report.sections[0].claims) == 1000 and report.sections[0].more == 100


def test_a_sentence_longer_than_a_page(tmp_path: Path) -> None:
    result = analyse(Article("“" + "We will go and " * 3000 + "stay,” said Ana Roe."))
    path = write_report(result, tmp_path, formats=("pdf", "docx", "html", "md"))
    assert len(pypdf.PdfReader(path).pages) < 20
    assert docx.Document(io.BytesIO((tmp_path / "report.docx").read_bytes())).tables


def test_charts_only_where_wanted(sample: Analysis, tmp_path: Path) -> None:
    report = outline(sample, charts=["quotes"])
    assert [one.name for one in report.sections if one.chart is not None] == ["quotes"]
    write_report(sample, tmp_path, formats=["md"], charts=())
    assert not (tmp_path / "charts").exists() and b"![" not in (tmp_path / "report.md").read_bytes()


# ------------------------------------------------------------------------------------------- the page as a reading surface
def test_every_row_of_the_page_leads_to_its_words_in_the_article(folders: dict[str, Path], sample: Analysis) -> None:
    tree = lxml.html.parse(str(folders["sample"] / "report.html"))
    known = set(tree.xpath("//@id"))
    links = tree.xpath("//td[@class='source']/a/@href")
    assert len(links) > 30 and all(link[1:] in known for link in tree.xpath("//@href") if link.startswith("#"))
    for quote in sample.quote_rows:
        words = "".join(
            one.text_content() for one in tree.xpath(f"//span[contains(concat(' ', @data-ids, ' '), ' {quote.id} ')]")
        )
        assert words == quote.text


def test_the_article_of_the_page_is_the_whole_article(folders: dict[str, Path], sample: Analysis) -> None:
    tree = lxml.html.parse(str(folders["sample"] / "report.html"))
    for number, sentence in enumerate(sample.sentences.text, 1):
        node = tree.xpath(f"//span[@id='s{number}']")[0]
        assert node.text_content().removeprefix(str(number)) == sentence


def test_tables_alone_draw_no_chart(sample: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.export.outline.CHARTS", {})
    path = write_report(sample, tmp_path, formats=["csv", "json", "xlsx"])
    assert path == tmp_path / "tables/actors.csv" and not (tmp_path / "charts").exists()


def test_tables_for_people_have_names_sentences_and_sources(sample: Analysis) -> None:
    table = readable_table(sample, "quotes", notes={"q1": "Ask again. #urgent"})
    assert {"Speaker", "Sentence no.", "Sentence", "Note", "Published", "Source"} <= set(table.columns)
    assert "Vincent Barker" in set(table.Speaker) and table.Note[0] == "Ask again. #urgent"
    assert all(
        " ".join(text.split()) in sentence or len(text) > len(sentence)
        for text, sentence in zip(table["What was said"], table.Sentence)
    )


OWN = {"section": "NEWS; Pg. 4", "url": "https://paper.example/1", "page": "4", "Quote": "no", "=coder": "=A1"}


def test_own_columns_of_the_source_stand_in_every_export(tmp_path: Path) -> None:
    article = Article("“We lost 40 boats,” said Ana Roe.", author="Ivo Castell", metadata=OWN)
    write_report(analyse(article), tmp_path, formats=["html", "md", "docx", "csv", "xlsx", "json"])
    people, facts = (pd.read_csv(tmp_path / f"tables/{name}.csv") for name in ("quotes", "data/article"))
    sheet = load_workbook(tmp_path / "tables/tables.xlsx")["quotes"]
    headings = [cell.value for cell in sheet[1]]
    for found in (people.columns, facts.columns, headings):
        assert {"section", "url", "'=coder"} <= set(found) and len(set(found)) == len(found)
    assert people["section"][0] == facts["section"][0] == "NEWS; Pg. 4" and people["Author"][0] == "Ivo Castell"
    assert sheet.cell(2, headings.index("url") + 1).value == "https://paper.example/1"
    assert people["'=coder"][0] == "'=A1"
    assert json.loads((tmp_path / "analysis.json").read_text("utf-8"))["article"]["metadata"] == OWN
    word = "\n".join(one.text for one in docx.Document(str(tmp_path / "report.docx")).paragraphs)
    for text in ((tmp_path / "report.html").read_text("utf-8"), (tmp_path / "report.md").read_text("utf-8"), word):
        assert "NEWS; Pg. 4" in text and "paper.example/1" in text


def test_a_report_names_countries_and_months_as_people_do(tmp_path: Path) -> None:
    article = Article(
        "Flooding in Nairobi began in April 2023. Kenya sent troops there on 4 May 2023.", published=date(2023, 5, 5)
    )
    write_report(analyse(article), tmp_path, formats=["md", "csv"])
    report = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "Events run from April 2023 to 4 May 2023." in report
    assert "| Nairobi | Kenya |" in report and "| Kenya |  |" in report
    assert list(pd.read_csv(tmp_path / "tables/places.csv").Country) == ["Kenya", "Kenya"]
    assert list(pd.read_csv(tmp_path / "tables/data/places.csv").country) == ["KE", "KE"]


PRINTED = """VESTERHAVN, Norway, 14 October 2025 — Its chairman, Tore Hamnes, said on Monday that output fell by 9 percent. Hamnes told Ana Roe that Ben Okri
would leave. Residents said the port had been offered 3 percent. Police closed the road. The police said nothing else."""


def test_a_report_is_worded_as_one_would_write_it(tmp_path: Path) -> None:
    """The file's name and not its folders, a date's certainty in words, and no cell that repeats another."""
    result = analyse(Article(PRINTED, published=date(2025, 10, 14), source=str(tmp_path / "port.txt")))
    made = outline(result, charts=[])
    assert dict(made.about)["Source"] == "port.txt"
    cells = [cell for section in made.sections for claim in section.claims for cell in claim.cells]
    assert "happened (date inferred)" in cells and not any(
        "speaks about" in cell or "unnamed official" in cell for cell in cells
    )
    described = {
        claim.cells[0]: claim.cells[1]
        for section in made.sections
        if section.name == "actors"
        for claim in section.claims
    }
    assert described["Tore Hamnes"].startswith("person; chairman") and "also police" not in described["Police"]
    assert "percent" not in [
        claim.cells[1] for section in made.sections if section.name == "figures" for claim in section.claims
    ]
    assert "Vesterhavn" in cells and "VESTERHAVN" not in cells


def test_pictures_for_a_slide_are_large_and_so_are_their_letters(sample: Analysis, tmp_path: Path) -> None:
    """As wide as a screen; and the same letters as in a column, which is narrower, so that they are enlarged with the picture."""
    from PIL import Image

    for path in write_figures(
        sample, tmp_path, sizes=["slide"], sections=["actors", "quotes", "network"], formats=["png"]
    ):
        assert Image.open(path).width == 2400
    from analysis.charts.style import ENLARGED, SIZES

    assert 9 * ENLARGED["slide"] >= 14 and SIZES["slide"][0] * ENLARGED["slide"] == 12
