"""Names of bodies that are cut off after a few letters: the Fed, which is the Federal Reserve."""

from __future__ import annotations

from analysis.language.gazetteer import gazetteer_classes
from analysis.link.actors.clusters import MIN_CLIPPED, Cluster, Names


def clipped(names: Names, group: Cluster) -> Cluster | None:
    """the Fed => the Federal Reserve: the beginning of the first word of one body's name, which is named in full somewhere."""
    short = group.words[0] if len(group.words) == 1 and group.kind in ("organisation", "person") else ""
    listed_as = gazetteer_classes().get(group.name, "body").rstrip("?")
    if len(short) < MIN_CLIPPED or group.name.isupper() or listed_as != "body":
        return None
    longer = [one for one in names.found("clipped", short[:MIN_CLIPPED], group) if one.words[0].startswith(short)]
    found = [one for one in longer if one.words[0] != short]
    return found[0] if len(found) == 1 else None
