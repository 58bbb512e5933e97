"""Names clustered into actors and places; descriptions and pronouns linked to them by coreference."""

from __future__ import annotations

from analysis.link.actors.actor import Actor
from analysis.link.actors.governments import government_label
from analysis.link.actors.linker import link_actors, rank
from analysis.link.actors.place import Place

__all__ = ["Actor", "Place", "government_label", "link_actors", "rank"]
