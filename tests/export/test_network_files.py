"""The network as files that other programs read, whatever the names hold."""

import csv
import io

import networkx as nx
import pytest
from lxml import etree

from analysis import Analysis, Article, analyse
from analysis.export.network import network_files, network_graph
from tests.export.hostile import hostile

TEXT = "Maria Lewis thanked John Carter in Boston. “Iran is far,” said Peter Howard."


@pytest.fixture(scope="module", params=["plain", "hostile", "empty"])
def result(request: pytest.FixtureRequest) -> Analysis:
    return {"plain": lambda: analyse(Article(TEXT)), "hostile": hostile, "empty": lambda: analyse(Article(""))}[
        request.param
    ]()


def test_graphml_and_gexf_come_back(result: Analysis) -> None:
    graph, files = network_graph(result), network_files(result)
    for again in (
        nx.read_graphml(io.BytesIO(files["network.graphml"].encode())),
        nx.read_gexf(io.BytesIO(files["network.gexf"].encode())),
    ):
        assert (len(again), again.number_of_edges()) == (len(graph), graph.number_of_edges())
        assert all(again.nodes[node]["label"] == graph.nodes[node]["label"] for node in graph)


def test_xml_is_well_formed_and_holds_no_entities_or_markup_of_the_article(result: Analysis) -> None:
    for name in ("network.graphml", "network.gexf"):
        root = etree.fromstring(
            network_files(result)[name].encode(), etree.XMLParser(resolve_entities=False, huge_tree=False)
        )
        assert not {"script", "b", "a"} & {
            etree.QName(one).localname for one in root.iter() if isinstance(one.tag, str)
        }


def test_no_cell_is_a_formula(result: Analysis) -> None:
    for name in ("network-actors.csv", "network-ties.csv"):
        for row in csv.reader(io.StringIO(network_files(result)[name])):
            assert not any(cell.startswith(("=", "+", "-", "@", "|")) for cell in row)


def test_the_same_article_gives_the_same_bytes(result: Analysis) -> None:
    assert network_files(result) == network_files(result)
    assert "20" not in network_files(analyse(Article("")))["network.gexf"].split("lastmodifieddate")[1][:6].replace(
        "2000", ""
    )


def test_control_characters_become_a_sign() -> None:
    assert "\x00" not in str(network_graph(hostile()).nodes(data=True))
