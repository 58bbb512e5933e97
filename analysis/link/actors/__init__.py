"""Names joined into actors; pronouns linked to them."""

from __future__ import annotations

from analysis.link.actors.actor import Actor
from analysis.link.actors.governments import government_label
from analysis.link.actors.linker import link_actors, rank

__all__ = ["Actor", "government_label", "link_actors", "rank"]
