"""What goes out comes back; what other programs read follows their rules."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import lxml.etree
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Analysis, Article, analyse, read_article
from analysis.export.annotations import analysis_to_annotations, annotation_pieces
from analysis.export.brat import analysis_to_brat
from analysis.export.conll import analysis_to_conll
from analysis.export.exchange import analysis_from_json, analysis_to_json, schema
from analysis.export.timeml import analysis_to_timeml
from tests.export.hostile import hostile

SEED = Path(__file__).parents[2] / "seeds/us-led-coalition-transfers-second-military-base.txt"
SCHEMA = Path(__file__).parents[2] / "analysis/export/schema/analysis-2.json"


@pytest.fixture(scope="module", params=["sample", "hostile", "empty", "nothing"])
def result(request: pytest.FixtureRequest) -> Analysis:
    made = {
        "sample": lambda: analyse(read_article(SEED)),
        "hostile": hostile,
        "empty": lambda: analyse(Article("well")),
        "nothing": lambda: analyse(Article("")),
    }
    return made[request.param]()


def test_json_comes_back_equal(result: Analysis) -> None:
    again = analysis_from_json(analysis_to_json(result))
    assert again == result
    for name in ("mentions", "actors", "quotes", "figures", "dates", "events", "tokens", "sentences"):
        assert getattr(again, name).equals(getattr(result, name)) and getattr(again, name).dtypes.equals(
            getattr(result, name).dtypes
        )
    assert analysis_to_json(again) == analysis_to_json(result)


def test_the_schema_fits_and_is_the_one_in_the_file(result: Analysis) -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == schema(), (
        "write schema() to schema/analysis-2.json again, with a new version where it breaks readers"
    )
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(analysis_to_json(result)), schema())


@pytest.mark.parametrize(
    ("change", "says"),
    [(lambda told: "{", "not JSON"), (lambda told: "[]", "not an analysis"), (lambda told: told | {"version": 99}, "version 99"),
     (lambda told: {key: value for key, value in told.items() if key != "quotes"}, "whole analysis"), (lambda told: told | {"figures": [{"x": 1}]}, "unknown field x"),
     (lambda told: told | {"article": {**told["article"], "text": "other"}}, "."), (lambda told: told | {"tokens": {}}, "whole analysis"),
     (lambda told: told | {"quotes": [{**told["quotes"][0], "text": "never said"}]}, "does not fit the article")],
)  # fmt: skip
def test_what_is_no_analysis_is_told(change, says: str) -> None:  # type: ignore[no-untyped-def]
    told = change(json.loads(analysis_to_json(analyse(read_article(SEED)))))
    with pytest.raises(ValueError, match=re.escape(says)) as problem:
        analysis_from_json(told if isinstance(told, str) else json.dumps(told))
    assert str(problem.value).endswith(".")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["article", "text", "tokens", "quotes", "x"]), inner)
        ),
        max_leaves=12,
    )
)
@settings(max_examples=100)
def test_any_json_gives_one_error(value: object) -> None:
    told = {"format": "analyst-workbook/analysis", "version": 2} | (
        value if isinstance(value, dict) else {"article": value}
    )
    with pytest.raises(ValueError):
        analysis_from_json(json.dumps(told))


def test_web_annotations_find_their_words(result: Analysis) -> None:
    page = json.loads(analysis_to_annotations(result))
    text = result.article.text
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["partOf"]["total"] == len(page["items"])
    assert len({one["id"] for one in page["items"]}) == len(page["items"])
    for one in page["items"]:
        position, quote = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"]) and text[position["end"] :].startswith(
            quote["suffix"]
        )


def test_annotations_come_one_at_a_time(result: Analysis) -> None:
    """No piece holds more than one annotation, however long the article is."""
    pieces = list(annotation_pieces(result))
    assert "".join(pieces) == analysis_to_annotations(result)
    assert len(pieces) == 2 + json.loads("".join(pieces))["partOf"]["total"]


def test_brat_standoff_fits_its_text(result: Analysis) -> None:
    files = analysis_to_brat(result)
    text, declared = files["brat/article.txt"], set(re.findall(r"\w+", files["brat/annotation.conf"]))
    keys: set[str] = set()
    for line in files["brat/article.ann"].split("\n")[:-1]:
        key, body, *words = line.split("\t")
        assert key not in keys
        keys.add(key)
        if key[0] == "T":
            kind, _, where = body.partition(" ")
            spans = [tuple(map(int, one.split())) for one in where.split(";")]
            assert (
                kind in declared
                and " ".join(text[a:b] for a, b in spans) == "\t".join(words)
                and all(a < b for a, b in spans)
            )
        if key[0] == "R":
            assert all(one.split(":")[1] in keys for one in body.split()[1:])
        if key[0] == "E":
            assert all(one.split(":")[1] in keys for one in body.split())


def test_conll_has_a_line_a_token(result: Analysis) -> None:
    lines = analysis_to_conll(result).split("\n")
    assert lines[0] == "# global.columns = ID FORM LEMMA XPOS NE ACTOR MISC"
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    rows = [line.split("\t") for line in lines if re.match(r"\d+\t", line)]
    assert len(rows) == len(result.document.words) and all(len(row) == 7 and all(row) for row in rows)
    labels = [row[4] for row in rows]
    assert all(re.fullmatch(r"O|[BI]-(PER|ORG|LOC|GRP|MISC)", label) for label in labels)
    assert all(
        before[2:] == label[2:] and before != "O" for before, label in zip(["O", *labels], labels) if label[0] == "I"
    )


def test_timeml_is_xml_with_the_whole_text(result: Analysis) -> None:
    xml = analysis_to_timeml(result).encode()
    tree = lxml.etree.fromstring(xml, lxml.etree.XMLParser(resolve_entities=False, no_network=True))
    found = tree.findall(".//TEXT/TIMEX3")
    assert len({one.get("tid") for one in tree.iter("TIMEX3")}) == len(found) + 1
    assert all(one.get("type") in ("DATE", "TIME", "DURATION", "SET") and one.get("value") for one in found)
    assert all(one.get("anchorTimeID") in {None, *(other.get("tid") for other in tree.iter("TIMEX3"))} for one in found)
    if "\x00" not in result.article.text:
        assert "".join(tree.find("TEXT").itertext()) == result.article.text
    if xmllint := shutil.which("xmllint"):
        assert subprocess.run([xmllint, "--noout", "--nonet", "-"], input=xml, capture_output=True).returncode == 0


def test_corrected_rows_go_out_and_come_back() -> None:
    result = analyse(Article("Ana Roe said on May 3, 2020 that 5,000 troops left.", published=date(2020, 5, 4)))
    changed = result.with_rows(figures=[replace(row, status="edited", value=4000.0) for row in result.figure_rows])
    assert analysis_from_json(analysis_to_json(changed)).figures.status.tolist() == ["edited"] * len(result.figure_rows)
