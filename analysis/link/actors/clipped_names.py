"""Clipped names of organisations: "the Fed" for the Federal Reserve."""

from __future__ import annotations

from analysis.language.gazetteer import gazetteer_classes
from analysis.link.actors.clusters import MIN_CLIPPED, Cluster, Names


def clipped(names: Names, group: Cluster) -> Cluster | None:
    """Clipped name => the one organisation, named in full somewhere, whose first word begins with it: "the Fed" => "Federal Reserve"."""
    short = group.words[0] if len(group.words) == 1 and group.kind in ("organisation", "person") else ""
    listed_as = gazetteer_classes().get(group.name, "body").rstrip("?")
    if len(short) < MIN_CLIPPED or group.name.isupper() or listed_as != "body":
        return None
    longer = [one for one in names.matches("clipped", short[:MIN_CLIPPED], group) if one.words[0].startswith(short)]
    found = [one for one in longer if one.words[0] != short]
    return found[0] if len(found) == 1 else None
