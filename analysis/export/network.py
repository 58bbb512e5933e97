"""Analysis => its network of actors as GraphML and GEXF (for Gephi, Cytoscape, yEd and networkx) and as CSV."""

from __future__ import annotations

import io
import re
from typing import Any

import networkx as nx

from analysis.export.files import csv_text
from analysis.link.network import ties
from analysis.result import Analysis

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, even escaped."""
DAY = re.compile(r'lastmodifieddate="[^"]*"')


def network_files(result: Analysis) -> dict[str, str]:
    """Analysis => {file name: text}: network.graphml, network.gexf, network-actors.csv and network-ties.csv."""
    graph, found = network_graph(result), ties(result.mentions, result.relations)
    return {
        "network.graphml": graphml(graph), "network.gexf": gexf(graph),
        "network-actors.csv": csv_text(result.actors),
        "network-ties.csv": csv_text(found),
    }  # fmt: skip


def network_graph(result: Analysis) -> nx.MultiDiGraph:
    """Analysis => networkx graph: one node per actor (label, kind, role, country, mentions), one edge per tie (kind, verbs, times, sentences).

    Ties of kind "together" have no direction; their edge starts at the actor that comes first in the article.
    """
    graph = nx.MultiDiGraph()
    for row in result.actor_rows:
        graph.add_node(row.id, label=xml_text(row.name), kind=row.kind, aliases=xml_text("; ".join(row.aliases)), role=xml_text(row.role), country=xml_text(row.country),
                       mentions=row.mentions)  # fmt: skip
    for number, row in enumerate(ties(result.mentions, result.relations).itertuples(), 1):
        graph.add_edge(row.source, row.target, key=f"t{number}", id=f"t{number}", kind=row.kind, label=xml_text(", ".join(row.verbs)), weight=int(row.times),
                       sentences=", ".join(str(one + 1) for one in row.sentences))  # fmt: skip
    return graph


def xml_text(value: Any) -> str:
    """Value => text without characters that XML forbids; "" for a missing value."""
    return NO_XML.sub("\ufffd", value) if isinstance(value, str) else ""


def graphml(graph: nx.MultiDiGraph) -> str:
    buffer = io.BytesIO()
    nx.write_graphml_xml(graph, buffer, encoding="utf-8", prettyprint=True)
    return buffer.getvalue().decode("utf-8") + "\n"


def gexf(graph: nx.MultiDiGraph) -> str:
    """Graph => GEXF text without the date of writing, so that the same article gives the same bytes."""
    buffer = io.BytesIO()
    nx.write_gexf(graph, buffer, encoding="utf-8", prettyprint=True)
    return DAY.sub('lastmodifieddate="2000-01-01"', buffer.getvalue().decode("utf-8"), count=1) + "\n"
